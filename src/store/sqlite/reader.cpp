#include "store/sqlite/reader.hpp"

#include "base/limits.hpp"
#include "store/sqlite/list_walk.hpp"

namespace luoshi::store {

// Holds one read transaction for the statements of a call, unless the caller holds one already.
class SqliteReader::OneSnapshot {
 public:
  explicit OneSnapshot(SqliteReader& reader) : reader_(reader), own_(!reader.in_snapshot_) {
    if (own_) reader_.connection_->run(Sql::begin_read);
  }
  ~OneSnapshot() {
    if (!own_) return;
    try {
      reader_.connection_->run(Sql::commit);
    } catch (const journal::StoreFault&) {
      // Ending a read changes nothing; a broken connection shows at its next use.
    }
  }
  OneSnapshot(const OneSnapshot&) = delete;
  OneSnapshot& operator=(const OneSnapshot&) = delete;

 private:
  SqliteReader& reader_;
  bool own_;
};

SqliteReader::SqliteReader(SqliteStore& store, std::unique_ptr<Connection> connection)
    : store_(store), connection_(std::move(connection)) {}

SqliteReader::~SqliteReader() {
  // Closing a connection ends its transaction; only one that has ended goes back to the pool.
  if (sqlite3_get_autocommit(connection_->raw()) != 0) store_.give_back(std::move(connection_));
}

void SqliteReader::begin_snapshot() {
  connection_->run(Sql::begin_read);
  in_snapshot_ = true;
  // The snapshot is that of the first read, not of BEGIN.
  head();
}

void SqliteReader::end_snapshot() {
  in_snapshot_ = false;
  connection_->run(Sql::commit);
}

std::optional<views::StoredRecord> SqliteReader::find(const Id& record, const core::Scope& scope) {
  Lease row = connection_->query(Sql::find_record, the_authority, record);
  if (!row->step() || !packed_contain(row->text(column::scopes), scope.ids)) return std::nullopt;
  return read_record(*row);
}

std::optional<Id> SqliteReader::find_number(views::Noun noun, std::string_view number,
                                            const core::Scope& scope) {
  if (number.empty()) return std::nullopt;
  Lease row = connection_->query(Sql::find_number, the_authority, static_cast<int>(noun), number);
  while (row->step())
    if (packed_contain(row->text(1), scope.ids)) return row->id(0);
  return std::nullopt;
}

views::Page SqliteReader::list(const views::ListQuery& query, const core::Scope& scope) {
  const OneSnapshot snapshot(*this);
  ListWalk walk(*connection_, query, scope, ListWalk::Columns::all);
  views::Page page;
  const auto limit = static_cast<std::size_t>(std::max(query.limit, 0));
  while (page.rows.size() < limit) {
    const Statement* row = walk.next();
    if (row == nullptr) break;
    page.rows.push_back(read_list_row(*row));
  }
  if (page.rows.size() < limit ? walk.out_of_budget() : walk.more()) page.next = walk.cursor();
  return page;
}

namespace {
// Any order gives the same numbers; this one has the index that fits the bounds.
views::ListQuery for_counting(const views::ListQuery& query) {
  views::ListQuery out = query;
  out.after.clear();
  const views::Matcher matcher(query.selection, query.offset);
  const auto& bounds = matcher.bounds();
  out.order =
      bounds.day && !bounds.statuses && !bounds.due_us ? views::Order::newest : views::Order::due;
  return out;
}
}  // namespace

views::Count SqliteReader::count(const views::ListQuery& query, std::int64_t cap,
                                 const core::Scope& scope) {
  const OneSnapshot snapshot(*this);
  const views::ListQuery counted = for_counting(query);
  views::Count out;
  ListWalk walk(*connection_, counted, scope, ListWalk::Columns::keys);
  if (const auto exact = walk.count_by_index(cap)) {
    out.count = std::min(*exact, cap);
    out.capped = *exact > cap;
    return out;
  }
  ListWalk rows(*connection_, counted, scope, ListWalk::Columns::all);
  ListWalk& used = walk.keys_suffice() ? walk : rows;
  while (used.next() != nullptr) {
    if (out.count == cap) {
      out.capped = true;
      return out;
    }
    ++out.count;
  }
  out.capped = used.out_of_budget();
  return out;
}

views::Facets SqliteReader::facets(const views::ListQuery& query, views::Facet by,
                                   const core::Scope& scope) {
  const OneSnapshot snapshot(*this);
  const views::ListQuery counted = for_counting(query);
  ListWalk walk(*connection_, counted, scope, ListWalk::Columns::all);
  std::map<std::string, std::int64_t> counts;
  while (const Statement* row = walk.next())
    ++counts[views::facet_value(read_matched_row(*row), by)];
  views::Facets out;
  for (const auto& [value, count] : counts) out.values.push_back({value, count});
  out.capped = walk.out_of_budget();
  return out;
}

namespace {
constexpr std::int32_t cells_in_row = 1 << 15;
// Boxes of more rows of cells are read from the first cell to the last in one range.
constexpr std::int32_t cell_rows_max = 64;
}  // namespace

std::vector<views::ListRow> SqliteReader::in_box(views::Noun noun, const views::Box& box,
                                                 std::int32_t limit, const core::Scope& scope) {
  const OneSnapshot snapshot(*this);
  std::vector<views::ListRow> out;
  if (box.south_e7 > box.north_e7 || box.west_e7 > box.east_e7) return out;
  const std::int32_t first = core::cell_of({box.south_e7, box.west_e7, std::nullopt});
  const std::int32_t last = core::cell_of({box.north_e7, box.east_e7, std::nullopt});
  const std::int32_t rows = last / cells_in_row - first / cells_in_row;
  const std::int32_t width = last % cells_in_row - first % cells_in_row;
  std::int64_t looked_at = 0;
  for (std::int32_t i = 0; i <= (rows < cell_rows_max ? rows : 0); ++i) {
    const std::int32_t from = first + i * cells_in_row;
    const std::int32_t until = rows < cell_rows_max ? from + width : last;
    Lease row =
        connection_->query(Sql::records_in_cells, the_authority, static_cast<int>(noun), from,
                           until, box.south_e7, box.north_e7, box.west_e7, box.east_e7);
    while (row->step()) {
      if (std::ssize(out) >= limit || looked_at++ >= base::limits::list_walk_rows_max) return out;
      if (packed_contain(row->text(column::scopes), scope.ids)) out.push_back(read_list_row(*row));
    }
  }
  return out;
}

std::vector<views::ListRow> SqliteReader::children(const Id& parent, std::int32_t limit,
                                                   const core::Scope& scope) {
  std::vector<views::ListRow> out;
  Lease row = connection_->query(Sql::records_of_parent, the_authority, parent);
  while (std::ssize(out) < limit && row->step())
    if (packed_contain(row->text(column::scopes), scope.ids)) out.push_back(read_list_row(*row));
  return out;
}

std::vector<views::StoredRecord> SqliteReader::records_after(const Id& record, std::int32_t limit) {
  std::vector<views::StoredRecord> out;
  Lease row = connection_->query(Sql::records_after, the_authority, record, limit);
  while (row->step()) out.push_back(read_record(*row));
  return out;
}

std::vector<views::DueRecord> SqliteReader::due_records(
    core::Instant now, const std::optional<views::DueRecord>& after, std::int32_t limit) {
  constexpr auto first = std::numeric_limits<std::int64_t>::min();
  std::vector<views::DueRecord> out;
  Lease row =
      connection_->query(Sql::records_due, the_authority, now.us, after ? after->due.us : first,
                         after ? after->place : first, limit);
  while (row->step())
    out.push_back({.record = row->id(0),
                   .due = core::Instant{row->integer(1)},
                   .place = row->integer(2),
                   .version = row->integer(3)});
  return out;
}

}  // namespace luoshi::store
