// The life of a case as one table: in which state, by whom, with what result each command is
// allowed. decide asks it, offers are made from it, screens are served it.
#pragma once
#include "core/case.hpp"
#include "core/decide.hpp"

namespace luoshi::core {

// How the actor has to stand to the case, beside the right the row names.
enum class Relation {
  anyone,  // whoever sees the case
  office,  // its unit is, or is above, the lead, the place's or the finder's unit
  finder,  // who reported it
  finder_or_office,
  responsible,    // of the lead unit, or the post named responsible
  concerned,      // finder, responsible, supporting unit or office
  not_rectifier,  // neither who reported the rectification nor of the responsible unit
};
BOOST_DESCRIBE_ENUM(Relation, anyone, office, finder, finder_or_office, responsible, concerned,
                    not_rectifier)
// Whether the product itself (nil post: clock, command line) may give the command.
enum class Machine { never, also, only };
BOOST_DESCRIBE_ENUM(Machine, never, also, only)
// While the case is quiet (hidden until published, or imported and not taken over) only the rows
// that say so are allowed.
enum class Quiet { neither, hidden, dormant, either };
BOOST_DESCRIBE_ENUM(Quiet, neither, hidden, dormant, either)

struct StatusSet {
  std::uint32_t bits = 0;
  constexpr bool contains(CaseStatus status) const {
    return bits >> static_cast<std::uint32_t>(status) & 1U;
  }
};
template <class... S>
constexpr StatusSet statuses(S... status) {
  return {(0U | ... | (1U << static_cast<std::uint32_t>(status)))};
}

struct RightSet {
  std::array<Right, 3> rights{};
  std::size_t count = 0;
  std::span<const Right> list() const { return {rights.data(), count}; }
};
template <class... R>
constexpr RightSet any_of(R... right) {
  return {{right...}, sizeof...(R)};
}

using Guard = std::optional<base::Refusal> (*)(const CaseState&, const Context&);

// from is empty for commands that create a case. An empty list of rights needs none.
struct CaseRow {
  std::string_view command;
  StatusSet from;
  StatusSet to;
  RightSet rights;
  Relation relation = Relation::anyone;
  Machine machine = Machine::never;
  Quiet quiet = Quiet::neither;
  Guard guard = nullptr;
};

std::span<const CaseRow> case_rows();

// The clock that runs in a state; nullopt where none does.
std::optional<ClockKind> clock_in(CaseStatus status);

// The row that lets the actor give the command now, or why there is none: record_missing (also for
// a case the actor may not see), case_not_in_state, case_is_hidden, case_is_imported,
// right_missing, only_the_product, the relation's refusal, or the guard's.
base::Result<const CaseRow*> permit(std::string_view command, const CaseState* state,
                                    const Context& context);

// The table as data.
struct ShownCaseRow {
  std::string command;
  std::vector<CaseStatus> from;
  std::vector<CaseStatus> to;
  std::vector<Right> rights;
  Relation relation = Relation::anyone;
  Machine machine = Machine::never;
};
BOOST_DESCRIBE_STRUCT(ShownCaseRow, (), (command, from, to, rights, relation, machine))
std::vector<ShownCaseRow> case_table();

}  // namespace luoshi::core
