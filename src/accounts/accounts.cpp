// Who asks: sessions and their ends, what is kept in memory of them, the security log.
#include "accounts/accounts.hpp"

#include <algorithm>

namespace luoshi::accounts {

using base::refuse;
using base::Result;
namespace limits = base::limits;

namespace {
std::int64_t us(std::chrono::microseconds span) {
  return span.count();
}

std::string key_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}
}  // namespace

Accounts::~Accounts() {
  try {
    kept_at_.reset();
    upkeep({});
  } catch (const std::exception&) {
    // The store has failed: there is nobody left to tell, and nothing to lose but notes.
  }
}

Result<Identity> Accounts::identify(std::string_view secret, std::span<const SessionKind> kinds,
                                    Instant now) {
  const Digest digest = digest_of(secret);
  const std::string key = key_of(digest);
  std::optional<Identity> found;
  std::int64_t generation = 0;
  {
    const std::lock_guard lock(mutex_);
    generation = generation_;
    const auto it = known_.find(key);
    if (it != known_.end() && now >= it->second.read &&
        now.us - it->second.read.us < us(limits::session_cache_time))
      found = it->second.identity;
  }
  if (!found) {
    auto read = read_identity(digest, now);
    if (!read) return read;
    found = std::move(*read);
    const std::lock_guard lock(mutex_);
    if (generation == generation_) {
      if (known_.size() >= limits::sessions_cached_max) known_.clear();
      known_.insert_or_assign(key, Known{*found, now});
    }
  }
  if (std::ranges::find(kinds, found->session.kind) == kinds.end())
    return refuse("token_not_valid");
  return still_good(std::move(*found), now);
}

Result<Identity> Accounts::read_identity(const Digest& digest, Instant now) {
  auto transaction = store_.begin_reading();
  auto session = transaction->session(digest);
  if (!session) return refuse("token_not_valid");
  auto account = transaction->account(session->account);
  if (!account) return refuse("token_not_valid");
  Identity out{.account = std::move(*account), .session = std::move(*session)};
  out.posts = acting_posts(out.account, transaction->delegations(today(now)), today(now));
  const auto acting = std::ranges::find(out.posts, out.session.post, &Acting::post);
  // Its delegation is over: the account acts as its own post again.
  if (acting == out.posts.end())
    out.session.post = out.posts.empty() ? Id{} : out.posts.front().post;
  else
    out.delegation = acting->delegation;
  return out;
}

Result<Identity> Accounts::still_good(Identity identity, Instant now) {
  Session& session = identity.session;
  if (auto usable = check_usable(identity.account, today(now)); !usable)
    return std::unexpected(usable.error());
  {
    const std::lock_guard lock(mutex_);
    const std::string key = key_of(session.digest);
    if (const auto it = used_.find(key); it != used_.end())
      session.used = std::max(session.used, it->second);
    const bool idle = session.kind == SessionKind::console &&
                      now.us - session.used.us >= us(limits::console_idle_time_max);
    if (now >= session.until || idle) return refuse("session_ended");
    used_.insert_or_assign(key, now);
  }
  identity.must_change_password =
      session.kind == SessionKind::console &&
      (identity.account.must_change_password || password_is_old(identity.account, now, settings_));
  return identity;
}

void Accounts::forget() {
  const std::lock_guard lock(mutex_);
  known_.clear();
  ++generation_;
}

void Accounts::commit(Transaction& transaction) {
  transaction.commit();
  forget();
}

Result<SignedIn> Accounts::begin(Transaction& transaction, Account& account, SessionKind kind,
                                 std::optional<Id> post, std::optional<Id> device,
                                 const Occasion& occasion) {
  const Day day = today(occasion.now);
  const auto posts = acting_posts(account, transaction.delegations(day), day);
  const auto may = [&](const std::optional<Id>& one) {
    return one && std::ranges::find(posts, *one, &Acting::post) != posts.end();
  };
  if (post && !may(post)) return refuse("post_not_yours", "post");
  if (!post && may(account.last_post)) post = account.last_post;
  if (!post && !posts.empty()) post = posts.front().post;
  const auto span =
      kind == SessionKind::console ? us(limits::console_time_max) : us(limits::phone_time_max);
  SignedIn out;
  out.secret = random_secret();
  out.session = {.digest = digest_of(out.secret),
                 .id = random_id(occasion.now),
                 .account = account.id,
                 .kind = kind,
                 .post = post.value_or(Id{}),
                 .device = device,
                 .begun = occasion.now,
                 .used = occasion.now,
                 .until = {occasion.now.us + span}};
  transaction.put_session(out.session);
  account.last_post = post;
  transaction.put_account(account);
  transaction.append({.at = occasion.now,
                      .account = account.id,
                      .post = post,
                      .kind = SecurityKind::sign_in,
                      .address = occasion.address,
                      .detail = std::string(base::name_of(kind)),
                      .other = device});
  return out;
}

