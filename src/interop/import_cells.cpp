#include "interop/import_cells.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "pack/cells.hpp"
#include "pack/input_text.hpp"

namespace luoshi::interop {

namespace {
using Args = std::map<std::string, std::string>;

bool fills_down(const Target& target) {
  const auto keys = {SheetColumn::unit, SheetColumn::street, SheetColumn::place_unit,
                     SheetColumn::day,  SheetColumn::kind,   SheetColumn::programme};
  return target.role == TargetRole::standard &&
         std::ranges::find(keys, target.column) != keys.end();
}
}  // namespace

bool is_word(std::string_view text, ImportWords set) {
  const std::string key = base::normalise(text);
  const auto words = import_words(set);
  return std::ranges::find(words, key) != words.end();
}

RowReader::RowReader(SheetMapping& mapping, const RowsContext& context,
                     std::vector<ImportComplaint>& complaints)
    : mapping_(mapping), context_(context), complaints_(complaints) {
  for (const MappedColumn& column : mapping_.columns)
    if (fills_down(column.target))
      for (const MergedRange& range : mapping_.table.merged)
        if (range.first_column <= column.column && column.column <= range.last_column)
          merged_.push_back({range.first_row, range.last_row, range.first_column, column.column});
  std::ranges::sort(merged_, [](const Merged& a, const Merged& b) {
    return std::tie(a.first_row, a.column) < std::tie(b.first_row, b.column);
  });
}

// What a merged range holds stands in its first row; rows come in order.
void RowReader::begin(const TableRow& row) {
  row_ = &row;
  bad_ = false;
  kept_.clear();
  std::erase_if(filled_, [&](const auto& one) { return one.second.last_row < row.number; });
  for (; next_merged_ < merged_.size() && merged_[next_merged_].first_row <= row.number;
       ++next_merged_) {
    const Merged& range = merged_[next_merged_];
    if (range.last_row < row.number || range.first_row != row.number) continue;
    auto cell = row.cells.find(range.source_column);
    if (cell != row.cells.end()) filled_[range.column] = {range.last_row, cell->second};
  }
}

const MappedColumn* RowReader::column(SheetColumn wanted) const {
  auto it = std::ranges::find(mapping_.columns, Target{.column = wanted}, &MappedColumn::target);
  return it == mapping_.columns.end() ? nullptr : &*it;
}

std::string RowReader::raw(const MappedColumn& column) const {
  if (auto cell = row_->cells.find(column.column); cell != row_->cells.end()) return cell->second;
  auto filled = filled_.find(column.column);
  return filled == filled_.end() ? std::string() : filled->second.text;
}

std::string RowReader::text(SheetColumn wanted) const {
  const MappedColumn* found = column(wanted);
  std::string out = found ? raw(*found) : std::string();
  if (is_word(out, ImportWords::no_value)) out.clear();
  return out;
}

void RowReader::add(ImportSeverity severity, std::string_view code, const MappedColumn* column,
                    Args args) {
  complaints_.push_back({severity, std::string(code), mapping_.file, mapping_.table.sheet,
                         row_->number, column ? column_name(column->column) : std::string(),
                         column ? column->heading : std::string(), std::move(args)});
}
void RowReader::complain(std::string_view code, const MappedColumn* column, Args args) {
  add(ImportSeverity::error, code, column, std::move(args));
  bad_ = true;
}
void RowReader::warn(std::string_view code, const MappedColumn* column, Args args) {
  add(ImportSeverity::warning, code, column, std::move(args));
}
void RowReader::complain(const base::Refusal& refusal, const MappedColumn* column) {
  complain(refusal.code, column, refusal.args);
}

void RowReader::keep(const MappedColumn& column, const std::string& text) {
  if (!kept_.empty()) kept_ += "；";
  kept_ += column.heading + "：" + text;
}

std::optional<core::Day> RowReader::day(const MappedColumn& column, const std::string& text) {
  auto day = pack::parse_day(text, std::nullopt);
  if (!day && day.error().code == "day_without_year" && mapping_.year) {
    day = pack::parse_day(text, mapping_.year);
    if (day) ++mapping_.report.years_inferred;
  }
  if (day) return *day;
  complain(day.error(), &column);
  return std::nullopt;
}

std::optional<core::Instant> RowReader::instant(const MappedColumn& column,
                                                const std::string& text) {
  auto at = pack::parse_instant(text, std::nullopt, context_.offset);
  if (!at && at.error().code == "day_without_year" && mapping_.year) {
    at = pack::parse_instant(text, mapping_.year, context_.offset);
    if (at) ++mapping_.report.years_inferred;
  }
  if (at) return *at;
  if (at.error().code == "time_missing" || at.error().code == "day_malformed") {
    const auto whole = day(column, text);
    if (whole) return base::start_of(*whole, context_.offset);
    return std::nullopt;
  }
  complain(at.error(), &column);
  return std::nullopt;
}

std::optional<core::Instant> RowReader::instant(SheetColumn wanted) {
  const MappedColumn* found = column(wanted);
  const std::string words = text(wanted);
  if (!found || words.empty()) return std::nullopt;
  return instant(*found, words);
}

std::optional<core::Id> RowReader::unit(const MappedColumn& column, const std::string& words) {
  const auto found = context_.names.find_units(words, area());
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    complain("unit_not_found", &column,
             {{"value", words}, {"similar", similar_hint(context_.names.units, words)}});
    return std::nullopt;
  }
  std::string units;
  for (const core::Id& id : found) {
    const core::UnitState* state = context_.names.directory->unit(id);
    if (state) units += (units.empty() ? "" : "、") + state->unit.code;
  }
  complain("unit_ambiguous", &column, {{"value", words}, {"units", units}});
  return std::nullopt;
}

