// The proof of one journal entry, made from the store: leaf, path, checkpoint, and for those who
// may read it the entry itself.
#pragma once
#include "journal/proof.hpp"
#include "views/queries.hpp"

namespace luoshi::app {

enum class Opened { with_entry, closed };

// Refusals: record_missing (no such entry), checkpoint_missing (none covers it yet).
base::Result<journal::EntryProof> prove(views::Reader& reader, std::int64_t seq, Opened opened);

}  // namespace luoshi::app
