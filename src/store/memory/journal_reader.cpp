// The half of the read port in memory that reads entries, journal and vault.
#include "store/memory/reader.hpp"

namespace luoshi::store {

namespace {
bool asked_for(const MemoryEntry& entry, const views::EntryQuery& query) {
  const core::Contribution& one = entry.contribution;
  return one.unit == query.unit && one.programme == query.programme && query.from <= one.day &&
         one.day <= query.until && (!query.through_seq || entry.seq <= *query.through_seq) &&
         (query.kinds.empty() || std::ranges::find(query.kinds, one.kind) != query.kinds.end());
}

views::HistoryEvent history_event(const journal::StoredEvent& event) {
  return {.seq = event.seq,
          .epoch = event.epoch,
          .tag = event.tag,
          .at = event.at,
          .bytes = event.bytes,
          .salt = event.salt,
          .leaf = event.leaf,
          .record = event.record};
}
}  // namespace

std::vector<views::Sum> MemoryReader::sums(const views::EntryQuery& query) {
  const auto data = this->data();
  std::map<std::string, std::map<std::pair<Id, core::Day>, std::int64_t>> amounts;
  for (const MemoryEntry& entry : data->entries)
    if (asked_for(entry, query))
      amounts[entry.contribution.kind][{entry.record, entry.contribution.day}] +=
          entry.contribution.amount;
  std::vector<views::Sum> out;
  for (const auto& [kind, records] : amounts) {
    views::Sum sum{.kind = kind};
    for (const auto& [record, amount] : records) {
      sum.amount += amount;
      sum.records += amount != 0 ? 1 : 0;
    }
    if (sum.amount != 0 || sum.records != 0) out.push_back(std::move(sum));
  }
  return out;
}

std::vector<views::EntryRow> MemoryReader::entries(const views::EntryQuery& query,
                                                   std::int64_t after_seq, std::int32_t limit) {
  const auto data = this->data();
  std::vector<views::EntryRow> out;
  for (const MemoryEntry& entry : data->entries)
    if (asked_for(entry, query) && entry.seq > after_seq) {
      const core::Contribution& one = entry.contribution;
      out.push_back({entry.seq, entry.record, one.kind, one.day, one.amount, one.backing});
    }
  std::ranges::sort(out, [](const views::EntryRow& left, const views::EntryRow& right) {
    return std::tie(left.seq, left.kind, left.day, left.backing) <
           std::tie(right.seq, right.kind, right.day, right.backing);
  });
  if (std::ssize(out) > limit && limit > 0) {
    const std::int64_t last = out[static_cast<std::size_t>(limit) - 1].seq;
    std::erase_if(out, [&](const views::EntryRow& row) { return row.seq > last; });
  }
  return out;
}

std::vector<views::UnitDay> MemoryReader::unit_days(std::string_view kind, core::Day from,
                                                    core::Day until) {
  const auto data = this->data();
  std::map<std::pair<core::Day, Id>, std::int64_t> amounts;
  for (const MemoryEntry& entry : data->entries) {
    const core::Contribution& one = entry.contribution;
    if (one.programme.empty() && one.kind == kind && from <= one.day && one.day <= until)
      amounts[{one.day, one.unit}] += one.amount;
  }
  std::vector<views::UnitDay> out;
  for (const auto& [key, amount] : amounts)
    if (amount != 0) out.push_back({key.second, key.first, amount});
  return out;
}

std::vector<views::HistoryEvent> MemoryReader::history(const Id& record) {
  const auto data = this->data();
  std::vector<views::HistoryEvent> out;
  for (const auto& [seq, event] : data->events)
    if (event.record == record) out.push_back(history_event(event));
  return out;
}

void MemoryReader::visit_events(std::int64_t from_seq, std::int32_t limit,
                                const EventVisitor& visit) {
  const auto data = this->data();
  for (auto at = data->events.lower_bound(from_seq); at != data->events.end() && limit > 0;
       ++at, --limit)
    visit(history_event(at->second));
}

std::optional<views::VaultText> MemoryReader::text(std::int64_t vault_key) {
  const auto data = this->data();
  const auto found = data->vault.find(vault_key);
  if (found == data->vault.end()) return std::nullopt;
  return views::VaultText{found->second.entry.text, found->second.entry.salt, found->second.erased};
}

void MemoryReader::visit_texts(std::int64_t from_key, std::int32_t limit,
                               const TextVisitor& visit) {
  const auto data = this->data();
  for (auto at = data->vault.lower_bound(from_key); at != data->vault.end() && limit > 0;
       ++at, --limit)
    visit(at->first, {at->second.entry.text, at->second.entry.salt, at->second.erased});
}

views::HeadInfo MemoryReader::head() {
  const auto data = this->data();
  const journal::Head& head = data->head;
  return {head.seq, head.epoch, head.epoch_first_seq, head.next_vault, head.last_at, head.frontier};
}

std::vector<views::CheckpointRow> MemoryReader::checkpoints() {
  const auto data = this->data();
  std::vector<views::CheckpointRow> out;
  for (const auto& [key, note] : data->checkpoints) out.push_back({key.first, key.second, note});
  return out;
}

std::vector<base::Digest> MemoryReader::subtrees(std::int64_t epoch, int level, std::int64_t first,
                                                 std::int64_t count) {
  const auto data = this->data();
  std::vector<base::Digest> out;
  if (level > 0) {
    for (const auto& [key, hash] : data->subtrees)
      if (std::get<0>(key) == epoch && std::get<1>(key) == level && std::get<2>(key) >= first &&
          std::ssize(out) < count)
        out.push_back(hash);
    return out;
  }
  const auto begin = data->epochs.find(epoch);
  if (begin == data->epochs.end()) return out;
  for (const auto& [seq, event] : data->events)
    if (event.epoch == epoch && seq >= begin->second + first && std::ssize(out) < count)
      out.push_back(event.leaf);
  return out;
}

}  // namespace luoshi::store
