// The tree against the vectors of the certificate transparency project, against the recursive
// definition of RFC 6962, and against every change of a single bit.
#include "journal/tree.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <map>

#include "tests/journal/sample.hpp"

namespace luoshi::journal {
namespace {

using sample::bytes_of;

std::vector<Digest> known_leaves() {
  std::vector<Digest> out;
  for (std::string_view hex : {"", "00", "10", "2021", "3031", "40414243", "5051525354555657",
                               "606162636465666768696a6b6c6d6e6f"}) {
    std::vector<std::uint8_t> data(hex.size() / 2);
    EXPECT_TRUE(base::from_hex(hex, data));
    out.push_back(leaf_hash_of_data(data));
  }
  return out;
}

// RFC 6962 section 2.1, word for word.
Digest slow_root(std::span<const Digest> leaves) {
  if (leaves.empty()) return base::sha256(std::string_view{});
  if (leaves.size() == 1) return leaves[0];
  std::size_t split = 1;
  while (split * 2 < leaves.size()) split *= 2;
  return node_hash(slow_root(leaves.first(split)), slow_root(leaves.subspan(split)));
}

HashPath slow_path(std::size_t index, std::span<const Digest> leaves) {
  if (leaves.size() == 1) return {};
  std::size_t split = 1;
  while (split * 2 < leaves.size()) split *= 2;
  const bool in_left = index < split;
  HashPath out = in_left ? slow_path(index, leaves.first(split))
                         : slow_path(index - split, leaves.subspan(split));
  out.push_back(slow_root(in_left ? leaves.subspan(split) : leaves.first(split)));
  return out;
}

HashPath slow_consistency(std::size_t older, std::span<const Digest> leaves, bool whole) {
  if (older == leaves.size()) return whole ? HashPath{} : HashPath{slow_root(leaves)};
  std::size_t split = 1;
  while (split * 2 < leaves.size()) split *= 2;
  if (older <= split) {
    HashPath out = slow_consistency(older, leaves.first(split), whole);
    out.push_back(slow_root(leaves.subspan(split)));
    return out;
  }
  HashPath out = slow_consistency(older - split, leaves.subspan(split), false);
  out.push_back(slow_root(leaves.first(split)));
  return out;
}

TEST(tree, roots_are_those_of_certificate_transparency) {
  const std::vector<std::string> roots{
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  Frontier tree;
  EXPECT_EQ(base::to_hex(tree.root()), roots[0]);
  EXPECT_EQ(tree.root(), empty_root());
  const auto leaves = known_leaves();
  for (std::size_t n = 1; n <= leaves.size(); ++n) {
    tree.append(leaves[n - 1]);
    EXPECT_EQ(base::to_hex(tree.root()), roots[n]) << n;
  }
}

TEST(tree, proofs_are_those_of_certificate_transparency) {
  const auto leaves = known_leaves();
  const auto first = inclusion_path(reader_of(leaves), {0, 8});
  EXPECT_EQ(
      *first,
      (HashPath{bytes_of("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
                bytes_of("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
                bytes_of("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")}));
  const auto growth = consistency_path(reader_of(leaves), {6, 8});
  EXPECT_EQ(
      *growth,
      (HashPath{bytes_of("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"),
                bytes_of("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                bytes_of("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")}));
}

TEST(tree, leaf_hash_is_salted_and_hashed_twice) {
  const Salt salt = sample::salt(5);
  std::string salted(salt.begin(), salt.end());
  salted += sample::event(5);
  const Digest data = base::sha256(salted);
  EXPECT_EQ(leaf_data(salt, base::as_bytes(sample::event(5))), data);
  EXPECT_EQ(leaf_hash(salt, base::as_bytes(sample::event(5))),
            base::sha256(std::string(1, '\0') + std::string(data.begin(), data.end())));
}

TEST(tree, frontier_equals_the_recursive_definition) {
  const auto leaves = sample::leaves(300);
  Frontier tree;
  for (std::size_t n = 0; n <= leaves.size(); ++n) {
    ASSERT_EQ(tree.size(), n);
    ASSERT_EQ(tree.root(), slow_root(std::span(leaves).first(n))) << n;
    const auto kept = tree.to_bytes();
    ASSERT_EQ(kept.size(), 8 + 32 * static_cast<std::size_t>(std::popcount(n)));
    ASSERT_EQ(*Frontier::from_bytes(kept), tree);
    if (n < leaves.size()) tree.append(leaves[n]);
  }
}

TEST(tree, frontier_of_the_wrong_length_is_refused) {
  const std::string kept = sample::frontier(sample::leaves(11)).to_bytes();
  for (std::size_t length = 0; length < kept.size(); ++length)
    EXPECT_EQ(Frontier::from_bytes(kept.substr(0, length)).error().code, "frontier_malformed");
  EXPECT_FALSE(Frontier::from_bytes(kept + '\0'));
  EXPECT_FALSE(Frontier::from_bytes(std::string(8, '\xff')));
}

TEST(tree, complete_subtrees_join_as_their_leaves_do) {
  const auto leaves = sample::leaves(44);
  Frontier joined;
  joined.append_complete(slow_root(std::span(leaves).first(32)), 5);
  joined.append_complete(slow_root(std::span(leaves).subspan(32, 8)), 3);
  joined.append_complete(slow_root(std::span(leaves).subspan(40, 4)), 2);
  EXPECT_EQ(joined, sample::frontier(leaves));
  EXPECT_THROW(joined.append_complete(leaves[0], 3), std::logic_error);
}

TEST(tree, root_of_any_range) {
  const auto leaves = sample::leaves(70);
  const auto read = reader_of(leaves);
  for (std::uint64_t first = 0; first < leaves.size(); ++first)
    for (std::uint64_t count = 0; first + count <= leaves.size(); ++count)
      ASSERT_EQ(range_root(read, {first, count}),
                slow_root(std::span(leaves).subspan(first, count)));
}

TEST(tree, inclusion_for_all_pairs) {
  const auto leaves = sample::leaves(64);
  for (std::size_t size = 1; size <= leaves.size(); ++size) {
    const auto part = std::span(leaves).first(size);
    const TreeHead head{size, slow_root(part)};
    for (std::size_t index = 0; index < size; ++index) {
      const auto path = inclusion_path(reader_of(part), {index, size});
      ASSERT_EQ(*path, slow_path(index, part));
      ASSERT_TRUE(inclusion_holds(index, leaves[index], *path, head));
      ASSERT_FALSE(inclusion_holds(index ^ 1, leaves[index], *path, head)) << index << ' ' << size;
      HashPath longer = *path;
      longer.push_back(leaves[0]);
      ASSERT_FALSE(inclusion_holds(index, leaves[index], longer, head));
      if (path->empty()) continue;
      HashPath shorter = *path;
      shorter.pop_back();
      ASSERT_FALSE(inclusion_holds(index, leaves[index], shorter, head));
    }
    EXPECT_EQ(inclusion_path(reader_of(part), {size, size}).error().code, "entry_beyond_tree");
    EXPECT_FALSE(inclusion_holds(size, leaves[0], {}, head));
  }
}

TEST(tree, consistency_for_all_pairs) {
  const auto leaves = sample::leaves(64);
  for (std::size_t newer = 0; newer <= leaves.size(); ++newer) {
    const auto part = std::span(leaves).first(newer);
    const TreeHead after{newer, slow_root(part)};
    for (std::size_t older = 0; older <= newer; ++older) {
      const TreeHead before{older, slow_root(part.first(older))};
      const auto path = consistency_path(reader_of(part), {older, newer});
      if (older > 0) ASSERT_EQ(*path, slow_consistency(older, part, true));
      ASSERT_TRUE(consistency_holds({before, after}, *path)) << older << ' ' << newer;
      TreeHead other = before;
      other.root[7] ^= 1;
      ASSERT_FALSE(consistency_holds({other, after}, *path));
      if (older == 0) continue;
      other = after;
      other.root[31] ^= 0x80;
      ASSERT_FALSE(consistency_holds({before, other}, *path));
      HashPath longer = *path;
      longer.push_back(leaves[0]);
      ASSERT_FALSE(consistency_holds({before, after}, longer));
      if (older < newer) ASSERT_FALSE(consistency_holds({after, before}, *path));
    }
    EXPECT_EQ(consistency_path(reader_of(part), {newer + 1, newer}).error().code,
              "checkpoint_beyond_tree");
  }
}

TEST(tree, a_history_changed_behind_a_checkpoint_is_not_consistent) {
  auto leaves = sample::leaves(40);
  const TreeHead kept = sample::head(std::span(leaves).first(23));
  leaves[10] = sample::leaves(41).back();
  const auto path = consistency_path(reader_of(leaves), {23, 40});
  EXPECT_FALSE(consistency_holds({kept, sample::head(leaves)}, *path));
}

TEST(tree, every_changed_bit_of_an_event_or_salt_changes_the_root) {
  auto leaves = sample::leaves(20);
  const Digest root = sample::head(leaves).root;
  std::string event = sample::event(7);
  Salt salt = sample::salt(7);
  const auto changed_root = [&] {
    leaves[6] = leaf_hash(salt, base::as_bytes(event));
    return sample::head(leaves).root;
  };
  for (std::size_t bit = 0; bit < event.size() * 8; ++bit) {
    const auto mask = static_cast<char>(1 << bit % 8);
    event[bit / 8] ^= mask;
    ASSERT_NE(changed_root(), root);
    event[bit / 8] ^= mask;
  }
  for (std::size_t bit = 0; bit < salt.size() * 8; ++bit) {
    const auto mask = static_cast<std::uint8_t>(1 << bit % 8);
    salt[bit / 8] ^= mask;
    ASSERT_NE(changed_root(), root);
    salt[bit / 8] ^= mask;
  }
  EXPECT_EQ(changed_root(), root);
}

TEST(tree, every_changed_bit_of_a_proof_is_found) {
  const auto leaves = sample::leaves(13);
  const TreeHead head = sample::head(leaves);
  HashPath path = *inclusion_path(reader_of(leaves), {9, 13});
  HashPath growth = *consistency_path(reader_of(leaves), {7, 13});
  const TreeHead older = sample::head(std::span(leaves).first(7));
  const auto flip_all = [](HashPath& hashes, const auto& holds) {
    for (Digest& hash : hashes)
      for (std::size_t bit = 0; bit < 256; ++bit) {
        const auto mask = static_cast<std::uint8_t>(1 << bit % 8);
        hash[bit / 8] ^= mask;
        ASSERT_FALSE(holds());
        hash[bit / 8] ^= mask;
      }
    ASSERT_TRUE(holds());
  };
  flip_all(path, [&] { return inclusion_holds(9, leaves[9], path, head); });
  flip_all(growth, [&] { return consistency_holds({older, head}, growth); });
}

// What a store keeps: leaf hashes and the emitted subtrees; counts the hashes read.
struct StoredTree {
  Frontier frontier;
  std::map<std::pair<unsigned, std::uint64_t>, Digest> hashes;
  std::size_t hashes_read = 0;

  void append(const Digest& leaf) {
    hashes[{0, frontier.size()}] = leaf;
    for (const Subtree& subtree : frontier.append(leaf))
      hashes[{subtree.level, subtree.index}] = subtree.hash;
  }
  HashReader reader() {
    return [this](unsigned level, std::uint64_t first, std::span<Digest> out) {
      ASSERT_LE(out.size(), 256u);
      for (std::size_t i = 0; i < out.size(); ++i) out[i] = hashes.at({level, first + i});
      hashes_read += out.size();
    };
  }
};

TEST(tree, a_large_tree_proves_from_few_stored_hashes) {
  constexpr std::uint64_t size = 65536 + 3 * 256 + 77;
  StoredTree store;
  std::vector<Digest> leaves;
  for (std::uint64_t n = 0; n < size; ++n) {
    leaves.push_back(base::sha256(std::to_string(n)));
    store.append(leaves.back());
  }
  ASSERT_TRUE(store.hashes.contains({2, 0}));
  ASSERT_EQ(store.hashes.size(), size + size / 256 + 1);
  EXPECT_EQ(store.hashes.at({1, 2}), slow_root(std::span(leaves).subspan(512, 256)));
  EXPECT_EQ(store.hashes.at({2, 0}), slow_root(std::span(leaves).first(65536)));
  const TreeHead head{size, store.frontier.root()};
  EXPECT_EQ(range_root(store.reader(), {0, size}), head.root);
  for (std::uint64_t index : {0ul, 255ul, 256ul, 40000ul, 65535ul, 65536ul, 66303ul, size - 1}) {
    store.hashes_read = 0;
    const auto path = inclusion_path(store.reader(), {index, size});
    EXPECT_TRUE(inclusion_holds(index, leaves[index], *path, head)) << index;
    EXPECT_LE(store.hashes_read, 256u * 3) << index;
  }
  for (std::uint64_t older : {1ul, 256ul, 257ul, 65535ul, 65536ul, 65537ul, 66320ul}) {
    store.hashes_read = 0;
    const auto path = consistency_path(store.reader(), {older, size});
    const TreeHead before{older, range_root(reader_of(leaves), {0, older})};
    EXPECT_TRUE(consistency_holds({before, head}, *path)) << older;
    EXPECT_LE(store.hashes_read, 256u * 6) << older;
  }
}

}  // namespace
}  // namespace luoshi::journal
