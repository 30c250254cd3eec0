// Photos and files by SHA-256 under DIR/files, and the copies made of them under DIR/derived, which
// can be thrown away. A file never changes under its digest. Faults of the disk are
// std::system_error.
//   files/ab/abcd...        as they came
//   derived/ab/abcd....KIND JPEG
#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"

namespace luoshi::files {

// Copies for the screen that every picture has sooner or later.
inline constexpr std::string_view view_kind = "view";
inline constexpr std::string_view thumb_kind = "thumb";

class ContentFolder {
 public:
  explicit ContentFolder(std::filesystem::path root) : root_(std::move(root)) {}

  // Return after fsync of the file and of its folder. adopt moves the file in; the bytes must be
  // those of the digest.
  base::Digest put(std::string_view bytes) const;
  void adopt(const std::filesystem::path& file, const base::Digest& digest) const;

  // Where it lies; nullopt when it is not there.
  std::optional<std::filesystem::path> path_of(const base::Digest& digest) const;
  std::optional<std::string> read(const base::Digest& digest) const;
  // With all copies made of it.
  void remove(const base::Digest& digest) const;

  // kind: letters, digits and '-'.
  std::optional<std::filesystem::path> derived(const base::Digest& digest,
                                               std::string_view kind) const;
  // Moves a copy into its place, without waiting for the disk.
  std::filesystem::path keep_derived(const std::filesystem::path& made, const base::Digest& digest,
                                     std::string_view kind) const;

  // The files whose digest begins with this byte.
  void visit(
      std::uint8_t first_byte,
      const std::function<void(const base::Digest&, const std::filesystem::path&)>& see) const;
  // Every file, without the derived copies, into another data folder; what is there stays. What is
  // removed meanwhile is passed over.
  void copy_to(const std::filesystem::path& other_root) const;

 private:
  std::filesystem::path place_of(const base::Digest& digest) const;

  std::filesystem::path root_;
};

// Whether so many more bytes leave the disk the reserve that keeps the journal writable
// (limits: disk_reserve_bytes).
enum class Room { enough, too_little };
Room room_for(const std::filesystem::path& folder, std::int64_t bytes);

// A file written whole (temporary, fsync, rename, fsync of the folder), readable by its owner only.
void write_durably(const std::filesystem::path& file, std::string_view bytes);

}  // namespace luoshi::files
