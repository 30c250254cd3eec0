// The types of files the product takes, and which of them a file is: by its bytes, never by what
// the client or a name says.
#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "base/result.hpp"

namespace luoshi::files {

enum class FileType {
  jpeg,
  png,
  webp,
  heic,
  pdf,
  docx,
  xlsx,
  pptx,
  doc,  // and WPS
  xls,  // and ET
  ppt,  // and DPS
  ofd,
  ods,
  mp3,
  m4a,
  amr,
  wav,
  mp4,
  video_3gp,
  text  // and CSV
};
BOOST_DESCRIBE_ENUM(FileType, jpeg, png, webp, heic, pdf, docx, xlsx, pptx, doc, xls, ppt, ofd, ods,
                    mp3, m4a, amr, wav, mp4, video_3gp, text)

enum class FileForm { picture, document, sound, video };

struct FileTypeRow {
  FileType type;
  FileForm form;
  std::string_view media_type;
  std::string_view endings;  // of names, separated by blanks; the first is the usual one
};
// In the order of FileType; nothing else is taken.
std::span<const FileTypeRow> file_types();
const FileTypeRow& row_of(FileType type);

// Refusals: file_type_not_allowed (web pages, SVG, scripts, programs, macros, and what is not in
// the table), file_empty, workbook_bomb and workbook_too_large (a ZIP that unpacks to far too
// much).
base::Result<FileType> sniff(const std::filesystem::path& file);

// A name to save the file under: what people called it, with an ending that fits its type.
std::string name_to_save(std::string_view wanted, FileType type);

}  // namespace luoshi::files
