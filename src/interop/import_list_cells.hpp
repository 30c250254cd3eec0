// Cells of one line of a list -> values of its record, words of the rule set among them. A cell
// that cannot be understood becomes a complaint with its place, and the line is refused.
#pragma once
#include <set>

#include "interop/import_draft.hpp"
#include "interop/import_list_sheet.hpp"
#include "interop/import_rule_words.hpp"

namespace luoshi::interop {

struct ListLine {
  // A record that this import brings and the line refers to: refused lines take it along.
  struct Lean {
    core::Id record;
    std::string key;
  };
  const OfficeList* list = nullptr;
  int row = 0;
  std::map<std::string, std::string, std::less<>> texts;  // by key; cells that hold something
  bool bad = false;
  core::Id id;  // of the record, there already or new
  core::Command command;
  std::vector<Lean> leans;

  std::string text(std::string_view key) const;
};

// The lines of a list; what a merged cell of units, levels and roles holds counts for all its rows.
std::vector<ListLine> lines_of(const OfficeList& list);

class ListCells {
 public:
  ListCells(const RuleWords& words, std::vector<ImportComplaint>& complaints)
      : words_(words), complaints_(complaints) {}

  // value defaults to the cell's text.
  void complain(ListLine& line, std::string_view code, std::string_view key,
                std::map<std::string, std::string> args = {});
  // A column that is not there is said once.
  std::string required(ListLine& line, std::string_view key);
  std::optional<core::Day> day(ListLine& line, std::string_view key);
  std::optional<std::int64_t> count(ListLine& line, std::string_view key);
  std::optional<core::Place> place(ListLine& line);
  std::string level(ListLine& line);
  std::string role(ListLine& line);
  std::string site_kind(ListLine& line);
  std::vector<std::string> pollution(ListLine& line);

 private:
  std::string known(ListLine& line, std::string_view key, const std::vector<std::string>& found,
                    std::string choices);
  std::optional<std::int32_t> degrees(ListLine& line, std::string_view key,
                                      const std::string& text);

  const RuleWords& words_;
  std::vector<ImportComplaint>& complaints_;
  std::set<std::pair<const OfficeList*, std::string>> missing_;
};

}  // namespace luoshi::interop
