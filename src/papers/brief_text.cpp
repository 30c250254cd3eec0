#include "papers/brief_text.hpp"

#include "core/rules/figures.hpp"
#include "papers/messages.hpp"

namespace luoshi::papers {

namespace {
using base::Language;

std::string text(std::string_view code, Language language,
                 const std::map<std::string, std::string>& args) {
  return base::text_of(messages(), code, language, args);
}

const std::string& in(const core::Name& name, Language language) {
  return language == Language::en && !name.en.empty() ? name.en : name.zh;
}

// With its year where the reader would take it for another: `present` is the day of the figures.
std::string day_text(core::Day day, core::Day present, Language language) {
  if (language == Language::en) return base::to_text(day);
  const base::CivilDay date = base::civil(day);
  const bool is_this_year = date.year == base::civil(present).year;
  return text(is_this_year ? "month_day" : "year_month_day", language,
              {{"year", std::to_string(date.year)},
               {"month", std::to_string(date.month)},
               {"day", std::to_string(date.day)}});
}

std::string self_of(const app::BriefFigures& figures, const app::Snapshot& snapshot,
                    Language language) {
  const core::UnitState* unit = snapshot.directory->unit(figures.unit);
  const core::UnitLevel* level =
      unit ? core::find_by_code(snapshot.rules->unit_levels, unit->unit.level) : nullptr;
  return level ? in(level->self, language) : snapshot.unit_name(figures.unit);
}

std::string number_of(std::int64_t number) {
  return std::to_string(number);
}

void add_figures(std::string& out, const app::BriefFigures& figures, const core::RuleSet& rules,
                 Language language) {
  for (const app::BriefFigure& figure : figures.figures) {
    const core::Quantity* quantity = core::find_by_code(rules.quantities, figure.quantity);
    if (!quantity) continue;
    const auto backed = [&](const char* word) {
      auto it = figure.backing.find(word);
      return number_of(it == figure.backing.end() ? 0 : it->second);
    };
    out += text(figure.records == 0 ? "brief_nothing_recorded" : "brief_figure", language,
                {{"name", in(quantity->name, language)},
                 {"exact", core::exact_figure(*quantity, figure.amount)},
                 {"measure", in(quantity->measure, language)},
                 {"records", number_of(figure.records)},
                 {"photo_and_place", backed("photo_and_place")},
                 {"named_recorder", backed("named_recorder")},
                 {"late_entry", backed("late_entry")}}) +
           '\n';
  }
}

void add_reporting(std::string& out, const app::BriefFigures& figures,
                   const app::Snapshot& snapshot, Language language) {
  for (const app::ReportingState& state : figures.reporting) {
    if (state.expected == 0) continue;
    const auto* kind = core::find_by_code(snapshot.rules->activity_kinds, state.kind);
    out += text("brief_reporting", language,
                {{"kind", kind ? in(kind->name, language) : state.kind},
                 {"expected", number_of(state.expected)},
                 {"reported", number_of(state.reported)},
                 {"zero", number_of(state.zero)},
                 {"missing", number_of(state.missing)}}) +
           '\n';
    std::string units;
    for (const core::Id& unit : state.missing_units) {
      if (!units.empty()) units += language == Language::zh ? "、" : ", ";
      units += snapshot.unit_name(unit);
    }
    if (!units.empty()) out += text("brief_missing_units", language, {{"units", units}}) + '\n';
  }
}

void add_sent(std::string& out, const app::BriefFigures& figures, const core::RuleSet& rules,
              Language language) {
  if (!figures.sent_until) return;
  out +=
      text("brief_sent_before", language, {{"until", base::to_text(*figures.sent_until)}}) + '\n';
  bool fallen = false;
  for (const app::BriefFigure& figure : figures.figures) {
    if (!figure.fallen) continue;
    fallen = true;
    out += fallen_text(figure, rules, language) + '\n';
  }
  if (!fallen) out += text("brief_not_fallen", language, {}) + '\n';
}
}  // namespace

std::string figure_text(const core::Quantity& quantity, std::int64_t amount, Language language) {
  const core::PrintedFigure printed = core::print_figure(quantity, amount);
  return text(printed.rounded ? "figure_rounded" : "figure_exact", language,
              {{"number", printed.number}, {"measure", in(quantity.measure, language)}});
}

std::string exact_text(const core::Quantity& quantity, std::int64_t amount, Language language) {
  return text("figure_exact", language,
              {{"number", core::exact_figure(quantity, amount)},
               {"measure", in(quantity.measure, language)}});
}

std::string fallen_text(const app::BriefFigure& figure, const core::RuleSet& rules,
                        Language language) {
  const core::Quantity* quantity = core::find_by_code(rules.quantities, figure.quantity);
  if (!quantity || !figure.sent) return {};
  return text("brief_fallen", language,
              {{"name", in(quantity->name, language)},
               {"sent", core::exact_figure(*quantity, *figure.sent)},
               {"exact", core::exact_figure(*quantity, figure.amount)},
               {"measure", in(quantity->measure, language)}});
}

std::string sentence(const app::BriefFigures& figures, const app::Snapshot& snapshot,
                     Language language) {
  const core::RuleSet& rules = *snapshot.rules;
  const core::Brief* form = core::find_by_code(rules.briefs, figures.brief);
  if (!form) return {};
  std::map<std::string, std::string> args{
      {"since", day_text(figures.since, figures.until, language)},
      {"until", day_text(figures.until, figures.until, language)},
      {"self", self_of(figures, snapshot, language)},
      {"unit", snapshot.unit_name(figures.unit)},
  };
  for (const app::BriefFigure& figure : figures.figures)
    if (const auto* quantity = core::find_by_code(rules.quantities, figure.quantity))
      args[figure.quantity] = figure_text(*quantity, figure.amount, language);
  const bool english = language == Language::en && !form->template_en.empty();
  return base::fill(english ? form->template_en : form->template_zh, args);
}

std::string brief_page(const app::BriefFigures& figures, const app::Snapshot& snapshot,
                       Language language) {
  const core::RuleSet& rules = *snapshot.rules;
  const core::Programme* programme = core::find_by_code(rules.programmes, figures.programme);
  std::string out = sentence(figures, snapshot, language) + "\n\n";
  out += text("brief_heading", language,
              {{"unit", snapshot.unit_name(figures.unit)},
               {"since", base::to_text(figures.since)},
               {"until", base::to_text(figures.until)},
               {"programme", programme ? in(programme->name, language)
                                       : text("all_programmes", language, {})}}) +
         '\n';
  out += text("brief_figures", language, {}) + '\n';
  add_figures(out, figures, rules, language);
  add_reporting(out, figures, snapshot, language);
  add_sent(out, figures, rules, language);
  return out;
}

}  // namespace luoshi::papers
