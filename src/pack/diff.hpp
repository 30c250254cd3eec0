// What changed between two versions of a pack: rows added, removed, changed cell by cell, moved.
#pragma once
#include "pack/pack.hpp"

namespace luoshi::pack {

enum class ChangeKind { added, removed, changed, reordered };
BOOST_DESCRIBE_ENUM(ChangeKind, added, removed, changed, reordered)

struct CellChange {
  std::string column;  // key
  std::string before;
  std::string after;
};
BOOST_DESCRIBE_STRUCT(CellChange, (), (column, before, after))

struct Change {
  ChangeKind kind = ChangeKind::changed;
  std::string table;  // code name
  std::string row;    // what names the row: its code, or list and code; empty for reordered
  std::string name;   // its Chinese name, when it has one
  std::vector<CellChange> cells;  // added, removed: the filled cells, one side empty
};
BOOST_DESCRIBE_STRUCT(Change, (), (kind, table, row, name, cells))

// In the order of tables(), and within a table: removed, added and changed as they stand, then
// whether the rows that both have stand in another order.
std::vector<Change> diff(const Pack& before, const Pack& after);
// One line a change, and one for each changed cell below it.
std::string render(const Change& change, base::Language language);

}  // namespace luoshi::pack
