#include "accounts/policy.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "base/text.hpp"

namespace luoshi::accounts {

using base::refuse;
using base::Result;
namespace limits = base::limits;

Result<std::string> login_name(std::string_view typed) {
  std::string name = base::normalise(typed);
  const std::size_t length = base::length(name);
  const bool blank = std::ranges::any_of(
      name, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; });
  if (length < limits::login_name_length_min || length > limits::login_name_length_max || blank)
    return refuse("login_name_malformed", "name",
                  {{"least", std::to_string(limits::login_name_length_min)},
                   {"most", std::to_string(limits::login_name_length_max)}});
  return name;
}

namespace {
int classes_of(std::string_view password) {
  bool lower = false, upper = false, digit = false, other = false;
  for (const char c : password) {
    if (c >= 'a' && c <= 'z')
      lower = true;
    else if (c >= 'A' && c <= 'Z')
      upper = true;
    else if (c >= '0' && c <= '9')
      digit = true;
    else
      other = true;
  }
  return lower + upper + digit + other;
}

bool runs(std::string_view pin, int step) {
  for (std::size_t i = 1; i < pin.size(); ++i)
    if (pin[i] - pin[i - 1] != step) return false;
  return true;
}

// 121212, 123123: one half or one third said again.
bool repeats(std::string_view pin) {
  for (const std::size_t part : {2U, 3U})
    if (pin.substr(part) == pin.substr(0, pin.size() - part)) return true;
  return false;
}
}  // namespace

Result<void> check_password(std::string_view password, std::string_view name) {
  if (base::length(password) < limits::password_length_min || !base::is_utf8(password))
    return refuse("password_too_short", "password",
                  {{"least", std::to_string(limits::password_length_min)}});
  if (password.size() > limits::password_bytes_max)
    return refuse("password_too_long", "password",
                  {{"most", std::to_string(limits::password_bytes_max)}});
  if (classes_of(password) < 3) return refuse("password_too_simple", "password");
  if (base::normalise(password) == name) return refuse("password_is_name", "password");
  return {};
}

Result<void> check_pin(std::string_view pin) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (pin.size() != limits::pin_digits || !std::ranges::all_of(pin, is_digit))
    return refuse("pin_malformed", "pin", {{"digits", std::to_string(limits::pin_digits)}});
  if (runs(pin, 0) || runs(pin, 1) || runs(pin, -1) || repeats(pin))
    return refuse("pin_too_simple", "pin");
  return {};
}

bool password_is_old(const Account& account, Instant now, const Settings& settings) {
  return !account.password.empty() &&
         now.us - account.password_at.us >= settings.password_days * base::day_us;
}

Result<void> check_usable(const Account& account, Day today) {
  if (account.locked) return refuse("account_locked");
  if (account.valid_until && today > *account.valid_until) return refuse("account_expired");
  return {};
}

std::vector<Acting> acting_posts(const Account& account, std::span<const Delegation> delegations,
                                 Day today) {
  std::vector<Acting> out;
  for (const Id& post : account.posts) out.push_back({post, {}, {}});
  const auto knows = [&](const Id& post) {
    return std::ranges::find(out, post, &Acting::post) != out.end();
  };
  for (const Delegation& one : delegations) {
    if (one.revoked || today < one.since || today > one.until) continue;
    // Only what is one's own is handed on: no chains.
    const bool by_post =
        one.to_post && std::ranges::find(account.posts, *one.to_post) != account.posts.end();
    const bool by_person = one.to_person && account.person == one.to_person;
    if ((by_post || by_person) && !knows(one.post)) out.push_back({one.post, one.id, one.until});
  }
  return out;
}

Result<void> may_keep(const core::Actor& officer, std::span<const Id> posts,
                      const core::Directory& directory, const core::RuleSet& rules) {
  if (!officer.may(right_to_keep_accounts))
    return refuse("right_missing", {},
                  {{"right", std::string(base::name_of(right_to_keep_accounts))}});
  const bool whole = officer.reach == core::Reach::authority;
  if (posts.empty() && !whole) return refuse("account_out_of_reach");
  for (const Id& id : posts) {
    const core::PostState* post = directory.post(id);
    if (!post) {
      if (whole) continue;
      return refuse("account_out_of_reach");
    }
    if (!whole && !directory.within(post->post.unit, officer.unit))
      return refuse("account_out_of_reach");
    const core::Role* role = core::find_by_code(rules.roles, post->post.role);
    const bool administers =
        role && std::ranges::find(role->rights, core::Right::administer) != role->rights.end();
    if (administers && !officer.may(core::Right::administer))
      return refuse("account_above_officer");
  }
  return {};
}

Result<void> check_delegation(const Delegation& delegation, Day today) {
  if (delegation.until < delegation.since || delegation.until < today)
    return refuse("delegation_dates_wrong", "until");
  if (delegation.until - delegation.since >= limits::delegation_days_max)
    return refuse("delegation_too_long", "until",
                  {{"days", std::to_string(limits::delegation_days_max)}});
  if (delegation.to_post.has_value() == delegation.to_person.has_value())
    return refuse("delegation_to_nobody", "to_post");
  if (delegation.to_post == delegation.post) return refuse("delegation_to_itself", "to_post");
  return {};
}

std::vector<core::Right> reading_rights(std::span<const core::Right> rights) {
  std::vector<core::Right> out;
  for (const core::Right right : rights)
    if (right == core::Right::read_personal || right == core::Right::read_contacts ||
        right == core::Right::read_hidden)
      out.push_back(right);
  return out;
}

}  // namespace luoshi::accounts
