// The two halves of the description of tables; readers use tables.hpp, which joins them.
#pragma once
#include "pack/tables.hpp"

namespace luoshi::pack {

std::span<const Table> rule_tables();
std::span<const Table> seed_tables();

}  // namespace luoshi::pack
