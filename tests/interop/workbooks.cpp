// Every format gives the same texts in the same rows; what cannot be read is refused by name.
#include <gtest/gtest.h>

#include <fstream>

#include "interop/confined.hpp"
#include "interop/messages.hpp"
#include "interop/plain_tables.hpp"
#include "interop/workbook.hpp"

namespace luoshi::interop {
namespace {

std::filesystem::path fixture(const std::string& name) {
  return std::filesystem::path(LUOSHI_SOURCE_DIR) / "tests/interop/data" / name;
}

std::string text_of(const Sheet& sheet) {
  std::string out;
  for (const auto& row : sheet.rows) {
    out += std::to_string(row.number) + ":";
    for (const auto& cell : row.cells) out += " <" + cell + ">";
    out += "\n";
  }
  return out;
}

Workbook read(const std::string& name) {
  auto book = read_workbook(fixture(name));
  if (!book) ADD_FAILURE() << name << ": " << book.error().code;
  return book ? std::move(*book) : Workbook{};
}

std::string refusal(const std::filesystem::path& file) {
  const auto book = read_workbook(file);
  if (book) return "read";
  EXPECT_NE(base::find_message(messages(), book.error().code), nullptr) << book.error().code;
  return book.error().code;
}

TEST(Workbook, xlsx_keeps_rows_digits_dates_and_merged_ranges) {
  const auto book = read("ledger.xlsx");
  EXPECT_EQ(book.format, WorkbookFormat::xlsx);
  ASSERT_EQ(book.sheets.size(), 4U);
  const auto& sheet = book.sheets[0];
  EXPECT_EQ(sheet.name, "11月2日 台账");
  EXPECT_EQ(text_of(sheet),
            "1: <出动情况>\n"
            "3: <时间>\n"
            "4: <日期> <几点> <人数> <电话>\n"
            "6: <2018-11-02> <14:30:00> <12> <01234567890123456789>\n"
            "7: <2018年11月3日> <下午> <２３> <13800000000>\n"
            "9: <2018-11-04 08:05:09> <2018-11-04> <0.25> <两行\n有,逗号和\"引号\">\n"
            "10: <2018-11-05 12:00:00> <36:00:00>\n");
  EXPECT_EQ(sheet.merged, (std::vector<MergedRange>{{1, 1, 0, 4}, {3, 3, 0, 1}}));
  EXPECT_EQ(sheet.visibility, SheetVisibility::visible);
  EXPECT_EQ(book.sheets[1].name, "选项");
  EXPECT_EQ(book.sheets[1].visibility, SheetVisibility::hidden);
  EXPECT_EQ(text_of(book.sheets[1]), "1: <是>\n");
  EXPECT_EQ(text_of(book.sheets[2]), "");
  EXPECT_EQ(text_of(book.sheets[3]), "3: <> <x>\n");
}

TEST(Workbook, ods) {
  const auto book = read("ledger.ods");
  EXPECT_EQ(book.format, WorkbookFormat::ods);
  ASSERT_EQ(book.sheets.size(), 1U);
  EXPECT_EQ(book.sheets[0].name, "台账");
  EXPECT_EQ(text_of(book.sheets[0]),
            "1: <出动情况>\n"
            "4: <日期> <人数> <电话>\n"
            "5: <2018-11-02> <12> <01234567890123456789>\n"
            "6: <2018-11-04 08:05:09> <14:30:00> <２３>\n");
}

TEST(Workbook, old_xls) {
  const auto book = read("ledger.xls");
  EXPECT_EQ(book.format, WorkbookFormat::xls);
  ASSERT_EQ(book.sheets.size(), 2U);
  EXPECT_EQ(text_of(book.sheets[0]),
            "1: <出动情况>\n"
            "4: <日期> <人数> <电话>\n"
            "6: <2018-11-02> <12> <01234567890123456789>\n"
            "7: <2018-11-04 08:05:09> <２３> <13800000000>\n"
            "8: <14:30:00> <0.5>\n");
  EXPECT_EQ(book.sheets[1].name, "第二张");
  EXPECT_EQ(text_of(book.sheets[1]), "3: <> <x>\n");
}

TEST(Workbook, csv_in_gb18030_and_with_byte_order_mark_are_the_same) {
  const std::string expected =
      "1: <日期> <人数> <说明>\n"
      "3: <2018年11月2日> <２３> <两行\n有,逗号和\"引号\">\n"
      "4: <2018-11-03> <> <01234567890123456789>\n";
  for (const char* name : {"gb18030.csv", "bom.csv"}) {
    const auto book = read(name);
    EXPECT_EQ(book.format, WorkbookFormat::csv);
    ASSERT_EQ(book.sheets.size(), 1U);
    EXPECT_EQ(text_of(book.sheets[0]), expected) << name;
  }
  EXPECT_EQ(read("bom.csv").sheets[0].name, "bom");
}

TEST(Workbook, csv_separators_and_quotes) {
  struct Case {
    std::string bytes;
    std::string expected;
  };
  const Case cases[] = {
      {"", ""},
      {"a\tb,c\td\n1\t2\n", "1: <a> <b,c> <d>\n2: <1> <2>\n"},
      {"a;b\r1;2", "1: <a> <b>\n2: <1> <2>\n"},
      {"a,\"\"\n\"\"\"x\"\"\",y", "1: <a>\n2: <\"x\"> <y>\n"},
      {std::string("\xFF\xFE\x2F\x66,\0b\0\n\0", 10), "1: <是> <b>\n"},
  };
  for (const auto& each : cases) {
    const auto sheet = read_csv(each.bytes, "t");
    ASSERT_TRUE(sheet.has_value()) << each.bytes;
    EXPECT_EQ(text_of(*sheet), each.expected);
  }
  const auto open = read_csv("a,b\n\n1,\"2\n3,4\n", "t");
  ASSERT_FALSE(open.has_value());
  EXPECT_EQ(open.error().code, "csv_quote_open");
  EXPECT_EQ(open.error().args.at("row"), "3");
}

TEST(Workbook, json_lines) {
  const auto book = read("rows.jsonl");
  EXPECT_EQ(book.format, WorkbookFormat::json_lines);
  ASSERT_EQ(book.sheets.size(), 1U);
  EXPECT_EQ(text_of(book.sheets[0]),
            "1: <日期> <人数> <已核> <电话> <组>\n"
            "2: <2018-11-02> <12> <1>\n"
            "4: <> <2.5> <> <01234567890123456789> <[\"甲\",\"乙\"]>\n");
  const auto inexact = read_json_lines("{\"a\":1}\n{\"a\":123456789012345678901234}", "t");
  ASSERT_FALSE(inexact.has_value());
  EXPECT_EQ(inexact.error().code, "json_number_inexact");
  EXPECT_EQ(inexact.error().args.at("row"), "2");
  const auto list = read_json_lines("[1]", "t");
  ASSERT_FALSE(list.has_value());
  EXPECT_EQ(list.error().code, "json_line_malformed");
}

TEST(Workbook, what_cannot_be_read_is_refused_by_name) {
  EXPECT_EQ(refusal(fixture("truncated.xlsx")), "workbook_damaged");
  EXPECT_EQ(refusal(fixture("truncated.xls")), "workbook_damaged");
  EXPECT_EQ(refusal(fixture("not_a_workbook.xlsx")), "workbook_unknown_format");
  EXPECT_EQ(refusal(fixture("bomb.xlsx")), "workbook_bomb");
  EXPECT_EQ(refusal(fixture("no_such_file.xlsx")), "file_missing");
  EXPECT_EQ(refusal(fixture("")), "file_missing");
  const PrivateFolder folder;
  const auto file = folder.path() / "t.xls";
  const auto with = [&](std::string_view bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
    return refusal(file);
  };
  EXPECT_EQ(with("\n<HTML><table><tr><td>1</td></tr></table>"), "workbook_is_web_page");
  EXPECT_EQ(with("<?xml version=\"1.0\"?><Workbook/>"), "workbook_is_web_page");
  EXPECT_EQ(with("PK\x03\x04 cut off"), "workbook_damaged");
  using namespace std::string_view_literals;
  EXPECT_EQ(
      with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv),
      "workbook_encrypted");
  EXPECT_EQ(with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 nothing more"), "workbook_damaged");
}

TEST(Workbook, column_names) {
  EXPECT_EQ(column_name(0), "A");
  EXPECT_EQ(column_name(25), "Z");
  EXPECT_EQ(column_name(26), "AA");
  EXPECT_EQ(column_name(701), "ZZ");
  EXPECT_EQ(column_name(702), "AAA");
  EXPECT_EQ(place_of("AB12")->column, 27);
  EXPECT_EQ(place_of("AB12")->row, 12);
  EXPECT_FALSE(place_of("12").has_value());
  EXPECT_FALSE(place_of("A0").has_value());
}

TEST(CellDates, the_number_format_tells_what_a_number_means) {
  using enum NumberMeaning;
  const std::pair<const char*, NumberMeaning> cases[] = {
      {"General", number},
      {"0.00E+00", number},
      {"#,##0;[Red]-#,##0", number},
      {"@", number},
      {R"(0" days")", number},
      {"G/General", number},
      {"yyyy-mm-dd", day},
      {R"(m"月"d"日")", day},
      {R"(m"月")", day},
      {"[$-804]aaaa;@", day},
      {"h:mm", time},
      {"mm:ss", time},
      {R"(上午/下午h"时"mm"分")", time},
      {"[h]:mm:ss", elapsed},
      {"yyyy/m/d h:mm;@", day_and_time},
      {R"(yyyy\-mm\-dd\ hh:mm:ss)", day_and_time},
  };
  for (const auto& [code, meaning] : cases) EXPECT_EQ(meaning_of_format(code), meaning) << code;
  EXPECT_EQ(meaning_of_format(14), day);
  EXPECT_EQ(meaning_of_format(22), day_and_time);
  EXPECT_EQ(meaning_of_format(31), day);
  EXPECT_EQ(meaning_of_format(1), number);
}

TEST(CellDates, days_of_both_calendars) {
  using enum NumberMeaning;
  constexpr auto from_1900 = XlsxWorkbook::Epoch::from_1900;
  EXPECT_EQ(date_text("43406", day, from_1900), "2018-11-02");
  EXPECT_EQ(date_text("41944", day, XlsxWorkbook::Epoch::from_1904), "2018-11-02");
  EXPECT_EQ(date_text("1", day, from_1900), "1900-01-01");
  EXPECT_EQ(date_text("61", day, from_1900), "1900-03-01");
  EXPECT_EQ(date_text("43406.999999", day_and_time, from_1900), "2018-11-03 00:00:00");
  EXPECT_EQ(date_text("-1", day, from_1900), std::nullopt);
  EXPECT_EQ(date_text("1e300", day, from_1900), std::nullopt);
  EXPECT_EQ(date_text("nan", day, from_1900), std::nullopt);
  EXPECT_EQ(plain_date_text("2018-11-04T08:05:09"), "2018-11-04 08:05:09");
  EXPECT_EQ(plain_date_text("PT14H30M00S"), "14:30:00");
  EXPECT_EQ(plain_date_text("PTA 会议"), "PTA 会议");
}

}  // namespace
}  // namespace luoshi::interop
