// Texts with arguments, and with words that go by a number.
#include "base/message.hpp"

#include <gtest/gtest.h>

namespace luoshi::base {
namespace {

constexpr Message table[] = {
    {"left", "还剩{days}天", "{days} {days:day|days} left in {where}"},
};

TEST(message, a_word_goes_by_its_number) {
  const auto left = [](std::string_view days) {
    return text_of(table, "left", Language::en, {{"days", std::string(days)}, {"where", "all"}});
  };
  EXPECT_EQ(left("1"), "1 day left in all");
  EXPECT_EQ(left("0"), "0 days left in all");
  EXPECT_EQ(left("11"), "11 days left in all");
  EXPECT_EQ(text_of(table, "left", Language::zh, {{"days", "1"}}), "还剩1天");
}

TEST(message, an_absent_argument_prints_as_nothing) {
  EXPECT_EQ(text_of(table, "left", Language::en), "  left in ");
  EXPECT_EQ(text_of(table, "unknown", Language::en), "unknown");
}

// A text that was written badly is shown as far as it goes.
TEST(message, broken_places_do_no_harm) {
  EXPECT_EQ(fill("{a} {", {{"a", "x"}}), "x {");
  EXPECT_EQ(fill("{a:one}", {{"a", "1"}}), "one");
  EXPECT_EQ(fill("{a:one}", {{"a", "2"}}), "");
  EXPECT_EQ(fill("{a:|s}", {{"a", "2"}}), "s");
}

}  // namespace
}  // namespace luoshi::base
