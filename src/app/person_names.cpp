#include "app/person_names.hpp"

#include <algorithm>

#include "app/each_state.hpp"
#include "app/messages.hpp"
#include "app/readable.hpp"
#include "base/text.hpp"

namespace luoshi::app {

namespace {
// Members that hold the name of a person as it was typed. responsible_party is not among them: it
// is mostly a kind of firm, and covering 施工单位 would make texts unreadable.
constexpr std::array<std::string_view, 5> typed_names{"finder_named", "recorder_named",
                                                      "checker_named", "receiver", "keeper_named"};

bool is_continued(char c) {
  return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string first_of(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && is_continued(text[end])) ++end;
  return std::string(text.substr(0, end));
}

void take_strings(const boost::json::value& value, std::vector<std::string>& out) {
  if (const auto* text = value.if_string()) out.emplace_back(*text);
  if (const auto* list = value.if_array())
    for (const auto& one : *list) take_strings(one, out);
}

void find_typed(const boost::json::value& value, std::vector<std::string>& out) {
  if (const auto* list = value.if_array())
    for (const auto& one : *list) find_typed(one, out);
  const auto* object = value.if_object();
  if (!object) return;
  for (const auto& [key, member] : *object)
    if (std::ranges::find(typed_names, std::string_view(key)) != typed_names.end())
      take_strings(member, out);
    else
      find_typed(member, out);
}
}  // namespace

PersonNames PersonNames::read(views::Reader& reader, const Snapshot& snapshot,
                              const std::vector<core::Id>& records) {
  std::vector<std::string> names;
  for_each_state<core::PersonState>(reader, views::Noun::person,
                                    [&](const core::Id&, const core::PersonState& state) {
                                      const auto text = reader.text(state.person.name.vault);
                                      if (text && !text->erased) names.push_back(text->text);
                                    });
  for (const core::Id& record : records)
    if (const auto stored = reader.find(record, core::unrestricted()))
      find_typed(boost::json::parse(readable_state(*stored, reader, core::unrestricted())), names);
  std::vector<std::string> places;
  for (const auto& [unit, name] : *snapshot.unit_names) places.push_back(name);
  return PersonNames(std::move(names), places);
}

PersonNames::PersonNames(std::vector<std::string> names, const std::vector<std::string>& places) {
  std::ranges::sort(names, [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  names.erase(std::unique(names.begin(), names.end()), names.end());
  const base::Message* rest = base::find_message(messages(), "name_goes_on");
  for (std::string& name : names) {
    const std::size_t length = base::length(name);
    if (length < 2) continue;
    const bool is_latin = std::ranges::any_of(name, is_word);
    std::string cover = first_of(name);
    for (std::size_t i = 1; i < (is_latin ? 2 : length); ++i)
      cover += is_latin ? rest->en : rest->zh;
    names_.push_back({std::move(name), std::move(cover), is_latin, {}});
    for (const std::string& place : places)
      if (place.contains(names_.back().text)) names_.back().places.push_back(place);
  }
}

bool PersonNames::is_place(const Name& name, std::string_view text, std::size_t at) {
  return std::ranges::any_of(name.places, [&](const std::string& place) {
    const std::size_t before = place.find(name.text);
    return before <= at && text.substr(at - before).starts_with(place);
  });
}

std::string PersonNames::cover(std::string text) const {
  for (const Name& name : names_) {
    for (std::size_t at = 0; (at = text.find(name.text, at)) != text.npos;) {
      const std::size_t end = at + name.text.size();
      const bool is_part = name.is_latin && ((at > 0 && is_word(text[at - 1])) ||
                                             (end < text.size() && is_word(text[end])));
      if (is_part || is_place(name, text, at)) {
        at = end;
        continue;
      }
      text.replace(at, name.text.size(), name.cover);
      at += name.cover.size();
    }
  }
  return text;
}

}  // namespace luoshi::app
