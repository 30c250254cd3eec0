#include "app/readable.hpp"

#include "core/text_reference.hpp"

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
// Copies a document as it stands, but for its references to texts. Only brackets and the ends of
// strings are looked at: parsing and writing anew took half of the time in which a case is read.
class Rewriting {
 public:
  Rewriting(views::Reader& reader, const core::Scope& scope, const views::StoredRecord& record)
      : reader_(reader),
        shows_personal_(scope.personal_text),
        is_person_(record.noun == views::Noun::person),
        json_(record.state) {}

  // Nothing: it is no document.
  std::optional<std::string> run() {
    out_.reserve(json_.size());
    while (at_ < json_.size())
      if (!step()) return std::nullopt;
    if (!open_.empty() || json_.empty()) return std::nullopt;
    copy_until(at_);
    return std::move(out_);
  }

 private:
  struct Bracket {
    char closing = 0;
    std::string_view member;  // whose values stand inside, as far as it has been read
  };

  bool step() {
    switch (const char c = json_[at_]) {
      case '"':
        return pass_string();
      case '{':
        if (replace_reference()) return true;
        return open('}');
      case '[':
        return open(']');
      case '}':
      case ']':
        if (open_.empty() || open_.back().closing != c) return false;
        open_.pop_back();
        ++at_;
        return true;
      default:
        ++at_;
        return true;
    }
  }

  bool open(char closing) {
    open_.push_back({closing, member()});
    ++at_;
    return true;
  }
  std::string_view member() const {
    return open_.empty() ? std::string_view() : open_.back().member;
  }

  // A string before a colon is the name of a member.
  bool pass_string() {
    const std::size_t begin = at_ + 1;
    std::size_t end = begin;
    for (;; ++end) {
      end = json_.find('"', end);
      if (end == json_.npos) return false;
      const std::size_t last = json_.find_last_not_of('\\', end - 1);
      if ((end - 1 - last) % 2 == 0) break;
    }
    at_ = end + 1;
    if (at_ < json_.size() && json_[at_] == ':' && !open_.empty())
      open_.back().member = json_.substr(begin, end - begin);
    return true;
  }

  bool replace_reference() {
    const auto reference = core::reference_at(json_.substr(at_));
    if (!reference) return false;
    copy_until(at_);
    put_text(reference->vault);
    at_ += reference->size;
    copied_ = at_;
    return true;
  }

  void copy_until(std::size_t end) {
    out_ += json_.substr(copied_, end - copied_);
    copied_ = end;
  }

  void put_text(std::int64_t vault) {
    const bool is_hidden = is_person_ || is_personal(member());
    if (is_hidden && !shows_personal_) {
      out_ += "null";
      return;
    }
    const auto text = reader_.text(vault);
    base::json_detail::append_string(out_, text ? std::string_view(text->text) : "");
  }

  views::Reader& reader_;
  bool shows_personal_;
  bool is_person_;
  std::string_view json_;
  std::size_t at_ = 0;
  std::size_t copied_ = 0;  // how far it stands in out_
  std::vector<Bracket> open_;
  std::string out_;
};
}  // namespace

std::string readable_state(const views::StoredRecord& record, views::Reader& reader,
                           const core::Scope& scope) {
  return Rewriting(reader, scope, record).run().value_or("null");
}

}  // namespace luoshi::app
