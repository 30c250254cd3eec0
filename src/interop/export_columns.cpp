#include "interop/export_columns.hpp"

#include "interop/export_values.hpp"
#include "interop/export_words.hpp"
#include "interop/import_words.hpp"

namespace luoshi::interop {

namespace {
const ColumnWord* find_word(std::string_view noun, std::string_view path) {
  for (const ColumnWord& word : export_vocabulary())
    if (word.path == path && (word.noun == noun || word.noun.empty())) return &word;
  return nullptr;
}

ExportColumn headed(const ColumnWord& word, base::Language language) {
  return {
      std::string(word.path), std::string(word_in(word.zh, word.en, language)), word.privacy, {}};
}

template <class State>
std::optional<ExportColumn> find_in(std::span<const ValueColumn<State>> table,
                                    const ColumnWord* word, base::Language language) {
  if (!word) return std::nullopt;
  auto row = std::ranges::find(table, word->path, &ValueColumn<State>::path);
  if (row == table.end()) return std::nullopt;
  ExportColumn out = headed(*word, language);
  out.value = [value = row->value](const core::Id&, const core::State& state,
                                   const ExportContext& context) {
    const State* one = std::get_if<State>(&state);
    return one ? value(*one, context) : ExportCell{};
  };
  return out;
}

// 0 is said; an activity that has no amount of the quantity says nothing; 今日无 says so.
ExportColumn quantity_column(const core::Quantity& quantity, base::Language language) {
  const std::string measure = name_in(quantity.measure, language);
  std::string heading = name_in(quantity.name, language);
  if (!measure.empty()) heading += '(' + measure + ')';
  return {"quantities." + quantity.code, std::move(heading), ColumnPrivacy::open,
          [code = quantity.code, decimals = quantity.decimals](
              const core::Id&, const core::State& state, const ExportContext& context) {
            const auto* one = std::get_if<core::ActivityState>(&state);
            if (!one) return ExportCell{};
            if (one->activity.nothing_today) {
              const auto words = import_words(ImportWords::nothing_today);
              return ExportCell(std::string(context.language == base::Language::zh ? words.front()
                                                                                   : words.back()));
            }
            std::optional<std::int64_t> sum;
            for (const core::AmountGroup& group : one->activity.amounts)
              for (const core::Amount& amount : group.amounts)
                if (amount.quantity == code) sum = sum.value_or(0) + amount.amount;
            return sum ? ExportCell(WrittenNumber{*sum, decimals}) : ExportCell{};
          }};
}

ColumnPrivacy privacy_of(const core::Field& field) {
  return field.type == core::FieldType::person ? ColumnPrivacy::personal : ColumnPrivacy::open;
}

ExportColumn field_column(const core::Field& field, base::Language language) {
  return {
      "fields." + field.code, name_in(field.name, language), privacy_of(field),
      [code = field.code](const core::Id&, const core::State& state, const ExportContext& context) {
        const auto* one = std::get_if<core::ActivityState>(&state);
        if (!one) return ExportCell{};
        auto value = one->activity.fields.find(code);
        if (value == one->activity.fields.end()) return ExportCell{};
        const auto* kind = core::find_by_code(context.rules.activity_kinds, one->activity.kind);
        const core::Field* known = kind ? core::find_by_code(kind->fields, code) : nullptr;
        return known ? cell_of(value->second, *known, context) : ExportCell{};
      }};
}

std::optional<ExportColumn> column_at(const core::RuleSet& rules, std::string_view noun,
                                      std::string_view path, base::Language language) {
  const ColumnWord* word = find_word(noun, path);
  if (path == serial_path) return headed(*word, language);
  if (path == "record") return record_column(language);
  if (noun == "activity" && path.starts_with("quantities.")) {
    const auto* quantity = core::find_by_code(rules.quantities, path.substr(11));
    return quantity ? std::optional(quantity_column(*quantity, language)) : std::nullopt;
  }
  if (noun == "activity" && path.starts_with("fields.")) {
    for (const core::ActivityKind& kind : rules.activity_kinds)
      if (const core::Field* field = core::find_by_code(kind.fields, path.substr(7)))
        return field_column(*field, language);
    return std::nullopt;
  }
  if (noun == "activity") return find_in(activity_columns(), word, language);
  if (noun == "case") return find_in(case_columns(), word, language);
  if (noun == "unit") return find_in(unit_columns(), word, language);
  if (noun == "person") return find_in(person_columns(), word, language);
  if (noun == "post") return find_in(post_columns(), word, language);
  if (noun == "site") return find_in(site_columns(), word, language);
  return std::nullopt;
}

}  // namespace

bool can_export(std::string_view noun) {
  const auto any = {"case", "activity", "unit", "person", "post", "site"};
  return std::ranges::find(any, noun) != any.end();
}

ExportColumn record_column(base::Language language) {
  ExportColumn out = headed(*find_word({}, "record"), language);
  out.value = [](const core::Id& record, const core::State&, const ExportContext&) {
    return ExportCell(base::to_text(record));
  };
  return out;
}

std::vector<std::string> unknown_paths(const core::RuleSet& rules, const core::ColumnSet& set) {
  std::vector<std::string> out;
  for (const core::ColumnSpec& spec : set.columns)
    if (!column_at(rules, set.noun, spec.path, base::Language::zh)) out.push_back(spec.path);
  return out;
}

base::Result<std::vector<ExportColumn>> columns_at(const core::RuleSet& rules,
                                                   std::string_view noun,
                                                   const std::vector<std::string>& paths,
                                                   base::Language language) {
  std::vector<ExportColumn> out;
  for (const std::string& path : paths) {
    auto column = column_at(rules, noun, path, language);
    if (!column) return base::refuse("export_column_unknown", "paths", {{"value", path}});
    out.push_back(std::move(*column));
  }
  return out;
}

base::Result<std::vector<ExportColumn>> columns_of_set(const core::RuleSet& rules,
                                                       std::string_view noun, std::string_view set,
                                                       base::Language language) {
  const core::ColumnSet* known = core::find_by_code(rules.column_sets, set);
  const std::map<std::string, std::string> args{{"value", std::string(set)}};
  if (!known) return base::refuse("column_set_unknown", "columns", args);
  if (known->noun != noun) return base::refuse("column_set_of_other_noun", "columns", args);
  std::vector<ExportColumn> out;
  for (const core::ColumnSpec& spec : known->columns) {
    auto column = column_at(rules, noun, spec.path, language);
    if (!column) return base::refuse("export_column_unknown", "columns", {{"value", spec.path}});
    column->heading = name_in(spec.name, language);
    out.push_back(std::move(*column));
  }
  return out;
}

std::vector<ExportColumn> columns_of_kinds(const core::RuleSet& rules,
                                           const std::vector<std::string>& kinds,
                                           base::Language language) {
  std::vector<ExportColumn> out;
  const auto has = [&](std::string_view path) {
    return std::ranges::find(out, path, &ExportColumn::path) != out.end();
  };
  const auto add = [&](std::string_view path) {
    if (auto column = column_at(rules, "activity", path, language); column && !has(path))
      out.push_back(std::move(*column));
  };
  add(serial_path);
  add("day");
  if (kinds.size() != 1) add("kind");
  for (const std::string_view path : {"street", "unit", "programme", "location", "site"}) add(path);
  for (const std::string& code : kinds) {
    const core::ActivityKind* kind = core::find_by_code(rules.activity_kinds, code);
    if (!kind) continue;
    for (const std::string& quantity : kind->quantities) add("quantities." + quantity);
    for (const core::Field& field : kind->fields)
      if (!has("fields." + field.code)) out.push_back(field_column(field, language));
    if (kind->reporting == core::Reporting::daily) add("nothing_today");
  }
  for (const std::string_view path : {"from", "until", "latitude", "longitude", "summary", "people",
                                      "recorder", "photos", "no_photo_reason", "status", "record"})
    add(path);
  return out;
}

std::vector<ExportColumn> columns_of_noun(const core::RuleSet& rules, std::string_view noun,
                                          base::Language language) {
  std::vector<ExportColumn> out;
  for (const ColumnWord& word : export_vocabulary())
    if (word.noun == noun)
      if (auto column = column_at(rules, noun, word.path, language))
        out.push_back(std::move(*column));
  if (noun == "case" || noun == "activity") out.push_back(record_column(language));
  return out;
}

}  // namespace luoshi::interop
