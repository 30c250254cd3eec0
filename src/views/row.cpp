// The current row of every noun but cases (case_row.cpp), derived from its state alone.
#include "views/row.hpp"

#include "base/text.hpp"
#include "views/case_row.hpp"

namespace luoshi::views {

namespace {
using core::Id;

constexpr std::array<std::pair<Noun, std::string_view>, 10> noun_names{
    {{Noun::authority, "authority"},
     {Noun::unit, "unit"},
     {Noun::person, "person"},
     {Noun::post, "post"},
     {Noun::site, "site"},
     {Noun::activity, "activity"},
     {Noun::case_, "case"},
     {Noun::request, "request"},
     {Noun::report, "report"},
     {Noun::set_aside, "set_aside"}}};

struct UnitSummary {
  std::string name;
  std::vector<std::string> aliases;
  std::string level;
  std::optional<Id> parent;
  std::optional<core::Day> until;
};
BOOST_DESCRIBE_STRUCT(UnitSummary, (), (name, aliases, level, parent, until))
struct SiteSummary {
  std::string name;
  std::string kind;
  Id unit;
  std::optional<Id> keeper;
  std::optional<core::Day> until;
};
BOOST_DESCRIBE_STRUCT(SiteSummary, (), (name, kind, unit, keeper, until))
struct PostSummary {
  std::string role;
  Id unit;
  std::optional<std::string> title;
  std::optional<Id> person;
  std::optional<Id> holder_post;
  std::optional<Id> holder_unit;
  std::optional<core::Day> until;
};
BOOST_DESCRIBE_STRUCT(PostSummary, (), (role, unit, title, person, holder_post, holder_unit, until))
struct PersonSummary {
  std::optional<Id> home_unit;
};
BOOST_DESCRIBE_STRUCT(PersonSummary, (), (home_unit))
struct ActivitySummary {
  std::string kind;
  core::Day day;
  std::vector<Id> units;
  std::vector<std::string> programmes;
  std::optional<std::string> summary;
  std::optional<std::string> location;
  std::map<std::string, std::int64_t> amounts;
  bool nothing_today = false;
  std::int64_t photos = 0;
  core::Origin origin = core::Origin::live;
  std::int32_t corrections = 0;
};
BOOST_DESCRIBE_STRUCT(ActivitySummary, (),
                      (kind, day, units, programmes, summary, location, amounts, nothing_today,
                       photos, origin, corrections))
struct SetAsideSummary {
  std::string command;
  std::string refusal;
  std::string field;
  std::optional<Id> record;
};
BOOST_DESCRIBE_STRUCT(SetAsideSummary, (), (command, refusal, field, record))

Row row(const Id& record, const core::AuthorityState& state, const ReadText&) {
  Row out{.record = record, .noun = Noun::authority, .kind = state.code, .status = "founded"};
  out.number = state.rule_set_version;
  out.summary = "{}";
  return out;
}

Row row(const Id& record, const core::SentReportState& state, const ReadText&) {
  const auto& sent = state.report;
  Row out{.record = record, .noun = Noun::report, .kind = sent.brief, .status = "sent"};
  out.unit = sent.unit;
  out.day = sent.until;
  out.summary = base::to_json(
      ReportSummary{sent.brief, sent.unit, sent.programme, sent.since, sent.until, sent.figures});
  return out;
}

Row row(const Id& record, const core::SetAsideState& state, const ReadText&) {
  Row out{.record = record,
          .noun = Noun::set_aside,
          .kind = state.what.command,
          .status = state.settled ? std::string(base::name_of(state.settled->settlement)) : "open"};
  out.unit = state.what.unit;
  out.summary = base::to_json(
      SetAsideSummary{state.what.command, state.what.refusal, state.what.field, state.what.record});
  return out;
}

Row row(const Id& record, const core::UnitState& state, const ReadText& read) {
  Row out{.record = record, .noun = Noun::unit, .kind = state.unit.level, .status = "valid"};
  out.number = state.unit.code;
  out.unit = record;
  out.place = state.unit.place;
  UnitSummary summary{
      read(state.unit.name), {}, state.unit.level, state.unit.parent, state.unit.until};
  std::string words = summary.name;
  for (const core::Text& alias : state.unit.aliases) {
    summary.aliases.push_back(read(alias));
    words += ' ' + summary.aliases.back();
  }
  out.search_text = base::normalise(words + ' ' + state.unit.code);
  out.summary = base::to_json(summary);
  return out;
}

// Names and phones of persons are neither searched nor in summaries.
Row row(const Id& record, const core::PersonState& state, const ReadText&) {
  Row out{.record = record, .noun = Noun::person, .kind = "person", .status = "valid"};
  out.number = state.person.code;
  out.unit = state.person.home_unit;
  out.summary = base::to_json(PersonSummary{state.person.home_unit});
  return out;
}

Row row(const Id& record, const core::PostState& state, const ReadText& read) {
  Row out{.record = record, .noun = Noun::post, .kind = state.post.role, .status = "valid"};
  out.number = state.post.code;
  out.unit = state.post.unit;
  out.day = state.post.since;
  PostSummary summary{.role = state.post.role,
                      .unit = state.post.unit,
                      .person = state.post.person,
                      .holder_post = state.post.holder_post,
                      .holder_unit = state.post.holder_unit,
                      .until = state.post.until};
  if (state.post.title) summary.title = read(*state.post.title);
  out.summary = base::to_json(summary);
  return out;
}

Row row(const Id& record, const core::SiteState& state, const ReadText& read) {
  Row out{.record = record, .noun = Noun::site, .kind = state.site.kind, .status = "valid"};
  out.number = state.site.code;
  out.unit = state.site.unit;
  out.place = state.site.place;
  const std::string name = read(state.site.name);
  out.search_text = base::normalise(name + ' ' + state.site.code);
  out.summary = base::to_json(
      SiteSummary{name, state.site.kind, state.site.unit, state.site.keeper, state.site.until});
  return out;
}

// Words of the record and of its typed fields; never the names of people.
std::string words_of(const core::Activity& activity, const ReadText& read) {
  std::string words;
  const auto add = [&](const core::Text& text) { (words += read(text)) += ' '; };
  if (activity.summary) add(*activity.summary);
  if (activity.location) add(*activity.location);
  core::for_each_text(activity.fields, [&](const core::Text& text) { add(text); });
  for (const auto& list : activity.checklists)
    for (const auto& answer : list.answers)
      if (answer.remark) add(*answer.remark);
  return base::normalise(words);
}

Row row(const Id& record, const core::ActivityState& state, const ReadText& read) {
  const core::Activity& activity = state.activity;
  Row out{.record = record, .noun = Noun::activity, .kind = activity.kind};
  out.status = base::name_of(state.status);
  if (!activity.units.empty()) out.unit = activity.units.front();
  out.day = activity.day;
  out.place = activity.place;
  out.programmes = activity.programmes;
  out.search_text = words_of(activity, read);
  ActivitySummary summary{.kind = activity.kind,
                          .day = activity.day,
                          .units = activity.units,
                          .programmes = activity.programmes,
                          .nothing_today = activity.nothing_today,
                          .photos = static_cast<std::int64_t>(activity.photos.size()),
                          .origin = state.origin,
                          .corrections = state.corrections};
  if (activity.summary) summary.summary = read(*activity.summary);
  if (activity.location) summary.location = read(*activity.location);
  for (const core::AmountGroup& group : activity.amounts)
    for (const core::Amount& amount : group.amounts)
      summary.amounts[amount.quantity] += amount.amount;
  out.summary = base::to_json(summary);
  return out;
}

Row row(const Id& record, const core::CaseState& state, const ReadText& read) {
  return case_row(record, state, read);
}
Row row(const Id& record, const core::RequestState& state, const ReadText& read) {
  return request_row(record, state, read);
}
}  // namespace

std::string_view name_of(Noun noun) {
  return std::ranges::find(noun_names, noun, &decltype(noun_names)::value_type::first)->second;
}

std::optional<Noun> noun_from(std::string_view name) {
  auto it = std::ranges::find(noun_names, name, &decltype(noun_names)::value_type::second);
  if (it == noun_names.end()) return std::nullopt;
  return it->first;
}

Row row_of(const Id& record, const core::State& state, const ReadText& read) {
  Row out = std::visit([&](const auto& one) { return row(record, one, read); }, state);
  out.scopes = scopes_of(record, state);
  return out;
}

}  // namespace luoshi::views
