// Bodies and answers of the routes of photos and files.
#pragma once
#include "files/port.hpp"

namespace luoshi::http {

// Of an upload. facts: as the camera wrote them.
struct FileAnswer {
  base::Digest sha256{};
  files::FileType type = files::FileType::text;
  std::string media_type;
  std::int64_t size = 0;
  std::optional<files::PhotoFacts> facts;
};
BOOST_DESCRIBE_STRUCT(FileAnswer, (), (sha256, type, media_type, size, facts))

struct TakenDownAnswer {
  std::string reason;
  std::optional<core::Id> post;
  core::Instant at;
};
BOOST_DESCRIBE_STRUCT(TakenDownAnswer, (), (reason, post, at))

// What was done with a file, for those who may see originals.
struct FileAct {
  files::ActKind kind = files::ActKind::marked;
  std::optional<core::Id> record;
  std::optional<core::Id> post;
  std::optional<core::Id> account;
  core::Instant at;
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(FileAct, (), (kind, record, post, account, at, detail))

// A file that a record names. Left out of it: type, size and facts while it is not uploaded yet.
struct RecordFile {
  base::Digest sha256{};
  std::optional<std::string> name;
  std::optional<files::FileType> type;
  std::optional<std::int64_t> size;
  std::optional<files::PhotoFacts> facts;
  std::optional<base::Digest> marked;  // a copy with marks is seen instead
  std::optional<TakenDownAnswer> taken_down;
  std::vector<FileAct> acts;
};
BOOST_DESCRIBE_STRUCT(RecordFile, (), (sha256, name, type, size, facts, marked, taken_down, acts))
struct RecordFileList {
  std::vector<RecordFile> files;
};
BOOST_DESCRIBE_STRUCT(RecordFileList, (), (files))

struct MarksOrder {
  std::vector<files::Mark> marks;
};
BOOST_DESCRIBE_STRUCT(MarksOrder, (), (marks))
struct TakeDownOrder {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(TakeDownOrder, (), (reason))

}  // namespace luoshi::http

template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::RecordFileList> = true;
