"""A refusal without a text is found, one with a text in either table form is not."""

import unittest

import texts


class Texts(unittest.TestCase):
    def test_a_code_without_text_is_named_with_its_line(self):
        found = texts.refusals_without_text(
            {'src/a.cpp': 'x\nreturn base::refuse("nobody_says", {});\n',
             'src/m.cpp': '{"somebody_says", "有话说。", "Said."},'})
        self.assertEqual([(c.path, c.line) for c in found], [('src/a.cpp', 2)])

    def test_a_code_with_text_is_fine(self):
        self.assertEqual(texts.refusals_without_text(
            {'src/a.cpp': 'refuse("said_here"); misfit(fault, "said_there", path);',
             'src/m.cpp': '{"said_here", "这里。", "Here."},'
                          ' {"said_there",\n "“{a}”那里。", "There."},'}),
            [])


if __name__ == '__main__':
    unittest.main()
