// Cells of one row -> typed values; a cell that cannot be understood becomes a complaint with its
// place and remedy, and the row is refused.
#pragma once
#include "interop/import_draft.hpp"
#include "interop/import_rule_words.hpp"
#include "interop/import_words.hpp"

namespace luoshi::interop {

struct RowsContext {
  const core::RuleSet& rules;
  const ImportNames& names;
  const RuleWords& words;
  base::UtcOffset offset;
};

class RowReader {
 public:
  RowReader(SheetMapping& mapping, const RowsContext& context,
            std::vector<ImportComplaint>& complaints);

  // Before each row. Merged cells of unit, street, day, programme and kind are filled down.
  void begin(const TableRow& row);
  bool bad() const { return bad_; }
  int number() const { return row_->number; }

  const MappedColumn* column(SheetColumn wanted) const;
  // Trimmed; empty when there is no such column or cell, or the cell says that it holds nothing.
  std::string text(SheetColumn wanted) const;
  std::string raw(const MappedColumn& column) const;

  std::optional<core::Day> day(const MappedColumn& column, const std::string& text);
  // A day alone counts from its beginning.
  std::optional<core::Instant> instant(SheetColumn wanted);
  std::optional<core::Instant> instant(const MappedColumn& column, const std::string& text);
  // The units of the cell; the sheet's unit when there is no cell. Empty: complained.
  std::vector<core::Id> units(SheetColumn wanted);
  std::optional<core::Id> area();  // street column, or the unit the titles name
  std::vector<std::string> programmes();
  std::optional<std::int64_t> amount(const MappedColumn& column, const core::Quantity& quantity,
                                     const std::string& text);
  std::optional<core::FieldValue> field(const MappedColumn& column, const core::Field& field,
                                        const std::string& text);
  std::optional<core::Place> place();
  std::optional<bool> yes_or_no(const MappedColumn& column, const std::string& text);

  void complain(std::string_view code, const MappedColumn* column,
                std::map<std::string, std::string> args = {});
  void warn(std::string_view code, const MappedColumn* column,
            std::map<std::string, std::string> args = {});
  void complain(const base::Refusal& refusal, const MappedColumn* column);
  // A cell that names no known record is kept as a text beside the record.
  std::string kept() const { return kept_; }
  void keep(const MappedColumn& column, const std::string& text);

  const RowsContext& context() const { return context_; }
  SheetMapping& mapping() { return mapping_; }

 private:
  void compare_with_street(const core::Id& unit, const MappedColumn& column);
  void add(ImportSeverity severity, std::string_view code, const MappedColumn* column,
           std::map<std::string, std::string> args);
  std::optional<core::Id> unit(const MappedColumn& column, const std::string& words);
  std::optional<std::int32_t> degrees(SheetColumn wanted, std::int32_t bound);

  SheetMapping& mapping_;
  const RowsContext& context_;
  std::vector<ImportComplaint>& complaints_;
  const TableRow* row_ = nullptr;
  struct Merged {
    int first_row = 0;
    int last_row = 0;
    int source_column = 0;
    int column = 0;
  };
  struct Filled {
    int last_row = 0;
    std::string text;
  };
  std::vector<Merged> merged_;  // of columns that are filled down, by first row
  std::size_t next_merged_ = 0;
  std::map<int, Filled> filled_;  // by column
  std::string kept_;
  bool bad_ = false;
};

bool is_word(std::string_view text, ImportWords set);

}  // namespace luoshi::interop
