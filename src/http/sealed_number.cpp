#include "http/sealed_number.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cstring>
#include <memory>
#include <stdexcept>

#include "base/bytes.hpp"

namespace luoshi::http {

namespace {
using Block = std::array<std::uint8_t, 16>;
enum class Direction { open = 0, seal = 1 };

// One block of AES: eight bytes of number, eight of zero, which a forged one does not open to.
Block transform(const Block& key, const Block& block, Direction direction) {
  const std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX*)> context(EVP_CIPHER_CTX_new(),
                                                                           EVP_CIPHER_CTX_free);
  Block out{};
  int length = 0;
  if (!context ||
      EVP_CipherInit_ex(context.get(), EVP_aes_128_ecb(), nullptr, key.data(), nullptr,
                        static_cast<int>(direction)) != 1 ||
      EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1 ||
      EVP_CipherUpdate(context.get(), out.data(), &length, block.data(), 16) != 1)
    throw std::runtime_error("AES failed");
  return out;
}
}  // namespace

SealedNumbers::SealedNumbers() {
  if (RAND_bytes(key_.data(), static_cast<int>(key_.size())) != 1)
    throw std::runtime_error("no randomness");
}

std::string SealedNumbers::seal(std::uint64_t number) const {
  Block block{};
  std::memcpy(block.data(), &number, sizeof number);
  return base::to_hex(transform(key_, block, Direction::seal));
}

std::optional<std::uint64_t> SealedNumbers::open(std::string_view sealed) const {
  Block block{};
  if (!base::from_hex(sealed, block)) return std::nullopt;
  block = transform(key_, block, Direction::open);
  std::uint64_t number = 0;
  std::uint64_t zero = 0;
  std::memcpy(&number, block.data(), sizeof number);
  std::memcpy(&zero, block.data() + sizeof number, sizeof zero);
  return zero == 0 ? std::optional(number) : std::nullopt;
}

}  // namespace luoshi::http
