// 验真码: typed by people, so it forgives their habits and finds their slips.
#include <gtest/gtest.h>

#include "journal/proof.hpp"
#include "tests/journal/sample.hpp"

namespace luoshi::journal {
namespace {

constexpr std::string_view known = "8W2BT-B82FC-01D6";  // made by an independent program
AuthenticityCode sample_code() {
  return authenticity_code(sample::leaves(5).back());
}

TEST(authenticity_code, is_the_start_of_the_leaf_hash) {
  EXPECT_EQ(sample_code().bits, 0x8e097a5a04f6002dull);
  EXPECT_EQ(to_text(sample_code()), known);
  EXPECT_EQ(*authenticity_code_from_text(known), sample_code());
  EXPECT_NE(sample_code(), authenticity_code(sample::leaves(6).back()));
}

TEST(authenticity_code, survives_the_round) {
  for (std::uint64_t bits : {std::uint64_t{0}, std::uint64_t{1}, ~std::uint64_t{0}})
    EXPECT_EQ(authenticity_code_from_text(to_text(AuthenticityCode{bits}))->bits, bits);
  for (const Digest& leaf : sample::leaves(200)) {
    const AuthenticityCode code = authenticity_code(leaf);
    const std::string text = to_text(code);
    ASSERT_EQ(text.size(), 16u);
    ASSERT_EQ(*authenticity_code_from_text(text), code);
  }
}

TEST(authenticity_code, is_read_as_people_type_it) {
  for (std::string_view text : {"8w2bt-b82fc-01d6", "8W2BTB82FC01D6", " 8W2BT B82FC 01D6 ",
                                "8W2B-TB82-FC01-D6", "８Ｗ２ＢＴ－Ｂ８２ＦＣ－０１Ｄ６",
                                "8W2BT　B82FC　01D6", "8W2BT-B82FC-OID6", "8w2bt-b82fc-old6"}) {
    const auto code = authenticity_code_from_text(text);
    ASSERT_TRUE(code) << text;
    EXPECT_EQ(*code, sample_code()) << text;
  }
}

TEST(authenticity_code, finds_every_wrong_character_and_every_exchange) {
  constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  for (const Digest& leaf : sample::leaves(20)) {
    const std::string good = to_text(authenticity_code(leaf));
    for (std::size_t i = 0; i < good.size(); ++i) {
      if (good[i] == '-') continue;
      for (char other : alphabet) {
        std::string wrong = good;
        wrong[i] = other;
        if (wrong == good) continue;
        ASSERT_EQ(authenticity_code_from_text(wrong).error().code, "authenticity_code_mistyped");
      }
      for (std::size_t k = i + 1; k < good.size(); ++k) {
        std::string exchanged = good;
        std::swap(exchanged[i], exchanged[k]);
        if (good[k] == '-' || exchanged == good) continue;
        ASSERT_FALSE(authenticity_code_from_text(exchanged)) << exchanged;
      }
    }
  }
}

TEST(authenticity_code, what_is_no_code_is_refused) {
  for (std::string_view text : {"", "-", "8W2BT-B82FC-01D", "8W2BT-B82FC-01D66", "8W2BT-B82FC-01DU",
                                "8W2BT_B82FC_01D6", "验真码", "\xff\xff", "8W2BT-B82FC-01D6验"})
    EXPECT_EQ(authenticity_code_from_text(text).error().code, "authenticity_code_malformed")
        << text;
  EXPECT_FALSE(authenticity_code_from_text(std::string(1'000'000, '8')));
}

}  // namespace
}  // namespace luoshi::journal
