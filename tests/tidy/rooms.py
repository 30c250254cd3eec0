"""The arrows between rooms, read from the CMake lists that also make them link.

As a program: `rooms.py users ROOM` prints the rooms that use ROOM directly."""

import re
import sys
from pathlib import Path

ROOM = re.compile(r'^luoshi_(room|tests)\(([a-z_]+)\s*([^)]*)\)', re.MULTILINE)


class Rooms:
    """uses: room -> the rooms it names; tests: test folder -> the rooms it names."""

    def __init__(self, source_list, test_list):
        self.uses = {name: used for kind, name, used in rooms_of(source_list) if kind == 'room'}
        self.tests = {name: used for kind, name, used in rooms_of(test_list) if kind == 'tests'}

    @staticmethod
    def of(root):
        return Rooms((root / 'src/CMakeLists.txt').read_text(encoding='utf-8'),
                     (root / 'tests/CMakeLists.txt').read_text(encoding='utf-8'))

    def below(self, room):
        """Every room that `room` may include, itself among them."""
        return self._closure([room])

    def below_tests(self, folder):
        return self._closure(self.tests.get(folder, []))

    def users(self, room):
        return sorted(name for name, used in self.uses.items() if room in used)

    def cycle(self):
        """A room that reaches itself, or None."""
        for room, used in self.uses.items():
            if room in self._closure(used):
                return room
        return None

    def _closure(self, begin):
        reached, waiting = set(), list(begin)
        while waiting:
            room = waiting.pop()
            if room not in reached:
                reached.add(room)
                waiting.extend(self.uses.get(room, []))
        return reached


def rooms_of(text):
    for kind, name, rest in ROOM.findall(re.sub(r'#[^\n]*', '', text)):
        words, used, reading = rest.split(), [], False
        for word in words:
            if word.isupper():
                reading = word == 'USES'
            elif reading:
                used.append(word)
        yield kind, name, used


if __name__ == '__main__':
    if len(sys.argv) != 3 or sys.argv[1] != 'users':
        sys.exit(__doc__)
    print('\n'.join(Rooms.of(Path(__file__).resolve().parents[2]).users(sys.argv[2])))
