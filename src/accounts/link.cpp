#include "accounts/link.hpp"

#include <openssl/rand.h>

#include <algorithm>

#include "accounts/secret.hpp"
#include "base/text.hpp"

namespace luoshi::accounts {

using base::refuse;
using base::Result;

namespace {
// Crockford's base 32: no letter that is mistaken for another when it is read out.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_letters = 16;

std::string random_code() {
  std::array<unsigned char, code_letters> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
    throw std::runtime_error("no randomness");
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i > 0 && i % 4 == 0) out += '-';
    out += alphabet[bytes[i] % alphabet.size()];
  }
  return out;
}

// What people make of a code: full width, small letters, spaces, O for 0, I and L for 1.
std::string plain_code(std::string_view typed) {
  std::string out;
  for (const char c : base::normalise(typed)) {
    char letter = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (letter == 'O') letter = '0';
    if (letter == 'I' || letter == 'L') letter = '1';
    if (alphabet.contains(letter)) out += letter;
  }
  return out;
}

Digest digest_of_code(std::string_view typed) {
  return digest_of("link " + plain_code(typed));
}
}  // namespace

std::span<const std::string_view> link_commands() {
  static constexpr std::string_view commands[] = {
      "acknowledge_case", "report_rectified", "take_back_report", "add_evidence", "ask_request"};
  return commands;
}

Result<IssuedLink> Links::issue(Link wanted, Instant now) {
  if (wanted.until <= now || wanted.until.us - now.us > base::limits::link_days_max * base::day_us)
    return refuse("link_term_too_long", "until",
                  {{"bound", std::to_string(base::limits::link_days_max)}});
  for (const std::string& command : wanted.commands)
    if (std::ranges::find(link_commands(), command) == link_commands().end())
      return refuse("link_command_unknown", "commands", {{"value", command}});
  if (!wanted.commands.empty() && !wanted.post) return refuse("link_needs_post", "post");
  IssuedLink out{.link = std::move(wanted), .code = random_code()};
  out.link.id = random_id(now);
  out.link.digest = digest_of_code(out.code);
  out.link.made = now;
  out.link.revoked.reset();
  auto transaction = store_.begin();
  transaction->put_link(out.link);
  transaction->append({.at = now,
                       .account = out.link.by,
                       .post = out.link.by_post,
                       .kind = SecurityKind::link_issued,
                       .other = out.link.record});
  transaction->commit();
  return out;
}

Result<Link> Links::open(std::string_view code, Instant now) {
  auto link = store_.begin_reading()->link(digest_of_code(code));
  if (!link || link->revoked || now >= link->until) return refuse("link_not_valid");
  return std::move(*link);
}

std::vector<Link> Links::of_record(const Id& record) {
  return store_.begin_reading()->links_of(record);
}

Result<void> Links::revoke(const Id& record, const Id& id, Instant now) {
  auto transaction = store_.begin();
  for (Link& link : transaction->links_of(record)) {
    if (link.id != id) continue;
    if (!link.revoked) link.revoked = now;
    transaction->put_link(link);
    transaction->append({.at = now, .kind = SecurityKind::link_revoked, .other = record});
    transaction->commit();
    return {};
  }
  return refuse("link_missing", "link");
}

}  // namespace luoshi::accounts
