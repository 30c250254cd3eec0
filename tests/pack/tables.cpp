// The description of tables is complete: every member of a row has a column, every closed word its
// Chinese and English, and docs/pack.md says the same.
#include "pack/tables.hpp"

#include "pack/messages.hpp"
#include "pack/rows.hpp"
#include "tests/pack/folders.hpp"

namespace luoshi::pack {
namespace {

template <class E>
void expect_words(std::string_view set) {
  std::size_t count = 0;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    ++count;
    const std::string_view code = d.name;
    EXPECT_NE(word_text(set, code, base::Language::zh), code) << set << ' ' << code;
    EXPECT_EQ(word_code(set, word_text(set, code, base::Language::zh)), code);
    EXPECT_EQ(word_code(set, word_text(set, code, base::Language::en)), code);
    EXPECT_EQ(word_code(set, code), code);
  });
  EXPECT_EQ(std::ranges::count(value_words(), set, &ValueWord::set),
            static_cast<std::ptrdiff_t>(count));
}

TEST(tables, every_closed_word_has_both_languages) {
  expect_words<core::FieldType>("field_type");
  expect_words<core::CategoryKind>("category_kind");
  expect_words<core::ClosingLevel>("closing");
  expect_words<core::QuantityKind>("quantity_kind");
  expect_words<core::Reporting>("reporting");
  expect_words<core::Publication>("publication");
  expect_words<core::Evidence>("evidence");
  expect_words<core::Right>("right");
  expect_words<core::Reach>("reach");
  expect_words<core::TermUnit>("term_unit");
  expect_words<core::RequestEffect>("request_effect");
}

// Members that are tables of their own.
const std::set<std::string> nested{"kinds.fields"};

TEST(tables, every_member_has_a_column_and_every_column_a_member) {
  Rows rows;
  for_each_table(rows, [&]<class T>(TableId id, std::vector<T>&) {
    const Table& one = table(id);
    T row;
    for (const TableColumn& column : one.columns)
      EXPECT_TRUE(with_member(row, column.key, [](auto&) {})) << one.name << '.' << column.key;
    boost::mp11::mp_for_each<base::members_of<T>>([&](auto d) {
      using M = std::remove_cvref_t<decltype(row.*d.pointer)>;
      const std::string name = std::same_as<M, core::Name> ? std::string(d.name) + "_zh" : d.name;
      EXPECT_TRUE(column_index(one, name) != no_column ||
                  nested.contains(std::string(one.name) + '.' + name))
          << one.name << '.' << name;
    });
  });
  for (const TableColumn& setting : settings())
    EXPECT_TRUE(with_setting(rows, setting.key, [](auto&) {})) << setting.key;
  boost::mp11::mp_for_each<base::members_of<core::CaseRules>>(
      [&](auto d) { EXPECT_TRUE(setting_column(std::string("case.") + d.name)) << d.name; });
  boost::mp11::mp_for_each<base::members_of<core::Visibility>>(
      [&](auto d) { EXPECT_TRUE(setting_column(std::string("visibility.") + d.name)) << d.name; });
}

TEST(tables, headings_are_unique_and_sheets_fit) {
  std::set<std::string> names;
  for (const Table& one : tables()) {
    EXPECT_EQ(&table(one.id), &one);
    EXPECT_TRUE(names.insert(std::string(one.zh)).second) << one.zh;
    EXPECT_LE(one.en.size(), 31U);  // what XLSX allows
    std::set<std::string> headings;
    for (const TableColumn& column : one.columns) {
      EXPECT_TRUE(headings.insert(std::string(column.zh)).second) << one.name << column.zh;
      EXPECT_TRUE(find_table(one.zh) == &one && find_table(one.en) == &one);
    }
  }
}

TEST(tables, the_document_has_the_same_columns) {
  const std::string document = content_of(source_folder() / "docs/pack.md");
  EXPECT_TRUE(document.contains(column_reference())) << "put this into docs/pack.md:\n"
                                                     << column_reference();
}

TEST(tables, messages_have_both_texts_with_the_same_places) {
  std::set<std::string_view> codes;
  const auto places = [](std::string_view text) {
    std::multiset<std::string> out;
    for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1))
      out.emplace(text.substr(at, text.find('}', at) - at));
    return out;
  };
  for (const auto list : {messages(), input_messages()})
    for (const base::Message& message : list) {
      EXPECT_FALSE(message.zh.empty() || message.en.empty()) << message.code;
      EXPECT_EQ(places(message.zh), places(message.en)) << message.code;
    }
  for (const base::Message& message : messages()) EXPECT_TRUE(codes.insert(message.code).second);
}

}  // namespace
}  // namespace luoshi::pack
