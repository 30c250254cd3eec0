// Copies of the test pack with something changed.
#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "pack/pack.hpp"

namespace luoshi::pack {

inline std::filesystem::path source_folder() {
  return LUOSHI_SOURCE_DIR;
}
inline std::filesystem::path forest() {
  return source_folder() / "tests/pack/data/forest";
}

inline std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = std::filesystem::temp_directory_path() / "luoshi-pack-XXXXXX";
    path_ = mkdtemp(name.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// A copy of the forest pack.
class ForestCopy : public TemporaryFolder {
 public:
  ForestCopy() {
    std::filesystem::copy(forest(), path(), std::filesystem::copy_options::recursive);
  }
  void write(const std::string& file, std::string_view text) const {
    std::filesystem::create_directories((path() / file).parent_path());
    std::ofstream(path() / file, std::ios::binary) << text;
  }
  // Replaces the only place of `from`.
  void replace(const std::string& file, std::string_view from, std::string_view to) const {
    std::string text = content_of(path() / file);
    const std::size_t at = text.find(from);
    ASSERT_NE(at, text.npos) << file << ": " << from;
    text.replace(at, from.size(), to);
    write(file, text);
  }
  LoadResult load() const { return load_folder(path()); }
};

inline Pack loaded(const std::filesystem::path& folder) {
  LoadResult result = load_folder(folder);
  for (const Complaint& complaint : result.complaints)
    EXPECT_NE(complaint.severity, Severity::error) << render(complaint, base::Language::zh);
  EXPECT_TRUE(result.pack);
  return result.pack.value_or(Pack{});
}

}  // namespace luoshi::pack
