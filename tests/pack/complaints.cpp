// Every complaint: one change to a good pack, and the code, file, line and column it must name.
#include "pack/messages.hpp"
#include "tests/pack/folders.hpp"

namespace luoshi::pack {
namespace {

struct Case {
  std::string_view code;
  std::string file;       // what is changed
  std::string_view from;  // empty: `to` is written as the whole file
  std::string_view to;
  std::uint32_t row = 0;
  std::string_view letter = "";
  std::string_view where = "";  // the file complained about; empty = the changed one
};

const Case cases[] = {
    // Files
    {"toml_malformed", "pack.toml", "code = \"forest\"", "code = forest", 3},
    {"toml_value_unusable", "pack.toml", "\"3\"", "3.5", 6},
    {"toml_section_unknown", "pack.toml", "[visibility]", "[visible]", 17},
    {"csv_not_utf8", "roles.csv", "指挥长", "\xc4\xe3", 2},
    {"csv_quote_open", "roles.csv", "护林员", "\"护林员", 3},
    {"csv_quote_stray", "roles.csv", "护林员", "护\"林员", 3},
    {"calendar_malformed", "calendar/2020.json", "", "{\"year\":2020,\"days\":[{}]}"},
    // Tables and headings
    {"table_unknown", "rules.csv", "", "a,b\n"},
    {"table_repeated", "seed/kinds.csv", "", "code\nx\n"},
    {"table_missing", "roles.csv", "", "code,name_zh,name_en,reach,rights\n"},
    {"heading_missing", "roles.csv", "", ",,\n"},
    {"column_unknown", "roles.csv", "reach,", "reech,", 1, "D"},
    {"column_repeated", "roles.csv", "name_en,", "name_zh,", 1, "C"},
    {"column_missing", "roles.csv", "reach,", "reech,", 1},
    {"cell_without_heading", "roles.csv", "report_case\n", "report_case,extra\n", 3, "F"},
    {"row_repeated", "roles.csv", "ranger,护林员", "chief,护林员", 3, "A"},
    {"english_missing", "roles.csv", ",ranger,own", ",,own", 3, "C"},
    // Cells
    {"cell_required", "roles.csv", "ranger,护林员", "ranger,", 3, "B"},
    {"cell_not_code", "roles.csv", "chief,", "The Chief,", 2, "A"},
    {"cell_not_number", "unit_levels.csv", "the town,2", "the town,two", 3, "F"},
    {"cell_not_day", "programmes.csv", "2021-05-31", "31 May", 3, "G"},
    {"cell_not_time", "deadlines.csv", "12:00", "25:00", 4, "F"},
    {"cell_not_yes_no", "fields.csv", "choice,true", "choice,perhaps", 2, "G"},
    {"cell_not_allowed", "roles.csv", "ranger,own", "ranger,planet", 3, "D"},
    {"cell_out_of_range", "unit_levels.csv", "the town,2", "the town,-2", 3, "F"},
    {"cell_not_points", "checklists.csv", "2.5", "2.555", 3, "E"},
    {"cell_not_rounding", "quantities.csv", "step:10", "step:ten", 2, "H"},
    {"cell_not_degrees", "seed/units.csv", "25.1,", "N25,", 3, "J"},
    {"cell_not_positions", "categories.csv", "ranger:1", "ranger", 3, "O"},
    // Settings
    {"setting_unknown", "pack.toml", "extensions_max", "extensions", 15, "A"},
    {"setting_missing", "pack.toml", "version = \"3\"\n", ""},
    {"work_hours_reversed", "pack.toml", "\"19:00\"", "\"07:00\"", 11, "B"},
    {"percent_too_large", "pack.toml", "extensions_max = 2", "look_back_percent = 101", 15, "B"},
    {"offset_too_large", "pack.toml", "[calendar]", "utc_offset_minutes = 900\n[calendar]", 9, "B"},
    // References and names
    {"reference_unknown", "kinds.csv", "turns|hectares", "turns|acres", 2, "F"},
    {"reference_unknown", "kinds.csv", "S1,fire", "S1,water", 2, "E"},
    {"reference_unknown", "kinds.csv", "daily,station", "daily,village", 2, "I"},
    {"reference_unknown", "kinds.csv", ",ranger,巡护", ",guard,巡护", 2, "L"},
    {"reference_unknown", "kinds.csv", "kit,daily", "gear,daily", 2, "G"},
    {"reference_unknown", "fields.csv", "choice,true,weather", "choice,true,sky", 2, "H"},
    {"reference_unknown", "fields.csv", "checklist,,kit", "checklist,,gear", 7, "H"},
    {"reference_unknown", "fields.csv", "drill,,remark", "dance,,remark", 8, "A"},
    {"reference_unknown", "programmes.csv", ",fire,2020", ",water,2020", 3, "E"},
    {"reference_unknown", "checklists.csv", "90001", "90002", 4, "F"},
    {"reference_unknown", "categories.csv", "true,d3", "true,d4", 3, "L"},
    {"reference_unknown", "categories.csv", "ranger:1", "guard:1", 3, "O"},
    {"reference_unknown", "routing.csv", "990101", "990199", 2, "F"},
    {"reference_unknown", "routing.csv", ",90,", ",91,", 2, "C"},
    {"reference_unknown", "routing.csv", "rest,,,,", "rest,,,quarry,", 3, "D"},
    {"reference_unknown", "pack.toml", "unit = \"990100\"", "unit = \"990199\"", 20, "F"},
    {"reference_unknown", "pack.toml", "programme = \"fire\"", "programme = \"ice\"", 20, "G"},
    {"reference_unknown", "pack.toml", "[\"patrol\"]", "[\"patrol\", \"letter\"]", 18, "B"},
    {"reference_unknown", "pack.toml", "\"d3\"", "\"d4\"", 14, "B"},
    {"reference_unknown", "seed/units.csv", ",station,", ",hut,", 4, "D"},
    {"reference_unknown", "seed/posts.csv", ",p1,", ",p9,", 3, "D"},
    {"reference_unknown", "seed/sites.csv", ",tower,", ",bridge,", 2, "C"},
    {"reference_unknown", "seed/sites.csv", "smoke", "dust", 2, "G"},
    {"alias_ambiguous", "programmes.csv", "open burning,", "open burning,防火", 3, "D"},
    {"term_ambiguous", "terms.csv", "风大|刮风", "风大|晴天", 11, "E"},
    {"heading_ambiguous", "fields.csv", "天气情况", "巡护人次", 2, "M"},
    {"sheet_ambiguous", "kinds.csv", "when_published,,,,,", "when_published,,,巡护,,", 3, "M"},
    {"list_without_name", "terms.csv", "weather,,天气,weather,\n", "", 9, "A"},
    {"list_without_name", "checklists.csv", "kit,,装备,kit,,\n", "", 2, "A"},
    {"parent_cycle", "programmes.csv", "护林防火,,", "护林防火,burning,", 2, "E"},
    {"parent_cycle", "seed/units.csv", "甲类,990000", "甲类,990101", 3, "F"},
    {"days_reversed", "programmes.csv", "2021-05-31", "2020-05-31", 3, "G"},
    {"days_reversed", "seed/posts.csv", "2020-12-31", "2019-12-31", 3, "I"},
    // Categories
    {"category_code_malformed", "categories.csv", "90001", "9001", 3, "A"},
    {"category_major_differs", "categories.csv", "matter,90", "matter,91", 3, "C"},
    {"category_not_national", "categories.csv", "01001,matter", "01999,matter", 2, "A"},
    {"category_name_changed", "categories.csv", "供水井盖异常", "井盖不见了", 2, "F"},
    {"local_extension_outside", "categories.csv", "90001,matter,90", "11001,matter,11", 3, "A"},
    {"local_extension_unmarked", "categories.csv", "true,d3", ",d3", 3, "K"},
    // Kinds and fields
    {"terms_missing", "fields.csv", "choice,true,weather", "choice,true,", 2, "H"},
    {"terms_not_used", "fields.csv", "decimal,,,", "decimal,,weather,", 3, "H"},
    {"table_without_columns", "fields.csv", "里程,length,decimal,,,1,公里,0.5,80",
     "里程,length,table,,,,,,", 3, "F"},
    {"table_field_unknown", "fields.csv", "patrol,finds,what", "patrol,founds,what", 5, "B"},
    {"table_in_table", "fields.csv", "what,text", "what,table", 5, "F"},
    {"decimals_not_used", "fields.csv", "length,decimal", "length,integer", 3, "I"},
    {"bound_not_used", "fields.csv", "length,decimal,,,1,", "length,text,,,,", 3, "K"},
    {"bound_malformed", "fields.csv", "0.5,80", "0.55,80", 3, "K"},
    {"bounds_reversed", "fields.csv", "0.5,80", "90,80", 3, "L"},
    {"daily_without_levels", "kinds.csv", "daily,station", "daily,", 2, "I"},
    {"levels_not_used", "kinds.csv", "daily,station", "none,station", 2, "I"},
    {"path_field_unknown", "columns.csv", "fields.weather", "fields.wether", 3, "G"},
    // Briefs, numbers, deadlines, routing, calendar
    {"placeholder_unknown", "pack.toml", "巡护{turns}", "巡护{terns}", 20, "D"},
    {"braces_unbalanced", "pack.toml", "巡护{turns}", "巡护{turns", 20, "D"},
    {"pattern_place_unknown", "numbering.csv", "{year}", "{day}", 2, "D"},
    {"pattern_without_number", "numbering.csv", "{number:4}", "{unit}", 2, "D"},
    {"deadline_without_time", "deadlines.csv", "12:00", "", 4, "F"},
    {"deadline_without_amount", "deadlines.csv", "days,3", "days,", 3, "E"},
    {"deadline_part_not_used", "deadlines.csv", "on_the_spot,,", "on_the_spot,2,", 2, "E"},
    {"deadline_part_not_used", "deadlines.csv", "days,3,", "days,3,12:00", 3, "F"},
    {"routing_row_unreachable", "routing.csv", "rest,,,,,@place,,,,,",
     "rest,,,,,@place,,,,,\nlate,990101,90,,,990101,,,,,", 4, "A"},
    {"lead_also_supports", "routing.csv", "990101,990100", "990101,990101", 2, "G"},
    {"routing_open_end", "routing.csv", "rest,,,,,@place", "rest,990100,,,,@place"},
    {"holiday_contradicts", "holidays.csv", "2020-10-10,false", "2020-10-01,false", 3, "A"},
    // Seed records
    {"rank_one_missing", "unit_levels.csv", "the county,1", "the county,2", 0, "F"},
    {"rank_one_repeated", "unit_levels.csv", "the town,2", "the town,1", 3, "F"},
    {"authority_with_parent", "seed/units.csv", ",,county,,,", ",,county,,990101,", 2, "F"},
    {"authority_not_rank_one", "seed/units.csv", ",,county,", ",,town,", 2, "D"},
    {"unit_without_parent", "seed/units.csv", "甲类,990000", "甲类,", 3, "F"},
    {"unit_above_parent", "seed/units.csv", ",,station,,990100", ",,county,,990100", 4, "F"},
    {"announced_differs", "seed/units.csv", ",,,1,,", ",,,8,,", 2, "I"},
    {"holder_cycle", "seed/posts.csv", "990000,p2,,", "990000,,deputy,", 2, "E"},
    {"post_held_twice", "seed/posts.csv", "990100,,chief,", "990100,p1,chief,", 4, "D"},
    {"row_repeated", "seed/posts.csv", "deputy,chief", "chief,chief", 4, "A"},
    {"posts_overlap", "seed/posts.csv", "2020-01-01,2020-12-31",
     "2020-01-01,2020-12-31\n,ranger,990101,p1,,,,2020-06-01,", 4, "H"},
    {"place_incomplete", "seed/units.csv", "25.1,102.7", "25.1,", 3, "K"},
    {"latitude_too_large", "seed/units.csv", "25.1,102.7", "102.7,25.1", 3, "J"},
};

TEST(complaints, the_test_pack_is_good) {
  const LoadResult result = load_folder(forest());
  for (const Complaint& one : result.complaints) ADD_FAILURE() << render(one, base::Language::en);
  EXPECT_TRUE(result.pack);
}

TEST(complaints, each_names_file_line_and_column) {
  for (const Case& one : cases) {
    SCOPED_TRACE(std::string(one.code) + " in " + one.file + ": " + std::string(one.to));
    const ForestCopy pack;
    if (one.from.empty())
      pack.write(one.file, one.to);
    else
      pack.replace(one.file, one.from, one.to);
    const LoadResult result = pack.load();
    bool found = false;
    std::string all;
    for (const Complaint& complaint : result.complaints) {
      all += render(complaint, base::Language::en) + '\n';
      found = found || (complaint.code == one.code && complaint.row == one.row &&
                        complaint.letter == one.letter &&
                        complaint.file == (pack.path() / one.file).generic_string());
      if (complaint.code == one.code)
        EXPECT_EQ(complaint.severity == Severity::warning, result.pack.has_value());
    }
    EXPECT_TRUE(found) << all;
  }
}

TEST(complaints, every_fault_is_reported_not_only_the_first) {
  const ForestCopy pack;
  pack.replace("roles.csv", "ranger,own", "ranger,planet");
  pack.replace("kinds.csv", "turns|hectares", "turns|acres|miles");
  pack.replace("seed/units.csv", "25.1,", "N25,");
  pack.replace("pack.toml", "version = \"3\"\n", "");
  std::vector<std::string> codes;
  for (const Complaint& one : pack.load().complaints) codes.push_back(one.code);
  EXPECT_EQ(codes,
            (std::vector<std::string>{"setting_missing", "cell_not_allowed", "reference_unknown",
                                      "reference_unknown", "cell_not_degrees"}));
}

TEST(complaints, a_line_says_place_fault_and_remedy_in_both_languages) {
  const ForestCopy pack;
  pack.replace("fields.csv", "choice,true,weather", "choice,true,sky");
  const LoadResult result = pack.load();
  ASSERT_EQ(result.complaints.size(), 1U);
  const std::string file = (pack.path() / "fields.csv").generic_string();
  EXPECT_EQ(render(result.complaints[0], base::Language::zh),
            "错误 " + file +
                " 第 2 行 “词表或检查表 (terms)”列: “sky”不在“词表”中。"
                "请在那里补上，或改正此处。");
  EXPECT_EQ(render(result.complaints[0], base::Language::en),
            "error " + file +
                " line 2 column terms (terms): \"sky\" is not in \"Terms\". "
                "Add it there or correct it here.");
}

TEST(complaints, missing_files_and_settings) {
  const TemporaryFolder empty;
  const LoadResult missing = load_folder(empty.path() / "nothing");
  ASSERT_EQ(missing.complaints.size(), 1U);
  EXPECT_EQ(missing.complaints[0].code, "folder_missing");

  const ForestCopy pack;
  std::filesystem::remove(pack.path() / "roles.csv");
  std::filesystem::create_directory(pack.path() / "roles.csv");
  const LoadResult unreadable = pack.load();
  EXPECT_EQ(unreadable.complaints.at(0).code, "file_unreadable");
  EXPECT_FALSE(unreadable.pack);
}

TEST(complaints, sizes) {
  const ForestCopy pack;
  std::string rows = "list,code,name_zh,name_en,aliases\n";
  for (int i = 0; i < 5'001; ++i) rows += "l,c" + std::to_string(i) + ",n,n,\n";
  pack.write("terms.csv", rows);
  EXPECT_EQ(pack.load().complaints.at(0).code, "table_too_long");

  const ForestCopy many;
  std::string faults = "list,code,name_zh,name_en,aliases\n";
  for (int i = 0; i < 2'000; ++i) faults += "l,C," + std::to_string(i) + ",,\n";
  many.write("terms.csv", faults);
  const LoadResult result = many.load();
  EXPECT_EQ(result.complaints.size(), 1'001U);
  EXPECT_EQ(result.complaints.back().code, "more_complaints");

  const ForestCopy large;
  large.write("terms.csv", std::string(9 * 1024 * 1024, 'x'));
  EXPECT_EQ(large.load().complaints.at(0).code, "file_too_large");

  const ForestCopy wordy;
  wordy.replace("kinds.csv", "每天一条", std::string(1024 * 1024, 'x'));
  const LoadResult too_large = wordy.load();
  EXPECT_EQ(too_large.complaints.at(0).code, "rule_set_too_large");
  EXPECT_FALSE(too_large.pack);
}

TEST(complaints, a_setting_given_twice_in_a_sheet) {
  std::vector<Grid> grids = grids_of(loaded(forest()), Form::zh);
  grids[0].file = "rules.xlsx";
  grids[0].rows.push_back({40, {"版本", "4", ""}, {}});
  const LoadResult result = load_grids(grids);
  ASSERT_EQ(result.complaints.size(), 1U);
  const Complaint& one = result.complaints[0];
  EXPECT_EQ(one.code, "setting_repeated");
  EXPECT_EQ(std::tuple(one.file, one.sheet, one.row, one.letter),
            std::tuple("rules.xlsx", "基本设置", 40U, "A"));
  EXPECT_TRUE(render(one, base::Language::zh)
                  .starts_with("错误 rules.xlsx 工作表“基本设置” 第 40 行 A 列“项目 (item)”: "));
}

TEST(complaints, every_code_has_a_test) {
  std::set<std::string_view> tested{
      "folder_missing",   "file_unreadable",   "table_too_long",
      "more_complaints",  "file_too_large",    "rule_set_too_large",
      "setting_repeated", "path_not_exported", "heading_column_unknown"};  // by the command line
  for (const Case& one : cases) tested.insert(one.code);
  for (const base::Message& message : messages()) {
    const std::string_view code = message.code;
    const bool is_word = code == "error" || code == "warning" || code.starts_with("place_") ||
                         code.starts_with("change_");
    if (!is_word || code == "place_incomplete") EXPECT_TRUE(tested.contains(code)) << code;
  }
}

}  // namespace
}  // namespace luoshi::pack
