// Property: what is offered is accepted, with arguments made from the offer alone; and what always
// holds of a case, whatever is done with it.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/contributions.hpp"
#include "tests/core/calendar_data.hpp"
#include "tests/core/case_states.hpp"

namespace luoshi::core::testing {
namespace {

std::size_t pick(std::size_t count) {
  return static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(count)));
}
bool coin() {
  return pick(2) == 0;
}

// Makes the value of one input, from what the offer says about it.
class Filling {
 public:
  Filling(const CaseWorld& world, const Offer& offer) : world_(world), offer_(offer) {}

  boost::json::object json() {
    boost::json::object out{{"type", offer_.command}};
    for (const auto& [code, value] : offer_.preset) put(out, code, boost::json::value(value));
    for (const OfferField& field : offer_.fields) {
      if (!field.only_when.empty()) {
        const auto equals = field.only_when.find('=');
        const auto* other = out.if_contains(field.only_when.substr(0, equals));
        if (!other || other->as_string() != field.only_when.substr(equals + 1)) continue;
      } else if (!field.required && coin()) {
        continue;
      }
      if (auto value = value_of(field)) put(out, field.code, std::move(*value));
    }
    return out;
  }

 private:
  static void put(boost::json::object& out, std::string path, boost::json::value value) {
    boost::json::object* into = &out;
    for (auto dot = path.find('.'); dot != path.npos; dot = path.find('.')) {
      auto& next = (*into)[path.substr(0, dot)];
      if (!next.is_object()) next.emplace_object();
      into = &next.as_object();
      path.erase(0, dot + 1);
    }
    (*into)[path] = std::move(value);
  }

  std::string term_of(const std::string& list) {
    if (list == "categories") return world_.rules().categories[pick(3)].code;
    if (list == "programmes") return world_.rules().programmes[pick(3)].code;
    if (list == "deadlines") {
      const std::array<std::string, 6> given{"三日",      "two_hours", "2小时",
                                             "明天12:00", "5个工作日", "当场"};
      return given[pick(given.size())];
    }
    return find_by_code(world_.rules().terms, list)->terms[pick(3)].code;
  }

  std::optional<Id> record_of(const OfferField& field) {
    if (!field.candidates.empty()) return field.candidates[pick(field.candidates.size())];
    if (field.refers == "case") return world_.id_of("other");
    // Which posts belong to the lead is not said by the offer: the screen asks for the lead first.
    if (field.refers == "post") return std::nullopt;
    std::vector<Id> units;
    for (const std::string& name : world_.units())
      if (std::ranges::find(field.except, world_.id_of(name)) == field.except.end())
        units.push_back(world_.id_of(name));
    return units[pick(units.size())];
  }

  std::optional<boost::json::value> value_of(const OfferField& field) {
    switch (field.type) {
      case FieldType::choice:
        if (field.refers == "flag") return coin();
        if (field.terms.empty()) return field.choices[pick(field.choices.size())].c_str();
        return term_of(field.terms).c_str();
      case FieldType::choices:
        return boost::json::array{term_of(field.terms).c_str()};
      case FieldType::text:
      case FieldType::long_text:
        if (field.code == "extension") return "1小时";
        if (!field.terms.empty()) return term_of(field.terms).c_str();
        if (field.refers.empty()) return "写了一些话";
        if (auto id = record_of(field)) return base::to_text(*id).c_str();
        return std::nullopt;
      case FieldType::unit:
        if (field.code == "supporting") return std::nullopt;
        return base::to_text(*record_of(field)).c_str();
      case FieldType::integer:
        return std::stoll(field.choices[pick(field.choices.size())]);
      case FieldType::day:
        return base::to_text(field.earliest.value_or(base::day_of(world_.now, china)) +
                             *rc::gen::inRange(0, 20))
            .c_str();
      case FieldType::instant:
        return base::Scalar<Instant>::write(world_.now).c_str();
      case FieldType::photo:
        return boost::json::parse(field.refers == "one" ? one_photo : "[" + one_photo + "]");
      case FieldType::place:
        return boost::json::parse(R"({"latitude_e7":1,"longitude_e7":2})");
      case FieldType::decimal:
      case FieldType::span:
      case FieldType::person:
      case FieldType::site:
      case FieldType::file:
      case FieldType::signature:
      case FieldType::checklist:
      case FieldType::table:
        return std::nullopt;
    }
    return std::nullopt;
  }

  const std::string one_photo = R"({"file":"5e","media_type":"image/jpeg","role":"after"})";
  const CaseWorld& world_;
  const Offer& offer_;
};

std::int64_t sum_of(const std::vector<Contribution>& all, std::string_view kind, const Id& unit) {
  std::int64_t sum = 0;
  for (const Contribution& one : all)
    if (one.kind == kind && one.unit == unit && one.programme.empty()) sum += one.amount;
  return sum;
}

