// Which record a row is: the same row in another file, or read again, is the same record, so that a
// repeated import changes nothing.
#pragma once
#include "interop/import_draft.hpp"

namespace luoshi::interop {

// Gives every draft its id. A row that names a record keeps that id; a numbered row is its number;
// any other row is its kind and normalised values, and its count among equal rows of one file.
// Contract: before days are moved, so that the example stays itself in every week. A number that
// stands twice is complained about, and the second draft is taken out.
void give_ids(std::vector<Draft>& drafts, std::string_view authority,
              std::vector<ImportComplaint>& complaints);

}  // namespace luoshi::interop
