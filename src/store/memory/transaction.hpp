// The write port in memory (contract: journal/port.hpp): works on a copy that commit puts in place.
#pragma once
#include "store/memory/store.hpp"

namespace luoshi::store {

class MemoryTransaction final : public journal::WriteTransaction {
 public:
  explicit MemoryTransaction(MemoryStore& store);
  ~MemoryTransaction() override;

  journal::Head head() override { return data_.head; }
  std::optional<journal::KnownCommand> find_command(const Id& command) override;
  std::optional<journal::StoredState> find_state(const Id& record) override;
  std::optional<std::string> find_text(std::int64_t vault_key) override;
  std::int64_t next_number(std::string_view series) override;
  std::int64_t count_open_children(const Id& parent) override;

  void savepoint() override { saved_ = data_; }
  void release() override { saved_.reset(); }
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
  std::int64_t number_of(const Id& record) const;

  MemoryStore& store_;
  MemoryData data_;
  std::optional<MemoryData> saved_;
};

}  // namespace luoshi::store
