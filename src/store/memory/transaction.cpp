#include "store/memory/transaction.hpp"

namespace luoshi::store {

namespace {
void require_new(bool fresh, std::string_view what) {
  if (!fresh) throw journal::StoreFault(fmt::format("{} is there already", what));
}
}  // namespace

MemoryTransaction::MemoryTransaction(MemoryStore& store) : store_(store), data_(*store.data()) {
  store_.writing_ = true;
}

MemoryTransaction::~MemoryTransaction() {
  store_.writing_ = false;
}

std::optional<journal::KnownCommand> MemoryTransaction::find_command(const Id& command) {
  const auto found = data_.commands.find(command);
  if (found == data_.commands.end()) return std::nullopt;
  return found->second;
}

std::optional<journal::StoredState> MemoryTransaction::find_state(const Id& record) {
  const auto found = data_.records.find(record);
  if (found == data_.records.end()) return std::nullopt;
  return journal::StoredState{found->second.state, found->second.version};
}

std::optional<std::string> MemoryTransaction::find_text(std::int64_t vault_key) {
  const auto found = data_.vault.find(vault_key);
  if (found == data_.vault.end()) return std::nullopt;
  return found->second.entry.text;
}

std::int64_t MemoryTransaction::next_number(std::string_view series) {
  const auto found = data_.series.find(series);
  return found == data_.series.end() ? 1 : found->second + 1;
}

std::int64_t MemoryTransaction::count_open_children(const Id& parent) {
  return std::ranges::count_if(data_.records, [&](const auto& record) {
    return record.second.row.parent == parent && record.second.row.open;
  });
}

void MemoryTransaction::roll_back_to_savepoint() {
  data_ = std::move(saved_.value());
  saved_.reset();
}

void MemoryTransaction::put_event(const journal::StoredEvent& event) {
  require_new(data_.events.emplace(event.seq, event).second, "event");
}

void MemoryTransaction::put_text(const journal::VaultEntry& entry) {
  require_new(data_.vault.emplace(entry.key, MemoryText{entry, false}).second, "text");
}

std::int64_t MemoryTransaction::number_of(const Id& record) const {
  for (const auto& [seq, event] : data_.events)
    if (event.record == record) return seq;
  throw journal::StoreFault("record " + base::to_text(record) + " has no event to follow");
}

void MemoryTransaction::put_row(const views::Row& row, std::string_view state,
                                std::int64_t version) {
  data_.records[row.record] = {row, std::string(state), version, number_of(row.record)};
}

void MemoryTransaction::put_entries(const Id& record, std::int64_t seq,
                                    std::span<const core::Contribution> entries) {
  if (!entries.empty()) number_of(record);
  for (const core::Contribution& entry : entries) data_.entries.push_back({entry, record, seq});
}

void MemoryTransaction::put_command(const Id& command, const journal::KnownCommand& known) {
  require_new(data_.commands.emplace(command, known).second, "command");
}

void MemoryTransaction::take_number(std::string_view series, std::int64_t number) {
  data_.series.insert_or_assign(std::string(series), number);
}

void MemoryTransaction::put_subtrees(std::int64_t epoch,
                                     std::span<const journal::Subtree> subtrees) {
  for (const journal::Subtree& subtree : subtrees)
    data_.subtrees[{epoch, int{subtree.level}, static_cast<std::int64_t>(subtree.index)}] =
        subtree.hash;
}

void MemoryTransaction::put_head(const journal::Head& head) {
  data_.head = head;
  data_.epochs.emplace(head.epoch, head.epoch_first_seq);
}

void MemoryTransaction::put_checkpoint(const journal::Checkpoint& checkpoint) {
  data_.checkpoints[{checkpoint.epoch, checkpoint.size}] = checkpoint.note;
}

void MemoryTransaction::erase_texts(std::span<const std::int64_t> vault_keys) {
  for (const std::int64_t key : vault_keys)
    if (const auto found = data_.vault.find(key); found != data_.vault.end()) {
      found->second.entry.text = views::erased_text;
      found->second.entry.salt = {};
      found->second.erased = true;
    }
}

void MemoryTransaction::commit() {
  store_.replace(std::move(data_));
}

}  // namespace luoshi::store
