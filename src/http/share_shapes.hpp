// What the routes of sharing and of sent figures take and answer.
#pragma once
#include "base/schema.hpp"
#include "core/value.hpp"

namespace luoshi::http {

enum class ShareForm { text, picture, long_picture, table };
BOOST_DESCRIBE_ENUM(ShareForm, text, picture, long_picture, table)

struct ShareOrder {
  std::vector<core::Id> records;  // at most limits: shared_records_max
  ShareForm form = ShareForm::text;
  std::int64_t count = 0;  // of what is shown: rows, pictures
};
BOOST_DESCRIBE_STRUCT(ShareOrder, (), (records, form, count))

struct SharedRecord {
  core::Id record;
  std::string code;  // 验真码
};
BOOST_DESCRIBE_STRUCT(SharedRecord, (), (record, code))
struct ShareAnswer {
  std::vector<SharedRecord> records;
};
BOOST_DESCRIBE_STRUCT(ShareAnswer, (), (records))

// What is about to be shown, in parts: at most limits: shared_texts_max.
struct LeavingTexts {
  std::vector<core::Id> records;  // that they are about; at most limits: shared_records_max
  std::vector<std::string> texts;
};
BOOST_DESCRIBE_STRUCT(LeavingTexts, (), (records, texts))
struct CoveredTexts {
  std::vector<std::string> texts;  // in the same order
};
BOOST_DESCRIBE_STRUCT(CoveredTexts, (), (texts))

// The figures are taken by the server as of now, never from the client.
struct SentOrder {
  std::optional<core::Id> unit;
  std::optional<std::string> programme;
  std::optional<core::Day> since;
  std::optional<core::Day> until;
};
BOOST_DESCRIBE_STRUCT(SentOrder, (), (unit, programme, since, until))

}  // namespace luoshi::http

template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::ShareAnswer> = true;
template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::CoveredTexts> = true;
