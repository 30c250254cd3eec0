// The Merkle tree over journal entries (RFC 6962 section 2.1): leaf hashes, a growing tree that
// keeps O(log n) hashes, and proofs. Pure: hashes are handed in and read through a callback.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace luoshi::journal {

using base::Digest;
using Salt = std::array<std::uint8_t, 32>;
using HashPath = std::vector<Digest>;

// Leaf data = SHA-256(salt || event bytes); leaf hash = SHA-256(0x00 || leaf data). The salt keeps
// whoever holds a leaf hash from guessing the event. Any thread may call; no state is kept.
Digest leaf_data(const Salt& salt, std::span<const std::uint8_t> event_bytes);
Digest leaf_hash(const Salt& salt, std::span<const std::uint8_t> event_bytes);
// SHA-256(0x00 || data), for leaf data of any length.
Digest leaf_hash_of_data(std::span<const std::uint8_t> data);
// SHA-256(0x01 || left || right).
Digest node_hash(const Digest& left, const Digest& right);
// The root of a tree without leaves: SHA-256 of nothing.
Digest empty_root();

// A complete subtree of 256^level leaves: leaves index * 256^level and following. Level 0 is a leaf
// hash itself. The store keeps those of level 1 and above, so that a proof in a tree of ten million
// entries reads a few hundred hashes instead of all.
struct Subtree {
  std::uint8_t level = 0;
  std::uint64_t index = 0;
  Digest hash{};

  bool operator==(const Subtree&) const = default;
};

// A tree that only grows. It holds the roots of its complete subtrees, largest first, one for each
// bit set in its size, and so gives its root at any time.
class Frontier {
 public:
  // Returns the subtrees of 256, 65,536, ... leaves completed by this leaf, smallest first; the
  // caller stores them. Usually none.
  std::vector<Subtree> append(const Digest& hash_of_leaf);
  // Appends 2^height leaves by their root. Contract: size() is a multiple of 2^height.
  void append_complete(const Digest& subtree_root, unsigned height);

  std::uint64_t size() const { return size_; }
  Digest root() const;

  // Size as 8 bytes big-endian, then the held hashes: what the head row of a journal keeps.
  std::string to_bytes() const;
  // Refusal: frontier_malformed.
  static base::Result<Frontier> from_bytes(std::string_view bytes);

  bool operator==(const Frontier&) const = default;

 private:
  std::uint64_t size_ = 0;
  std::vector<Digest> peaks_;
};

// Fills `out` with the hashes of the subtrees first, first + 1, ... of a level. Asked only for
// complete subtrees inside the tree that a proof is built for, and for at most 256 at a time.
using HashReader = std::function<void(unsigned level, std::uint64_t first, std::span<Digest> out)>;

// Reads from leaf hashes held in memory, computing the higher levels. The span must outlive it.
HashReader reader_of(std::span<const Digest> leaf_hashes);

struct LeafRange {
  std::uint64_t first = 0;
  std::uint64_t count = 0;
};
// The root of the tree over these leaves alone.
Digest range_root(const HashReader& read, LeafRange range);

struct TreeHead {
  std::uint64_t size = 0;
  Digest root{};

  bool operator==(const TreeHead&) const = default;
};

// A leaf by its number (from 0) in a tree of a size.
struct LeafPlace {
  std::uint64_t index = 0;
  std::uint64_t tree_size = 0;
};
// PATH(index, D[tree_size]), from the leaf's sibling upwards. Reads O(256 * levels) hashes.
// Refusal: entry_beyond_tree.
base::Result<HashPath> inclusion_path(const HashReader& read, LeafPlace place);
bool inclusion_holds(std::uint64_t index, const Digest& hash_of_leaf, const HashPath& path,
                     const TreeHead& head);

struct GrowthSizes {
  std::uint64_t older = 0;
  std::uint64_t newer = 0;
};
struct Growth {
  TreeHead older;
  TreeHead newer;
};
// PROOF(older, D[newer]); empty when older is 0 or equals newer. Refusal: checkpoint_beyond_tree.
base::Result<HashPath> consistency_path(const HashReader& read, GrowthSizes sizes);
// True when the newer tree begins with exactly the leaves of the older one.
bool consistency_holds(const Growth& growth, const HashPath& path);

}  // namespace luoshi::journal
