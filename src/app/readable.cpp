#include "app/readable.hpp"

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

struct Fill {
  views::Reader& reader;
  const core::Scope& scope;
  views::Noun noun;

  void operator()(boost::json::value& value, std::string_view member) const {
    if (auto* list = value.if_array()) {
      for (auto& item : *list) (*this)(item, member);
      return;
    }
    auto* object = value.if_object();
    if (!object) return;
    if (object->size() != 2 || !object->contains("vault") || !object->contains("digest")) {
      for (auto& one : *object) (*this)(one.value(), one.key());
      return;
    }
    if ((noun == views::Noun::person || is_personal(member)) && !scope.personal_text) {
      value = nullptr;
      return;
    }
    const auto text = reader.text(object->at("vault").to_number<std::int64_t>());
    value = boost::json::string(text ? text->text : "");
  }
};
}  // namespace

boost::json::value readable_state(const views::StoredRecord& record, views::Reader& reader,
                                  const core::Scope& scope) {
  auto state = base::parse_json(record.state);
  if (!state) return nullptr;
  Fill{reader, scope, record.noun}(*state, {});
  return std::move(*state);
}

}  // namespace luoshi::app
