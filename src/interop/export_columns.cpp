#include "interop/export_columns.hpp"

#include "interop/export_values.hpp"
#include "interop/import_words.hpp"

namespace luoshi::interop {

namespace {
std::string heading_in(std::string_view zh, std::string_view en, base::Language language) {
  return std::string(language == base::Language::zh ? zh : en);
}

template <class State>
ExportColumn column_from(const ValueColumn<State>& row, base::Language language) {
  return {std::string(row.path), heading_in(row.zh, row.en, language), row.privacy,
          [value = row.value](const core::Id&, const core::State& state,
                              const ExportContext& context) {
            const State* one = std::get_if<State>(&state);
            return one ? value(*one, context) : ExportCell{};
          }};
}

template <class State>
std::optional<ExportColumn> find_in(std::span<const ValueColumn<State>> table,
                                    std::string_view path, base::Language language) {
  for (const auto& row : table)
    if (row.path == path) return column_from(row, language);
  return std::nullopt;
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
              return ExportCell(std::string(
                  context.language == base::Language::zh ? words.front() : words.back()));
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
  return {"fields." + field.code, name_in(field.name, language), privacy_of(field),
          [code = field.code](const core::Id&, const core::State& state,
                              const ExportContext& context) {
            const auto* one = std::get_if<core::ActivityState>(&state);
            if (!one) return ExportCell{};
            auto value = one->activity.fields.find(code);
            if (value == one->activity.fields.end()) return ExportCell{};
            const auto* kind =
                core::find_by_code(context.rules.activity_kinds, one->activity.kind);
            const core::Field* known = kind ? core::find_by_code(kind->fields, code) : nullptr;
            return known ? cell_of(value->second, *known, context) : ExportCell{};
          }};
}

std::optional<ExportColumn> column_at(const core::RuleSet& rules, std::string_view noun,
                                      std::string_view path, base::Language language) {
  if (path == serial_path)
    return ExportColumn{std::string(path), heading_in("序号", "No.", language),
                        ColumnPrivacy::open, {}};
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
  if (noun == "activity") return find_in(activity_columns(), path, language);
  if (noun == "case") return find_in(case_columns(), path, language);
  if (noun == "unit") return find_in(unit_columns(), path, language);
  if (noun == "person") return find_in(person_columns(), path, language);
  if (noun == "post") return find_in(post_columns(), path, language);
  if (noun == "site") return find_in(site_columns(), path, language);
  return std::nullopt;
}

template <class State>
void add_words(std::vector<ColumnWord>& out, std::string_view noun,
               std::span<const ValueColumn<State>> table) {
  for (const auto& row : table) out.push_back({noun, row.path, row.zh, row.en, row.privacy});
}
}  // namespace

bool can_export(std::string_view noun) {
  const auto any = {"case", "activity", "unit", "person", "post", "site"};
  return std::ranges::find(any, noun) != any.end();
}

ExportColumn record_column(base::Language language) {
  return {"record", heading_in("记录号", "Record id", language), ColumnPrivacy::open,
          [](const core::Id& record, const core::State&, const ExportContext&) {
            return ExportCell(base::to_text(record));
          }};
}

base::Result<std::vector<ExportColumn>> columns_of_set(const core::RuleSet& rules,
                                                       std::string_view noun,
                                                       std::string_view set,
                                                       base::Language language) {
  const core::ColumnSet* known = core::find_by_code(rules.column_sets, set);
  const std::map<std::string, std::string> args{{"value", std::string(set)}};
  if (!known) return base::refuse("column_set_unknown", "columns", args);
  if (known->noun != noun) return base::refuse("column_set_of_other_noun", "columns", args);
  std::vector<ExportColumn> out;
  for (const core::ColumnSpec& spec : known->columns) {
    auto column = column_at(rules, noun, spec.path, language);
    if (!column)
      return base::refuse("export_column_unknown", "columns", {{"value", spec.path}});
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
  for (const std::string_view path :
       {"from", "until", "latitude", "longitude", "summary", "people", "recorder", "photos",
        "no_photo_reason", "status", "record"})
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

std::vector<ColumnWord> export_vocabulary() {
  std::vector<ColumnWord> out;
  add_words(out, "case", case_columns());
  add_words(out, "activity", activity_columns());
  add_words(out, "unit", unit_columns());
  add_words(out, "person", person_columns());
  add_words(out, "post", post_columns());
  add_words(out, "site", site_columns());
  return out;
}

std::span<const base::Message> export_messages() {
  static constexpr base::Message table[] = {
      {"column_set_unknown", "规则包中没有列组“{value}”。",
       "The rule set has no set of columns \"{value}\"."},
      {"column_set_of_other_noun", "列组“{value}”不是给这种记录用的。",
       "The set of columns \"{value}\" is for another sort of record."},
      {"export_column_unknown", "列“{value}”不存在。可用的列见 docs/export.md。",
       "There is no column \"{value}\". docs/export.md lists the columns."},
      {"export_noun_unknown", "不能导出“{value}”。可导出：case、activity、unit、person、post、site。",
       "\"{value}\" cannot be exported. These can: case, activity, unit, person, post, site."},
      {"export_kind_unknown", "没有名为“{value}”的记录种类。",
       "There is no kind of activity \"{value}\"."},
      {"export_file_failed", "无法写入文件 {file}。请检查文件夹权限和磁盘空间。",
       "The file {file} cannot be written. Check the right to write there and the space left."},
      {"export_note_made", "# 导出时间：{now}", "# Exported at: {now}"},
      {"export_note_rows", "# 行数：{rows}（完整，没有截断）", "# Rows: {rows} (complete, not cut off)"},
      {"export_note_filter", "# 筛选条件：{filter}", "# Filter: {filter}"},
      {"export_note_no_filter", "# 筛选条件：无（全部可见记录）",
       "# Filter: none (every record that may be seen)"},
      {"export_note_personal", "# 不含姓名和联系方式（没有读取个人信息的权限）。",
       "# Without names and contacts (no right to read personal data)."},
      {"export_note_thumbnails", "# 照片为缩略图；缺少 {missing} 张（原图已删除或打不开）。",
       "# Photos are thumbnails; {missing} are missing (erased or unreadable)."},
      {"export_sheet_notes", "导出说明", "About this export"},
  };
  return table;
}

}  // namespace luoshi::interop
