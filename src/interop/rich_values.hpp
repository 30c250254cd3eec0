// Excel's pictures inside cells: from a cell's "vm" to the part that holds the picture.
// Source: MS-XLSX 2.3.6 (rich values) and ECMA-376 part 1, 18.9 (metadata).
#pragma once
#include <map>
#include <string>

#include "interop/xlsx_package.hpp"

namespace luoshi::interop {

struct RichPicture {
  enum class Kind { inside, outside, missing, no_picture } kind = Kind::missing;
  std::string target;  // the part, or the address of one outside
};

// By value metadata index, from 1. An index that is not there is a missing picture.
using RichPictures = std::map<int, RichPicture>;

base::Result<RichPictures> read_rich_pictures(const Archive& archive,
                                              const Relationships& of_workbook);

}  // namespace luoshi::interop
