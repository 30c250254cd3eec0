// The key that signs checkpoints: Ed25519 (RFC 8032), kept in a file of its own that no backup
// holds. Knows nothing of checkpoints.
#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"

struct evp_pkey_st;

namespace luoshi::journal {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

class Signer {
 public:
  static Signer generate();
  // The key of a seed (RFC 8032 section 5.1.5), for reproducible examples.
  static Signer from_seed(std::span<const std::uint8_t, 32> seed);
  // Reads PEM PKCS#8. Refusals: key_file_missing, key_file_open_to_others (anybody but the owner
  // may read or write it), key_file_malformed.
  static base::Result<Signer> load(const std::filesystem::path& file);

  // Writes PEM PKCS#8 with mode 0600 and returns after fsync of file and folder. Never overwrites:
  // refusal key_file_exists. On a fault no file is left.
  base::Result<void> save_new(const std::filesystem::path& file) const;

  PublicKey public_key() const;
  Signature sign(std::string_view message) const;

 private:
  struct Free {
    void operator()(evp_pkey_st* key) const;
  };
  explicit Signer(evp_pkey_st* key);

  std::unique_ptr<evp_pkey_st, Free> key_;
};

bool signature_holds(const PublicKey& key, std::string_view message, const Signature& signature);

}  // namespace luoshi::journal
