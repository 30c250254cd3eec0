#include "app/history.hpp"

#include "app/readable.hpp"
#include "core/case_words.hpp"
#include "core/codec.hpp"
#include "journal/proof.hpp"

namespace luoshi::app {

namespace {
using core::Name;

std::optional<Name> word(std::string_view key) {
  for (const auto table : {history_words(), core::case_words()})
    if (const auto* row = base::find_message(table, key))
      return Name{std::string(row->zh), std::string(row->en)};
  return std::nullopt;
}
std::optional<Name> word(std::string_view kind, std::string_view code) {
  return word(std::string(kind) + '.' + std::string(code));
}

Name same(std::string text) {
  return {.zh = std::move(text), .en = {}};
}

std::string decimal_text(std::int64_t amount, std::int32_t decimals) {
  if (decimals <= 0) return std::to_string(amount);
  std::int64_t one = 1;
  for (std::int32_t i = 0; i < decimals; ++i) one *= 10;
  return fmt::format("{}{}.{:0{}}", amount < 0 ? "-" : "", std::abs(amount / one),
                     std::abs(amount % one), decimals);
}

// Walks an event and keeps what has a label in the table of words; everything else (paths of
// units, who may see it, digests) is the machinery's.
class Facts {
 public:
  explicit Facts(const NameSources& from) : from_(from) {}

  template <class T>
  void take(std::string_view member, const T& value) {
    using namespace base::json_detail;
    if constexpr (is_optional<T>) {
      if (value) take(member, *value);
    } else if constexpr (std::same_as<T, core::Text>) {
      text(member, value);
    } else if constexpr (std::same_as<T, core::Id>) {
      if (const auto named = label(member) ? display_name(value, from_) : std::nullopt)
        add(member, named->name);
    } else if constexpr (std::same_as<T, core::Day>) {
      add(member, same(base::to_text(value)));
    } else if constexpr (std::same_as<T, core::Instant>) {
      add(member, same(moment(value)));
    } else if constexpr (std::same_as<T, std::string>) {
      if (!value.empty()) code(member, value);
    } else if constexpr (std::same_as<T, core::UnitPath>) {
      take(member, value.unit);
    } else if constexpr (std::same_as<T, core::Clock>) {
      clock(value);
    } else if constexpr (std::same_as<T, core::NamedChecker>) {
      take("checker", value.post);
      take("day", value.day);
    } else if constexpr (std::same_as<T, core::AmountGroup>) {
      for (const core::Amount& amount : value.amounts) quantity(amount);
    } else if constexpr (is_vector<T>) {
      list(member, value);
    } else if constexpr (base::described_enum<T>) {
      if (const auto name = word("choice", base::name_of(value))) add(member, *name);
    } else if constexpr (base::described_struct<T>) {
      boost::mp11::mp_for_each<base::members_of<T>>(
          [&](auto d) { take(d.name, value.*d.pointer); });
    }
  }

  std::vector<HistoryFact> taken() && { return std::move(out_); }

 private:
  static std::optional<Name> label(std::string_view member) { return word("fact", member); }

  void add(std::string_view member, Name text) {
    auto name = label(member);
    if (!name) return;
    // An event may hold one thing twice, as it was read and as it was understood: said once.
    const bool is_said =
        !out_.empty() && out_.back().name.zh == name->zh && out_.back().text.zh == text.zh;
    if (!is_said) out_.push_back({std::move(*name), std::move(text)});
  }

  std::string moment(core::Instant at) const {
    const base::UtcOffset offset{from_.snapshot.rules->utc_offset_minutes};
    std::string out = base::to_text(at, offset).substr(0, 16);  // to the minute
    out[10] = ' ';
    return out;
  }

  void text(std::string_view member, const core::Text& reference) {
    if (!label(member) || (is_personal(member) && !from_.scope.personal_text)) return;
    const auto found = from_.reader.text(reference.vault);
    if (found && !found->text.empty()) add(member, same(found->text));
  }

  template <class T>
  void list(std::string_view member, const std::vector<T>& values) {
    if constexpr (std::same_as<T, core::Photo> || std::same_as<T, core::Attachment>) {
      if (!values.empty()) add(member, same(std::to_string(values.size())));
    } else {
      for (const T& one : values) take(member, one);
    }
  }

  void clock(const core::Clock& clock) {
    auto name = word("clock", base::name_of(clock.kind));
    if (!name) return;
    const base::UtcOffset offset{from_.snapshot.rules->utc_offset_minutes};
    const core::Instant due = clock.deadline.due;
    // A case is taken up again on a day, not by the end of the day before.
    const bool is_day = clock.kind == core::ClockKind::resume;
    out_.push_back({std::move(*name), same(is_day ? base::to_text(base::day_of(due, offset))
                                                  : base::deadline_text(due, offset))});
  }

  void quantity(const core::Amount& amount) {
    const auto* known = core::find_by_code(from_.snapshot.rules->quantities, amount.quantity);
    if (!known) return;
    const std::string number = decimal_text(amount.amount, known->decimals);
    out_.push_back({known->name, {number + known->measure.zh, number + " " + known->measure.en}});
  }

  // A code of the rule set by its name there.
  void code(std::string_view member, const std::string& value) {
    const core::RuleSet& rules = *from_.snapshot.rules;
    const auto named = [&](const auto& list) {
      const auto* found = core::find_by_code(list, value);
      add(member, found ? found->name : same(value));
    };
    if (member == "category") return named(rules.categories);
    if (member == "source") {
      const auto* sources = core::find_by_code(rules.terms, "sources");
      return sources ? named(sources->terms) : add(member, same(value));
    }
    if (member == "kind") {
      const auto* request = core::find_by_code(rules.request_kinds, value);
      return request ? add(member, request->name) : named(rules.activity_kinds);
    }
    if (member == "ground") return add(member, word("choice", value).value_or(same(value)));
    add(member, same(value));
  }

  const NameSources& from_;
  std::vector<HistoryFact> out_;
};
}  // namespace

std::vector<HistoryLine> readable_history(const core::Id& record, const NameSources& from) {
  std::vector<HistoryLine> out;
  for (const views::HistoryEvent& event : from.reader.history(record)) {
    const auto envelope = core::decode_envelope(event.bytes);
    HistoryLine line{.number = static_cast<std::int64_t>(out.size()) + 1,
                     .at = event.at,
                     .event = event.tag,
                     .name = word("event", event.tag).value_or(same(event.tag)),
                     .authenticity_code = journal::to_text(journal::authenticity_code(event.leaf))};
    if (envelope && !envelope->post.is_nil()) line.post = envelope->post;
    // Whatever is said of a person is personal.
    const bool is_personal = envelope && std::get_if<core::PersonRecorded>(&envelope->event);
    if (envelope && (!is_personal || from.scope.personal_text)) {
      Facts facts(from);
      std::visit([&](const auto& one) { facts.take({}, one); }, envelope->event);
      line.details = std::move(facts).taken();
    }
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace luoshi::app
