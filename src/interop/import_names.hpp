// Names as people write them -> records. Filled by the caller, who may read names; knows no store.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/directory.hpp"

namespace luoshi::interop {

// Compared without blanks and in normalised form.
std::string name_key(std::string_view text);

// The items of a list typed into one cell: 青禾村、柳溪村.
std::vector<std::string> split_items(std::string_view text);

class NameBook {
 public:
  void add(const core::Id& id, std::string_view name);
  // Every record of that name; empty when there is none.
  const std::vector<core::Id>& find(std::string_view name) const;
  // Up to three names that contain the words or are contained in them, for a hint.
  std::vector<std::string> similar(std::string_view name) const;

 private:
  std::map<std::string, std::vector<core::Id>, std::less<>> ids_;
};

struct ImportNames {
  NameBook units;    // names, aliases, codes
  NameBook persons;  // names, codes
  NameBook sites;    // names, codes
  const core::Directory* directory = nullptr;
  std::map<core::Id, std::string> unit_names;  // for complaints

  // The units that the words may mean: as they stand; without 村委会 and the like; with the name of
  // a unit above in front. Those within `area` first, when it is given and one of them is there.
  std::vector<core::Id> find_units(std::string_view words,
                                   const std::optional<core::Id>& area) const;

 private:
  std::vector<core::Id> candidates(const std::string& key) const;
};

}  // namespace luoshi::interop
