// Every refusal of the room has a text in both languages, and every text is of some refusal.
#include "journal/messages.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

namespace luoshi::journal {
namespace {

std::set<std::string> matches(const std::string& text, const std::regex& pattern) {
  std::set<std::string> out;
  for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at)
    out.insert((*at)[1].str());
  return out;
}

std::set<std::string> codes_in_sources() {
  std::set<std::string> out;
  for (const auto& file : std::filesystem::directory_iterator(LUOSHI_SOURCE_DIR "/src/journal")) {
    if (file.path().extension() != ".cpp") continue;
    std::ifstream in(file.path());
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    out.merge(matches(text, std::regex(R"(refuse\(\s*"([a-z_0-9]+)\")")));
  }
  return out;
}

TEST(messages, each_refusal_has_a_row_and_each_row_a_refusal) {
  std::set<std::string> rows;
  for (const base::Message& message : messages()) {
    EXPECT_TRUE(rows.insert(std::string(message.code)).second) << message.code;
    EXPECT_FALSE(message.zh.empty() || message.en.empty()) << message.code;
  }
  std::erase_if(rows, [](const std::string& code) { return code.starts_with("proof_states_"); });
  EXPECT_EQ(rows, codes_in_sources());
}

TEST(messages, both_languages_name_the_same_arguments) {
  const std::regex argument(R"(\{([a-z_]+)\})");
  for (const base::Message& message : messages())
    EXPECT_EQ(matches(std::string(message.zh), argument),
              matches(std::string(message.en), argument))
        << message.code;
}

}  // namespace
}  // namespace luoshi::journal
