// 个人链接: the secret address of one paper, for somebody without an account: the keeper of a site,
// a shop, a resident who reported. It opens that record and nothing else.
#pragma once
#include "accounts/port.hpp"

namespace luoshi::accounts {

// The commands a link can carry: answering for one's own paper, never judging it.
std::span<const std::string_view> link_commands();

struct IssuedLink {
  Link link;
  std::string code;  // shown once: 16 characters in groups of four, 80 random bits
};

class Links {
 public:
  explicit Links(Store& store) : store_(store) {}

  // Refusals: link_term_too_long (limits: link_days_max), link_command_unknown,
  // link_needs_post (commands without a post that they are made as).
  base::Result<IssuedLink> issue(Link wanted, Instant now);
  // The link behind a code as people type it. Refusal: link_not_valid, for every reason alike.
  base::Result<Link> open(std::string_view code, Instant now);
  std::vector<Link> of_record(const Id& record);
  // Refusal: link_missing.
  base::Result<void> revoke(const Id& record, const Id& link, Instant now);

 private:
  Store& store_;
};

}  // namespace luoshi::accounts
