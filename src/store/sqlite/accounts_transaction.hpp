// One transaction over the accounts' file: rows to structs and back.
#pragma once
#include "store/sqlite/accounts_store.hpp"
#include "store/sqlite/statement.hpp"

namespace luoshi::store {

class AccountsTransaction final : public accounts::Transaction {
 public:
  AccountsTransaction(AccountsStore::Side& side, const char* begin);
  ~AccountsTransaction() override;
  void commit() override;

  std::optional<accounts::Account> account(const Id& id) override;
  std::optional<accounts::Account> account_named(std::string_view name) override;
  std::vector<accounts::Account> accounts_of_post(const Id& post) override;
  std::vector<accounts::Account> accounts_after(std::string_view name, std::int32_t limit) override;
  void put_account(const accounts::Account& account) override;

  std::optional<accounts::Session> session(const Digest& digest) override;
  std::vector<accounts::Session> sessions_of(const Id& account) override;
  void put_session(const accounts::Session& session) override;
  void drop_session(const Digest& digest) override;
  void drop_sessions_until(core::Instant until) override;

  std::optional<accounts::Slip> slip(const Digest& digest) override;
  void put_slip(const accounts::Slip& slip) override;
  void drop_unused_slips(const Id& account) override;

  std::optional<accounts::Device> device(const Id& id) override;
  std::optional<accounts::Device> device_of(const Digest& secret) override;
  std::vector<accounts::Device> devices_of(const Id& account) override;
  void put_device(const accounts::Device& device) override;

  std::optional<accounts::Failures> failures(const Digest& name) override;
  void put_failures(const accounts::Failures& failures) override;
  void drop_failures(const Digest& name) override;
  void drop_failures_before(core::Instant last) override;

  std::optional<accounts::Delegation> delegation(const Id& id) override;
  std::vector<accounts::Delegation> delegations(core::Day day) override;
  void put_delegation(const accounts::Delegation& delegation) override;
  std::optional<accounts::Link> link(const Digest& digest) override;
  std::vector<accounts::Link> links_of(const Id& record) override;
  void put_link(const accounts::Link& link) override;

  void append(const accounts::SecurityEntry& entry) override;
  std::vector<accounts::SecurityEntry> security_entries(
      const accounts::SecurityQuery& query) override;
  std::int64_t drop_security_entries_before(core::Instant at) override;

  std::optional<std::string> setting(std::string_view name) override;
  void put_setting(std::string_view name, std::string_view value) override;
  void append(const accounts::Feedback& feedback) override;
  std::vector<accounts::Feedback> feedback(std::int64_t before, std::int32_t limit) override;
  std::int64_t feedback_since(const Id& account, core::Instant since) override;
  std::vector<accounts::SavedView> saved_views(const Id& account) override;
  void put_saved_view(const Id& account, const accounts::SavedView& view) override;
  void drop_saved_view(const Id& account, std::string_view name) override;

 private:
  // Reset when it leaves.
  class Use;
  template <class... T>
  Use query(const char* sql, const T&... values);
  template <class... T>
  void run(const char* sql, const T&... values);
  accounts::Account read_account(Statement& row);

  AccountsStore::Side& side_;
  std::unique_lock<std::mutex> lock_;
  bool open_ = false;
};

}  // namespace luoshi::store
