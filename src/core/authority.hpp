// Facts about the authority itself: its foundation, the rule set in force, log epochs, erasures,
// commands set aside, and figures that were sent out.
#pragma once
#include "core/value.hpp"

namespace luoshi::core {

// Commands of the office's own machinery (command line, clock), not of posts.
struct FoundAuthority {
  static constexpr std::string_view tag = "found_authority";
  std::string code;  // 6-digit division code
  std::int32_t utc_offset_minutes = 480;
};
BOOST_DESCRIBE_STRUCT(FoundAuthority, (), (code, utc_offset_minutes))
struct PublishRuleSet {
  static constexpr std::string_view tag = "publish_rule_set";
  std::string version;
  std::string rule_set;  // canonical bytes: core::RuleSet as JSON
};
BOOST_DESCRIBE_STRUCT(PublishRuleSet, (), (version, rule_set))
struct BeginEpoch {
  static constexpr std::string_view tag = "begin_epoch";
  std::string last_checkpoint;  // as last known; empty for the first epoch
  std::string public_key;       // vkey text
};
BOOST_DESCRIBE_STRUCT(BeginEpoch, (), (last_checkpoint, public_key))
struct EraseTexts {
  static constexpr std::string_view tag = "erase_texts";
  Id subject;                       // the record whose texts go
  std::vector<std::int64_t> vault;  // keys of the vault entries
  std::string ground;               // term: request_of_person, court_order, retention
};
BOOST_DESCRIBE_STRUCT(EraseTexts, (), (subject, vault, ground))

struct Figure {
  std::string quantity;
  std::int64_t amount = 0;
  bool operator==(const Figure&) const = default;
};
BOOST_DESCRIBE_STRUCT(Figure, (), (quantity, amount))
// What a brief said when it was sent: kept, so that a cumulative figure that has fallen is shown
// before the next sending.
struct SendFigures {
  static constexpr std::string_view tag = "send_figures";
  std::string brief;
  Id unit;
  std::string programme;
  Day since;
  Day until;
  std::int64_t seq = 0;  // the journal's seq the figures were taken at
  std::vector<Figure> figures;
};
BOOST_DESCRIBE_STRUCT(SendFigures, (), (brief, unit, programme, since, until, seq, figures))

struct AuthorityFounded {
  static constexpr std::string_view tag = "authority_founded";
  std::string code;
  std::int32_t utc_offset_minutes = 480;
};
BOOST_DESCRIBE_STRUCT(AuthorityFounded, (), (code, utc_offset_minutes))
struct RuleSetPublished {
  static constexpr std::string_view tag = "rule_set_published";
  std::string version;
  Digest digest{};       // SHA-256 of the canonical bytes
  std::string rule_set;  // the canonical bytes
};
BOOST_DESCRIBE_STRUCT(RuleSetPublished, (), (version, digest, rule_set))
struct EpochBegun {
  static constexpr std::string_view tag = "epoch_begun";
  std::string last_checkpoint;
  std::string public_key;
};
BOOST_DESCRIBE_STRUCT(EpochBegun, (), (last_checkpoint, public_key))
struct TextsErased {
  static constexpr std::string_view tag = "texts_erased";
  std::vector<std::int64_t> vault;
  std::string ground;
};
BOOST_DESCRIBE_STRUCT(TextsErased, (), (vault, ground))
struct FiguresSent {
  static constexpr std::string_view tag = "figures_sent";
  std::string brief;
  Id unit;
  std::string programme;
  Day since;
  Day until;
  std::int64_t seq = 0;
  std::vector<Figure> figures;
};
BOOST_DESCRIBE_STRUCT(FiguresSent, (), (brief, unit, programme, since, until, seq, figures))
// A command that was made without a connection and could not be decided yes when it arrived:
// refused and kept, in the sight of its sender and of the record's side, until somebody settles it.
struct CommandSetAside {
  static constexpr std::string_view tag = "command_set_aside";
  std::string command;  // its tag
  Text body;            // the command as sent, in the vault
  std::string refusal;  // code
  std::string field;
  std::optional<Id> record;  // what it was about; none: it would have made one
  Id unit;                   // the sender's
  std::vector<Id> audience;  // scope ids besides the sender's post
};
BOOST_DESCRIBE_STRUCT(CommandSetAside, (), (command, body, refusal, field, record, unit, audience))

enum class Settlement { applied, dismissed };
BOOST_DESCRIBE_ENUM(Settlement, applied, dismissed)
// applied: what was meant has been done by another command; dismissed: it is not wanted any more.
struct SettleSetAside {
  static constexpr std::string_view tag = "settle_set_aside";
  Settlement settlement = Settlement::dismissed;
  std::optional<Text> note;
};
BOOST_DESCRIBE_STRUCT(SettleSetAside, (), (settlement, note))
struct SetAsideSettled {
  static constexpr std::string_view tag = "set_aside_settled";
  Settlement settlement = Settlement::dismissed;
  std::optional<Text> note;
};
BOOST_DESCRIBE_STRUCT(SetAsideSettled, (), (settlement, note))

// One aggregate per kind of fact: the authority (rule set in force), and each sent report.
struct AuthorityState {
  static constexpr std::string_view tag = "authority";
  std::string code;
  std::int32_t utc_offset_minutes = 480;
  std::string rule_set_version;
  Digest rule_set_digest{};
};
BOOST_DESCRIBE_STRUCT(AuthorityState, (),
                      (code, utc_offset_minutes, rule_set_version, rule_set_digest))
struct SentReportState {
  static constexpr std::string_view tag = "sent_report";
  FiguresSent report;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(SentReportState, (), (report, at))
struct SetAsideState {
  static constexpr std::string_view tag = "set_aside";
  CommandSetAside what;
  Id by;  // post
  Instant at;
  std::optional<SetAsideSettled> settled;
  std::optional<Id> settled_by;
};
BOOST_DESCRIBE_STRUCT(SetAsideState, (), (what, by, at, settled, settled_by))

}  // namespace luoshi::core
