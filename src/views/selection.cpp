#include "views/selection.hpp"

#include "base/limits.hpp"

namespace luoshi::views {

namespace {
using base::refuse;
using enum Operator;

enum class ValueKind { code, word, text, id, day, due, field };

struct Field {
  std::string_view name;
  ValueKind kind;
  std::vector<Operator> operators;
};

constexpr std::string_view field_prefix = "field.";

const Field* find_field(std::string_view name) {
  static const std::vector<Operator> ranges{equal, less, at_most, greater, at_least, is_set};
  static const std::vector<Field> fields{
      {"kind", ValueKind::code, {equal, in, under, is_set}},
      {"category", ValueKind::code, {equal, in, under, is_set}},
      {"status", ValueKind::word, {equal, in}},
      {"number", ValueKind::text, {equal, in, under, is_set}},
      {"unit", ValueKind::id, {equal, in, within, is_set}},
      {"site", ValueKind::id, {equal, in, is_set}},
      {"day", ValueKind::day, ranges},
      {"due", ValueKind::due, ranges},
      {"source", ValueKind::code, {equal, in, is_set}},
      {"programme", ValueKind::code, {equal, in, is_set}},
      {field_prefix, ValueKind::field, {equal, in, less, at_most, greater, at_least, is_set}}};
  for (const Field& field : fields)
    if (field.name == name || (field.kind == ValueKind::field &&
                               name.size() > field_prefix.size() && name.starts_with(field_prefix)))
      return &field;
  return nullptr;
}

struct OperatorText {
  Operator op;
  std::string_view text;
};
// The longer of two that begin alike first.
constexpr std::array<OperatorText, 9> operator_texts{{{at_most, "<="},
                                                      {at_least, ">="},
                                                      {equal, "="},
                                                      {less, "<"},
                                                      {greater, ">"},
                                                      {in, " in "},
                                                      {within, " within "},
                                                      {under, " under "},
                                                      {is_set, " is set"}}};

std::string_view text_of(Operator op) {
  for (const auto& row : operator_texts)
    if (row.op == op) return row.text;
  return {};
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  // A blank after a backslash belongs to the value.
  while (text.ends_with(' ') && !text.ends_with("\\ ")) text.remove_suffix(1);
  return text;
}

// Parts between separators that have no backslash before them; escapes stay.
std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == separator) {
      out.push_back(text.substr(begin, at - begin));
      begin = at + 1;
    }
  }
  out.push_back(text.substr(begin));
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size()) ++at;
    out += text[at];
  }
  return out;
}

std::string escaped(std::string_view value) {
  std::string out;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const char c = value[at];
    const bool edge_blank = c == ' ' && (at == 0 || at + 1 == value.size());
    if (c == ';' || c == ',' || c == '\\' || edge_blank) out += '\\';
    out += c;
  }
  return out;
}

bool is_field_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == '-';
}

base::Result<Condition> parse_condition(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_field_character(text[end])) ++end;
  Condition out{.field = std::string(text.substr(0, end))};
  std::string_view rest = text.substr(end);
  if (!out.field.empty())
    for (const auto& [op, sign] : operator_texts) {
      std::string_view tail = rest;
      // Signs may stand apart from the field; words must.
      if (sign.front() != ' ') tail = trimmed(tail);
      if (!tail.starts_with(sign)) continue;
      tail = trimmed(tail.substr(sign.size()));
      out.op = op;
      if (op == is_set && !tail.empty()) break;
      if (op != is_set)
        for (std::string_view value : split(tail, ','))
          out.values.push_back(unescaped(trimmed(value)));
      return out;
    }
  return refuse("selection_malformed", out.field, {{"text", std::string(text)}});
}

bool value_reads(ValueKind kind, std::string_view value) {
  switch (kind) {
    case ValueKind::id:
      return base::id_from_text(value).has_value();
    case ValueKind::day:
      return base::day_from_text(value).has_value();
    case ValueKind::due:
      return base::day_from_text(value).has_value() || base::instant_from_text(value).has_value();
    case ValueKind::code:
    case ValueKind::word:
    case ValueKind::text:
    case ValueKind::field:
      return !value.empty();
  }
  return false;
}

base::Result<void> check_condition(const Condition& condition) {
  const Field* field = find_field(condition.field);
  if (field == nullptr)
    return refuse("selection_field_unknown", condition.field, {{"field", condition.field}});
  if (std::ranges::find(field->operators, condition.op) == field->operators.end())
    return refuse("selection_operator_unfit", condition.field,
                  {{"field", condition.field}, {"operator", std::string(text_of(condition.op))}});
  const std::size_t count = condition.values.size();
  if (condition.op != is_set && count == 0)
    return refuse("selection_value_missing", condition.field, {{"field", condition.field}});
  const bool several = condition.op == in || condition.op == within;
  const std::size_t most = condition.op == is_set ? 0
                           : several              ? base::limits::selection_values_max
                                                  : 1;
  if (count > most)
    return refuse("selection_values_too_many", condition.field,
                  {{"field", condition.field}, {"bound", std::to_string(most)}});
  for (const std::string& value : condition.values)
    if (!value_reads(field->kind, value))
      return refuse("selection_value_malformed", condition.field,
                    {{"field", condition.field}, {"value", value}});
  return {};
}
}  // namespace

base::Result<Selection> parse_selection(std::string_view text) {
  Selection out;
  if (trimmed(text).empty()) return out;
  for (std::string_view part : split(text, ';')) {
    if (trimmed(part).empty()) continue;
    auto condition = parse_condition(trimmed(part));
    if (!condition) return std::unexpected(std::move(condition.error()));
    out.push_back(std::move(*condition));
  }
  if (auto ok = check_selection(out); !ok) return std::unexpected(std::move(ok.error()));
  return out;
}

std::string print_selection(const Selection& selection) {
  std::string out;
  for (const Condition& condition : selection) {
    if (!out.empty()) out += ';';
    out.append(condition.field).append(text_of(condition.op));
    for (std::size_t i = 0; i < condition.values.size(); ++i)
      out.append(i == 0 ? "" : ",").append(escaped(condition.values[i]));
  }
  return out;
}

base::Result<void> check_selection(const Selection& selection) {
  if (selection.size() > base::limits::selection_conditions_max)
    return refuse("selection_values_too_many", "selection",
                  {{"field", "selection"},
                   {"bound", std::to_string(base::limits::selection_conditions_max)}});
  for (const Condition& condition : selection)
    if (auto ok = check_condition(condition); !ok) return ok;
  return {};
}

base::Result<void> check_query(const ListQuery& query) {
  if (auto ok = check_selection(query.selection); !ok) return ok;
  if (query.limit < 1 || query.limit > base::limits::page_rows_max)
    return refuse("page_size_out_of_range", "limit",
                  {{"bound", std::to_string(base::limits::page_rows_max)}});
  if (query.text.size() > base::limits::search_text_bytes_max)
    return refuse("search_text_too_long", "text",
                  {{"bound", std::to_string(base::limits::search_text_bytes_max)}});
  if (!query.after.empty()) {
    const auto cursor = cursor_from_text(query.after);
    if (!cursor || cursor->kind != cursor_kind(query)) return refuse("cursor_malformed", "after");
  }
  return {};
}

}  // namespace luoshi::views
