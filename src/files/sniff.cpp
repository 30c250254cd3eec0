// Reading a file's first bytes, the directory of a ZIP or of an OLE file, or all of a text.
#include <fstream>

#include "base/limits.hpp"
#include "base/text.hpp"
#include "files/type.hpp"
#include "interop/archive.hpp"

namespace luoshi::files {

namespace {
namespace fs = std::filesystem;
using base::refuse;
using base::Result;

constexpr std::size_t head_bytes = 4096;

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

std::string read_start(const fs::path& file, std::size_t bytes_max) {
  std::ifstream in(file, std::ios::binary);
  std::string out(bytes_max, '\0');
  in.read(out.data(), static_cast<std::streamsize>(out.size()));
  out.resize(static_cast<std::size_t>(in.gcount()));
  return out;
}

// ISO base media: "ftyp" and the major brand.
std::optional<FileType> media_of(std::string_view head) {
  const std::string_view brand = head.substr(8, 4);
  for (const std::string_view one : {"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1"})
    if (brand == one) return FileType::heic;
  if (brand == "M4A " || brand == "M4B ") return FileType::m4a;
  if (brand.starts_with("3gp") || brand.starts_with("3g2")) return FileType::video_3gp;
  if (brand.starts_with("iso") || brand.starts_with("mp4") || brand == "avc1" || brand == "MSNV" ||
      brand == "dash")
    return FileType::mp4;
  return std::nullopt;
}

// Bytes of an MPEG audio frame of layer III; 0 when no such frame begins here.
std::size_t mp3_frame_bytes(std::string_view head) {
  constexpr unsigned rates_1[] = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
  constexpr unsigned rates_2[] = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
  constexpr unsigned samples[] = {44'100, 48'000, 32'000};
  const unsigned second = byte_at(head, 1);
  const unsigned third = byte_at(head, 2);
  const unsigned version = second >> 3 & 3;  // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
  const bool is_frame =
      byte_at(head, 0) == 0xFF && (second & 0xE0) == 0xE0 && (second & 6) == 2 && version != 1;
  const unsigned rate = third >> 4;
  const unsigned sample = third >> 2 & 3;
  if (!is_frame || rate == 0 || rate == 15 || sample == 3) return 0;
  const unsigned bits = (version == 3 ? rates_1 : rates_2)[rate] * 1000;
  const unsigned hertz = samples[sample] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
  return (version == 3 ? 144U : 72U) * bits / hertz + (third >> 1 & 1);
}

bool is_mp3(std::string_view head) {
  if (head.starts_with("ID3")) return true;
  const std::size_t first = mp3_frame_bytes(head);
  return first > 0 && first < head.size() && mp3_frame_bytes(head.substr(first)) > 0;
}

std::optional<FileType> by_first_bytes(std::string_view head) {
  if (head.starts_with("\xFF\xD8\xFF")) return FileType::jpeg;
  if (head.starts_with("\x89PNG\r\n\x1A\n")) return FileType::png;
  if (head.starts_with("%PDF-")) return FileType::pdf;
  if (head.starts_with("#!AMR")) return FileType::amr;
  if (head.starts_with("RIFF") && head.size() > 12) {
    if (head.substr(8, 4) == "WEBP") return FileType::webp;
    if (head.substr(8, 4) == "WAVE") return FileType::wav;
  }
  if (head.size() > 12 && head.substr(4, 4) == "ftyp") return media_of(head);
  if (is_mp3(head)) return FileType::mp3;
  return std::nullopt;
}

Result<FileType> in_zip(const fs::path& file) {
  const auto archive = interop::Archive::open(file);
  if (!archive) {
    if (archive.error().code == "workbook_damaged") return refuse("file_type_not_allowed");
    return std::unexpected(archive.error());
  }
  for (const std::string& name : archive->names())
    if (name.ends_with("vbaProject.bin")) return refuse("file_type_not_allowed");
  if (archive->contains("OFD.xml")) return FileType::ofd;
  if (archive->contains("[Content_Types].xml")) {
    if (archive->contains("word/document.xml")) return FileType::docx;
    if (archive->contains("xl/workbook.xml")) return FileType::xlsx;
    if (archive->contains("ppt/presentation.xml")) return FileType::pptx;
  }
  const auto said = archive->read("mimetype", 128);
  if (said && *said == "application/vnd.oasis.opendocument.spreadsheet") return FileType::ods;
  return refuse("file_type_not_allowed");
}

// The directory entries of an OLE file are 128 bytes each, at multiples of 128 of the file: the
// name in UTF-16 with its end, its length at 64, its type at 66. (MS-CFB section 2.6.1)
bool has_stream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char one : name) wide.append({one, '\0'});
  wide.append(2, '\0');
  for (std::size_t at = 512; at + 128 <= bytes.size(); at += 128)
    if (bytes.substr(at, wide.size()) == wide && byte_at(bytes, at + 64) == wide.size() &&
        byte_at(bytes, at + 65) == 0 && byte_at(bytes, at + 66) == 2)
      return true;
  return false;
}

Result<FileType> in_ole(const fs::path& file) {
  const std::string bytes = read_start(file, base::limits::http_upload_bytes_max);
  if (has_stream(bytes, "WordDocument")) return FileType::doc;
  if (has_stream(bytes, "Workbook") || has_stream(bytes, "Book")) return FileType::xls;
  if (has_stream(bytes, "PowerPoint Document")) return FileType::ppt;
  return refuse("file_type_not_allowed");
}

// GB 18030: two bytes, or four.
bool is_gb18030(std::string_view bytes) {
  const auto lead = [&](std::size_t at) {
    return byte_at(bytes, at) >= 0x81 && byte_at(bytes, at) <= 0xFE;
  };
  const auto digit = [&](std::size_t at) {
    return byte_at(bytes, at) >= 0x30 && byte_at(bytes, at) <= 0x39;
  };
  for (std::size_t at = 0; at < bytes.size();) {
    const unsigned next = byte_at(bytes, at + 1);
    if (byte_at(bytes, at) < 0x80)
      at += 1;
    else if (lead(at) && digit(at + 1) && lead(at + 2) && digit(at + 3))
      at += 4;
    else if (lead(at) && next >= 0x40 && next <= 0xFE && next != 0x7F)
      at += 2;
    else
      return false;
  }
  return true;
}

// What a browser or a shell would run, whatever it is called.
bool is_markup(std::string_view text) {
  std::string head(text.substr(0, head_bytes));
  for (char& one : head)
    if (one >= 'A' && one <= 'Z') one = static_cast<char>(one + 32);
  std::string_view start = head;
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n\f"), start.size()));
  if (start.starts_with('<') || start.starts_with("#!") || start.starts_with("@echo")) return true;
  for (const std::string_view word :
       {"<script", "<html", "<!doctype", "<svg", "<body", "<iframe", "<?xml", "<?php"})
    if (head.contains(word)) return true;
  return false;
}

bool is_text(const fs::path& file) {
  if (fs::file_size(file) > base::limits::file_text_bytes_max) return false;
  const std::string text = read_start(file, base::limits::file_text_bytes_max);
  const auto is_control = [](char one) {
    const auto byte = static_cast<unsigned char>(one);
    return (byte < 0x20 && one != '\t' && one != '\r' && one != '\n' && one != '\f') ||
           byte == 0x7F;
  };
  if (std::ranges::any_of(text, is_control) || is_markup(text)) return false;
  return base::is_utf8(text) || is_gb18030(text);
}
}  // namespace

Result<FileType> sniff(const fs::path& file) {
  const std::string head = read_start(file, head_bytes);
  if (head.empty()) return refuse("file_empty");
  if (const auto type = by_first_bytes(head)) return *type;
  if (head.starts_with("PK\x03\x04")) return in_zip(file);
  if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return in_ole(file);
  if (is_text(file)) return FileType::text;
  return refuse("file_type_not_allowed");
}

}  // namespace luoshi::files
