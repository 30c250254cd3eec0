// Grids matched to the description of tables: cells by described column, closed words as codes,
// lists with single separators. Everything after this knows neither headings nor languages.
#pragma once
#include <array>
#include <optional>

#include "pack/complaint.hpp"
#include "pack/grid.hpp"
#include "pack/order.hpp"
#include "pack/tables.hpp"

namespace luoshi::pack {

struct SheetRow {
  std::uint32_t number = 0;        // where it stands; 0 when it was not read from a file
  std::vector<std::string> cells;  // one for each column of the table
  std::string file = {};           // when it is not the sheet's
};

struct Sheet {
  const Table* table = nullptr;
  std::string file;
  std::string sheet;
  std::vector<std::string> letters;  // one for each column; empty = the column is not there
  std::vector<SheetRow> rows;

  bool present() const { return !letters.empty(); }
  std::string_view cell(std::size_t row, std::string_view key) const;
};

class Sheets {
 public:
  Sheets();
  Sheet& operator[](TableId id) { return all_[static_cast<std::size_t>(id)]; }
  const Sheet& operator[](TableId id) const { return all_[static_cast<std::size_t>(id)]; }
  auto begin() const { return all_.begin(); }
  auto end() const { return all_.end(); }

 private:
  std::array<Sheet, table_count> all_;
};

Sheets read_grids(const std::vector<Grid>& grids, Complaints& complaints);

// codes: headings and words as CSV files have them; zh, en: as an office reads them.
enum class Form { codes, zh, en };
std::vector<Grid> grids_from(const Sheets& sheets, Form form);
// The sheet of the workbook that explains; read_grids passes over it.
Grid guide_grid(const Sheets& sheets, base::Language language);

// The item of a setting ("pack.code"), found in the sheet of settings; nullptr when it is absent.
const SheetRow* find_setting(const Sheet& sheet, std::string_view key);
const TableColumn* setting_column(std::string_view key);

std::string trimmed(std::string_view text);  // white space of every width at both ends
std::vector<std::string> split_list(std::string_view cell);
std::string join_list(const std::vector<std::string>& items);

// A complaint about a cell, a row (no column) or a table (no row either).
inline constexpr std::size_t no_row = static_cast<std::size_t>(-1);
using Args = std::map<std::string, std::string>;
struct Spot {
  const Sheet& sheet;
  std::size_t row = no_row;
  std::string_view column = {};
};
void complain(Complaints& complaints, std::string_view code, const Spot& spot, Args args = {});
void warn(Complaints& complaints, std::string_view code, const Spot& spot, Args args = {});
// Complaints about a setting say which one.
void complain_setting(Complaints& complaints, std::string_view code, const Sheet& settings,
                      std::string_view key, Args args = {});

}  // namespace luoshi::pack
