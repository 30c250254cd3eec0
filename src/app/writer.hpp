// The one road of a write: load -> decide -> events -> journal with rows, entries and the command
// row, in one transaction. Commands that wait are taken together; answers follow the commit.
#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "app/clock.hpp"
#include "app/projection.hpp"
#include "app/snapshot.hpp"
#include "core/decide.hpp"
#include "journal/salt.hpp"
#include "journal/store.hpp"

namespace luoshi::app {

// One command as it comes from an edge. record: what it is about; nil = it creates a record, which
// then takes the command's id.
struct Request {
  core::Id id;
  core::Id record;
  core::Actor actor;
  core::Command command;
  core::Origin origin = core::Origin::live;
  std::optional<base::Digest> body =
      {};  // body_digest; Writer::submit makes it on the edge's thread
  // The version of the record that the actor has seen; another one is refused (record_changed).
  std::optional<std::int64_t> seen_version = {};
  // set_aside: the command was made without a connection, perhaps hours ago. When it cannot be
  // decided yes now, it is refused and kept as a record of its own (core::CommandSetAside).
  enum class WhenRefused { forget, set_aside } when_refused = WhenRefused::forget;
};

// The record that keeps the command with that id when it is set aside.
core::Id set_aside_id(const core::Id& command);

// SHA-256 over post, record, origin and the command as sent: what tells a repeat from another
// command with the same id.
base::Digest body_digest(const Request& request);

struct Accepted {
  core::Id record;
  std::int64_t first_seq = 0;
  std::int64_t last_seq = 0;
  bool repeated = false;  // answered from the events of the first time
  bool operator==(const Accepted&) const = default;
};
using Outcome = base::Result<Accepted>;

// What a committed transaction has changed. Called on the writer's thread after the commit and
// before the answers; must not block.
using Watch = std::function<void(std::vector<Change>)>;

// What a refusal means for the others of one call. rehearsal: all is decided, nothing is written.
enum class Together { each_by_itself, all_or_none, rehearsal };

// Executes commands against a store. Not thread-safe: belongs to the writer thread, or to a command
// line that has the store for itself.
class Executor {
 public:
  Executor(journal::Store& store, Clock clock);

  // All commands in one transaction, each sees the effects of those before it. Fault: StoreFault,
  // and then none of them has happened.
  std::vector<Outcome> execute(std::span<Request> requests,
                               Together together = Together::each_by_itself);
  Outcome execute(Request request);

  std::shared_ptr<const Snapshot> snapshot() const;
  void reload();
  // Before the first command.
  void watch(Watch watch) { watch_ = std::move(watch); }

 private:
  struct Batch;
  Outcome one(Request& request, Batch& batch);
  Outcome take(Request& request, const core::Id& record, std::optional<core::State>& state,
               Batch& batch);
  base::Result<std::vector<core::NewEvent>> decide_on(Request& request, Batch& batch,
                                                      const core::State* state, core::Instant now);
  base::Result<void> seal(Request& request, Batch& batch);
  void write(const Request& request, const std::vector<core::NewEvent>& events,
             const core::State* state, core::Instant now, Batch& batch);
  void append(const core::Envelope& envelope, Batch& batch);
  base::Refusal set_aside(Request& request, const core::State* state, base::Refusal refusal,
                          Batch& batch);
  void remember(const core::Id& record, const core::Event& event, Batch& batch);

  journal::Store& store_;
  Clock clock_;
  journal::SaltSource salts_;
  Watch watch_;
  std::shared_ptr<const Snapshot> snapshot_;
  mutable std::mutex snapshot_mutex_;
};

// The writer thread: takes whatever waits (no timer), at most limits: commands_per_transaction_max.
class Writer {
 public:
  using Done = std::move_only_function<void(Outcome)>;

  Writer(journal::Store& store, Clock clock, Watch watch = {});
  ~Writer();  // finishes what waits

  // False when too many wait (limits: commands_waiting_max) or the writer has stopped; done is then
  // not called. Otherwise done is called once, on the writer thread, after the commit. A fault of
  // the store answers with the refusal store_failed.
  bool submit(Request request, Done done);
  Outcome execute(Request request);  // submit and wait
  // All in one transaction, between two others; waits. Fault: StoreFault.
  std::vector<Outcome> execute(std::vector<Request> requests, Together together);
  std::size_t waiting() const;  // commands in the queue
  // Runs between two transactions, on the writer thread (checkpoints).
  void between(std::move_only_function<void()> task);

  std::shared_ptr<const Snapshot> snapshot() const { return executor_.snapshot(); }

 private:
  struct Waiting {
    Request request;
    Done done;
  };
  void run();

  Executor executor_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Waiting> waiting_;
  std::vector<std::move_only_function<void()>> tasks_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace luoshi::app
