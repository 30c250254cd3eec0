#include "interop/rich_values.hpp"

#include <charconv>

namespace luoshi::interop {
namespace {

std::size_t index_in(std::string_view text) {
  std::size_t out = std::string::npos;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

std::string part_of(const Relationships& links, std::string_view type, std::string_view otherwise) {
  for (const auto& [id, link] : links)
    if (link.type == type && link.where == Relationship::Where::inside) return link.target;
  return std::string(otherwise);
}

// The place of the picture's index among the values of a structure; npos: not a local picture.
struct Structure {
  std::string type;
  std::size_t picture_at = std::string::npos;
};

base::Result<std::vector<Structure>> read_structures(const Archive& archive,
                                                     const std::string& part) {
  auto document = read_xml(archive, part);
  if (!document) return std::unexpected(std::move(document.error()));
  std::vector<Structure> out;
  if (!*document) return out;
  for (const auto& node : descendants(**document, "s")) {
    Structure structure{.type = std::string(attribute_of(node, "t"))};
    std::size_t at = 0;
    for (const auto& key : node.children()) {
      if (attribute_of(key, "n") == "_rvRel:LocalImageIdentifier") structure.picture_at = at;
      ++at;
    }
    out.push_back(std::move(structure));
  }
  return out;
}

base::Result<std::vector<RichPicture>> read_targets(const Archive& archive,
                                                    const std::string& part) {
  auto document = read_xml(archive, part);
  if (!document) return std::unexpected(std::move(document.error()));
  auto links = relationships_of(archive, part);
  if (!links) return std::unexpected(std::move(links.error()));
  std::vector<RichPicture> out;
  if (!*document) return out;
  for (const auto& node : descendants(**document, "rel")) {
    const auto found = links->find(attribute_of(node, "id"));
    RichPicture picture;
    if (found != links->end()) {
      picture.kind = found->second.where == Relationship::Where::inside
                         ? RichPicture::Kind::inside
                         : RichPicture::Kind::outside;
      picture.target = found->second.target;
    }
    out.push_back(std::move(picture));
  }
  return out;
}

RichPicture picture_of(const pugi::xml_node& value, const std::vector<Structure>& structures,
                       const std::vector<RichPicture>& targets) {
  const auto which = index_in(attribute_of(value, "s"));
  if (which >= structures.size()) return {};
  const auto& structure = structures[which];
  if (structure.type == "_webimage") return {RichPicture::Kind::outside, "IMAGE()"};
  if (structure.picture_at == std::string::npos) return {RichPicture::Kind::no_picture, {}};
  std::size_t at = 0;
  for (const auto& node : value.children()) {
    if (local_name(node.name()) != "v") continue;
    if (at++ != structure.picture_at) continue;
    const auto target = index_in(node.text().get());
    return target < targets.size() ? targets[target] : RichPicture{};
  }
  return {};
}

base::Result<std::vector<RichPicture>> read_values(const Archive& archive,
                                                   const Relationships& links) {
  auto structures = read_structures(
      archive, part_of(links, "rdRichValueStructure", "xl/richData/rdrichvaluestructure.xml"));
  if (!structures) return std::unexpected(std::move(structures.error()));
  auto targets =
      read_targets(archive, part_of(links, "richValueRel", "xl/richData/richValueRel.xml"));
  if (!targets) return targets;
  auto document = read_xml(archive, part_of(links, "rdRichValue", "xl/richData/rdrichvalue.xml"));
  if (!document) return std::unexpected(std::move(document.error()));
  std::vector<RichPicture> out;
  if (!*document) return out;
  for (const auto& value : descendants(**document, "rv"))
    out.push_back(picture_of(value, *structures, *targets));
  return out;
}

}  // namespace

base::Result<RichPictures> read_rich_pictures(const Archive& archive,
                                              const Relationships& of_workbook) {
  RichPictures out;
  auto document = read_xml(archive, part_of(of_workbook, "sheetMetadata", "xl/metadata.xml"));
  if (!document) return std::unexpected(std::move(document.error()));
  if (!*document) return out;
  auto values = read_values(archive, of_workbook);
  if (!values) return std::unexpected(std::move(values.error()));
  const auto root = child_of(**document, "metadata");
  std::size_t rich_type = 0;  // from 1
  std::size_t count = 0;
  for (const auto& node : child_of(root, "metadataTypes").children()) {
    ++count;
    if (attribute_of(node, "name") == "XLRICHVALUE") rich_type = count;
  }
  std::vector<std::size_t> rich_blocks;  // block of the future metadata -> rich value
  for (const auto& future : root.children()) {
    if (local_name(future.name()) != "futureMetadata") continue;
    if (attribute_of(future, "name") != "XLRICHVALUE") continue;
    for (const auto& block : future.children()) {
      const auto found = descendants(block, "rvb");
      rich_blocks.push_back(found.empty() ? std::string::npos
                                          : index_in(attribute_of(found[0], "i")));
    }
  }
  int index = 0;
  for (const auto& block : child_of(root, "valueMetadata").children()) {
    RichPicture picture{RichPicture::Kind::no_picture, {}};
    for (const auto& record : block.children()) {
      if (index_in(attribute_of(record, "t")) != rich_type) continue;
      const auto at = index_in(attribute_of(record, "v"));
      const auto value = at < rich_blocks.size() ? rich_blocks[at] : std::string::npos;
      picture = value < values->size() ? (*values)[value] : RichPicture{};
    }
    out[++index] = std::move(picture);
  }
  return out;
}

}  // namespace luoshi::interop
