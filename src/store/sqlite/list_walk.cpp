#include "store/sqlite/list_walk.hpp"

#include "base/limits.hpp"
#include "store/search_terms.hpp"
#include "store/sqlite/schema.hpp"

namespace luoshi::store {

namespace {
using views::Cursor;

bool contains(std::span<const Id> ids, const Id& id) {
  return std::ranges::find(ids, id) != ids.end();
}
}  // namespace

bool ListWalk::out_of_budget() const {
  return walked_ >= base::limits::list_walk_rows_max;
}

ListWalk::ListWalk(Connection& connection, const views::ListQuery& query, const core::Scope& scope,
                   Columns columns)
    : connection_(connection),
      query_(query),
      scope_(scope),
      columns_(columns),
      matcher_(query.selection, query.offset),
      words_(views::search_words(query.text)),
      kind_(views::cursor_kind(query)) {
  nothing_ = !views::check_query(query);
  if (!nothing_ && !query.after.empty()) nothing_ = !place_after(query.after);
  plan();
}

// Which scope ids lead to the records, and what is left to be checked on each of them. `unit
// within` leads where the actor sees everything or that unit; elsewhere it could tell of records
// that the scope does not allow.
void ListWalk::plan() {
  const auto& bounds = matcher_.bounds();
  const bool sees_all = contains(scope_.ids, core::everything);
  bool by_unit = false;
  if (bounds.within) {
    const bool allowed =
        std::ranges::all_of(*bounds.within, [&](const Id& id) { return contains(scope_.ids, id); });
    by_unit = sees_all || allowed;
    checks_scope_ = by_unit && !allowed;
  }
  drivers_ = by_unit ? *bounds.within : scope_.ids;
  std::ranges::sort(drivers_);
  drivers_.erase(std::unique(drivers_.begin(), drivers_.end()), drivers_.end());
  const bool by_keys = kind_ == Cursor::Kind::due      ? !bounds.day
                       : kind_ == Cursor::Kind::newest ? !bounds.statuses && !bounds.due_us
                                                       : matcher_.empty();
  checks_matcher_ =
      !matcher_.bounds_suffice() || !by_keys || (bounds.within.has_value() && !by_unit);
}

bool ListWalk::place_after(std::string_view text) {
  const auto cursor = views::cursor_from_text(text);
  if (!cursor || cursor->kind != kind_) return false;
  Lease row = connection_.query(Sql::find_record_no, the_authority, cursor->record);
  if (!row->step()) return false;
  after_ = {cursor->key, row->integer(0)};
  return true;
}

std::vector<std::string> ListWalk::statuses() {
  if (matcher_.bounds().statuses) return *matcher_.bounds().statuses;
  std::vector<std::string> out;
  Lease row =
      connection_.query(Sql::find_status_words, the_authority, static_cast<int>(query_.noun));
  while (row->step()) out.emplace_back(row->text(0));
  return out;
}

void ListWalk::open_streams() {
  opened_ = true;
  if (nothing_) return;
  if (kind_ == Cursor::Kind::text) return open_search();
  const auto words = kind_ == Cursor::Kind::due ? statuses() : std::vector<std::string>();
  streams_.reserve(drivers_.size() * std::max<std::size_t>(words.size(), 1));
  for (const Id& driver : drivers_) {
    if (kind_ == Cursor::Kind::newest) open_newest(driver);
    for (const std::string& status : words) open_due(driver, status);
  }
}

void ListWalk::open_due(const Id& driver, const std::string& status) {
  const auto& bounds = matcher_.bounds().due_us;
  std::pair<std::int64_t, std::int64_t> from{
      bounds ? bounds->first : std::numeric_limits<std::int64_t>::min(), 0};
  if (after_) from = std::max(from, *after_);
  const std::int64_t until = bounds ? bounds->second : no_due_key;
  add(connection_.query(columns_ == Columns::all ? Sql::list_due : Sql::list_due_keys,
                        the_authority, driver, static_cast<int>(query_.noun), status, from.first,
                        from.second, until));
}

void ListWalk::open_newest(const Id& driver) {
  const auto& bounds = matcher_.bounds().day;
  std::pair<std::int64_t, std::int64_t> from{
      bounds ? std::int64_t{bounds->second} : std::numeric_limits<std::int64_t>::max(),
      std::numeric_limits<std::int64_t>::max()};
  if (after_) from = std::min(from, *after_);
  const std::int64_t until = bounds ? std::int64_t{bounds->first} : no_day_key;
  add(connection_.query(columns_ == Columns::all ? Sql::list_newest : Sql::list_newest_keys,
                        the_authority, driver, static_cast<int>(query_.noun), from.first,
                        from.second, until));
}

void ListWalk::open_search() {
  if (drivers_.empty()) return;
  std::vector<std::string> scopes;
  for (const Id& driver : drivers_) scopes.push_back(scope_term(query_.noun, driver));
  const std::string match = match_text(query_terms(words_), scopes);
  const std::int64_t before = after_ ? after_->second : std::numeric_limits<std::int64_t>::max();
  add(connection_.query(Sql::search_find, match, before));
}

void ListWalk::add(Lease rows) {
  streams_.push_back({.rows = std::move(rows)});
  advance(streams_.back());
}

void ListWalk::advance(Stream& stream) {
  stream.over = !stream.rows->step();
  if (stream.over) return;
  stream.record_no = stream.rows->integer(0);
  if (kind_ == Cursor::Kind::text) return;
  stream.key = stream.rows->integer(columns_ == Columns::all ? column::key : 1);
}

ListWalk::Stream* ListWalk::first_stream() {
  Stream* out = nullptr;
  for (Stream& stream : streams_) {
    if (stream.over) continue;
    const auto place = [](const Stream& s) { return std::pair(s.key, s.record_no); };
    const bool earlier =
        out == nullptr ||
        (kind_ == Cursor::Kind::due ? place(stream) < place(*out) : place(stream) > place(*out));
    if (earlier) out = &stream;
  }
  return out;
}

bool ListWalk::wanted(const Statement& row) const {
  if (!words_.empty() && !views::contains_all(row.text(column::search_text), words_)) return false;
  return !checks_matcher_ || matcher_.holds(read_matched_row(row), row.text(column::state));
}

bool ListWalk::move_on() {
  if (!opened_) open_streams();
  for (;;) {
    if (current_ != nullptr) {
      const std::int64_t done = current_->record_no;
      // The other streams that stand at the same record have the same key.
      for (Stream& stream : streams_)
        if (!stream.over && stream.record_no == done) advance(stream);
    }
    current_ = first_stream();
    if (current_ == nullptr) return false;
    if (columns_ == Columns::keys || !checks_scope_ ||
        packed_contain(current_->rows->text(column::scopes), scope_.ids))
      return true;
  }
}

Statement* ListWalk::next() {
  while (!out_of_budget() && move_on()) {
    Statement& row = *current_->rows;
    if (columns_ == Columns::keys) return &row;
    ++walked_;
    last_ = {kind_, kind_ == Cursor::Kind::text ? 0 : current_->key, row.id(column::record)};
    if (wanted(row)) return &row;
  }
  return nullptr;
}

bool ListWalk::more() {
  return move_on();
}

std::string ListWalk::cursor() const {
  return views::to_text(last_);
}

std::optional<std::int64_t> ListWalk::count_by_index(std::int64_t cap) {
  if (nothing_) return 0;
  if (!keys_suffice() || drivers_.size() != 1) return std::nullopt;
  const auto& bounds = matcher_.bounds();
  const int noun = static_cast<int>(query_.noun);
  if (kind_ == Cursor::Kind::newest) {
    Lease row = connection_.query(
        Sql::count_newest, the_authority, drivers_[0], noun,
        bounds.day ? std::int64_t{bounds.day->first} : no_day_key,
        bounds.day ? std::int64_t{bounds.day->second} : std::numeric_limits<std::int64_t>::max(),
        cap + 1);
    return row->step() ? row->integer(0) : 0;
  }
  std::int64_t out = 0;
  for (const std::string& status : statuses()) {
    Lease row = connection_.query(
        Sql::count_due, the_authority, drivers_[0], noun, status,
        bounds.due_us ? bounds.due_us->first : std::numeric_limits<std::int64_t>::min(),
        bounds.due_us ? bounds.due_us->second : no_due_key, cap + 1 - out);
    if (row->step()) out += row->integer(0);
    if (out > cap) break;
  }
  return out;
}

}  // namespace luoshi::store
