// Every picture of a sheet is placed in its cell or listed with the reason why not.
#include "interop/pictures.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>

#include "interop/messages.hpp"
#include "interop/workbook.hpp"

namespace luoshi::interop {
namespace {

std::filesystem::path fixture(const std::string& name) {
  return std::filesystem::path(LUOSHI_SOURCE_DIR) / "tests/interop/data" / name;
}

std::string name_of(PictureHow how) {
  switch (how) {
    case PictureHow::floating:
      return "floating";
    case PictureHow::in_cell:
      return "in_cell";
    case PictureHow::dispimg:
      return "dispimg";
  }
  return {};
}

std::string text_of(const base::Result<WorkbookPictures>& pictures) {
  if (!pictures) return pictures.error().code;
  std::string out;
  for (const auto& each : pictures->placed)
    out += fmt::format("{} {}{} {} {}\n", each.sheet, column_name(each.column), each.row,
                       name_of(each.how), each.media_type);
  for (const auto& each : pictures->unplaced) {
    EXPECT_NE(base::find_message(messages(), each.reason.code), nullptr) << each.reason.code;
    const auto id = each.reason.args.find("id");
    out += fmt::format("{} {}{} {} {}\n", each.sheet, column_name(each.column), each.row,
                       each.reason.code, id == each.reason.args.end() ? "" : id->second);
  }
  return out;
}

TEST(Pictures, floating) {
  const auto pictures = read_pictures(fixture("floating.xlsx"));
  EXPECT_EQ(text_of(pictures),
            "照片 B2 floating image/png\n"
            "照片 B3 floating image/png\n"
            "照片 C3 floating image/png\n");
  EXPECT_NE(*pictures->placed[0].bytes, *pictures->placed[1].bytes);
}

TEST(Pictures, floating_without_cell_linked_missing_and_unused_are_listed) {
  EXPECT_EQ(text_of(read_pictures(fixture("absolute.xlsx"))),
            "台账 C5 floating image/png\n"
            "台账 A6 picture_linked https://pictures.example/1.png\n"
            "台账 A7 picture_missing xl/media/missing.png\n"
            "台账 0 picture_without_cell xl/media/image1.png\n"
            " 0 picture_unused xl/media/image3.png\n");
}

TEST(Pictures, inside_cells) {
  const auto pictures = read_pictures(fixture("in_cell.xlsx"));
  EXPECT_EQ(text_of(pictures),
            "台账 B2 in_cell image/png\n"
            "台账 C4 in_cell image/png\n"
            "台账 B5 picture_missing vm 3\n"
            "台账 C5 picture_missing vm 9\n");
  // vm 2 leads to the second picture, vm 1 to the first.
  const auto archive = Archive::open(fixture("in_cell.xlsx"));
  EXPECT_EQ(*pictures->placed[0].bytes, **archive->read("xl/media/image2.png", 10'000));
  EXPECT_EQ(*pictures->placed[1].bytes, **archive->read("xl/media/image1.png", 10'000));
}

TEST(Pictures, wps_formula) {
  const auto pictures = read_pictures(fixture("dispimg.xlsx"));
  EXPECT_EQ(text_of(pictures),
            "台账 B3 dispimg image/png\n"
            "台账 B4 dispimg image/png\n"
            "台账 C4 dispimg image/png\n"
            "台账 B5 picture_missing ID_CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC\n"
            " 0 picture_unused xl/media/image3.png\n");
  EXPECT_EQ(pictures->placed[0].bytes, pictures->placed[2].bytes);
}

TEST(Pictures, a_cell_with_a_picture_reads_as_empty) {
  const auto texts = [](const std::string& name) {
    std::string out;
    const auto book = read_workbook(fixture(name));
    if (!book) return book.error().code;
    for (const auto& row : book->sheets[0].rows) {
      out += std::to_string(row.number);
      for (const auto& cell : row.cells) out += "<" + cell + ">";
    }
    return out;
  };
  EXPECT_EQ(texts("dispimg.xlsx"), "1<编号><照片>3<甲>4<乙>5<丙>");
  EXPECT_EQ(texts("in_cell.xlsx"), "1<编号><照片>2<甲>4<乙>5<><><><#DIV/0!>");
}

TEST(Pictures, other_formats_say_what_they_hold) {
  EXPECT_EQ(text_of(read_pictures(fixture("ledger.ods"))), " 0 pictures_unread_in_format \n");
  EXPECT_EQ(text_of(read_pictures(fixture("ledger.xls"))), "");
  EXPECT_EQ(text_of(read_pictures(fixture("gb18030.csv"))), "");
  EXPECT_EQ(text_of(read_pictures(fixture("bomb.xlsx"))), "workbook_bomb");
  EXPECT_EQ(text_of(read_pictures(fixture("truncated.xlsx"))), "workbook_damaged");
}

TEST(Pictures, damaged_bytes_are_refused_or_read_but_never_crash) {
  for (const char* name : {"floating.xlsx", "in_cell.xlsx", "dispimg.xlsx", "absolute.xlsx"}) {
    std::ifstream in(fixture(name), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    for (std::size_t at = 0; at < bytes.size(); at += 37) {
      std::string broken = bytes;
      broken[at] = static_cast<char>(~broken[at]);
      if (const auto archive = Archive::from_bytes(broken)) text_of(read_xlsx_pictures(*archive));
      if (const auto archive = Archive::from_bytes(bytes.substr(0, at)))
        text_of(read_xlsx_pictures(*archive));
    }
  }
}

TEST(Pictures, type_is_told_by_the_first_bytes) {
  using namespace std::string_view_literals;
  EXPECT_EQ(picture_type("\xFF\xD8\xFF\xE0"), "image/jpeg");
  EXPECT_EQ(picture_type("RIFF1234WEBPVP8 "), "image/webp");
  EXPECT_EQ(picture_type("\0\0\0\x18"
                         "ftypheic"sv),
            "image/heic");
  EXPECT_EQ(picture_type("\0\0\0\x18"
                         "ftypisom"sv),
            "");
  EXPECT_EQ(picture_type("<svg/>"), "");
  EXPECT_EQ(picture_type(""), "");
}

}  // namespace
}  // namespace luoshi::interop
