// User-facing texts: one row per code, Chinese first, English second, both always present.
// Rooms register their tables; a test proves that codes are unique and both texts name the same
// arguments.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace luoshi::base {

enum class Language { zh, en };

struct Message {
  std::string_view code;
  std::string_view zh;  // {name} stands for the argument called name
  std::string_view en;  // {name:day|days}: the first word where that argument is exactly 1
};

// Replaces each {name} by args[name], and {name:one|other} by one of its words; an argument that is
// absent prints as nothing.
std::string fill(std::string_view text, const std::map<std::string, std::string>& args);

const Message* find_message(std::span<const Message> table, std::string_view code);

// The text of a code in a language; the code itself when the table has no such row.
std::string text_of(std::span<const Message> table, std::string_view code, Language language,
                    const std::map<std::string, std::string>& args = {});

}  // namespace luoshi::base
