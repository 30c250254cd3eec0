#include "app/brief.hpp"

#include <set>

#include "app/sent.hpp"
#include "base/text.hpp"

namespace luoshi::app {

namespace {
using base::refuse;
using core::Day;
using core::Id;

// The quantities a template names, in its order.
std::vector<std::string> quantities_of(const core::Brief& brief, const core::RuleSet& rules) {
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const core::Quantity& quantity : rules.quantities)
    if (auto at = brief.template_zh.find("{" + quantity.code + "}"); at != std::string::npos)
      found.emplace_back(at, quantity.code);
  std::ranges::sort(found);
  std::vector<std::string> out;
  for (auto& [at, code] : found) out.push_back(std::move(code));
  return out;
}

// The day of the newest valid activity that concerns the unit.
std::optional<Day> last_recorded_day(views::Reader& reader, const Id& unit) {
  const views::ListQuery query{.noun = views::Noun::activity,
                               .selection = {{"status", views::Operator::equal, {"valid"}}},
                               .order = views::Order::newest,
                               .limit = 1};
  const views::Page page = reader.list(query, {.ids = {unit}});
  if (page.rows.empty()) return std::nullopt;
  return page.rows.front().day;
}

views::EntryQuery entries_of(const BriefFigures& figures, std::vector<std::string> kinds) {
  return {figures.unit,  figures.programme, std::move(kinds),
          figures.since, figures.until,     figures.seq};
}

void add_backing(views::Reader& reader, const BriefFigures& figures, BriefFigure& figure) {
  for (const FigureRecord& record : open_figure(reader, figures, figure.quantity))
    ++figure.backing[std::string(base::name_of(record.backing))];
}

void compare_with_sent(views::Reader& reader, BriefFigures& figures) {
  for (const auto& [record, said] :
       sent_reports(reader, figures.unit, {{"kind", views::Operator::equal, {figures.brief}}})) {
    if (said.programme != figures.programme || said.since != figures.since ||
        said.until > figures.until)
      continue;
    figures.sent_until = said.until;
    for (BriefFigure& figure : figures.figures) {
      auto told = std::ranges::find(said.figures, figure.quantity, &core::Figure::quantity);
      if (told == said.figures.end()) continue;
      figure.sent = told->amount;
      figure.fallen = figure.amount < told->amount;
    }
    return;
  }
}

ReportingState reporting_of(views::Reader& reader, const Snapshot& snapshot,
                            const core::ActivityKind& kind, const BriefFigures& figures) {
  ReportingState out{.kind = kind.code};
  std::set<std::pair<Id, Day>> reported, zero;
  for (const auto& one : reader.unit_days("reported." + kind.code, figures.since, figures.until))
    if (one.amount > 0) reported.emplace(one.unit, one.day);
  for (const auto& one : reader.unit_days("zero." + kind.code, figures.since, figures.until))
    if (one.amount > 0) zero.emplace(one.unit, one.day);
  std::set<Id> late;
  for (Day day = figures.since; day <= figures.until; day = day + 1) {
    for (const Id& unit :
         snapshot.directory->units_of_levels(kind.expected_levels, figures.unit, day)) {
      ++out.expected;
      if (reported.contains({unit, day})) {
        ++out.reported;
      } else if (zero.contains({unit, day})) {
        ++out.zero;
      } else {
        ++out.missing;
        if (late.insert(unit).second) out.missing_units.push_back(unit);
      }
    }
  }
  return out;
}
}  // namespace

base::Result<BriefFigures> brief(views::Reader& reader, const Snapshot& snapshot,
                                 const BriefOptions& options) {
  const core::RuleSet& rules = *snapshot.rules;
  const core::Brief* form = nullptr;
  if (options.brief.empty() && !rules.briefs.empty()) form = &rules.briefs.front();
  if (!options.brief.empty()) form = core::find_by_code(rules.briefs, options.brief);
  if (!form) return refuse("brief_unknown", "brief", {{"value", options.brief}});

  BriefFigures out{.brief = form->code};
  const auto unit = options.unit ? options.unit : snapshot.directory->unit_by_code(form->unit);
  if (!unit) return refuse("unit_unknown", "unit", {{"value", form->unit}});
  out.unit = *unit;
  out.programme = options.programme.value_or(form->programme);
  if (!out.programme.empty() && !core::find_by_code(rules.programmes, out.programme))
    return refuse("programme_unknown", "programme", {{"value", out.programme}});
  out.since = options.since.value_or(form->since);
  const auto until = options.until ? options.until : last_recorded_day(reader, out.unit);
  if (!until) return refuse("nothing_recorded", "unit", {{"value", snapshot.unit_name(out.unit)}});
  out.until = *until;
  if (out.until < out.since) return refuse("span_ends_before_it_begins", "until");
  out.seq = reader.head().seq;

  const auto quantities = quantities_of(*form, rules);
  const auto sums = reader.sums(entries_of(out, quantities));
  for (const std::string& code : quantities) {
    BriefFigure figure{.quantity = code};
    auto sum = std::ranges::find(sums, code, &views::Sum::kind);
    if (sum != sums.end()) {
      figure.amount = sum->amount;
      figure.records = sum->records;
    }
    add_backing(reader, out, figure);
    out.figures.push_back(std::move(figure));
  }
  compare_with_sent(reader, out);
  for (const core::ActivityKind& kind : rules.activity_kinds)
    if (kind.reporting == core::Reporting::daily)
      out.reporting.push_back(reporting_of(reader, snapshot, kind, out));
  return out;
}

std::vector<FigureRecord> open_figure(views::Reader& reader, const BriefFigures& figures,
                                      const std::string& quantity) {
  const views::EntryQuery query = entries_of(figures, {quantity});
  std::vector<FigureRecord> out;
  std::map<std::tuple<Id, Day, core::Backing>, std::size_t> at;
  std::int64_t after = 0;
  constexpr std::int32_t page_rows = 1000;
  for (;;) {
    auto rows = reader.entries(query, after, page_rows);
    const bool last_page = rows.size() < std::size_t{page_rows};
    // A full page may end inside an event's entries: that event comes whole with the next page.
    if (!last_page)
      std::erase_if(rows, [cut = rows.back().seq](const auto& row) { return row.seq == cut; });
    for (const views::EntryRow& row : rows) {
      after = row.seq;
      auto [it, fresh] = at.try_emplace({row.record, row.day, row.backing}, out.size());
      if (fresh) out.push_back({row.record, row.day, 0, row.backing});
      out[it->second].amount += row.amount;
    }
    if (last_page) break;
  }
  std::erase_if(out, [](const FigureRecord& one) { return one.amount == 0; });
  return out;
}

std::optional<Id> find_unit(const Snapshot& snapshot, std::string_view words) {
  if (auto unit = snapshot.directory->unit_by_code(words)) return unit;
  const std::string wanted = base::normalise(words);
  for (const auto& [id, name] : *snapshot.unit_names)
    if (base::normalise(name) == wanted) return id;
  return std::nullopt;
}

std::optional<std::string> find_programme(const core::RuleSet& rules, std::string_view words) {
  const std::string wanted = base::normalise(words);
  for (const core::Programme& one : rules.programmes) {
    if (one.code == words || base::normalise(one.name.zh) == wanted ||
        base::normalise(one.name.en) == wanted)
      return one.code;
    for (const std::string& alias : one.aliases)
      if (base::normalise(alias) == wanted) return one.code;
  }
  return std::nullopt;
}

}  // namespace luoshi::app
