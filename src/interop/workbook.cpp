#include "interop/workbook.hpp"

#include <fstream>

#include "base/limits.hpp"
#include "interop/gdal_rows.hpp"
#include "interop/plain_tables.hpp"

namespace luoshi::interop {
namespace {

namespace limits = base::limits;

base::Result<std::string> read_start(const std::filesystem::path& file, std::size_t bytes_max) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error))
    return base::refuse("file_missing", {}, {{"value", file.filename().string()}});
  if (std::filesystem::file_size(file, error) > limits::workbook_file_bytes_max)
    return base::refuse("workbook_too_large");
  std::ifstream in(file, std::ios::binary);
  std::string out(std::min<std::size_t>(bytes_max, std::filesystem::file_size(file, error)), '\0');
  if (!in || (!out.empty() && !in.read(out.data(), static_cast<std::streamsize>(out.size()))))
    return base::refuse("file_missing", {}, {{"value", file.filename().string()}});
  return out;
}

base::Result<WorkbookFormat> format_of_archive(const std::filesystem::path& file) {
  auto archive = Archive::open(file);
  if (!archive) return std::unexpected(std::move(archive.error()));
  auto kind = archive->read("mimetype", 1'024);
  if (kind && *kind && (*kind)->starts_with("application/vnd.oasis.opendocument.spreadsheet")) {
    const auto manifest = archive->read("META-INF/manifest.xml", 1024 * 1024);
    if (manifest && *manifest && (*manifest)->contains("encryption-data"))
      return base::refuse("workbook_encrypted");
    return WorkbookFormat::ods;
  }
  if (archive->contains("xl/workbook.xml") || archive->contains("_rels/.rels"))
    return WorkbookFormat::xlsx;
  return base::refuse("workbook_unknown_format");
}

std::string_view without_leading_blanks(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text;
}

bool is_web_page(std::string_view text) {
  std::string start(without_leading_blanks(text).substr(0, 512));
  for (char& c : start) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return start.starts_with("<html") || start.starts_with("<!doctype html") ||
         start.starts_with("<table") || start.starts_with("<?xml") || start.starts_with("<meta");
}

// Office encrypts a workbook by wrapping it into the old container, under a UTF-16 stream name.
bool is_encrypted(std::string_view container) {
  using namespace std::string_view_literals;
  return container.contains("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv);
}

// The sheet with everything GDAL needs and nothing else: no photos, our own names, and a short
// [Content_Types].xml, because GDAL looks into its first 2 KiB only.
class CleanCopy {
 public:
  explicit CleanCopy(const std::filesystem::path& file) : writer_(file) {}

  void add_sheet(std::string_view xml) {
    ++sheets_;
    writer_.add(fmt::format("xl/worksheets/sheet{}.xml", sheets_), xml);
    types_ += fmt::format(R"(<Override PartName="/xl/worksheets/sheet{}.xml" ContentType="{}"/>)",
                          sheets_, sheet_type);
    list_ += fmt::format(R"(<sheet name="{0}" sheetId="{0}" r:id="rId{0}"/>)", sheets_);
    links_ += link(fmt::format("rId{}", sheets_), "worksheet",
                   fmt::format("worksheets/sheet{}.xml", sheets_));
  }

  void finish(const std::optional<std::string>& shared_strings) {
    if (shared_strings) {
      writer_.add("xl/sharedStrings.xml", *shared_strings);
      links_ += link("rIdS", "sharedStrings", "sharedStrings.xml");
    }
    writer_.add("[Content_Types].xml",
                R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)" +
                    types_ + "</Types>");
    writer_.add("xl/_rels/workbook.xml.rels",
                R"(<Relationships xmlns=)"
                R"("http://schemas.openxmlformats.org/package/2006/relationships">)" +
                    links_ + "</Relationships>");
    writer_.add("xl/workbook.xml",
                R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" )"
                R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">)"
                "<sheets>" +
                    list_ + "</sheets></workbook>");
    writer_.finish();
  }

 private:
  static constexpr std::string_view sheet_type =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

  static std::string link(std::string_view id, std::string_view type, std::string_view target) {
    return fmt::format(
        R"(<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/)"
        R"(relationships/{}" Target="{}"/>)",
        id, type, target);
  }

  ArchiveWriter writer_;
  int sheets_ = 0;
  std::string types_;
  std::string list_;
  std::string links_;
};

