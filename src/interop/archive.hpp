// A ZIP file from outside, read with caps: XLSX and ODS are ZIP files. Knows nothing of sheets.
#pragma once
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace luoshi::interop {

class Archive {
 public:
  // Refuses with workbook_damaged (no ZIP, cut off), workbook_too_large (more parts or unpacked
  // bytes than base::limits allows) and workbook_bomb (a large part that shrank suspiciously well).
  static base::Result<Archive> open(const std::filesystem::path& file);
  static base::Result<Archive> from_bytes(std::string_view bytes);

  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  bool contains(std::string_view name) const;
  std::vector<std::string> names() const;
  // Unpacked size as the directory states it; 0 for a part that is not there.
  std::size_t size_of(std::string_view name) const;
  // nullopt: no such part. The cap holds for what really comes out, whatever the directory states.
  base::Result<std::optional<std::string>> read(std::string_view name, std::size_t bytes_max) const;

 private:
  struct State;
  explicit Archive(std::unique_ptr<State> state);
  static base::Result<Archive> read_directory(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

// Writes a new ZIP with stored parts, for a child that is to see a part of a file only.
class ArchiveWriter {
 public:
  explicit ArchiveWriter(const std::filesystem::path& file);  // throws when it cannot be made
  ~ArchiveWriter();
  ArchiveWriter(const ArchiveWriter&) = delete;
  ArchiveWriter& operator=(const ArchiveWriter&) = delete;

  void add(const std::string& name, std::string_view bytes);
  void finish();  // throws when the file cannot be completed

 private:
  void* zip_ = nullptr;
};

}  // namespace luoshi::interop
