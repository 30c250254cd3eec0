// How simulated commands reach the executor: in order, or with mischief (sent twice, held back
// until they are stale, after a jump of the clock), with an account of what was promised and
// answered.
#pragma once
#include <deque>

#include "app/simulation_dice.hpp"
#include "app/writer.hpp"

namespace luoshi::app {

// In percent of the commands.
struct Mischief {
  std::int32_t repeated = 0;     // something sent before comes once more
  std::int32_t held_back = 0;    // not sent now but later, among others: out of order and stale
  std::int32_t clock_jumps = 0;  // the clock is wrong by up to two days either way for a while
};

struct Acknowledged {
  core::Id command;
  Accepted accepted;
};

// What happened. broken: promises of the product that were not kept; empty = all is well.
struct SimulationReport {
  std::int64_t sent = 0;
  std::int64_t repeated = 0;
  std::int64_t held_back = 0;
  std::map<std::string, std::int64_t> accepted;  // by command
  std::map<std::string, std::int64_t> refused;   // by code of the refusal
  std::vector<std::string> broken;
};
BOOST_DESCRIBE_STRUCT(SimulationReport, (), (sent, repeated, held_back, accepted, refused, broken))

// kept: it was offered, so it must be accepted. open: may be refused. not_offered: the rules permit
// what they do not offer, so it must be refused.
enum class Promise { kept, open, not_offered };

struct Sending {
  core::Command command;
  core::Actor actor = machinery();
  core::Id record = {};  // nil: it creates a record
  Promise promise = Promise::kept;
  core::Origin origin = core::Origin::live;
};

class SimulationRoad {
 public:
  // now: the clock the executor reads; the road moves it only when its mischief does.
  SimulationRoad(Executor& executor, journal::Store& store, core::Instant& now, Mischief mischief,
                 std::uint64_t seed);

  // nullopt: held back, no answer yet. Fault: StoreFault, and then nothing of it has happened.
  std::optional<Outcome> send(Sending sending);
  // All in one transaction, without mischief.
  std::vector<Outcome> send_together(std::vector<Sending> sendings);
  // What has become due, until nothing more is. Commands made elsewhere, such as those of the
  // clock.
  void run_clock();
  // Sends what is still held back.
  void send_held_back();

  // Journal time the next event gets.
  core::Instant journal_now();
  std::shared_ptr<const Snapshot> snapshot() const { return executor_.snapshot(); }
  views::Reader& reader() { return *reader_; }
  core::Instant clock() const { return now_; }
  void set_clock(core::Instant now) { now_ = now; }

  const SimulationReport& report() const { return report_; }
  const std::vector<Acknowledged>& acknowledged() const { return acknowledged_; }
  // One line a command, the last few hundred: for a seed that fails.
  const std::deque<std::string>& course() const { return course_; }
  void break_promise(std::string what);

 private:
  Request request_of(Sending sending);
  Outcome execute(const Request& request, Promise promise);
  void note(const Request& request, const Outcome& outcome, Promise promise);
  void send_again();

  Executor& executor_;
  core::Instant& now_;
  std::unique_ptr<views::Reader> reader_;
  Mischief mischief_;
  Dice dice_;
  std::string seed_;
  std::int64_t ids_ = 0;
  SimulationReport report_;
  std::vector<Acknowledged> acknowledged_;
  std::deque<std::pair<Request, Accepted>> sent_before_;
  std::vector<Request> held_back_;
  std::deque<std::string> course_;
};

}  // namespace luoshi::app