std::optional<core::Id> RowReader::area() {
  const MappedColumn* street = column(SheetColumn::street);
  const std::string words = street ? raw(*street) : std::string();
  if (!words.empty()) {
    const auto found = context_.names.find_units(words, std::nullopt);
    if (found.size() == 1) return found.front();
  }
  return mapping_.unit;
}

std::vector<core::Id> RowReader::units(SheetColumn wanted) {
  std::vector<core::Id> out;
  const MappedColumn* found = column(wanted);
  const std::string words = text(wanted);
  if (words.empty()) {
    if (wanted != SheetColumn::unit) return out;
    const MappedColumn* street = column(SheetColumn::street);
    if (street && !text(SheetColumn::street).empty()) {
      if (auto id = unit(*street, text(SheetColumn::street))) out.push_back(*id);
    } else if (!found && mapping_.unit) {
      out.push_back(*mapping_.unit);
    } else if (found) {
      complain("cell_empty", found);
    } else {
      bad_ = true;  // complained for the sheet
    }
    return out;
  }
  const auto whole = context_.names.find_units(words, area());
  std::vector<std::string> parts{words};
  if (whole.empty()) {
    parts.clear();
    for (const std::string& item : split_items(words)) {
      std::size_t from = 0;
      for (std::size_t slash = 0; slash != item.npos; from = slash + 1) {
        slash = item.find('/', from);
        if (std::string part = pack::trimmed(item.substr(from, slash - from)); !part.empty())
          parts.push_back(std::move(part));
      }
    }
  }
  for (const std::string& part : parts)
    if (auto id = unit(*found, part); id && std::ranges::find(out, *id) == out.end()) {
      out.push_back(*id);
      if (wanted == SheetColumn::unit) compare_with_street(*id, *found);
    }
  return out;
}

// A village under another street than the row says: one of the two cells is wrong. Departments
// stand under no street and say nothing.
void RowReader::compare_with_street(const core::Id& unit, const MappedColumn& column) {
  const core::Directory& directory = *context_.names.directory;
  const MappedColumn* street = this->column(SheetColumn::street);
  const auto named = street ? area() : std::nullopt;
  const core::UnitState* said = named ? directory.unit(*named) : nullptr;
  if (!said || directory.within(unit, *named)) return;
  for (const core::Id& above : directory.ancestors(unit))
    if (const core::UnitState* other = directory.unit(above);
        other && other->unit.level == said->unit.level)
      return warn("unit_in_other_street", &column,
                  {{"value", raw(column)}, {"street", raw(*street)}});
}

std::vector<std::string> RowReader::programmes() {
  std::vector<std::string> out;
  const MappedColumn* found = column(SheetColumn::programme);
  const std::string words = text(SheetColumn::programme);
  if (!found || words.empty()) return out;
  const auto add = [&](std::string code) {
    if (std::ranges::find(out, code) == out.end()) out.push_back(std::move(code));
  };
  if (std::string whole = context_.words.programme(words); !whole.empty()) return {whole};
  for (std::string item : split_items(words)) {
    std::string code = context_.words.programme(item);
    if (code.empty()) {
      complain("programme_not_found", found, {{"value", item}});
      continue;
    }
    add(std::move(code));
  }
  return out;
}

std::optional<std::int64_t> RowReader::amount(const MappedColumn& column,
                                              const core::Quantity& quantity,
                                              const std::string& text) {
  auto value = pack::parse_amount(text, quantity.decimals, quantity.measure.zh);
  // The heading says the measure or a multiple of it: 万平方米.
  if (value && !column.measure.empty()) {
    const bool plain = text.find_first_not_of("0123456789.,") == text.npos;
    if (plain)
      if (auto scaled =
              pack::parse_amount(text + column.measure, quantity.decimals, quantity.measure.zh))
        value = scaled;
  }
  if (!value) {
    complain(value.error(), &column);
    return std::nullopt;
  }
  if (*value < 0) {
    complain("amount_negative", &column, {{"value", text}});
    return std::nullopt;
  }
  return *value;
}

std::optional<bool> RowReader::yes_or_no(const MappedColumn& column, const std::string& text) {
  if (is_word(text, ImportWords::yes)) return true;
  if (is_word(text, ImportWords::no)) return false;
  complain("yes_or_no_expected", &column, {{"value", text}});
  return std::nullopt;
}

std::optional<std::int32_t> RowReader::degrees(SheetColumn wanted, std::int32_t bound) {
  const MappedColumn* found = column(wanted);
  const std::string words = text(wanted);
  if (!found || words.empty()) return std::nullopt;
  std::string plain = base::to_half_width(words);
  // A position is known to 1 cm with seven decimals; spreadsheets print up to 15 digits.
  if (const auto point = plain.find('.'); point != plain.npos && plain.size() > point + 8)
    plain.resize(point + 8);
  const auto value = pack::scaled_from_text(plain, 7);
  if (value && *value >= -bound * std::int64_t{10'000'000} &&
      *value <= bound * std::int64_t{10'000'000})
    return static_cast<std::int32_t>(*value);
  complain("position_malformed", found, {{"value", words}});
  return std::nullopt;
}

std::optional<core::Place> RowReader::place() {
  const auto latitude = degrees(SheetColumn::latitude, 90);
  const auto longitude = degrees(SheetColumn::longitude, 180);
  if (!latitude || !longitude) return std::nullopt;
  return core::Place{*latitude, *longitude, std::nullopt};
}

}  // namespace luoshi::interop
