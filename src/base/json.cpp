#include "base/json.hpp"

#include <algorithm>

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

bool misfit(Refusal& fault, std::string_view code, const Path& path) {
  fault = refuse(code, path.text()).error();
  return false;
}

void write_members(std::string& out, std::span<const MemberWriter> members, const void* owner,
                   bool first) {
  for (const MemberWriter& member : members) {
    if (member.absent && member.absent(owner)) continue;
    out += first ? "\"" : ",\"";
    first = false;
    out += member.name;
    out += "\":";
    member.write(out, owner);
  }
}

bool read_members(std::span<const MemberReader> members, void* owner,
                  const boost::json::value& json, const Path& path, std::string_view skip,
                  Refusal& fault) {
  const boost::json::object* object = json.if_object();
  if (!object) return misfit(fault, "object_expected", path);
  std::size_t known = !skip.empty() && object->contains(skip) ? 1 : 0;
  for (const MemberReader& member : members) {
    const boost::json::value* found = object->if_contains(member.name);
    const Path here{&path, member.name, 0};
    if (found) ++known;
    if (!found || (found->is_null() && member.may_be_absent)) {
      if (!member.may_be_absent) return misfit(fault, "field_missing", here);
    } else if (!member.read(owner, *found, here, fault)) {
      return false;
    }
  }
  if (known == object->size()) return true;
  for (const auto& [key, ignored] : *object)
    if (std::string_view(key) != skip &&
        std::ranges::find(members, std::string_view(key), &MemberReader::name) == members.end())
      return misfit(fault, "field_unknown", Path{&path, key, 0});
  return true;
}

std::optional<std::string_view> type_of(const boost::json::value& json, const Path& path,
                                        Refusal& fault) {
  const boost::json::object* object = json.if_object();
  if (!object) {
    misfit(fault, "object_expected", path);
    return std::nullopt;
  }
  const boost::json::value* type = object->if_contains("type");
  if (type && type->is_string()) return std::string_view(type->get_string());
  misfit(fault, "field_missing", Path{&path, "type", 0});
  return std::nullopt;
}

std::optional<std::string_view> text_of(const boost::json::value& json, const Path& path,
                                        Refusal& fault) {
  if (json.is_string()) return std::string_view(json.get_string());
  misfit(fault, "text_expected", path);
  return std::nullopt;
}

bool read_text(std::string& out, const boost::json::value& json, const Path& path, Refusal& fault) {
  const auto text = text_of(json, path, fault);
  if (text) out = *text;
  return text.has_value();
}

}  // namespace json_detail
}  // namespace luoshi::base
