// Records made up for the tests of stores: a small district whose cases and activities come from a
// seed, as batches of changes that can be written to any store.
#pragma once
#include <random>

#include "journal/store.hpp"
#include "views/selection.hpp"

namespace luoshi::store::test {

using core::Id;

// A new empty folder, removed with everything in it at the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(std::string_view name) const { return path_ + "/" + std::string(name); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

Id id(std::uint32_t number);
// Units: 1 district, 2 and 3 streets, 4 to 9 villages of them. 50: a post that alone sees its own.
inline constexpr std::uint32_t district = 1, street = 2, village = 4, lonely_post = 50;

// One event with all that goes with it.
struct Change {
  journal::StoredEvent event;
  std::optional<journal::VaultEntry> text;
  views::Row row;
  std::string state;
  std::vector<core::Contribution> entries;
  enum class Fate { plain, kept, dropped } fate = Fate::plain;  // in a savepoint or not
};

struct Batch {
  std::vector<Change> changes;
  std::vector<std::int64_t> erased;
  enum class End { commit, abandon } end = End::commit;
  journal::Head head;  // after the batch
};

class Campaign {
 public:
  explicit Campaign(std::uint64_t seed) : random_(seed) {}

  // A record of its own kind: a case in village 4 with `words` as its search text.
  Change new_case(std::string_view words);
  // The same record with another row.
  Change changed(views::Row row);
  Batch one(Change change);

  Batch next_batch();
  views::ListQuery next_query();
  core::Scope next_scope();
  views::EntryQuery next_entry_query();

  std::size_t below(std::size_t bound) { return random_() % bound; }
  bool chance(std::size_t of) { return below(of) == 0; }
  const std::vector<Id>& records() const { return ids_; }
  std::int64_t seq() const { return book_.seq; }
  std::int64_t texts() const { return book_.next_vault - 1; }

 private:
  struct Known {
    views::Row row;
    std::vector<core::Contribution> contributions;
  };
  // What is undone when a batch or a command is.
  struct Book {
    std::int64_t seq = 0;
    std::int64_t next_vault = 1;
    std::map<Id, Known> records;
  };
  Change next_change();
  Change write(views::Row row, std::vector<core::Contribution> contributions);
  views::Row new_row();
  void vary(views::Row& row);
  std::string words();
  std::vector<core::Contribution> contributions_of(const views::Row& row);
  views::Condition next_condition();

  std::mt19937_64 random_;
  std::uint32_t next_id_ = 1000;
  Book book_;
  std::vector<Id> ids_;  // also of records that were undone
};

void write(journal::Store& store, const Batch& batch);
// One record after the other with a case each.
void write_cases(journal::Store& store, Campaign& campaign, std::span<const std::string> words);

// Every page of a list.
std::vector<views::ListRow> all_pages(views::Reader& reader, views::ListQuery query,
                                      const core::Scope& scope);
std::string print(const views::ListRow& row);
std::string print(const std::vector<views::ListRow>& rows);
core::Scope everyone();

}  // namespace luoshi::store::test
