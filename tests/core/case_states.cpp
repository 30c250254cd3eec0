#include "tests/core/case_states.hpp"

#include <stdexcept>

namespace luoshi::core::testing {

const std::vector<LeadIn>& lead_ins() {
  static const std::vector<std::string> rectifying{"grid report_case", "clerk hand_out_case"};
  const auto after = [](std::vector<std::string> steps, const std::vector<std::string>& more) {
    steps.insert(steps.end(), more.begin(), more.end());
    return steps;
  };
  static const std::vector<LeadIn> all{
      {"reported", {"grid report_case"}},
      {"accepted", {"grid report_case", "clerk accept_case"}},
      {"assigned", {"grid report_case", "clerk accept_case", "clerk hand_out_case"}},
      {"rectifying", rectifying},
      {"suspended", after(rectifying, {"head_a ask suspension", "leader answer"})},
      {"shelved", after(rectifying, {"head_a ask long_term", "chief answer"})},
      {"rectified", after(rectifying, {"head_a report_rectified"})},
      {"passed",
       {"grid report_case general", "clerk hand_out_case", "head_a report_rectified",
        "checker pass_check"}},
      {"closed", after(rectifying, {"head_a report_rectified", "checker pass_check"})},
      {"ended", {"grid report_case", "clerk decline_case"}},
  };
  return all;
}

boost::json::object sample(const CaseWorld& world, std::string_view command) {
  boost::json::object json = CaseWorld::defaults(command);
  const std::string now = base::Scalar<Instant>::write(world.now);
  const auto id = [&](const char* name) { return base::to_text(world.id_of(name)); };
  if (auto* facts = json.if_contains("facts")) {
    facts->as_object()["found_at"] = now;
    facts->as_object()["unit"] = id("village_a");
  }
  if (command == "serve_notice") json["served_at"] = now;
  if (command == "reassign_case" || command == "rule_owner") json["lead"] = id("village_b");
  if (command == "name_checker") {
    json["post"] = id("checker");
    json["day"] = "2018-11-20";
  }
  return json;
}

void play(CaseWorld& world, const LeadIn& lead_in) {
  for (const std::string& step : lead_in.steps) {
    world.now.us += base::minute_us;
    const auto blank = step.find(' ');
    const std::string actor = step.substr(0, blank);
    std::string command = step.substr(blank + 1), detail;
    if (auto at = command.find(' '); at != command.npos) {
      detail = command.substr(at + 1);
      command.resize(at);
    }
    std::string record = "A";
    if (command == "ask" || command == "answer") {
      record = "R";
      command = command == "ask" ? "ask_request" : "decide_request";
    }
    boost::json::object json = sample(world, command);
    if (detail == "general") json["facts"].as_object()["category"] = "02106";
    if (command == "ask_request") {
      json["kind"] = detail;
      json["about"] = base::to_text(world.id_of("A"));
      json["until"] = "2018-11-20";
    }
    if (const std::string refused = world.execute(actor, record, json); !refused.empty())
      throw std::runtime_error(lead_in.name + ", " + step + ": " + refused);
  }
}

}  // namespace luoshi::core::testing
