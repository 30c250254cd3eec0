#include "interop/plain_tables.hpp"

#include <iconv.h>

#include <boost/json.hpp>
#include <cmath>

#include "base/json.hpp"
#include "base/limits.hpp"

namespace luoshi::interop {
namespace {

namespace limits = base::limits;

std::optional<std::string> convert(std::string_view bytes, const char* from) {
  const iconv_t converter = ::iconv_open("UTF-8", from);
  if (converter == iconv_t(-1)) throw std::runtime_error("no character set GB18030 or UTF-16");
  std::string out;
  std::string input(bytes);
  char* in = input.data();
  std::size_t in_left = input.size();
  char buffer[32'768];
  bool good = true;
  while (in_left > 0 && good) {
    char* to = buffer;
    std::size_t left = sizeof buffer;
    const auto result = ::iconv(converter, &in, &in_left, &to, &left);
    out.append(buffer, sizeof buffer - left);
    good = result != std::size_t(-1) || errno == E2BIG;
  }
  ::iconv_close(converter);
  return good ? std::optional(std::move(out)) : std::nullopt;
}

// Cells with text and their bytes, counted over the whole table.
struct Budget {
  std::size_t cells = 0;
  bool take(const Row& row) {
    cells += row.cells.size();
    return cells <= limits::workbook_cells_max &&
           row.number <= static_cast<int>(limits::sheet_rows_max) &&
           row.cells.size() <= limits::sheet_columns_max;
  }
};

class CsvReader {
 public:
  CsvReader(std::string_view text, std::string name) : text_(text) {
    sheet_.name = std::move(name);
    separator_ = separator_of(text.substr(0, text.find('\n')));
  }

  base::Result<Sheet> read() {
    while (at_ < text_.size()) {
      Row row{.number = ++record_, .cells = {}};
      if (!read_record(row))
        return base::refuse("csv_quote_open", {}, {{"row", std::to_string(record_)}});
      while (!row.cells.empty() && row.cells.back().empty()) row.cells.pop_back();
      if (!budget_.take(row)) return base::refuse("workbook_too_large");
      if (!row.cells.empty()) sheet_.rows.push_back(std::move(row));
    }
    return std::move(sheet_);
  }

 private:
  static char separator_of(std::string_view line) {
    const auto comma = std::ranges::count(line, ',');
    const auto tab = std::ranges::count(line, '\t');
    const auto semicolon = std::ranges::count(line, ';');
    if (tab > comma && tab >= semicolon) return '\t';
    return semicolon > comma ? ';' : ',';
  }

  bool read_record(Row& row) {
    for (;;) {
      auto cell = read_cell();
      if (!cell) return false;
      row.cells.push_back(std::move(*cell));
      if (at_ >= text_.size()) return true;
      const char end = text_[at_++];
      if (end == separator_) continue;
      if (end == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
      return true;
    }
  }

  // Stops at the separator or line end; nullopt when a quote is never closed.
  std::optional<std::string> read_cell() {
    std::string out;
    if (at_ < text_.size() && text_[at_] == '"') {
      ++at_;
      for (;;) {
        const auto quote = text_.find('"', at_);
        if (quote == text_.npos) return std::nullopt;
        out += text_.substr(at_, quote - at_);
        at_ = quote + 1;
        if (at_ >= text_.size() || text_[at_] != '"') break;
        out += text_[at_++];
      }
    }
    const char ends[] = {separator_, '\r', '\n', '\0'};
    const auto end = std::min(text_.find_first_of(ends, at_), text_.size());
    out += text_.substr(at_, end - at_);
    at_ = end;
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  char separator_ = ',';
  int record_ = 0;
  Budget budget_;
  Sheet sheet_;
};

// A text stays as it is, a number keeps all its digits, a list or object is its JSON text.
// nullopt: a number that a double does not hold exactly enough.
std::optional<std::string> text_of(const boost::json::value& value) {
  if (value.is_null()) return std::string();
  if (value.is_string()) return std::string(std::string_view(value.get_string()));
  if (value.is_bool()) return std::string(value.get_bool() ? "1" : "0");
  if (value.is_double()) {
    constexpr double exact_max = 1e15;
    if (std::abs(value.get_double()) >= exact_max) return std::nullopt;
    return fmt::format("{}", value.get_double());
  }
  return boost::json::serialize(value);
}

class JsonLinesReader {
 public:
  explicit JsonLinesReader(std::string name) {
    sheet_.name = std::move(name);
    sheet_.rows.push_back({.number = 1, .cells = {}});
  }

  base::Result<void> add(std::string_view line) {
    ++line_;
    if (line.find_first_not_of(" \t\r") == line.npos) return {};
    const std::map<std::string, std::string> where{{"row", std::to_string(line_)}};
    const auto json = base::parse_json(line);
    if (!json || !json->is_object()) return base::refuse("json_line_malformed", {}, where);
    Row row{.number = line_ + 1, .cells = {}};
    for (const auto& [key, value] : json->get_object()) {
      auto text = text_of(value);
      if (!text) return base::refuse("json_number_inexact", key, where);
      const auto column = column_of(key);
      if (row.cells.size() <= column) row.cells.resize(column + 1);
      row.cells[column] = std::move(*text);
    }
    while (!row.cells.empty() && row.cells.back().empty()) row.cells.pop_back();
    if (!budget_.take(row) || columns_.size() > limits::sheet_columns_max)
      return base::refuse("workbook_too_large");
    if (!row.cells.empty()) sheet_.rows.push_back(std::move(row));
    return {};
  }

  Sheet finish() { return std::move(sheet_); }

 private:
  std::size_t column_of(std::string_view key) {
    if (const auto found = columns_.find(key); found != columns_.end()) return found->second;
    sheet_.rows.front().cells.emplace_back(key);
    return columns_.emplace(key, columns_.size()).first->second;
  }

  int line_ = 0;
  std::map<std::string, std::size_t, std::less<>> columns_;
  Budget budget_;
  Sheet sheet_;
};

}  // namespace

base::Result<std::string> to_utf8(std::string_view bytes) {
  std::optional<std::string> out;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    out = convert(bytes, "UTF-16");
  } else if (!bytes.contains('\0')) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    out = convert(bytes, "UTF-8");
    if (!out) out = convert(bytes, "GB18030");
  }
  if (!out || out->contains('\0')) return base::refuse("workbook_unknown_format");
  return std::move(*out);
}

base::Result<Sheet> read_csv(std::string_view bytes, std::string name) {
  auto text = to_utf8(bytes);
  if (!text) return std::unexpected(std::move(text.error()));
  return CsvReader(*text, std::move(name)).read();
}

base::Result<Sheet> read_json_lines(std::string_view bytes, std::string name) {
  auto text = to_utf8(bytes);
  if (!text) return std::unexpected(std::move(text.error()));
  JsonLinesReader reader(std::move(name));
  std::string_view rest = *text;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    if (auto added = reader.add(rest.substr(0, end)); !added)
      return std::unexpected(std::move(added.error()));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return reader.finish();
}

}  // namespace luoshi::interop
