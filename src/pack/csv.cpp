#include "pack/csv.hpp"

#include "base/text.hpp"

namespace luoshi::pack {

namespace {
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  base::Result<std::vector<GridRow>> read() {
    while (at_ < text_.size()) {
      GridRow row{line_, {}};
      if (auto fault = read_row(row)) return std::unexpected(std::move(*fault));
      if (row.cells.size() > 1 || !row.cells.front().empty()) rows_.push_back(std::move(row));
    }
    return std::move(rows_);
  }

 private:
  std::optional<base::Refusal> read_row(GridRow& row) {
    for (;;) {
      std::string cell;
      if (peek() == '"') {
        if (auto fault = read_quoted(cell)) return fault;
      } else if (auto fault = read_plain(cell)) {
        return fault;
      }
      row.cells.push_back(std::move(cell));
      if (peek() != ',') break;
      ++at_;
    }
    if (peek() == '\r') ++at_;
    if (peek() == '\n') ++at_;
    ++line_;
    return std::nullopt;
  }

  std::optional<base::Refusal> read_quoted(std::string& cell) {
    const std::uint32_t opened = line_;
    ++at_;
    for (;; ++at_) {
      if (at_ >= text_.size()) return fault("csv_quote_open", opened);
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        cell += text_[at_];
        continue;
      }
      ++at_;
      if (peek() != '"') break;
      cell += '"';
    }
    if (at_ < text_.size() && peek() != ',' && peek() != '\n' && peek() != '\r')
      return fault("csv_quote_stray", line_);
    return std::nullopt;
  }

  std::optional<base::Refusal> read_plain(std::string& cell) {
    const std::size_t end = std::min(text_.find_first_of(",\r\n\"", at_), text_.size());
    cell = text_.substr(at_, end - at_);
    at_ = end;
    if (peek() == '"') return fault("csv_quote_stray", line_);
    return std::nullopt;
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  static base::Refusal fault(std::string_view code, std::uint32_t line) {
    return {std::string(code), {}, {{"line", std::to_string(line)}}};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::vector<GridRow> rows_;
};

std::uint32_t line_of_first_fault(std::string_view text) {
  std::uint32_t line = 1;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    if (!base::is_utf8(text.substr(0, end))) break;
    text.remove_prefix(end);
    ++line;
  }
  return line;
}

void append_cell(std::string& out, std::string_view cell) {
  const bool plain = cell.find_first_of(",\"\r\n") == cell.npos;
  if (plain) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}
}  // namespace

std::string column_letter(std::size_t index) {
  std::string out;
  for (std::size_t left = index + 1; left > 0; left = (left - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (left - 1) % 26));
  return out;
}

base::Result<std::vector<GridRow>> parse_csv(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (!base::is_utf8(text))
    return base::refuse("csv_not_utf8", {}, {{"line", std::to_string(line_of_first_fault(text))}});
  return Reader(text).read();
}

std::string write_csv(const std::vector<GridRow>& rows) {
  std::string out;
  for (const GridRow& row : rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) out += ',';
      append_cell(out, row.cells[i]);
    }
    out += '\n';
  }
  return out;
}

}  // namespace luoshi::pack
