#include "store/memory/store.hpp"

#include "store/memory/reader.hpp"
#include "store/memory/transaction.hpp"

namespace luoshi::store {

std::unique_ptr<journal::WriteTransaction> MemoryStore::begin() {
  if (writing_) throw std::logic_error("a write transaction is still open");
  return std::make_unique<MemoryTransaction>(*this);
}

std::unique_ptr<views::Reader> MemoryStore::reader() {
  return std::make_unique<MemoryReader>(*this);
}

std::shared_ptr<const MemoryData> MemoryStore::data() const {
  const std::lock_guard lock(mutex_);
  return data_;
}

void MemoryStore::replace(MemoryData data) {
  auto next = std::make_shared<const MemoryData>(std::move(data));
  const std::lock_guard lock(mutex_);
  data_ = std::move(next);
}

std::vector<MemoryStore::ViewDigest> MemoryStore::view_digests() {
  const auto data = this->data();
  base::Sha256 records, entries;
  for (const auto& [id, record] : data->records) {
    const views::Row& row = record.row;
    records.add(id.bytes);
    records.add(fmt::format("{};{};{};{};{};{};{};{};{};{};", static_cast<int>(row.noun), row.kind,
                            row.status, row.number, row.day ? row.day->number : -1,
                            row.due ? row.due->us : -1, row.source, row.search_text, row.summary,
                            record.version));
    for (const Id& scope : row.scopes) records.add(scope.bytes);
    records.add(record.state);
  }
  auto sorted = data->entries;
  std::ranges::sort(sorted, [](const MemoryEntry& left, const MemoryEntry& right) {
    return std::tie(left.seq, left.contribution) < std::tie(right.seq, right.contribution);
  });
  for (const MemoryEntry& entry : sorted) {
    const core::Contribution& one = entry.contribution;
    entries.add(one.unit.bytes).add(entry.record.bytes);
    entries.add(fmt::format("{};{};{};{};{};{};", one.programme, one.kind, one.day.number,
                            one.amount, static_cast<int>(one.backing), entry.seq));
  }
  return {{"record", std::ssize(data->records), records.finish()},
          {"entry", std::ssize(data->entries), entries.finish()}};
}

void MemoryStore::clear_views() {
  MemoryData data = *this->data();
  data.records.clear();
  data.entries.clear();
  replace(std::move(data));
}

void MemoryStore::scrub(const std::function<void(std::int64_t, std::int64_t)>& progress) {
  if (progress) progress(1, 1);
}

void MemoryStore::back_up(const std::string& path,
                          const std::function<void(std::int64_t, std::int64_t)>&) {
  throw journal::StoreFault(path + ": a store in memory has no file to copy");
}

}  // namespace luoshi::store
