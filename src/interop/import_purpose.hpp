// Which kind of records a sheet holds: by its name, its titles, the file's name; else by its
// headings.
#pragma once
#include "interop/import_headings.hpp"

namespace luoshi::interop {

// nullopt: neither names nor headings tell.
std::optional<Purpose> purpose_of(const SheetTable& table, const std::string& file,
                                  const core::RuleSet& rules, const HeadingBook& headings);

}  // namespace luoshi::interop
