#include "app/readable.hpp"

#include <boost/json/basic_parser_impl.hpp>

namespace luoshi::app {

namespace {
constexpr std::array<std::string_view, 8> personal_members{
    "finder_named", "recorder_named", "responsible_party", "checker_named", "contact",
    "receiver",     "phone",          "keeper_named"};
}  // namespace

bool is_personal(std::string_view member) {
  return std::ranges::find(personal_members, member) != personal_members.end();
}

namespace {
// Writes a document again while it is parsed, with each reference to a text replaced when its end
// is reached. The names of the functions are those that the parser calls.
class Rewriting {
 public:
  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = std::size_t(-1);
  static constexpr std::size_t max_string_size = std::size_t(-1);
  using Fault = boost::json::error_code;
  using Part = boost::json::string_view;

  Rewriting(views::Reader& reader, const core::Scope& scope, views::Noun noun)
      : reader_(reader), shows_personal_(scope.personal_text), noun_(noun) {}

  std::string out;

  bool on_document_begin(Fault&) { return true; }
  bool on_document_end(Fault&) { return true; }
  bool on_object_begin(Fault&) { return open('{', Level::object); }
  bool on_object_end(std::size_t members, Fault&) {
    const Level level = close('}');
    if (members == 2 && level.vault && level.has_digest) {
      out.resize(level.begin);
      put_text(*level.vault);
    }
    return true;
  }
  bool on_array_begin(Fault&) { return open('[', Level::list); }
  bool on_array_end(std::size_t, Fault&) {
    close(']');
    return true;
  }
  bool on_key_part(Part part, std::size_t, Fault&) { return keep(part); }
  bool on_key(Part part, std::size_t, Fault&) {
    keep(part);
    Level& level = levels_.back();
    if (!level.is_first) out += ',';
    level.is_first = false;
    base::json_detail::append_string(out, kept_);
    out += ':';
    level.has_digest |= kept_ == "digest";
    level.member.swap(kept_);
    kept_.clear();
    return true;
  }
  bool on_string_part(Part part, std::size_t, Fault&) { return keep(part); }
  bool on_string(Part part, std::size_t, Fault&) {
    keep(part);
    separate();
    base::json_detail::append_string(out, kept_);
    kept_.clear();
    return true;
  }
  bool on_number_part(Part, Fault&) { return true; }
  bool on_int64(std::int64_t value, Part, Fault&) {
    if (!levels_.empty() && levels_.back().member == "vault") levels_.back().vault = value;
    return put(value);
  }
  bool on_uint64(std::uint64_t value, Part, Fault&) { return put(value); }
  bool on_double(double value, Part, Fault&) { return put(value); }
  bool on_bool(bool value, Fault&) {
    separate();
    out += value ? "true" : "false";
    return true;
  }
  bool on_null(Fault&) {
    separate();
    out += "null";
    return true;
  }
  bool on_comment_part(Part, Fault&) { return true; }
  bool on_comment(Part, Fault&) { return true; }

 private:
  struct Level {
    enum Kind { object, list };
    Kind kind = object;
    std::size_t begin = 0;  // of its bracket
    std::string member;     // the last key; in a list that of the list itself
    std::optional<std::int64_t> vault;
    bool has_digest = false;
    bool is_first = true;
  };

  bool keep(Part part) {
    kept_.append(part.data(), part.size());
    return true;
  }
  // Before an item of a list; a member's comma stands before its key.
  void separate() {
    if (levels_.empty() || levels_.back().kind == Level::object) return;
    if (!levels_.back().is_first) out += ',';
    levels_.back().is_first = false;
  }
  template <class Number>
  bool put(Number value) {
    separate();
    fmt::format_to(std::back_inserter(out), "{}", value);
    return true;
  }
  bool open(char bracket, Level::Kind kind) {
    separate();
    std::string member = levels_.empty() ? std::string() : levels_.back().member;
    levels_.push_back({.kind = kind, .begin = out.size(), .member = std::move(member)});
    out += bracket;
    return true;
  }
  Level close(char bracket) {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    out += bracket;
    return level;
  }
  void put_text(std::int64_t vault) {
    const bool is_hidden =
        noun_ == views::Noun::person || (!levels_.empty() && is_personal(levels_.back().member));
    if (is_hidden && !shows_personal_) {
      out += "null";
      return;
    }
    const auto text = reader_.text(vault);
    base::json_detail::append_string(out, text ? std::string_view(text->text) : "");
  }

  views::Reader& reader_;
  bool shows_personal_;
  views::Noun noun_;
  std::vector<Level> levels_;
  std::string kept_;  // of a key or string that comes in parts
};
}  // namespace

std::string readable_state(const views::StoredRecord& record, views::Reader& reader,
                           const core::Scope& scope) {
  boost::json::basic_parser<Rewriting> parser(boost::json::parse_options{}, reader, scope,
                                              record.noun);
  boost::json::error_code fault;
  parser.write_some(false, record.state.data(), record.state.size(), fault);
  return fault ? "null" : std::move(parser.handler().out);
}

}  // namespace luoshi::app
