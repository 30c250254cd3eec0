#include "interop/workbook_writer.hpp"

#include <xlsxwriter.h>

#include <cmath>
#include <cstdint>

#include "interop/thumbnail.hpp"
#include "interop/workbook.hpp"

// libxlsxwriter 1.1.4 never frees the formula of a list validation (some bytes a column with
// choices_range); tests under LeakSanitizer must not fail for it.
#if __has_feature(address_sanitizer)
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:lxw_strdup\n";
}
#endif

namespace luoshi::interop {
namespace {

// Paper codes of the file format (ECMA-376, pageSetup paperSize).
constexpr std::uint8_t paper_a3 = 8;
constexpr std::uint8_t paper_a4 = 9;
constexpr int a4_columns_max = 14;
// "2018-11-05 09:10:00"; in a narrower column a sheet shows ###.
constexpr double instant_width = 20;

lxw_row_t row_index(CellPlace at) {
  return static_cast<lxw_row_t>(at.row - 1);
}
lxw_col_t column_index(CellPlace at) {
  return static_cast<lxw_col_t>(at.column);
}

lxw_datetime date_of(base::Day day) {
  const auto civil = base::civil(day);
  return {
      .year = civil.year, .month = civil.month, .day = civil.day, .hour = 0, .min = 0, .sec = 0};
}

}  // namespace

SheetWriter::SheetWriter(WorkbookWriter& book, lxw_worksheet* sheet, std::string name)
    : book_(book), sheet_(sheet), name_(std::move(name)) {}

void SheetWriter::check(int error, CellPlace at) {
  last_row_ = std::max(last_row_, at.row);
  if (error == LXW_NO_ERROR) return;
  const std::map<std::string, std::string> where{
      {"sheet", name_}, {"cell", column_name(at.column) + std::to_string(at.row)}};
  if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    book_.refuse_first({"cell_text_too_long", {}, where});
  else if (error == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
    book_.refuse_first({"sheet_too_large", {}, where});
  else if (error == LXW_ERROR_IMAGE_DIMENSIONS)
    book_.refuse_first({"picture_unreadable", {}, where});
  else if (error == LXW_ERROR_255_STRING_LENGTH_EXCEEDED)
    book_.refuse_first({"validation_list_too_long", {}, where});
  else
    throw std::runtime_error(lxw_strerror(static_cast<lxw_error>(error)));
}

void SheetWriter::header(int row, std::span<const WrittenColumn> columns, int rows_below) {
  header_row_ = row;
  columns_ = static_cast<int>(columns.size());
  for (int column = 0; column < columns_; ++column) {
    const auto& written = columns[static_cast<std::size_t>(column)];
    const CellPlace at{row, column};
    widen(at, written.width);
    check(worksheet_write_string(sheet_, row_index(at), column_index(at), written.title.c_str(),
                                 book_.style(WorkbookWriter::Style::header)),
          at);
    if (!written.help.empty()) note(at, written.help);
    offer_choices(row, column, written, rows_below);
  }
  worksheet_freeze_panes(sheet_, static_cast<lxw_row_t>(row), 0);
  worksheet_repeat_rows(sheet_, static_cast<lxw_row_t>(row - 1), static_cast<lxw_row_t>(row - 1));
  worksheet_set_landscape(sheet_);
  worksheet_set_paper(sheet_, columns_ > a4_columns_max ? paper_a3 : paper_a4);
  worksheet_fit_to_pages(sheet_, 1, 0);
}

void SheetWriter::widen(CellPlace at, double characters) {
  double& width = widths_[at.column];
  if (width >= characters) return;
  width = characters;
  check(worksheet_set_column(sheet_, column_index(at), column_index(at), width, nullptr), at);
}

void SheetWriter::offer_choices(int row, int column, const WrittenColumn& written, int rows_below) {
  if (written.choices.empty() && written.choices_range.empty()) return;
  lxw_data_validation validation{};
  std::vector<char*> list;  // the library reads only
  std::string range = written.choices_range;
  if (range.empty()) {
    std::size_t bytes = 0;
    for (const auto& choice : written.choices) {
      list.push_back(const_cast<char*>(choice.c_str()));
      bytes += choice.size() + 1;
    }
    list.push_back(nullptr);
    // libxlsxwriter 1.1.4 allows 255 characters and has room for 255 bytes: Chinese overflows it.
    if (bytes > 255) return check(LXW_ERROR_255_STRING_LENGTH_EXCEEDED, {row, column});
    validation.validate = LXW_VALIDATION_TYPE_LIST;
    validation.value_list = list.data();
  } else {
    validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    validation.value_formula = range.data();
  }
  // A hint, not a wall: aliases typed by hand are understood by the import.
  validation.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
  const auto where = static_cast<lxw_col_t>(column);
  const int error = worksheet_data_validation_range(sheet_, static_cast<lxw_row_t>(row), where,
                                                    static_cast<lxw_row_t>(row + rows_below - 1),
                                                    where, &validation);
  check(error, {row, column});
}

void SheetWriter::title(MergedRange range, std::string_view text) {
  const CellPlace at{range.first_row, range.first_column};
  const std::string owned(text);
  auto* const format = book_.style(WorkbookWriter::Style::title);
  if (range.first_row == range.last_row && range.first_column == range.last_column) {
    check(worksheet_write_string(sheet_, row_index(at), column_index(at), owned.c_str(), format),
          at);
    return;
  }
  check(worksheet_merge_range(sheet_, row_index(at), column_index(at),
                              static_cast<lxw_row_t>(range.last_row - 1),
                              static_cast<lxw_col_t>(range.last_column), owned.c_str(), format),
        at);
}

void SheetWriter::text(CellPlace at, std::string_view text) {
  const std::string owned(text);
  check(worksheet_write_string(sheet_, row_index(at), column_index(at), owned.c_str(),
                               book_.style(WorkbookWriter::Style::text)),
        at);
}

void SheetWriter::number(CellPlace at, WrittenNumber number) {
  // A sheet holds 15 digits; a longer amount goes out as text, all digits kept.
  constexpr std::int64_t exact_max = 999'999'999'999'999;
  const auto whole = fmt::format(
      "{:0{}}", number.amount < 0 ? 0 - std::uint64_t(number.amount) : std::uint64_t(number.amount),
      number.decimals + 1);
  std::string digits = whole;
  if (number.decimals > 0)
    digits.insert(digits.size() - static_cast<std::size_t>(number.decimals), ".");
  if (number.amount < 0) digits.insert(0, "-");
  if (number.amount > exact_max || number.amount < -exact_max) return text(at, digits);
  check(worksheet_write_number(sheet_, row_index(at), column_index(at), std::stod(digits),
                               book_.number_style(number.decimals)),
        at);
}

void SheetWriter::day(CellPlace at, base::Day day) {
  auto date = date_of(day);
  if (date.year < 1901 || date.year > 9999) return text(at, base::to_text(day));
  check(worksheet_write_datetime(sheet_, row_index(at), column_index(at), &date,
                                 book_.style(WorkbookWriter::Style::day)),
        at);
}

void SheetWriter::instant(CellPlace at, base::Instant instant, base::UtcOffset offset) {
  const auto day = base::day_of(instant, offset);
  auto date = date_of(day);
  if (date.year < 1901 || date.year > 9999) return text(at, base::to_text(instant, offset));
  const auto since = instant.us - base::start_of(day, offset).us;
  date.hour = static_cast<int>(since / base::hour_us);
  date.min = static_cast<int>(since / base::minute_us % 60);
  date.sec = static_cast<double>(since / base::second_us % 60);
  widen(at, instant_width);
  check(worksheet_write_datetime(sheet_, row_index(at), column_index(at), &date,
                                 book_.style(WorkbookWriter::Style::instant)),
        at);
}

void SheetWriter::note(CellPlace at, const std::string& text) {
  lxw_comment_options options{};
  options.width = 260;
  options.height = 96;
  check(
      worksheet_write_comment_opt(sheet_, row_index(at), column_index(at), text.c_str(), &options),
      at);
}

void SheetWriter::picture(CellPlace at, const WrittenPicture& picture) {
  const auto size = jpeg_size(picture.jpeg);
  if (!size || size->width == 0 || size->height == 0) return check(LXW_ERROR_IMAGE_DIMENSIONS, at);
  constexpr unsigned margin_px = 2;
  const unsigned height_px = picture.side_px + 2 * margin_px;
  if (auto& height = heights_[at.row]; height < height_px) {
    height = height_px;
    worksheet_set_row_pixels(sheet_, row_index(at), height_px, nullptr);
  }
  const double scale =
      std::min(1.0, double(picture.side_px) / double(std::max(size->width, size->height)));
  lxw_image_options options{};
  options.x_scale = scale;
  options.y_scale = scale;
  options.x_offset = static_cast<int>(margin_px + picture.slot * (picture.side_px + margin_px));
  options.y_offset = static_cast<int>(margin_px);
  options.object_position = LXW_OBJECT_MOVE_AND_SIZE;  // a filter hides it with its row
  check(
      worksheet_insert_image_buffer_opt(sheet_, row_index(at), column_index(at),
                                        reinterpret_cast<const unsigned char*>(picture.jpeg.data()),
                                        picture.jpeg.size(), &options),
      at);
}

void SheetWriter::close() {
  if (header_row_ == 0 || columns_ == 0) return;
  worksheet_autofilter(sheet_, static_cast<lxw_row_t>(header_row_ - 1), 0,
                       static_cast<lxw_row_t>(std::max(header_row_, last_row_) - 1),
                       static_cast<lxw_col_t>(columns_ - 1));
}

WorkbookWriter::WorkbookWriter(const std::filesystem::path& file)
    : file_(file), book_(workbook_new(file_.c_str())) {
  if (book_ == nullptr) throw std::bad_alloc();
}

WorkbookWriter::~WorkbookWriter() {
  if (book_ != nullptr) lxw_workbook_free(book_);
}

void WorkbookWriter::refuse_first(base::Refusal refusal) {
  if (!refusal_) refusal_ = std::move(refusal);
}

SheetWriter& WorkbookWriter::add_sheet(const std::string& name) {
  auto* sheet = workbook_validate_sheet_name(book_, name.c_str()) == LXW_NO_ERROR
                    ? workbook_add_worksheet(book_, name.c_str())
                    : nullptr;
  if (sheet == nullptr) {
    refuse_first({"sheet_name_invalid", {}, {{"sheet", name}}});
    sheet = workbook_add_worksheet(book_, nullptr);  // so that the caller can go on
  }
  return sheets_.emplace_back(*this, sheet, name);
}

base::Result<void> WorkbookWriter::finish() {
  if (refusal_) return std::unexpected(*refusal_);
  for (auto& sheet : sheets_) sheet.close();
  const auto error = workbook_close(std::exchange(book_, nullptr));
  if (error != LXW_NO_ERROR)
    throw std::runtime_error(
        fmt::format("cannot write {}: {}", file_.string(), lxw_strerror(error)));
  return {};
}

lxw_format* WorkbookWriter::style(Style style) {
  auto& format = styles_[style];
  if (format != nullptr) return format;
  format = workbook_add_format(book_);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  switch (style) {
    case Style::header:
      format_set_bold(format);
      format_set_text_wrap(format);
      format_set_align(format, LXW_ALIGN_CENTER);
      format_set_border(format, LXW_BORDER_THIN);
      format_set_bg_color(format, 0xDCE6F1);
      break;
    case Style::title:
      format_set_bold(format);
      format_set_font_size(format, 14);
      format_set_align(format, LXW_ALIGN_CENTER);
      break;
    case Style::text:
      format_set_num_format(format, "@");
      format_set_text_wrap(format);
      break;
    case Style::day:
      format_set_num_format(format, "yyyy-mm-dd");
      break;
    case Style::instant:
      format_set_num_format(format, "yyyy-mm-dd hh:mm:ss");
      break;
  }
  return format;
}

lxw_format* WorkbookWriter::number_style(int decimals) {
  auto& format = number_styles_[decimals];
  if (format != nullptr) return format;
  format = workbook_add_format(book_);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  const std::string pattern =
      decimals > 0 ? "0." + std::string(static_cast<std::size_t>(decimals), '0') : "0";
  format_set_num_format(format, pattern.c_str());
  return format;
}

}  // namespace luoshi::interop
