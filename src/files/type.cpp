#include "files/type.hpp"

namespace luoshi::files {

namespace {
using enum FileType;

constexpr FileTypeRow rows[] = {
    {jpeg, FileForm::picture, "image/jpeg", ".jpg .jpeg"},
    {png, FileForm::picture, "image/png", ".png"},
    {webp, FileForm::picture, "image/webp", ".webp"},
    {heic, FileForm::picture, "image/heic", ".heic .heif"},
    {pdf, FileForm::document, "application/pdf", ".pdf"},
    {docx, FileForm::document,
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"},
    {xlsx, FileForm::document, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
     ".xlsx"},
    {pptx, FileForm::document,
     "application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"},
    {doc, FileForm::document, "application/msword", ".doc .wps"},
    {xls, FileForm::document, "application/vnd.ms-excel", ".xls .et"},
    {ppt, FileForm::document, "application/vnd.ms-powerpoint", ".ppt .dps"},
    {ofd, FileForm::document, "application/ofd", ".ofd"},
    {ods, FileForm::document, "application/vnd.oasis.opendocument.spreadsheet", ".ods"},
    {mp3, FileForm::sound, "audio/mpeg", ".mp3"},
    {m4a, FileForm::sound, "audio/mp4", ".m4a"},
    {amr, FileForm::sound, "audio/amr", ".amr"},
    {wav, FileForm::sound, "audio/wav", ".wav"},
    {mp4, FileForm::video, "video/mp4", ".mp4"},
    {video_3gp, FileForm::video, "video/3gpp", ".3gp"},
    {text, FileForm::document, "text/plain", ".txt .csv"},
};

bool ends_without_case(std::string_view name, std::string_view ending) {
  if (name.size() < ending.size()) return false;
  return std::ranges::equal(name.substr(name.size() - ending.size()), ending, [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
  });
}
}  // namespace

std::span<const FileTypeRow> file_types() {
  return rows;
}

const FileTypeRow& row_of(FileType type) {
  return rows[static_cast<std::size_t>(type)];
}

std::string name_to_save(std::string_view wanted, FileType type) {
  std::string name;
  for (const char one : wanted)
    if (static_cast<unsigned char>(one) >= 0x20 && one != 0x7F && one != '/' && one != '\\')
      name += one;
  if (name.empty() || name.starts_with('.')) name = "file" + name;
  std::string_view endings = row_of(type).endings;
  const std::string_view usual = endings.substr(0, endings.find(' '));
  while (!endings.empty()) {
    const auto end = std::min(endings.find(' '), endings.size());
    if (ends_without_case(name, endings.substr(0, end))) return name;
    endings.remove_prefix(std::min(end + 1, endings.size()));
  }
  return name += usual;
}

}  // namespace luoshi::files
