// Photos and files as the product serves them: taken in only when they are what they may be, their
// copies, marks upon them, taking down. Bytes lie in the ContentFolder, the rest in the Book.
#pragma once
#include <atomic>
#include <memory>
#include <mutex>

#include "files/content_folder.hpp"
#include "files/port.hpp"

namespace luoshi::files {

// A file that came, still where the server has written it.
struct Arrival {
  std::filesystem::path file;
  std::int64_t size = 0;
  Digest digest{};
  Uploader uploader;
  Instant at;
};

enum class Novelty { added, known };
struct Stored {
  FileRow row;
  Novelty novelty = Novelty::added;
};

// restricted: may see originals behind marked copies, and what was taken down.
enum class Sight { ordinary, restricted };
// whole: the bytes as they came, of a marked picture those of the marked copy. original: as they
// came. thumb, view, paper: JPEG without metadata; paper is what may be handed to the public.
enum class Copy { whole, original, thumb, view, paper };

struct Wanted {
  Digest digest{};
  Copy copy = Copy::whole;
  Sight sight = Sight::ordinary;
  std::string watermark = {};  // of paper; may be empty
};
struct Shown {
  std::filesystem::path path;
  FileType type = FileType::text;
  std::string tag;  // names these bytes, and changes with them
};

// Who changes what others see, and in which record it was seen.
struct Changer {
  Id record;
  Id post;
  std::optional<Id> account;
  Instant at;
};

// Any thread. What decodes or writes takes tens of milliseconds and more: not for a network thread.
class FileStore {
 public:
  // root: the data folder. offset: of the authority.
  FileStore(std::filesystem::path root, Book& book, base::UtcOffset offset)
      : root_(std::move(root)), folder_(root_), book_(book), offset_(offset) {}

  // Returns after file and folder are on the disk; what is known already is not charged again.
  // Refusals: those of sniff and read_facts, picture_unreadable, quota_exceeded, disk_full.
  base::Result<Stored> put(const Arrival& arrival);

  // Makes the copy where there is none yet. Refusals: file_not_uploaded, file_type_not_allowed,
  // file_taken_down, original_restricted, picture_needed, watermark_too_long, picture_unreadable.
  base::Result<Shown> open(const Wanted& wanted);
  // What is known of a file that is there. Refusals: file_not_uploaded, file_type_not_allowed.
  base::Result<FileRow> row(const Digest& digest);

  // Draws upon what is seen now; from then on the result is seen instead. The row of the original.
  // Refusals: those of row, picture_needed, those of draw_marks, disk_full.
  base::Result<FileRow> mark(const Digest& digest, const std::vector<Mark>& marks,
                             const Changer& who);
  // Refusals: those of row, reason_missing, reason_too_long; file_not_taken_down.
  base::Result<FileRow> take_down(const Digest& digest, std::string_view reason,
                                  const Changer& who);
  base::Result<FileRow> restore(const Digest& digest, const Changer& who);

  // Removes a file with its copies, marked ones too, and all that is known of it: when its text is
  // erased.
  void erase(const Digest& digest);
  // Files that came another way (imports, a lost book) get a row: a part of the folder each time.
  void note_unknown();
  // Files that came before then and that no text of the vault names. How many.
  std::int64_t remove_orphans(Instant before);

  Book& book() { return book_; }

 private:
  base::Result<void> check_quota(const Arrival& arrival);
  base::Result<std::optional<PhotoFacts>> look_at(const Arrival& arrival, FileType type);
  base::Result<std::filesystem::path> copy_of(const FileRow& row, const Wanted& wanted);
  void remove(const Digest& digest);

  std::filesystem::path root_;
  ContentFolder folder_;
  Book& book_;
  base::UtcOffset offset_;
  std::mutex changing_;  // one change of what others see at a time: marks add up
  std::atomic<unsigned> next_part_ = 0;
};

}  // namespace luoshi::files