void check_always(const CaseWorld& world) {
  const CaseState& state = world.one("A");
  const auto scopes = scopes_of(state);
  RC_ASSERT(scopes.size() <= 16u);
  RC_ASSERT(std::ranges::is_sorted(scopes));
  for (const Round& round : state.rounds) {
    RC_ASSERT((round.timeliness != Timeliness::pending) == round.final_day.has_value());
    for (const Check& check : round.checks)
      if (round.rectification) RC_ASSERT(check.post != round.rectification->post);
  }
  const auto counts = contributions(*world.find("A"));
  const Id district = world.id_of("district");
  RC_ASSERT(sum_of(counts, "case.due", district) <= 1);
  RC_ASSERT(sum_of(counts, "case.closed_in_time", district) <=
            sum_of(counts, "case.due", district));
  RC_ASSERT(sum_of(counts, "case.timely", district) + sum_of(counts, "case.untimely", district) <=
            static_cast<std::int64_t>(state.rounds.size()));
  if (state.status == CaseStatus::closed || state.status == CaseStatus::ended)
    RC_ASSERT(!clock_of(state, ClockKind::check) && !clock_of(state, ClockKind::receive));
  const auto again = decode_state(encode_state(*world.find("A")));
  RC_ASSERT(again.has_value());
  RC_ASSERT(encode_state(*again) == encode_state(*world.find("A")));
}

// Notes can always be added; a walk of notes alone would show little.
const Offer& pick_offer(const std::vector<Offer>& list) {
  const Offer& first = list[pick(list.size())];
  const bool note = first.command == "add_evidence" || first.command == "instruct_case" ||
                    first.command == "answer_instruction" || first.command == "correct_facts";
  return note ? list[pick(list.size())] : first;
}

// One act of somebody on A or on the request R, as offered.
void act(CaseWorld& world) {
  static const std::vector<std::string> actors{"grid",   "head_a",  "head_a",  "clerk",
                                               "clerk",  "leader",  "checker", "chief",
                                               "driver", "product", "head_b",  "clerk_2"};
  const std::string actor = actors[pick(actors.size())];
  const bool on_request = world.find("R") && coin();
  const std::string record = on_request ? "R" : "A";
  Context context = world.context(actor, world.id_of(record));
  if (on_request) context.loads.records.emplace(world.id_of("A"), *world.find("A"));
  if (actor == "product") {
    if (auto due = due_command(world.one("A"), world.rules(), world.now)) {
      const Command command = std::visit([](auto& one) { return Command(one); }, *due);
      const std::string refused =
          world.execute(actor, "A", boost::json::parse(encode_command(command)).as_object());
      RC_ASSERT(refused == "" || refused == "children_are_open");
    }
    return;
  }
  const std::vector<Offer> list = offers(*world.find(record), context);
  if (list.empty()) return;
  const Offer& offer = pick_offer(list);
  const boost::json::object json = Filling(world, offer).json();
  const std::string into = offer.command == "ask_request" ? "R" : record;
  if (into == "R" && record == "A") world.forget("R");
  const std::string refused = world.execute(actor, into, json);
  if (!refused.empty())
    RC_FAIL(actor + " " + boost::json::serialize(json) + ": " + refused + " " +
            world.refused_field);
}

RC_GTEST_PROP(Offers, are_accepted_with_any_arguments_they_describe, ()) {
  CaseWorld world;
  RC_ASSERT(world.execute("grid", "other", sample(world, "report_case")).empty());
  const Context creating = world.context("clerk", {});
  const auto created = creation_offers(creating);
  RC_ASSERT(created.size() == 1u);
  boost::json::object json = Filling(world, created[0]).json();
  json["facts"].as_object()["unit"] = base::to_text(world.id_of("village_a"));
  const std::string refused = world.execute(coin() ? "clerk" : "grid", "A", json);
  if (!refused.empty()) RC_FAIL(boost::json::serialize(json) + ": " + refused);
  const int acts = *rc::gen::inRange(10, 60);
  for (int i = 0; i < acts; ++i) {
    world.now.us += *rc::gen::inRange<std::int64_t>(1, coin() ? 60 : 40 * 60) * base::minute_us;
    act(world);
    check_always(world);
  }
}

// A command that is not on offer is refused, so that no screen leaves out what would be possible.
TEST(Offers, leave_nothing_out) {
  for (const LeadIn& lead_in : lead_ins()) {
    CaseWorld world;
    play(world, lead_in);
    for (const std::string& actor : world.actors()) {
      if (actor == "product") continue;
      std::vector<std::string> offered;
      for (const Offer& offer : offers(*world.find("A"), world.context(actor, world.id_of("A"))))
        offered.push_back(offer.command);
      for (const std::string_view command :
           {"accept_case", "hand_out_case", "decline_case", "acknowledge_case", "hand_back_case",
            "reassign_case", "report_rectified", "take_back_report", "pass_check", "fail_check",
            "sign_off_case", "reopen_case", "transfer_case", "resume_case", "instruct_case"}) {
        CaseWorld copy = world;
        boost::json::object json = sample(copy, command);
        if (command == "reopen_case" && copy.one("A").status == CaseStatus::ended)
          json["ground"] = "ended_wrongly";
        const bool accepted = copy.execute(actor, "A", json).empty();
        EXPECT_EQ(accepted, std::ranges::find(offered, command) != offered.end())
            << lead_in.name << " " << actor << " " << command;
      }
    }
  }
}

}  // namespace
}  // namespace luoshi::core::testing
