// The codec of described structs: what is written can be read again, and a fault names its path.
#include "base/json.hpp"

#include <gtest/gtest.h>

namespace luoshi::base {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)

struct Inner {
  static constexpr std::string_view tag = "inner";
  std::string text;
  std::optional<std::int64_t> number;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (text, number))
struct Other {
  static constexpr std::string_view tag = "other";
  Day day;
};
BOOST_DESCRIBE_STRUCT(Other, (), (day))
struct Outer {
  Id id;
  Colour colour = Colour::red;
  std::vector<Inner> list;
  std::map<std::string, Instant> times;
  std::variant<Inner, Other> either;
  bool operator==(const Outer&) const { return false; }
};
BOOST_DESCRIBE_STRUCT(Outer, (), (id, colour, list, times, either))

TEST(json, what_is_written_reads_back) {
  Outer outer;
  outer.id = id_from_digest(sha256("x"));
  outer.colour = Colour::green;
  outer.list = {{"引号\"\n", 5}, {"", std::nullopt}};
  outer.times["a"] = {1541390400'000001};
  outer.either = Other{*make_day(2018, 11, 5)};
  const std::string text = to_json(outer);
  auto back = from_json<Outer>(text);
  ASSERT_TRUE(back) << back.error().code << back.error().field;
  EXPECT_EQ(to_json(*back), text);
}

TEST(json, a_fault_names_its_path) {
  auto unknown = from_json<Inner>(R"({"text":"a","extra":1})");
  EXPECT_EQ(unknown.error(), (Refusal{"field_unknown", "extra", {}}));
  auto missing = from_json<Outer>(
      R"({"id":"00000000-0000-0000-0000-000000000000","colour":"red","list":[{}],"either":{}})");
  EXPECT_EQ(missing.error(), (Refusal{"field_missing", "list[0].text", {}}));
  EXPECT_EQ(from_json<Inner>("{\"text\":\"\xff\"}").error().code, "json_malformed");
  EXPECT_EQ(from_json<Inner>(R"({"text":"a","number":1.5})").error().code, "integer_expected");
}

}  // namespace luoshi::base
