#include "interop/pictures.hpp"

#include <charconv>
#include <fstream>
#include <set>

#include "base/limits.hpp"
#include "interop/rich_values.hpp"
#include "interop/sheet_marks.hpp"
#include "interop/workbook.hpp"

namespace luoshi::interop {
namespace {

namespace limits = base::limits;

struct Place {
  std::string sheet;
  int row = 0;
  int column = -1;
};

// Gathers pictures under the caps, each part read once.
class Album {
 public:
  explicit Album(const Archive& archive) : archive_(archive) {}

  void set_aside(const Place& place, std::string_view code, std::string id) {
    out_.unplaced.push_back(
        {place.sheet, place.row, place.column, {std::string(code), {}, {{"id", std::move(id)}}}});
  }

  void mark_used(const std::string& part) { used_.insert(part); }

  base::Result<void> place(const Place& place, const std::string& part, PictureHow how) {
    used_.insert(part);
    auto read = read_part(part);
    if (!read) return std::unexpected(std::move(read.error()));
    const auto& [bytes, type, trouble] = **read;
    if (!trouble.empty()) {
      set_aside(place, trouble, part);
      out_.unplaced.back().reason.args["max"] =
          std::to_string(limits::workbook_picture_bytes_max >> 20);
      return {};
    }
    if (place.row < 1) {
      set_aside(place, "picture_without_cell", part);
      return {};
    }
    if (out_.placed.size() >= limits::workbook_pictures_max)
      return base::refuse("pictures_too_many", {},
                          {{"max", std::to_string(limits::workbook_pictures_max)}});
    out_.placed.push_back({place.sheet, place.row, place.column, bytes, type, how});
    return {};
  }

  // Pictures in the file that nothing above has met: of deleted cells, of headers, of backgrounds.
  WorkbookPictures finish() {
    for (const auto& name : archive_.names())
      if (name.starts_with("xl/media/") && !name.ends_with('/') && !used_.contains(name))
        set_aside({}, "picture_unused", name);
    return std::move(out_);
  }

 private:
  struct Part {
    std::shared_ptr<const std::string> bytes;
    std::string type;
    std::string_view trouble;
  };

  base::Result<const Part*> read_part(const std::string& name) {
    if (const auto found = parts_.find(name); found != parts_.end()) return &found->second;
    Part part;
    if (!archive_.contains(name)) {
      part.trouble = "picture_missing";
    } else if (archive_.size_of(name) > limits::workbook_picture_bytes_max) {
      part.trouble = "picture_too_large";
    } else {
      auto bytes = archive_.read(name, limits::workbook_picture_bytes_max);
      if (!bytes) return std::unexpected(std::move(bytes.error()));
      total_ += (*bytes)->size();
      if (total_ > limits::workbook_pictures_bytes_max) return base::refuse("pictures_too_large");
      part.type = picture_type(**bytes);
      part.bytes = std::make_shared<const std::string>(std::move(**bytes));
      if (part.type.empty()) part.trouble = "picture_format_unknown";
    }
    return &parts_.emplace(name, std::move(part)).first->second;
  }

