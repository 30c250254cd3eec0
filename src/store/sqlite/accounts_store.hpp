// The accounts' own file beside the journal: accounts, sessions, slips, devices, delegations and
// the security log. Sign-in changes and their log entries are one transaction, which is why the log
// is in the same file. It is not derived from the journal and never rebuilt.
//
// Settings as for the journal's file: WAL with synchronous=FULL (a lock, a sign-off and a used slip
// survive power loss), secure_delete. Several processes may have it open.
#pragma once
#include <mutex>

#include "accounts/port.hpp"
#include "base/result.hpp"

namespace luoshi::store {

class Connection;
class Statement;

class AccountsStore final : public accounts::Store {
 public:
  // The file is made, readable by its owner only, when it is not there; its folder must exist.
  // Refusals: account_schema_newer, database_foreign. Faults of the disk are exceptions.
  static base::Result<std::unique_ptr<AccountsStore>> open(const std::string& path);
  ~AccountsStore() override;

  std::unique_ptr<accounts::Transaction> begin() override;
  std::unique_ptr<accounts::Transaction> begin_reading() override;

 private:
  friend class AccountsTransaction;
  // One connection, its statements by the address of their text, and one transaction at a time.
  struct Side {
    explicit Side(const std::string& path);
    ~Side();
    Statement& prepared(const char* sql);

    std::unique_ptr<Connection> connection;
    std::map<const char*, std::unique_ptr<Statement>> statements;
    std::mutex mutex;
  };
  explicit AccountsStore(const std::string& path) : writer_(path), reader_(path) {}
  base::Result<void> prepare_file(const std::string& path);

  Side writer_;
  Side reader_;  // whoever asks who is asking does not wait for a commit
};

}  // namespace luoshi::store
