// The write port: what a store must do for one command, inside the writer's transaction. Two real
// implementations (SQLite, and a slow obvious one in memory) pass one contract suite.
//
// All calls come from one thread. Nothing is visible to readers before commit; after commit it is
// durable; after rollback, or a fault in any call, nothing of it is there. A fault is an exception
// (StoreFault) and leaves the transaction to be rolled back; after a failed commit the store is
// read-only until reopened.
#pragma once
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/contributions.hpp"
#include "journal/tree.hpp"
#include "views/row.hpp"

namespace luoshi::journal {

using core::Id;

struct StoreFault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// One event as stored. leaf = SHA-256(0x00 || SHA-256(salt || bytes)), the RFC 6962 leaf hash.
struct StoredEvent {
  std::int64_t seq = 0;  // 1, 2, ... without a gap
  std::int64_t epoch = 1;
  Id record;
  std::string tag;
  core::Instant at;
  std::string bytes;  // core::Envelope as JSON
  base::Digest salt{};
  base::Digest leaf{};
};

struct VaultEntry {
  std::int64_t key = 0;
  Id record;
  base::Digest salt{};
  std::string text;
};

struct KnownCommand {
  base::Digest body{};  // SHA-256 of actor's post, record and body
  std::int64_t first_seq = 0;
  std::int64_t last_seq = 0;
};

// What the writer goes on from. frontier: journal::Frontier of the epoch's tree, as bytes.
struct Head {
  std::int64_t seq = 0;
  std::int64_t epoch = 1;
  std::int64_t epoch_first_seq = 1;
  std::int64_t next_vault = 1;
  core::Instant last_at;
  std::string frontier;
};

struct StoredState {
  std::string state;         // core::State as JSON
  std::int64_t version = 0;  // seq of the record's last event
};

struct Checkpoint {
  std::int64_t epoch = 1;
  std::int64_t size = 0;  // leaves of the epoch
  std::string note;       // C2SP signed note
};

class WriteTransaction {
 public:
  virtual ~WriteTransaction() = default;

  virtual Head head() = 0;
  virtual std::optional<KnownCommand> find_command(const Id& command) = 0;
  virtual std::optional<StoredState> find_state(const Id& record) = 0;
  virtual std::optional<std::string> find_text(std::int64_t vault_key) = 0;
  virtual std::int64_t next_number(std::string_view series) = 0;  // does not take it
  virtual std::int64_t count_open_children(const Id& parent) = 0;

  // Takes back what was written since, and no more: for a command that can fail half-way. Those of
  // app::Executor are decided before they write and need none.
  virtual void savepoint() = 0;
  virtual void release() = 0;
  virtual void roll_back_to_savepoint() = 0;

  virtual void put_event(const StoredEvent& event) = 0;
  virtual void put_text(const VaultEntry& entry) = 0;
  // Replaces the record's row, its scope rows and its place in the search index. Rows and entries
  // follow the record's first event, whose seq is their number inside the store.
  virtual void put_row(const views::Row& row, std::string_view state, std::int64_t version) = 0;
  // Appends entries stamped with seq and keeps the sums per unit, programme, kind and day.
  virtual void put_entries(const Id& record, std::int64_t seq,
                           std::span<const core::Contribution> entries) = 0;
  virtual void put_command(const Id& command, const KnownCommand& known) = 0;
  virtual void take_number(std::string_view series, std::int64_t number) = 0;
  // Complete subtrees of 256, 65,536, ... leaves, for proofs (journal/tree.hpp).
  virtual void put_subtrees(std::int64_t epoch, std::span<const Subtree> subtrees) = 0;
  virtual void put_head(const Head& head) = 0;
  virtual void put_checkpoint(const Checkpoint& checkpoint) = 0;
  // Overwrites vault texts by the placeholder of an erased text; the journal does not change.
  virtual void erase_texts(std::span<const std::int64_t> vault_keys) = 0;

  virtual void commit() = 0;
};

}  // namespace luoshi::journal
