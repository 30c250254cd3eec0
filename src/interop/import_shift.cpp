#include "interop/import_shift.hpp"

#include <algorithm>

namespace luoshi::interop {

namespace {
using core::CaseStatus;

void move(core::Day& day, int weeks) {
  day = day + weeks * 7;
}
void move(core::Instant& at, int weeks) {
  at.us += weeks * 7 * base::day_us;
}
template <class T>
void move(std::optional<T>& value, int weeks) {
  if (value) move(*value, weeks);
}

void move_fields(core::FieldValues& fields, int weeks) {
  for (auto& [code, value] : fields) {
    if (auto* day = std::get_if<core::DayValue>(&value)) move(day->value, weeks);
    if (auto* at = std::get_if<core::InstantValue>(&value)) move(at->value, weeks);
    if (auto* span = std::get_if<core::SpanValue>(&value)) {
      move(span->from, weeks);
      move(span->until, weeks);
    }
  }
}

void move_case(core::ImportCase& command, int weeks) {
  move(command.facts.found_at, weeks);
  move_fields(command.facts.fields, weeks);
  core::ImportedHistory& history = command.history;
  for (auto* at : {&history.handed_out_at, &history.due, &history.rectified_at, &history.checked_at,
                   &history.closed_at})
    move(*at, weeks);
}

int monday(core::Day day) {
  return day.number - (base::weekday(day) - 1);
}
}  // namespace

std::optional<int> weeks_until(const std::vector<Draft>& drafts, core::Day today) {
  std::optional<core::Day> last;
  for (const Draft& draft : drafts)
    if (draft.day && (!last || *last < *draft.day)) last = draft.day;
  if (!last) return std::nullopt;
  return (monday(today) - monday(*last)) / 7;
}

void shift_days(Draft& draft, int weeks, const core::RuleSet& rules) {
  if (weeks == 0) return;
  move(draft.day, weeks);
  if (auto* record = std::get_if<core::RecordActivity>(&draft.command)) {
    core::Activity& activity = record->activity;
    move(activity.day, weeks);
    move(activity.from, weeks);
    move(activity.until, weeks);
    move_fields(activity.fields, weeks);
  } else if (auto* ledger = std::get_if<core::ImportCase>(&draft.command)) {
    move_case(*ledger, weeks);
    if (draft.due)
      ledger->history.due =
          core::compute_deadline(
              rules.calendar, {rules.utc_offset_minutes},
              {.limit = *draft.due,
               .start = ledger->history.handed_out_at.value_or(ledger->facts.found_at)})
              .due;
  }
}

bool cut_after(Draft& draft, core::Instant last, base::UtcOffset offset) {
  if (const auto* record = std::get_if<core::RecordActivity>(&draft.command))
    return record->activity.day > base::day_of(last, offset) ||
           (record->activity.from && *record->activity.from > last);
  auto* ledger = std::get_if<core::ImportCase>(&draft.command);
  if (!ledger) return false;
  if (ledger->facts.found_at > last) return true;
  core::ImportedHistory& history = ledger->history;
  if (history.closed_at && *history.closed_at > last) {
    history.closed_at.reset();
    history.ended.reset();
    history.status = history.rectified_at ? CaseStatus::rectified : CaseStatus::rectifying;
  }
  if (history.checked_at && *history.checked_at > last) history.checked_at.reset();
  if (history.rectified_at && *history.rectified_at > last) {
    history.rectified_at.reset();
    if (history.work)
      std::erase_if(draft.photos, [&](const DraftPhoto& photo) {
        return std::ranges::any_of(history.work->photos, [&](const core::Photo& one) {
          return one.file.plain == photo.digest;
        });
      });
    history.work.reset();
    history.status = history.lead ? CaseStatus::rectifying : CaseStatus::reported;
  }
  if (history.handed_out_at && *history.handed_out_at > last) history.handed_out_at.reset();
  return false;
}

}  // namespace luoshi::interop