// GDAL gave the bare number of a day; a cell it does not have at all means the two disagree.
base::Result<void> put_dates(Sheet& sheet, std::vector<CellText>& dates) {
  for (auto& date : dates) {
    const auto row = std::ranges::lower_bound(sheet.rows, date.row, {}, &Row::number);
    const auto column = static_cast<std::size_t>(date.column);
    if (row == sheet.rows.end() || row->number != date.row || column >= row->cells.size())
      return base::refuse("workbook_damaged", {}, {{"part", sheet.name}});
    row->cells[column] = std::move(date.text);
  }
  return {};
}

// What a cell with a picture shows instead of it (=DISPIMG(...), #VALUE!) is no value.
void blank_pictures(Sheet& sheet, const std::vector<CellPicture>& pictures) {
  for (const auto& picture : pictures) {
    const auto row = std::ranges::lower_bound(sheet.rows, picture.row, {}, &Row::number);
    const auto column = static_cast<std::size_t>(picture.column);
    if (row == sheet.rows.end() || row->number != picture.row || column >= row->cells.size())
      continue;
    auto& cell = row->cells[column];
    if (!picture.formula_id.empty() || cell.starts_with('#')) cell.clear();
    while (!row->cells.empty() && row->cells.back().empty()) row->cells.pop_back();
  }
}

struct XlsxStyles {
  std::vector<NumberMeaning> meanings;
  std::optional<std::string> shared_strings;
};

base::Result<XlsxStyles> read_styles(const Archive& archive, const XlsxWorkbook& workbook) {
  XlsxStyles out;
  auto links = relationships_of(archive, workbook.part);
  if (!links) return std::unexpected(std::move(links.error()));
  for (const auto& [id, link] : *links) {
    if (link.type == "styles") {
      auto meanings = read_cell_meanings(archive, link.target);
      if (!meanings) return std::unexpected(std::move(meanings.error()));
      out.meanings = std::move(*meanings);
    } else if (link.type == "sharedStrings") {
      auto strings = archive.read(link.target, limits::workbook_part_bytes_max);
      if (!strings) return std::unexpected(std::move(strings.error()));
      out.shared_strings = std::move(*strings);
    }
  }
  return out;
}

base::Result<std::vector<Sheet>> read_xlsx(const std::filesystem::path& file) {
  auto archive = Archive::open(file);
  if (!archive) return std::unexpected(std::move(archive.error()));
  auto workbook = read_xlsx_workbook(*archive);
  if (!workbook) return std::unexpected(std::move(workbook.error()));
  auto styles = read_styles(*archive, *workbook);
  if (!styles) return std::unexpected(std::move(styles.error()));
  const PrivateFolder folder;
  CleanCopy copy(folder.path() / "book.xlsx");
  std::vector<SheetMarks> marks;
  for (const auto& sheet : workbook->sheets) {
    auto xml = archive->read(sheet.part, limits::workbook_part_bytes_max);
    if (!xml) return std::unexpected(std::move(xml.error()));
    if (!*xml) return base::refuse("workbook_damaged", {}, {{"part", sheet.part}});
    auto read = read_sheet_marks(**xml, styles->meanings, workbook->epoch);
    if (!read) return std::unexpected(std::move(read.error()));
    marks.push_back(std::move(*read));
    copy.add_sheet(**xml);
  }
  copy.finish(styles->shared_strings);
  auto sheets = read_gdal_rows(folder, "book.xlsx");
  if (!sheets) return std::unexpected(std::move(sheets.error()));
  if (sheets->size() != marks.size()) return base::refuse("workbook_damaged");
  for (std::size_t i = 0; i < marks.size(); ++i) {
    auto& sheet = (*sheets)[i];
    sheet.name = workbook->sheets[i].name;
    sheet.visibility = workbook->sheets[i].visibility;
    sheet.merged = std::move(marks[i].merged);
    if (auto put = put_dates(sheet, marks[i].dates); !put) return std::unexpected(put.error());
    blank_pictures(sheet, marks[i].pictures);
  }
  return sheets;
}

