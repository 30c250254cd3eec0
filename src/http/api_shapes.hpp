// What the routes of /api/v1 answer, as described structs: the API document is made from them.
#pragma once
#include "app/brief.hpp"
#include "app/contacts.hpp"
#include "app/history.hpp"
#include "app/readable.hpp"
#include "base/schema.hpp"
#include "core/offers.hpp"

namespace luoshi::http {

// A JSON value whose shape belongs to the record (state, summary).
struct Document {
  std::string json = "null";
};

// No answer holds the journal's seq: gaps in it would show that something hidden was recorded.
struct CommandAnswer {
  core::Id record;
  bool repeated = false;  // known already: answered from the first time
};
BOOST_DESCRIBE_STRUCT(CommandAnswer, (), (record, repeated))

struct RecordRow {
  core::Id record;
  std::string kind;
  std::string status;
  std::string number;
  std::optional<core::Id> unit;
  std::optional<core::Day> day;
  std::optional<core::Instant> due;
  std::optional<core::Place> place;
  Document summary;
};
BOOST_DESCRIBE_STRUCT(RecordRow, (), (record, kind, status, number, unit, day, due, place, summary))
// A row with what was asked for by `with`: a screen of records in one answer.
struct ListedRecord : RecordRow {
  std::optional<Document> state;
  std::optional<std::vector<core::Offer>> offers;
};
BOOST_DESCRIBE_STRUCT(ListedRecord, (RecordRow), (state, offers))
inline constexpr std::int32_t whole_rows_max = 50;  // each of them is read and written out
struct RecordPage {
  std::vector<ListedRecord> records;
  std::optional<std::string> next;  // give it back as `after`
};
BOOST_DESCRIBE_STRUCT(RecordPage, (), (records, next))
struct RecordCount {
  std::int64_t count = 0;
  bool capped = false;
};
BOOST_DESCRIBE_STRUCT(RecordCount, (), (count, capped))
struct RecordAnswer {
  std::string noun;
  RecordRow row;
  Document state;
  std::optional<std::string> refusal_text;  // of a command set aside: why, and what to do
};
BOOST_DESCRIBE_STRUCT(RecordAnswer, (), (noun, row, state, refusal_text))
struct HistoryAnswer {
  std::vector<app::HistoryLine> events;
};
BOOST_DESCRIBE_STRUCT(HistoryAnswer, (), (events))

struct ContactList {
  std::vector<app::Contact> contacts;
};
BOOST_DESCRIBE_STRUCT(ContactList, (), (contacts))

struct UnitRow {
  core::Id unit;
  std::string code;
  std::string name;
  std::string level;
  std::optional<core::Id> parent;
  std::optional<core::Day> until;  // its last day, where it was closed
};
BOOST_DESCRIBE_STRUCT(UnitRow, (), (unit, code, name, level, parent, until))
struct UnitList {
  std::vector<UnitRow> units;
};
BOOST_DESCRIBE_STRUCT(UnitList, (), (units))

struct BriefAnswer {
  std::string sentence;
  std::string brief;
  core::Id unit;
  std::string programme;
  core::Day since;
  core::Day until;
  std::vector<app::BriefFigure> figures;
  std::vector<app::ReportingState> reporting;
  std::optional<core::Day> sent_until;
};
BOOST_DESCRIBE_STRUCT(BriefAnswer, (),
                      (sentence, brief, unit, programme, since, until, figures, reporting,
                       sent_until))
struct FigureAnswer {
  std::string quantity;
  std::vector<app::FigureRecord> records;
};
BOOST_DESCRIBE_STRUCT(FigureAnswer, (), (quantity, records))

}  // namespace luoshi::http

template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::RecordPage> = true;
template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::HistoryAnswer> = true;
template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::ContactList> = true;
template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::UnitList> = true;
template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::BriefAnswer> = true;
template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::FigureAnswer> = true;

template <>
struct luoshi::base::Custom<luoshi::http::Document> {
  static boost::json::value schema() { return boost::json::object{}; }  // any value
  static void encode(std::string& out, const http::Document& document) { out += document.json; }
  static Result<http::Document> decode(const boost::json::value& json, const json_detail::Path&) {
    return http::Document{boost::json::serialize(json)};
  }
};
