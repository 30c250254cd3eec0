// Names as people write them -> records. Filled by the caller, who may read names; knows no store.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/directory.hpp"
#include "core/rule_set.hpp"

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

// " (青禾村、柳溪村?)" for a complaint, or nothing.
std::string similar_hint(const NameBook& book, std::string_view words);

// A person or a site as lists know it again: by its code, or by its name within its unit.
struct NamedRecord {
  std::string code;
  std::string name;
  std::optional<core::Id> unit;
};

struct ImportNames {
  NameBook units;    // names, aliases, codes
  NameBook persons;  // names, codes
  NameBook sites;    // names, codes
  NameBook posts;    // codes; unit and title, unit and role: "青禾村 网格员"
  const core::Directory* directory = nullptr;
  std::map<core::Id, std::string> unit_names;  // for complaints
  std::map<core::Id, NamedRecord> person_records;
  std::map<core::Id, NamedRecord> site_records;
  std::map<core::Id, std::string> post_titles;
  // The directory with the units and posts that lists of the same import bring, when they do.
  std::shared_ptr<const core::Directory> widened;

  void add_post(const core::Id& id, const core::Post& post, std::string_view title,
                const core::RuleSet& rules);

  // The units that the words may mean: as they stand; without 村委会 and the like; with the name of
  // a unit above in front. Those within `area` first, when it is given and one of them is there.
  std::vector<core::Id> find_units(std::string_view words,
                                   const std::optional<core::Id>& area) const;

 private:
  std::vector<core::Id> candidates(const std::string& key) const;
};

}  // namespace luoshi::interop
