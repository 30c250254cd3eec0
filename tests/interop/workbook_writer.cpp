// What is written comes back through the reader: texts, digits, days, merged titles, pictures.
#include "interop/workbook_writer.hpp"

#include <gtest/gtest.h>

#include "interop/archive.hpp"
#include "interop/confined.hpp"
#include "interop/pictures.hpp"
#include "interop/thumbnail.hpp"
#include "interop/workbook.hpp"

namespace luoshi::interop {
namespace {

std::string photo() {
  const auto pictures =
      read_pictures(std::filesystem::path(LUOSHI_SOURCE_DIR) / "tests/interop/data/floating.xlsx");
  return *pictures->placed.at(0).bytes;
}

TEST(WorkbookWriter, what_is_written_is_read_back) {
  const PrivateFolder folder;
  const auto file = folder.path() / "out.xlsx";
  const auto small = thumbnail(photo(), 60);
  ASSERT_TRUE(small.has_value()) << small.error().code;
  {
    WorkbookWriter book(file);
    auto& sheet = book.add_sheet("台账");
    const WrittenColumn columns[] = {{.title = "编号", .width = 20, .help = "每行一个"},
                                     {.title = "数量", .choices = {"是", "否"}},
                                     {.title = "日期", .choices_range = "=选项!$A$1:$A$2"},
                                     {.title = "时间"},
                                     {.title = "照片"}};
    sheet.title({1, 1, 0, 4}, "出动情况");
    sheet.header(2, columns);
    sheet.text({3, 0}, "01234567890123456789");
    sheet.number({3, 1}, {-1234, 2});
    sheet.day({3, 2}, *base::make_day(2018, 11, 2));
    sheet.instant({3, 3}, *base::instant_from_text("2018-11-02T23:30:05+08:00"), {});
    sheet.picture({3, 4}, {.jpeg = *small, .side_px = 60});
    sheet.picture({3, 4}, {.jpeg = *small, .side_px = 60, .slot = 1});
    sheet.text({4, 0}, "=1+1");
    sheet.number({4, 1}, {1'234'567'890'123'456'789, 3});
    sheet.number({5, 1}, {5, 2});
    book.add_sheet("选项").text({1, 0}, "是");
    ASSERT_TRUE(book.finish().has_value());
  }
  const auto book = read_workbook(file);
  ASSERT_TRUE(book.has_value()) << book.error().code;
  const auto& rows = book->sheets[0].rows;
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[0].cells, (std::vector<std::string>{"出动情况"}));
  EXPECT_EQ(rows[1].cells, (std::vector<std::string>{"编号", "数量", "日期", "时间", "照片"}));
  EXPECT_EQ(rows[2].cells, (std::vector<std::string>{"01234567890123456789", "-12.34", "2018-11-02",
                                                     "2018-11-02 23:30:05"}));
  EXPECT_EQ(rows[3].cells, (std::vector<std::string>{"=1+1", "1234567890123456.789"}));
  EXPECT_EQ(rows[4].cells, (std::vector<std::string>{"", "0.05"}));
  EXPECT_EQ(book->sheets[0].merged, (std::vector<MergedRange>{{1, 1, 0, 4}}));
  const auto pictures = read_pictures(file);
  ASSERT_TRUE(pictures.has_value());
  ASSERT_EQ(pictures->placed.size(), 2U);
  for (const auto& picture : pictures->placed) {
    EXPECT_EQ(picture.row, 3);
    EXPECT_EQ(*picture.bytes, *small);
  }
  EXPECT_TRUE(pictures->unplaced.empty());
}

TEST(WorkbookWriter, prints_as_wide_as_the_paper_and_shows_whole_instants) {
  const PrivateFolder folder;
  const auto file = folder.path() / "out.xlsx";
  {
    WorkbookWriter book(file);
    auto& sheet = book.add_sheet("台账");
    sheet.header(1, std::vector<WrittenColumn>(26, {.title = "时间", .width = 12}));
    sheet.instant({2, 1}, *base::instant_from_text("2018-11-02T23:30:05+08:00"), {});
    ASSERT_TRUE(book.finish());
  }
  auto archive = Archive::open(file);
  ASSERT_TRUE(archive);
  const auto part = [&](std::string_view name) {
    return archive->read(name, 1 << 20).value().value_or(std::string());
  };
  const std::string sheet = part("xl/worksheets/sheet1.xml");
  EXPECT_NE(sheet.find("<pageSetUpPr fitToPage=\"1\"/>"), std::string::npos);
  EXPECT_NE(sheet.find("<pageSetup paperSize=\"8\" fitToHeight=\"0\" orientation=\"landscape\""),
            std::string::npos);
  EXPECT_NE(sheet.find("<col min=\"1\" max=\"1\" width=\"12."), std::string::npos);
  EXPECT_NE(sheet.find("<col min=\"2\" max=\"2\" width=\"20."), std::string::npos);
  EXPECT_NE(part("xl/workbook.xml").find("_xlnm.Print_Titles"), std::string::npos);
}

TEST(WorkbookWriter, what_a_sheet_cannot_hold_is_refused_and_no_file_appears) {
  const PrivateFolder folder;
  const auto file = folder.path() / "out.xlsx";
  const auto refusal = [&file](auto&& write) {
    {
      WorkbookWriter book(file);
      write(book, book.add_sheet("台账"));
      const auto finished = book.finish();
      if (finished) return std::string("written");
      EXPECT_EQ(finished.error().args.at("sheet").empty(), false);
      if (finished.error().code != "sheet_name_invalid") return finished.error().code;
    }
    return std::string("sheet_name_invalid");
  };
  EXPECT_EQ(refusal([](auto&, auto& sheet) { sheet.text({1, 0}, std::string(40'000, 'a')); }),
            "cell_text_too_long");
  EXPECT_EQ(refusal([](auto&, auto& sheet) { sheet.text({1'048'577, 0}, "a"); }),
            "sheet_too_large");
  EXPECT_EQ(refusal([](auto&, auto& sheet) { sheet.picture({1, 0}, {.jpeg = "no jpeg"}); }),
            "picture_unreadable");
  EXPECT_EQ(refusal([](auto& book, auto&) { book.add_sheet("a/b"); }), "sheet_name_invalid");
  EXPECT_EQ(refusal([](auto& book, auto&) { book.add_sheet("台账"); }), "sheet_name_invalid");
  const WrittenColumn long_list[] = {{.title = "a", .choices = {std::string(256, 'x')}}};
  EXPECT_EQ(refusal([&](auto&, auto& sheet) { sheet.header(1, long_list); }),
            "validation_list_too_long");
  EXPECT_FALSE(std::filesystem::exists(file));
  EXPECT_EQ(refusal([](auto&, auto& sheet) { sheet.text({1, 0}, std::string(32'767, 'a')); }),
            "written");
  EXPECT_TRUE(std::filesystem::exists(file));
}

TEST(WorkbookWriter, a_file_that_cannot_be_written_is_a_fault) {
  const PrivateFolder folder;
  WorkbookWriter book(folder.path() / "missing" / "out.xlsx");
  book.add_sheet("a");
  EXPECT_THROW({ [[maybe_unused]] const auto finished = book.finish(); }, std::runtime_error);
}

TEST(Thumbnail, is_a_small_jpeg_without_metadata) {
  const auto small = thumbnail(photo(), 5);
  ASSERT_TRUE(small.has_value()) << small.error().code;
  EXPECT_EQ(picture_type(*small), "image/jpeg");
  EXPECT_EQ(jpeg_size(*small)->width, 5U);
  EXPECT_FALSE(small->contains("Exif"));
  EXPECT_EQ(jpeg_size(*thumbnail(photo(), 100))->width, 8U) << "never enlarged";
  const auto smaller = thumbnail(*small, 2);
  ASSERT_TRUE(smaller.has_value());
  EXPECT_EQ(jpeg_size(*smaller)->height, 2U);
}

TEST(Thumbnail, what_is_no_picture_is_refused) {
  EXPECT_EQ(thumbnail("text", 10).error().code, "picture_format_unknown");
  EXPECT_EQ(thumbnail(photo().substr(0, 40), 10).error().code, "picture_unreadable");
  EXPECT_EQ(jpeg_size("\xFF\xD8\xFF"), std::nullopt);
}

}  // namespace
}  // namespace luoshi::interop
