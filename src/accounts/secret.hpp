// Secrets: random ones, of which only the digest is kept, and chosen ones (passwords, PINs), which
// are kept as argon2id. Every comparison takes the same time whatever differs.
#pragma once
#include <semaphore>

#include "base/limits.hpp"
#include "core/value.hpp"

namespace luoshi::accounts {

// 256 random bits in base 64 for addresses, 43 characters. Fault: no randomness.
std::string random_secret();
core::Id random_id(core::Instant now);
// 16 characters that nobody mistakes for one another, of all classes that the rules ask for.
std::string random_password();
// What is kept of a random secret.
core::Digest digest_of(std::string_view secret);
bool equal_in_constant_time(std::string_view left, std::string_view right);

// argon2id with a bound on how many run at once: each takes memory (limits: argon2_*).
class Hasher {
 public:
  // The encoded form with parameters and salt. Waits while too many are at work.
  std::string hash(std::string_view secret);
  // False for an empty or foreign `encoded` too, after the same work.
  bool verify(std::string_view encoded, std::string_view secret);
  // Hashes made or checked so far: what an unknown name costs can be seen.
  std::int64_t worked() const { return worked_; }

 private:
  std::counting_semaphore<> free_{base::limits::argon2_at_once_max};
  std::atomic<std::int64_t> worked_ = 0;
};

}  // namespace luoshi::accounts
