#include "base/json.hpp"

namespace luoshi::base {

std::string Scalar<Instant>::write(Instant v) {
  std::string text = to_text(v, UtcOffset{0});
  text.replace(text.size() - 6, 6, "Z");
  return text;
}

Result<boost::json::value> parse_json(std::string_view text) {
  boost::json::error_code error;
  boost::json::stream_parser parser;
  const std::size_t read = parser.write_some(text.data(), text.size(), error);
  if (!error) parser.finish(error);
  if (error || text.substr(read).find_first_not_of(" \t\r\n") != text.npos)
    return refuse("json_malformed", {}, {{"offset", std::to_string(read)}});
  return parser.release();
}

namespace json_detail {

void append_string(std::string& out, std::string_view text) {
  static constexpr char digits[] = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, plain, i - plain);
    plain = i + 1;
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += "\\u00";
        out += digits[c >> 4];
        out += digits[c & 15];
    }
  }
  out.append(text, plain);
  out += '"';
}

std::string Path::text() const {
  if (!parent) return {};
  std::string out = parent->text();
  if (name.empty()) return out + '[' + std::to_string(index) + ']';
  if (!out.empty()) out += '.';
  return out.append(name);
}

std::unexpected<Refusal> fault(std::string_view code, const Path& path) {
  return refuse(code, path.text());
}

}  // namespace json_detail
}  // namespace luoshi::base
