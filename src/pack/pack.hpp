// A pack: a checked, immutable rule set and the seed records it brings. Text or workbook in, the
// same out again without loss; every fault is reported with its place and remedy.
#pragma once
#include <filesystem>

#include "core/rule_set.hpp"
#include "pack/complaint.hpp"
#include "pack/grid.hpp"
#include "pack/seed.hpp"
#include "pack/sheets.hpp"

namespace luoshi::pack {

struct Pack {
  core::RuleSet rules;
  SeedTables seed;
  std::string boundaries = {};  // text of seed/boundaries.geojson; only a folder brings it
};
BOOST_DESCRIBE_STRUCT(Pack, (), (rules, seed))

// The pack is there when no complaint is an error.
struct LoadResult {
  Complaints complaints;
  std::optional<Pack> pack;
};

// A folder as docs/pack.md describes it. What cannot be read is a complaint, not an exception.
LoadResult load_folder(const std::filesystem::path& folder);
// Sheets of a workbook (interop reads the file).
LoadResult load_grids(const std::vector<Grid>& grids);

// What load_grids reads back to an equal pack, in the order of tables().
std::vector<Grid> grids_of(const Pack& pack, Form form);
// The sheet that explains the workbook.
Grid guide_of(const Pack& pack, base::Language language);
// The folder is made; files of its tables are replaced, others are left. Throws on I/O faults.
void write_folder(const Pack& pack, const std::filesystem::path& folder);

// What publishing a rule set records: its bytes and their digest.
std::string canonical_bytes(const core::RuleSet& rules);
base::Digest digest_of(const core::RuleSet& rules);

Sheets sheets_of(const Pack& pack);

}  // namespace luoshi::pack
