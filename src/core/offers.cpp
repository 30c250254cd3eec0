#include "core/offers.hpp"

#include <algorithm>
#include <set>

#include "core/case_fields.hpp"
#include "core/case_table.hpp"
#include "core/decide_activity.hpp"
#include "core/decide_request.hpp"
#include "core/request_effects.hpp"
#include "core/unit_fields.hpp"

namespace luoshi::core {

namespace {
Offer offer_of(std::string_view command, const Context& context) {
  Offer out;
  out.command = command;
  out.name = name_of_command(command);
  out.fields = fields_of(command);
  out.rule_set = context.rules.version;
  return out;
}

// Asking is possible when only its own inputs are still missing.
bool may_be_asked(const RequestKind& kind, const CaseState& state, const Context& context) {
  AskRequest ask;
  ask.kind = kind.code;
  ask.about = context.record;
  ask.reason = Text("-");
  Context asking{{},           context.now, context.actor, context.rules, context.directory,
                 Origin::live, {}};
  asking.loads.records.emplace(context.record, state);
  const auto decided = decide_request(ask, nullptr, asking);
  return decided || decided.error().field == "extension" || decided.error().field == "until";
}

void add_requests(std::vector<Offer>& out, const CaseState& state, const Context& context) {
  for (const RequestKind& kind : context.rules.request_kinds) {
    if (kind.about != "case" || !may_be_asked(kind, state, context)) continue;
    Offer offer = offer_of(AskRequest::tag, context);
    offer.name = kind.name;
    offer.preset = {{"kind", kind.code}, {"about", base::to_text(context.record)}};
    const auto add = [&](std::string_view code, FieldType type) {
      OfferField field;
      field.code = code;
      field.name = {};
      field.type = type;
      field.required = true;
      if (type == FieldType::day) field.earliest = context.today() + 1;
      offer.fields.push_back(std::move(field));
    };
    if (kind.effect == RequestEffect::extend_deadline) add("extension", FieldType::text);
    if (kind.effect == RequestEffect::suspend_case || kind.effect == RequestEffect::shelve_case)
      add("until", FieldType::day);
    out.push_back(std::move(offer));
  }
}

std::vector<Offer> case_offers(const CaseState& state, const Context& context) {
  std::vector<Offer> out;
  std::set<std::string_view> seen;
  for (const CaseRow& row : case_rows()) {
    if (row.from.bits == 0 || !row.from.contains(state.status) || !seen.insert(row.command).second)
      continue;
    if (!permit(row.command, &state, context)) continue;
    Offer offer = offer_of(row.command, context);
    fit_to_case(offer, state, context);
    const auto post = std::ranges::find(offer.fields, "post", &OfferField::code);
    if (row.command == "name_checker" && post != offer.fields.end() && post->candidates.empty())
      continue;
    out.push_back(std::move(offer));
  }
  add_requests(out, state, context);
  return out;
}

std::vector<Offer> request_offers(const RequestState& state, const Context& context) {
  std::vector<Offer> out;
  const DecideRequest no{Answer::no, Text("-")};
  if (decide_request(no, &state, context)) {
    Offer offer = offer_of(DecideRequest::tag, context);
    DecideRequest yes{Answer::yes, std::nullopt};
    // Without the record asked about at hand the yes stays on offer; deciding looks again.
    const bool known = context.loads.records.contains(state.about);
    if (known && !decide_request(yes, &state, context))
      std::ranges::find(offer.fields, "answer", &OfferField::code)->choices = {"no"};
    out.push_back(std::move(offer));
  }
  if (decide_request(WithdrawRequest{}, &state, context))
    out.push_back(offer_of(WithdrawRequest::tag, context));
  return out;
}

template <class C>
void add_when_decided(std::vector<Offer>& out, const C& sample, const State& state,
                      const Context& context, bool reason) {
  if (!decide(Command(sample), &state, context)) return;
  Offer offer = offer_of(C::tag, context);
  if (reason) {
    OfferField field;
    field.code = "reason";
    field.type = FieldType::long_text;
    field.required = true;
    offer.fields.push_back(std::move(field));
  }
  out.push_back(std::move(offer));
}

std::vector<Offer> activity_offers(const ActivityState& activity, const State& state,
                                   const Context& context) {
  std::vector<Offer> out;
  add_when_decided(out, CorrectActivity{activity.activity, Text("-")}, state, context, true);
  add_when_decided(out, VoidActivity{Text("-")}, state, context, true);
  add_when_decided(out, PublishActivity{}, state, context, false);
  return out;
}

std::vector<Offer> set_aside_offers(const State& state, const Context& context) {
  if (!decide(Command(SettleSetAside{}), &state, context)) return {};
  Offer offer = offer_of(SettleSetAside::tag, context);
  offer.fields.push_back({.code = "settlement",
                          .type = FieldType::choice,
                          .required = true,
                          .choices = {"applied", "dismissed"}});
  offer.fields.push_back({.code = "note", .type = FieldType::long_text});
  return {std::move(offer)};
}

void add_kinds(std::vector<Offer>& out, const Context& context) {
  for (const ActivityKind& kind : context.rules.activity_kinds) {
    const bool named =
        kind.recorders.empty() ||
        std::ranges::find(kind.recorders, context.actor.role) != kind.recorders.end();
    if (!named || !context.actor.may(Right::record_activity)) continue;
    Offer offer = offer_of(RecordActivity::tag, context);
    offer.name = kind.name;
    offer.preset = {{"activity.kind", kind.code}};
    offer.kind_fields = kind.fields;
    offer.quantities = kind.quantities;
    offer.checklists = kind.checklists;
    offer.evidence = kind.evidence;
    out.push_back(std::move(offer));
  }
}
}  // namespace

std::vector<Offer> offers(const State& state, const Context& context) {
  if (const auto* one = std::get_if<CaseState>(&state)) return case_offers(*one, context);
  if (const auto* one = std::get_if<RequestState>(&state)) return request_offers(*one, context);
  if (const auto* one = std::get_if<ActivityState>(&state))
    return activity_offers(*one, state, context);
  if (std::holds_alternative<SetAsideState>(state)) return set_aside_offers(state, context);
  return kept_offers(state, context);
}

std::vector<Offer> creation_offers(const Context& context) {
  std::vector<Offer> out;
  add_kinds(out, context);
  if (permit(ReportCase::tag, nullptr, context)) out.push_back(offer_of(ReportCase::tag, context));
  const std::pair<Right, std::string_view> records[] = {{Right::record_unit, RecordUnit::tag},
                                                        {Right::record_person, RecordPerson::tag},
                                                        {Right::record_person, RecordPost::tag},
                                                        {Right::record_site, RecordSite::tag}};
  for (const auto& [right, command] : records)
    if (context.actor.may(right)) {
      out.push_back(offer_of(command, context));
      out.back().fields = fields_of_kept(command);
    }
  return out;
}

}  // namespace luoshi::core
