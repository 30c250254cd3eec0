// Exports as a workbook: a sheet for each part, thumbnails in the cells, a last sheet of notes.
#include "base/text.hpp"
#include "interop/export_file.hpp"
#include "interop/export_plain.hpp"
#include "interop/thumbnail.hpp"

namespace luoshi::interop {

namespace {
constexpr unsigned thumbnail_px = 120;
// More would make a row unreadable; the number of photos is said behind them.
constexpr std::size_t thumbnails_per_cell = 4;

double width_of(const ExportColumn& column) {
  if (column.path == serial_path) return 6;
  if (column.path.starts_with("photos")) return 18;
  if (column.path == "description" || column.path == "record" || column.path == "summary")
    return 36;
  return std::max(12.0, static_cast<double>(base::length(column.heading)) * 2.2);
}

class WorkbookFile final : public ExportFile {
 public:
  WorkbookFile(const std::filesystem::path& path, const ExportFileSettings& settings)
      : writer_(path), settings_(settings) {}

  void begin_sheet(const std::string& name, std::span<const ExportColumn> columns) override {
    std::string unique = sheet_name(name);
    for (int n = 2; !names_.insert(unique).second; ++n)
      unique = sheet_name(fmt::format("{} {}", n, name));
    sheet_ = &writer_.add_sheet(unique);
    std::vector<WrittenColumn> headings;
    for (const ExportColumn& column : columns)
      headings.push_back({.title = column.heading, .width = width_of(column)});
    sheet_->header(1, headings, 0);
    row_ = 1;
  }

  void row(std::span<const ExportCell> cells) override {
    ++row_;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const CellPlace at{row_, static_cast<int>(i)};
      std::visit([&](const auto& cell) { put(at, cell); }, cells[i]);
    }
  }

  base::Result<void> finish(const ExportNotes& notes) override {
    SheetWriter& sheet = writer_.add_sheet(
        sheet_name(base::text_of(export_messages(), "export_sheet_notes", settings_.language)));
    int row = 0;
    for (const std::string& line : note_lines(notes, settings_)) sheet.text({++row, 0}, line);
    if (settings_.thumbnails == Thumbnails::shown)
      sheet.text({++row, 0},
                 base::text_of(export_messages(), "export_note_thumbnails", settings_.language,
                               {{"missing", std::to_string(missing_)}}));
    return writer_.finish();
  }

 private:
  void put(CellPlace, std::monostate) {}
  void put(CellPlace at, const std::string& text) { sheet_->text(at, text); }
  void put(CellPlace at, const WrittenNumber& number) { sheet_->number(at, number); }
  void put(CellPlace at, base::Day day) { sheet_->day(at, day); }
  void put(CellPlace at, base::Instant instant) { sheet_->instant(at, instant, settings_.offset); }
  void put(CellPlace at, const ExportPhotos& photos) {
    if (settings_.thumbnails == Thumbnails::left_out) return;
    unsigned slot = 0;
    for (const ExportPhoto& photo : photos) {
      if (slot == thumbnails_per_cell) break;
      const std::string& small = small_of(photo.digest);
      if (small.empty())
        ++missing_;
      else
        sheet_->picture(at, {.jpeg = small, .side_px = thumbnail_px, .slot = slot++});
    }
  }

  // Empty when there is none to show. One photo is loaded once.
  const std::string& small_of(const std::string& digest) {
    auto [it, fresh] = small_.try_emplace(digest);
    if (!fresh || !settings_.load_thumbnail) return it->second;
    if (auto small = settings_.load_thumbnail(digest); small && jpeg_size(*small)) {
      forget_density(*small);
      it->second = std::move(*small);
    }
    return it->second;
  }

  WorkbookWriter writer_;
  ExportFileSettings settings_;
  SheetWriter* sheet_ = nullptr;
  std::set<std::string> names_;
  std::map<std::string, std::string> small_;
  int row_ = 0;
  std::int64_t missing_ = 0;
};
}  // namespace

std::string sheet_name(std::string_view text) {
  constexpr std::size_t characters_max = 31;
  std::string out;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size() && count < characters_max;) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    const std::string_view character = text.substr(at, end - at);
    at = end;
    if (std::string_view("[]:*?/\\'").contains(character.front()) && character.size() == 1)
      continue;
    out += character;
    ++count;
  }
  return out.empty() ? "1" : out;
}

std::unique_ptr<ExportFile> make_export_file(const std::filesystem::path& path,
                                             const ExportFileSettings& settings) {
  switch (settings.format) {
    case ExportFormat::csv:
      return make_csv_file(path, settings);
    case ExportFormat::json_lines:
      return make_json_lines_file(path, settings);
    case ExportFormat::xlsx:
      return std::make_unique<WorkbookFile>(path, settings);
  }
  return nullptr;
}

}  // namespace luoshi::interop
