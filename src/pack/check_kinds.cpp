#include "base/text.hpp"
#include "pack/check.hpp"

namespace luoshi::pack {

namespace {
using core::FieldType;

constexpr std::int32_t decimals_max = 9;

bool takes_terms(FieldType type) {
  return type == FieldType::choice || type == FieldType::choices;
}
bool is_number(FieldType type) {
  return type == FieldType::integer || type == FieldType::decimal;
}

// The headings and words that would mean two things in one sheet.
class Names {
 public:
  Names(Complaints& complaints, std::string_view code) : complaints_(complaints), code_(code) {}

  void add(std::string_view name, const std::string& owner, const Spot& spot) {
    const std::string plain = base::normalise(name);
    if (plain.empty()) return;
    const auto [first, fresh] = owners_.try_emplace(plain, owner);
    if (fresh || first->second == owner) return;
    complain(complaints_, code_, spot, {{"value", std::string(name)}, {"other", first->second}});
  }
  void add_row(const core::Name& name, const std::vector<std::string>& aliases,
               const std::string& owner, const Sheet& sheet, std::size_t row) {
    add(name.zh, owner, {sheet, row, "name_zh"});
    add(name.en, owner, {sheet, row, "name_en"});
    for (const std::string& alias : aliases) add(alias, owner, {sheet, row, "aliases"});
  }

 private:
  Complaints& complaints_;
  std::string_view code_;
  std::map<std::string, std::string> owners_;
};

class FieldCheck {
 public:
  FieldCheck(const Sheets& sheets, const Rows& rows, Complaints& complaints)
      : sheet_(sheets[TableId::fields]), rows_(rows), complaints_(complaints) {}

  void check(std::size_t i) {
    const FieldRow& row = rows_.fields[i];
    check_terms(i, row);
    check_place(i, row);
    check_numbers(i, row);
    if (row.type == FieldType::table && !has_columns(row))
      say("table_without_columns", i, "type", {{"value", row.code}});
  }

 private:
  void say(std::string_view code, std::size_t i, std::string_view column, Args args = {}) {
    complain(complaints_, code, {sheet_, i, column}, std::move(args));
  }

  void check_terms(std::size_t i, const FieldRow& row) {
    const bool checklist = row.type == FieldType::checklist;
    if (!checklist && !takes_terms(row.type)) {
      if (!row.terms.empty()) say("terms_not_used", i, "terms", {{"value", row.terms}});
      return;
    }
    if (row.terms.empty()) return say("terms_missing", i, "terms", {{"value", row.code}});
    const bool known = checklist ? contains(rows_.checklists, row.terms, &ChecklistRow::checklist)
                                 : contains(rows_.terms, row.terms, &TermRow::list);
    if (!known)
      say("reference_unknown", i, "terms",
          {{"value", row.terms}, {"table", checklist ? "checklists" : "terms"}});
  }

  void check_place(std::size_t i, const FieldRow& row) {
    if (row.table.empty()) return;
    if (row.type == FieldType::table)
      return say("table_in_table", i, "type", {{"value", row.code}});
    for (const FieldRow& other : rows_.fields)
      if (other.kind == row.kind && other.table.empty() && other.code == row.table &&
          other.type == FieldType::table)
        return;
    say("table_field_unknown", i, "table", {{"value", row.table}, {"kind", row.kind}});
  }

  void check_numbers(std::size_t i, const FieldRow& row) {
    if (row.decimals > decimals_max || (row.decimals > 0 && row.type != FieldType::decimal))
      say("decimals_not_used", i, "decimals", {{"value", std::to_string(row.decimals)}});
    const auto least = bound(i, row, row.minimum, "minimum");
    const auto most = bound(i, row, row.maximum, "maximum");
    if (least && most && *least > *most)
      say("bounds_reversed", i, "maximum", {{"minimum", row.minimum}, {"maximum", row.maximum}});
  }

  std::optional<std::int64_t> bound(std::size_t i, const FieldRow& row, const std::string& text,
                                    std::string_view column) {
    if (text.empty() || row.decimals > decimals_max) return std::nullopt;
    if (!is_number(row.type)) {
      say("bound_not_used", i, column, {{"value", text}});
      return std::nullopt;
    }
    const auto value = scaled_from_text(text, row.decimals);
    if (!value)
      say("bound_malformed", i, column,
          {{"value", text}, {"decimals", std::to_string(row.decimals)}});
    return value;
  }

  bool has_columns(const FieldRow& row) const {
    return std::ranges::any_of(rows_.fields, [&](const FieldRow& other) {
      return other.kind == row.kind && other.table == row.code;
    });
  }

