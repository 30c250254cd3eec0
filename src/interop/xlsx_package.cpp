#include "interop/xlsx_package.hpp"

#include "base/limits.hpp"

namespace luoshi::interop {
namespace {

std::string folder_of(std::string_view part) {
  const auto slash = part.rfind('/');
  return std::string(slash == part.npos ? std::string_view() : part.substr(0, slash + 1));
}

// "../media/image1.png" beside xl/drawings/drawing1.xml is xl/media/image1.png.
std::string resolve(std::string_view part, std::string_view target) {
  const std::string from = target.starts_with('/') ? "" : folder_of(part);
  const auto path = std::filesystem::path(from + std::string(target)).lexically_normal();
  std::string out = path.generic_string();
  out.erase(0, out.find_first_not_of('/') == out.npos ? 0 : out.find_first_not_of('/'));
  return out;
}

}  // namespace

std::string_view local_name(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
  return node.find_child(
      [name](const pugi::xml_node& child) { return local_name(child.name()) == name; });
}

std::vector<pugi::xml_node> descendants(const pugi::xml_node& node, std::string_view name) {
  struct Walker : pugi::xml_tree_walker {
    std::string_view wanted;
    std::vector<pugi::xml_node> found;
    bool for_each(pugi::xml_node& each) override {
      if (local_name(each.name()) == wanted) found.push_back(each);
      return true;
    }
  };
  Walker walker;
  walker.wanted = name;
  pugi::xml_node start = node;
  start.traverse(walker);
  return std::move(walker.found);
}

std::string_view attribute_of(const pugi::xml_node& node, std::string_view name) {
  for (const auto& attribute : node.attributes())
    if (local_name(attribute.name()) == name) return attribute.value();
  return {};
}

base::Result<std::optional<pugi::xml_document>> read_xml(const Archive& archive,
                                                         std::string_view part) {
  // A tree takes up to 16 times its text; sheets, the only large parts, are read row by row.
  constexpr std::size_t bytes_max = base::limits::workbook_part_bytes_max / 8;
  auto text = archive.read(part, bytes_max);
  if (!text) return std::unexpected(std::move(text.error()));
  if (!*text) return std::nullopt;
  pugi::xml_document document;
  if (!document.load_buffer((*text)->data(), (*text)->size()))
    return base::refuse("workbook_damaged", {}, {{"part", std::string(part)}});
  return std::optional(std::move(document));
}

base::Result<Relationships> relationships_of(const Archive& archive, std::string_view part) {
  const std::string folder = folder_of(part);
  const std::string name = folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
  auto document = read_xml(archive, name);
  if (!document) return std::unexpected(std::move(document.error()));
  Relationships out;
  if (!*document) return out;
  for (const auto& node : descendants(**document, "Relationship")) {
    Relationship relationship;
    const std::string_view type = attribute_of(node, "Type");
    relationship.type = type.substr(type.rfind('/') == type.npos ? 0 : type.rfind('/') + 1);
    const std::string_view target = attribute_of(node, "Target");
    if (attribute_of(node, "TargetMode") == "External") {
      relationship.where = Relationship::Where::outside;
      relationship.target = target;
    } else {
      relationship.target = resolve(part, target);
    }
    out.emplace(attribute_of(node, "Id"), std::move(relationship));
  }
  return out;
}

base::Result<XlsxWorkbook> read_xlsx_workbook(const Archive& archive) {
  XlsxWorkbook out{.part = "xl/workbook.xml"};
  auto roots = relationships_of(archive, "");
  if (!roots) return std::unexpected(std::move(roots.error()));
  for (const auto& [id, root] : *roots)
    if (root.type == "officeDocument") out.part = root.target;
  auto document = read_xml(archive, out.part);
  if (!document) return std::unexpected(std::move(document.error()));
  if (!*document) return base::refuse("workbook_unknown_format");
  auto relationships = relationships_of(archive, out.part);
  if (!relationships) return std::unexpected(std::move(relationships.error()));
  const auto root = child_of(**document, "workbook");
  const auto epoch = attribute_of(child_of(root, "workbookPr"), "date1904");
  if (epoch == "1" || epoch == "true") out.epoch = XlsxWorkbook::Epoch::from_1904;
  for (const auto& node : child_of(root, "sheets").children()) {
    const auto found = relationships->find(attribute_of(node, "id"));
    if (local_name(node.name()) != "sheet" || found == relationships->end()) continue;
    if (found->second.type != "worksheet") continue;  // charts and dialogs have no rows
    const auto state = attribute_of(node, "state");
    out.sheets.push_back({.name = std::string(attribute_of(node, "name")),
                          .part = found->second.target,
                          .visibility = state == "hidden" || state == "veryHidden"
                                            ? SheetVisibility::hidden
                                            : SheetVisibility::visible});
  }
  if (out.sheets.empty()) return base::refuse("workbook_unknown_format");
  if (out.sheets.size() > base::limits::workbook_sheets_max)
    return base::refuse("workbook_too_large");
  return out;
}

}  // namespace luoshi::interop
