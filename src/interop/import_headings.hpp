// What headings mean under a rule set: its standard columns, quantities and fields by name, alias
// and code, in Chinese and English. The same heading may mean different things on different sheets.
#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "interop/import_columns.hpp"
#include "interop/import_table.hpp"

namespace luoshi::interop {

// What a sheet is for. kind: of activities; empty = each row names its kind, or every quantity goes
// to the kind that has it.
struct Purpose {
  SheetPurpose purpose = SheetPurpose::activities;
  std::string kind;
  // A sheet whose name tells one kind takes only that kind's quantities, so that effort mentioned
  // in passing (车次 on a list of waste) does not count twice.
  enum class Foreign { refused, taken } foreign = Foreign::taken;
  bool operator==(const Purpose&) const = default;
};

struct Meaning {
  Target target;
  std::string measure;  // what the heading says in brackets; empty when nothing
};

// What an office says by hand for one import, where neither rule set nor headings tell.
struct GivenHeading {
  std::string heading;  // as reports show it: a merged one with "/" in front
  std::string meaning;  // as ColumnReport has it; empty: the column is left out
};
BOOST_DESCRIBE_STRUCT(GivenHeading, (), (heading, meaning))
struct GivenSheet {
  std::string file;
  std::string sheet;
  std::string purpose;  // as SheetReport has it, without lists of the office
};
BOOST_DESCRIBE_STRUCT(GivenSheet, (), (file, sheet, purpose))

// Refusals: heading_missing, meaning_unknown.
base::Result<void> check_given(const GivenHeading& given, const core::RuleSet& rules);
// Null: nothing was said of that sheet.
const GivenSheet* given_for(std::span<const GivenSheet> given, std::string_view file,
                            std::string_view sheet);
// A purpose by its name in reports; nullopt: unknown.
std::optional<Purpose> purpose_from(std::string_view name, const core::RuleSet& rules);
std::string purpose_text(const Purpose& purpose);
// "group/text", or the text alone.
std::string heading_text(const TableHeading& heading);

// Columns named by the rule set's headings that no sheet can have; in their order.
std::vector<std::string> unknown_columns(const core::RuleSet& rules);

class HeadingBook {
 public:
  // What is given wins over the rule set. Those of `given` have passed check_given.
  explicit HeadingBook(const core::RuleSet& rules, std::span<const GivenHeading> given = {});

  bool known(std::string_view text, std::string_view group) const;
  std::optional<Meaning> find(const TableHeading& heading, const Purpose& purpose) const;
  bool is_left_out(const TableHeading& heading) const;
  // The quantity of another kind that a heading names, for a complaint.
  std::optional<Target> foreign_quantity(const TableHeading& heading, const Purpose& purpose) const;
  // The kind that records a quantity when no sheet says otherwise: the first that has it.
  std::string kind_of_quantity(std::string_view quantity) const;

 private:
  struct Entry {
    TargetRole role = TargetRole::standard;
    SheetColumn column = SheetColumn::serial;
    std::string kind;  // field
    std::string code;  // quantity, field
  };
  void add(std::string_view heading, Entry entry);
  void add_field(const core::ActivityKind& kind, const core::Field& field);
  void give(const GivenHeading& given);
  // Null: nothing was given for it by hand.
  const std::vector<Entry>* given(const TableHeading& heading) const;
  const std::vector<Entry>* entries(const std::string& key) const;
  std::optional<Target> choose(const std::vector<Entry>& entries, const Purpose& purpose) const;
  std::optional<Meaning> look_up(const std::string& key, const Purpose& purpose) const;

  const core::RuleSet& rules_;
  std::map<std::string, std::vector<Entry>> entries_;
  std::map<std::string, std::vector<Entry>> given_;  // empty: left out
};

}  // namespace luoshi::interop
