#include "store/sqlite/row_writer.hpp"

#include "store/search_terms.hpp"

namespace luoshi::store {

struct RowWriter::Stored {
  std::int64_t record_no = 0;
  views::Noun noun = views::Noun::activity;
  std::string status;
  std::string number;
  std::int64_t day_key = 0;
  std::optional<std::int64_t> due;
  std::optional<std::int64_t> cell;
  std::optional<Id> parent;
  bool open = false;
  std::vector<Id> scopes;
  std::string search_text;

  std::int64_t due_key() const { return due.value_or(no_due_key); }
};

namespace {
std::optional<std::int64_t> cell_of(const views::Row& row) {
  if (!row.place) return std::nullopt;
  return core::cell_of(*row.place);
}

std::optional<std::int64_t> latitude_of(const views::Row& row) {
  if (!row.place) return std::nullopt;
  return row.place->latitude_e7;
}

std::optional<std::int64_t> longitude_of(const views::Row& row) {
  if (!row.place) return std::nullopt;
  return row.place->longitude_e7;
}

std::optional<std::int64_t> accuracy_of(const views::Row& row) {
  if (!row.place || !row.place->accuracy_m) return std::nullopt;
  return *row.place->accuracy_m;
}

std::optional<std::int64_t> day_of(const views::Row& row) {
  if (!row.day) return std::nullopt;
  return row.day->number;
}

std::optional<std::int64_t> due_of(const views::Row& row) {
  if (!row.due) return std::nullopt;
  return row.due->us;
}

int number(views::Noun noun) {
  return static_cast<int>(noun);
}

bool contains(std::span<const Id> ids, const Id& id) {
  return std::ranges::find(ids, id) != ids.end();
}
}  // namespace

std::int64_t RowWriter::number_of(const Id& record) {
  if (last_number_ && last_number_->first == record) return last_number_->second;
  std::int64_t out = 0;
  if (Lease row = connection_.query(Sql::find_first_seq, the_authority, record); row->step())
    out = row->integer(0);
  if (out == 0)
    throw journal::StoreFault("record " + base::to_text(record) + " has no event to follow");
  last_number_ = {record, out};
  return out;
}

std::optional<RowWriter::Stored> RowWriter::find(const Id& record) {
  Lease row = connection_.query(Sql::find_stored_row, the_authority, record);
  if (!row->step()) return std::nullopt;
  return Stored{.record_no = row->integer(0),
                .noun = static_cast<views::Noun>(row->integer(1)),
                .status = std::string(row->text(2)),
                .number = std::string(row->text(3)),
                .day_key = row->optional_integer(4).value_or(no_day_key),
                .due = row->optional_integer(5),
                .cell = row->optional_integer(6),
                .parent = row->optional_id(7),
                .open = row->integer(8) != 0,
                .scopes = unpack_ids(row->text(9)),
                .search_text = std::string(row->text(10))};
}

void RowWriter::put(const views::Row& row, std::string_view state, std::int64_t version) {
  remember_status(row);
  const std::optional<Stored> stored = find(row.record);
  std::optional<std::string> before;
  if (stored) {
    const bool same_terms = stored->search_text == row.search_text &&
                            stored->scopes == row.scopes && stored->noun == row.noun;
    if (!same_terms) before = document_terms(stored->noun, stored->scopes, stored->search_text);
    update(*stored, row, state, version);
    if (same_terms) return;
  } else {
    create(row, state, version);
  }
  Waiting& waiting = in_savepoint_ ? open_ : settled_;
  auto [place, fresh] = waiting.try_emplace(stored ? stored->record_no : number_of(row.record));
  if (fresh) place->second.before = std::move(before);
  place->second.after = document_terms(row.noun, row.scopes, row.search_text);
}

void RowWriter::create(const views::Row& row, std::string_view state, std::int64_t version) {
  const std::int64_t record_no = number_of(row.record);
  const std::string programmes = pack_words(row.programmes);
  const std::string scopes = pack_ids(row.scopes);
  connection_.run(Sql::put_record, the_authority, record_no, row.record, number(row.noun), row.kind,
                  row.status, row.number, row.unit, day_of(row), due_of(row), row.source,
                  latitude_of(row), longitude_of(row), accuracy_of(row), cell_of(row), programmes,
                  row.parent, int{row.open}, version, row.summary, row.search_text, Blob{scopes},
                  state);
  for (const Id& scope : row.scopes) put_scope(scope, row, record_no);
}

void RowWriter::put_scope(const Id& scope, const views::Row& row, std::int64_t record_no) {
  connection_.run(Sql::put_scope, the_authority, scope, number(row.noun), row.status, due_key(row),
                  record_no, day_key(row));
}

void RowWriter::update(const Stored& stored, const views::Row& row, std::string_view state,
                       std::int64_t version) {
  const std::string programmes = pack_words(row.programmes);
  const std::string scopes = pack_ids(row.scopes);
  connection_.run(Sql::update_record, the_authority, stored.record_no, row.kind, row.status,
                  row.unit, day_of(row), row.source, latitude_of(row), longitude_of(row),
                  accuracy_of(row), programmes, version, row.summary, row.search_text, Blob{scopes},
                  state);
  if (stored.number != row.number || stored.noun != row.noun)
    connection_.run(Sql::update_number, the_authority, stored.record_no, number(row.noun),
                    row.number);
  if (stored.due != due_of(row))
    connection_.run(Sql::update_due, the_authority, stored.record_no, due_of(row));
  if (stored.cell != cell_of(row))
    connection_.run(Sql::update_cell, the_authority, stored.record_no, cell_of(row));
  if (stored.parent != row.parent || stored.open != row.open)
    connection_.run(Sql::update_parent, the_authority, stored.record_no, row.parent, int{row.open});
  update_scopes(stored, row);
}

void RowWriter::update_scopes(const Stored& stored, const views::Row& row) {
  const bool same_key = stored.noun == row.noun && stored.status == row.status &&
                        stored.due_key() == due_key(row) && stored.day_key == day_key(row);
  for (const Id& scope : stored.scopes) {
    if (!contains(row.scopes, scope))
      connection_.run(Sql::drop_scope, the_authority, scope, number(stored.noun), stored.status,
                      stored.due_key(), stored.record_no);
    else if (!same_key)
      connection_.run(Sql::update_scope, the_authority, scope, number(stored.noun), stored.status,
                      stored.due_key(), stored.record_no, number(row.noun), row.status,
                      due_key(row), day_key(row));
  }
  for (const Id& scope : row.scopes)
    if (!contains(stored.scopes, scope)) put_scope(scope, row, stored.record_no);
}

// The words that lists go through when they are not asked for a status.
void RowWriter::remember_status(const views::Row& row) {
  if (status_words_.emplace(row.noun, row.status).second)
    connection_.run(Sql::put_status_word, the_authority, number(row.noun), row.status);
}

void RowWriter::begin_savepoint() {
  in_savepoint_ = true;
}

void RowWriter::keep_savepoint() {
  for (auto& [record_no, terms] : open_) {
    auto [place, fresh] = settled_.try_emplace(record_no, terms);
    // The index still holds what it held when the transaction began.
    if (!fresh) place->second.after = std::move(terms.after);
  }
  open_.clear();
  in_savepoint_ = false;
}

void RowWriter::drop_savepoint() {
  open_.clear();
  in_savepoint_ = false;
  last_number_.reset();
  status_words_.clear();
}

void RowWriter::settle() {
  for (const auto& [record_no, terms] : settled_) {
    if (terms.before == terms.after) continue;
    if (terms.before) connection_.run(Sql::search_drop, record_no, *terms.before);
    connection_.run(Sql::search_put, record_no, terms.after);
  }
  settled_.clear();
}

void RowWriter::forget() {
  settled_.clear();
  drop_savepoint();
}

}  // namespace luoshi::store
