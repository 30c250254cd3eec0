// How a record's row lies in columns: keys for lists, packed lists of ids and codes, and reading it
// back from a statement with the columns of sql.cpp.
#pragma once
#include "store/sqlite/statement.hpp"
#include "views/queries.hpp"

namespace luoshi::store {

// One file holds one authority.
inline constexpr std::int64_t the_authority = 1;

// A missing due sorts after every other, a missing day before.
inline constexpr std::int64_t no_due_key = std::numeric_limits<std::int64_t>::max();
inline constexpr std::int64_t no_day_key = std::numeric_limits<std::int32_t>::min();
std::int64_t due_key(const views::Row& row);
std::int64_t day_key(const views::Row& row);

std::string pack_ids(std::span<const Id> ids);
std::vector<Id> unpack_ids(std::string_view packed);
bool packed_contain(std::string_view packed, std::span<const Id> ids);
std::string pack_words(std::span<const std::string> words);
std::vector<std::string> unpack_words(std::string_view packed);

// Columns of a statement that selects a whole row.
namespace column {
inline constexpr int record_no = 0, record = 1, kind = 2, status = 3, number = 4, unit = 5, day = 6,
                     due = 7, latitude = 8, longitude = 9, accuracy = 10, version = 11,
                     summary = 12, source = 13, programmes = 14, scopes = 15, search_text = 16,
                     noun = 17, state = 18, key = 19;
}

views::ListRow read_list_row(const Statement& row);
views::StoredRecord read_record(const Statement& row);
// What a Matcher looks at: everything but search text and summary.
views::Row read_matched_row(const Statement& row);

}  // namespace luoshi::store
