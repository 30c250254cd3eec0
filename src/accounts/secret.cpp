#include "accounts/secret.hpp"

#include <argon2.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <stdexcept>

namespace luoshi::accounts {

namespace limits = base::limits;

namespace {
void fill_randomly(std::span<std::uint8_t> bytes) {
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
    throw std::runtime_error("the system's random generator failed");
}

// A letter of the alphabet, each as likely.
char random_letter(std::string_view alphabet) {
  const std::size_t fair = 256 / alphabet.size() * alphabet.size();
  std::array<std::uint8_t, 1> byte;
  do fill_randomly(byte);
  while (byte[0] >= fair);
  return alphabet[byte[0] % alphabet.size()];
}

// Checked for names without an account, so that they cost what the others cost.
const std::string& nobody() {
  static const std::string encoded = [] {
    Hasher hasher;
    return hasher.hash(random_secret());
  }();
  return encoded;
}

class Turn {
 public:
  explicit Turn(std::counting_semaphore<>& free) : free_(free) { free_.acquire(); }
  ~Turn() { free_.release(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  std::counting_semaphore<>& free_;
};
}  // namespace

std::string random_secret() {
  std::array<std::uint8_t, 32> bytes;
  fill_randomly(bytes);
  std::string out = base::to_base64(bytes);
  OPENSSL_cleanse(bytes.data(), bytes.size());
  std::ranges::replace(out, '+', '-');
  std::ranges::replace(out, '/', '_');
  out.resize(43);  // without padding
  return out;
}

core::Id random_id(core::Instant now) {
  std::array<std::uint8_t, 10> random;
  fill_randomly(random);
  return base::id_from(now.us / 1000, random);
}

std::string random_password() {
  constexpr std::string_view lower = "abcdefghjkmnpqrstuvwxyz";
  constexpr std::string_view upper = "ABCDEFGHJKMNPQRSTUVWXYZ";
  constexpr std::string_view digits = "23456789";
  std::string out{random_letter(lower), random_letter(upper), random_letter(digits)};
  while (out.size() < 16)
    out += random_letter(out.size() % 3 == 0 ? lower : out.size() % 3 == 1 ? upper : digits);
  return out;
}

core::Digest digest_of(std::string_view secret) {
  return base::sha256(secret);
}

bool equal_in_constant_time(std::string_view left, std::string_view right) {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string Hasher::hash(std::string_view secret) {
  const Turn turn(free_);
  ++worked_;
  std::array<std::uint8_t, limits::argon2_salt_bytes> salt;
  fill_randomly(salt);
  std::string encoded(
      argon2_encodedlen(limits::argon2_passes, limits::argon2_memory_kib, limits::argon2_lanes,
                        limits::argon2_salt_bytes, limits::argon2_hash_bytes, Argon2_id),
      '\0');
  const int result =
      argon2id_hash_encoded(limits::argon2_passes, limits::argon2_memory_kib, limits::argon2_lanes,
                            secret.data(), secret.size(), salt.data(), salt.size(),
                            limits::argon2_hash_bytes, encoded.data(), encoded.size());
  if (result != ARGON2_OK) throw std::runtime_error(argon2_error_message(result));
  encoded.resize(encoded.find('\0'));
  return encoded;
}

bool Hasher::verify(std::string_view encoded, std::string_view secret) {
  // Made before a turn is taken: it takes one itself.
  const std::string& other = nobody();
  const Turn turn(free_);
  ++worked_;
  const std::string known(encoded.empty() ? other : encoded);
  const int result = argon2id_verify(known.c_str(), secret.data(), secret.size());
  if (result == ARGON2_MEMORY_ALLOCATION_ERROR)
    throw std::runtime_error(argon2_error_message(result));
  return result == ARGON2_OK && !encoded.empty();
}

}  // namespace luoshi::accounts
