"""Every code that is refused has a text for people in some message table."""

import re

import rules

REFUSED = re.compile(r'\b(?:refuse|misfit)\(\s*(?:fault,\s*)?"([a-z0-9_]+)"'
                     r'|\bRefusal\{"([a-z0-9_]+)"')
TEXT = re.compile(r'\{"([a-z0-9_.]+)",\s*(?:"[^"]*[^\x00-\x7f]|R"\()')


def refusals_without_text(sources):
    """sources: path -> C++ text of the whole of src/."""
    known = {code for text in sources.values() for code in TEXT.findall(text)}
    complaints = []
    for path, text in sorted(sources.items()):
        for match in REFUSED.finditer(text):
            code = match[1] or match[2]
            if code not in known:
                line = text.count('\n', 0, match.start()) + 1
                complaints.append(rules.Complaint(path, line, 'text', f'"{code}" has no text'))
    return complaints
