// Words of a rule set -> codes: programmes, categories, terms, kinds, unit levels, roles, by code,
// name and alias.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/rule_set.hpp"

namespace luoshi::interop {

class RuleWords {
 public:
  explicit RuleWords(const core::RuleSet& rules);

  // The code, or empty.
  std::string programme(std::string_view words) const { return find(programmes_, words); }
  std::string category(std::string_view words) const;
  std::string kind(std::string_view words) const { return find(kinds_, words); }
  // The codes that fit: a code is one, a name may be that of several.
  std::vector<std::string> unit_levels(std::string_view words) const;
  std::vector<std::string> roles(std::string_view words) const;
  std::string term(std::string_view list, std::string_view words) const;
  // Names for a complaint, cut when there are many: a list's terms, unit levels, roles.
  std::string choices(std::string_view list) const;
  std::string level_names() const;
  std::string role_names() const;

 private:
  using Book = std::map<std::string, std::string, std::less<>>;
  static void add(Book& book, std::string_view word, const std::string& code);
  static std::string find(const Book& book, std::string_view words);

  const core::RuleSet& rules_;
  Book programmes_;
  Book categories_;
  Book kinds_;
  std::map<std::string, Book, std::less<>> terms_;
};

}  // namespace luoshi::interop
