// Cases of a demo's course: the facts of a finding, and the steps of its plan.
#include "cli/demo_commands.hpp"

namespace luoshi::cli {

namespace {
using namespace core;
using base::refuse;
using base::Result;

const std::string& cell(const CourseRow& row, std::string_view column) {
  return row.find(column)->second;
}
Text text_of(const CourseRow& row, std::string_view column) {
  return Text(cell(row, column));
}
std::optional<Text> maybe(const CourseRow& row, std::string_view column) {
  if (cell(row, column).empty()) return std::nullopt;
  return text_of(row, column);
}

template <class E>
E member(const CourseRow& row, std::string_view column) {
  return base::enum_from<E>(cell(row, column)).value_or(E{});
}

std::vector<Photo> list_of(const std::optional<Photo>& photo) {
  return photo ? std::vector{*photo} : std::vector<Photo>();
}

// "sender|number|+2d 18:00|form"; {year} in the number is this year's.
Result<SuperiorOrder> order_of(const std::string& text, const CourseScene& scene) {
  auto parts = course_split(text, '|');
  const auto reply =
      parts.size() == 4 ? course_instant(parts[2], scene.at, scene.time) : std::nullopt;
  if (!reply) return refuse("course_cell_wrong", {}, {{"column", "order"}, {"value", text}});
  constexpr std::string_view year = "{year}";
  if (const auto at = parts[1].find(year); at != std::string::npos)
    parts[1].replace(at, year.size(), std::to_string(base::civil(scene.time.today()).year));
  return SuperiorOrder{.sender = parts[0],
                       .number = parts[1],
                       .issued = base::day_of(scene.at, scene.time.offset),
                       .reply_due = reply,
                       .reply_form = parts[3],
                       .original = {}};
}

// A step of a plan about its case.
struct Act {
  const CourseRow& step;
  const CourseRow& row;
  const CourseScene& scene;

  const std::string& value() const { return cell(step, "value"); }
  std::optional<std::string> deadline() const {
    if (value().empty()) return std::nullopt;
    return course_deadline(value(), scene.time);
  }
  Text text() const { return text_of(step, "text"); }
  std::optional<Text> note() const { return maybe(step, "text"); }
  WorkDone work() const {
    WorkDone out{.done = note().value_or(text_of(row, "done"))};
    out.photos = list_of(scene.after);
    if (out.photos.empty()) out.no_photo_reason = text_of(row, "no_photo");
    return out;
  }
};

Command hand_out(const Act& act) {
  return HandOutCase{.deadline = act.deadline(), .requirement = act.note()};
}
Command hand_out_unclear(const Act& act) {
  return HandOutCase{
      .deadline = act.deadline(), .requirement = act.note(), .ownership = Ownership::unclear};
}
AskRequest ask(const Act& act, std::string kind) {
  return {.kind = std::move(kind), .about = act.scene.record, .reason = act.text()};
}
Command ask_extension(const Act& act) {
  AskRequest out = ask(act, "extension");
  out.extension = act.value();
  return out;
}
Command ask_suspension(const Act& act) {
  AskRequest out = ask(act, "suspension");
  out.until = course_day(act.value(), act.scene.time);
  return out;
}
Command ask_shelving(const Act& act) {
  AskRequest out = ask(act, "shelving");
  out.until = course_day(act.value(), act.scene.time);
  return out;
}
Command decline(const Act& act) {
  const auto reason = base::enum_from<EndReason>(act.value()).value_or(EndReason::untrue);
  return DeclineCase{.reason = reason, .note = act.text(), .duplicate_of = act.scene.other};
}
Command look_back(const Act& act) {
  const auto result = base::enum_from<LookBackResult>(act.value()).value_or(LookBackResult::holds);
  return RecordLookBack{.result = result, .note = act.note(), .photos = list_of(act.scene.after)};
}

struct NamedAct {
  std::string_view name;
  Command (*command)(const Act& act);
};
constexpr NamedAct acts[] = {
    {"accept", [](const Act&) -> Command { return AcceptCase{}; }},
    {"hand_out", hand_out},
    {"hand_out_unclear", hand_out_unclear},
    {"acknowledge", [](const Act&) -> Command { return AcknowledgeCase{}; }},
    {"hand_back", [](const Act& act) -> Command { return HandBackCase{act.text(), {}}; }},
    {"fix", [](const Act& act) -> Command { return FixOnTheSpot{act.work()}; }},
    {"rectify", [](const Act& act) -> Command { return ReportRectified{act.work()}; }},
    {"pass", [](const Act& act) -> Command { return PassCheck{act.note(), {}}; }},
    {"fail", [](const Act& act) -> Command { return FailCheck{act.text(), {}, act.deadline()}; }},
    {"sign_off", [](const Act& act) -> Command { return SignOffCase{act.note()}; }},
    {"ask_extension", ask_extension},
    {"ask_suspension", ask_suspension},
    {"ask_shelving", ask_shelving},
    {"grant", [](const Act& act) -> Command { return DecideRequest{Answer::yes, act.note()}; }},
    {"instruct",
     [](const Act& act) -> Command {
       return InstructCase{act.text(), {}, act.value() == "answer"};
     }},
    {"answer", [](const Act& act) -> Command { return AnswerInstruction{0, act.text()}; }},
    {"decline", decline},
    {"withdraw_slip", [](const Act& act) -> Command { return WithdrawSlip{act.note()}; }},
    {"transfer",
     [](const Act& act) -> Command { return TransferCase{Text(act.value()), act.text()}; }},
    {"look_back", look_back},
};
}  // namespace

Result<ReportCase> case_command(const CourseRow& row, const CourseScene& scene) {
  CaseFacts facts{.sort = member<CaseSort>(row, "sort"),
                  .source = cell(row, "source"),
                  .category = cell(row, "category"),
                  .degree = member<Degree>(row, "degree"),
                  .urgency = member<Urgency>(row, "urgency"),
                  .programmes = {cell(row, "programme")},
                  .place = scene.place,
                  .location = maybe(row, "location"),
                  .description = text_of(row, "description"),
                  .photos = list_of(scene.before),
                  .unit = scene.unit,
                  .found_at = scene.at,
                  .finder_named = maybe(row, "finder_named")};
  if (facts.photos.empty()) facts.no_photo_reason = maybe(row, "no_photo");
  const std::string& link = cell(row, "link");
  if (link == "again") facts.recurrence_of = scene.other;
  if (link == "visit" || link == "meeting") facts.activity = scene.other;
  if (!cell(row, "order").empty()) {
    auto order = order_of(cell(row, "order"), scene);
    if (!order) return std::unexpected(std::move(order.error()));
    facts.order = std::move(*order);
  }
  return ReportCase{std::move(facts), {}};
}

Result<Command> act_command(const CourseRow& step, const CourseRow& row, const CourseScene& scene) {
  for (const NamedAct& one : acts)
    if (one.name == cell(step, "act")) return one.command({step, row, scene});
  return refuse("course_cell_wrong", {}, {{"column", "act"}, {"value", cell(step, "act")}});
}

}  // namespace luoshi::cli
