#include "store/sqlite/accounts_transaction.hpp"

#include "store/sqlite/accounts_rows.hpp"

namespace luoshi::store {

using namespace luoshi::accounts;
using core::Day;
using core::Instant;

namespace {
std::optional<std::int64_t> stored(const std::optional<Instant>& at) {
  return at ? std::optional(at->us) : std::nullopt;
}
}  // namespace

class AccountsTransaction::Use {
 public:
  explicit Use(Statement& statement) : statement_(statement) {}
  ~Use() { statement_.reset(); }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

  bool step() { return statement_.step(); }
  Statement& row() { return statement_; }
  template <class Read>
  std::optional<std::invoke_result_t<Read, Statement&>> one(Read read) {
    if (!step()) return std::nullopt;
    return read(statement_);
  }
  template <class Read>
  std::vector<std::invoke_result_t<Read, Statement&>> all(Read read) {
    std::vector<std::invoke_result_t<Read, Statement&>> out;
    while (step()) out.push_back(read(statement_));
    return out;
  }

 private:
  Statement& statement_;
};

template <class... T>
AccountsTransaction::Use AccountsTransaction::query(const char* sql, const T&... values) {
  Statement& statement = side_.prepared(sql);
  statement.bind(Statement::Lifetime::kept, values...);
  return Use(statement);
}

template <class... T>
void AccountsTransaction::run(const char* sql, const T&... values) {
  query(sql, values...).step();
}

// IMMEDIATE: whoever writes decides on what is there now, also against other processes.
AccountsTransaction::AccountsTransaction(AccountsStore::Side& side, const char* begin)
    : side_(side), lock_(side.mutex) {
  run(begin);
  open_ = true;
}

AccountsTransaction::~AccountsTransaction() {
  if (!open_) return;
  try {
    run("ROLLBACK");
  } catch (const journal::StoreFault&) {
    // SQLite has rolled back by itself.
  }
}

void AccountsTransaction::commit() {
  run("COMMIT");
  open_ = false;
  lock_.unlock();
}

// accounts

constexpr const char* account_columns_by_id =
    "SELECT id, name, kind, person, valid_until, locked, must_change, password, password_at, "
    "last_post, made FROM accounts WHERE id = $1";
constexpr const char* account_columns_by_name =
    "SELECT id, name, kind, person, valid_until, locked, must_change, password, password_at, "
    "last_post, made FROM accounts WHERE name = $1";
constexpr const char* account_columns_after =
    "SELECT id, name, kind, person, valid_until, locked, must_change, password, password_at, "
    "last_post, made FROM accounts WHERE name > $1 ORDER BY name LIMIT $2";
constexpr const char* account_posts =
    "SELECT post FROM account_posts WHERE account = $1 "
    "ORDER BY place";

Account AccountsTransaction::read_account(Statement& row) {
  Account out{.id = row.id(0),
              .name = std::string(row.text(1)),
              .kind = term<Kind>(row, 2),
              .person = row.optional_id(3),
              .locked = instant(row, 5),
              .must_change_password = row.integer(6) != 0,
              .password = std::string(row.text(7)),
              .password_at = {row.integer(8)},
              .last_post = row.optional_id(9),
              .made = {row.integer(10)}};
  if (!row.is_null(4)) out.valid_until = day(row, 4);
  out.posts = query(account_posts, out.id).all([](Statement& post) { return post.id(0); });
  return out;
}

std::optional<Account> AccountsTransaction::account(const Id& id) {
  return query(account_columns_by_id, id).one([&](Statement& row) { return read_account(row); });
}

std::optional<Account> AccountsTransaction::account_named(std::string_view name) {
  return query(account_columns_by_name, name).one([&](Statement& row) {
    return read_account(row);
  });
}

std::vector<Account> AccountsTransaction::accounts_of_post(const Id& post) {
  const auto ids = query("SELECT DISTINCT account FROM account_posts WHERE post = $1", post)
                       .all([](Statement& row) { return row.id(0); });
  std::vector<Account> out;
  for (const Id& id : ids)
    if (auto found = account(id)) out.push_back(std::move(*found));
  return out;
}

std::vector<Account> AccountsTransaction::accounts_after(std::string_view name,
                                                         std::int32_t limit) {
  return query(account_columns_after, name, limit).all([&](Statement& row) {
    return read_account(row);
  });
}

void AccountsTransaction::put_account(const Account& account) {
  std::optional<std::int64_t> valid_until;
  if (account.valid_until) valid_until = account.valid_until->number;
  run("INSERT INTO accounts (id, name, kind, person, valid_until, locked, must_change, password, "
      "password_at, last_post, made) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
      "ON CONFLICT (id) DO UPDATE SET name = $2, kind = $3, person = $4, valid_until = $5, "
      "locked = $6, must_change = $7, password = $8, password_at = $9, last_post = $10",
      account.id, std::string_view(account.name), base::name_of(account.kind), account.person,
      valid_until, stored(account.locked), std::int64_t{account.must_change_password},
      std::string_view(account.password), account.password_at.us, account.last_post,
      account.made.us);
  run("DELETE FROM account_posts WHERE account = $1", account.id);
  std::int64_t place = 0;
  for (const Id& post : account.posts)
    run("INSERT INTO account_posts (account, place, post) VALUES ($1, $2, $3)", account.id, place++,
        post);
}

// sessions

std::optional<Session> AccountsTransaction::session(const Digest& digest) {
  return query(
             "SELECT digest, id, account, kind, post, device, begun, used, until FROM sessions "
             "WHERE digest = $1",
             std::span<const std::uint8_t>(digest))
      .one(read_session);
}

std::vector<Session> AccountsTransaction::sessions_of(const Id& account) {
  return query(
             "SELECT digest, id, account, kind, post, device, begun, used, until FROM sessions "
             "WHERE account = $1 ORDER BY begun",
             account)
      .all(read_session);
}

void AccountsTransaction::put_session(const Session& session) {
  run("INSERT INTO sessions (digest, id, account, kind, post, device, begun, used, until) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
      "ON CONFLICT (digest) DO UPDATE SET post = $5, used = $8, until = $9",
      std::span<const std::uint8_t>(session.digest), session.id, session.account,
      base::name_of(session.kind), session.post, session.device, session.begun.us, session.used.us,
      session.until.us);
}

void AccountsTransaction::drop_session(const Digest& digest) {
  run("DELETE FROM sessions WHERE digest = $1", std::span<const std::uint8_t>(digest));
}

void AccountsTransaction::drop_sessions_until(Instant until) {
  run("DELETE FROM sessions WHERE until <= $1", until.us);
}

// slips and devices

std::optional<Slip> AccountsTransaction::slip(const Digest& digest) {
  return query("SELECT digest, account, made, until, used, by_account FROM slips WHERE digest = $1",
               std::span<const std::uint8_t>(digest))
      .one([](const Statement& row) {
        return Slip{.digest = row.digest(0),
                    .account = row.id(1),
                    .made = {row.integer(2)},
                    .until = {row.integer(3)},
                    .used = instant(row, 4),
                    .by = row.optional_id(5)};
      });
}

void AccountsTransaction::put_slip(const Slip& slip) {
  run("INSERT INTO slips (digest, account, made, until, used, by_account) "
      "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (digest) DO UPDATE SET used = $5",
      std::span<const std::uint8_t>(slip.digest), slip.account, slip.made.us, slip.until.us,
      stored(slip.used), slip.by);
}

void AccountsTransaction::drop_unused_slips(const Id& account) {
  run("DELETE FROM slips WHERE account = $1 AND used IS NULL", account);
}

std::optional<Device> AccountsTransaction::device(const Id& id) {
  return query(
             "SELECT id, account, name, secret, pin, failures, locked, signed_off, made, used "
             "FROM devices WHERE id = $1",
             id)
      .one(read_device);
}

std::optional<Device> AccountsTransaction::device_of(const Digest& secret) {
  return query(
             "SELECT id, account, name, secret, pin, failures, locked, signed_off, made, used "
             "FROM devices WHERE secret = $1",
             std::span<const std::uint8_t>(secret))
      .one(read_device);
}

std::vector<Device> AccountsTransaction::devices_of(const Id& account) {
  return query(
             "SELECT id, account, name, secret, pin, failures, locked, signed_off, made, used "
             "FROM devices WHERE account = $1 ORDER BY made",
             account)
      .all(read_device);
}

void AccountsTransaction::put_device(const Device& device) {
  run("INSERT INTO devices (id, account, name, secret, pin, failures, locked, signed_off, made, "
      "used) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
      "ON CONFLICT (id) DO UPDATE SET name = $3, pin = $5, failures = $6, locked = $7, "
      "signed_off = $8, used = $10",
      device.id, device.account, std::string_view(device.name),
      std::span<const std::uint8_t>(device.secret), std::string_view(device.pin), device.failures,
      stored(device.locked), stored(device.signed_off), device.made.us, device.used.us);
}

// failures and delegations

std::optional<Failures> AccountsTransaction::failures(const Digest& name) {
  return query("SELECT name, count, last, locked_until FROM failures WHERE name = $1",
               std::span<const std::uint8_t>(name))
      .one([](const Statement& row) {
        return Failures{.name = row.digest(0),
                        .count = static_cast<std::int32_t>(row.integer(1)),
                        .last = {row.integer(2)},
                        .locked_until = instant(row, 3)};
      });
}

void AccountsTransaction::put_failures(const Failures& failures) {
  run("INSERT INTO failures (name, count, last, locked_until) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (name) DO UPDATE SET count = $2, last = $3, locked_until = $4",
      std::span<const std::uint8_t>(failures.name), failures.count, failures.last.us,
      stored(failures.locked_until));
}

void AccountsTransaction::drop_failures(const Digest& name) {
  run("DELETE FROM failures WHERE name = $1", std::span<const std::uint8_t>(name));
}

void AccountsTransaction::drop_failures_before(Instant last) {
  run("DELETE FROM failures WHERE last < $1", last.us);
}

std::optional<Delegation> AccountsTransaction::delegation(const Id& id) {
  return query(
             "SELECT id, post, to_post, to_person, since, until, revoked, by_account, made "
             "FROM delegations WHERE id = $1",
             id)
      .one(read_delegation);
}

std::vector<Delegation> AccountsTransaction::delegations(Day until) {
  return query(
             "SELECT id, post, to_post, to_person, since, until, revoked, by_account, made "
             "FROM delegations WHERE until >= $1 AND revoked IS NULL ORDER BY id",
             until.number)
      .all(read_delegation);
}

void AccountsTransaction::put_delegation(const Delegation& delegation) {
  run("INSERT INTO delegations (id, post, to_post, to_person, since, until, revoked, by_account, "
      "made) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
      "ON CONFLICT (id) DO UPDATE SET revoked = $7",
      delegation.id, delegation.post, delegation.to_post, delegation.to_person,
      delegation.since.number, delegation.until.number, stored(delegation.revoked), delegation.by,
      delegation.made.us);
}

// links

constexpr const char* link_by_digest =
    "SELECT digest, id, record, post, commands, made, until, revoked, by_account, by_post "
    "FROM links WHERE digest = $1";
constexpr const char* links_by_record =
    "SELECT digest, id, record, post, commands, made, until, revoked, by_account, by_post "
    "FROM links WHERE record = $1 ORDER BY made DESC";

std::optional<Link> AccountsTransaction::link(const Digest& digest) {
  return query(link_by_digest, std::span<const std::uint8_t>(digest)).one(read_link);
}

std::vector<Link> AccountsTransaction::links_of(const Id& record) {
  return query(links_by_record, record).all(read_link);
}

void AccountsTransaction::put_link(const Link& link) {
  std::string commands;
  for (const std::string& command : link.commands) commands += command + ' ';
  run("INSERT INTO links (digest, id, record, post, commands, made, until, revoked, by_account, "
      "by_post) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
      "ON CONFLICT (digest) DO UPDATE SET revoked = $8",
      std::span<const std::uint8_t>(link.digest), link.id, link.record, link.post,
      std::string_view(commands), link.made.us, link.until.us, stored(link.revoked), link.by,
      link.by_post);
}

// the security log

void AccountsTransaction::append(const SecurityEntry& entry) {
  run("INSERT INTO security (at, account, post, kind, address, success, detail, other) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      entry.at.us, entry.account, entry.post, base::name_of(entry.kind),
      std::string_view(entry.address), std::int64_t{entry.success == Success::yes},
      std::string_view(entry.detail), entry.other);
}

std::vector<SecurityEntry> AccountsTransaction::security_entries(const SecurityQuery& asked) {
  std::optional<std::string_view> kind;
  if (asked.kind) kind = base::name_of(*asked.kind);
  std::optional<std::int64_t> before;
  if (asked.before > 0) before = asked.before;
  return query(
             "SELECT seq, at, account, post, kind, address, success, detail, other FROM security "
             "WHERE ($1 IS NULL OR account = $1 OR other = $1) AND ($2 IS NULL OR kind = $2) "
             "AND ($3 IS NULL OR at >= $3) AND ($4 IS NULL OR at < $4) "
             "AND ($5 IS NULL OR seq < $5) ORDER BY seq DESC LIMIT $6",
             asked.account, kind, stored(asked.since), stored(asked.until), before, asked.limit)
      .all(read_entry);
}

std::int64_t AccountsTransaction::drop_security_entries_before(Instant at) {
  run("DELETE FROM security WHERE at < $1", at.us);
  return sqlite3_changes64(side_.connection->raw());
}

// the installation

std::optional<std::string> AccountsTransaction::setting(std::string_view name) {
  return query("SELECT value FROM settings WHERE name = $1", name).one([](const Statement& row) {
    return std::string(row.text(0));
  });
}

void AccountsTransaction::put_setting(std::string_view name, std::string_view value) {
  run("INSERT INTO settings (name, value) VALUES ($1, $2) "
      "ON CONFLICT (name) DO UPDATE SET value = $2",
      name, value);
}

void AccountsTransaction::append(const Feedback& feedback) {
  run("INSERT INTO feedback (at, account, post, text, page) VALUES ($1, $2, $3, $4, $5)",
      feedback.at.us, feedback.account, feedback.post, std::string_view(feedback.text),
      std::string_view(feedback.page));
}

std::vector<Feedback> AccountsTransaction::feedback(std::int64_t before, std::int32_t limit) {
  return query(
             "SELECT seq, at, account, post, text, page FROM feedback "
             "WHERE $1 = 0 OR seq < $1 ORDER BY seq DESC LIMIT $2",
             before, limit)
      .all([](const Statement& row) {
        return Feedback{.seq = row.integer(0),
                        .at = {row.integer(1)},
                        .account = row.id(2),
                        .post = row.id(3),
                        .text = std::string(row.text(4)),
                        .page = std::string(row.text(5))};
      });
}

std::int64_t AccountsTransaction::feedback_since(const Id& account, Instant since) {
  return query("SELECT count(*) FROM feedback WHERE account = $1 AND at >= $2", account, since.us)
      .one([](const Statement& row) { return row.integer(0); })
      .value_or(0);
}

std::vector<accounts::SavedView> AccountsTransaction::saved_views(const Id& account) {
  return query("SELECT name, query, columns FROM saved_views WHERE account = $1 ORDER BY seq",
               account)
      .all([](const Statement& row) {
        auto columns = base::from_json<std::vector<std::string>>(row.text(2));
        if (!columns) throw journal::StoreFault("saved_views: " + columns.error().code);
        return accounts::SavedView{.name = std::string(row.text(0)),
                                   .query = std::string(row.text(1)),
                                   .columns = std::move(*columns)};
      });
}

void AccountsTransaction::put_saved_view(const Id& account, const accounts::SavedView& view) {
  const std::string columns = base::to_json(view.columns);
  run("INSERT INTO saved_views (account, name, query, columns) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (account, name) DO UPDATE SET query = $3, columns = $4",
      account, std::string_view(view.name), std::string_view(view.query),
      std::string_view(columns));
}

void AccountsTransaction::drop_saved_view(const Id& account, std::string_view name) {
  run("DELETE FROM saved_views WHERE account = $1 AND name = $2", account, name);
}

}  // namespace luoshi::store
