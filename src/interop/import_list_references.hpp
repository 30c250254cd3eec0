// What cells of lists refer to: units, persons and posts by name, alias or code, among the records
// that are there and those that the same import brings. Knows no store.
#pragma once
#include "interop/import_list_cells.hpp"
#include "interop/import_names.hpp"

namespace luoshi::interop {

class ListReferences {
 public:
  ListReferences(const ImportNames& names, const core::RuleSet& rules, ListCells& cells);

  const ImportNames& names() const { return names_; }
  const core::Directory& directory() const { return *directory_; }

  // Records that lines bring. A unit can be named before its place in the tree is known.
  void add_unit(const core::Id& id, const core::Unit& unit);
  void place_unit(const core::Id& id, const core::Unit& unit);
  void add_person(const core::Id& id, const core::Person& person);
  void add_post(const core::Id& id, const core::Post& post);

  // How many records the cell names, without a complaint.
  std::vector<core::Id> units(const ListLine& line, std::string_view key) const;

  // The one record that the cell names. Among several `before`, what the record of the line has
  // there now, is meant. nullopt: the cell is empty, or complained about.
  using Before = std::optional<core::Id>;
  std::optional<core::Id> unit(ListLine& line, std::string_view key, const Before& before);
  // unit: of the post or site, tells persons of one name apart.
  std::optional<core::Id> person(ListLine& line, std::string_view key,
                                 const std::optional<core::Id>& unit, const Before& before);
  std::optional<core::Id> post(ListLine& line, std::string_view key, const Before& before);
  // The records that a cell of posts names.
  std::vector<core::Id> posts(const std::string& words) const;
  // The column that may name any holder: a person, else a unit, else a post.
  enum class Holder { person, unit, post };
  Holder holder_named(const ListLine& line, const core::Id& unit) const;
  void holder(ListLine& line, core::Post& post, const core::Post* before);

 private:
  std::optional<core::Id> area(const ListLine& line) const;
  std::vector<core::Id> persons(const std::string& words,
                                const std::optional<core::Id>& unit) const;
  // Persons whose home is the unit, else within it, else all.
  std::vector<core::Id> nearest(std::vector<core::Id> found, const core::Id& unit) const;
  std::optional<core::Id> lean(ListLine& line, std::string_view key, const core::Id& id);

  ImportNames names_;  // with those of the lines
  std::shared_ptr<core::Directory> directory_;
  const core::RuleSet& rules_;
  ListCells& cells_;
  std::set<core::Id> fresh_;
};

}  // namespace luoshi::interop
