#include "interop/import_columns.hpp"

namespace luoshi::interop {

std::optional<SheetColumn> column_of_path(std::string_view path) {
  if (path == "#") return SheetColumn::serial;
  if (path == "photos") return SheetColumn::photo;
  if (path == "photos.before") return SheetColumn::photo_before;
  if (path == "photos.after") return SheetColumn::photo_after;
  return base::enum_from<SheetColumn>(path);
}

bool belongs_to(SheetColumn column, SheetPurpose purpose) {
  switch (column) {
    case SheetColumn::serial:
    case SheetColumn::record:
    case SheetColumn::unit:
    case SheetColumn::street:
    case SheetColumn::programme:
    case SheetColumn::location:
    case SheetColumn::site:
    case SheetColumn::photo:
    case SheetColumn::photo_before:
    case SheetColumn::photo_after:
    case SheetColumn::latitude:
    case SheetColumn::longitude:
    case SheetColumn::no_photo_reason:
    case SheetColumn::backing:
    case SheetColumn::remark:
      return true;
    case SheetColumn::kind:
    case SheetColumn::day:
    case SheetColumn::summary:
    case SheetColumn::people:
    case SheetColumn::recorder:
    case SheetColumn::nothing_today:
    case SheetColumn::from:
    case SheetColumn::until:
      return purpose == SheetPurpose::activities;
    case SheetColumn::number:
    case SheetColumn::place_unit:
    case SheetColumn::source:
    case SheetColumn::found_at:
    case SheetColumn::finder:
    case SheetColumn::owner:
    case SheetColumn::category:
    case SheetColumn::description:
    case SheetColumn::requirement:
    case SheetColumn::due:
    case SheetColumn::person:
    case SheetColumn::leader:
    case SheetColumn::verifier:
    case SheetColumn::measures:
    case SheetColumn::handed_out_at:
    case SheetColumn::rectified_at:
    case SheetColumn::check:
    case SheetColumn::checked_at:
    case SheetColumn::closed_at:
    case SheetColumn::status:
    case SheetColumn::recurrences:
    case SheetColumn::listed:
    case SheetColumn::points:
    case SheetColumn::degree:
    case SheetColumn::urgency:
    case SheetColumn::supporting:
      return purpose == SheetPurpose::ledger;
  }
  return false;
}

}  // namespace luoshi::interop
