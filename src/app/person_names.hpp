// Names of persons in texts on their way out of the house: found and covered.
#pragma once
#include <string>
#include <vector>

#include "app/snapshot.hpp"

namespace luoshi::app {

class PersonNames {
 public:
  // Of every person of the authority, and of whoever the records name in writing (发现人 and the
  // like). Records that are not there add nothing. Fault: StoreFault.
  static PersonNames read(views::Reader& reader, const Snapshot& snapshot,
                          const std::vector<core::Id>& records);
  // places: names of units, in which the name of a person is none: 江山 in 江山路街道.
  explicit PersonNames(std::vector<std::string> names, const std::vector<std::string>& places = {});

  // Of each name its first character stays: 赵例甲 -> 赵某某, Alice -> A…. Latin names count as
  // whole words only; names of one character are not looked for.
  std::string cover(std::string text) const;

 private:
  struct Name {
    std::string text;
    std::string cover;
    bool is_latin = false;
    std::vector<std::string> places;  // that hold it
  };
  static bool is_place(const Name& name, std::string_view text, std::size_t at);
  std::vector<Name> names_;  // the longest first
};

}  // namespace luoshi::app
