#include "pack/check.hpp"

namespace luoshi::pack {

namespace {
using core::TermUnit;

// The names between braces; nothing when the braces do not match.
std::optional<std::vector<std::string>> placeholders(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t open = text.find_first_of("{}");
    if (open == text.npos) return out;
    if (text[open] == '}') return std::nullopt;
    const std::size_t close = text.find_first_of("{}", open + 1);
    if (close == text.npos || text[close] == '{') return std::nullopt;
    out.emplace_back(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
  return out;
}

void check_brief(const Sheet& sheet, std::size_t i, std::string_view column,
                 const std::string& text, const Rows& rows, Complaints& complaints) {
  const auto names = placeholders(text);
  if (!names) return complain(complaints, "braces_unbalanced", {sheet, i, column});
  static constexpr std::array<std::string_view, 4> known{"since", "until", "self", "unit"};
  for (const std::string& name : *names)
    if (!contains(known, name) && !core::find_by_code(rows.quantities, name))
      complain(complaints, "placeholder_unknown", {sheet, i, column}, {{"value", name}});
}

void check_numbering(const Sheet& sheet, const Rows& rows, Complaints& complaints) {
  for (std::size_t i = 0; i < rows.numbering.size(); ++i) {
    const std::string& pattern = rows.numbering[i].pattern;
    const auto names = placeholders(pattern);
    if (!names) {
      complain(complaints, "braces_unbalanced", {sheet, i, "pattern"});
      continue;
    }
    bool counts = false;
    for (const std::string& name : *names) {
      const bool wide =
          name.size() == 8 && name.starts_with("number:") && name[7] >= '1' && name[7] <= '9';
      counts = counts || wide || name == "number";
      if (!wide && name != "number" && name != "year" && name != "unit")
        complain(complaints, "pattern_place_unknown", {sheet, i, "pattern"}, {{"value", name}});
    }
    if (!counts && !pattern.empty())
      complain(complaints, "pattern_without_number", {sheet, i, "pattern"}, {{"value", pattern}});
  }
}

void check_deadlines(const Sheet& sheet, const Rows& rows, Complaints& complaints) {
  for (std::size_t i = 0; i < rows.deadlines.size(); ++i) {
    const DeadlineRow& row = rows.deadlines[i];
    const bool at = row.unit == TermUnit::today_at || row.unit == TermUnit::tomorrow_at;
    const bool counted = !at && row.unit != TermUnit::on_the_spot;
    if (at && !row.at)
      complain(complaints, "deadline_without_time", {sheet, i, "at"}, {{"value", row.code}});
    if (!at && row.at)
      complain(complaints, "deadline_part_not_used", {sheet, i, "at"}, {{"value", row.code}});
    if (counted && row.amount.value_or(0) == 0)
      complain(complaints, "deadline_without_amount", {sheet, i, "amount"}, {{"value", row.code}});
    if (!counted && row.amount.value_or(0) != 0)
      complain(complaints, "deadline_part_not_used", {sheet, i, "amount"}, {{"value", row.code}});
  }
}

class Coverage {
 public:
  explicit Coverage(const Rows& rows) : rows_(rows), units_(rows.seed.units) {}

  // Whether every case that fits `narrow` also fits `wide`.
  bool covers(const core::RoutingRow& wide, const core::RoutingRow& narrow) const {
    return narrow.category.starts_with(wide.category) &&
           (wide.owner.empty() || wide.owner == narrow.owner) &&
           (wide.source.empty() || wide.source == narrow.source) &&
           (wide.within.empty() ||
            (!narrow.within.empty() && unit_within(narrow.within, wide.within)));
  }

 private:
  bool unit_within(const std::string& inner, const std::string& outer) const {
    if (inner == outer) return true;
    std::size_t at = units_.find(inner);
    for (std::size_t steps = 0; at != no_row && steps < unit_depth_max; ++steps) {
      if (rows_.seed.units[at].code == outer) return true;
      at = units_.find(rows_.seed.units[at].parent);
    }
    return false;
  }

  static constexpr std::size_t unit_depth_max = 32;  // a cycle is complained about elsewhere
  const Rows& rows_;
  CodeIndex units_;
};

void check_routing(const Sheet& sheet, const Rows& rows, Complaints& complaints) {
  const Coverage coverage(rows);
  bool catches_all = false;
  for (std::size_t i = 0; i < rows.routing.size(); ++i) {
    const core::RoutingRow& row = rows.routing[i];
    catches_all = catches_all || coverage.covers(row, core::RoutingRow{});
    for (std::size_t above = 0; above < i; ++above) {
      if (!coverage.covers(rows.routing[above], row)) continue;
      complain(complaints, "routing_row_unreachable", {sheet, i, "code"},
               {{"value", row.code},
                {"other", rows.routing[above].code},
                {"first", std::to_string(sheet.rows[above].number)}});
      break;
    }
    if (contains(row.supporting, row.lead))
      complain(complaints, "lead_also_supports", {sheet, i, "supporting"}, {{"value", row.lead}});
  }
  if (!rows.routing.empty() && !catches_all) warn(complaints, "routing_open_end", {sheet});
}

void check_holidays(const Sheet& sheet, const Rows& rows, Complaints& complaints) {
  std::map<core::Day, std::size_t> seen;
  for (std::size_t i = 0; i < rows.holidays.size(); ++i) {
    const auto [first, fresh] = seen.try_emplace(rows.holidays[i].day, i);
    if (!fresh && rows.holidays[first->second].off != rows.holidays[i].off)
      complain(complaints, "holiday_contradicts", {sheet, i, "day"},
               {{"value", base::to_text(rows.holidays[i].day)},
                {"first", std::to_string(sheet.rows[first->second].number)}});
  }
}

void check_programmes(const Sheet& sheet, const Rows& rows, Complaints& complaints) {
  const auto& programmes = rows.programmes;
  const CodeIndex index(programmes);
  for (std::size_t i = 0; i < programmes.size(); ++i)
    if (programmes[i].until && *programmes[i].until < programmes[i].since)
      complain(complaints, "days_reversed", {sheet, i, "until"},
               {{"since", base::to_text(programmes[i].since)},
                {"until", base::to_text(*programmes[i].until)}});
  for (const std::size_t i : rows_in_cycles(
           programmes.size(), [&](std::size_t row) { return index.find(programmes[row].parent); }))
    complain(complaints, "parent_cycle", {sheet, i, "parent"}, {{"value", programmes[i].code}});
}

void check_paths(const Sheet& sheet, const Rows& rows, Complaints& complaints) {
  for (std::size_t i = 0; i < rows.columns.size(); ++i) {
    const std::string& path = rows.columns[i].path;
    if (!path.starts_with("fields.")) continue;
    const std::string code = path.substr(7);
    if (!contains(rows.fields, code, &FieldRow::code))
      complain(complaints, "path_field_unknown", {sheet, i, "path"}, {{"value", code}});
  }
}

void check_settings(const Sheet& sheet, const Rows& rows, Complaints& complaints) {
  if (rows.calendar.work_until.minute <= rows.calendar.work_from.minute)
    complain_setting(complaints, "work_hours_reversed", sheet, "calendar.work_until");
  if (rows.case_rules.look_back_percent > 100)
    complain_setting(complaints, "percent_too_large", sheet, "case.look_back_percent",
                     {{"value", std::to_string(rows.case_rules.look_back_percent)}});
  if (rows.pack.utc_offset_minutes > 14 * 60)
    complain_setting(complaints, "offset_too_large", sheet, "pack.utc_offset_minutes",
                     {{"value", std::to_string(rows.pack.utc_offset_minutes)}});
}
}  // namespace

void check_rules(const Sheets& sheets, const Rows& rows, Complaints& complaints) {
  const Sheet& briefs = sheets[TableId::briefs];
  for (std::size_t i = 0; i < rows.briefs.size(); ++i) {
    check_brief(briefs, i, "template_zh", rows.briefs[i].template_zh, rows, complaints);
    check_brief(briefs, i, "template_en", rows.briefs[i].template_en, rows, complaints);
  }
  check_settings(sheets[TableId::settings], rows, complaints);
  check_programmes(sheets[TableId::programmes], rows, complaints);
  check_deadlines(sheets[TableId::deadlines], rows, complaints);
  check_routing(sheets[TableId::routing], rows, complaints);
  check_numbering(sheets[TableId::numbering], rows, complaints);
  check_paths(sheets[TableId::columns], rows, complaints);
  check_holidays(sheets[TableId::holidays], rows, complaints);
}

}  // namespace luoshi::pack
