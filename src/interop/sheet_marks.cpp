#include "interop/sheet_marks.hpp"

#include <charconv>

#include "base/limits.hpp"

namespace luoshi::interop {
namespace {

int number_in(std::string_view text, int otherwise) {
  int out = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

struct Reader {
  const std::vector<NumberMeaning>& meanings;
  XlsxWorkbook::Epoch epoch;
  SheetMarks out;
  int row = 0;

  void read_cell(const pugi::xml_node& cell, CellPlace place) {
    const std::string_view type = attribute_of(cell, "t");
    const std::string_view value = child_of(cell, "v").text().get();
    if (const int metadata = number_in(attribute_of(cell, "vm"), 0); metadata > 0)
      out.pictures.push_back({place.row, place.column, metadata, {}});
    auto id = picture_formula_id(child_of(cell, "f").text().get());
    if (!id && type == "str") id = picture_formula_id(value);
    if (!id && type == "inlineStr")
      id = picture_formula_id(child_of(child_of(cell, "is"), "t").text().get());
    if (id) out.pictures.push_back({place.row, place.column, 0, std::move(*id)});
    if (type == "d") {
      out.dates.push_back({place.row, place.column, plain_date_text(std::string(value))});
      return;
    }
    if (!type.empty() && type != "n") return;
    const auto style = static_cast<std::size_t>(number_in(attribute_of(cell, "s"), 0));
    if (style >= meanings.size()) return;
    if (auto text = date_text(value, meanings[style], epoch))
      out.dates.push_back({place.row, place.column, std::move(*text)});
  }

  void read_row(const pugi::xml_node& node) {
    row = number_in(attribute_of(node, "r"), row + 1);
    CellPlace next{row, 0};
    for (const auto& cell : node.children()) {
      if (local_name(cell.name()) != "c") continue;
      if (auto place = place_of(attribute_of(cell, "r"))) next = {row, place->column};
      read_cell(cell, next);
      ++next.column;
    }
  }

  void read_merged(const pugi::xml_node& node) {
    const std::string_view reference = attribute_of(node, "ref");
    const auto colon = reference.find(':');
    if (colon == reference.npos) return;
    const auto first = place_of(reference.substr(0, colon));
    const auto last = place_of(reference.substr(colon + 1));
    if (first && last && out.merged.size() < base::limits::sheet_merged_max)
      out.merged.push_back({first->row, last->row, first->column, last->column});
  }
};

// Cuts the element that begins with `open` ("<row") out of `xml`, from `from` on; empty at the end.
std::string_view next_element(std::string_view xml, std::size_t& from, const std::string& open,
                              const std::string& close) {
  for (auto at = xml.find(open, from); at != xml.npos; at = xml.find(open, at + 1)) {
    const auto after = at + open.size();
    if (after >= xml.size() || std::string_view(" \t\r\n/>").find(xml[after]) == xml.npos) continue;
    const auto head_end = xml.find('>', after);
    if (head_end == xml.npos) return {};
    auto end = head_end + 1;
    if (xml[head_end - 1] != '/') {
      const auto found = xml.find(close, end);
      if (found == xml.npos) return {};
      end = found + close.size();
    }
    from = end;
    return xml.substr(at, end - at);
  }
  return {};
}

bool parse(pugi::xml_document& document, std::string_view element) {
  return bool(document.load_buffer(element.data(), element.size(),
                                   pugi::parse_default | pugi::parse_ws_pcdata_single,
                                   pugi::encoding_utf8));
}

}  // namespace

base::Result<SheetMarks> read_sheet_marks(std::string_view xml,
                                          const std::vector<NumberMeaning>& meanings,
                                          XlsxWorkbook::Epoch epoch) {
  Reader reader{meanings, epoch, {}, 0};
  const auto name = xml.find("sheetData");
  const auto begin = name == xml.npos ? xml.npos : xml.rfind('<', name);
  if (begin == xml.npos) return std::move(reader.out);
  const std::string prefix(xml.substr(begin + 1, name - begin - 1));  // "" or "x:"
  const auto finish = std::min(xml.find("</" + prefix + "sheetData>", name), xml.size());
  const auto rows = xml.substr(0, finish);
  pugi::xml_document document;
  std::size_t from = name;
  for (;;) {
    const auto element = next_element(rows, from, "<" + prefix + "row", "</" + prefix + "row>");
    if (element.empty()) break;
    if (!parse(document, element)) return base::refuse("workbook_damaged");
    reader.read_row(document.first_child());
  }
  from = finish;
  const auto merged =
      next_element(xml, from, "<" + prefix + "mergeCells", "</" + prefix + "mergeCells>");
  if (!merged.empty() && parse(document, merged))
    for (const auto& node : document.first_child().children()) reader.read_merged(node);
  return std::move(reader.out);
}

std::optional<CellPlace> place_of(std::string_view reference) {
  CellPlace out;
  std::size_t i = 0;
  for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z' && i < 4; ++i)
    out.column = out.column * 26 + (reference[i] - 'A' + 1);
  const auto* end = reference.data() + reference.size();
  const auto read = std::from_chars(reference.data() + i, end, out.row);
  if (i == 0 || read.ec != std::errc() || read.ptr != end || out.row < 1) return std::nullopt;
  --out.column;
  return out;
}

std::optional<std::string> picture_formula_id(std::string_view cell_text) {
  static constexpr std::string_view name = "DISPIMG(";
  const auto at = cell_text.find(name);
  if (at == cell_text.npos) return std::nullopt;
  if (at != 0 && !cell_text.starts_with('=') && !cell_text.starts_with("_xlfn."))
    return std::nullopt;
  auto rest = cell_text.substr(at + name.size());
  const auto open = rest.find('"');
  const auto close = open == rest.npos ? rest.npos : rest.find('"', open + 1);
  if (close == rest.npos) return std::nullopt;
  return std::string(rest.substr(open + 1, close - open - 1));
}

}  // namespace luoshi::interop
