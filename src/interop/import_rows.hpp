// Rows of a mapped sheet -> drafts: activities or cases of the ledger. Pure but for the complaints.
#pragma once
#include "interop/import_cells.hpp"

namespace luoshi::interop {

// Drafts of one sheet, in the order of its rows, ids not yet given. Pictures that belong to no row
// of data are complained about. Rows that were refused have no draft.
std::vector<Draft> read_rows(SheetMapping& mapping, const RowPictures& pictures,
                             const RowsContext& context, std::vector<ImportComplaint>& complaints);

// The parts, one a purpose.
void read_activities(RowReader& reader, const std::vector<RowPicture>& pictures,
                     std::vector<Draft>& out);
void read_case(RowReader& reader, const std::vector<RowPicture>& pictures, std::vector<Draft>& out);

// The role of a picture by its column; other when the column is not one of photos.
core::PhotoRole photo_role(const SheetMapping& mapping, int column);

}  // namespace luoshi::interop
