// The example in docs/journal.md is what the program writes and accepts.
#include <gtest/gtest.h>

#include <fstream>

#include "base/json.hpp"
#include "journal/proof.hpp"
#include "tests/journal/sample.hpp"

namespace luoshi::journal {
namespace {

// The fenced block of the page that is marked with this word.
std::string block(std::string_view word) {
  std::ifstream in(LUOSHI_SOURCE_DIR "/docs/journal.md");
  const std::string page((std::istreambuf_iterator<char>(in)), {});
  const std::string opening = "\n```" + std::string(word) + "\n";
  const std::size_t from = page.find(opening);
  if (from == page.npos) return {};
  const std::size_t begin = from + opening.size();
  return page.substr(begin, page.find("\n```", begin) + 1 - begin);
}

TEST(worked_example, checkpoint_and_key) {
  const auto leaves = sample::leaves(7);
  EXPECT_EQ(block("checkpoint"),
            write_checkpoint({sample::log, sample::head(leaves)}, sample::signer()));
  EXPECT_EQ(block("key"), to_text(sample::verifier()) + "\n");
}

TEST(worked_example, proof_file) {
  std::string key = block("key");
  key.pop_back();
  const auto finding = verify_proof(block("json"), *verifier_key_from_text(key));
  ASSERT_TRUE(finding) << finding.error().code << ' ' << finding.error().field;
  EXPECT_EQ(finding->event_bytes, sample::event(5));
  const auto leaves = sample::leaves(7);
  auto proof = *make_proof({block("checkpoint"), 4, leaves[4]}, reader_of(leaves));
  proof.opening = opening_of(sample::salt(5), sample::event(5));
  EXPECT_EQ(base::to_json(*base::from_json<EntryProof>(block("json"))), base::to_json(proof));
}

TEST(worked_example, values_on_the_way) {
  const auto event = sample::event(5);
  const Digest data = leaf_data(sample::salt(5), base::as_bytes(event));
  const Digest leaf = leaf_hash(sample::salt(5), base::as_bytes(event));
  EXPECT_EQ(block("steps"), "leaf data " + base::to_hex(data) + "\nleaf hash " +
                                base::to_hex(leaf) + "\nroot      " +
                                base::to_hex(sample::head(sample::leaves(7)).root) + "\n");
  EXPECT_EQ(block("code"), to_text(authenticity_code(leaf)) + "\n");
}

}  // namespace
}  // namespace luoshi::journal
