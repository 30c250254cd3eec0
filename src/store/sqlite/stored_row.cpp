#include "store/sqlite/stored_row.hpp"

namespace luoshi::store {

std::int64_t due_key(const views::Row& row) {
  return row.due ? row.due->us : no_due_key;
}
std::int64_t day_key(const views::Row& row) {
  return row.day ? std::int64_t{row.day->number} : no_day_key;
}

std::string pack_ids(std::span<const Id> ids) {
  std::string out;
  out.reserve(ids.size() * 16);
  for (const Id& id : ids) out.append(reinterpret_cast<const char*>(id.bytes.data()), 16);
  return out;
}

std::vector<Id> unpack_ids(std::string_view packed) {
  std::vector<Id> out(packed.size() / 16);
  for (std::size_t i = 0; i < out.size(); ++i)
    std::copy_n(packed.data() + i * 16, 16, reinterpret_cast<char*>(out[i].bytes.data()));
  return out;
}

bool packed_contain(std::string_view packed, std::span<const Id> ids) {
  for (std::size_t at = 0; at + 16 <= packed.size(); at += 16)
    for (const Id& id : ids)
      if (std::equal(id.bytes.begin(), id.bytes.end(),
                     reinterpret_cast<const std::uint8_t*>(packed.data()) + at))
        return true;
  return false;
}

std::string pack_words(std::span<const std::string> words) {
  std::string out;
  for (const std::string& word : words) out.append(word).append("\n");
  return out;
}

std::vector<std::string> unpack_words(std::string_view packed) {
  std::vector<std::string> out;
  for (std::size_t end = 0; (end = packed.find('\n')) != packed.npos; packed.remove_prefix(end + 1))
    out.emplace_back(packed.substr(0, end));
  return out;
}

namespace {
std::optional<core::Day> read_day(const Statement& row) {
  if (row.is_null(column::day)) return std::nullopt;
  return core::Day{static_cast<std::int32_t>(row.integer(column::day))};
}

std::optional<core::Instant> read_due(const Statement& row) {
  if (row.is_null(column::due)) return std::nullopt;
  return core::Instant{row.integer(column::due)};
}

std::optional<core::Place> read_place(const Statement& row) {
  if (row.is_null(column::latitude)) return std::nullopt;
  core::Place out{.latitude_e7 = static_cast<std::int32_t>(row.integer(column::latitude)),
                  .longitude_e7 = static_cast<std::int32_t>(row.integer(column::longitude))};
  if (!row.is_null(column::accuracy))
    out.accuracy_m = static_cast<std::int32_t>(row.integer(column::accuracy));
  return out;
}
}  // namespace

views::ListRow read_list_row(const Statement& row) {
  return {.record = row.id(column::record),
          .kind = std::string(row.text(column::kind)),
          .status = std::string(row.text(column::status)),
          .number = std::string(row.text(column::number)),
          .unit = row.optional_id(column::unit),
          .day = read_day(row),
          .due = read_due(row),
          .place = read_place(row),
          .summary = std::string(row.text(column::summary)),
          .version = row.integer(column::version)};
}

views::StoredRecord read_record(const Statement& row) {
  return {.row = read_list_row(row),
          .noun = static_cast<views::Noun>(row.integer(column::noun)),
          .state = std::string(row.text(column::state))};
}

views::Row read_matched_row(const Statement& row) {
  return {.record = row.id(column::record),
          .noun = static_cast<views::Noun>(row.integer(column::noun)),
          .kind = std::string(row.text(column::kind)),
          .status = std::string(row.text(column::status)),
          .number = std::string(row.text(column::number)),
          .unit = row.optional_id(column::unit),
          .day = read_day(row),
          .due = read_due(row),
          .source = std::string(row.text(column::source)),
          .programmes = unpack_words(row.text(column::programmes)),
          .scopes = unpack_ids(row.text(column::scopes))};
}

}  // namespace luoshi::store
