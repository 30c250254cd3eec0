// What a selection says about one record: the same code for every store.
#include "base/text.hpp"
#include "views/selection.hpp"

namespace luoshi::views {

namespace {
using Range = std::pair<std::int64_t, std::int64_t>;

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min() + 1;
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max() - 1;

// What a value written as text covers: an instant itself, a day its whole length.
// A deadline at midnight is 24:00 of the day before and belongs to that day.
std::optional<Range> due_covered(std::string_view value, base::UtcOffset offset) {
  if (const auto day = base::day_from_text(value))
    return Range{base::start_of(*day, offset).us + 1, base::start_of(*day + 1, offset).us};
  if (const auto instant = base::instant_from_text(value)) return Range{instant->us, instant->us};
  return std::nullopt;
}

std::optional<Range> day_covered(std::string_view value) {
  if (const auto day = base::day_from_text(value)) return Range{day->number, day->number};
  return std::nullopt;
}

// An empty range when the operator does not order values.
Range allowed(Operator op, Range covered) {
  switch (op) {
    case Operator::equal:
      return covered;
    case Operator::less:
      return {lowest, covered.first - 1};
    case Operator::at_most:
      return {lowest, covered.second};
    case Operator::greater:
      return {covered.second + 1, highest};
    case Operator::at_least:
      return {covered.first, highest};
    case Operator::is_set:
      return {lowest, highest};
    case Operator::in:
    case Operator::within:
    case Operator::under:
      break;
  }
  return {0, -1};
}

bool contains(Range range, std::int64_t value) {
  return range.first <= value && value <= range.second;
}

bool code_holds(const Condition& condition, std::string_view code) {
  if (condition.op == Operator::is_set) return !code.empty();
  return std::ranges::any_of(condition.values, [&](const std::string& value) {
    return condition.op == Operator::under ? code.starts_with(value) : code == value;
  });
}

template <class T>
bool ordered(Operator op, const T& left, const T& right) {
  switch (op) {
    case Operator::equal:
    case Operator::in:
      return left == right;
    case Operator::less:
      return left < right;
    case Operator::at_most:
      return left <= right;
    case Operator::greater:
      return left > right;
    case Operator::at_least:
      return left >= right;
    case Operator::within:
    case Operator::under:
    case Operator::is_set:
      break;
  }
  return false;
}

std::optional<std::int64_t> number_from(std::string_view text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

// A fact of the record stands in the state itself or in the one object that holds its facts.
const boost::json::value* find_fact(const boost::json::value& state, std::string_view name) {
  const auto* object = state.if_object();
  if (object == nullptr) return nullptr;
  if (const auto* value = object->if_contains(name)) return value;
  for (const auto& [of, member] : *object)
    if (const auto* inner = member.if_object())
      if (const auto* value = inner->if_contains(name)) return value;
  return nullptr;
}

const boost::json::value* find_value(const boost::json::value& state, std::string_view code) {
  const auto* fields = find_fact(state, "fields");
  return fields != nullptr && fields->is_object() ? fields->get_object().if_contains(code)
                                                  : nullptr;
}

bool site_holds(const Condition& condition, const boost::json::value& state) {
  const auto* site = find_fact(state, "site");
  if (site == nullptr || !site->is_string()) return false;
  return code_holds(condition, site->get_string());
}

// value: the JSON of a core::FieldValue; one text of the condition against it.
bool value_holds(Operator op, const boost::json::object& field, std::string_view text) {
  const auto* type = field.if_contains("type");
  const auto* value = field.if_contains("value");
  if (type == nullptr || value == nullptr || !type->is_string()) return false;
  const std::string_view kind = type->get_string();
  if (kind == "integer") {
    const auto number = number_from(text);
    return number && value->is_int64() && ordered(op, value->get_int64(), *number);
  }
  if (kind == "choice")
    return value->is_array() && (op == Operator::equal || op == Operator::in) &&
           std::ranges::any_of(value->get_array(), [&](const boost::json::value& item) {
             return item.is_string() && std::string_view(item.get_string()) == text;
           });
  if (!value->is_string()) return false;
  const std::string_view stored = value->get_string();
  if (kind == "day") {
    const auto left = base::day_from_text(stored), right = base::day_from_text(text);
    return left && right && ordered(op, *left, *right);
  }
  if (kind == "instant") {
    const auto left = base::instant_from_text(stored), right = base::instant_from_text(text);
    return left && right && ordered(op, *left, *right);
  }
  return kind == "record" && (op == Operator::equal || op == Operator::in) && stored == text;
}

bool field_holds(const Condition& condition, const boost::json::value& state) {
  const auto* value = find_value(state, std::string_view(condition.field).substr(6));
  if (condition.op == Operator::is_set) return value != nullptr;
  if (value == nullptr || !value->is_object()) return false;
  return std::ranges::any_of(condition.values, [&](const std::string& text) {
    return value_holds(condition.op, value->get_object(), text);
  });
}
}  // namespace

Matcher::Matcher(const Selection& selection, base::UtcOffset offset) {
  for (const Condition& condition : selection) {
    Test test{condition, {}, {}};
    const std::string_view value =
        condition.values.empty() ? std::string_view() : condition.values.front();
    if (condition.field == "unit")
      for (const std::string& text : condition.values)
        if (const auto id = base::id_from_text(text)) test.ids.push_back(*id);
    if (condition.field == "due" || condition.field == "day") {
      const auto covered = condition.op == Operator::is_set ? Range{0, 0}
                           : condition.field == "due"       ? due_covered(value, offset)
                                                            : day_covered(value);
      test.spans.push_back(covered ? allowed(condition.op, *covered) : Range{0, -1});
    }
    reads_state_ =
        reads_state_ || condition.field == "site" || condition.field.starts_with("field.");
    bound(test);
    tests_.push_back(std::move(test));
  }
}

void Matcher::bound(const Test& test) {
  const std::string& field = test.condition.field;
  const auto narrow = [&](auto& bounds) {
    using Number = std::remove_cvref_t<decltype(bounds->first)>;
    constexpr Number low = std::numeric_limits<Number>::min() + 1;
    constexpr Number high = std::numeric_limits<Number>::max() - 1;
    const auto fit = [&](std::int64_t value) {
      return static_cast<Number>(std::clamp<std::int64_t>(value, low, high));
    };
    const std::pair<Number, Number> range{fit(test.spans[0].first), fit(test.spans[0].second)};
    bounds = bounds ? std::pair{std::max(bounds->first, range.first),
                                std::min(bounds->second, range.second)}
                    : range;
  };
  if (field == "due") {
    narrow(bounds_.due_us);
  } else if (field == "day") {
    narrow(bounds_.day);
  } else if (field == "status") {
    std::vector<std::string> words = test.condition.values;
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    if (bounds_.statuses)
      std::erase_if(words, [&](const std::string& word) {
        return std::ranges::find(*bounds_.statuses, word) == bounds_.statuses->end();
      });
    bounds_.statuses = std::move(words);
  } else if (field == "unit" && test.condition.op == Operator::within && !bounds_.within) {
    bounds_.within = test.ids;
  } else {
    bounds_suffice_ = false;
  }
}

bool Matcher::holds(const Row& row, std::string_view state) const {
  boost::json::value json;
  if (reads_state_)
    if (auto parsed = base::parse_json(state)) json = std::move(*parsed);
  return std::ranges::all_of(tests_, [&](const Test& test) { return holds(test, row, json); });
}

bool Matcher::holds(const Test& test, const Row& row, const boost::json::value& state) {
  const Condition& condition = test.condition;
  const std::string& field = condition.field;
  if (field == "kind" || field == "category") return code_holds(condition, row.kind);
  if (field == "status") return code_holds(condition, row.status);
  if (field == "number") return code_holds(condition, row.number);
  if (field == "source") return code_holds(condition, row.source);
  if (field == "programme")
    return std::ranges::any_of(row.programmes, [&](const std::string& programme) {
      return code_holds(condition, programme);
    });
  if (field == "unit") {
    if (condition.op == Operator::is_set) return row.unit.has_value();
    return std::ranges::any_of(test.ids, [&](const Id& id) {
      return condition.op == Operator::within
                 ? std::ranges::find(row.scopes, id) != row.scopes.end()
                 : row.unit == id;
    });
  }
  if (field == "due") return row.due && contains(test.spans[0], row.due->us);
  if (field == "day") return row.day && contains(test.spans[0], row.day->number);
  if (field == "site") return site_holds(condition, state);
  return field.starts_with("field.") && field_holds(condition, state);
}

std::string to_text(const Cursor& cursor) {
  std::array<std::uint8_t, 25> bytes{};
  bytes[0] = static_cast<std::uint8_t>(cursor.kind);
  for (std::size_t i = 0; i < 8; ++i)
    bytes[1 + i] =
        static_cast<std::uint8_t>(static_cast<std::uint64_t>(cursor.key) >> (56 - 8 * i));
  std::ranges::copy(cursor.record.bytes, bytes.begin() + 9);
  return base::to_hex(bytes);
}

std::optional<Cursor> cursor_from_text(std::string_view text) {
  std::array<std::uint8_t, 25> bytes{};
  if (!base::from_hex(text, bytes) || bytes[0] > 2) return std::nullopt;
  Cursor out{.kind = static_cast<Cursor::Kind>(bytes[0])};
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < 8; ++i) key = key << 8 | bytes[1 + i];
  out.key = static_cast<std::int64_t>(key);
  std::copy(bytes.begin() + 9, bytes.end(), out.record.bytes.begin());
  return out;
}

Cursor::Kind cursor_kind(const ListQuery& query) {
  if (!search_words(query.text).empty()) return Cursor::Kind::text;
  return query.order == Order::due ? Cursor::Kind::due : Cursor::Kind::newest;
}

std::vector<std::string> search_words(std::string_view text) {
  std::vector<std::string> out;
  const std::string normalised = base::normalise(text);
  std::string_view rest = normalised;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (end > 0 && std::ranges::find(out, rest.substr(0, end)) == out.end())
      out.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

bool contains_all(std::string_view search_text, std::span<const std::string> words) {
  return std::ranges::all_of(words, [&](const std::string& word) {
    return search_text.find(word) != std::string_view::npos;
  });
}

std::string facet_value(const Row& row, Facet by) {
  switch (by) {
    case Facet::kind:
      return row.kind;
    case Facet::status:
      return row.status;
    case Facet::unit:
      return row.unit ? base::to_text(*row.unit) : std::string();
    case Facet::day:
      return row.day ? base::to_text(*row.day) : std::string();
    case Facet::source:
      return row.source;
  }
  return {};
}

}  // namespace luoshi::views
