#include "core/check_case.hpp"

#include <algorithm>

namespace luoshi::core {

namespace {
using base::refuse;
using base::Result;

constexpr std::size_t supporting_max = 4;  // with their superiors they fit into 16 scope ids
constexpr std::size_t photos_max = 30;     // of one slip; a phone sends fewer
constexpr std::size_t programmes_max = 16;
// A phone's clock may be a little ahead.
constexpr std::int64_t ahead_us_max = 5 * base::minute_us;
constexpr std::string_view source_list = "sources";

// History as it was written down then may lack what is asked for today.
Result<void> check_source(const CaseFacts& facts, const Context& context) {
  const RuleSet& rules = context.rules;
  if (facts.source.empty() && context.origin == Origin::imported) return {};
  const TermList* sources = find_by_code(rules.terms, source_list);
  if (!sources || !find_by_code(sources->terms, facts.source))
    return refuse("term_unknown", "facts.source",
                  {{"value", facts.source}, {"list", std::string(source_list)}});
  return {};
}

Result<void> check_category(const CaseFacts& facts, const Context& context) {
  const bool needed = facts.sort == CaseSort::problem && context.origin != Origin::imported;
  if (facts.category.empty() && !needed) return {};
  if (!find_by_code(context.rules.categories, facts.category))
    return refuse("category_unknown", "facts.category", {{"value", facts.category}});
  return {};
}

Result<void> check_programmes(const CaseFacts& facts, const RuleSet& rules) {
  if (facts.programmes.size() > programmes_max)
    return refuse("too_many_values", "facts.programmes",
                  {{"most", std::to_string(programmes_max)}});
  for (const std::string& code : facts.programmes)
    if (!find_by_code(rules.programmes, code))
      return refuse("programme_unknown", "facts.programmes", {{"value", code}});
  return {};
}

Result<void> check_moment(const CaseFacts& facts, const Context& context) {
  if (facts.found_at.us > context.now.us + ahead_us_max)
    return refuse("found_in_the_future", "facts.found_at",
                  {{"value", base::deadline_text(facts.found_at, context.offset())}});
  return {};
}

Result<void> check_order(const CaseFacts& facts) {
  if (!facts.order) return {};
  if (facts.order->sender.empty() || facts.order->number.empty())
    return refuse("order_needs_sender_and_number", "facts.order");
  return {};
}

// Columns of paper ledgers that the product derives or keeps elsewhere: text beside the facts.
Result<void> check_fields(const CaseFacts& facts) {
  static constexpr std::string_view ledger_columns[] = {"check",  "leader",      "listed", "person",
                                                        "points", "recurrences", "remark"};
  for (const auto& [code, value] : facts.fields) {
    if (std::ranges::find(ledger_columns, code) == std::end(ledger_columns))
      return refuse("field_unknown", "facts.fields." + code);
    if (!std::holds_alternative<TextValue>(value))
      return refuse("field_wrong_type", "facts.fields." + code, {{"type", "text"}});
  }
  return {};
}

bool is_self_found(const CaseFacts& facts, const RuleSet& rules) {
  const auto& sources = rules.visibility.self_found_sources;
  return std::ranges::find(sources, facts.source) != sources.end();
}
}  // namespace

Result<void> check_said(const Text& text, std::string_view field) {
  if (text.empty()) return refuse("field_missing", field);
  return {};
}

Result<void> check_photos(const std::vector<Photo>& photos, std::string_view field) {
  if (photos.size() > photos_max)
    return refuse("too_many_values", field, {{"most", std::to_string(photos_max)}});
  return {};
}

Result<void> check_facts(const CaseFacts& facts, const Context& context) {
  const RuleSet& rules = context.rules;
  Result<void> found = check_said(facts.description, "facts.description");
  if (found) found = check_source(facts, context);
  if (found) found = check_category(facts, context);
  if (found) found = check_programmes(facts, rules);
  if (found) found = check_moment(facts, context);
  if (found) found = check_photos(facts.photos, "facts.photos");
  if (found) found = check_order(facts);
  if (found && facts.unit && !context.directory.unit(*facts.unit))
    found = refuse("unit_unknown", "facts.unit", {{"value", base::to_text(*facts.unit)}});
  return found ? check_fields(facts) : found;
}

Result<void> check_work(const WorkDone& work) {
  Result<void> found = check_said(work.done, "work.done");
  if (found) found = check_photos(work.photos, "work.photos");
  const bool reason = work.no_photo_reason && !work.no_photo_reason->empty();
  if (found && work.photos.empty() && !reason)
    found = refuse("photo_or_reason_needed", "work.photos");
  return found;
}

UnitPath path_of(const Id& unit, const Context& context) {
  return {unit, context.directory.ancestors(unit)};
}

std::vector<ProgrammePath> programme_paths_of(const CaseFacts& facts, const RuleSet& rules) {
  std::vector<ProgrammePath> out;
  for (const std::string& code : facts.programmes) {
    if (std::ranges::find(out, code, &ProgrammePath::programme) != out.end()) continue;
    ProgrammePath path{code, {}};
    for (const Programme* at = find_by_code(rules.programmes, code); at && !at->parent.empty();
         at = find_by_code(rules.programmes, at->parent)) {
      if (std::ranges::find(path.ancestors, at->parent) != path.ancestors.end()) break;
      path.ancestors.push_back(at->parent);
    }
    out.push_back(std::move(path));
  }
  return out;
}

ClosingLevel closing_of(const CaseFacts& facts, const RuleSet& rules) {
  if (facts.order || facts.sort == CaseSort::listed || facts.degree == Degree::grave)
    return ClosingLevel::major;
  const Category* category = find_by_code(rules.categories, facts.category);
  const ClosingLevel least = category ? category->closing : ClosingLevel::simple;
  return std::max(least, facts.closing.value_or(ClosingLevel::simple));
}

Result<Responsibility> responsibility_of(const Named& named, const Context& context) {
  const Directory& directory = context.directory;
  if (!directory.unit(named.lead))
    return refuse("unit_unknown", "lead", {{"value", base::to_text(named.lead)}});
  if (named.supporting.size() > supporting_max)
    return refuse("too_many_values", "supporting", {{"most", std::to_string(supporting_max)}});
  Responsibility out{path_of(named.lead, context), {}, named.post, named.person, named.routing_row};
  for (const Id& unit : named.supporting) {
    if (!directory.unit(unit))
      return refuse("unit_unknown", "supporting", {{"value", base::to_text(unit)}});
    if (unit == named.lead) return refuse("lead_supports_itself", "supporting");
    out.supporting.push_back(path_of(unit, context));
  }
  if (named.post) {
    const PostState* post = directory.post(*named.post);
    if (!post) return refuse("post_unknown", "responsible_post");
    if (!directory.within(post->post.unit, named.lead))
      return refuse("post_of_another_unit", "responsible_post");
  }
  return out;
}

Reported reach_of(const CaseFacts& facts, const RuleSet& rules) {
  const bool self = is_self_found(facts, rules) && !facts.order && facts.sort != CaseSort::listed;
  return self ? Reported::to_superior : Reported::to_all_above;
}

std::vector<Id> visible_units(const Seen& seen, Reported reach, const RuleSet& rules) {
  std::vector<Id> out;
  const auto add = [&](const Id& id) {
    if (!id.is_nil() && std::ranges::find(out, id) == out.end()) out.push_back(id);
  };
  const auto levels = reach == Reported::to_all_above
                          ? std::size_t{8}
                          : static_cast<std::size_t>(rules.visibility.superior_levels);
  const auto add_path = [&](const UnitPath& path) {
    add(path.unit);
    for (std::size_t i = 0; i < path.ancestors.size() && i < levels; ++i) add(path.ancestors[i]);
  };
  if (seen.responsibility) add_path(seen.responsibility->lead);
  add(seen.finder.unit);
  if (seen.place) add_path(*seen.place);
  if (seen.responsibility)
    for (const UnitPath& path : seen.responsibility->supporting) add(path.unit);
  add_path(seen.finder);
  return out;
}

std::vector<Id> visible_units(const CaseState& state, const std::optional<Responsibility>& who,
                              const RuleSet& rules) {
  const Reported reach = state.surfaced ? Reported::to_all_above : reach_of(state.facts, rules);
  return visible_units({state.facts, state.reporter.unit, state.place_unit, who}, reach, rules);
}

}  // namespace luoshi::core
