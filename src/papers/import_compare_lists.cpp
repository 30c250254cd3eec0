#include "papers/import_compare_lists.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "core/codec.hpp"
#include "core/post_title.hpp"
#include "pack/cells.hpp"

namespace luoshi::papers {

namespace {
class Comparer {
 public:
  explicit Comparer(const ListComparison& context) : context_(context) {}

  std::vector<Difference> take() { return std::move(out_); }

  void texts(std::string_view field, const core::Text& given, const core::Text& stored,
             bool personal = false) {
    if (is_erased(stored)) return;  // an erased name is not asked for again
    const std::string known = plain(stored);
    if (given.plain.empty() || base::normalise(given.plain) == base::normalise(known)) return;
    add(field, known, personal);
  }
  void texts(std::string_view field, const std::optional<core::Text>& given,
             const std::optional<core::Text>& stored, bool personal = false) {
    if (given) texts(field, *given, stored.value_or(core::Text()), personal);
  }
  void words(std::string_view field, const std::string& given, const std::string& stored,
             const std::string& known) {
    if (!given.empty() && given != stored) add(field, stored.empty() ? stored : known);
  }
  void words(std::string_view field, const std::string& given, const std::string& stored) {
    words(field, given, stored, stored);
  }
  void days(std::string_view field, const std::optional<core::Day>& given,
            const std::optional<core::Day>& stored) {
    if (given && given != stored) add(field, stored ? base::to_text(*stored) : std::string());
  }
  void units(std::string_view field, const std::optional<core::Id>& given,
             const std::optional<core::Id>& stored) {
    if (given && given != stored)
      add(field, stored ? context_.snapshot.unit_name(*stored) : std::string());
  }
  void persons(std::string_view field, const std::optional<core::Id>& given,
               const std::optional<core::Id>& stored) {
    if (given && given != stored) add(field, stored ? person_name(*stored) : std::string(), true);
  }
  void posts(std::string_view field, const std::optional<core::Id>& given,
             const std::optional<core::Id>& stored) {
    if (given && given != stored) add(field, stored ? post_name(*stored) : std::string());
  }
  void places(std::string_view noun, const std::optional<core::Place>& given,
              const std::optional<core::Place>& stored) {
    const auto degrees = [](std::int32_t e7) { return pack::scaled_to_text(e7, 7); };
    if (!given) return;
    if (!stored || given->latitude_e7 != stored->latitude_e7)
      add(std::string(noun) + ".latitude", stored ? degrees(stored->latitude_e7) : std::string());
    if (!stored || given->longitude_e7 != stored->longitude_e7)
      add(std::string(noun) + ".longitude", stored ? degrees(stored->longitude_e7) : std::string());
  }
  void lists(std::string_view field, std::vector<std::string> given,
             std::vector<std::string> stored) {
    if (given.empty()) return;
    std::ranges::sort(given);
    std::ranges::sort(stored);
    if (given != stored) add(field, pack::join_list(stored));
  }
  std::string plain(const core::Text& text) {
    if (!text.sealed()) return text.plain;
    const auto found = context_.reader.text(text.vault);
    return found && !found->erased ? found->text : std::string();
  }
  std::vector<std::string> plain(const std::vector<core::Text>& list) {
    std::vector<std::string> out;
    for (const core::Text& text : list) out.push_back(base::normalise(plain(text)));
    return out;
  }
  void add(std::string_view field, std::string known, bool personal = false) {
    Difference& one = out_.emplace_back();
    one.field = field;
    if (!personal || context_.reads_personal || known.empty()) one.known = std::move(known);
  }

 private:
  bool is_erased(const core::Text& text) {
    if (!text.sealed()) return false;
    const auto found = context_.reader.text(text.vault);
    return found && found->erased;
  }
  std::string person_name(const core::Id& id) {
    const auto stored = context_.reader.find(id, core::unrestricted());
    const auto state = stored ? core::decode_state(stored->state)
                              : base::Result<core::State>(base::refuse("record_missing"));
    const auto* person = state ? std::get_if<core::PersonState>(&*state) : nullptr;
    return person ? plain(person->person.name) : std::string();
  }
  std::string post_name(const core::Id& id) {
    const core::PostState* state = context_.snapshot.directory->post(id);
    if (!state) return {};
    const auto read = [this](const core::Text& text) { return plain(text); };
    return context_.snapshot.unit_name(state->post.unit) + ' ' +
           core::title_of(state->post, *context_.snapshot.rules, read).zh;
  }

