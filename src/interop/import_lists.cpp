#include "interop/import_lists.hpp"

#include <algorithm>
#include <set>

#include "pack/rows.hpp"

namespace luoshi::interop {

namespace {
const pack::Table* list_table(const std::string& name) {
  const pack::Table* table = pack::find_table(pack::trimmed(name));
  return table && table->home == pack::Home::seed ? table : nullptr;
}

bool is_heading_of(const std::string& cell, const pack::TableColumn& column) {
  const std::string key = heading_key(cell);
  return key == heading_key(column.key) || key == heading_key(column.zh) ||
         key == heading_key(column.en);
}

ImportComplaint from_pack(const pack::Complaint& one) {
  return {one.severity == pack::Severity::error ? ImportSeverity::error : ImportSeverity::warning,
          one.code,
          one.file,
          one.sheet,
          static_cast<std::int32_t>(one.row),
          one.letter,
          one.column,
          one.args};
}

// Where each record stands, by its id.
struct Place {
  std::string file;
  std::string sheet;
  int row = 0;
};

class Lists {
 public:
  Lists(const pack::Sheets& sheets, const pack::Rows& rows, const core::RuleSet& rules)
      : sheets_(sheets), rows_(rows), authority_(rules.authority) {
    take(pack::TableId::units, "unit", rows_.seed.units, [](const auto& row) { return row.code; });
    take(pack::TableId::persons, "person", rows_.seed.persons,
         [](const auto& row) { return row.code; });
    take(pack::TableId::posts, "post", rows_.seed.posts,
         [](const auto& row) { return pack::post_code(row); });
    take(pack::TableId::sites, "site", rows_.seed.sites, [](const auto& row) { return row.code; });
  }

  const std::map<core::Id, Place>& places() const { return places_; }

  // A unit that neither stands in the lists nor is known.
  void check_units(const ImportNames& names, std::vector<ImportComplaint>& complaints) const {
    const auto check = [&](pack::TableId table, std::size_t row, const std::string& code) {
      const core::Id id = pack::seed_id(authority_, "unit", code);
      if (code.empty() || places_.contains(id) || names.directory->unit(id)) return;
      const pack::Sheet& sheet = sheets_[table];
      complaints.push_back({ImportSeverity::error,
                            "unit_not_found",
                            sheet.file,
                            sheet.sheet,
                            row < sheet.rows.size() ? int(sheet.rows[row].number) : 0,
                            {},
                            {},
                            {{"value", code}}});
    };
    for (std::size_t i = 0; i < rows_.seed.units.size(); ++i)
      check(pack::TableId::units, i, rows_.seed.units[i].parent);
    for (std::size_t i = 0; i < rows_.seed.persons.size(); ++i)
      check(pack::TableId::persons, i, rows_.seed.persons[i].home_unit);
    for (std::size_t i = 0; i < rows_.seed.posts.size(); ++i)
      check(pack::TableId::posts, i, rows_.seed.posts[i].unit);
    for (std::size_t i = 0; i < rows_.seed.sites.size(); ++i)
      check(pack::TableId::sites, i, rows_.seed.sites[i].unit);
  }

 private:
  template <class Rows, class Code>
  void take(pack::TableId table, std::string_view noun, const Rows& rows, Code code) {
    const pack::Sheet& sheet = sheets_[table];
    for (std::size_t i = 0; i < rows.size(); ++i)
      places_[pack::seed_id(authority_, noun, code(rows[i]))] = {
          sheet.file, sheet.sheet, i < sheet.rows.size() ? int(sheet.rows[i].number) : 0};
  }

  const pack::Sheets& sheets_;
  const pack::Rows& rows_;
  std::string authority_;
  std::map<core::Id, Place> places_;
};

void learn_names(const core::Command& command, const core::Id& id, ImportNames& names) {
  if (const auto* unit = std::get_if<core::RecordUnit>(&command)) {
    names.units.add(id, unit->unit.name.plain);
    names.units.add(id, unit->unit.code);
    for (const core::Text& alias : unit->unit.aliases) names.units.add(id, alias.plain);
    names.unit_names.emplace(id, unit->unit.name.plain);
  } else if (const auto* person = std::get_if<core::RecordPerson>(&command)) {
    names.persons.add(id, person->person.name.plain);
    names.persons.add(id, person->person.code);
  } else if (const auto* site = std::get_if<core::RecordSite>(&command)) {
    names.sites.add(id, site->site.name.plain);
    names.sites.add(id, site->site.code);
  }
}
}  // namespace

bool is_office_list(const Sheet& sheet) {
  const pack::Table* table = list_table(sheet.name);
  if (!table || sheet.rows.empty()) return false;
  const auto& cells = sheet.rows.front().cells;
  return std::ranges::all_of(table->columns, [&](const pack::TableColumn& column) {
    return column.need == pack::Need::optional || column.need == pack::Need::part ||
           std::ranges::any_of(
               cells, [&](const std::string& cell) { return is_heading_of(cell, column); });
  });
}

std::vector<Draft> read_office_lists(const std::vector<ListSheet>& lists,
                                     const core::RuleSet& rules, ImportNames& names,
                                     std::vector<SheetReport>& reports,
                                     std::vector<ImportComplaint>& complaints) {
  std::vector<pack::Grid> grids;
  for (const ListSheet& list : lists) {
    pack::Grid grid{
        list.file, list.sheet->name, std::string(list_table(list.sheet->name)->name), {}};
    for (const Row& row : list.sheet->rows)
      grid.rows.push_back({static_cast<std::uint32_t>(row.number), row.cells});
    reports.push_back({.file = list.file,
                       .sheet = list.sheet->name,
                       .purpose = grid.name,
                       .heading_row = list.sheet->rows.front().number,
                       .rows = static_cast<std::int64_t>(list.sheet->rows.size()) - 1});
    grids.push_back(std::move(grid));
  }
  pack::Complaints found;
  const pack::Sheets sheets = pack::read_grids(grids, found);
  const pack::Rows rows = pack::read_rows(sheets, found);
  // Tables of rules are not expected here.
  std::erase_if(found, [](const pack::Complaint& one) {
    const pack::Table* table = pack::find_table(one.table);
    return !table || table->home != pack::Home::seed;
  });
  for (const pack::Complaint& one : found) complaints.push_back(from_pack(one));
  const Lists known(sheets, rows, rules);
  known.check_units(names, complaints);
  std::vector<Draft> out;
  if (pack::has_errors(found)) return out;
  for (pack::SeedCommand& command : pack::seed_commands(rows.seed, rules.authority)) {
    learn_names(command.command, command.id, names);
    const auto place = known.places().find(command.id);
    Draft draft{.id = command.id, .command = std::move(command.command)};
    if (place != known.places().end()) {
      draft.file = place->second.file;
      draft.sheet = place->second.sheet;
      draft.row = place->second.row;
    }
    for (SheetReport& report : reports)
      if (report.file == draft.file && report.sheet == draft.sheet) ++report.records;
    out.push_back(std::move(draft));
  }
  return out;
}

}  // namespace luoshi::interop
