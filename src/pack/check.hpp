// What must hold between the cells of a pack. Each function adds its complaints; none stops at the
// first. All take the sheets for the places and the rows (same positions) for the values.
#pragma once
#include "pack/rows.hpp"

namespace luoshi::pack {

// Any table: repeated rows, references to nothing, names without English (one warning a table).
void check_tables(const Sheets& sheets, Complaints& complaints);
void check_references(const Sheets& sheets, Complaints& complaints);

// Numbers of the national standard, local extensions.
void check_categories(const Sheets& sheets, const Rows& rows, Complaints& complaints);
// Kinds, their fields, names that an import could not tell apart.
void check_kinds(const Sheets& sheets, const Rows& rows, Complaints& complaints);
// Lists and what uses them: terms, checklists, programmes, quantities, column sets.
void check_lists(const Sheets& sheets, const Rows& rows, Complaints& complaints);
// Deadlines, routing, numbering, briefs, calendar.
void check_rules(const Sheets& sheets, const Rows& rows, Complaints& complaints);
// Units, persons, posts, sites.
void check_seed(const Sheets& sheets, const Rows& rows, Complaints& complaints);

// The rows whose chain of parents leads back to themselves. parent(i) is the row above row i.
template <class Parent>
std::vector<std::size_t> rows_in_cycles(std::size_t count, const Parent& parent) {
  std::vector<std::size_t> out;
  std::vector<std::size_t> walk_of(count, no_row);  // the start of the walk that came here first
  for (std::size_t start = 0; start < count; ++start) {
    std::size_t at = start;
    for (; at != no_row && walk_of[at] == no_row; at = parent(at)) walk_of[at] = start;
    if (at == no_row || walk_of[at] != start) continue;
    const std::size_t first = at;
    do {
      out.push_back(at);
      at = parent(at);
    } while (at != first);
  }
  std::ranges::sort(out);
  return out;
}

// Code -> the first row that has it.
class CodeIndex {
 public:
  template <class T>
  explicit CodeIndex(const std::vector<T>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (!rows[i].code.empty()) rows_.try_emplace(rows[i].code, i);
  }
  std::size_t find(std::string_view code) const {
    const auto found = rows_.find(code);
    return found == rows_.end() ? no_row : found->second;
  }

 private:
  std::map<std::string_view, std::size_t> rows_;
};

}  // namespace luoshi::pack