  const Archive& archive_;
  std::map<std::string, Part> parts_;
  std::set<std::string, std::less<>> used_;
  std::size_t total_ = 0;
  WorkbookPictures out_;
};

bool under_fallback(pugi::xml_node node) {
  for (; node; node = node.parent())
    if (local_name(node.name()) == "Fallback") return true;
  return false;
}

base::Result<void> add_blip(Album& album, const Place& place, const pugi::xml_node& blip,
                            const Relationships& links, PictureHow how) {
  for (const auto& vector_twin : descendants(blip, "svgBlip"))
    if (const auto link = links.find(attribute_of(vector_twin, "embed")); link != links.end())
      album.mark_used(link->second.target);
  const auto embed = attribute_of(blip, "embed");
  const auto link = links.find(embed.empty() ? attribute_of(blip, "link") : embed);
  if (link == links.end()) {
    album.set_aside(place, "picture_missing", std::string(embed));
    return {};
  }
  if (link->second.where == Relationship::Where::outside) {
    album.set_aside(place, "picture_linked", link->second.target);
    return {};
  }
  if (under_fallback(blip)) {  // another rendering of what the same anchor already holds
    album.mark_used(link->second.target);
    return {};
  }
  return album.place(place, link->second.target, how);
}

int number_of(const pugi::xml_node& node) {
  const std::string_view text = node.text().get();
  int out = -1;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

base::Result<void> add_floating(Album& album, const Archive& archive, const XlsxSheet& sheet) {
  auto of_sheet = relationships_of(archive, sheet.part);
  if (!of_sheet) return std::unexpected(std::move(of_sheet.error()));
  for (const auto& [id, drawing] : *of_sheet) {
    if (drawing.type != "drawing" || drawing.where != Relationship::Where::inside) continue;
    auto document = read_xml(archive, drawing.target);
    if (!document) return std::unexpected(std::move(document.error()));
    auto links = relationships_of(archive, drawing.target);
    if (!links) return std::unexpected(std::move(links.error()));
    if (!*document) continue;
    for (const char* kind : {"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"}) {
      for (const auto& anchor : descendants(**document, kind)) {
        const auto from = child_of(anchor, "from");
        const Place place{sheet.name, number_of(child_of(from, "row")) + 1,
                          number_of(child_of(from, "col"))};
        for (const auto& blip : descendants(anchor, "blip"))
          if (auto added = add_blip(album, place, blip, *links, PictureHow::floating); !added)
            return added;
      }
    }
  }
  return {};
}

// WPS: the id in the formula -> the picture in xl/cellimages.xml.
struct CellImages {
  pugi::xml_document document;
  Relationships links;
  std::map<std::string, pugi::xml_node, std::less<>> blips;
};

base::Result<CellImages> read_cell_images(const Archive& archive,
                                          const Relationships& of_workbook) {
  CellImages out;
  std::string part = "xl/cellimages.xml";
  for (const auto& [id, link] : of_workbook)
    if (link.type == "cellImage") part = link.target;
  auto document = read_xml(archive, part);
  if (!document) return std::unexpected(std::move(document.error()));
  if (!*document) return out;
  out.document = std::move(**document);
  auto links = relationships_of(archive, part);
  if (!links) return std::unexpected(std::move(links.error()));
  out.links = std::move(*links);
  for (const auto& picture : descendants(out.document, "pic")) {
    const auto names = descendants(picture, "cNvPr");
    const auto blips = descendants(picture, "blip");
    if (!names.empty() && !blips.empty())
      out.blips.emplace(attribute_of(names[0], "name"), blips[0]);
  }
  return out;
}

base::Result<void> add_in_cell(Album& album, const Place& place, const RichPictures& rich,
                               int index) {
  const auto found = rich.find(index);
  const RichPicture picture = found == rich.end() ? RichPicture{} : found->second;
  switch (picture.kind) {
    case RichPicture::Kind::inside:
      return album.place(place, picture.target, PictureHow::in_cell);
    case RichPicture::Kind::outside:
      album.set_aside(place, "picture_linked", picture.target);
      break;
    case RichPicture::Kind::missing:
      album.set_aside(place, "picture_missing", fmt::format("vm {}", index));
      break;
    case RichPicture::Kind::no_picture:
      break;
  }
  return {};
}

base::Result<void> add_from_cells(Album& album, const Archive& archive, const XlsxSheet& sheet,
                                  const CellImages& images, const RichPictures& rich) {
  auto xml = archive.read(sheet.part, limits::workbook_part_bytes_max);
  if (!xml) return std::unexpected(std::move(xml.error()));
  if (!*xml) return base::refuse("workbook_damaged", {}, {{"part", sheet.part}});
  auto marks = read_sheet_marks(**xml, {}, XlsxWorkbook::Epoch::from_1900);
  if (!marks) return std::unexpected(std::move(marks.error()));
  for (const auto& cell : marks->pictures) {
    const Place place{sheet.name, cell.row, cell.column};
    base::Result<void> added;
    if (cell.formula_id.empty()) {
      added = add_in_cell(album, place, rich, cell.value_metadata);
    } else if (const auto blip = images.blips.find(cell.formula_id); blip == images.blips.end()) {
      album.set_aside(place, "picture_missing", cell.formula_id);
    } else {
      added = add_blip(album, place, blip->second, images.links, PictureHow::dispimg);
    }
    if (!added) return added;
  }
  return {};
}

// ODS and XLS: their pictures are counted, not read.
WorkbookPictures unread_pictures(std::size_t count) {
  WorkbookPictures out;
  for (std::size_t i = 0; i < count; ++i)
    out.unplaced.push_back({{}, 0, -1, {"pictures_unread_in_format", {}, {}}});
  return out;
}

base::Result<WorkbookPictures> count_in_ods(const Archive& archive) {
  std::size_t count = 0;
  for (const auto& name : archive.names())
    if (name.starts_with("Pictures/") && !name.ends_with('/')) ++count;
  return unread_pictures(std::min(count, limits::workbook_pictures_max));
}

base::Result<WorkbookPictures> count_in_xls(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  const std::string_view all = bytes;
  const auto jpeg = all.find("\xFF\xD8\xFF");
  const bool photo = jpeg != all.npos && (all.contains("JFIF") || all.contains("Exif"));
  return unread_pictures(photo || all.contains("\x89PNG\r\n\x1a\n") ? 1 : 0);
}

}  // namespace

std::string_view picture_type(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return "image/gif";
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return "image/webp";
  if (bytes.starts_with("BM") && bytes.size() > 26) return "image/bmp";
  if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) return "image/tiff";
  if (bytes.size() < 12 || bytes.substr(4, 4) != "ftyp") return {};
  const auto brand = bytes.substr(8, 4);
  if (brand == "avif" || brand == "avis") return "image/avif";
  for (const auto heic : {"heic", "heix", "heim", "heis", "hevc", "mif1", "msf1"})
    if (brand == heic) return "image/heic";
  return {};
}

base::Result<WorkbookPictures> read_xlsx_pictures(const Archive& archive) {
  auto workbook = read_xlsx_workbook(archive);
  if (!workbook) return std::unexpected(std::move(workbook.error()));
  auto links = relationships_of(archive, workbook->part);
  if (!links) return std::unexpected(std::move(links.error()));
  auto images = read_cell_images(archive, *links);
  if (!images) return std::unexpected(std::move(images.error()));
  auto rich = read_rich_pictures(archive, *links);
  if (!rich) return std::unexpected(std::move(rich.error()));
  Album album(archive);
  for (const auto& sheet : workbook->sheets) {
    auto added = add_floating(album, archive, sheet);
    if (added) added = add_from_cells(album, archive, sheet, *images, *rich);
    if (!added) return std::unexpected(std::move(added.error()));
  }
  return album.finish();
}

base::Result<WorkbookPictures> read_pictures(const std::filesystem::path& file) {
  const auto format = format_of(file);
  if (!format) return std::unexpected(format.error());
  switch (*format) {
    case WorkbookFormat::csv:
    case WorkbookFormat::json_lines:
      return WorkbookPictures{};
    case WorkbookFormat::xls:
      return count_in_xls(file);
    case WorkbookFormat::xlsx:
    case WorkbookFormat::ods:
      break;
  }
  auto archive = Archive::open(file);
  if (!archive) return std::unexpected(std::move(archive.error()));
  return *format == WorkbookFormat::ods ? count_in_ods(*archive) : read_xlsx_pictures(*archive);
}

}  // namespace luoshi::interop
