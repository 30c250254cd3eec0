// An activity 工作记录: something done, somewhere, by people. One record may serve several
// programmes and units and counts in each of them, and once in the total.
#pragma once
#include "core/value.hpp"

namespace luoshi::core {

struct Amount {
  std::string quantity;     // code of the rule set
  std::int64_t amount = 0;  // in the quantity's smallest unit (10^-decimals)
  bool operator==(const Amount&) const = default;
};
BOOST_DESCRIBE_STRUCT(Amount, (), (quantity, amount))

// Quantities that belong together. Without units or programmes of its own a group takes those of
// the activity.
struct AmountGroup {
  std::vector<Id> units;
  std::vector<std::string> programmes;
  std::optional<Id> site;
  std::vector<Amount> amounts;
  bool operator==(const AmountGroup&) const = default;
};
BOOST_DESCRIBE_STRUCT(AmountGroup, (), (units, programmes, site, amounts))

struct ActivityChecklist {
  std::string checklist;
  std::vector<ChecklistAnswer> answers;
  bool operator==(const ActivityChecklist&) const = default;
};
BOOST_DESCRIBE_STRUCT(ActivityChecklist, (), (checklist, answers))

// When the fact was made, as the phone says and as the server corrected it. Order is seq, never
// these.
struct DeviceTime {
  Instant device;
  Instant corrected;
  bool operator==(const DeviceTime&) const = default;
};
BOOST_DESCRIBE_STRUCT(DeviceTime, (), (device, corrected))

enum class Schedule { planned, unplanned };  // 定期, 不定期
BOOST_DESCRIBE_ENUM(Schedule, planned, unplanned)

struct Activity {
  std::string kind;
  Day day;
  std::optional<Instant> from;
  std::optional<Instant> until;
  std::vector<Id> units;  // at least one; the first is the one that reports
  std::vector<std::string> programmes;
  std::optional<Id> site;
  std::optional<Place> place;
  std::optional<Text> location;
  std::optional<Text> summary;
  std::vector<Id> people;
  std::optional<Text> recorder_named;  // 代录: who found or did it, when the writer is another
  FieldValues fields;
  std::vector<AmountGroup> amounts;
  std::vector<ActivityChecklist> checklists;
  std::vector<Photo> photos;
  std::vector<Attachment> files;
  std::optional<Text> no_photo_reason;  // 无法拍照
  std::optional<Schedule> schedule;
  std::optional<DeviceTime> device_time;
  bool nothing_today = false;  // 今日无: a zero report, which is not the same as no report
  bool operator==(const Activity&) const = default;
};
BOOST_DESCRIBE_STRUCT(Activity, (),
                      (kind, day, from, until, units, programmes, site, place, location, summary,
                       people, recorder_named, fields, amounts, checklists, photos, files,
                       no_photo_reason, schedule, device_time, nothing_today))

enum class Origin { live, late, imported };  // late: entered afterwards for somebody else (补录)
BOOST_DESCRIBE_ENUM(Origin, live, late, imported)

// Commands.
struct RecordActivity {
  static constexpr std::string_view tag = "record_activity";
  Activity activity;
};
BOOST_DESCRIBE_STRUCT(RecordActivity, (), (activity))
struct CorrectActivity {
  static constexpr std::string_view tag = "correct_activity";
  Activity activity;
  Text reason;
};
BOOST_DESCRIBE_STRUCT(CorrectActivity, (), (activity, reason))
struct VoidActivity {
  static constexpr std::string_view tag = "void_activity";
  Text reason;
};
BOOST_DESCRIBE_STRUCT(VoidActivity, (), (reason))
struct PublishActivity {
  static constexpr std::string_view tag = "publish_activity";
};
BOOST_DESCRIBE_STRUCT(PublishActivity, (), ())

// Who a record belongs to, resolved when it was written: each unit with its ancestors.
struct UnitPath {
  Id unit;
  std::vector<Id> ancestors;  // from the parent to the authority's unit
  bool operator==(const UnitPath&) const = default;
};
BOOST_DESCRIBE_STRUCT(UnitPath, (), (unit, ancestors))
struct ProgrammePath {
  std::string programme;
  std::vector<std::string> ancestors;
  bool operator==(const ProgrammePath&) const = default;
};
BOOST_DESCRIBE_STRUCT(ProgrammePath, (), (programme, ancestors))

// Events. unit_paths and programme_paths cover every unit and programme named in the activity.
struct ActivityRecorded {
  static constexpr std::string_view tag = "activity_recorded";
  Activity activity;
  std::vector<UnitPath> unit_paths;
  std::vector<ProgrammePath> programme_paths;
  std::string rule_set;  // version under which it was accepted
  Origin origin = Origin::live;
  std::vector<Id> hidden_from_all_but;  // until published: scope ids of the audience; empty = open
};
BOOST_DESCRIBE_STRUCT(ActivityRecorded, (),
                      (activity, unit_paths, programme_paths, rule_set, origin,
                       hidden_from_all_but))
struct ActivityCorrected {
  static constexpr std::string_view tag = "activity_corrected";
  Activity activity;
  std::vector<UnitPath> unit_paths;
  std::vector<ProgrammePath> programme_paths;
  Text reason;
};
BOOST_DESCRIBE_STRUCT(ActivityCorrected, (), (activity, unit_paths, programme_paths, reason))
struct ActivityVoided {
  static constexpr std::string_view tag = "activity_voided";
  Text reason;
};
BOOST_DESCRIBE_STRUCT(ActivityVoided, (), (reason))
// A case found on a hidden visit: it becomes public on the day of the visit.
struct FindingRecorded {
  static constexpr std::string_view tag = "finding_recorded";
  Id finding;
};
BOOST_DESCRIBE_STRUCT(FindingRecorded, (), (finding))
struct ActivityPublished {
  static constexpr std::string_view tag = "activity_published";
};
BOOST_DESCRIBE_STRUCT(ActivityPublished, (), ())

enum class ActivityStatus { hidden, valid, voided };
BOOST_DESCRIBE_ENUM(ActivityStatus, hidden, valid, voided)

struct ActivityState {
  static constexpr std::string_view tag = "activity";
  Activity activity;
  std::vector<UnitPath> unit_paths;
  std::vector<ProgrammePath> programme_paths;
  Origin origin = Origin::live;
  ActivityStatus status = ActivityStatus::valid;
  Id recorded_by;  // post
  std::optional<Id> recorded_by_person;
  Instant recorded_at;
  std::int32_t corrections = 0;
  std::vector<Id> hidden_from_all_but;
  std::vector<Id> findings;  // hidden cases that wait for its publication
};
BOOST_DESCRIBE_STRUCT(ActivityState, (),
                      (activity, unit_paths, programme_paths, origin, status, recorded_by,
                       recorded_by_person, recorded_at, corrections, hidden_from_all_but, findings))

}  // namespace luoshi::core
