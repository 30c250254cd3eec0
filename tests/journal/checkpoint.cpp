// The checkpoint's text: golden bytes, and that hostile or altered text is refused.
#include "journal/checkpoint.hpp"

#include <gtest/gtest.h>

#include "tests/journal/sample.hpp"

namespace luoshi::journal {
namespace {

// Made with an independent program from the key of RFC 8032 TEST 1 and the events of the sample.
constexpr std::string_view golden =
    "example.cn/luoshi/epoch/1\n"
    "7\n"
    "0KE+Fa0XKxlFeZYoiYyAFkIm9anPEzeCCP2iR8itLTM=\n"
    "\n"
    "— example.cn/luoshi/epoch/1 3yw52GMVG7phFLMQI86L+sowa+/C5DmsRsKgjLKmIcWhBOsSUlKMQgiXN4CELfFt"
    "QPeGYJVtUXxZQAalI6oYa9UZWgo=\n";
constexpr std::string_view golden_key =
    "example.cn/luoshi/epoch/1+df2c39d8+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";

CheckpointBody sample_checkpoint() {
  return {sample::log, sample::head(sample::leaves(7))};
}

std::string code_of(std::string_view text) {
  const auto parsed = parse_checkpoint(text);
  return parsed ? "" : parsed.error().code;
}
std::string replaced(std::string_view from, std::string_view to) {
  std::string out(golden);
  out.replace(out.find(from), from.size(), to);
  return out;
}

TEST(checkpoint, golden_bytes) {
  EXPECT_EQ(write_checkpoint(sample_checkpoint(), sample::signer()), golden);
  EXPECT_EQ(to_text(sample::verifier()), golden_key);
  EXPECT_EQ(*verifier_key_from_text(golden_key), sample::verifier());
  EXPECT_EQ(*verify_checkpoint(golden, *verifier_key_from_text(golden_key)), sample_checkpoint());
}

TEST(checkpoint, parts_are_read) {
  const auto note = parse_checkpoint(golden);
  ASSERT_TRUE(note);
  EXPECT_EQ(note->checkpoint, sample_checkpoint());
  EXPECT_EQ(note->body, golden.substr(0, golden.find("\n\n") + 1));
  ASSERT_EQ(note->signatures.size(), 1u);
  EXPECT_EQ(note->signatures[0].name, "example.cn/luoshi/epoch/1");
  EXPECT_EQ(base::to_hex(note->signatures[0].key_hash), "df2c39d8");
  EXPECT_EQ(note->signatures[0].signature.size(), 64u);
}

TEST(checkpoint, every_changed_bit_is_found) {
  for (std::size_t bit = 0; bit < golden.size() * 8; ++bit) {
    std::string changed(golden);
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << bit % 8);
    ASSERT_FALSE(verify_checkpoint(changed, sample::verifier())) << bit / 8 << '.' << bit % 8;
  }
}

TEST(checkpoint, every_shortened_text_is_refused) {
  for (std::size_t length = 0; length < golden.size(); ++length)
    ASSERT_FALSE(parse_checkpoint(golden.substr(0, length))) << length;
}

TEST(checkpoint, every_changed_bit_of_a_key_is_found) {
  for (std::size_t bit = 0; bit < golden_key.size() * 8; ++bit) {
    std::string changed(golden_key);
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << bit % 8);
    ASSERT_FALSE(verifier_key_from_text(changed)) << bit;
  }
  EXPECT_EQ(verifier_key_from_text(std::string(golden_key.substr(0, 60))).error().code,
            "verifier_key_malformed");
  std::string mistyped(golden_key);
  mistyped[30] = mistyped[30] == '0' ? '1' : '0';
  EXPECT_EQ(verifier_key_from_text(mistyped).error().code, "verifier_key_hash_false");
  for (std::string_view text : {"", "+", "++", "a+b+c", "a/epoch/1++"})
    EXPECT_EQ(verifier_key_from_text(text).error().code, "verifier_key_malformed") << text;
}

