// Dispatch only: one overload of decide_one per command and of evolve_one per event.
#include "core/decide.hpp"

#include "core/decide_activity.hpp"
#include "core/decide_authority.hpp"
#include "core/decide_case.hpp"
#include "core/decide_request.hpp"
#include "core/decide_unit.hpp"

namespace luoshi::core {

std::string_view tag_of(const Event& event) {
  return std::visit([]<class E>(const E&) { return E::tag; }, event);
}
std::string_view tag_of(const Command& command) {
  return std::visit([]<class C>(const C&) { return C::tag; }, command);
}
std::string_view tag_of(const State& state) {
  return std::visit([]<class S>(const S&) { return S::tag; }, state);
}

base::Result<std::vector<NewEvent>> decide(const Command& command, const State* state,
                                           const Context& context) {
  return std::visit([&](const auto& one) { return decide_one(one, state, context); }, command);
}

State evolve(const State* state, const Envelope& envelope) {
  return std::visit([&](const auto& event) { return State(evolve_one(state, event, envelope)); },
                    envelope.event);
}

LoadNames loads_of(const Command& command, const State* state, const RuleSet& rules) {
  return std::visit(
      [&]<class C>(const C& one) -> LoadNames {
        if constexpr (CaseCommand<C>)
          return loads_of_case(one, state ? std::get_if<CaseState>(state) : nullptr, rules);
        else if constexpr (RequestCommand<C>)
          return loads_of_request(one, state ? std::get_if<RequestState>(state) : nullptr);
        else if constexpr (std::same_as<C, PublishActivity>)
          return loads_of_publication(state);
        else
          return {};
      },
      command);
}

namespace {
std::string replaced(std::string text, std::string_view what, std::string_view by) {
  if (auto at = text.find(what); at != text.npos) text.replace(at, what.size(), by);
  return text;
}
}  // namespace

std::string series_key(const Numbering& numbering, int year, std::string_view unit_code) {
  std::string key = numbering.code;
  if (numbering.pattern.contains("{year}")) key += "/" + std::to_string(year);
  if (numbering.pattern.contains("{unit}")) key.append("/").append(unit_code);
  return key;
}

std::string format_number(const Numbering& numbering, int year, std::string_view unit_code,
                          std::int64_t number) {
  std::string out = replaced(numbering.pattern, "{year}", std::to_string(year));
  out = replaced(out, "{unit}", unit_code);
  out = replaced(out, "{number}", std::to_string(number));
  if (auto at = out.find("{number:"); at != out.npos) {
    const auto close = out.find('}', at);
    const std::size_t width = static_cast<std::size_t>(out[at + 8] - '0');
    std::string digits = std::to_string(number);
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    out.replace(at, close - at + 1, digits);
  }
  return out;
}

}  // namespace luoshi::core