Result<void> Accounts::act_as(const Identity& who, const Id& post, const Occasion& occasion) {
  if (std::ranges::find(who.posts, post, &Acting::post) == who.posts.end())
    return refuse("post_not_yours", "post");
  auto transaction = store_.begin();
  auto session = transaction->session(who.session.digest);
  auto account = transaction->account(who.account.id);
  if (!session || !account) return refuse("session_ended");
  session->post = post;
  account->last_post = post;
  transaction->put_session(*session);
  transaction->put_account(*account);
  transaction->append({.at = occasion.now,
                       .account = who.account.id,
                       .post = post,
                       .kind = SecurityKind::post_switched,
                       .address = occasion.address});
  commit(*transaction);
  return {};
}

void Accounts::end_session(const Identity& who, const Occasion& occasion) {
  auto transaction = store_.begin();
  transaction->drop_session(who.session.digest);
  transaction->append({.at = occasion.now,
                       .account = who.account.id,
                       .post = who.session.post,
                       .kind = SecurityKind::session_ended,
                       .address = occasion.address,
                       .detail = std::string(base::name_of(who.session.kind))});
  commit(*transaction);
}

void Accounts::end_sessions(Transaction& transaction, const Id& account, std::optional<Id> device) {
  for (const Session& one : transaction.sessions_of(account))
    if (!device || one.device == device) transaction.drop_session(one.digest);
}

void Accounts::note(SecurityEntry entry) {
  {
    const std::lock_guard lock(mutex_);
    noted_.push_back(std::move(entry));
    if (noted_.size() < limits::security_noted_max) return;
  }
  write_noted();
}

void Accounts::write_noted() {
  std::vector<SecurityEntry> noted;
  {
    const std::lock_guard lock(mutex_);
    noted.swap(noted_);
  }
  if (noted.empty()) return;
  auto transaction = store_.begin();
  for (const SecurityEntry& one : noted) transaction->append(one);
  transaction->commit();
}

std::vector<SecurityEntry> Accounts::security_entries(const SecurityQuery& query) {
  write_noted();
  return store_.begin_reading()->security_entries(query);
}

void Accounts::upkeep(Instant now) {
  write_noted();
  std::unordered_map<std::string, Instant> used;
  {
    const std::lock_guard lock(mutex_);
    if (kept_at_ && now >= *kept_at_ && now.us - kept_at_->us < us(limits::accounts_upkeep_time))
      return;
    kept_at_ = now;
    used.swap(used_);
  }
  auto transaction = store_.begin();
  for (const auto& [key, at] : used) {
    Digest digest;
    std::ranges::copy(base::as_bytes(key), digest.begin());
    auto session = transaction->session(digest);
    if (!session || session->used >= at) continue;
    session->used = at;
    transaction->put_session(*session);
  }
  transaction->drop_sessions_until(now);
  transaction->drop_failures_before({now.us - us(limits::sign_in_lock_time)});
  commit(*transaction);  // what is known in memory says an older time of use
  transaction.reset();
  prune(now);
}

std::int64_t Accounts::prune(Instant now) {
  const std::int32_t days = std::max(settings_.security_days, limits::security_days_min);
  auto transaction = store_.begin();
  const auto gone = transaction->drop_security_entries_before({now.us - days * base::day_us});
  if (gone > 0)
    transaction->append({.at = now,
                         .account = {},
                         .post = {},
                         .kind = SecurityKind::pruned,
                         .address = {},
                         .detail = std::to_string(gone)});
  transaction->commit();
  return gone;
}

}  // namespace luoshi::accounts
