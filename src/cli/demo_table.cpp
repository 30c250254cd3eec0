#include "cli/demo_table.hpp"

#include <array>
#include <span>

#include "cli/data_folder.hpp"
#include "pack/csv.hpp"

namespace luoshi::cli {

namespace {
using base::Result;

constexpr std::array<std::string_view, 20> case_columns{
    "key",      "plan",        "unit",  "finder",   "source", "found",   "sort",
    "category", "programme",   "scene", "no_photo", "degree", "urgency", "finder_named",
    "location", "description", "done",  "link",     "of",     "order"};
constexpr std::array<std::string_view, 6> plan_columns{"plan", "after", "act",
                                                       "role", "value", "text"};
constexpr std::array<std::string_view, 16> activity_columns{
    "key",     "kind",    "unit",      "role",   "at",     "programme", "site",  "location",
    "summary", "amounts", "checklist", "failed", "fields", "nothing",   "scene", "photo"};
constexpr std::array<std::string_view, 3> row_columns{"activity", "field", "cells"};

constexpr std::array<std::string_view, 7> account_columns{"name",   "post",   "kind",  "who_zh",
                                                          "who_en", "try_zh", "try_en"};

Result<std::vector<CourseRow>> read_table(const std::filesystem::path& file,
                                          std::span<const std::string_view> columns) {
  const auto text = read_file(file);
  if (!text) return base::refuse("course_file_missing", "course", {{"file", file.string()}});
  auto grid = pack::parse_csv(*text);
  if (!grid) {
    grid.error().args["file"] = file.string();
    return std::unexpected(std::move(grid.error()));
  }
  std::vector<CourseRow> out;
  for (const pack::GridRow& row : *grid) {
    const bool heading = &row == &grid->front();
    const bool fits =
        row.cells.size() == columns.size() && (!heading || std::ranges::equal(row.cells, columns));
    if (!fits)
      return base::refuse("course_table_wrong", "course",
                          {{"file", file.string()}, {"line", std::to_string(row.number)}});
    if (heading) continue;
    CourseRow cells;
    for (std::size_t i = 0; i < columns.size(); ++i) cells.emplace(columns[i], row.cells[i]);
    out.push_back(std::move(cells));
  }
  return out;
}
}  // namespace

Result<CourseTables> read_course(const std::filesystem::path& folder) {
  CourseTables out;
  const struct {
    std::string_view file;
    std::span<const std::string_view> columns;
    std::vector<CourseRow>& into;
  } tables[] = {{"cases.csv", case_columns, out.cases},
                {"plans.csv", plan_columns, out.plans},
                {"activities.csv", activity_columns, out.activities},
                {"rows.csv", row_columns, out.rows},
                {"accounts.csv", account_columns, out.accounts}};
  for (const auto& table : tables) {
    auto rows = read_table(folder / table.file, table.columns);
    if (!rows) return std::unexpected(std::move(rows.error()));
    table.into = std::move(*rows);
  }
  return out;
}

std::vector<std::string> course_split(std::string_view text, char at) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = std::min(text.find(at), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> course_parts(std::string_view cell) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const std::string& part : course_split(cell, '|')) {
    const auto sign = std::min(part.find('='), part.size());
    out.emplace_back(part.substr(0, sign), part.substr(std::min(sign + 1, part.size())));
  }
  return out;
}

}  // namespace luoshi::cli
