"""Reads C++ as far as the house rules need it: what is code, what is a literal, where functions
begin and end. No grammar: preprocessor lines, comments and literals are blanked, braces counted."""

import re
from dataclasses import dataclass

TOKEN = re.compile(
    r'//[^\n]*'
    r'|/\*.*?\*/'
    r'|R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'",
    re.DOTALL)
DIRECTIVE = re.compile(r'^[ \t]*#(?:\\\n|[^\n])*', re.MULTILINE)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)
SCOPE = re.compile(r'\b(?:class|struct|union|enum|namespace)\b[^()=;]*$')
ACCESS = re.compile(r'\s*(?:public|private|protected)\s*:(?!:)')
CONSTRUCTOR_LIST = re.compile(r'\)\s*(?:noexcept\s*(?:\([^()]*\))?\s*)?:(?!:)')
ATTRIBUTE = re.compile(r'\[\[.*?\]\]|\balignas\s*\([^()]*\)')


@dataclass(frozen=True)
class Literal:
    offset: int
    text: str


@dataclass(frozen=True)
class Function:
    first_line: int
    last_line: int
    name: str

    @property
    def lines(self):
        return self.last_line - self.first_line + 1


@dataclass(frozen=True)
class Include:
    line: int
    path: str
    quoted: bool


class CppText:
    """One file. `code` has the length and the lines of `source`, with comments and literals blank;
    `statements` is `code` without preprocessor lines."""

    def __init__(self, source):
        self.source = source
        self.literals = []
        self.code = TOKEN.sub(self._blank_token, source)
        self.statements = DIRECTIVE.sub(lambda found: blank(found.group()), self.code)

    def _blank_token(self, found):
        text = found.group()
        if not text.startswith(('//', '/*')):
            self.literals.append(Literal(found.start(), text))
        return blank(text)

    def line_of(self, offset):
        return self.source.count('\n', 0, offset) + 1

    def includes(self):
        for found in INCLUDE.finditer(self.source):
            if self.code[found.start():found.end()].lstrip().startswith('#'):
                quoted = found.group(1) == '"'
                yield Include(self.line_of(found.start(2)), found.group(2), quoted)

    def functions(self):
        """Functions at namespace and class level; a lambda counts within its function."""
        text = self.statements
        at, head, depth = 0, 0, 0
        while at < len(text):
            mark = text[at]
            if mark in '([':
                depth += 1
            elif mark in ')]':
                depth -= 1
            elif mark == ';' and depth == 0:
                head = at + 1
            elif mark == '}':
                head, depth = at + 1, 0
            elif mark == '{':
                kind = 'value' if depth > 0 else kind_of(text[head:at])
                if kind == 'scope':
                    head = at + 1
                else:
                    end = closing_brace(text, at)
                    if kind == 'function':
                        yield self._function(head, end)
                        head = end + 1
                    at = end
            at += 1

    def _function(self, head, end):
        begin = head
        while found := ACCESS.match(self.statements, begin):
            begin = found.end()
        begin += len(self.statements[begin:]) - len(self.statements[begin:].lstrip())
        signature = without_template(self.statements[begin:end])
        name = re.search(r'(operator\s*\S+?|[\w~:]+)\s*\(', signature)
        return Function(self.line_of(begin), self.line_of(end), name.group(1) if name else '?')


def blank(text):
    return re.sub(r'[^\n]', ' ', text)


def closing_brace(text, opening):
    depth = 0
    for at in range(opening, len(text)):
        if text[at] == '{':
            depth += 1
        elif text[at] == '}':
            depth -= 1
            if depth == 0:
                return at
    return len(text) - 1


def without_template(head):
    head = head.lstrip()
    while found := re.match(r'template\s*<', head):
        depth, at = 1, found.end()
        while at < len(head) and depth > 0:
            depth += {'<': 1, '>': -1}.get(head[at], 0)
            at += 1
        head = head[at:].lstrip()
    return head


def without_parentheses(head):
    out, depth = [], 0
    for mark in head:
        if mark == '(':
            depth += 1
        if depth == 0:
            out.append(mark)
        if mark == ')':
            depth -= 1
    return ''.join(out)


def kind_of(head):
    """What the brace after `head` opens: 'scope' (namespace, class), 'function', or 'value'."""
    while found := ACCESS.match(head):
        head = head[found.end():]
    head = without_template(ATTRIBUTE.sub('', head))
    if not head.strip() or head.strip() == 'extern' or SCOPE.search(head):
        return 'scope'
    if CONSTRUCTOR_LIST.search(head):
        return 'function' if head.rstrip()[-1] in ')}' else 'value'
    named = re.sub(r'\boperator\s*(?:\(\)|[^\w\s(]+)', 'operator', head)
    flat = without_parentheses(named)
    if re.search(r'(?<![=!<>])=(?!=)', flat) or '(' not in named:
        return 'value'
    return 'function'
