// Exports that are plain text. They are written beside the target and renamed when complete.
#include "interop/export_plain.hpp"

#include <fstream>

#include "pack/csv.hpp"

namespace luoshi::interop {

namespace {
std::string message(std::string_view code, base::Language language,
                    const std::map<std::string, std::string>& args = {}) {
  return base::text_of(export_messages(), code, language, args);
}

class PlainFile {
 public:
  explicit PlainFile(const std::filesystem::path& path)
      : path_(path),
        partial_(path.string() + ".partial"),
        out_(partial_, std::ios::binary | std::ios::trunc) {}
  ~PlainFile() {
    out_.close();
    std::error_code ignored;
    std::filesystem::remove(partial_, ignored);
  }
  PlainFile(const PlainFile&) = delete;
  PlainFile& operator=(const PlainFile&) = delete;

  void write(std::string_view text) { out_ << text; }
  base::Result<void> finish() {
    out_.close();
    std::error_code error;
    if (out_) std::filesystem::rename(partial_, path_, error);
    if (!out_ || error) return base::refuse("export_file_failed", {}, {{"file", path_.string()}});
    return {};
  }

 private:
  std::filesystem::path path_;
  std::filesystem::path partial_;
  std::ofstream out_;
};

// A spreadsheet would run a text that begins like this.
std::string harmless(std::string text) {
  const bool number = text.size() > 1 && text[0] == '-' && text[1] >= '0' && text[1] <= '9';
  if (!text.empty() && std::string_view("=+-@").contains(text[0]) && !number) text.insert(0, "'");
  return text;
}

class CsvFile final : public ExportFile {
 public:
  CsvFile(const std::filesystem::path& path, const ExportFileSettings& settings)
      : file_(path), settings_(settings) {
    file_.write("\xEF\xBB\xBF");  // spreadsheets take a file without it for GB18030
  }

  void begin_sheet(const std::string&, std::span<const ExportColumn> columns) override {
    pack::GridRow row;
    for (const ExportColumn& column : columns) row.cells.push_back(column.heading);
    line(std::move(row));
  }
  void row(std::span<const ExportCell> cells) override {
    pack::GridRow row;
    for (const ExportCell& cell : cells) {
      std::string text = plain_text(cell, settings_.offset);
      row.cells.push_back(std::holds_alternative<std::string>(cell) ? harmless(std::move(text))
                                                                    : std::move(text));
    }
    line(std::move(row));
  }
  base::Result<void> finish(const ExportNotes& notes) override {
    for (std::string& text : note_lines(notes, settings_)) line({0, {std::move(text)}});
    return file_.finish();
  }

 private:
  void line(pack::GridRow row) { file_.write(pack::write_csv({std::move(row)})); }

  PlainFile file_;
  ExportFileSettings settings_;
};

// One object a line; the first line says what the file is and begins with "_export".
class JsonLinesFile final : public ExportFile {
 public:
  JsonLinesFile(const std::filesystem::path& path, const ExportFileSettings& settings)
      : path_(path), body_(path.string() + ".body"), settings_(settings) {
    lines_.open(body_, std::ios::binary | std::ios::trunc);
  }
  ~JsonLinesFile() override {
    lines_.close();
    std::error_code ignored;
    std::filesystem::remove(body_, ignored);
  }

  void begin_sheet(const std::string&, std::span<const ExportColumn> columns) override {
    headings_.clear();
    for (const ExportColumn& column : columns) headings_.push_back(column.heading);
  }
  void row(std::span<const ExportCell> cells) override {
    boost::json::object out;
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (!std::holds_alternative<std::monostate>(cells[i]))
        out[headings_[i]] = plain_text(cells[i], settings_.offset);
    lines_ << boost::json::serialize(out) << '\n';
  }
  base::Result<void> finish(const ExportNotes& notes) override {
    lines_.close();
    std::string text;
    for (const std::string& one : note_lines(notes, settings_))
      text += (text.empty() ? "" : "; ") + one;
    PlainFile file(path_);
    file.write(boost::json::serialize(boost::json::object{{"_export", text}}) + '\n');
    std::ifstream body(body_, std::ios::binary);
    std::string block(1 << 16, '\0');
    while (body.read(block.data(), std::ssize(block)) || body.gcount() > 0)
      file.write(std::string_view(block).substr(0, static_cast<std::size_t>(body.gcount())));
    return file.finish();
  }

 private:
  std::filesystem::path path_;
  std::filesystem::path body_;
  std::ofstream lines_;
  ExportFileSettings settings_;
  std::vector<std::string> headings_;
};
}  // namespace

std::vector<std::string> note_lines(const ExportNotes& notes, const ExportFileSettings& settings) {
  const base::Language language = settings.language;
  std::vector<std::string> out{"# " + notes.title};
  out.push_back(message("export_note_rows", language, {{"rows", std::to_string(notes.rows)}}));
  out.push_back(notes.filter.empty()
                    ? message("export_note_no_filter", language)
                    : message("export_note_filter", language, {{"filter", notes.filter}}));
  out.push_back(message("export_note_made", language,
                        {{"now", base::to_text(notes.made_at, settings.offset)}}));
  if (notes.privacy == ColumnPrivacy::open)
    out.push_back(message("export_note_personal", language));
  return out;
}

std::unique_ptr<ExportFile> make_csv_file(const std::filesystem::path& path,
                                          const ExportFileSettings& settings) {
  return std::make_unique<CsvFile>(path, settings);
}
std::unique_ptr<ExportFile> make_json_lines_file(const std::filesystem::path& path,
                                                 const ExportFileSettings& settings) {
  return std::make_unique<JsonLinesFile>(path, settings);
}

}  // namespace luoshi::interop
