// The rule set in force as a pack: with the units as they are now, because rules name them.
// Persons, posts and sites are records and stay out of it.
#pragma once
#include "app/snapshot.hpp"
#include "pack/pack.hpp"

namespace luoshi::app {

pack::Pack pack_in_force(const Snapshot& snapshot);

}  // namespace luoshi::app
