// A row understood: the command it stands for, with what the later stages need to move its days, to
// give it an id and to store its photos.
#pragma once
#include <memory>

#include "core/command.hpp"
#include "core/rules/deadline.hpp"
#include "interop/import_mapping.hpp"

namespace luoshi::interop {

struct DraftPhoto {
  std::shared_ptr<const std::string> bytes;
  std::string media_type;
  std::string digest;  // hexadecimal SHA-256, as the command names it
};

// A cell of a list, for what is said about its record later: by the record's field, "unit.parent".
struct DraftCell {
  std::string letter;
  std::string heading;
  std::string text;
};
using DraftCells = std::map<std::string, DraftCell>;

struct Draft {
  std::string file;
  std::string sheet;
  int row = 0;
  core::Id id;                     // of the command and the record; see import_identity.hpp
  std::optional<core::Id> record;  // named by the sheet: a record that was exported
  std::string number;              // 台账编号 or a list's code; empty: known by its content
  core::Command command;
  std::optional<core::Day> day;
  std::optional<core::Limit> due;  // a case whose deadline was given as a term
  std::vector<DraftPhoto> photos;
  std::shared_ptr<const DraftCells> cells;  // of lists only
};

// The pictures of one sheet by row.
struct RowPicture {
  int column = 0;
  DraftPhoto photo;
};
using RowPictures = std::map<int, std::vector<RowPicture>>;

}  // namespace luoshi::interop