base::Result<std::vector<Sheet>> read_other_spreadsheet(const std::filesystem::path& file,
                                                        const std::string& name) {
  const PrivateFolder folder;
  std::filesystem::create_symlink(std::filesystem::absolute(file), folder.path() / name);
  auto sheets = read_gdal_rows(folder, name);
  if (!sheets) return sheets;
  for (auto& sheet : *sheets)
    for (auto& row : sheet.rows)
      for (auto& cell : row.cells) cell = plain_date_text(std::move(cell));
  return sheets;
}

base::Result<std::vector<Sheet>> read_plain(const std::filesystem::path& file,
                                            WorkbookFormat format) {
  std::error_code error;
  if (std::filesystem::file_size(file, error) > limits::workbook_plain_bytes_max)
    return base::refuse("workbook_too_large");
  auto bytes = read_start(file, limits::workbook_plain_bytes_max);
  if (!bytes) return std::unexpected(std::move(bytes.error()));
  auto sheet = format == WorkbookFormat::csv ? read_csv(*bytes, file.stem().string())
                                             : read_json_lines(*bytes, file.stem().string());
  if (!sheet) return std::unexpected(std::move(sheet.error()));
  std::vector<Sheet> out;
  out.push_back(std::move(*sheet));
  return out;
}

base::Result<std::vector<Sheet>> read_sheets(const std::filesystem::path& file,
                                             WorkbookFormat format) {
  switch (format) {
    case WorkbookFormat::xlsx:
      return read_xlsx(file);
    case WorkbookFormat::ods:
      return read_other_spreadsheet(file, "book.ods");
    case WorkbookFormat::xls:
      return read_other_spreadsheet(file, "book.xls");
    case WorkbookFormat::csv:
    case WorkbookFormat::json_lines:
      return read_plain(file, format);
  }
  std::unreachable();
}

}  // namespace

base::Result<WorkbookFormat> format_of(const std::filesystem::path& file) {
  auto start = read_start(file, 64 * 1024);
  if (!start) return std::unexpected(std::move(start.error()));
  if (start->starts_with("PK\x03\x04")) return format_of_archive(file);
  if (start->starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
    const auto whole = read_start(file, limits::workbook_file_bytes_max);
    if (whole && is_encrypted(*whole)) return base::refuse("workbook_encrypted");
    return WorkbookFormat::xls;
  }
  if (is_web_page(*start)) return base::refuse("workbook_is_web_page");
  if (without_leading_blanks(*start).starts_with('{')) return WorkbookFormat::json_lines;
  // A text cut inside a character is no valid text: judge up to the last line break.
  const auto line_end = start->size() == 64 * 1024 ? start->rfind('\n') : start->npos;
  if (auto text = to_utf8(std::string_view(*start).substr(0, line_end)); !text)
    return std::unexpected(std::move(text.error()));
  return WorkbookFormat::csv;
}

base::Result<Workbook> read_workbook(const std::filesystem::path& file) {
  auto format = format_of(file);
  if (!format) return std::unexpected(std::move(format.error()));
  auto sheets = read_sheets(file, *format);
  if (!sheets) return std::unexpected(std::move(sheets.error()));
  return Workbook{.format = *format, .sheets = std::move(*sheets)};
}

std::string column_name(int column) {
  std::string out;
  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return out;
}

}  // namespace luoshi::interop
