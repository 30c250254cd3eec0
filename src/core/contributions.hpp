// Entries: amounts that a record's state stands for. Each event appends contributions(after) minus
// contributions(before). Entries know no method: a score is a method over entries and a period.
#pragma once
#include "core/state.hpp"

namespace luoshi::core {

// How a number is backed.
enum class Backing { photo_and_place, named_recorder, late_entry };
BOOST_DESCRIBE_ENUM(Backing, photo_and_place, named_recorder, late_entry)

// One amount for one unit and one programme on one day. programme "" is the total over programmes:
// an amount for several programmes stands once there, and once in each of them.
// kind: a quantity code, or "reported.<kind>", "zero.<kind>" (activities), "case.<word>" (cases).
struct Contribution {
  Id unit;
  std::string programme;
  std::string kind;
  Day day;
  std::int64_t amount = 0;
  Backing backing = Backing::named_recorder;
  auto operator<=>(const Contribution&) const = default;
};

// Sorted, no two with the same key (unit, programme, kind, day, backing), no zero amounts.
std::vector<Contribution> contributions(const State& state);

// after - before, in the same form; a correction or void gives negative amounts.
std::vector<Contribution> difference(const std::vector<Contribution>& before,
                                     const std::vector<Contribution>& after);

}  // namespace luoshi::core
