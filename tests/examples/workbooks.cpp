// The office's workbooks: every picture has its cell and every heading is known to the rule set.
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/text.hpp"
#include "interop/pictures.hpp"
#include "interop/workbook.hpp"
#include "pack/pack.hpp"

namespace luoshi {
namespace {

const std::filesystem::path root = LUOSHI_SOURCE_DIR;

std::vector<std::filesystem::path> workbooks() {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(root / "examples/huiji"))
    if (entry.path().extension() == ".xlsx") out.push_back(entry.path());
  std::ranges::sort(out);
  return out;
}

boost::json::value expected() {
  std::ifstream in(root / "tests/examples/expected.json");
  return boost::json::parse(std::string(std::istreambuf_iterator<char>(in), {}));
}

// Every heading that a rule set knows, whatever kind it belongs to.
std::set<std::string> known_headings(const core::RuleSet& rules) {
  std::set<std::string> out;
  const auto add = [&](const std::string& text) { out.insert(base::normalise(text)); };
  for (const auto& header : rules.header_aliases) std::ranges::for_each(header.aliases, add);
  for (const auto& quantity : rules.quantities) {
    add(quantity.name.zh);
    std::ranges::for_each(quantity.aliases, add);
  }
  for (const auto& kind : rules.activity_kinds)
    for (const auto& field : kind.fields) {
      add(field.name.zh);
      std::ranges::for_each(field.aliases, add);
    }
  return out;
}

TEST(ExampleWorkbooks, ten_files_are_read_and_their_sheets_hold_rows) {
  ASSERT_EQ(workbooks().size(), 10U);
  for (const auto& file : workbooks()) {
    const auto book = interop::read_workbook(file);
    ASSERT_TRUE(book.has_value()) << file << ": " << book.error().code;
    for (const auto& sheet : book->sheets) EXPECT_GE(sheet.rows.size(), 3U) << file << sheet.name;
  }
}

TEST(ExampleWorkbooks, every_picture_belongs_to_a_cell) {
  const boost::json::value truth = expected();
  for (const auto& file : workbooks()) {
    const auto pictures = interop::read_pictures(file);
    ASSERT_TRUE(pictures.has_value()) << file << ": " << pictures.error().code;
    EXPECT_TRUE(pictures->unplaced.empty()) << file;
    const std::string number = file.filename().string().substr(0, 2);
    if (const auto* count = truth.at("photos").as_object().if_contains(number))
      EXPECT_EQ(std::int64_t(pictures->placed.size()), count->as_int64()) << file;
  }
}

TEST(ExampleWorkbooks, the_three_ways_of_pictures_in_sheets_are_there) {
  std::set<interop::PictureHow> ways;
  for (const auto& file : workbooks()) {
    const auto pictures = interop::read_pictures(file);
    ASSERT_TRUE(pictures.has_value());
    for (const auto& picture : pictures->placed) ways.insert(picture.how);
  }
  EXPECT_EQ(ways.size(), 3U);
}

TEST(ExampleWorkbooks, each_sheet_has_a_row_in_which_every_heading_is_known) {
  const auto loaded = pack::load_folder(root / "packs/huiji");
  ASSERT_TRUE(loaded.pack.has_value());
  const std::set<std::string> known = known_headings(loaded.pack->rules);
  for (const auto& file : workbooks()) {
    const auto book = interop::read_workbook(file);
    ASSERT_TRUE(book.has_value());
    for (const auto& sheet : book->sheets) {
      const auto all_known = [&](const interop::Row& row) {
        std::size_t named = 0;
        for (const std::string& cell : row.cells) {
          if (cell.empty()) continue;
          if (!known.contains(base::normalise(cell))) return false;
          ++named;
        }
        return named >= 2;
      };
      EXPECT_TRUE(std::ranges::any_of(sheet.rows, all_known)) << file << " " << sheet.name;
    }
  }
}

TEST(RefusedWorkbooks, a_picture_below_the_last_row_is_still_reported_with_its_cell) {
  const auto pictures = interop::read_pictures(root / "tests/examples/refused-pictures.xlsx");
  ASSERT_TRUE(pictures.has_value());
  const auto below = [](const interop::SheetPicture& one) { return one.row == 10; };
  EXPECT_EQ(std::ranges::count_if(pictures->placed, below), 1);
}

}  // namespace
}  // namespace luoshi
