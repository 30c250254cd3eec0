#include "core/case_table.hpp"

#include <algorithm>

#include "core/case_guards.hpp"

namespace luoshi::core {

namespace {
using enum CaseStatus;
using enum Relation;
using M = Machine;
using Q = Quiet;
using R = Right;

constexpr StatusSet creates = statuses();
constexpr StatusSet handed_out = statuses(accepted, assigned, rectifying, suspended, shelved);
constexpr StatusSet open_ones =
    statuses(reported, accepted, assigned, rectifying, suspended, shelved, rectified, passed);
constexpr StatusSet past_reported = {open_ones.bits & ~statuses(reported).bits};
constexpr StatusSet all_but_ended = {open_ones.bits | statuses(closed).bits};
constexpr StatusSet any_state = {all_but_ended.bits | statuses(ended).bits};

constexpr CaseRow rows[] = {
    // command, from, to
    // any of the rights, relation, product, while quiet, guard
    {"report_case", creates, statuses(reported, rectified),
     any_of(R::report_case, R::record_for_others), anyone, M::also},
    {"import_case", creates, any_state, any_of(R::record_for_others), anyone, M::also},
    {"publish_case", statuses(reported), statuses(reported), any_of(R::publish_activity), anyone,
     M::also, Q::hidden, guard::is_hidden},
    {"take_over_case", all_but_ended, all_but_ended, any_of(R::accept_case, R::hand_out), office,
     M::never, Q::dormant, guard::is_dormant},

    {"accept_case", statuses(reported), statuses(accepted), any_of(R::accept_case), office},
    {"hand_out_case", statuses(reported, accepted), statuses(assigned, rectifying),
     any_of(R::hand_out), office},
    {"decline_case", statuses(reported), statuses(ended), any_of(R::accept_case), office},
    {"withdraw_slip", statuses(reported), statuses(ended),
     any_of(R::report_case, R::record_for_others), finder, M::never, Q::hidden,
     guard::slip_is_fresh},
    {"fix_on_the_spot", statuses(reported), statuses(rectified), any_of(R::report_case, R::respond),
     anyone, M::never, Q::neither, guard::before_is_shown},

    {"transfer_case", handed_out, statuses(ended), any_of(R::hand_out), office},
    {"withdraw_case", handed_out, statuses(ended), any_of(R::accept_case, R::hand_out), office},
    {"acknowledge_case", statuses(assigned), statuses(rectifying), any_of(R::respond), responsible},
    {"count_as_received", statuses(assigned), statuses(rectifying), any_of(), anyone, M::only,
     Q::neither, guard::receipt_is_overdue},
    {"serve_notice", statuses(assigned, rectifying), statuses(rectifying), any_of(R::serve_notice),
     office},
    {"hand_back_case", statuses(assigned, rectifying), statuses(accepted), any_of(R::respond),
     responsible},
    {"reassign_case", statuses(assigned, rectifying), statuses(assigned, rectifying),
     any_of(R::hand_out, R::decide_hand_back), office},
    {"rule_owner", statuses(assigned, rectifying), statuses(assigned, rectifying),
     any_of(R::decide_hand_back), office, M::never, Q::neither, guard::owner_is_unclear},

    {"report_rectified", statuses(rectifying), statuses(rectified), any_of(R::respond),
     responsible},
    {"mark_overdue", statuses(rectifying), statuses(rectifying), any_of(), anyone, M::only,
     Q::neither, guard::rectification_is_overdue},
    {"take_back_report", statuses(rectified), statuses(rectifying), any_of(R::respond), responsible,
     M::never, Q::neither, guard::may_take_back},
    {"resume_case", statuses(suspended, shelved), statuses(rectifying), any_of(R::hand_out), office,
     M::also, Q::neither, guard::resume_day_has_come},

    {"begin_check", statuses(rectified), statuses(rectified), any_of(R::check, R::bulk_check),
     not_rectifier, M::never, Q::neither, guard::check_not_begun},
    {"pass_check", statuses(rectified), statuses(passed, closed), any_of(R::check, R::bulk_check),
     not_rectifier, M::never, Q::neither, guard::may_pass},
    {"fail_check", statuses(rectified), statuses(rectifying), any_of(R::check, R::bulk_check),
     not_rectifier},
    {"unable_to_check", statuses(rectified), statuses(rectified), any_of(R::check, R::bulk_check),
     not_rectifier},
    {"name_checker", statuses(rectified), statuses(rectified), any_of(R::hand_out), office},
    {"sign_off_case", statuses(passed), statuses(passed, closed), any_of(R::sign_off),
     not_rectifier, M::never, Q::neither, guard::may_sign},
    {"close_after_notice", statuses(passed), statuses(closed), any_of(R::close_case), not_rectifier,
     M::also, Q::neither, guard::notice_is_over},
    {"object_to_closing", statuses(passed), statuses(rectifying),
     any_of(R::report_case, R::accept_case, R::respond), anyone, M::never, Q::neither,
     guard::notice_runs},
    {"reopen_case", statuses(closed), statuses(rectifying), any_of(R::reopen_case), office},
    {"reopen_case", statuses(ended), statuses(reported), any_of(R::reopen_case, R::accept_case),
     office},
    {"record_look_back", statuses(closed), statuses(closed), any_of(R::check, R::bulk_check),
     not_rectifier},

    {"add_evidence", open_ones, open_ones, any_of(R::report_case, R::respond, R::check), concerned,
     M::never, Q::either},
    {"correct_facts", statuses(reported), statuses(reported),
     any_of(R::report_case, R::accept_case), finder_or_office, M::never, Q::either},
    {"correct_facts", past_reported, past_reported, any_of(R::accept_case), office, M::never,
     Q::either},
    {"instruct_case", all_but_ended, all_but_ended, any_of(R::instruct), anyone, M::never,
     Q::dormant},
    {"answer_instruction", all_but_ended, all_but_ended, any_of(R::respond, R::accept_case),
     concerned, M::never, Q::dormant, guard::instruction_is_open},
    {"reply_to_order", all_but_ended, all_but_ended, any_of(R::accept_case, R::hand_out), office,
     M::never, Q::neither, guard::order_is_open},
    {"report_upward", open_ones, open_ones, any_of(R::respond, R::report_case, R::accept_case),
     concerned, M::never, Q::neither, guard::not_yet_surfaced},
    {"surface_overdue", statuses(rectifying), statuses(rectifying), any_of(), anyone, M::only,
     Q::neither, guard::overdue_by_days},
};

bool is_or_is_below(const UnitPath& path, const Id& unit) {
  return path.unit == unit || std::ranges::find(path.ancestors, unit) != path.ancestors.end();
}

bool is_finder(const CaseState& state, const Actor& actor) {
  return state.reporter.post == actor.post ||
         (actor.person && state.reporter.person == actor.person);
}

bool is_responsible(const CaseState& state, const Actor& actor) {
  const auto& who = state.responsibility;
  return who && (who->lead.unit == actor.unit || who->post == actor.post);
}

bool is_supporting(const CaseState& state, const Actor& actor) {
  return state.responsibility &&
         std::ranges::any_of(state.responsibility->supporting,
                             [&](const UnitPath& path) { return path.unit == actor.unit; });
}

bool is_office(const CaseState& state, const Actor& actor) {
  if (actor.reach == Reach::authority) return true;
  const auto above = [&](const std::optional<UnitPath>& path) {
    return path && is_or_is_below(*path, actor.unit);
  };
  return above(state.reporter.unit) || above(state.place_unit) ||
         (state.responsibility && above(state.responsibility->lead));
}

using Refused = std::optional<base::Refusal>;
Refused refused(std::string_view code) {
  return base::Refusal{std::string(code), {}, {}};
}

// Who rectified never checks, whatever a rule set says; the whole unit when it says so.
Refused as_not_rectifier(const CaseState& state, const Context& context) {
  const Actor& actor = context.actor;
  const Round* round = round_of(state);
  if (round && round->rectification) {
    const Rectification& done = *round->rectification;
    if (done.post == actor.post || (actor.person && done.person == actor.person))
      return refused("rectifier_may_not_check");
  }
  if (!context.rules.case_rules.checker_from_other_unit || !state.responsibility)
    return std::nullopt;
  const UnitPath own{actor.unit, actor.ancestors};
  const Id& lead = state.responsibility->lead.unit;
  if (is_or_is_below(own, lead)) return refused("checker_of_responsible_unit");
  return std::nullopt;
}

Refused check_relation(Relation relation, const CaseState& state, const Context& context) {
  const Actor& actor = context.actor;
  const auto needs = [](bool holds, std::string_view code) {
    return holds ? Refused() : refused(code);
  };
  switch (relation) {
    case anyone:
      return std::nullopt;
    case office:
      return needs(is_office(state, actor), "not_the_office_of_the_case");
    case finder:
      return needs(is_finder(state, actor), "not_the_finder");
    case finder_or_office:
      return needs(
          is_finder(state, actor) || (actor.may(R::accept_case) && is_office(state, actor)),
          "not_the_finder");
    case responsible:
      return needs(is_responsible(state, actor), "not_the_responsible_unit");
    case concerned:
      return needs(is_finder(state, actor) || is_responsible(state, actor) ||
                       is_supporting(state, actor) || is_office(state, actor),
                   "not_concerned_with_the_case");
    case not_rectifier:
      return as_not_rectifier(state, context);
  }
  return std::nullopt;
}

Refused check_rights(const CaseRow& row, const Actor& actor) {
  if (actor.post.is_nil()) return row.machine == M::never ? refused("only_a_post") : std::nullopt;
  if (row.machine == M::only) return refused("only_the_product");
  const auto rights = row.rights.list();
  if (rights.empty() || std::ranges::any_of(rights, [&](Right r) { return actor.may(r); }))
    return std::nullopt;
  return base::Refusal{"right_missing", {}, {{"right", std::string(base::name_of(rights[0]))}}};
}

Refused check_quiet(const CaseRow& row, const CaseState& state) {
  if (state.hidden && row.quiet != Q::hidden && row.quiet != Q::either)
    return refused("case_is_hidden");
  if (state.dormant && row.quiet != Q::dormant && row.quiet != Q::either)
    return refused("case_is_imported");
  return std::nullopt;
}

bool sees(const CaseState& state, const Actor& actor) {
  if (actor.post.is_nil()) return true;
  const std::vector<Id> scopes = scopes_of(state);
  return std::ranges::any_of(access(actor).ids,
                             [&](const Id& id) { return std::ranges::binary_search(scopes, id); });
}

const CaseRow* row_for(std::string_view command, const CaseState* state) {
  for (const CaseRow& row : rows)
    if (row.command == command && (state ? row.from.contains(state->status) : row.from.bits == 0))
      return &row;
  return nullptr;
}

std::vector<CaseStatus> list(StatusSet set) {
  std::vector<CaseStatus> out;
  for (const CaseStatus status : {reported, accepted, assigned, rectifying, suspended, shelved,
                                  rectified, passed, closed, ended})
    if (set.contains(status)) out.push_back(status);
  return out;
}
}  // namespace

std::span<const CaseRow> case_rows() {
  return rows;
}

std::optional<ClockKind> clock_in(CaseStatus status) {
  switch (status) {
    case reported:
      return ClockKind::accept;
    case accepted:
      return ClockKind::assign;
    case assigned:
      return ClockKind::receive;
    case rectifying:
      return ClockKind::rectify;
    case suspended:
    case shelved:
      return ClockKind::resume;
    case rectified:
      return ClockKind::check;
    case passed:
      return ClockKind::close;
    case closed:
    case ended:
      return std::nullopt;
  }
  return std::nullopt;
}

base::Result<const CaseRow*> permit(std::string_view command, const CaseState* state,
                                    const Context& context) {
  if (state && !sees(*state, context.actor)) return base::refuse("record_missing");
  const CaseRow* row = row_for(command, state);
  if (!row && !state) return base::refuse("record_missing");
  if (!row)
    return base::refuse(
        "case_not_in_state", {},
        {{"state", std::string(base::name_of(state->status))}, {"command", std::string(command)}});
  Refused answer = state ? check_quiet(*row, *state) : std::nullopt;
  if (!answer) answer = check_rights(*row, context.actor);
  if (!answer && state && !context.actor.post.is_nil())
    answer = check_relation(row->relation, *state, context);
  if (!answer && state && row->guard) answer = row->guard(*state, context);
  if (answer) return std::unexpected(std::move(*answer));
  return row;
}

std::vector<ShownCaseRow> case_table() {
  std::vector<ShownCaseRow> out;
  for (const CaseRow& row : rows)
    out.push_back({std::string(row.command),
                   list(row.from),
                   list(row.to),
                   {row.rights.list().begin(), row.rights.list().end()},
                   row.relation,
                   row.machine});
  return out;
}

}  // namespace luoshi::core
