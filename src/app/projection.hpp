// From an event to everything that is derived from it: state, current row, entries. The writer and
// the rebuild use the same code, so that views rebuilt equal the live ones.
#pragma once
#include "core/decide.hpp"
#include "journal/port.hpp"

namespace luoshi::app {

// A record that a transaction has changed, and who may know.
struct Change {
  core::Id record;
  views::Noun noun = views::Noun::activity;
  std::vector<core::Id> scopes;
};

// For one command: apply its events in order, then flush once.
class Projection {
 public:
  explicit Projection(journal::WriteTransaction& transaction) : transaction_(transaction) {}

  // A state that was loaded for decide need not be loaded again.
  void know(const core::Id& record, const core::State& state);
  // Evolves the record and appends its entries. Fault: StoreFault when the stored state is
  // unreadable.
  void apply(const core::Envelope& envelope, std::int64_t seq);
  // Replaces the rows of the records touched, in the order they were touched. changes, where
  // somebody wants to know: one is added for each.
  void flush(std::vector<Change>* changes = nullptr);

 private:
  struct Touched {
    core::Id record;
    std::optional<core::State> state;
    std::int64_t last_seq = 0;
  };
  Touched& touch(const core::Id& record);

  journal::WriteTransaction& transaction_;
  std::vector<Touched> touched_;
};

// Fault: StoreFault when the stored bytes are unreadable.
core::State decoded_state(const journal::StoredState& stored, const core::Id& record);
// The record's state as stored; nullopt when there is none.
std::optional<core::State> load_state(journal::WriteTransaction& transaction,
                                      const core::Id& record);

}  // namespace luoshi::app