  const ListComparison& context_;
  std::vector<Difference> out_;
};

template <class T>
std::string name_in(const std::vector<T>& list, const std::string& code) {
  const T* known = core::find_by_code(list, code);
  return known ? known->name.zh : code;
}

void compare(const core::Unit& line, const core::Unit& stored, const core::RuleSet& rules,
             Comparer& compare) {
  compare.words("unit.code", line.code, stored.code);
  compare.texts("unit.name", line.name, stored.name);
  compare.lists("unit.aliases", compare.plain(line.aliases), compare.plain(stored.aliases));
  compare.words("unit.level", line.level, stored.level, name_in(rules.unit_levels, stored.level));
  compare.words("unit.peer_group", line.peer_group, stored.peer_group);
  compare.units("unit.parent", line.parent, stored.parent);
  compare.days("unit.since", line.since, stored.since);
  compare.days("unit.until", line.until, stored.until);
  if (line.announced && line.announced != stored.announced)
    compare.add("unit.announced",
                stored.announced ? std::to_string(*stored.announced) : std::string());
  compare.places("unit", line.place, stored.place);
}

void compare(const core::Person& line, const core::Person& stored, Comparer& compare) {
  compare.words("person.code", line.code, stored.code);
  compare.texts("person.name", line.name, stored.name, true);
  compare.texts("person.phone", line.phone, stored.phone, true);
  compare.units("person.home_unit", line.home_unit, stored.home_unit);
}

void compare(const core::Post& line, const core::Post& stored, const core::RuleSet& rules,
             Comparer& compare) {
  compare.words("post.code", line.code, stored.code);
  compare.words("post.role", line.role, stored.role, name_in(rules.roles, stored.role));
  compare.units("post.unit", line.unit, stored.unit);
  compare.texts("post.title", line.title, stored.title);
  compare.persons("post.person", line.person, stored.person);
  compare.posts("post.holder_post", line.holder_post, stored.holder_post);
  compare.units("post.holder_unit", line.holder_unit, stored.holder_unit);
  compare.days("post.since", line.since, stored.since);
  compare.days("post.until", line.until, stored.until);
}

void compare(const core::Site& line, const core::Site& stored, const core::RuleSet& rules,
             Comparer& compare) {
  const auto terms = [&](std::string_view list, const std::string& code) {
    const core::TermList* known = core::find_by_code(rules.terms, list);
    return known ? name_in(known->terms, code) : code;
  };
  const auto pollution = [&](std::vector<std::string> codes) {
    for (std::string& code : codes) code = terms("pollution_types", code);
    return codes;
  };
  compare.words("site.code", line.code, stored.code);
  compare.texts("site.name", line.name, stored.name);
  compare.words("site.kind", line.kind, stored.kind, terms("site_kinds", stored.kind));
  compare.units("site.unit", line.unit, stored.unit);
  compare.persons("site.keeper", line.keeper, stored.keeper);
  compare.texts("site.contact", line.contact, stored.contact, true);
  compare.lists("site.pollution", pollution(line.pollution), pollution(stored.pollution));
  compare.words("site.grade", line.grade, stored.grade);
  compare.places("site", line.place, stored.place);
  compare.days("site.until", line.until, stored.until);
}
}  // namespace

std::vector<Difference> differences_of(const core::Command& command, const core::State& state,
                                       const ListComparison& context) {
  Comparer comparer(context);
  const core::RuleSet& rules = *context.snapshot.rules;
  if (const auto* unit = std::get_if<core::RecordUnit>(&command)) {
    if (const auto* stored = std::get_if<core::UnitState>(&state))
      compare(unit->unit, stored->unit, rules, comparer);
  } else if (const auto* person = std::get_if<core::RecordPerson>(&command)) {
    if (const auto* stored = std::get_if<core::PersonState>(&state))
      compare(person->person, stored->person, comparer);
  } else if (const auto* post = std::get_if<core::RecordPost>(&command)) {
    if (const auto* stored = std::get_if<core::PostState>(&state))
      compare(post->post, stored->post, rules, comparer);
  } else if (const auto* site = std::get_if<core::RecordSite>(&command)) {
    if (const auto* stored = std::get_if<core::SiteState>(&state))
      compare(site->site, stored->site, rules, comparer);
  }
  return comparer.take();
}

}  // namespace luoshi::papers
