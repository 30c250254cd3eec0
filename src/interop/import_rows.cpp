#include "interop/import_rows.hpp"

#include <algorithm>
#include <set>

namespace luoshi::interop {

namespace {
bool is_photo_column(const SheetMapping& mapping, int column) {
  return photo_role(mapping, column) != core::PhotoRole::other ||
         std::ranges::any_of(mapping.columns, [&](const MappedColumn& one) {
           return one.column == column && one.target == Target{.column = SheetColumn::photo};
         });
}

// A prepared row: nothing but its number.
bool only_numbered(const TableRow& row, const SheetMapping& mapping) {
  return std::ranges::all_of(row.cells, [&](const auto& cell) {
    auto it = std::ranges::find(mapping.columns, cell.first, &MappedColumn::column);
    return it != mapping.columns.end() && it->target == Target{.column = SheetColumn::serial};
  });
}

std::string heading_of(const SheetMapping& mapping, int column) {
  auto it = std::ranges::find(mapping.table.headings, column, &TableHeading::column);
  return it == mapping.table.headings.end() ? std::string() : it->text;
}

void check_pictures(const SheetMapping& mapping, const RowPictures& pictures,
                    std::vector<ImportComplaint>& complaints) {
  std::set<int> rows;
  for (const TableRow& row : mapping.table.rows) rows.insert(row.number);
  for (const auto& [row, list] : pictures)
    for (const RowPicture& picture : list) {
      const bool outside = !rows.contains(row);
      if (!outside && is_photo_column(mapping, picture.column)) continue;
      complaints.push_back({outside ? ImportSeverity::error : ImportSeverity::warning,
                            outside ? "picture_outside_rows" : "picture_in_other_column",
                            mapping.file,
                            mapping.table.sheet,
                            row,
                            column_name(picture.column),
                            heading_of(mapping, picture.column),
                            {}});
    }
}
}  // namespace

core::PhotoRole photo_role(const SheetMapping& mapping, int column) {
  for (const MappedColumn& one : mapping.columns) {
    if (one.column != column || one.target.role != TargetRole::standard) continue;
    if (one.target.column == SheetColumn::photo_before) return core::PhotoRole::before;
    if (one.target.column == SheetColumn::photo_after) return core::PhotoRole::after;
  }
  return core::PhotoRole::other;
}

std::vector<Draft> read_rows(SheetMapping& mapping, const RowPictures& pictures,
                             const RowsContext& context, std::vector<ImportComplaint>& complaints) {
  static const std::vector<RowPicture> none;
  check_pictures(mapping, pictures, complaints);
  std::vector<Draft> out;
  out.reserve(mapping.table.rows.size());
  RowReader reader(mapping, context, complaints);
  for (const TableRow& row : mapping.table.rows) {
    if (only_numbered(row, mapping) && !pictures.contains(row.number)) {
      --mapping.report.rows;
      ++mapping.report.blank;
      continue;
    }
    reader.begin(row);
    const std::size_t before = out.size();
    auto found = pictures.find(row.number);
    const auto& own = found == pictures.end() ? none : found->second;
    switch (mapping.purpose.purpose) {
      case SheetPurpose::activities:
        read_activities(reader, own, out);
        break;
      case SheetPurpose::ledger:
        read_case(reader, own, out);
        break;
      case SheetPurpose::office_list:
        break;
    }
    if (reader.bad()) out.resize(before);
    for (std::size_t i = before; i < out.size(); ++i) {
      out[i].file = mapping.file;
      out[i].sheet = mapping.table.sheet;
      out[i].row = row.number;
    }
  }
  mapping.report.records = static_cast<std::int64_t>(out.size());
  return out;
}

}  // namespace luoshi::interop
