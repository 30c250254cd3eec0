// Posts by code, for tokens.
#pragma once
#include "app/snapshot.hpp"
#include "http/tokens.hpp"

namespace luoshi::cli {

std::optional<core::Id> find_post(const app::Snapshot& snapshot, std::string_view code);

}  // namespace luoshi::cli
