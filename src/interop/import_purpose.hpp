// Which kind of records a sheet holds: by its name, its titles, the file's name; else by its
// headings.
#pragma once
#include "interop/import_headings.hpp"

namespace luoshi::interop {

// nullopt: neither names nor headings tell.
std::optional<Purpose> purpose_of(const SheetTable& table, const std::string& file,
                                  const core::RuleSet& rules, const HeadingBook& headings);

// True when the text, a name of a sheet or file, names a kind of records or the ledger.
bool names_a_purpose(std::string_view text, const core::RuleSet& rules);

}  // namespace luoshi::interop
