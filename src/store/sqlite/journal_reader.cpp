// The half of the read port that reads entries, journal and vault.
#include "store/sqlite/reader.hpp"

namespace luoshi::store {

namespace {
constexpr std::int64_t no_bound = std::numeric_limits<std::int64_t>::max();

void read_sums(Lease row, std::vector<views::Sum>& out) {
  while (row->step())
    if (row->integer(1) != 0 || row->integer(2) != 0)
      out.push_back({std::string(row->text(0)), row->integer(1), row->integer(2)});
}

std::vector<std::string> kinds_once(const views::EntryQuery& query) {
  std::vector<std::string> out = query.kinds;
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool before(const views::EntryRow& left, const views::EntryRow& right) {
  return std::tie(left.seq, left.kind, left.day, left.backing) <
         std::tie(right.seq, right.kind, right.day, right.backing);
}

// Every event takes the place of the one before: its strings keep their memory.
void each_event(Lease row, const views::Reader::EventVisitor& visit) {
  views::HistoryEvent event;
  while (row->step()) {
    event.seq = row->integer(0);
    event.epoch = row->integer(1);
    event.tag = row->text(2);
    event.at = {row->integer(3)};
    event.bytes = row->text(4);
    event.salt = row->digest(5);
    event.leaf = row->digest(6);
    event.record = row->id(7);
    visit(event);
  }
}
}  // namespace

std::vector<views::Sum> SqliteReader::sums(const views::EntryQuery& query) {
  std::vector<views::Sum> out;
  Connection& db = *connection_;
  const std::int32_t from = query.from.number, until = query.until.number;
  // Kept sums hold every entry: an earlier state has to be added up.
  if (query.kinds.empty()) {
    read_sums(query.through_seq
                  ? db.query(Sql::sum_all_through, the_authority, query.unit, query.programme, from,
                             until, *query.through_seq)
                  : db.query(Sql::sum_all, the_authority, query.unit, query.programme, from, until),
              out);
    return out;
  }
  for (const std::string& kind : kinds_once(query))
    read_sums(query.through_seq ? db.query(Sql::sum_kind_through, the_authority, query.unit,
                                           query.programme, from, until, *query.through_seq, kind)
                                : db.query(Sql::sum_kind, the_authority, query.unit,
                                           query.programme, from, until, kind),
              out);
  return out;
}

std::vector<views::EntryRow> SqliteReader::entries_in(const views::EntryQuery& query,
                                                      const EntryRange& range) {
  std::vector<views::EntryRow> out;
  const auto read = [&](Lease row) {
    while (row->step())
      out.push_back({.seq = row->integer(0),
                     .record = row->id(1),
                     .kind = std::string(row->text(2)),
                     .day = {static_cast<std::int32_t>(row->integer(3))},
                     .amount = row->integer(4),
                     .backing = static_cast<core::Backing>(row->integer(5))});
  };
  const auto [after, through, limit] = range;
  if (query.kinds.empty())
    read(connection_->query(Sql::find_entries, the_authority, query.unit, query.programme,
                            query.from.number, query.until.number, after, through, limit));
  for (const std::string& kind : kinds_once(query))
    read(connection_->query(Sql::find_entries_of_kind, the_authority, query.unit, query.programme,
                            query.from.number, query.until.number, after, through, limit, kind));
  std::ranges::sort(out, before);
  return out;
}

std::vector<views::EntryRow> SqliteReader::entries(const views::EntryQuery& query,
                                                   std::int64_t after_seq, std::int32_t limit) {
  const std::int64_t through = query.through_seq.value_or(no_bound);
  auto out = entries_in(query, {after_seq, through, limit});
  if (std::ssize(out) < limit || out.empty()) return out;
  // The last seq whole, so that the next call goes on behind it.
  const std::int64_t last = out[static_cast<std::size_t>(limit) - 1].seq;
  std::erase_if(out, [&](const views::EntryRow& row) { return row.seq >= last; });
  std::ranges::move(entries_in(query, {last - 1, last, no_bound}), std::back_inserter(out));
  return out;
}

std::vector<views::UnitDay> SqliteReader::unit_days(std::string_view kind, core::Day from,
                                                    core::Day until) {
  std::vector<views::UnitDay> out;
  Lease row = connection_->query(Sql::unit_days, the_authority, kind, from.number, until.number);
  while (row->step())
    out.push_back({row->id(0), {static_cast<std::int32_t>(row->integer(1))}, row->integer(2)});
  return out;
}

std::vector<views::HistoryEvent> SqliteReader::history(const Id& record) {
  std::vector<views::HistoryEvent> out;
  each_event(connection_->query(Sql::find_history, the_authority, record),
             [&](const views::HistoryEvent& event) { out.push_back(event); });
  return out;
}

void SqliteReader::visit_events(std::int64_t from_seq, std::int32_t limit,
                                const EventVisitor& visit) {
  each_event(connection_->query(Sql::find_events, the_authority, from_seq, limit), visit);
}

std::optional<views::VaultText> SqliteReader::text(std::int64_t vault_key) {
  Lease row = connection_->query(Sql::find_text, the_authority, vault_key);
  if (!row->step()) return std::nullopt;
  return views::VaultText{std::string(row->text(0)), row->digest(1), row->integer(2) != 0};
}

void SqliteReader::visit_texts(std::int64_t from_key, std::int32_t limit,
                               const TextVisitor& visit) {
  Lease row = connection_->query(Sql::find_texts, the_authority, from_key, limit);
  views::VaultText text;
  while (row->step()) {
    text.text = row->text(1);
    text.salt = row->digest(2);
    text.erased = row->integer(3) != 0;
    visit(row->integer(0), text);
  }
}

views::HeadInfo SqliteReader::head() {
  Lease row = connection_->query(Sql::find_head, the_authority);
  if (!row->step()) return {};
  return {.seq = row->integer(0),
          .epoch = row->integer(1),
          .epoch_first_seq = row->integer(2),
          .next_vault = row->integer(3),
          .last_at = {row->integer(4)},
          .frontier = std::string(row->text(5))};
}

std::vector<views::CheckpointRow> SqliteReader::checkpoints() {
  std::vector<views::CheckpointRow> out;
  Lease row = connection_->query(Sql::find_checkpoints, the_authority);
  while (row->step()) out.push_back({row->integer(0), row->integer(1), std::string(row->text(2))});
  return out;
}

std::vector<base::Digest> SqliteReader::subtrees(std::int64_t epoch, int level, std::int64_t first,
                                                 std::int64_t count) {
  if (level == 0) return leaves(epoch, first, count);
  std::vector<base::Digest> out;
  Lease row = connection_->query(Sql::find_subtrees, the_authority, epoch, level, first, count);
  while (row->step()) out.push_back(row->digest(0));
  return out;
}

std::vector<base::Digest> SqliteReader::leaves(std::int64_t epoch, std::int64_t first,
                                               std::int64_t count) {
  std::int64_t begin = 0;
  {
    Lease row = connection_->query(Sql::find_epoch, the_authority, epoch);
    if (!row->step()) return {};
    begin = row->integer(0);
  }
  std::vector<base::Digest> out;
  Lease row = connection_->query(Sql::find_leaves, the_authority, begin + first, count);
  while (row->step() && row->integer(1) == epoch) out.push_back(row->digest(0));
  return out;
}

}  // namespace luoshi::store
