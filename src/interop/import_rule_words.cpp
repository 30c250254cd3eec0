#include "interop/import_rule_words.hpp"

#include "interop/import_names.hpp"

namespace luoshi::interop {

void RuleWords::add(Book& book, std::string_view word, const std::string& code) {
  if (std::string key = name_key(word); !key.empty()) book.emplace(std::move(key), code);
}

std::string RuleWords::find(const Book& book, std::string_view words) {
  auto it = book.find(name_key(words));
  return it == book.end() ? std::string() : it->second;
}

// Codes and names before aliases: an alias never hides a name.
RuleWords::RuleWords(const core::RuleSet& rules) : rules_(rules) {
  const auto add_names = [](Book& book, const auto& list) {
    for (const auto& one : list) {
      add(book, one.code, one.code);
      add(book, one.name.zh, one.code);
      add(book, one.name.en, one.code);
    }
  };
  add_names(programmes_, rules.programmes);
  for (const core::Programme& programme : rules.programmes)
    for (const std::string& alias : programme.aliases) add(programmes_, alias, programme.code);
  add_names(categories_, rules.categories);
  for (const core::Category& category : rules.categories)
    add(categories_, category.local_name, category.code);
  for (const core::Category& category : rules.categories)
    for (const std::string& alias : category.aliases) add(categories_, alias, category.code);
  add_names(kinds_, rules.activity_kinds);
  for (const core::ActivityKind& kind : rules.activity_kinds)
    for (const std::string& sheet : kind.sheets) add(kinds_, sheet, kind.code);
  for (const core::TermList& list : rules.terms) {
    Book& book = terms_[list.code];
    add_names(book, list.terms);
    for (const core::Term& term : list.terms)
      for (const std::string& alias : term.aliases) add(book, alias, term.code);
  }
}

// A spreadsheet drops the zero in front of 06014.
std::string RuleWords::category(std::string_view words) const {
  std::string code = find(categories_, words);
  if (code.empty()) code = find(categories_, '0' + name_key(words));
  return code;
}

std::string RuleWords::term(std::string_view list, std::string_view words) const {
  auto book = terms_.find(list);
  return book == terms_.end() ? std::string() : find(book->second, words);
}

namespace {
// Offices have more roles than a list shows well; which ones there are is what is asked for.
constexpr std::size_t shown_max = 20;
constexpr std::size_t roles_shown_max = 100;

template <class T>
std::string names_of(const std::vector<T>& list, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < list.size() && i < most; ++i) {
    if (i > 0) out += "、";
    out += list[i].name.zh;
  }
  if (list.size() > most) out += "……";
  return out;
}

template <class T>
std::vector<std::string> codes_of(const std::vector<T>& list, std::string_view words) {
  const std::string key = name_key(words);
  std::vector<std::string> out;
  for (const T& one : list) {
    if (key == name_key(one.code)) return {one.code};
    if (key == name_key(one.name.zh) || key == name_key(one.name.en)) out.push_back(one.code);
  }
  return out;
}
}  // namespace

std::string RuleWords::choices(std::string_view list) const {
  const core::TermList* terms = core::find_by_code(rules_.terms, list);
  return terms ? names_of(terms->terms, shown_max) : std::string();
}
std::vector<std::string> RuleWords::unit_levels(std::string_view words) const {
  return codes_of(rules_.unit_levels, words);
}
std::vector<std::string> RuleWords::roles(std::string_view words) const {
  return codes_of(rules_.roles, words);
}
std::string RuleWords::level_names() const {
  return names_of(rules_.unit_levels, roles_shown_max);
}
std::string RuleWords::role_names() const {
  return names_of(rules_.roles, roles_shown_max);
}

}  // namespace luoshi::interop
