#include "http/tokens.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace luoshi::http {

std::string TokenFile::issue(const core::Id& post, core::Instant until) {
  std::array<std::uint8_t, 32> secret;
  if (RAND_bytes(secret.data(), secret.size()) != 1)
    throw std::runtime_error("the system's random generator failed");
  std::string token = base::to_base64(secret);
  std::ranges::replace(token, '+', '-');
  std::ranges::replace(token, '/', '_');
  token.resize(43);  // without padding
  std::lock_guard lock(mutex_);
  refresh();
  lines_.push_back({base::sha256(token), post, until});
  save();
  return token;
}

std::size_t TokenFile::revoke(const core::Id& post) {
  std::lock_guard lock(mutex_);
  refresh();
  const std::size_t count = std::erase_if(lines_, [&](const Line& l) { return l.post == post; });
  save();
  return count;
}

std::optional<core::Id> TokenFile::post_of(std::string_view token, core::Instant now) {
  const base::Digest digest = base::sha256(token);
  std::lock_guard lock(mutex_);
  refresh();
  for (const Line& line : lines_)
    if (CRYPTO_memcmp(line.digest.data(), digest.data(), digest.size()) == 0 && now < line.until)
      return line.post;
  return std::nullopt;
}

bool TokenFile::has_token(const core::Id& post, core::Instant now) {
  std::lock_guard lock(mutex_);
  refresh();
  return std::ranges::any_of(
      lines_, [&](const Line& line) { return line.post == post && now < line.until; });
}

void TokenFile::refresh() {
  std::error_code error;
  const auto changed = std::filesystem::last_write_time(file_, error);
  if (error || read_at_ == changed) return;
  read_at_ = changed;
  lines_.clear();
  std::ifstream in(file_);
  std::string digest, post;
  std::int64_t until = 0;
  while (in >> digest >> post >> until) {
    Line line{.until = {until}};
    const auto id = base::id_from_text(post);
    if (!id || !base::from_hex(digest, line.digest)) continue;
    line.post = *id;
    lines_.push_back(line);
  }
}

void TokenFile::save() {
  std::filesystem::path part = file_;
  part += ".part";
  {
    std::ofstream out(part, std::ios::trunc);
    ::chmod(part.c_str(), 0600);
    for (const Line& line : lines_)
      out << base::to_hex(line.digest) << ' ' << base::to_text(line.post) << ' ' << line.until.us
          << '\n';
    if (!out.flush()) throw std::runtime_error(part.string() + ": not written");
  }
  std::filesystem::rename(part, file_);
  read_at_ = std::filesystem::last_write_time(file_);
}

}  // namespace luoshi::http
