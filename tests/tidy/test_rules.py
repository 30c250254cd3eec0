"""Each rule: one file that breaks it, and its neighbour that does not."""

import tempfile
import unittest
from pathlib import Path

import rules
import tidy
from rooms import Rooms

ROOMS = Rooms('luoshi_room(base LIBRARIES fmt::fmt)\nluoshi_room(core USES base)\n'
              'luoshi_room(views USES core)\nluoshi_room(store USES views\n  LIBRARIES sqlite3)\n'
              'luoshi_room(http USES core)\n',
              'luoshi_tests(core USES core LIBRARIES rapidcheck)\n')
PURPOSE = '// Says what the file is for.\n'


def broken(path, source, **context):
    file = rules.File(path, source)
    given = rules.Context(ROOMS, **context)
    return [(c.rule, c.line) for rule in rules.RULES for c in rule(file, given)]


def broken_rules(path, source, **context):
    return [rule for rule, _ in broken(path, PURPOSE + source, **context)]


class Sizes(unittest.TestCase):
    def test_function(self):
        body = 'void f() {\n' + '  g();\n' * 68 + '}\n'
        self.assertEqual(broken_rules('src/core/a.cpp', body), [])
        self.assertEqual(broken_rules('src/core/a.cpp', body.replace('{\n', '{\n  g();\n')),
                         ['function_size'])
        self.assertEqual(broken_rules('src/core/messages.cpp', body.replace('{\n', '{\n  g();\n')),
                         [])

    def test_python_function(self):
        source = '"""Says what it is for."""\ndef f():\n' + '    g()\n' * 69
        self.assertEqual(broken('tests/a.py', source), [])
        self.assertEqual(broken('tests/a.py', source + '    g()\n'), [('function_size', 2)])

    def test_file(self):
        self.assertEqual(broken_rules('src/core/a.cpp', 'int a;\n' * 499), [])
        self.assertEqual(broken_rules('src/core/a.cpp', 'int a;\n' * 500), ['file_size'])
        self.assertEqual(broken_rules('docs/words.md', 'a\n' * 900), [])

    def test_columns_are_characters(self):
        line = '// ' + '\u4e00' * 97
        self.assertEqual(broken_rules('src/core/a.cpp', line + '\n'), [])
        self.assertEqual(broken('src/core/a.cpp', PURPOSE + line + 'x\n'), [('line_size', 2)])


class Arrows(unittest.TestCase):
    def test_downwards_at_any_distance(self):
        self.assertEqual(broken_rules('src/store/a.cpp', '#include "base/id.hpp"\n'), [])
        self.assertEqual(broken_rules('src/core/a.cpp', '#include "views/row.hpp"\n'), ['arrow'])
        self.assertEqual(broken_rules('src/http/a.cpp', '#include "store/a.hpp"\n'), ['arrow'])

    def test_the_program_knows_every_room(self):
        self.assertEqual(broken_rules('src/main.cpp', '#include "store/a.hpp"\n'), [])

    def test_tests_use_what_they_name(self):
        self.assertEqual(broken_rules('tests/core/a.cpp', '#include "base/id.hpp"\n'), [])
        self.assertEqual(broken_rules('tests/core/a.cpp', '#include "store/a.hpp"\n'), ['arrow'])

    def test_includes_are_seen_from_src(self):
        self.assertEqual(broken_rules('src/core/a.cpp', '#include "a.hpp"\n'), ['include_path'])

    def test_a_library_keeps_to_its_room(self):
        self.assertEqual(broken_rules('src/store/a.cpp', '#include <sqlite3.h>\n'), [])
        self.assertEqual(broken_rules('src/views/a.cpp', '#include <sqlite3.h>\n'),
                         ['library_room'])

    def test_a_circle_is_found(self):
        self.assertIsNone(ROOMS.cycle())
        circle = Rooms('luoshi_room(a USES b)\nluoshi_room(b USES c)\nluoshi_room(c USES a)\n', '')
        self.assertIsNotNone(circle.cycle())

    def test_who_uses_a_room(self):
        self.assertEqual(ROOMS.users('core'), ['http', 'views'])


