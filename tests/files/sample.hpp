// A data folder of a test, and files made on the spot by the tools the product uses itself.
#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "files/file_store.hpp"
#include "store/sqlite/files_store.hpp"

namespace luoshi::files {

namespace fs = std::filesystem;

inline core::Instant at(std::string_view text) {
  return *base::instant_from_text(text);
}
inline const core::Instant noon = at("2018-11-05T12:00:00+08:00");

inline Id id(std::uint8_t number) {
  Id out;
  out.bytes[15] = number;
  return out;
}

inline std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "luoshi-files-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("mkdtemp");
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path path(std::string_view name) const { return path_ / name; }
  fs::path write(std::string_view name, std::string_view bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }
  // A shell command in the folder.
  void run(const std::string& command) const {
    const std::string whole = "cd '" + path_.string() + "' && " + command;
    if (std::system(whole.c_str()) != 0) throw std::runtime_error(whole);
  }

 private:
  fs::path path_;
};

// 800 x 600, every pixel another colour than black.
inline fs::path picture(const Folder& folder, const std::string& name) {
  folder.run(
      "vips xyz xy.v 800 600 && vips bandjoin 'xy.v xy.v' four.v && "
      "vips extract_band four.v three.v 0 --n 3 && "
      "vips linear three.v bright.v '0.1 0.1 0.1' '60 80 100' --uchar && "
      "vips copy bright.v '" +
      name + "' && rm *.v");
  return folder.path(name);
}

class Store {
 public:
  Store()
      : book(std::move(*store::FilesStore::open(folder.path("files.db").string()))),
        files(folder.path(""), *book, base::UtcOffset{}) {}

  // As the server does: the file is its own, and gone afterwards.
  base::Result<Stored> put(std::string_view bytes, Uploader who = {.post = id(1)},
                           core::Instant when = noon) {
    const fs::path file = folder.write("upload", bytes);
    auto out = files.put({.file = file,
                          .size = static_cast<std::int64_t>(bytes.size()),
                          .digest = base::sha256(bytes),
                          .uploader = who,
                          .at = when});
    fs::remove(file);
    return out;
  }

  Folder folder;
  std::unique_ptr<store::FilesStore> book;
  FileStore files;
};

// What a refused result says; empty when it was not refused.
template <class T>
std::string code_of(const base::Result<T>& result) {
  return result ? std::string() : result.error().code;
}

struct Colour {
  int red = 0;
  int green = 0;
  int blue = 0;
};
// The pixel at a place, by decoding the picture.
inline Colour pixel(const Folder& folder, const fs::path& picture, int x, int y) {
  folder.run(fmt::format("vips getpoint '{}' {} {} > point.txt", picture.string(), x, y));
  Colour out;
  std::ifstream(folder.path("point.txt")) >> out.red >> out.green >> out.blue;
  return out;
}

}  // namespace luoshi::files
