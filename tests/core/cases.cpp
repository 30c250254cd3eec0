// The text cases of tests/core/cases: the life of a case, step by step.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/core/case_runner.hpp"

namespace luoshi::core::testing {
namespace {

std::vector<std::string> case_files() {
  std::vector<std::string> out;
  const std::filesystem::path folder = std::string(LUOSHI_SOURCE_DIR) + "/tests/core/cases";
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".case") out.push_back(entry.path().stem());
  std::ranges::sort(out);
  return out;
}

class Case : public ::testing::TestWithParam<std::string> {};
TEST_P(Case, goes_as_written) {
  std::ifstream file(std::string(LUOSHI_SOURCE_DIR) + "/tests/core/cases/" + GetParam() + ".case");
  std::stringstream text;
  text << file.rdbuf();
  const std::string wrong = run_case(text.str());
  EXPECT_TRUE(wrong.empty()) << GetParam() << ".case, " << wrong;
}
INSTANTIATE_TEST_SUITE_P(Life, Case, ::testing::ValuesIn(case_files()),
                         [](const auto& test) { return test.param; });

// A case that expects the wrong thing must fail, or the runner proves nothing.
TEST(CaseRunner, notices_what_is_not_so) {
  EXPECT_NE(run_case("11-05 09:00 grid A report_case => accepted"), "");
  EXPECT_NE(run_case("11-05 09:00 grid A report_case ! right_missing"), "");
  EXPECT_NE(run_case("11-05 09:00 grid A report_case => reported\n? A sees head_c yes"), "");
  EXPECT_NE(run_case("11-05 09:00 grid A report_case => reported\n"
                     "? A count case.found village_a 11-05 2"),
            "");
  EXPECT_EQ(run_case("11-05 09:00 grid A report_case => reported\n? A sees clerk yes"), "");
}

}  // namespace
}  // namespace luoshi::core::testing
