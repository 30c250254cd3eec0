// The read port: named queries through a Scope. Two real implementations pass one contract suite.
// A Reader belongs to one thread; each call sees one snapshot. snapshot() pins one for several
// calls (exports, reports).
#pragma once
#include <functional>

#include "core/access.hpp"
#include "core/contributions.hpp"
#include "views/row.hpp"

namespace luoshi::views {

using core::Day;
using core::Id;
using core::Instant;
using core::Scope;

// One condition of a selection: `field op value`. Conditions are joined by AND. Fields of rows:
// kind status number unit day due source programme category; field.<code> reads the state.
enum class Operator { equal, in, less, at_most, greater, at_least, within, under, is_set };
BOOST_DESCRIBE_ENUM(Operator, equal, in, less, at_most, greater, at_least, within, under, is_set)
struct Condition {
  std::string field;
  Operator op = Operator::equal;
  std::vector<std::string> values;  // text forms: days 2018-11-05, instants RFC 3339, ids
};
BOOST_DESCRIBE_STRUCT(Condition, (), (field, op, values))
using Selection = std::vector<Condition>;

// due: next deadline first, rows without one last, equal ones oldest first. newest: latest day
// first, rows without one last, equal ones newest first. With words to find: newest record first,
// whatever the order asked for.
enum class Order { due, newest };

struct ListQuery {
  Noun noun = Noun::case_;
  Selection selection;
  std::string text;  // words to find (Chinese substring recall); may be empty
  Order order = Order::due;
  std::string after;  // cursor of the previous page; empty = first page
  std::int32_t limit = 50;
  // The authority's clock: where the days begin that conditions on `due` name.
  base::UtcOffset offset;
};

struct ListRow {
  Id record;
  std::string kind;
  std::string status;
  std::string number;
  std::optional<Id> unit;
  std::optional<Day> day;
  std::optional<Instant> due;
  std::optional<core::Place> place;
  std::string summary;  // JSON object
  std::int64_t version = 0;
};
// A page may hold fewer rows than asked for, even none, while `next` is not empty: a query looks
// through at most limits::list_walk_rows_max records before it hands back what it has found.
struct Page {
  std::vector<ListRow> rows;
  std::string next;  // cursor; empty = this was the last page
};

struct Count {
  std::int64_t count = 0;
  bool capped = false;  // there are or may be more; shown as "1000+"
};

// What the records of a query are counted by; kind is the category of a case.
enum class Facet { kind, status, unit, day, source };
BOOST_DESCRIBE_ENUM(Facet, kind, status, unit, day, source)
struct FacetValue {
  std::string value;  // as in a selection; empty: the records without one
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(FacetValue, (), (value, count))
struct Facets {
  std::vector<FacetValue> values;  // by value
  bool capped = false;             // there may be more: so many were looked through and no more
};

struct Box {
  std::int32_t south_e7 = 0;
  std::int32_t west_e7 = 0;
  std::int32_t north_e7 = 0;
  std::int32_t east_e7 = 0;
};

struct StoredRecord {
  ListRow row;
  Noun noun = Noun::activity;
  std::string state;  // core::State as JSON, texts as references
};

// A sum over entries. kinds empty = every kind. Days inclusive; through_seq freezes the figure.
struct EntryQuery {
  Id unit;
  std::string programme;  // "" = total over programmes
  std::vector<std::string> kinds;
  Day from;
  Day until;
  std::optional<std::int64_t> through_seq;
};
struct Sum {
  std::string kind;
  std::int64_t amount = 0;
  std::int64_t records = 0;  // records with a non-zero amount, each on each of its days
};
struct EntryRow {
  std::int64_t seq = 0;
  Id record;
  std::string kind;
  Day day;
  std::int64_t amount = 0;
  core::Backing backing = core::Backing::named_recorder;
};
// Which units have an entry of a kind on each day: 已报, 零报告.
struct UnitDay {
  Id unit;
  Day day;
  std::int64_t amount = 0;
};

struct HistoryEvent {
  std::int64_t seq = 0;
  std::int64_t epoch = 1;
  std::string tag;
  Instant at;
  std::string bytes;
  base::Digest salt{};
  base::Digest leaf{};
  Id record;
};

// What stands in the place of an erased text, live and rebuilt. Its salt is zero bytes, so that the
// digest in the journal cannot be used to guess the text.
inline constexpr std::string_view erased_text = "\u25a0\u25a0\u25a0";

struct VaultText {
  std::string text;
  base::Digest salt{};
  bool erased = false;
};

struct HeadInfo {
  std::int64_t seq = 0;
  std::int64_t epoch = 1;
  std::int64_t epoch_first_seq = 1;
  std::int64_t next_vault = 1;
  Instant last_at;
  std::string frontier;
};

struct CheckpointRow {
  std::int64_t epoch = 1;
  std::int64_t size = 0;
  std::string note;
};

struct DueRecord {
  Id record;
  Instant due;
  std::int64_t place = 0;    // among those due at one moment; no other record has it
  std::int64_t version = 0;  // of the record
  friend bool operator==(const DueRecord&, const DueRecord&) = default;
};

class Reader {
 public:
  virtual ~Reader() = default;