class Purity(unittest.TestCase):
    def test_headers(self):
        for header in ('fstream', 'random', 'thread', 'ctime', 'cmath', 'locale', 'filesystem'):
            source = f'#include <{header}>\n'
            self.assertEqual(broken_rules('src/core/a.cpp', source), ['purity'], header)
            self.assertEqual(broken_rules('src/store/a.cpp', source), [], header)

    def test_code(self):
        for code in ('double a;', 'auto a = 0.5;', 'auto a = 1e9;', 'std::rand();',
                     'std::chrono::system_clock::now();', 'std::this_thread::yield();',
                     'std::stod(a);', 'std::cout << 1;', 'std::getenv(a);', 'std::tolower(a);'):
            self.assertEqual(broken_rules('src/core/a.cpp', code + '\n'), ['purity'], code)
            self.assertEqual(broken_rules('src/views/a.cpp', code + '\n'), [], code)

    def test_words_that_only_look_impure(self):
        source = ('// a double check at 0.5\nauto a = "float";\nint restarts_clock;\nint floats;\n'
                  "auto b = 1'000; auto c = rows[1].first; auto d = 0x1e5; int doubled;\n")
        self.assertEqual(broken_rules('src/core/a.cpp', source), [])

    def test_base_has_no_clock_either(self):
        self.assertEqual(broken_rules('src/base/a.cpp', '#include <random>\n'), ['purity'])
        self.assertEqual(broken_rules('src/base/a.cpp', 'double a;\n'), [])

    def test_unordered_is_for_looking_up(self):
        table = 'std::unordered_map<Id, std::vector<int>> table;\n'
        self.assertEqual(broken_rules('src/core/a.cpp', table + 'int f() { table.find(a); }\n'), [])
        for loop in ('for (auto& [k, v] : table) g();', 'for (auto& x : this->table) g();',
                     'std::sort(table.begin(), b);'):
            self.assertEqual(broken_rules('src/core/a.cpp', table + f'void f() {{ {loop} }}\n'),
                             ['unordered_iteration'], loop)


class Form(unittest.TestCase):
    def test_purpose(self):
        self.assertEqual(broken('src/core/a.cpp', '#include <map>\n'), [('purpose', 1)])
        self.assertEqual(broken('src/core/a.cpp', '#include <map>\n',
                                paths=frozenset({'src/core/a.hpp'})), [])
        self.assertEqual(broken('src/core/a_b_c.cpp', '#include <map>\n',
                                paths=frozenset({'src/core/a_b.hpp'})), [])
        self.assertEqual(broken('script/a', '#!/bin/bash\nset -e\n'), [('purpose', 1)])
        self.assertEqual(broken('script/a', '#!/bin/bash\n# Says what it is for.\n'), [])

    def test_pragma_once(self):
        self.assertEqual(broken_rules('src/core/a.hpp', '#pragma once\n'), [])
        self.assertEqual(broken_rules('src/core/a.hpp', 'int a;\n'), ['pragma_once'])

    def test_names(self):
        self.assertEqual(broken_rules('src/core/CaseLife.cpp', ''), ['name'])
        self.assertEqual(broken_rules('src/core/helpers.cpp', ''), ['name'])
        self.assertEqual(broken_rules('src/core/case_life.cpp', ''), [])

    def test_chinese_text_stands_in_tables(self):
        source = 'auto a = "\u843d\u5b9e";  // \u843d\u5b9e\n'
        self.assertEqual(broken('src/core/a.cpp', PURPOSE + source), [('bare_text', 2)])
        self.assertEqual(broken_rules('src/core/a.cpp', '// \u843d\u5b9e\n'), [])
        self.assertEqual(broken_rules('src/core/a.cpp', 'auto a = "\u3001" "\uff1a";\n'), [])
        for path in ('src/core/messages.cpp', 'src/core/messages_case.cpp',
                     'src/pack/seed_messages.cpp', 'src/papers/number_words.cpp',
                     'tests/core/a.cpp'):
            self.assertEqual(broken_rules(path, source), [], path)

    def test_machine_paths(self):
        home = '/ho' + 'me/somebody/x'
        self.assertEqual(broken_rules('src/core/a.cpp', f'// see {home}\n'), ['machine_path'])
        self.assertEqual(broken_rules('docs/a.md', 'build in /srv/here/x\n', machine='/srv/here/'),
                         ['machine_path'])
        self.assertEqual(broken_rules('docs/a.md', f'https://example.org{home}\n'), [])

    def test_unfinished_needs_its_condition(self):
        mark = 'TO' + 'DO'
        self.assertEqual(broken_rules('docs/a.md', f'{mark}: later\n'), ['unfinished'])
        self.assertEqual(broken_rules('docs/a.md', f'{mark}(when Debian 13 is out): drop it\n'), [])
        self.assertEqual(broken_rules('src/core/a.cpp', 'mkdtemp("data.XXXXXX");\n'), [])


class Tree(unittest.TestCase):
    def test_files_are_found_read_and_reported(self):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / 'src/core').mkdir(parents=True)
            (root / 'src/core/a.cpp').write_text('double a;\n', encoding='utf-8')
            (root / 'src/core/b.png').write_bytes(b'\x89PNG')
            paths = tidy.tree_files(root)
            self.assertEqual(paths, ['src/core/a.cpp', 'src/core/b.png'])
            found = tidy.check(root, paths, rules.Context(ROOMS))
            self.assertEqual([str(complaint).split(': ')[:2] for complaint in found],
                             [['src/core/a.cpp:1', 'purity'], ['src/core/a.cpp:1', 'purpose']])


if __name__ == '__main__':
    unittest.main()
