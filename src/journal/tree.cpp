// SHA256_* instead of EVP: these calls keep their state on the stack, and a leaf or node costs 20
// to 45 % less (33 bytes: 55 ns against 80 ns; 65 bytes: 96 against 122; one-shot SHA256(): 310).
// They are marked deprecated in OpenSSL 3 and remain part of it.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "journal/tree.hpp"

#include <openssl/sha.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <stdexcept>

namespace luoshi::journal {

namespace {
constexpr unsigned level_bits = 8;  // 256 subtrees make one of the next level
constexpr unsigned level_max = 7;   // 256^7 = 2^56 leaves
constexpr std::uint64_t read_max = 256;

Digest finish(SHA256_CTX& context) {
  Digest out;
  SHA256_Final(out.data(), &context);
  return out;
}

std::uint64_t leaves_of(unsigned level) {
  return std::uint64_t{1} << (level_bits * level);
}

// The highest level whose subtrees both fit into the range and begin where it begins.
unsigned level_for(LeafRange range) {
  unsigned level = 0;
  while (level < level_max && range.count >= leaves_of(level + 1) &&
         range.first % leaves_of(level + 1) == 0)
    ++level;
  return level;
}

// The number of leaves left of the split: the largest power of two below count (count >= 2).
std::uint64_t split_of(std::uint64_t count) {
  return std::bit_floor(count - 1);
}
}  // namespace

Digest leaf_data(const Salt& salt, std::span<const std::uint8_t> event_bytes) {
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, salt.data(), salt.size());
  SHA256_Update(&context, event_bytes.data(), event_bytes.size());
  return finish(context);
}

Digest leaf_hash_of_data(std::span<const std::uint8_t> data) {
  constexpr std::uint8_t prefix = 0;
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, &prefix, 1);
  SHA256_Update(&context, data.data(), data.size());
  return finish(context);
}

Digest leaf_hash(const Salt& salt, std::span<const std::uint8_t> event_bytes) {
  return leaf_hash_of_data(leaf_data(salt, event_bytes));
}

Digest node_hash(const Digest& left, const Digest& right) {
  std::array<std::uint8_t, 65> block;
  block[0] = 1;
  std::memcpy(block.data() + 1, left.data(), left.size());
  std::memcpy(block.data() + 33, right.data(), right.size());
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, block.data(), block.size());
  return finish(context);
}

Digest empty_root() {
  SHA256_CTX context;
  SHA256_Init(&context);
  return finish(context);
}

std::vector<Subtree> Frontier::append(const Digest& hash_of_leaf) {
  std::vector<Subtree> completed;
  Digest hash = hash_of_leaf;
  unsigned height = 0;
  for (std::uint64_t rest = size_; rest & 1; rest >>= 1) {
    hash = node_hash(peaks_.back(), hash);
    peaks_.pop_back();
    ++height;
    if (height % level_bits == 0)
      completed.push_back({static_cast<std::uint8_t>(height / level_bits), size_ >> height, hash});
  }
  peaks_.push_back(hash);
  ++size_;
  return completed;
}

void Frontier::append_complete(const Digest& subtree_root, unsigned height) {
  const std::uint64_t leaves = std::uint64_t{1} << height;
  if (size_ % leaves != 0) throw std::logic_error("a subtree does not begin where the tree ends");
  Digest hash = subtree_root;
  for (std::uint64_t rest = size_ >> height; rest & 1; rest >>= 1) {
    hash = node_hash(peaks_.back(), hash);
    peaks_.pop_back();
  }
  peaks_.push_back(hash);
  size_ += leaves;
}

Digest Frontier::root() const {
  if (peaks_.empty()) return empty_root();
  Digest root = peaks_.back();
  for (std::size_t i = peaks_.size() - 1; i-- > 0;) root = node_hash(peaks_[i], root);
  return root;
}

std::string Frontier::to_bytes() const {
  std::string out;
  out.reserve(8 + peaks_.size() * sizeof(Digest));
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(size_ >> shift & 0xff);
  for (const Digest& peak : peaks_)
    out.append(reinterpret_cast<const char*>(peak.data()), peak.size());
  return out;
}

base::Result<Frontier> Frontier::from_bytes(std::string_view bytes) {
  if (bytes.size() < 8) return base::refuse("frontier_malformed");
  Frontier out;
  for (std::size_t i = 0; i < 8; ++i)
    out.size_ = out.size_ << 8 | static_cast<std::uint8_t>(bytes[i]);
  const auto peaks = static_cast<std::size_t>(std::popcount(out.size_));
  if (bytes.size() != 8 + peaks * sizeof(Digest)) return base::refuse("frontier_malformed");
  out.peaks_.resize(peaks);
  for (std::size_t i = 0; i < peaks; ++i)
    std::memcpy(out.peaks_[i].data(), bytes.data() + 8 + i * sizeof(Digest), sizeof(Digest));
  return out;
}

