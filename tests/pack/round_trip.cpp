// Folder, sheets and workbook are three forms of one pack: each gives back what went in.
#include "interop/pack_workbook.hpp"
#include "pack/csv.hpp"
#include "tests/pack/folders.hpp"

namespace luoshi::pack {
namespace {

void expect_equal(const Pack& left, const Pack& right) {
  EXPECT_EQ(base::to_json(left.rules), base::to_json(right.rules));
  EXPECT_EQ(base::to_json(left.seed), base::to_json(right.seed));
}

Pack through_grids(const Pack& pack, Form form) {
  LoadResult result = load_grids(grids_of(pack, form));
  for (const Complaint& one : result.complaints)
    EXPECT_NE(one.severity, Severity::error) << render(one, base::Language::en);
  return result.pack.value_or(Pack{});
}

std::vector<std::filesystem::path> packs() {
  return {forest(), source_folder() / "packs/huiji"};
}

TEST(round_trip, sheets_in_every_form) {
  for (const auto& folder : packs()) {
    SCOPED_TRACE(folder);
    const Pack pack = loaded(folder);
    for (const Form form : {Form::codes, Form::zh, Form::en})
      expect_equal(through_grids(pack, form), pack);
  }
}

TEST(round_trip, folder) {
  for (const auto& folder : packs()) {
    SCOPED_TRACE(folder);
    const Pack pack = loaded(folder);
    const TemporaryFolder copy;
    write_folder(pack, copy.path());
    expect_equal(loaded(copy.path()), pack);
    write_folder(pack, copy.path());  // over itself
    expect_equal(loaded(copy.path()), pack);
  }
}

TEST(round_trip, workbook_in_both_languages) {
  for (const auto& folder : packs())
    for (const base::Language language : {base::Language::zh, base::Language::en}) {
      SCOPED_TRACE(folder);
      const Pack pack = loaded(folder);
      const TemporaryFolder place;
      const auto written = interop::write_pack_workbook(pack, place.path() / "p.xlsx", language);
      ASSERT_TRUE(written) << written.error().code;
      const auto result = interop::load_pack_workbook(place.path() / "p.xlsx");
      ASSERT_TRUE(result) << result.error().code;
      for (const Complaint& one : result->complaints)
        EXPECT_NE(one.severity, Severity::error) << render(one, language);
      ASSERT_TRUE(result->pack);
      expect_equal(*result->pack, pack);
      const TemporaryFolder copy;
      write_folder(*result->pack, copy.path());
      expect_equal(loaded(copy.path()), pack);
    }
}

TEST(round_trip, a_fault_in_a_workbook_names_sheet_row_and_column) {
  Pack pack = loaded(forest());
  pack.rules.activity_kinds[0].quantities.push_back("acres");
  const TemporaryFolder place;
  ASSERT_TRUE(interop::write_pack_workbook(pack, place.path() / "p.xlsx", base::Language::zh));
  const auto result = interop::load_pack_workbook(place.path() / "p.xlsx");
  ASSERT_TRUE(result);
  EXPECT_FALSE(result->pack);
  ASSERT_EQ(result->complaints.size(), 1U);
  const Complaint& one = result->complaints[0];
  EXPECT_EQ(std::tuple(one.code, one.file, one.sheet, one.row, one.letter),
            std::tuple("reference_unknown", "p.xlsx", "记录种类", 2U, "F"));
}

TEST(round_trip, columns_may_be_moved_and_sheets_left_out) {
  std::vector<Grid> grids = grids_of(loaded(forest()), Form::zh);
  for (Grid& grid : grids)
    for (GridRow& row : grid.rows) std::ranges::reverse(row.cells);
  std::erase_if(grids, [](const Grid& grid) { return grid.name == "导出列"; });
  const LoadResult result = load_grids(grids);
  ASSERT_TRUE(result.pack);
  EXPECT_TRUE(result.pack->rules.column_sets.empty());
  EXPECT_EQ(result.pack->rules.activity_kinds.size(), 2U);
}

TEST(round_trip, holiday_files_keep_their_names_when_nothing_changed) {
  const Pack pack = loaded(source_folder() / "packs/huiji");
  const TemporaryFolder copy;
  std::filesystem::copy(source_folder() / "packs/huiji", copy.path(),
                        std::filesystem::copy_options::recursive);
  const std::string before = content_of(copy.path() / "calendar/2018.json");
  ASSERT_FALSE(before.empty());
  write_folder(pack, copy.path());
  EXPECT_EQ(content_of(copy.path() / "calendar/2018.json"), before);
}

TEST(round_trip, canonical_bytes_and_digest_do_not_depend_on_the_way) {
  const Pack pack = loaded(forest());
  EXPECT_EQ(digest_of(through_grids(pack, Form::en).rules), digest_of(pack.rules));
  EXPECT_EQ(digest_of(pack.rules), base::sha256(canonical_bytes(pack.rules)));
  Pack other = pack;
  other.rules.version = "4";
  EXPECT_NE(digest_of(other.rules), digest_of(pack.rules));
}

TEST(round_trip, csv_quotes_what_it_must) {
  const std::vector<GridRow> rows{{1, {"a", "b,c", "say \"x\"", "two\nlines", ""}, {}}};
  const std::string text = write_csv(rows);
  EXPECT_EQ(text, "a,\"b,c\",\"say \"\"x\"\"\",\"two\nlines\",\n");
  const auto back = parse_csv("\xEF\xBB\xBF" + text + "\r\nnext,row\r\n");
  ASSERT_TRUE(back);
  ASSERT_EQ(back->size(), 2U);
  EXPECT_EQ((*back)[0].cells, rows[0].cells);
  EXPECT_EQ((*back)[1].number, 4U);  // the lines of the file, not the rows
}

}  // namespace
}  // namespace luoshi::pack
