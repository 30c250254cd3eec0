// What the accounts need of a store. One writing transaction at a time, other processes included;
// nothing of it is there before commit, everything of it after. Faults are exceptions.
#pragma once
#include <memory>

#include "accounts/account.hpp"

namespace luoshi::accounts {

// put_* writes the whole row, new or known. What is not committed is rolled back at the end.
class Transaction {
 public:
  virtual ~Transaction() = default;
  virtual void commit() = 0;

  virtual std::optional<Account> account(const Id& id) = 0;
  virtual std::optional<Account> account_named(std::string_view name) = 0;
  virtual std::vector<Account> accounts_of_post(const Id& post) = 0;
  // In the order of names, those after `name`.
  virtual std::vector<Account> accounts_after(std::string_view name, std::int32_t limit) = 0;
  virtual void put_account(const Account& account) = 0;

  virtual std::optional<Session> session(const Digest& digest) = 0;
  virtual std::vector<Session> sessions_of(const Id& account) = 0;
  virtual void put_session(const Session& session) = 0;
  virtual void drop_session(const Digest& digest) = 0;
  virtual void drop_sessions_until(Instant until) = 0;  // those that ended before

  virtual std::optional<Slip> slip(const Digest& digest) = 0;
  virtual void put_slip(const Slip& slip) = 0;
  virtual void drop_unused_slips(const Id& account) = 0;

  virtual std::optional<Device> device(const Id& id) = 0;
  virtual std::optional<Device> device_of(const Digest& secret) = 0;
  virtual std::vector<Device> devices_of(const Id& account) = 0;
  virtual void put_device(const Device& device) = 0;

  virtual std::optional<Failures> failures(const Digest& name) = 0;
  virtual void put_failures(const Failures& failures) = 0;
  virtual void drop_failures(const Digest& name) = 0;
  virtual void drop_failures_before(Instant last) = 0;

  virtual std::optional<Delegation> delegation(const Id& id) = 0;
  // Not revoked, and not over on that day.
  virtual std::vector<Delegation> delegations(Day day) = 0;
  virtual void put_delegation(const Delegation& delegation) = 0;

  virtual std::optional<Link> link(const Digest& digest) = 0;
  virtual std::vector<Link> links_of(const Id& record) = 0;  // latest first
  virtual void put_link(const Link& link) = 0;

  // Append-only: entries are never changed, and dropped only from the oldest end.
  virtual void append(const SecurityEntry& entry) = 0;
  virtual std::vector<SecurityEntry> security_entries(const SecurityQuery& query) = 0;
  virtual std::int64_t drop_security_entries_before(Instant at) = 0;

  // Settings and other documents of the installation, whole, by a permanent name.
  virtual std::optional<std::string> setting(std::string_view name) = 0;
  virtual void put_setting(std::string_view name, std::string_view value) = 0;

  virtual void append(const Feedback& feedback) = 0;
  // Latest first, those before a seq; 0: from the newest.
  virtual std::vector<Feedback> feedback(std::int64_t before, std::int32_t limit) = 0;
  virtual std::int64_t feedback_since(const Id& account, Instant since) = 0;

  virtual std::vector<SavedView> saved_views(const Id& account) = 0;  // first kept first
  virtual void put_saved_view(const Id& account, const SavedView& view) = 0;
  virtual void drop_saved_view(const Id& account, std::string_view name) = 0;
};

class Store {
 public:
  virtual ~Store() = default;
  // Any thread; each waits until the one of its kind before has ended.
  virtual std::unique_ptr<Transaction> begin() = 0;
  virtual std::unique_ptr<Transaction> begin_reading() = 0;  // must not write
};

}  // namespace luoshi::accounts
