"""What is code, what is a literal, where a function begins and ends."""

import unittest

from cpp_text import CppText, kind_of


def functions(source):
    return [(f.name, f.first_line, f.last_line) for f in CppText(source).functions()]


class Literals(unittest.TestCase):
    def test_comments_and_literals_are_blank_and_keep_their_place(self):
        source = 'int a = 1;  // float\nauto b = "double"; /* x\ny */ int c;\n'
        text = CppText(source)
        self.assertEqual(len(text.code), len(source))
        self.assertEqual(text.code.count('\n'), source.count('\n'))
        self.assertNotIn('float', text.code)
        self.assertNotIn('double', text.code)
        self.assertIn('int c;', text.code)
        self.assertEqual([literal.text for literal in text.literals], ['"double"'])

    def test_a_raw_string_hides_quotes_and_braces(self):
        text = CppText('auto a = R"sql({ " // )sql"; int after;')
        self.assertEqual(len(text.literals), 1)
        self.assertIn('int after;', text.code)

    def test_a_digit_separator_is_no_literal(self):
        text = CppText("int a = 1'000'000; char b = '{';")
        self.assertIn("1'000'000", text.code)
        self.assertEqual([literal.text for literal in text.literals], ["'{'"])

    def test_an_include_in_a_comment_or_text_is_none(self):
        source = '#include "core/case.hpp"\n// #include "store/row.hpp"\n#  include <map>\n'
        self.assertEqual([(i.line, i.path, i.quoted) for i in CppText(source).includes()],
                         [(1, 'core/case.hpp', True), (3, 'map', False)])


class Functions(unittest.TestCase):
    def test_signature_to_closing_brace(self):
        source = 'namespace a::b {\n\nint f(int x,\n      int y) {\n  return x + y;\n}\n}\n'
        self.assertEqual(functions(source), [('f', 3, 6)])

    def test_control_blocks_and_lambdas_count_within_their_function(self):
        source = 'void f() {\n  for (;;) {\n    auto g = [] {\n    };\n  }\n}\nvoid h() {\n}\n'
        self.assertEqual(functions(source), [('f', 1, 6), ('h', 7, 8)])

    def test_members_constructors_and_operators(self):
        source = ('class A : public B {\n public:\n  A() : a_{1}, b_(2) {\n  }\n'
                  '  bool operator==(const A&) const {\n  }\n  int a_{3};\n  int b_ = {4};\n};\n')
        self.assertEqual([(name, first) for name, first, _ in functions(source)],
                         [('A', 3), ('operator==', 5)])

    def test_templates_and_test_macros(self):
        source = ('template <class T = int>\n  requires foo<T>\nT f(T x = {}) {\n}\n'
                  'TEST(Case, opens) {\n}\n')
        self.assertEqual(functions(source), [('f', 1, 4), ('TEST', 5, 6)])

    def test_tables_enums_and_concepts_are_no_functions(self):
        source = ('enum class E : int { a, b };\nconstexpr Row rows[] = {{1, f(2)}, {3}};\n'
                  'template <class T>\nconcept c = requires(T t) { { f(t) }; };\n'
                  '#define X(a) \\\n  { a }\nBOOST_DESCRIBE_STRUCT(S, (), (a))\nstruct Y {};\n')
        self.assertEqual(functions(source), [])

    def test_what_a_brace_opens(self):
        for head, kind in {'extern ': 'scope', 'struct alignas(8) S ': 'scope', 'Day day': 'value',
                           'A::A(int x) noexcept : Base(x), y_': 'value',
                           'A::A(int x) : Base(x) ': 'function',
                           'auto f() const -> std::expected<int, E> ': 'function',
                           'bool operator()(int a) const ': 'function'}.items():
            self.assertEqual(kind_of(head), kind, head)


if __name__ == '__main__':
    unittest.main()
