#include "core/case_fields.hpp"

#include <algorithm>

#include "core/case_clocks.hpp"
#include "core/case_words.hpp"
#include "core/rules/routing.hpp"

namespace luoshi::core {

namespace {
using T = FieldType;
enum class Need { required, optional };
using enum Need;

// choices: words separated by blanks, or @ and the name of a list of the rule set.
struct FieldRow {
  std::string_view command;
  std::string_view code;
  FieldType type;
  Need need;
  std::string_view choices = {};
  std::string_view refers = {};
  std::string_view only_when = {};
};

constexpr FieldRow facts[] = {
    {"", "facts.sort", T::choice, required, "problem task decision listed"},
    {"", "facts.source", T::choice, required, "@sources"},
    {"", "facts.category", T::choice, required, "@categories"},
    {"", "facts.degree", T::choice, required, "ordinary serious grave"},
    {"", "facts.urgency", T::choice, required, "ordinary urgent most_urgent"},
    {"", "facts.description", T::long_text, required},
    {"", "facts.found_at", T::instant, required},
    {"", "facts.programmes", T::choices, optional, "@programmes"},
    {"", "facts.unit", T::unit, optional},
    {"", "facts.place", T::place, optional},
    {"", "facts.location", T::text, optional},
    {"", "facts.site", T::site, optional},
    {"", "facts.photos", T::photo, optional},
    {"", "facts.no_photo_reason", T::text, optional},
    {"", "facts.requirement", T::long_text, optional},
    {"", "facts.responsible_party", T::text, optional},
};

constexpr FieldRow rows[] = {
    {"take_over_case", "deadline", T::text, optional, "@deadlines"},
    {"hand_out_case", "lead", T::unit, optional},
    {"hand_out_case", "supporting", T::unit, optional},
    {"hand_out_case", "responsible_post", T::text, optional, {}, "post"},
    {"hand_out_case", "deadline", T::text, optional, "@deadlines"},
    {"hand_out_case", "requirement", T::long_text, optional},
    {"hand_out_case", "serving", T::choice, optional, "to_acknowledge at_once"},
    {"hand_out_case", "ownership", T::choice, optional, "clear unclear"},
    {"decline_case", "reason", T::choice, required, "untrue not_our_area duplicate"},
    {"decline_case", "note", T::long_text, required},
    {"decline_case", "duplicate_of", T::text, required, {}, "case", "reason=duplicate"},
    {"withdraw_case", "reason", T::choice, required, "untrue not_our_area duplicate"},
    {"withdraw_case", "note", T::long_text, required},
    {"withdraw_case", "duplicate_of", T::text, required, {}, "case", "reason=duplicate"},
    {"withdraw_slip", "note", T::text, optional},
    {"fix_on_the_spot", "work.done", T::long_text, required},
    {"fix_on_the_spot", "work.photos", T::photo, required},
    {"fix_on_the_spot", "work.no_photo_reason", T::text, optional},
    {"transfer_case", "to", T::text, required},
    {"transfer_case", "note", T::long_text, required},
    {"serve_notice", "paper", T::text, required},
    {"serve_notice", "served_at", T::instant, required},
    {"serve_notice", "receiver", T::text, optional},
    {"serve_notice", "deadline", T::text, optional, "@deadlines"},
    {"hand_back_case", "reason", T::long_text, required},
    {"hand_back_case", "proposed_unit", T::unit, optional},
    {"reassign_case", "lead", T::unit, required},
    {"reassign_case", "supporting", T::unit, optional},
    {"reassign_case", "responsible_post", T::text, optional, {}, "post"},
    {"reassign_case", "reason", T::long_text, required},
    {"reassign_case", "deadline", T::text, optional, "@deadlines"},
    {"rule_owner", "lead", T::unit, required},
    {"rule_owner", "reason", T::long_text, required},
    {"report_rectified", "work.done", T::long_text, required},
    {"report_rectified", "work.photos", T::photo, required},
    {"report_rectified", "work.no_photo_reason", T::text, optional},
    {"resume_case", "note", T::text, optional},
    {"pass_check", "note", T::text, optional},
    {"pass_check", "photos", T::photo, optional},
    {"fail_check", "reason", T::long_text, required},
    {"fail_check", "photos", T::photo, optional},
    {"fail_check", "deadline", T::text, optional, "@deadlines"},
    {"unable_to_check", "reason", T::long_text, required},
    {"unable_to_check", "photos", T::photo, optional},
    {"name_checker", "post", T::text, required, {}, "post"},
    {"name_checker", "day", T::day, required},
    {"sign_off_case", "opinion", T::long_text, optional},
    {"object_to_closing", "reason", T::long_text, required},
    {"object_to_closing", "photos", T::photo, optional},
    {"object_to_closing", "deadline", T::text, optional, "@deadlines"},
    {"reopen_case", "ground", T::choice, required,
     "false_rectification upheld_objection ended_wrongly"},
    {"reopen_case", "reason", T::long_text, required},
    {"reopen_case", "deadline", T::text, optional, "@deadlines"},
    {"record_look_back", "result", T::choice, required, "holds came_back never_done"},
    {"record_look_back", "note", T::text, optional},
    {"record_look_back", "photos", T::photo, optional},
    {"add_evidence", "photos", T::photo, required},
    {"add_evidence", "note", T::text, optional},
    {"correct_facts", "reason", T::long_text, required},
    {"instruct_case", "text", T::long_text, required},
    {"instruct_case", "note", T::photo, optional, {}, "one"},
    {"instruct_case", "answer_wanted", T::choice, optional, {}, "flag"},
    {"answer_instruction", "instruction", T::integer, required},
    {"answer_instruction", "text", T::long_text, required},
    {"reply_to_order", "text", T::long_text, required},
    {"ask_request", "reason", T::long_text, required},
    {"decide_request", "answer", T::choice, required, "yes no"},
    {"decide_request", "reason", T::long_text, required, {}, {}, "answer=no"},
};

std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const auto end = list.find(' ');
    out.emplace_back(list.substr(0, end));
    list = end == list.npos ? std::string_view() : list.substr(end + 1);
  }
  return out;
}

