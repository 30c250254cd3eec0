// How an XLSX file names its parts: sheets, their relationships, the drawing or image behind an id.
// Source: ECMA-376 part 2 (packages) and part 1, 18.2 (workbook).
#pragma once
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "interop/archive.hpp"

namespace luoshi::interop {

enum class SheetVisibility { visible, hidden };

struct Relationship {
  enum class Where { inside, outside };
  std::string type;    // the last part of the type's address: "drawing", "image", "cellImage"
  std::string target;  // a part of the package, or an address when it points outside
  Where where = Where::inside;
};
using Relationships = std::map<std::string, Relationship, std::less<>>;  // by id

struct XlsxSheet {
  std::string name;
  std::string part;  // xl/worksheets/sheet1.xml
  SheetVisibility visibility = SheetVisibility::visible;
};

struct XlsxWorkbook {
  std::string part;  // xl/workbook.xml
  std::vector<XlsxSheet> sheets;
  enum class Epoch { from_1900, from_1904 } epoch = Epoch::from_1900;
};

// Parses one part; nullopt when the archive has none of that name. Refuses with workbook_damaged.
base::Result<std::optional<pugi::xml_document>> read_xml(const Archive& archive,
                                                         std::string_view part);
base::Result<Relationships> relationships_of(const Archive& archive, std::string_view part);
// Refuses with workbook_unknown_format when the archive is no XLSX file.
base::Result<XlsxWorkbook> read_xlsx_workbook(const Archive& archive);

// Element and attribute names without their namespace prefix: producers choose prefixes freely.
std::string_view local_name(std::string_view name);
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name);
std::vector<pugi::xml_node> descendants(const pugi::xml_node& node, std::string_view name);
std::string_view attribute_of(const pugi::xml_node& node, std::string_view name);

}  // namespace luoshi::interop
