#include "store/sqlite/transaction.hpp"

namespace luoshi::store {

SqliteTransaction::SqliteTransaction(SqliteStore& store) : store_(store) {
  store_.writer_->run(Sql::begin_write);
  store_.writing_ = true;
}

SqliteTransaction::~SqliteTransaction() {
  store_.writing_ = false;
  if (done_) return;
  store_.rows_->forget();
  store_.known_epoch_ = 0;
  if (sqlite3_get_autocommit(store_.writer_->raw()) != 0) return;
  try {
    store_.writer_->run(Sql::roll_back);
  } catch (const journal::StoreFault&) {
    // A transaction that can be neither finished nor undone would swallow the next one's writes.
    store_.failed_ = true;
  }
}

Connection& SqliteTransaction::inside() {
  if (done_ || sqlite3_get_autocommit(store_.writer_->raw()) != 0)
    throw journal::StoreFault("the transaction is over");
  return *store_.writer_;
}

journal::Head SqliteTransaction::head() {
  Lease row = inside().query(Sql::find_head, the_authority);
  if (!row->step()) return {};
  return {.seq = row->integer(0),
          .epoch = row->integer(1),
          .epoch_first_seq = row->integer(2),
          .next_vault = row->integer(3),
          .last_at = {row->integer(4)},
          .frontier = std::string(row->text(5))};
}

std::optional<journal::KnownCommand> SqliteTransaction::find_command(const Id& command) {
  Lease row = inside().query(Sql::find_command, the_authority, command);
  if (!row->step()) return std::nullopt;
  return journal::KnownCommand{row->digest(0), row->integer(1), row->integer(2)};
}

std::optional<journal::StoredState> SqliteTransaction::find_state(const Id& record) {
  Lease row = inside().query(Sql::find_state, the_authority, record);
  if (!row->step()) return std::nullopt;
  return journal::StoredState{std::string(row->text(0)), row->integer(1)};
}

std::optional<std::string> SqliteTransaction::find_text(std::int64_t vault_key) {
  Lease row = inside().query(Sql::find_text, the_authority, vault_key);
  if (!row->step()) return std::nullopt;
  return std::string(row->text(0));
}

std::int64_t SqliteTransaction::next_number(std::string_view series) {
  Lease row = inside().query(Sql::find_series, the_authority, series);
  return row->step() ? row->integer(0) + 1 : 1;
}

std::int64_t SqliteTransaction::count_open_children(const Id& parent) {
  Lease row = inside().query(Sql::count_open_children, the_authority, parent);
  return row->step() ? row->integer(0) : 0;
}

void SqliteTransaction::savepoint() {
  inside().run(Sql::savepoint);
  store_.rows_->begin_savepoint();
}

void SqliteTransaction::release() {
  inside().run(Sql::release);
  store_.rows_->keep_savepoint();
}

void SqliteTransaction::roll_back_to_savepoint() {
  inside().run(Sql::roll_back_to_savepoint);
  inside().run(Sql::release);
  store_.rows_->drop_savepoint();
}

void SqliteTransaction::put_event(const journal::StoredEvent& event) {
  inside().run(Sql::put_event, the_authority, event.seq, event.epoch, event.record, event.tag,
               event.at.us, Blob{event.bytes}, std::span<const std::uint8_t>(event.salt),
               std::span<const std::uint8_t>(event.leaf));
}

void SqliteTransaction::put_text(const journal::VaultEntry& entry) {
  inside().run(Sql::put_text, the_authority, entry.key, entry.record,
               std::span<const std::uint8_t>(entry.salt), entry.text);
}

void SqliteTransaction::put_row(const views::Row& row, std::string_view state,
                                std::int64_t version) {
  inside();
  store_.rows_->put(row, state, version);
}

namespace {
auto sum_key(const core::Contribution& entry) {
  return std::tie(entry.unit, entry.programme, entry.kind, entry.day);
}
}  // namespace

void SqliteTransaction::put_entries(const Id& record, std::int64_t seq,
                                    std::span<const core::Contribution> entries) {
  if (entries.empty()) return;
  inside();
  const std::int64_t record_no = store_.rows_->number_of(record);
  // Sorted by key, so that those of one sum stand together.
  for (std::size_t begin = 0; begin < entries.size();) {
    std::size_t end = begin + 1;
    while (end < entries.size() && sum_key(entries[end]) == sum_key(entries[begin])) ++end;
    put_sums(record_no, seq, entries.subspan(begin, end - begin));
    begin = end;
  }
}

// The sum also counts the records whose amount in it is not zero.
void SqliteTransaction::put_sums(std::int64_t record_no, std::int64_t seq,
                                 std::span<const core::Contribution> one_sum) {
  const core::Contribution& first = one_sum.front();
  std::int64_t before = 0;
  if (seq != record_no) {  // not the record's first event
    Lease row = inside().query(Sql::find_entry_amount, the_authority, first.unit, first.programme,
                               first.kind, first.day.number, record_no);
    if (row->step()) before = row->integer(0);
  }
  std::int64_t added = 0;
  for (const core::Contribution& entry : one_sum) {
    inside().run(Sql::put_entry, the_authority, entry.unit, entry.programme, entry.kind,
                 entry.day.number, record_no, seq, static_cast<int>(entry.backing), entry.amount);
    added += entry.amount;
  }
  const int records = int{before + added != 0} - int{before != 0};
  inside().run(Sql::add_to_sum, the_authority, first.unit, first.programme, first.kind,
               first.day.number, added, records);
}

void SqliteTransaction::put_command(const Id& command, const journal::KnownCommand& known) {
  inside().run(Sql::put_command, the_authority, command, std::span<const std::uint8_t>(known.body),
               known.first_seq, known.last_seq);
}

void SqliteTransaction::take_number(std::string_view series, std::int64_t number) {
  inside().run(Sql::put_series, the_authority, series, number);
}

void SqliteTransaction::put_subtrees(std::int64_t epoch,
                                     std::span<const journal::Subtree> subtrees) {
  for (const journal::Subtree& subtree : subtrees)
    inside().run(Sql::put_subtree, the_authority, epoch, int{subtree.level},
                 static_cast<std::int64_t>(subtree.index),
                 std::span<const std::uint8_t>(subtree.hash));
}

void SqliteTransaction::put_head(const journal::Head& head) {
  if (head.epoch != store_.known_epoch_)
    inside().run(Sql::put_epoch, the_authority, head.epoch, head.epoch_first_seq);
  inside().run(Sql::put_head, the_authority, head.seq, head.epoch, head.epoch_first_seq,
               head.next_vault, head.last_at.us, Blob{head.frontier});
  store_.known_epoch_ = head.epoch;
}

void SqliteTransaction::put_checkpoint(const journal::Checkpoint& checkpoint) {
  inside().run(Sql::put_checkpoint, the_authority, checkpoint.epoch, checkpoint.size,
               checkpoint.note);
}

void SqliteTransaction::erase_texts(std::span<const std::int64_t> vault_keys) {
  const base::Digest no_salt{};
  for (const std::int64_t key : vault_keys)
    inside().run(Sql::erase_text, the_authority, key, views::erased_text,
                 std::span<const std::uint8_t>(no_salt));
}

void SqliteTransaction::commit() {
  inside();
  store_.rows_->settle();
  try {
    inside().run(Sql::commit);
  } catch (const journal::StoreFault&) {
    store_.failed_ = true;
    throw;
  }
  done_ = true;
}

}  // namespace luoshi::store
