// Sign-in tokens of posts until there are accounts: a file beside the database that holds digests
// only, one line a token: "<sha256> <post> <valid until, us>". Knows no HTTP.
#pragma once
#include <filesystem>
#include <mutex>
#include <optional>

#include "core/value.hpp"

namespace luoshi::http {

class TokenFile {
 public:
  explicit TokenFile(std::filesystem::path file) : file_(std::move(file)) {}

  // A new token, 256 random bits in base 64 without padding; only its digest is kept.
  std::string issue(const core::Id& post, core::Instant until);
  // The number of tokens taken back.
  std::size_t revoke(const core::Id& post);
  // The post of a valid token. Reads the file again when it has changed.
  std::optional<core::Id> post_of(std::string_view token, core::Instant now);
  bool has_token(const core::Id& post, core::Instant now);

 private:
  struct Line {
    base::Digest digest{};
    core::Id post;
    core::Instant until;
  };
  void refresh();
  void save();

  std::filesystem::path file_;
  std::mutex mutex_;
  std::optional<std::filesystem::file_time_type> read_at_;
  std::vector<Line> lines_;
};

}  // namespace luoshi::http
