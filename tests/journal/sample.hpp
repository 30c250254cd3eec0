// A small journal with fixed salts, shared by the journal's tests: entry n holds {"number":n}.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "journal/checkpoint.hpp"
#include "journal/tree.hpp"

namespace luoshi::journal::sample {

inline std::string event(std::size_t number) {
  return R"({"type":"example","number":)" + std::to_string(number) + "}";
}
inline Salt salt(std::size_t number) {
  return base::sha256("salt " + std::to_string(number));
}

// Leaf hashes of events 1 to count.
inline std::vector<Digest> leaves(std::size_t count) {
  std::vector<Digest> out;
  for (std::size_t n = 1; n <= count; ++n)
    out.push_back(leaf_hash(salt(n), base::as_bytes(event(n))));
  return out;
}

inline Frontier frontier(std::span<const Digest> leaf_hashes) {
  Frontier out;
  for (const Digest& leaf : leaf_hashes) out.append(leaf);
  return out;
}

inline TreeHead head(std::span<const Digest> leaf_hashes) {
  return {leaf_hashes.size(), frontier(leaf_hashes).root()};
}

inline std::array<std::uint8_t, 32> bytes_of(std::string_view hex) {
  std::array<std::uint8_t, 32> out{};
  if (!base::from_hex(hex, out)) throw std::invalid_argument("not 32 bytes of hexadecimal");
  return out;
}

// The key of RFC 8032 section 7.1, TEST 1.
inline Signer signer() {
  return Signer::from_seed(
      bytes_of("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
}
inline const LogName log{"example.cn/luoshi", 1};
inline VerifierKey verifier() {
  return {log, signer().public_key()};
}

}  // namespace luoshi::journal::sample
