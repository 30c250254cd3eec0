#include "tests/core/case_world.hpp"

#include "tests/core/calendar_data.hpp"

namespace luoshi::core::testing {

namespace {
using R = Right;

RuleSet small_rules() {
  RuleSet rules;
  rules.code = "test";
  rules.version = "2018.11";
  rules.authority = "410108";
  rules.roles = {
      {"grid", {"网格员", ""}, {R::report_case}, Reach::unit},
      {"head", {"村负责人", ""}, {R::respond, R::request, R::report_case}, Reach::unit},
      {"office",
       {"攻坚办", ""},
       {R::accept_case, R::hand_out, R::decide_hand_back, R::serve_notice, R::bulk_check,
        R::close_case, R::reopen_case, R::report_case, R::record_for_others, R::request,
        R::publish_activity},
       Reach::subtree},
      {"inspector",
       {"暗访组", ""},
       {R::record_activity, R::report_case, R::read_hidden, R::publish_activity},
       Reach::unit},
      {"checker", {"核查员", ""}, {R::check}, Reach::authority},
      {"leader", {"分管领导", ""}, {R::instruct, R::decide_request, R::sign_off}, Reach::subtree},
      {"chief",
       {"领导小组", ""},
       {R::instruct, R::decide_request, R::sign_off, R::shelve, R::check},
       Reach::authority},
  };
  rules.terms = {{"sources",
                  {},
                  {{"patrol", {}, {}},
                   {"hotline", {}, {}},
                   {"undercover", {}, {}},
                   {"ordered_from_above", {}, {}}}}};
  rules.programmes = {{"air", {}, {}, "", {}, {}},
                      {"dust", {}, {}, "air", {}, {}},
                      {"rubbish", {}, {}, "", {}, {}}};
  const auto category = [](std::string code, ClosingLevel closing) {
    Category out;
    out.code = std::move(code);
    out.closing = closing;
    return out;
  };
  rules.categories = {category("02105", ClosingLevel::simple),
                      category("02106", ClosingLevel::general),
                      category("02107", ClosingLevel::major)};
  rules.deadlines = {{"three_days", {"三日", ""}, TermUnit::days, 3, 0},
                     {"two_hours", {"两个小时", ""}, TermUnit::hours, 2, 0}};
  rules.case_rules.default_deadline = "three_days";
  rules.case_rules.look_back_percent = 100;
  rules.routing = {
      {"hotline", "", "02105", "", "hotline", "sanitation", {"410108003"}, "", "two_hours", {}},
      {"place", "", "", "", "", "@place", {}, "head", "", {}}};
  rules.numbering = {{"case", {}, "惠{year}-{number:4}"}};
  const auto kind = [](std::string code, RequestEffect effect, Right right) {
    return RequestKind{std::move(code), {}, "case", effect, right, 24};
  };
  rules.request_kinds = {kind("extension", RequestEffect::extend_deadline, R::decide_request),
                         kind("suspension", RequestEffect::suspend_case, R::decide_request),
                         kind("long_term", RequestEffect::shelve_case, R::shelve),
                         kind("close_out", RequestEffect::close_out, R::sign_off),
                         kind("listing", RequestEffect::list_case, R::decide_request),
                         kind("release", RequestEffect::release_listing, R::decide_request),
                         kind("exemption", RequestEffect::exempt, R::decide_request),
                         kind("obstacle", RequestEffect::solve_obstacle, R::decide_request)};
  ActivityKind visit;
  visit.code = "undercover";
  visit.publication = Publication::when_published;
  rules.activity_kinds = {visit};
  rules.calendar = holidays();
  rules.visibility = {1, 3, {"patrol"}};
  return rules;
}

constexpr std::string_view photo_json =
    R"([{"file":"5e","media_type":"image/jpeg","role":"after"}])";
}  // namespace

CaseWorld::CaseWorld() : now(at("2018-11-05 09:00")), rules_(small_rules()) {
  add_unit("district", "410108", "district", "");
  add_unit("street", "410108003", "street", "district");
  add_unit("village_a", "410108003201", "village", "street");
  add_unit("village_b", "410108003202", "village", "street");
  add_unit("street_2", "410108004", "street", "district");
  add_unit("village_c", "410108004201", "village", "street_2");
  add_unit("sanitation", "sanitation", "department", "district");
  add_unit("inspection", "inspection", "group", "district");
  add_post("grid", "grid", "village_a");
  add_post("head_a", "head", "village_a");
  add_post("head_b", "head", "village_b");
  add_post("head_c", "head", "village_c");
  add_post("driver", "head", "sanitation");
  add_post("clerk", "office", "street");
  add_post("clerk_2", "office", "street_2");
  add_post("leader", "leader", "street");
  add_post("checker", "checker", "inspection");
  add_post("inspector", "inspector", "inspection");
  add_post("chief", "chief", "district");
  actors_.push_back("product");
  posts_["product"] = Actor{};
}

Id CaseWorld::fresh() {
  Id id;
  id.bytes[0] = 1;
  ++last_;
  for (std::size_t i = 0; i < 4; ++i)
    id.bytes[15 - i] = static_cast<std::uint8_t>(last_ >> (8 * i));
  return id;
}

void CaseWorld::add_unit(const std::string& name, const std::string& code, const std::string& level,
                         const std::string& parent) {
  UnitState state;
  state.unit.code = code;
  state.unit.level = level;
  state.unit.name = Text(name);
  if (!parent.empty()) {
    state.unit.parent = id_of(parent);
    state.ancestors = {id_of(parent)};
    const auto above = directory_.ancestors(id_of(parent));
    state.ancestors.insert(state.ancestors.end(), above.begin(), above.end());
  }
  ids_[name] = fresh();
  units_.push_back(name);
  directory_.put_unit(ids_[name], std::move(state));
}

void CaseWorld::add_post(const std::string& name, const std::string& role,
                         const std::string& unit) {
  const Role* known = find_by_code(rules_.roles, role);
  Actor actor;
  actor.post = ids_[name] = fresh();
  actor.person = fresh();
  actor.unit = id_of(unit);
  actor.ancestors = directory_.ancestors(actor.unit);
  actor.role = role;
  actor.rights = known->rights;
  actor.reach = known->reach;
  PostState post;
  post.post.role = role;
  post.post.unit = actor.unit;
  post.post.person = actor.person;
  post.post.since = day("2018-01-01");
  directory_.put_post(actor.post, std::move(post));
  posts_[name] = std::move(actor);
  actors_.push_back(name);
}

Id CaseWorld::id_of(const std::string& name) const {
  const auto at = ids_.find(name);
  if (at == ids_.end()) throw std::runtime_error("nothing is called " + name);
  return at->second;
}

const State* CaseWorld::find(const std::string& record) const {
  const auto id = ids_.find(record);
  if (id == ids_.end()) return nullptr;
  const auto at = states_.find(id->second);
  return at == states_.end() ? nullptr : &at->second;
}

const CaseState& CaseWorld::one(const std::string& record) const {
  const State* state = find(record);
  if (!state) throw std::runtime_error("no record " + record);
  return std::get<CaseState>(*state);
}

Context CaseWorld::context(const std::string& actor, const Id& record) const {
  return {record, now, posts_.at(actor), rules_, directory_, Origin::live, {}};
}

std::string CaseWorld::execute(const std::string& actor, const std::string& record,
                               const boost::json::object& json) {
  refused_field.clear();
  auto command = decode_command(json);
  if (!command) {
    refused_field = command.error().field;
    return command.error().code;
  }
  const bool creates = !ids_.contains(record);
  const Id id = creates ? fresh() : ids_.at(record);
  const auto known = states_.find(id);
  const State* state = known == states_.end() ? nullptr : &known->second;
  Context context = this->context(actor, id);
  const LoadNames names = loads_of(*command, state, rules_);
  for (const Id& other : names.records)
    if (auto at = states_.find(other); at != states_.end()) context.loads.records.insert(*at);
  for (const std::string& series : names.numbering)
    context.loads.next_number[series] = numbers_[series] + 1;
  if (names.open_children)
    for (const auto& [key, other] : states_)
      if (const auto* child = std::get_if<CaseState>(&other);
          child && child->facts.parent == names.children_of.value_or(id) &&
          child->status != CaseStatus::closed && child->status != CaseStatus::ended)
        ++context.loads.open_children;
  auto events = decide(*command, state, context);
  if (!events) {
    refused_field = events.error().field;
    return events.error().code;
  }
  for (const std::string& series : names.numbering) ++numbers_[series];
  for (const NewEvent& next : *events) {
    const Envelope envelope{next.record,          now,          fresh(),   context.actor.post,
                            context.actor.person, Origin::live, next.event};
    const auto read = decode_envelope(encode_envelope(envelope));
    if (!read) throw std::runtime_error("event cannot be read back: " + read.error().field);
    const auto before = states_.find(next.record);
    State after = evolve(before == states_.end() ? nullptr : &before->second, *read);
    states_.insert_or_assign(next.record, std::move(after));
  }
  if (creates && !events->empty()) ids_[record] = events->front().record;
  return {};
}

boost::json::object CaseWorld::defaults(std::string_view command) {
  const std::string work = R"("work":{"done":"已清理","photos":)" + std::string(photo_json) + "}";
  const std::string said = R"("reason":"理由")";
  const std::map<std::string_view, std::string> members = {
      {"report_case",
       R"("facts":{"sort":"problem","source":"patrol","category":"02105","degree":"ordinary",)"
       R"("urgency":"ordinary","description":"路边垃圾","programmes":["dust"]})"},
      {"import_case",
       R"("facts":{"sort":"problem","source":"patrol","category":"02105","degree":"ordinary",)"
       R"("urgency":"ordinary","description":"路边垃圾","programmes":["dust"]},)"
       R"("history":{"status":"closed","number":"旧-1"})"},
      {"correct_facts",
       said + R"(,"facts":{"sort":"problem","source":"patrol","category":"02105",)"
              R"("degree":"serious","urgency":"ordinary","description":"路边垃圾两处",)"
              R"("programmes":["dust"]})"},
      {"decline_case", R"("reason":"untrue","note":"说明")"},
      {"withdraw_case", R"("reason":"not_our_area","note":"说明")"},
      {"fix_on_the_spot", work},
      {"report_rectified", work},
      {"transfer_case", R"("to":"市水利局","note":"说明")"},
      {"serve_notice", R"("paper":"惠整改〔2018〕1号")"},
      {"hand_back_case", said},
      {"reassign_case", said},
      {"rule_owner", said},
      {"fail_check", said},
      {"unable_to_check", said},
      {"object_to_closing", said},
      {"reopen_case", said + R"(,"ground":"false_rectification")"},
      {"record_look_back", R"("result":"holds")"},
      {"add_evidence", R"("photos":)" + std::string(photo_json)},
      {"instruct_case", R"("text":"请抓紧")"},
      {"answer_instruction", R"("instruction":0,"text":"已办")"},
      {"reply_to_order", R"("text":"已办结")"},
      {"ask_request", said},
      {"decide_request", R"("answer":"yes")"},
  };
  const auto at = members.find(command);
  const std::string text = at == members.end() ? "{}" : "{" + at->second + "}";
  boost::json::object out = boost::json::parse(text).as_object();
  boost::json::object typed{{"type", command}};
  for (auto& [key, value] : out) typed[key] = value;
  return typed;
}

}  // namespace luoshi::core::testing
