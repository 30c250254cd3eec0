// Files into an open data folder, as import and demo both do it.
#pragma once
#include "cli/session.hpp"
#include "papers/import_run.hpp"

namespace luoshi::cli {

// As the product itself; photos go into the folder. nullopt after a refusal, which has been
// printed.
std::optional<interop::ImportReport> import_into(DataFolder& folder, app::Executor& executor,
                                                 const std::vector<std::filesystem::path>& files,
                                                 papers::ImportSettings settings, Session& session);

}  // namespace luoshi::cli
