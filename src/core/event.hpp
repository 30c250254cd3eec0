// Every event of the product, in one place. Tags are permanent: an event's shape never changes, a
// new need is a new tag, retired tags stay listed. Stored once as JSON bytes, never re-serialised.
#pragma once
#include "base/one_of.hpp"
#include "core/activity.hpp"
#include "core/authority.hpp"
#include "core/case_events.hpp"
#include "core/request_events.hpp"
#include "core/unit.hpp"

namespace luoshi::core {

using Event = base::OneOf<boost::mp11::mp_append<
    std::variant<AuthorityFounded, RuleSetPublished, EpochBegun, TextsErased, FiguresSent,
                 CommandSetAside, SetAsideSettled, UnitRecorded, PersonRecorded, PostRecorded,
                 SiteRecorded, ActivityRecorded, ActivityCorrected, ActivityVoided,
                 ActivityPublished, FindingRecorded>,
    CaseEvents, RequestEvents>>;

// Who wrote it, when, about which record. `at` is journal time: max(clock, last + 1 us).
struct Envelope {
  Id record;
  Instant at;
  Id command;
  Id post;  // nil: the product's own machinery (clock, command line)
  std::optional<Id> person;
  Origin origin = Origin::live;
  Event event;
};
BOOST_DESCRIBE_STRUCT(Envelope, (), (record, at, command, post, person, origin, event))

std::string_view tag_of(const Event& event);

}  // namespace luoshi::core

extern template class luoshi::base::OneOf<luoshi::core::Event::Alternatives>;
