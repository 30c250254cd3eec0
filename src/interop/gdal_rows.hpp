// Rows of a spreadsheet through GDAL's ogrinfo and ogr2ogr in a confined child.
#pragma once
#include <filesystem>

#include "interop/confined.hpp"
#include "interop/workbook.hpp"

namespace luoshi::interop {

// `name` is a file in `folder`; both are ours, never the user's: GDAL gives meaning to some names.
// All values come as text; the id of a feature is the row of the sheet (HEADERS=DISABLE keeps
// blank rows). Any complaint of GDAL is a refusal: it drops rows it does not like.
base::Result<std::vector<Sheet>> read_gdal_rows(const PrivateFolder& folder,
                                                const std::string& name);

}  // namespace luoshi::interop
