// The read port in memory (contract: views/queries.hpp): every query looks at everything.
#pragma once
#include "store/memory/store.hpp"

namespace luoshi::store {

class MemoryReader final : public views::Reader {
 public:
  explicit MemoryReader(const MemoryStore& store) : store_(store) {}

  void begin_snapshot() override { pinned_ = store_.data(); }
  void end_snapshot() override { pinned_.reset(); }

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
  std::shared_ptr<const MemoryData> data() const { return pinned_ ? pinned_ : store_.data(); }

  const MemoryStore& store_;
  std::shared_ptr<const MemoryData> pinned_;
};

}  // namespace luoshi::store
