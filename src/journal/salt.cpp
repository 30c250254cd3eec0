#include "journal/salt.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <stdexcept>

namespace luoshi::journal {

SaltSource::~SaltSource() {
  OPENSSL_cleanse(held_.data(), sizeof held_);
}

Salt SaltSource::next() {
  if (used_ == salts_held) {
    if (RAND_bytes(held_.front().data(), static_cast<int>(sizeof held_)) != 1)
      throw std::runtime_error("the random generator failed");
    used_ = 0;
  }
  const Salt out = held_[used_];
  OPENSSL_cleanse(held_[used_].data(), sizeof(Salt));
  ++used_;
  return out;
}

}  // namespace luoshi::journal