  const Sheet& sheet_;
  const Rows& rows_;
  Complaints& complaints_;
};

void check_kind_names(const Sheets& sheets, const Rows& rows, Complaints& complaints) {
  const Sheet& sheet = sheets[TableId::fields];
  const CodeIndex quantities(rows.quantities);
  std::map<std::string, Names> scopes;
  for (std::size_t i = 0; i < rows.fields.size(); ++i) {
    const FieldRow& row = rows.fields[i];
    auto [names, fresh] =
        scopes.try_emplace(row.kind + '/' + row.table, complaints, "heading_ambiguous");
    const auto* kind = core::find_by_code(rows.kinds, row.kind);
    if (fresh && kind && row.table.empty())
      for (const std::string& code : kind->quantities)
        if (const std::size_t at = quantities.find(code); at != no_row)
          names->second.add_row(rows.quantities[at].name, rows.quantities[at].aliases, code,
                                sheets[TableId::quantities], at);
    names->second.add_row(row.name, row.aliases, row.code, sheet, i);
  }
}

void check_reporting(const Sheet& sheet, const Rows& rows, Complaints& complaints) {
  for (std::size_t i = 0; i < rows.kinds.size(); ++i) {
    const core::ActivityKind& kind = rows.kinds[i];
    const bool daily = kind.reporting == core::Reporting::daily;
    if (daily && kind.expected_levels.empty())
      complain(complaints, "daily_without_levels", {sheet, i, "expected_levels"},
               {{"value", kind.code}});
    if (!daily && !kind.expected_levels.empty())
      warn(complaints, "levels_not_used", {sheet, i, "expected_levels"}, {{"value", kind.code}});
  }
}

void check_sheet_names(const Sheet& sheet, const Rows& rows, Complaints& complaints) {
  Names names(complaints, "sheet_ambiguous");
  for (std::size_t i = 0; i < rows.kinds.size(); ++i) {
    const core::ActivityKind& kind = rows.kinds[i];
    names.add(kind.name.zh, kind.code, {sheet, i, "name_zh"});
    names.add(kind.code, kind.code, {sheet, i, "code"});
    for (const std::string& name : kind.sheets) names.add(name, kind.code, {sheet, i, "sheets"});
  }
}
}  // namespace

void check_kinds(const Sheets& sheets, const Rows& rows, Complaints& complaints) {
  FieldCheck fields(sheets, rows, complaints);
  for (std::size_t i = 0; i < rows.fields.size(); ++i) fields.check(i);
  check_kind_names(sheets, rows, complaints);
  check_reporting(sheets[TableId::kinds], rows, complaints);
  check_sheet_names(sheets[TableId::kinds], rows, complaints);
}

void check_lists(const Sheets& sheets, const Rows& rows, Complaints& complaints) {
  std::map<std::string, Names> lists;
  std::map<std::string, std::size_t> unnamed;
  for (std::size_t i = 0; i < rows.terms.size(); ++i) {
    const TermRow& row = rows.terms[i];
    if (row.code.empty()) continue;
    if (!std::ranges::any_of(
            rows.terms,
            [&](const TermRow& other) { return other.list == row.list && other.code.empty(); }) &&
        unnamed.try_emplace("terms/" + row.list, i).second)
      complain(complaints, "list_without_name", {sheets[TableId::terms], i, "list"},
               {{"value", row.list}});
    auto [names, fresh] = lists.try_emplace(row.list, complaints, "term_ambiguous");
    names->second.add_row(row.name, row.aliases, row.code, sheets[TableId::terms], i);
  }
  for (std::size_t i = 0; i < rows.checklists.size(); ++i) {
    const ChecklistRow& row = rows.checklists[i];
    if (std::ranges::any_of(rows.checklists,
                            [&](const ChecklistRow& other) {
                              return other.checklist == row.checklist && other.code.empty();
                            }) ||
        !unnamed.try_emplace("checklists/" + row.checklist, i).second)
      continue;
    complain(complaints, "list_without_name", {sheets[TableId::checklists], i, "checklist"},
             {{"value", row.checklist}});
  }
  Names programmes(complaints, "alias_ambiguous");
  for (std::size_t i = 0; i < rows.programmes.size(); ++i)
    programmes.add_row(rows.programmes[i].name, rows.programmes[i].aliases, rows.programmes[i].code,
                       sheets[TableId::programmes], i);
  Names headers(complaints, "alias_ambiguous");
  for (std::size_t i = 0; i < rows.headers.size(); ++i)
    for (const std::string& alias : rows.headers[i].aliases)
      headers.add(alias, rows.headers[i].column, {sheets[TableId::headers], i, "aliases"});
}

}  // namespace luoshi::pack
