#include "store/memory/reader.hpp"

#include "views/selection.hpp"

namespace luoshi::store {

namespace {
using Key = std::pair<std::int64_t, std::int64_t>;

bool carries_one_of(const std::vector<Id>& carried, const std::vector<Id>& ids) {
  return std::ranges::any_of(
      ids, [&](const Id& id) { return std::ranges::find(carried, id) != carried.end(); });
}

bool visible(const MemoryRecord& record, const core::Scope& scope) {
  return carries_one_of(record.row.scopes, scope.ids);
}

views::ListRow list_row(const MemoryRecord& record) {
  const views::Row& row = record.row;
  return {.record = row.record,
          .kind = row.kind,
          .status = row.status,
          .number = row.number,
          .unit = row.unit,
          .day = row.day,
          .due = row.due,
          .place = row.place,
          .summary = row.summary,
          .version = record.version};
}

views::StoredRecord stored_record(const MemoryRecord& record) {
  return {list_row(record), record.row.noun, record.state};
}

// Ascending in the order of the list.
Key key_of(const MemoryRecord& record, views::Cursor::Kind kind) {
  switch (kind) {
    case views::Cursor::Kind::due:
      return {record.row.due ? record.row.due->us : std::numeric_limits<std::int64_t>::max(),
              record.number};
    case views::Cursor::Kind::newest:
      return {record.row.day ? -std::int64_t{record.row.day->number}
                             : std::numeric_limits<std::int64_t>::max(),
              -record.number};
    case views::Cursor::Kind::text:
      break;
  }
  return {0, -record.number};
}

// The records that a query wants, in its order, from the first page on.
std::vector<std::pair<Key, const MemoryRecord*>> wanted(const MemoryData& data,
                                                        const views::ListQuery& query,
                                                        const core::Scope& scope) {
  std::vector<std::pair<Key, const MemoryRecord*>> out;
  if (!views::check_query(query)) return out;
  const views::Matcher matcher(query.selection, query.offset);
  const auto words = views::search_words(query.text);
  for (const auto& [id, record] : data.records)
    if (record.row.noun == query.noun && visible(record, scope) &&
        views::contains_all(record.row.search_text, words) &&
        matcher.holds(record.row, record.state))
      out.emplace_back(key_of(record, views::cursor_kind(query)), &record);
  std::ranges::sort(out);
  return out;
}
}  // namespace

std::optional<views::StoredRecord> MemoryReader::find(const Id& record, const core::Scope& scope) {
  const auto data = this->data();
  const auto found = data->records.find(record);
  if (found == data->records.end() || !visible(found->second, scope)) return std::nullopt;
  return stored_record(found->second);
}

std::optional<Id> MemoryReader::find_number(views::Noun noun, std::string_view number,
                                            const core::Scope& scope) {
  const auto data = this->data();
  const MemoryRecord* first = nullptr;
  for (const auto& [id, record] : data->records)
    if (!number.empty() && record.row.noun == noun && record.row.number == number &&
        visible(record, scope) && (first == nullptr || record.number < first->number))
      first = &record;
  if (first == nullptr) return std::nullopt;
  return first->row.record;
}

views::Page MemoryReader::list(const views::ListQuery& query, const core::Scope& scope) {
  const auto data = this->data();
  views::Page page;
  std::optional<Key> after;
  if (!query.after.empty()) {
    const auto cursor = views::cursor_from_text(query.after);
    if (!cursor) return page;
    const auto found = data->records.find(cursor->record);
    if (found == data->records.end()) return page;
    after = key_of(found->second, cursor->kind);
    // The place is that of the cursor, even when the record has moved since.
    const bool missing = cursor->kind == views::Cursor::Kind::newest &&
                         cursor->key == std::numeric_limits<std::int32_t>::min();
    after->first = cursor->kind == views::Cursor::Kind::due ? cursor->key
                   : missing ? std::numeric_limits<std::int64_t>::max()
                             : -cursor->key;
  }
  for (const auto& [key, record] : wanted(*data, query, scope)) {
    if (after && key <= *after) continue;
    if (std::ssize(page.rows) == query.limit) {
      const MemoryRecord& last = data->records.at(page.rows.back().record);
      const auto kind = views::cursor_kind(query);
      std::int64_t place = key_of(last, kind).first;
      if (kind == views::Cursor::Kind::newest)
        place = last.row.day ? -place : std::numeric_limits<std::int32_t>::min();
      page.next = views::to_text(views::Cursor{kind, place, last.row.record});
      break;
    }
    page.rows.push_back(list_row(*record));
  }
  return page;
}

views::Count MemoryReader::count(const views::ListQuery& query, std::int64_t cap,
                                 const core::Scope& scope) {
  const auto data = this->data();
  views::ListQuery all = query;
  all.after.clear();
  const std::int64_t found = std::ssize(wanted(*data, all, scope));
  return {std::min(found, cap), found > cap};
}

views::Facets MemoryReader::facets(const views::ListQuery& query, views::Facet by,
                                   const core::Scope& scope) {
  const auto data = this->data();
  views::ListQuery all = query;
  all.after.clear();
  std::map<std::string, std::int64_t> counts;
  for (const auto& [key, record] : wanted(*data, all, scope))
    ++counts[views::facet_value(record->row, by)];
  views::Facets out;
  for (const auto& [value, count] : counts) out.values.push_back({value, count});
  return out;
}

std::vector<views::ListRow> MemoryReader::in_box(views::Noun noun, const views::Box& box,
                                                 std::int32_t limit, const core::Scope& scope) {
  const auto data = this->data();
  std::vector<std::pair<Key, const MemoryRecord*>> found;
  for (const auto& [id, record] : data->records) {
    const auto& place = record.row.place;
    if (record.row.noun == noun && place && visible(record, scope) &&
        box.south_e7 <= place->latitude_e7 && place->latitude_e7 <= box.north_e7 &&
        box.west_e7 <= place->longitude_e7 && place->longitude_e7 <= box.east_e7)
      found.emplace_back(Key{core::cell_of(*place), record.number}, &record);
  }
  std::ranges::sort(found);
  std::vector<views::ListRow> out;
  for (const auto& [key, record] : found)
    if (std::ssize(out) < limit) out.push_back(list_row(*record));
  return out;
}

std::vector<views::ListRow> MemoryReader::children(const Id& parent, std::int32_t limit,
                                                   const core::Scope& scope) {
  const auto data = this->data();
  std::map<std::int64_t, const MemoryRecord*> found;
  for (const auto& [id, record] : data->records)
    if (record.row.parent == parent && visible(record, scope)) found[record.number] = &record;
  std::vector<views::ListRow> out;
  for (const auto& [number, record] : found)
    if (std::ssize(out) < limit) out.push_back(list_row(*record));
  return out;
}

std::vector<views::StoredRecord> MemoryReader::records_after(const Id& record, std::int32_t limit) {
  const auto data = this->data();
  std::vector<views::StoredRecord> out;
  for (auto at = data->records.upper_bound(record);
       at != data->records.end() && std::ssize(out) < limit; ++at)
    out.push_back(stored_record(at->second));
  return out;
}

std::vector<views::DueRecord> MemoryReader::due_records(
    core::Instant now, const std::optional<views::DueRecord>& after, std::int32_t limit) {
  const auto data = this->data();
  const auto key = [](const views::DueRecord& one) { return Key{one.due.us, one.place}; };
  std::vector<views::DueRecord> out;
  for (const auto& [id, record] : data->records) {
    if (!record.row.due || *record.row.due > now) continue;
    const views::DueRecord one{id, *record.row.due, record.number, record.version};
    if (!after || key(*after) < key(one)) out.push_back(one);
  }
  std::ranges::sort(out, {}, key);
  if (std::ssize(out) > limit) out.resize(static_cast<std::size_t>(limit));
  return out;
}

}  // namespace luoshi::store
