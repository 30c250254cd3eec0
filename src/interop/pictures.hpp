// Pictures in spreadsheets, each with the cell it belongs to: floating over it (xl/drawings),
// inside it (Excel's rich values) or shown by WPS's DISPIMG formula (xl/cellimages.xml).
// Nothing is dropped silently: what belongs to no cell is listed with the reason.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "interop/archive.hpp"

namespace luoshi::interop {

enum class PictureHow { floating, in_cell, dispimg };

struct SheetPicture {
  std::string sheet;
  int row = 0;     // from 1, as the sheet shows it; for a floating one the row of its top left
  int column = 0;  // from 0
  // As they are in the file, not decoded; one picture shown in several cells is held once.
  std::shared_ptr<const std::string> bytes;
  std::string media_type;  // by the first bytes: image/jpeg
  PictureHow how = PictureHow::floating;
};

struct UnplacedPicture {
  std::string sheet;  // empty when no sheet shows it
  int row = 0;        // 0 when unknown
  int column = -1;    // -1 when unknown
  // picture_without_cell, picture_missing, picture_linked, picture_unused, picture_format_unknown,
  // picture_too_large, pictures_unread_in_format; args.id names the picture.
  base::Refusal reason;
};

struct WorkbookPictures {
  std::vector<SheetPicture> placed;  // by sheet, in the order of the sheet's parts
  std::vector<UnplacedPicture> unplaced;
};

// Refuses with workbook_damaged, workbook_too_large, workbook_bomb, pictures_too_many,
// pictures_too_large. CSV and JSON Lines have no pictures; those of ODS and XLS are all unplaced.
base::Result<WorkbookPictures> read_pictures(const std::filesystem::path& file);
base::Result<WorkbookPictures> read_xlsx_pictures(const Archive& archive);

// image/jpeg, image/png, image/gif, image/webp, image/heic, image/avif, image/bmp, image/tiff;
// empty for everything else.
std::string_view picture_type(std::string_view bytes);

}  // namespace luoshi::interop
