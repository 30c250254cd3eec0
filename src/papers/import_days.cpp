#include "papers/import_days.hpp"

namespace luoshi::papers {

namespace {
struct Reported {
  std::string kind;
  core::Id unit;
  core::Day day;
  friend auto operator<=>(const Reported&, const Reported&) = default;
};

bool is_reported(const Reported& what, views::Reader& reader) {
  const auto is = [](std::string field, std::string value) {
    return views::Condition{std::move(field), views::Operator::equal, {std::move(value)}};
  };
  const views::ListQuery query{
      .noun = views::Noun::activity,
      .selection = {is("kind", what.kind), is("unit", base::to_text(what.unit)),
                    is("day", base::to_text(what.day)), is("status", "valid")},
      .order = views::Order::newest};
  return reader.count(query, 1, core::unrestricted()).count > 0;
}
}  // namespace

std::vector<interop::ImportComplaint> reported_already(const std::vector<interop::Draft>& drafts,
                                                       const app::Snapshot& snapshot,
                                                       views::Reader& reader) {
  std::map<Reported, bool> asked;
  std::vector<interop::ImportComplaint> out;
  for (const interop::Draft& draft : drafts) {
    const auto* record = std::get_if<core::RecordActivity>(&draft.command);
    if (!record || record->activity.units.empty()) continue;
    const core::Activity& activity = record->activity;
    const auto* kind = core::find_by_code(snapshot.rules->activity_kinds, activity.kind);
    if (!kind || kind->reporting != core::Reporting::daily) continue;
    const Reported what{activity.kind, activity.units.front(), activity.day};
    const auto [known, is_new] = asked.try_emplace(what, false);
    if (is_new) known->second = is_reported(what, reader);
    if (!known->second) continue;
    out.push_back({.severity = interop::ImportSeverity::warning,
                   .code = "import_day_reported",
                   .file = draft.file,
                   .sheet = draft.sheet,
                   .row = draft.row,
                   .args = {{"unit", snapshot.unit_name(what.unit)},
                            {"day", base::to_text(what.day)},
                            {"kind", kind->name.zh}}});
  }
  return out;
}

}  // namespace luoshi::papers
