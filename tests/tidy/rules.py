"""The house rules of STYLE.md that a machine can check. A rule takes a file and yields complaints;
it knows nothing of the disk or of git."""

import ast
import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from cpp_text import CppText
from rooms import Rooms

FUNCTION_LINES_MAX = 70
FILE_LINES_MAX = 500
LINE_COLUMNS_MAX = 100

# Characters, not punctuation: how a list is joined is layout, what it says is text.
CHINESE = re.compile('[\u3400-\u9fff\uf900-\ufaff]')
# Files whose work is to hold the words users read, and the folders that are no product code.
WORD_FILES = re.compile(r'(?:^|/)(?:messages\w*|\w+_messages|\w+_words)\.(?:cpp|hpp)$')
VAGUE_NAMES = {'util', 'utils', 'helper', 'helpers', 'common', 'impl', 'misc', 'manager'}
# A library that is kept in one room, so that it can be replaced there.
LIBRARY_ROOMS = {
    'sqlite3.h': {'store'},
    'libpq-fe.h': {'store'},
    'boost/asio': {'http'},
    'boost/beast': {'http'},
    'CLI/': {'cli'},
}

IMPURE_HEADERS = {
    'file or console': {'fstream', 'iostream', 'ostream', 'istream', 'filesystem', 'cstdio',
                        'stdio.h', 'unistd.h', 'fcntl.h', 'sys/stat.h', 'spdlog/spdlog.h',
                        'print'},
    'clock': {'ctime', 'time.h', 'sys/time.h'},
    'randomness': {'random', 'openssl/rand.h', 'sys/random.h'},
    'thread': {'thread', 'mutex', 'shared_mutex', 'atomic', 'condition_variable', 'future',
               'pthread.h', 'semaphore', 'latch', 'barrier', 'stop_token'},
    'locale': {'locale', 'clocale', 'locale.h', 'sstream', 'iomanip', 'cctype', 'ctype.h'},
    'floating point': {'cmath', 'math.h', 'cfloat', 'complex', 'numbers'},
}
IMPURE_CODE = {
    'file or console': r'\bstd::c(?:out|err|in|log)\b|\bstd::f?printf\b|\bfopen\s*\(|\bgetenv\s*\('
                       r'|\bstd::filesystem\b|\bspdlog::|\bsystem\s*\(',
    'clock': r'\b(?:system|steady|high_resolution|utc|tai|file)_clock\b|\bclock_gettime\b'
             r'|\bgettimeofday\b|\bstd::time\s*\(|\blocaltime\w*\b',
    'randomness': r'\bstd::(?:random_device|mt19937\w*|rand)\b|\bs?rand\s*\(|\bRAND_bytes\b',
    'thread': r'\bstd::(?:jthread|thread|mutex|atomic\w*|async|this_thread)\b|\bthread_local\b',
    'locale': r'\bsetlocale\b|\bstd::locale\b'
              r'|\b(?:tolower|toupper|isalpha|isalnum|isspace|isdigit)\s*\(',
    'floating point': r'\b(?:float|double)\b|\bstd::sto[dfl]d?\b|\bstrto[df]\b'
                      r'|(?<![\w.])\d[\d\']*\.\d|(?<![\w.])\d+[eE][+-]?\d+\b',
}
# base carries no domain and no I/O either; it may know how text and numbers are written.
PURE_ROOMS = {
    'core': set(IMPURE_CODE),
    'base': {'file or console', 'clock', 'randomness'},
}
HOME_PATH = re.compile(r'(?<![\w.\-/:}])/(?:home|root|Users)/\w')
# Spelled apart so that this file keeps its own rule.
UNFINISHED = re.compile(r'\b(?:TO' r'DO|FIX' r'ME|XX' r'X|HA' r'CK)\b'
                        r'(?P<condition>\((?:until|when) [^)]+\))?')


@dataclass(frozen=True)
class Context:
    """What rules need beside the file: the arrows, the paths of the tree, and how the paths of this
    machine begin (empty: unknown)."""
    rooms: Rooms
    paths: frozenset = frozenset()
    machine: str = ''


@dataclass(frozen=True)
class Complaint:
    path: str
    line: int
    rule: str
    text: str

    def __str__(self):
        return f'{self.path}:{self.line}: {self.rule}: {self.text}'


@dataclass
class File:
    path: str
    source: str
    cpp: CppText = field(init=False)

    def __post_init__(self):
        self.cpp = CppText(self.source) if self.is_cpp else None

    @property
    def is_cpp(self):
        return self.path.endswith(('.cpp', '.hpp'))

    @property
    def is_code(self):
        return (self.is_cpp or self.path.endswith(('.py', '.cmake', 'CMakeLists.txt'))
                or self.source.startswith('#!'))

    @property
    def parts(self):
        return PurePosixPath(self.path).parts

    @property
    def room(self):
        """The room under src/, or None."""
        return self.parts[1] if len(self.parts) > 2 and self.parts[0] == 'src' else None

    def complaint(self, line, rule, text):
        return Complaint(self.path, line, rule, text)


def sizes(file, _):
    if not file.is_code:
        return
    lines = file.source.splitlines()
    if len(lines) > FILE_LINES_MAX:
        yield file.complaint(len(lines), 'file_size',
                             f'{len(lines)} lines, {FILE_LINES_MAX} allowed: split by theme')
    for number, line in enumerate(lines, 1):
        if len(line) > LINE_COLUMNS_MAX:
            yield file.complaint(number, 'line_size',
                                 f'{len(line)} columns, {LINE_COLUMNS_MAX} allowed')
    if WORD_FILES.search(file.path):
        return  # a table inside a function is read row by row
    for name, first, count in functions_of(file):
        if count > FUNCTION_LINES_MAX:
            yield file.complaint(first, 'function_size', f'{name} has {count} lines, '
                                 f'{FUNCTION_LINES_MAX} allowed: name its steps')