  virtual void begin_snapshot() = 0;
  virtual void end_snapshot() = 0;

  virtual std::optional<StoredRecord> find(const Id& record, const Scope& scope) = 0;
  // The record with that 台账编号 or unit/site/person code.
  virtual std::optional<Id> find_number(Noun noun, std::string_view number, const Scope& scope) = 0;
  // Contract: views::check_query accepts the query (selection.hpp); another one finds nothing.
  virtual Page list(const ListQuery& query, const Scope& scope) = 0;
  // Stops counting at `cap` (limits: count_cap).
  virtual Count count(const ListQuery& query, std::int64_t cap, const Scope& scope) = 0;
  // How many records of the query have each value; the order asked for and the cursor say nothing.
  // Looks through at most limits::list_walk_rows_max records.
  virtual Facets facets(const ListQuery& query, Facet by, const Scope& scope) = 0;
  // Cell by cell, older records first; at most `limit`.
  virtual std::vector<ListRow> in_box(Noun noun, const Box& box, std::int32_t limit,
                                      const Scope& scope) = 0;

  // The records whose parent it is, older ones first; at most `limit`.
  virtual std::vector<ListRow> children(const Id& parent, std::int32_t limit,
                                        const Scope& scope) = 0;

  // Kinds without any amount or record are left out; by kind.
  // Sums are counts, not records: whoever may see a unit's figures may ask (checked by app).
  virtual std::vector<Sum> sums(const EntryQuery& query) = 0;
  // The entries behind a sum, by seq; after_seq continues. More than `limit` only where the last
  // seq would be cut in two.
  virtual std::vector<EntryRow> entries(const EntryQuery& query, std::int64_t after_seq,
                                        std::int32_t limit) = 0;
  // Over all programmes; days with a sum that is not zero, by day and unit.
  virtual std::vector<UnitDay> unit_days(std::string_view kind, Day from, Day until) = 0;

  virtual std::vector<HistoryEvent> history(const Id& record) = 0;
  // By seq, from one on. What is shown is good during the call only: one memory serves all, so
  // that a walk over the journal does not allocate.
  using EventVisitor = std::function<void(const HistoryEvent&)>;
  virtual void visit_events(std::int64_t from_seq, std::int32_t limit,
                            const EventVisitor& visit) = 0;
  std::vector<HistoryEvent> events(std::int64_t from_seq, std::int32_t limit);
  // The state of the aggregate as JSON, for rebuild --compare; every record in id order.
  virtual std::vector<StoredRecord> records_after(const Id& record, std::int32_t limit) = 0;
  virtual std::optional<VaultText> text(std::int64_t vault_key) = 0;
  // The entries of the vault from a key on, by key; shown as events are.
  using TextVisitor = std::function<void(std::int64_t key, const VaultText&)>;
  virtual void visit_texts(std::int64_t from_key, std::int32_t limit, const TextVisitor& visit) = 0;
  std::vector<std::pair<std::int64_t, VaultText>> texts(std::int64_t from_key, std::int32_t limit);
  virtual HeadInfo head() = 0;
  virtual std::vector<CheckpointRow> checkpoints() = 0;
  // Hashes of complete subtrees of 256^level leaves, from index `first`; level 0: leaf hashes.
  virtual std::vector<base::Digest> subtrees(std::int64_t epoch, int level, std::int64_t first,
                                             std::int64_t count) = 0;
  // Records whose next clock is due at or before `now`, earliest first (for the clock); those
  // behind `after` where it is given.
  virtual std::vector<DueRecord> due_records(Instant now, const std::optional<DueRecord>& after,
                                             std::int32_t limit) = 0;
};

inline std::vector<HistoryEvent> Reader::events(std::int64_t from_seq, std::int32_t limit) {
  std::vector<HistoryEvent> out;
  visit_events(from_seq, limit, [&](const HistoryEvent& event) { out.push_back(event); });
  return out;
}

inline std::vector<std::pair<std::int64_t, VaultText>> Reader::texts(std::int64_t from_key,
                                                                     std::int32_t limit) {
  std::vector<std::pair<std::int64_t, VaultText>> out;
  visit_texts(from_key, limit,
              [&](std::int64_t key, const VaultText& text) { out.emplace_back(key, text); });
  return out;
}

}  // namespace luoshi::views
