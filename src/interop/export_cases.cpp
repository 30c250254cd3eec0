// What a case prints: the 26 columns of a problem ledger and what else leads from it.
#include <algorithm>

#include "interop/export_values.hpp"
#include "interop/import_words.hpp"

namespace luoshi::interop {

namespace {
using Case = core::CaseState;
using Context = ExportContext;

// A column of the paper ledger the case was imported from.
ExportCell ledger_text(const Case& state, std::string_view code, const Context& context) {
  auto field = state.facts.fields.find(std::string(code));
  const auto* text =
      field == state.facts.fields.end() ? nullptr : std::get_if<core::TextValue>(&field->second);
  return text ? cell_of(context.text(text->value)) : ExportCell{};
}

const core::Rectification* last_work(const Case& state) {
  for (auto round = state.rounds.rbegin(); round != state.rounds.rend(); ++round)
    if (round->rectification) return &*round->rectification;
  return nullptr;
}
const core::Check* last_check(const Case& state) {
  for (auto round = state.rounds.rbegin(); round != state.rounds.rend(); ++round)
    if (!round->checks.empty()) return &round->checks.back();
  return nullptr;
}

ExportCell number(const Case& state, const Context&) {
  return cell_of(state.number);
}
ExportCell source(const Case& state, const Context& context) {
  return cell_of(term_name("sources", state.facts.source, context));
}
ExportCell found_at(const Case& state, const Context&) {
  return state.facts.found_at;
}
ExportCell finder(const Case& state, const Context& context) {
  if (state.facts.finder_named) return cell_of(state.facts.finder_named, context);
  if (state.facts.finder) return cell_of(context.person_name(*state.facts.finder));
  return state.reporter.person ? cell_of(context.person_name(*state.reporter.person))
                               : ExportCell{};
}
ExportCell location(const Case& state, const Context& context) {
  return cell_of(state.facts.location, context);
}
ExportCell owner(const Case& state, const Context& context) {
  return cell_of(state.facts.responsible_party, context);
}
ExportCell category(const Case& state, const Context& context) {
  const core::Category* known = core::find_by_code(context.rules.categories, state.facts.category);
  if (!known) return cell_of(state.facts.category);
  if (context.language == base::Language::zh && !known->local_name.empty())
    return cell_of(known->local_name);
  return cell_of(name_in(known->name, context.language));
}
ExportCell category_code(const Case& state, const Context&) {
  return cell_of(state.facts.category);
}
ExportCell description(const Case& state, const Context& context) {
  return cell_of(context.text(state.facts.description));
}
ExportCell photos_before(const Case& state, const Context& context) {
  return cell_of(state.facts.photos, context);
}
ExportCell photos_after(const Case& state, const Context& context) {
  if (const auto* work = last_work(state)) return cell_of(work->work.photos, context);
  if (state.history && state.history->work) return cell_of(state.history->work->photos, context);
  return {};
}
ExportCell requirement(const Case& state, const Context& context) {
  return cell_of(state.facts.requirement, context);
}
ExportCell due(const Case& state, const Context&) {
  if (const core::Clock* clock = core::clock_of(state, core::ClockKind::rectify))
    return clock->deadline.due;
  return state.history ? cell_of(state.history->due) : ExportCell{};
}
ExportCell unit(const Case& state, const Context& context) {
  const auto lead = core::lead_unit(state);
  if (lead) return cell_of(context.unit_name(*lead));
  return state.history && state.history->lead ? cell_of(context.unit_name(*state.history->lead))
                                              : ExportCell{};
}
ExportCell supporting(const Case& state, const Context& context) {
  std::vector<core::Id> units;
  if (state.responsibility)
    for (const core::UnitPath& path : state.responsibility->supporting) units.push_back(path.unit);
  return cell_of(join_units(units, context));
}
ExportCell place_unit(const Case& state, const Context& context) {
  return state.place_unit ? cell_of(context.unit_name(state.place_unit->unit)) : ExportCell{};
}
ExportCell person(const Case& state, const Context& context) {
  if (state.responsibility && state.responsibility->person)
    return cell_of(context.person_name(*state.responsibility->person));
  return ledger_text(state, "person", context);
}
ExportCell leader(const Case& state, const Context& context) {
  return ledger_text(state, "leader", context);
}
ExportCell verifier(const Case& state, const Context& context) {
  if (const core::Check* check = last_check(state)) return cell_of(context.unit_name(check->unit));
  return state.history ? cell_of(state.history->checker_named, context) : ExportCell{};
}
ExportCell measures(const Case& state, const Context& context) {
  if (const auto* work = last_work(state)) return cell_of(context.text(work->work.done));
  if (state.history && state.history->work) return cell_of(context.text(state.history->work->done));
  return {};
}
ExportCell handed_out_at(const Case& state, const Context&) {
  if (state.history) return cell_of(state.history->handed_out_at);
  return state.stints.empty() ? ExportCell{} : ExportCell(state.stints.front().since);
}
ExportCell acknowledged_at(const Case& state, const Context&) {
  return cell_of(state.acknowledged_at);
}
ExportCell rectified_at(const Case& state, const Context&) {
  if (const auto* work = last_work(state)) return work->at;
  return state.history ? cell_of(state.history->rectified_at) : ExportCell{};
}
ExportCell check(const Case& state, const Context& context) {
  if (const core::Check* known = last_check(state); known && known->note)
    return cell_of(known->note, context);
  return ledger_text(state, "check", context);
}
ExportCell checked_at(const Case& state, const Context&) {
  if (const core::Check* known = last_check(state)) return known->at;
  return state.history ? cell_of(state.history->checked_at) : ExportCell{};
}
ExportCell closed_at(const Case& state, const Context&) {
  if (state.history) return cell_of(state.history->closed_at);
  return state.closure ? ExportCell(state.closure->at) : ExportCell{};
}
ExportCell status(const Case& state, const Context& context) {
  if (context.language == base::Language::en)
    return cell_of(std::string(base::name_of(state.status)));
  std::string out;
  for (const StatusWord& word : status_words())
    if (word.status == state.status) {
      out = word.word;
      break;
    }
  if (state.ending)
    for (const EndWord& word : end_words())
      if (word.reason == state.ending->reason)
        return cell_of(out + "(" + std::string(word.word) + ")");
  return cell_of(out);
}
ExportCell recurrences(const Case& state, const Context& context) {
  if (!state.recurrences.empty())
    return WrittenNumber{static_cast<std::int64_t>(state.recurrences.size()), 0};
  return ledger_text(state, "recurrences", context);
}
ExportCell listed(const Case& state, const Context& context) {
  if (state.listing) return cell_of(std::string(import_words(ImportWords::yes).front()));
  return ledger_text(state, "listed", context);
}
ExportCell points(const Case& state, const Context& context) {
  return ledger_text(state, "points", context);
}
ExportCell remark(const Case& state, const Context& context) {
  return ledger_text(state, "remark", context);
}
ExportCell degree(const Case& state, const Context& context) {
  if (context.language == base::Language::en) return std::string(base::name_of(state.facts.degree));
  for (const DegreeWord& word : degree_words())
    if (word.degree == state.facts.degree) return std::string(word.word);
  return {};
}
ExportCell urgency(const Case& state, const Context& context) {
  if (context.language == base::Language::en)
    return std::string(base::name_of(state.facts.urgency));
  for (const UrgencyWord& word : urgency_words())
    if (word.urgency == state.facts.urgency) return std::string(word.word);
  return {};
}
ExportCell programme(const Case& state, const Context& context) {
  return cell_of(join_programmes(state.facts.programmes, context));
}
ExportCell site(const Case& state, const Context& context) {
  return state.facts.site ? cell_of(context.site_name(*state.facts.site)) : ExportCell{};
}
ExportCell rounds(const Case& state, const Context&) {
  return WrittenNumber{static_cast<std::int64_t>(state.rounds.size()), 0};
}
ExportCell latitude(const Case& state, const Context&) {
  return latitude_of(state.facts.place);
}
ExportCell longitude(const Case& state, const Context&) {
  return longitude_of(state.facts.place);
}
ExportCell no_photo_reason(const Case& state, const Context& context) {
  return cell_of(state.facts.no_photo_reason, context);
}

constexpr ValueColumn<Case> table[] = {
    {"number", number},
    {"source", source},
    {"found_at", found_at},
    {"finder", finder},
    {"location", location},
    {"place_unit", place_unit},
    {"site", site},
    {"owner", owner},
    {"category", category},
    {"category_code", category_code},
    {"degree", degree},
    {"urgency", urgency},
    {"programme", programme},
    {"description", description},
    {"photos.before", photos_before},
    {"no_photo_reason", no_photo_reason},
    {"requirement", requirement},
    {"due", due},
    {"unit", unit},
    {"supporting", supporting},
    {"person", person},
    {"leader", leader},
    {"verifier", verifier},
    {"handed_out_at", handed_out_at},
    {"acknowledged_at", acknowledged_at},
    {"measures", measures},
    {"rectified_at", rectified_at},
    {"photos.after", photos_after},
    {"check", check},
    {"checked_at", checked_at},
    {"closed_at", closed_at},
    {"status", status},
    {"rounds", rounds},
    {"recurrences", recurrences},
    {"listed", listed},
    {"points", points},
    {"latitude", latitude},
    {"longitude", longitude},
    {"remark", remark},
};
}  // namespace

std::span<const ValueColumn<core::CaseState>> case_columns() {
  return table;
}

}  // namespace luoshi::interop