def functions_of(file):
    if file.is_cpp:
        for function in file.cpp.functions():
            yield function.name, function.first_line, function.lines
    elif file.path.endswith('.py'):
        for node in ast.walk(ast.parse(file.source)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield node.name, node.lineno, node.end_lineno - node.lineno + 1


def arrows(file, context):
    rooms = context.rooms
    if not file.is_cpp or file.parts[0] not in ('src', 'tests') or len(file.parts) < 3:
        return
    if file.parts[0] == 'tests' and file.parts[1] not in rooms.tests:
        return
    place = file.parts[1]
    allowed = rooms.below(place) if file.room else rooms.below_tests(place)
    for include in file.cpp.includes():
        target = include.path.split('/')[0]
        if include.quoted and target in rooms.uses and target not in allowed:
            yield file.complaint(include.line, 'arrow', f'{place} may not use {target} '
                                 f'(see {file.parts[0]}/CMakeLists.txt)')
        if include.quoted and file.room and target not in rooms.uses:
            yield file.complaint(include.line, 'include_path',
                                 f'"{include.path}" is not "room/file.hpp" seen from src/')
        for library, homes in LIBRARY_ROOMS.items():
            if file.room and include.path.startswith(library) and file.room not in homes:
                yield file.complaint(include.line, 'library_room',
                                     f'<{include.path}> is used in {", ".join(sorted(homes))} only')


def purity(file, _):
    if not file.is_cpp or file.room not in PURE_ROOMS or file.path.endswith('/precompiled.hpp'):
        return
    for theme in sorted(PURE_ROOMS[file.room]):
        for include in file.cpp.includes():
            if include.path in IMPURE_HEADERS[theme]:
                yield file.complaint(include.line, 'purity',
                                     f'<{include.path}> brings {theme} into {file.room}')
        for found in re.finditer(IMPURE_CODE[theme], file.cpp.statements):
            yield file.complaint(file.cpp.line_of(found.start()), 'purity',
                                 f'`{found.group().strip()}` is {theme}; {file.room} is pure')


def unordered_iteration(file, _):
    """The order of an unordered container differs between builds: core may only look things up."""
    if not file.is_cpp or file.room != 'core':
        return
    code = file.cpp.statements
    for name in set(re.findall(r'\bunordered_\w+\s*<[^;{}()]*>\s*&?\s*(\w+)\s*[;{=,)]', code)):
        loop = rf'\bfor\s*\([^;{{}}]*?:\s*[\w.>\-*]*\b{name}\s*\)|\b{name}\s*\.\s*c?begin\s*\('
        for found in re.finditer(loop, code):
            yield file.complaint(file.cpp.line_of(found.start()), 'unordered_iteration',
                                 f'{name} has no order: use a sorted container')


def purpose(file, context):
    """The first words of a file say what it is for; for a .cpp its header may have said it, and
    check.hpp speaks for check_kinds.cpp too."""
    if not file.is_code or not file.source.strip():
        return
    if file.path.endswith('.cpp'):
        words = file.path[:-len('.cpp')].split('_')
        if any('_'.join(words[:n]) + '.hpp' in context.paths for n in range(1, len(words) + 1)):
            return
    lines = file.source.splitlines()
    first = lines[1] if lines[0].startswith('#!') and len(lines) > 1 else lines[0]
    mark = '//' if file.is_cpp else ('"""' if file.path.endswith('.py') else '#')
    if not first.startswith(mark) or len(first.lstrip('/#" ').split()) < 3:
        yield file.complaint(1, 'purpose', 'the file does not begin by saying what it is for')
    if file.path.endswith('.hpp') and not re.search(r'^#pragma once$', file.source, re.MULTILINE):
        yield file.complaint(1, 'pragma_once', '#pragma once is missing')


def names(file, _):
    if not file.is_cpp and not file.path.endswith('.py'):
        return
    for part in file.parts:
        stem = part.split('.')[0]
        if stem != stem.lower() or not re.fullmatch(r'[a-z0-9_]+', stem):
            yield file.complaint(1, 'name', f'"{part}" is not snake_case')
        elif stem in VAGUE_NAMES:
            yield file.complaint(1, 'name', f'"{part}" does not say what a reader finds there')


def chinese_literals(file, _):
    if not file.is_cpp or file.parts[0] != 'src' or WORD_FILES.search(file.path):
        return
    for literal in file.cpp.literals:
        if CHINESE.search(literal.text):
            yield file.complaint(file.cpp.line_of(literal.offset), 'bare_text',
                                 'text for users belongs into a table (messages*.cpp, '
                                 '*_messages.cpp, *_words.cpp) or into the rule set')


def machine_paths(file, context):
    for number, line in enumerate(file.source.splitlines(), 1):
        if HOME_PATH.search(line) or (context.machine and context.machine in line):
            yield file.complaint(number, 'machine_path', 'a path of one machine')


def unfinished(file, _):
    for number, line in enumerate(file.source.splitlines(), 1):
        for found in UNFINISHED.finditer(line):
            if found.group('condition') is None:
                yield file.complaint(number, 'unfinished',
                                     f'{found.group()} without "(until ...)" or "(when ...)": '
                                     'say what ends it, or do it')


RULES = [sizes, arrows, purity, unordered_iteration, purpose, names, chinese_literals,
         machine_paths, unfinished]
