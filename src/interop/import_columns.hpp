// What a column of an office's sheet can mean: a standard column of records, a quantity, a field.
// The names of the standard columns are those of the rule set's table of headings.
#pragma once
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "core/rule_set.hpp"

namespace luoshi::interop {

enum class SheetColumn {
  serial,
  record,
  number,
  kind,
  unit,
  place_unit,
  street,
  day,
  programme,
  location,
  site,
  summary,
  photo,
  photo_before,
  photo_after,
  latitude,
  longitude,
  people,
  recorder,
  nothing_today,
  from,
  until,
  source,
  found_at,
  finder,
  owner,
  category,
  description,
  requirement,
  due,
  person,
  leader,
  verifier,
  measures,
  handed_out_at,
  rectified_at,
  check,
  checked_at,
  closed_at,
  status,
  recurrences,
  listed,
  points,
  degree,
  urgency,
  supporting,
  no_photo_reason,
  backing,
  remark
};
BOOST_DESCRIBE_ENUM(SheetColumn, serial, record, number, kind, unit, place_unit, street, day,
                    programme, location, site, summary, photo, photo_before, photo_after, latitude,
                    longitude, people, recorder, nothing_today, from, until, source, found_at,
                    finder, owner, category, description, requirement, due, person, leader,
                    verifier, measures, handed_out_at, rectified_at, check, checked_at, closed_at,
                    status, recurrences, listed, points, degree, urgency, supporting,
                    no_photo_reason, backing, remark)

// What a sheet holds. Lists of the office are read by the pack room's tables.
enum class SheetPurpose { activities, ledger, office_list };
BOOST_DESCRIBE_ENUM(SheetPurpose, activities, ledger, office_list)

enum class TargetRole { standard, quantity, field };
BOOST_DESCRIBE_ENUM(TargetRole, standard, quantity, field)

struct Target {
  TargetRole role = TargetRole::standard;
  SheetColumn column = SheetColumn::serial;  // standard
  std::string kind;                          // quantity, field: the activity kind that records it
  std::string code;                          // quantity, field
  bool operator==(const Target&) const = default;
};
BOOST_DESCRIBE_STRUCT(Target, (), (role, column, kind, code))

// The standard column that a path of a column set (columns.csv) stands for; nullopt for quantities,
// fields, and paths that are only printed.
std::optional<SheetColumn> column_of_path(std::string_view path);
// Columns that make sense on a sheet of that purpose.
bool belongs_to(SheetColumn column, SheetPurpose purpose);

}  // namespace luoshi::interop
