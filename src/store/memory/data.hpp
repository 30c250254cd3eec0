// What the store in memory holds: one value that is copied for each transaction.
#pragma once
#include "journal/store.hpp"

namespace luoshi::store {

using core::Id;

struct MemoryRecord {
  views::Row row;
  std::string state;
  std::int64_t version = 0;
  std::int64_t number = 0;  // seq of the record's first event
};

struct MemoryEntry {
  core::Contribution contribution;
  Id record;
  std::int64_t seq = 0;
};

struct MemoryText {
  journal::VaultEntry entry;
  bool erased = false;
};

struct MemoryData {
  journal::Head head;
  std::map<std::int64_t, std::int64_t> epochs;  // to the seq of the first event
  std::map<std::int64_t, journal::StoredEvent> events;
  std::map<std::int64_t, MemoryText> vault;
  std::map<Id, journal::KnownCommand> commands;
  std::map<std::string, std::int64_t, std::less<>> series;
  std::map<std::pair<std::int64_t, std::int64_t>, std::string> checkpoints;  // epoch, size
  std::map<std::tuple<std::int64_t, int, std::int64_t>, base::Digest> subtrees;
  std::map<Id, MemoryRecord> records;
  std::vector<MemoryEntry> entries;
};

}  // namespace luoshi::store
