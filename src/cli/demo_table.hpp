// The tables of a demo's course (examples/huiji/course): which cases are found, by what plan each
// goes on, and what else was done. docs/example.md explains the columns.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace luoshi::cli {

// Cells by column; an unknown column is a fault of the program.
using CourseRow = std::map<std::string, std::string, std::less<>>;

struct CourseTables {
  std::vector<CourseRow> cases;
  std::vector<CourseRow> plans;
  std::vector<CourseRow> activities;
  std::vector<CourseRow> rows;  // of tables within activities, such as the decisions of a meeting
  std::vector<CourseRow> accounts;
};

// Refusals: course_file_missing, course_table_wrong and those of pack::parse_csv; args: file.
base::Result<CourseTables> read_course(const std::filesystem::path& folder);

// "a=1|b=2" in the order written; a part without '=' has an empty second half.
std::vector<std::pair<std::string, std::string>> course_parts(std::string_view cell);
std::vector<std::string> course_split(std::string_view text, char at);

}  // namespace luoshi::cli
