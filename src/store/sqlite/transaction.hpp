// The write port on SQLite (contract: journal/port.hpp).
#pragma once
#include "store/sqlite/row_writer.hpp"
#include "store/sqlite/store.hpp"

namespace luoshi::store {

class SqliteTransaction final : public journal::WriteTransaction {
 public:
  explicit SqliteTransaction(SqliteStore& store);
  ~SqliteTransaction() override;

  journal::Head head() override;
  std::optional<journal::KnownCommand> find_command(const Id& command) override;
  std::optional<journal::StoredState> find_state(const Id& record) override;
  std::optional<std::string> find_text(std::int64_t vault_key) override;
  std::int64_t next_number(std::string_view series) override;
  std::int64_t count_open_children(const Id& parent) override;

  void savepoint() override;
  void release() override;
  void roll_back_to_savepoint() override;

  void put_event(const journal::StoredEvent& event) override;
  void put_text(const journal::VaultEntry& entry) override;
  void put_row(const views::Row& row, std::string_view state, std::int64_t version) override;
  void put_entries(const Id& record, std::int64_t seq,
                   std::span<const core::Contribution> entries) override;
  void put_command(const Id& command, const journal::KnownCommand& known) override;
  void take_number(std::string_view series, std::int64_t number) override;
  void put_subtrees(std::int64_t epoch, std::span<const journal::Subtree> subtrees) override;
  void put_head(const journal::Head& head) override;
  void put_checkpoint(const journal::Checkpoint& checkpoint) override;
  void erase_texts(std::span<const std::int64_t> vault_keys) override;

  void commit() override;

 private:
  // The connection, inside the transaction. Fault: SQLite has rolled it back by itself after an
  // error, so that writing on would be outside of it.
  Connection& inside();
  void put_sums(std::int64_t record_no, std::int64_t seq,
                std::span<const core::Contribution> one_sum);

  SqliteStore& store_;
  bool done_ = false;
};

}  // namespace luoshi::store
