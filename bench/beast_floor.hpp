// The floor of reading over HTTPS: a bare Beast server that answers every request with the same
// bytes, on one thread.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace luoshi::bench {

class BeastFloor {
 public:
  struct Parts;
  BeastFloor(const std::filesystem::path& certificate, const std::filesystem::path& key,
             std::string body);
  ~BeastFloor();
  BeastFloor(const BeastFloor&) = delete;
  BeastFloor& operator=(const BeastFloor&) = delete;
  std::uint16_t port() const;

 private:
  std::unique_ptr<Parts> parts_;
};

}  // namespace luoshi::bench
