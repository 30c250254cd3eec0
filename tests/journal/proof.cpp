// Proof files: what they prove to somebody who has only the public key, and what they do not.
#include "journal/proof.hpp"

#include <gtest/gtest.h>

#include <boost/mp11.hpp>

#include "base/json.hpp"
#include "journal/messages.hpp"
#include "tests/journal/sample.hpp"

namespace luoshi::journal {
namespace {

using enum ProofStatement;

EntryProof sample_proof(std::size_t number, std::size_t size) {
  const auto leaves = sample::leaves(size);
  const CheckpointBody body{sample::log, sample::head(leaves)};
  return *make_proof({write_checkpoint(body, sample::signer()), number - 1, leaves[number - 1]},
                     reader_of(leaves));
}
EntryProof opened_proof(std::size_t number, std::size_t size) {
  EntryProof out = sample_proof(number, size);
  out.opening = opening_of(sample::salt(number), sample::event(number));
  return out;
}
std::string refusal(const EntryProof& proof) {
  const auto finding = verify_proof(base::to_json(proof), sample::verifier());
  return finding ? "" : finding.error().code;
}

TEST(proof, of_a_closed_entry_proves_its_place_only) {
  const auto finding = verify_proof(base::to_json(sample_proof(5, 7)), sample::verifier());
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->leaf_index, 4u);
  EXPECT_EQ(finding->leaf_hash, sample::leaves(5).back());
  EXPECT_EQ(finding->checkpoint.head.size, 7u);
  EXPECT_FALSE(finding->event_bytes);
  EXPECT_EQ(finding->proved, (std::vector{checkpoint_signed, entry_recorded}));
  EXPECT_EQ(finding->not_proved,
            (std::vector{event_unchanged, same_history_for_all, texts_unchanged}));
}

TEST(proof, of_an_opened_entry_proves_its_bytes) {
  const auto finding = verify_proof(base::to_json(opened_proof(5, 7)), sample::verifier());
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->event_bytes, sample::event(5));
  EXPECT_EQ(finding->proved, (std::vector{checkpoint_signed, entry_recorded, event_unchanged}));
  EXPECT_EQ(finding->not_proved, (std::vector{same_history_for_all, texts_unchanged}));
}

TEST(proof, holds_for_every_entry_of_trees_of_every_size) {
  for (std::size_t size = 1; size <= 12; ++size)
    for (std::size_t number = 1; number <= size; ++number)
      ASSERT_EQ(refusal(opened_proof(number, size)), "") << number << '/' << size;
}

TEST(proof, is_not_made_for_an_entry_younger_than_the_checkpoint_or_a_wrong_leaf) {
  const auto leaves = sample::leaves(9);
  const CheckpointBody body{sample::log, sample::head(std::span(leaves).first(7))};
  const std::string note = write_checkpoint(body, sample::signer());
  const auto read = reader_of(leaves);
  EXPECT_EQ(make_proof({note, 7, leaves[7]}, read).error().code, "entry_beyond_tree");
  EXPECT_EQ(make_proof({note, 3, leaves[4]}, read).error().code, "proof_path_false");
  EXPECT_EQ(make_proof({"x", 3, leaves[3]}, read).error().code, "checkpoint_unsigned");
  EXPECT_TRUE(make_proof({note, 3, leaves[3]}, read));
}

TEST(proof, each_altered_member_is_refused_with_its_reason) {
  const EntryProof good = opened_proof(5, 7);
  const auto altered = [&](const auto& change) {
    EntryProof out = good;
    change(out);
    return refusal(out);
  };
  EXPECT_EQ(altered([](auto&) {}), "");
  EXPECT_EQ(altered([](auto& p) { p.format = "luoshi-proof-2"; }), "proof_format_unknown");
  EXPECT_EQ(altered([](auto& p) { p.authority = "example.cn/other"; }), "proof_of_another_log");
  EXPECT_EQ(altered([](auto& p) { p.epoch = 2; }), "proof_of_another_log");
  EXPECT_EQ(altered([](auto& p) { p.leaf_index = 5; }), "proof_path_false");
  EXPECT_EQ(altered([](auto& p) { p.leaf_index = ~std::uint64_t{0}; }), "proof_path_false");
  EXPECT_EQ(altered([](auto& p) { p.tree_size = 8; }), "proof_size_differs");
  EXPECT_EQ(altered([](auto& p) { p.leaf_hash[0] ^= 1; }), "proof_path_false");
  EXPECT_EQ(altered([](auto& p) { p.path.pop_back(); }), "proof_path_false");
  EXPECT_EQ(altered([](auto& p) { p.path.resize(70); }), "proof_path_false");
  EXPECT_EQ(altered([](auto& p) { p.checkpoint[26] = '8'; }), "checkpoint_signature_false");
  EXPECT_EQ(altered([](auto& p) { p.opening->salt[31] ^= 1; }), "proof_event_false");
  EXPECT_EQ(altered([](auto& p) { p.opening->event = ""; }), "proof_event_false");
  EXPECT_EQ(altered([](auto& p) { p.opening->event += "="; }), "proof_event_malformed");
  EXPECT_EQ(altered([](auto& p) { p.opening->event += "    "; }), "proof_event_malformed");
}

// A bit may turn "a" into "A" in a hexadecimal digit, which says the same; nothing else passes.
TEST(proof, every_changed_bit_of_the_file_is_found_or_changes_nothing_said) {
  const std::string file = base::to_json(opened_proof(5, 7));
  const auto good = verify_proof(file, sample::verifier());
  std::size_t passed = 0;
  for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
    std::string changed = file;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << bit % 8);
    const auto finding = verify_proof(changed, sample::verifier());
    if (!finding) continue;
    ++passed;
    ASSERT_EQ(bit % 8, 5u) << bit / 8;
    ASSERT_EQ(finding->checkpoint, good->checkpoint);
    ASSERT_EQ(finding->leaf_index, good->leaf_index);
    ASSERT_EQ(finding->leaf_hash, good->leaf_hash);
    ASSERT_EQ(finding->event_bytes, good->event_bytes);
    ASSERT_EQ(finding->proved, good->proved);
  }
  EXPECT_LT(passed, 5u * 64);
}

TEST(proof, hostile_files_are_refused) {
  const auto code = [](std::string_view file) {
    const auto finding = verify_proof(file, sample::verifier());
    return finding ? std::string() : finding.error().code;
  };
  EXPECT_EQ(code(std::string(proof_bytes_max + 1, ' ')), "proof_too_large");
  const std::string file = base::to_json(opened_proof(5, 7));
  for (std::size_t length = 0; length < file.size(); ++length)
    ASSERT_NE(code(file.substr(0, length)), "") << length;
  EXPECT_NE(code("{}"), "");
  EXPECT_NE(code("[]"), "");
  EXPECT_NE(code(std::string(100'000, '[')), "");
  EXPECT_EQ(code(R"({"more":1,)" + file.substr(1)), "field_unknown");
  EXPECT_NE(code(file + file), "");
}

TEST(proof, every_statement_has_a_text) {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<ProofStatement>>([](auto d) {
    EXPECT_TRUE(base::find_message(messages(), std::string("proof_states_") + d.name)) << d.name;
  });
}

}  // namespace
}  // namespace luoshi::journal