HashReader reader_of(std::span<const Digest> leaf_hashes) {
  return [leaf_hashes](unsigned level, std::uint64_t first, std::span<Digest> out) {
    const std::uint64_t width = leaves_of(level);
    for (std::size_t i = 0; i < out.size(); ++i) {
      Frontier part;
      for (const Digest& leaf : leaf_hashes.subspan((first + i) * width, width)) part.append(leaf);
      out[i] = part.root();
    }
  };
}

Digest range_root(const HashReader& read, LeafRange range) {
  Frontier part;
  std::array<Digest, read_max> buffer;
  unsigned level = level_for(range);
  while (range.count > 0) {
    const std::uint64_t whole = range.count / leaves_of(level);
    if (whole == 0) {
      --level;
      continue;
    }
    const auto taken = static_cast<std::size_t>(std::min(whole, read_max));
    const std::span<Digest> hashes(buffer.data(), taken);
    read(level, range.first / leaves_of(level), hashes);
    for (const Digest& hash : hashes) part.append_complete(hash, level_bits * level);
    range.first += taken * leaves_of(level);
    range.count -= taken * leaves_of(level);
  }
  return part.root();
}

base::Result<HashPath> inclusion_path(const HashReader& read, LeafPlace place) {
  if (place.index >= place.tree_size)
    return base::refuse(
        "entry_beyond_tree", {},
        {{"index", std::to_string(place.index)}, {"size", std::to_string(place.tree_size)}});
  HashPath path;
  LeafRange around{0, place.tree_size};
  while (around.count > 1) {
    const std::uint64_t split = split_of(around.count);
    const LeafRange left{around.first, split};
    const LeafRange right{around.first + split, around.count - split};
    const bool in_left = place.index < right.first;
    path.push_back(range_root(read, in_left ? right : left));
    around = in_left ? left : right;
  }
  std::ranges::reverse(path);
  return path;
}

// RFC 9162 section 2.1.3.2.
bool inclusion_holds(std::uint64_t index, const Digest& hash_of_leaf, const HashPath& path,
                     const TreeHead& head) {
  if (index >= head.size) return false;
  std::uint64_t node = index;
  std::uint64_t last = head.size - 1;
  Digest root = hash_of_leaf;
  for (const Digest& sibling : path) {
    if (last == 0) return false;
    if (node & 1 || node == last) {
      root = node_hash(sibling, root);
      while (!(node & 1) && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      root = node_hash(root, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && root == head.root;
}

// RFC 6962 section 2.1.2, SUBPROOF unrolled: `whole` says that the part looked at is exactly the
// older tree, whose root the verifier has already.
base::Result<HashPath> consistency_path(const HashReader& read, GrowthSizes sizes) {
  if (sizes.older > sizes.newer)
    return base::refuse(
        "checkpoint_beyond_tree", {},
        {{"checkpoint", std::to_string(sizes.older)}, {"size", std::to_string(sizes.newer)}});
  HashPath path;
  if (sizes.older == 0 || sizes.older == sizes.newer) return path;
  LeafRange around{0, sizes.newer};
  bool whole = true;
  while (sizes.older != around.first + around.count) {
    const std::uint64_t split = split_of(around.count);
    const LeafRange left{around.first, split};
    const LeafRange right{around.first + split, around.count - split};
    const bool in_left = sizes.older <= right.first;
    path.push_back(range_root(read, in_left ? right : left));
    around = in_left ? left : right;
    whole = whole && in_left;
  }
  if (!whole) path.push_back(range_root(read, around));
  std::ranges::reverse(path);
  return path;
}

// RFC 9162 section 2.1.4.2.
bool consistency_holds(const Growth& growth, const HashPath& path) {
  const auto& [older, newer] = growth;
  if (older.size > newer.size) return false;
  if (older.size == 0) return path.empty() && older.root == empty_root();
  if (older.size == newer.size) return path.empty() && older.root == newer.root;
  if (path.empty()) return false;
  const bool older_is_node = std::has_single_bit(older.size);
  std::uint64_t node = older.size - 1;
  std::uint64_t last = newer.size - 1;
  while (node & 1) {
    node >>= 1;
    last >>= 1;
  }
  Digest older_root = older_is_node ? older.root : path.front();
  Digest newer_root = older_root;
  for (const Digest& hash : std::span(path).subspan(older_is_node ? 0 : 1)) {
    if (last == 0) return false;
    if (node & 1 || node == last) {
      older_root = node_hash(hash, older_root);
      newer_root = node_hash(hash, newer_root);
      while (!(node & 1) && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      newer_root = node_hash(newer_root, hash);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && older_root == older.root && newer_root == newer.root;
}

}  // namespace luoshi::journal
