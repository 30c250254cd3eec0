// The read port on SQLite (contract: views/queries.hpp).
#pragma once
#include "store/sqlite/store.hpp"
#include "store/sqlite/stored_row.hpp"

namespace luoshi::store {

class SqliteReader final : public views::Reader {
 public:
  SqliteReader(SqliteStore& store, std::unique_ptr<Connection> connection);
  ~SqliteReader() override;

  void begin_snapshot() override;
  void end_snapshot() override;

  std::optional<views::StoredRecord> find(const Id& record, const core::Scope& scope) override;
  std::optional<Id> find_number(views::Noun noun, std::string_view number,
                                const core::Scope& scope) override;
  views::Page list(const views::ListQuery& query, const core::Scope& scope) override;
  views::Count count(const views::ListQuery& query, std::int64_t cap,
                     const core::Scope& scope) override;
  views::Facets facets(const views::ListQuery& query, views::Facet by,
                       const core::Scope& scope) override;
  std::vector<views::ListRow> in_box(views::Noun noun, const views::Box& box, std::int32_t limit,
                                     const core::Scope& scope) override;

  std::vector<views::Sum> sums(const views::EntryQuery& query) override;
  std::vector<views::EntryRow> entries(const views::EntryQuery& query, std::int64_t after_seq,
                                       std::int32_t limit) override;
  std::vector<views::UnitDay> unit_days(std::string_view kind, core::Day from,
                                        core::Day until) override;

  std::vector<views::HistoryEvent> history(const Id& record) override;
  void visit_events(std::int64_t from_seq, std::int32_t limit, const EventVisitor& visit) override;
  std::vector<views::ListRow> children(const Id& parent, std::int32_t limit,
                                       const core::Scope& scope) override;
  std::vector<views::StoredRecord> records_after(const Id& record, std::int32_t limit) override;
  std::optional<views::VaultText> text(std::int64_t vault_key) override;
  void visit_texts(std::int64_t from_key, std::int32_t limit, const TextVisitor& visit) override;
  views::HeadInfo head() override;
  std::vector<views::CheckpointRow> checkpoints() override;
  std::vector<base::Digest> subtrees(std::int64_t epoch, int level, std::int64_t first,
                                     std::int64_t count) override;
  std::vector<views::DueRecord> due_records(core::Instant now,
                                            const std::optional<views::DueRecord>& after,
                                            std::int32_t limit) override;

 private:
  class OneSnapshot;
  struct EntryRange {
    std::int64_t after_seq = 0;
    std::int64_t through_seq = 0;
    std::int64_t limit = 0;
  };
  std::vector<views::EntryRow> entries_in(const views::EntryQuery& query, const EntryRange& range);
  std::vector<base::Digest> leaves(std::int64_t epoch, std::int64_t first, std::int64_t count);

  SqliteStore& store_;
  std::unique_ptr<Connection> connection_;
  bool in_snapshot_ = false;
};

}  // namespace luoshi::store
