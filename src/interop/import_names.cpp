#include "interop/import_names.hpp"

#include "base/text.hpp"
#include "interop/import_words.hpp"
#include "pack/input_words.hpp"
#include "pack/sheets.hpp"

namespace luoshi::interop {

std::string name_key(std::string_view text) {
  std::string out = base::normalise(text);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; });
  return out;
}

std::vector<std::string> split_items(std::string_view text) {
  const std::string_view marks = pack::list_marks();
  std::vector<std::string> out;
  std::string item;
  const auto end_item = [&] {
    if (std::string trimmed = pack::trimmed(item); !trimmed.empty())
      out.push_back(std::move(trimmed));
    item.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    const std::string_view character = text.substr(at, end - at);
    if (marks.contains(character))
      end_item();
    else
      item += character;
    at = end;
  }
  end_item();
  return out;
}

void NameBook::add(const core::Id& id, std::string_view name) {
  std::string key = name_key(name);
  if (key.empty()) return;
  auto& list = ids_[std::move(key)];
  if (std::ranges::find(list, id) == list.end()) list.push_back(id);
}

const std::vector<core::Id>& NameBook::find(std::string_view name) const {
  static const std::vector<core::Id> none;
  auto it = ids_.find(name_key(name));
  return it == ids_.end() ? none : it->second;
}

std::vector<std::string> NameBook::similar(std::string_view name) const {
  const std::string key = name_key(name);
  std::vector<std::string> out;
  if (base::length(key) < 2) return out;
  for (const auto& [known, ids] : ids_)
    if (out.size() < 3 && base::length(known) >= 2 && (known.contains(key) || key.contains(known)))
      out.push_back(known);
  return out;
}

std::string similar_hint(const NameBook& book, std::string_view words) {
  std::string out;
  for (const std::string& name : book.similar(words)) out += (out.empty() ? " (" : "、") + name;
  return out.empty() ? out : out + "?)";
}

void ImportNames::add_post(const core::Id& id, const core::Post& post, std::string_view title,
                           const core::RuleSet& rules) {
  posts.add(id, post.code);
  const auto unit = unit_names.find(post.unit);
  if (unit == unit_names.end()) return;
  if (!title.empty()) posts.add(id, unit->second + std::string(title));
  const core::Role* role = core::find_by_code(rules.roles, post.role);
  if (!role) return;
  posts.add(id, unit->second + role->name.zh);
  if (!role->name.en.empty()) posts.add(id, unit->second + role->name.en);
}

std::vector<core::Id> ImportNames::candidates(const std::string& key) const {
  if (const auto& exact = units.find(key); !exact.empty()) return exact;
  for (const std::string_view end : import_words(ImportWords::committee)) {
    if (!key.ends_with(end) || key.size() == end.size()) continue;
    const std::string shorter = key.substr(0, key.size() - end.size());
    if (const auto& found = units.find(shorter); !found.empty()) return found;
  }
  return {};
}

std::vector<core::Id> ImportNames::find_units(std::string_view words,
                                              const std::optional<core::Id>& area) const {
  const std::string key = name_key(words);
  std::vector<core::Id> found = candidates(key);
  const auto keep_within = [&](const core::Id& above) {
    std::vector<core::Id> inside;
    for (const core::Id& id : found)
      if (id != above && directory->within(id, above)) inside.push_back(id);
    return inside;
  };
  if (found.size() > 1 && area)
    if (auto inside = keep_within(*area); !inside.empty()) return inside;
  if (!found.empty()) return found;
  // The name of a unit above in front: every place where the name may be cut.
  for (std::size_t cut = key.size(); cut-- > 1;) {
    if ((static_cast<unsigned char>(key[cut]) & 0xC0U) == 0x80U) continue;
    const auto above = candidates(key.substr(0, cut));
    if (above.size() != 1) continue;
    found = candidates(key.substr(cut));
    if (auto inside = keep_within(above.front()); !inside.empty()) return inside;
  }
  return {};
}

}  // namespace luoshi::interop
