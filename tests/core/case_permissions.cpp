// Every state, command and role has an expected answer: tests/core/cases/permissions.txt. Run with
// LUOSHI_WRITE_EXPECTED=1 to write it anew, then read what has changed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "core/case_table.hpp"
#include "core/messages.hpp"
#include "tests/core/case_states.hpp"

namespace luoshi::core::testing {
namespace {

std::vector<std::string> commands() {
  std::vector<std::string> out;
  for (const CaseRow& row : case_rows())
    if (row.from.bits != 0 && std::ranges::find(out, std::string(row.command)) == out.end())
      out.emplace_back(row.command);
  return out;
}

// Tries the command on a copy of the world, so that the next one finds the same state.
std::string answer(const CaseWorld& world, const std::string& actor, const std::string& command) {
  CaseWorld copy = world;
  boost::json::object json = sample(copy, command);
  if (command == "reopen_case" && copy.one("A").status == CaseStatus::ended)
    json["ground"] = "ended_wrongly";
  const std::string refused = copy.execute(actor, "A", json);
  if (refused.empty()) return "> " + std::string(base::name_of(copy.one("A").status));
  return refused;
}

std::string matrix() {
  std::ostringstream out;
  for (const LeadIn& lead_in : lead_ins()) {
    CaseWorld world;
    play(world, lead_in);
    world.now.us += base::minute_us;
    for (const std::string& actor : world.actors()) {
      out << "[" << lead_in.name << "] " << actor << "\n";
      std::map<std::string, std::string> by_answer;
      for (const std::string& command : commands())
        by_answer[answer(world, actor, command)] += " " + command;
      for (const auto& [one, list] : by_answer)
        out << "  " << one << ":" << (by_answer.size() == 1 ? " every command" : list) << "\n";
    }
  }
  return out.str();
}

TEST(CasePermissions, are_those_written_down) {
  const std::string path = std::string(LUOSHI_SOURCE_DIR) + "/tests/core/cases/permissions.txt";
  const std::string found = matrix();
  if (std::getenv("LUOSHI_WRITE_EXPECTED")) std::ofstream(path) << found;
  std::ifstream file(path);
  std::stringstream expected;
  expected << file.rdbuf();
  std::istringstream one(found), other(expected.str());
  std::string was, is, heading;
  while (std::getline(one, is)) {
    std::getline(other, was);
    if (is.starts_with('[')) heading = is;
    ASSERT_EQ(is, was) << heading;
  }
  EXPECT_FALSE(std::getline(other, was)) << was;
}

// No answer is only a code: each has words in both languages.
TEST(CasePermissions, every_refusal_has_words) {
  for (const base::Message& message : messages()) {
    EXPECT_FALSE(message.zh.empty() || message.en.empty()) << message.code;
    EXPECT_EQ(base::find_message(messages(), message.code), &message)
        << message.code << " stands twice";
  }
  std::istringstream lines(matrix());
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('[') || line.starts_with("  >")) continue;
    const std::string code = line.substr(2, line.find(':') - 2);
    EXPECT_NE(base::find_message(messages(), code), nullptr) << code;
  }
}

// What case-life.md's table says of states, in short: nothing leads out of it but these.
TEST(CaseTable, leads_where_the_life_of_a_case_says) {
  for (const LeadIn& lead_in : lead_ins()) {
    CaseWorld world;
    play(world, lead_in);
    const CaseStatus from = world.one("A").status;
    EXPECT_EQ(base::name_of(from), lead_in.name);
    for (const std::string& actor : world.actors())
      for (const std::string& command : commands()) {
        CaseWorld copy = world;
        if (!copy.execute(actor, "A", sample(copy, command)).empty()) continue;
        const CaseStatus to = copy.one("A").status;
        const bool in_table = std::ranges::any_of(case_rows(), [&](const CaseRow& row) {
          return row.command == command && row.from.contains(from) && row.to.contains(to);
        });
        EXPECT_TRUE(in_table) << command << " from " << lead_in.name << " to " << base::name_of(to);
      }
  }
}

}  // namespace
}  // namespace luoshi::core::testing