TEST(checkpoint, malformed_text_is_refused_with_its_reason) {
  EXPECT_EQ(code_of(""), "checkpoint_unsigned");
  EXPECT_EQ(code_of("\n\n"), "checkpoint_unsigned");
  EXPECT_EQ(code_of(std::string(checkpoint_bytes_max + 1, 'a')), "checkpoint_too_large");
  EXPECT_EQ(code_of(replaced("\n7\n", "\r\n7\n")), "checkpoint_not_text");
  EXPECT_EQ(code_of(replaced("\n7\n", "\n７\n")), "checkpoint_not_text");
  EXPECT_EQ(code_of(replaced("7", std::string_view("\0", 1))), "checkpoint_not_text");
  EXPECT_EQ(code_of(replaced("\n\n", "\n")), "checkpoint_unsigned");
  EXPECT_EQ(code_of(replaced("\n7\n", "\n")), "checkpoint_lines_malformed");
  EXPECT_EQ(code_of(replaced("\n\n", "\nextension\n\n")), "checkpoint_lines_malformed");
  EXPECT_EQ(code_of(replaced("\n\n", "\n\n\n")), "checkpoint_lines_malformed");
  for (std::string_view size : {"07", "+7", "-7", "7 ", " 7", "0x7", "7.0", "18446744073709551616"})
    EXPECT_EQ(code_of(replaced("\n7\n", "\n" + std::string(size) + "\n")),
              "checkpoint_size_malformed")
        << size;
  for (std::string_view root : {"LTM", "LTMA=", "LTN=", " TM=", "AAAAAAA=", "LT==", "-TM="})
    EXPECT_EQ(code_of(replaced("LTM=\n", std::string(root) + "\n")), "checkpoint_root_malformed")
        << root;
  for (std::string_view line : {"- x AAAAAAAA", "—x AAAAAAAA", "— x", "—  AAAAAAAA",
                                "— x+ AAAAAAAA", "— x AAAA", "— x AAAAAA==", "— x A", "x"})
    EXPECT_EQ(code_of(std::string(golden) + std::string(line) + "\n"),
              "checkpoint_signature_malformed")
        << line;
}

TEST(checkpoint, origins) {
  EXPECT_EQ(*log_from_origin("a.cn/b/epoch/12"), (LogName{"a.cn/b", 12}));
  EXPECT_EQ(*log_from_origin("a/epoch/1/epoch/2"), (LogName{"a/epoch/1", 2}));
  EXPECT_EQ(origin_of({"a.cn/b", 12}), "a.cn/b/epoch/12");
  for (std::string_view origin :
       {"", "a", "/epoch/1", "a/epoch/", "a/epoch/0", "a/epoch/-1", "a/epoch/01", "a/epoch/1 ",
        "a b/epoch/1", "a+b/epoch/1", "落实/epoch/1", "a/epoch/9223372036854775808"})
    EXPECT_EQ(log_from_origin(origin).error().code, "checkpoint_origin_malformed") << origin;
  EXPECT_TRUE(log_from_origin(std::string(origin_bytes_max, 'a') + "/epoch/1"));
  EXPECT_FALSE(log_from_origin(std::string(origin_bytes_max + 1, 'a') + "/epoch/1"));
}

TEST(checkpoint, witnesses_are_passed_over_but_do_not_replace_the_key) {
  const std::string witness = "— witness.example/w AAAAAAAAAAAA\n";
  EXPECT_TRUE(verify_checkpoint(std::string(golden) + witness, sample::verifier()));
  const std::string body = body_text(sample_checkpoint());
  EXPECT_EQ(verify_checkpoint(body + "\n" + witness, sample::verifier()).error().code,
            "checkpoint_signed_by_other_key");
  std::string crowded(golden);
  for (std::size_t i = 1; i < checkpoint_signatures_max; ++i) crowded += witness;
  EXPECT_TRUE(verify_checkpoint(crowded, sample::verifier()));
  EXPECT_EQ(code_of(crowded + witness), "checkpoint_signatures_too_many");
}

TEST(checkpoint, only_the_key_of_this_log_and_epoch_verifies) {
  const VerifierKey stranger{sample::log, Signer::generate().public_key()};
  EXPECT_EQ(verify_checkpoint(golden, stranger).error().code, "checkpoint_signed_by_other_key");
  VerifierKey next_epoch = sample::verifier();
  next_epoch.log.epoch = 2;
  EXPECT_EQ(verify_checkpoint(golden, next_epoch).error().code, "checkpoint_of_another_log");
  const Signer other = Signer::generate();
  std::string forged = write_checkpoint(sample_checkpoint(), other);
  const VerifierKey key = sample::verifier();
  SignatureLine line = parse_checkpoint(forged)->signatures[0];
  const KeyHash claimed = key_hash_of(origin_of(key.log), key.key);
  const std::string encoded = std::string(claimed.begin(), claimed.end()) + line.signature;
  forged = body_text(sample_checkpoint()) + "\n— " + line.name + " " +
           base::to_base64(base::as_bytes(encoded)) + "\n";
  EXPECT_EQ(verify_checkpoint(forged, key).error().code, "checkpoint_signature_false");
  const std::string cut(encoded.substr(0, 40));
  forged = body_text(sample_checkpoint()) + "\n— " + line.name + " " +
           base::to_base64(base::as_bytes(cut)) + "\n";
  EXPECT_EQ(verify_checkpoint(forged, key).error().code, "checkpoint_signature_false");
}

TEST(checkpoint, largest_and_smallest_sizes_survive_the_round) {
  for (std::uint64_t size : {std::uint64_t{0}, ~std::uint64_t{0}}) {
    const CheckpointBody body{sample::log, {size, empty_root()}};
    EXPECT_EQ(*verify_checkpoint(write_checkpoint(body, sample::signer()), sample::verifier()),
              body);
  }
}

}  // namespace
}  // namespace luoshi::journal
