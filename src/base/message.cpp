#include "base/message.hpp"

#include <algorithm>

namespace luoshi::base {

namespace {
// What stands between the braces: `name`, or `name:one|other`.
void append_place(std::string& out, std::string_view place,
                  const std::map<std::string, std::string>& args) {
  const auto colon = place.find(':');
  auto it = args.find(std::string(place.substr(0, colon)));
  if (it == args.end()) return;
  if (colon == place.npos) {
    out += it->second;
    return;
  }
  const std::string_view words = place.substr(colon + 1);
  const auto bar = std::min(words.find('|'), words.size());
  out += it->second == "1" ? words.substr(0, bar) : words.substr(std::min(bar + 1, words.size()));
}
}  // namespace

std::string fill(std::string_view text, const std::map<std::string, std::string>& args) {
  std::string out;
  out.reserve(text.size() + 32);
  while (!text.empty()) {
    const auto open = text.find('{');
    const auto close = open == text.npos ? text.npos : text.find('}', open);
    if (close == text.npos) break;
    out += text.substr(0, open);
    append_place(out, text.substr(open + 1, close - open - 1), args);
    text.remove_prefix(close + 1);
  }
  out += text;
  return out;
}

const Message* find_message(std::span<const Message> table, std::string_view code) {
  auto it = std::ranges::find(table, code, &Message::code);
  return it == table.end() ? nullptr : &*it;
}

std::string text_of(std::span<const Message> table, std::string_view code, Language language,
                    const std::map<std::string, std::string>& args) {
  const Message* message = find_message(table, code);
  if (!message) return std::string(code);
  return fill(language == Language::zh ? message->zh : message->en, args);
}

}  // namespace luoshi::base