Name name_of_word(const std::string& code) {
  const base::Message* word = base::find_message(case_words(), code);
  return word ? Name{std::string(word->zh), std::string(word->en)} : Name{code, {}};
}

OfferField field_of(const FieldRow& row) {
  OfferField out;
  out.code = row.code;
  // One path may hold different things: a note is a remark, and of an instruction a picture.
  const std::string own = fmt::format("field.{}.{}", row.command, row.code);
  out.name = name_of_word(base::find_message(case_words(), own) ? own : "field." + out.code);
  out.type = row.type;
  out.required = row.need == required;
  if (row.choices.starts_with('@'))
    out.terms = row.choices.substr(1);
  else
    out.choices = words_of(row.choices);
  out.refers = row.refers;
  out.only_when = row.only_when;
  return out;
}

OfferField* find(Offer& offer, std::string_view code) {
  const auto at = std::ranges::find(offer.fields, code, &OfferField::code);
  return at == offer.fields.end() ? nullptr : &*at;
}

void require(Offer& offer, std::string_view code, bool needed) {
  if (OfferField* field = find(offer, code); field && needed) field->required = true;
}

void fit_hand_out(Offer& offer, const CaseState& state, const Context& context) {
  std::string owner;
  if (state.facts.site)
    if (auto at = context.loads.records.find(*state.facts.site); at != context.loads.records.end())
      if (const auto* site = std::get_if<SiteState>(&at->second)) owner = site->site.kind;
  const Routing routing =
      route(context.rules, context.directory,
            {state.facts.unit, state.facts.category, owner, state.facts.source});
  require(offer, "lead", !routing.lead.has_value());
  const DeadlineTerm* term = usual_term(state.facts, routing.deadline, context);
  require(offer, "deadline", term == nullptr);
  if (OfferField* lead = find(offer, "lead"); lead && routing.lead)
    lead->proposed = base::to_text(*routing.lead);
  if (OfferField* deadline = find(offer, "deadline"); deadline && term)
    deadline->proposed = term->code;
}

// Posts of other units that may check: the first ones, in the order of their ids.
void fit_checkers(Offer& offer, const CaseState& state, const Context& context) {
  constexpr std::size_t candidates_max = 50;
  OfferField* post = find(offer, "post");
  if (!post) return;
  const Round* round = round_of(state);
  const auto lead = lead_unit(state);
  for (const auto& [id, one] : context.directory.posts()) {
    if (post->candidates.size() >= candidates_max) break;
    const Role* role = find_by_code(context.rules.roles, one.post.role);
    const bool checks = role && std::ranges::find(role->rights, Right::check) != role->rights.end();
    const bool own = lead && context.directory.within(one.post.unit, *lead);
    const bool did = round && round->rectification && round->rectification->post == id;
    if (checks && !own && !did) post->candidates.push_back(id);
  }
  if (OfferField* day = find(offer, "day")) day->earliest = context.today();
}

void fit_instructions(Offer& offer, const CaseState& state) {
  OfferField* field = find(offer, "instruction");
  if (!field) return;
  for (std::size_t i = 0; i < state.instructions.size(); ++i)
    if (!state.instructions[i].answer) field->choices.push_back(std::to_string(i));
}

void except_lead(Offer& offer, std::string_view code, const CaseState& state) {
  if (OfferField* field = find(offer, code); field && lead_unit(state))
    field->except.push_back(*lead_unit(state));
}
}  // namespace

std::vector<OfferField> fields_of(std::string_view command) {
  std::vector<OfferField> out;
  if (command == "report_case" || command == "correct_facts")
    for (const FieldRow& row : facts) out.push_back(field_of(row));
  for (const FieldRow& row : rows)
    if (row.command == command) out.push_back(field_of(row));
  return out;
}

Name name_of_command(std::string_view command) {
  return name_of_word("command." + std::string(command));
}

void fit_to_case(Offer& offer, const CaseState& state, const Context& context) {
  const std::string& command = offer.command;
  if (command == "hand_out_case") fit_hand_out(offer, state, context);
  if (command == "name_checker") fit_checkers(offer, state, context);
  if (command == "answer_instruction") fit_instructions(offer, state);
  if (command == "reassign_case") except_lead(offer, "lead", state);
  if (command == "hand_back_case") except_lead(offer, "proposed_unit", state);
  if (command == "reopen_case")
    find(offer, "ground")->choices =
        state.status == CaseStatus::closed
            ? std::vector<std::string>{"false_rectification", "upheld_objection"}
            : std::vector<std::string>{"ended_wrongly"};
  if (command == "withdraw_slip")
    offer.until = Instant{state.reporter.at.us +
                          context.rules.case_rules.withdraw_within_minutes * base::minute_us};
  if (command == "fix_on_the_spot" || command == "report_rectified")
    offer.evidence = Evidence::photo;
  const bool rectifies_again = command == "fail_check" || command == "object_to_closing" ||
                               command == "reassign_case" ||
                               (command == "reopen_case" && state.status == CaseStatus::closed);
  if (rectifies_again)
    require(offer, "deadline", !rectify_clock_again(state, {}, context).has_value());
  if (command == "take_over_case")
    require(offer, "deadline", !limit_for(state.facts, {}, {}, context).has_value());
}

}  // namespace luoshi::core
