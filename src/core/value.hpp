// The closed vocabulary of field values (rule sets name fields, this file names what they may
// hold).
#pragma once
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/json.hpp"
#include "core/text.hpp"

namespace luoshi::core {

using base::Day;
using base::Digest;
using base::Id;
using base::Instant;

// CGCS2000 (equal to WGS-84 at this scale), in 1e-7 degrees.
struct Place {
  std::int32_t latitude_e7 = 0;
  std::int32_t longitude_e7 = 0;
  std::optional<std::int32_t> accuracy_m;
  bool operator==(const Place&) const = default;
};
BOOST_DESCRIBE_STRUCT(Place, (), (latitude_e7, longitude_e7, accuracy_m))

// A quad key of 2^15 x 2^15 cells, about 1.2 km x 0.6 km: one column and an ordinary index answer a
// box on every engine. Rows of cells are contiguous: cell = row * 2^15 + column.
std::int32_t cell_of(const Place& place);

enum class PhotoRole { other, near, far, reference, before, after };
BOOST_DESCRIBE_ENUM(PhotoRole, other, near, far, reference, before, after)

// file: hexadecimal SHA-256 of the content, kept as text in the vault.
struct Photo {
  Text file;
  std::string media_type;
  PhotoRole role = PhotoRole::other;
  std::optional<Instant> taken_at;
  std::optional<Place> taken_place;
  bool operator==(const Photo&) const = default;
};
BOOST_DESCRIBE_STRUCT(Photo, (), (file, media_type, role, taken_at, taken_place))

struct Attachment {
  Text file;
  Text name;
  std::string media_type;
  bool operator==(const Attachment&) const = default;
};
BOOST_DESCRIBE_STRUCT(Attachment, (), (file, name, media_type))

enum class CheckAnswer { pass, fail, not_applicable };
BOOST_DESCRIBE_ENUM(CheckAnswer, pass, fail, not_applicable)

struct ChecklistAnswer {
  std::string item;  // code of the checklist item
  CheckAnswer answer = CheckAnswer::pass;
  std::optional<std::int64_t> points;  // hundredths, for a scored item
  std::optional<Text> remark;
  std::vector<Photo> photos;
  bool operator==(const ChecklistAnswer&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChecklistAnswer, (), (item, answer, points, remark, photos))

struct TextValue {  // text, long_text
  static constexpr std::string_view tag = "text";
  Text value;
  bool operator==(const TextValue&) const = default;
};
BOOST_DESCRIBE_STRUCT(TextValue, (), (value))
struct IntegerValue {  // integer; decimal: scaled by the field's decimals
  static constexpr std::string_view tag = "integer";
  std::int64_t value = 0;
  bool operator==(const IntegerValue&) const = default;
};
BOOST_DESCRIBE_STRUCT(IntegerValue, (), (value))
struct ChoiceValue {  // choice (exactly one), choices: codes of terms
  static constexpr std::string_view tag = "choice";
  std::vector<std::string> value;
  bool operator==(const ChoiceValue&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChoiceValue, (), (value))
struct DayValue {
  static constexpr std::string_view tag = "day";
  Day value;
  bool operator==(const DayValue&) const = default;
};
BOOST_DESCRIBE_STRUCT(DayValue, (), (value))
struct InstantValue {
  static constexpr std::string_view tag = "instant";
  Instant value;
  bool operator==(const InstantValue&) const = default;
};
BOOST_DESCRIBE_STRUCT(InstantValue, (), (value))
struct SpanValue {
  static constexpr std::string_view tag = "span";
  Instant from;
  Instant until;
  bool operator==(const SpanValue&) const = default;
};
BOOST_DESCRIBE_STRUCT(SpanValue, (), (from, until))
struct RecordValue {  // person, unit, site
  static constexpr std::string_view tag = "record";
  Id value;
  bool operator==(const RecordValue&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordValue, (), (value))
struct PlaceValue {
  static constexpr std::string_view tag = "place";
  Place value;
  bool operator==(const PlaceValue&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlaceValue, (), (value))
struct FileValue {  // photo, file, signature
  static constexpr std::string_view tag = "file";
  Attachment value;
  bool operator==(const FileValue&) const = default;
};
BOOST_DESCRIBE_STRUCT(FileValue, (), (value))
struct ChecklistValue {
  static constexpr std::string_view tag = "checklist";
  std::vector<ChecklistAnswer> value;
  bool operator==(const ChecklistValue&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChecklistValue, (), (value))

using CellValue = std::variant<TextValue, IntegerValue, ChoiceValue, DayValue, InstantValue,
                               SpanValue, RecordValue, PlaceValue, FileValue, ChecklistValue>;
using TableRow = std::map<std::string, CellValue>;

struct TableValue {  // table of the above, one level deep
  static constexpr std::string_view tag = "table";
  std::vector<TableRow> value;
  bool operator==(const TableValue&) const = default;
};
BOOST_DESCRIBE_STRUCT(TableValue, (), (value))

using FieldValue =
    std::variant<TextValue, IntegerValue, ChoiceValue, DayValue, InstantValue, SpanValue,
                 RecordValue, PlaceValue, FileValue, ChecklistValue, TableValue>;
using FieldValues = std::map<std::string, FieldValue>;

}  // namespace luoshi::core
