#!/usr/bin/env python3
"""Checks the house rules (STYLE.md) over the tree, or over the files named: tidy.py [FILE...].

Prints one line a complaint and exits with 1 when there is any."""

import subprocess
import sys
from pathlib import Path

import rules
import texts
from rooms import Rooms

ROOT = Path(__file__).resolve().parents[2]
TEXT_ENDS = ('.cpp', '.hpp', '.py', '.md', '.txt', '.cmake', '.json', '.toml', '.csv', '.tsv',
             '.case', '.sql')
# Other people's documents, kept as they are.
KEPT_AS_IS = {'LICENSE'}


def tree_files(root):
    """What git would commit; without git, whatever stands there outside build folders."""
    listing = subprocess.run(
        ['git', '-C', str(root), 'ls-files', '--cached', '--others', '--exclude-standard', '-z'],
        capture_output=True, check=False)
    if listing.returncode == 0:
        return sorted(set(listing.stdout.decode().split('\0')) - {''})
    found = (path.relative_to(root) for path in root.rglob('*') if path.is_file())
    return sorted(str(path) for path in found
                  if path.parts[0] not in ('build', '.git') and 'node_modules' not in path.parts)


def read_text(path):
    """The text of a file we look after, or None (binary, foreign, gone)."""
    if path.name in KEPT_AS_IS or not path.is_file():
        return None
    if not path.name.endswith(TEXT_ENDS) and path.suffix:
        return None
    try:
        text = path.read_text(encoding='utf-8')
    except UnicodeDecodeError:
        return None
    return text if path.suffix or text.startswith('#!') else None


def check(root, paths, context):
    complaints = []
    if room := context.rooms.cycle():
        complaints.append(
            rules.Complaint('src/CMakeLists.txt', 1, 'arrow', f'{room} reaches itself'))
    for path in paths:
        text = read_text(root / path)
        if text is None:
            continue
        file = rules.File(path, text)
        for rule in rules.RULES:
            complaints.extend(rule(file, context))
    return complaints


def main(arguments):
    everything = tree_files(ROOT)
    parent = str(ROOT.parent)
    context = rules.Context(Rooms.of(ROOT), frozenset(everything),
                            '' if parent == '/' else f'{parent}/')
    paths = [str(Path(name).resolve().relative_to(ROOT)) for name in arguments] or everything
    complaints = check(ROOT, paths, context)
    if not arguments:
        complaints.extend(texts.refusals_without_text(
            {path: (ROOT / path).read_text(encoding='utf-8')
             for path in everything
             if path.startswith('src/') and path.endswith(('.cpp', '.hpp'))
             and (ROOT / path).is_file()}))
    for complaint in complaints:
        print(complaint)
    print(f'tidy: {len(paths)} files, {len(complaints)} complaints')
    return 1 if complaints else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
