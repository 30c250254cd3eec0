// What the routes of figure_routes.cpp answer.
#pragma once
#include "app/sent.hpp"
#include "http/api_shapes.hpp"

namespace luoshi::http {

struct SumRow {
  std::string kind;
  std::int64_t amount = 0;                   // in the quantity's smallest unit
  std::int64_t records = 0;                  // with a non-zero amount, each on each of its days
  std::optional<app::SentFigure> sent = {};  // reported last time, of its own span of days
};
BOOST_DESCRIBE_STRUCT(SumRow, (), (kind, amount, records, sent))
struct SumList {
  core::Id unit;
  std::string programme;  // empty: over all
  core::Day since;
  core::Day until;
  std::vector<SumRow> sums;
};
BOOST_DESCRIBE_STRUCT(SumList, (), (unit, programme, since, until, sums))

struct EntryAnswer {
  core::Id record;
  std::string kind;
  core::Day day;
  std::int64_t amount = 0;
  core::Backing backing = core::Backing::named_recorder;
};
BOOST_DESCRIBE_STRUCT(EntryAnswer, (), (record, kind, day, amount, backing))
struct EntryPage {
  std::vector<EntryAnswer> entries;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(EntryPage, (), (entries, next))

// 已报, 零报告. What an expected unit's day is not listed as is missing (未报).
enum class Reporting { zero, reported };
BOOST_DESCRIBE_ENUM(Reporting, zero, reported)
struct ReportedDay {
  core::Id unit;
  core::Day day;
  Reporting reporting = Reporting::reported;
};
BOOST_DESCRIBE_STRUCT(ReportedDay, (), (unit, day, reporting))
struct ReportingGrid {
  std::string kind;  // of activities
  core::Day since;
  core::Day until;
  std::vector<core::Id> expected;  // 应报, as of the last day
  std::vector<ReportedDay> days;
};
BOOST_DESCRIBE_STRUCT(ReportingGrid, (), (kind, since, until, expected, days))

struct BoxAnswer {
  std::vector<RecordRow> records;
  bool complete = false;  // false: there may be more in the box
};
BOOST_DESCRIBE_STRUCT(BoxAnswer, (), (records, complete))
struct FoundNumber {
  core::Id record;
};
BOOST_DESCRIBE_STRUCT(FoundNumber, (), (record))

struct AuthenticityAnswer {
  bool authentic = false;
};
BOOST_DESCRIBE_STRUCT(AuthenticityAnswer, (), (authentic))
struct AuthenticityCodeAnswer {
  core::Id record;
  std::string code;
};
BOOST_DESCRIBE_STRUCT(AuthenticityCodeAnswer, (), (record, code))

}  // namespace luoshi::http

template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::SumList> = true;
template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::EntryPage> = true;
template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::ReportingGrid> = true;
template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::BoxAnswer> = true;
