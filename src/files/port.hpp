// What is known about each file, beside its bytes: operational facts that no journal event carries.
// Any thread; each call is a transaction of its own. Faults are exceptions.
#pragma once
#include "files/picture.hpp"
#include "files/type.hpp"

namespace luoshi::files {

using base::Digest;
using core::Id;
using core::Instant;

// Who brought a file: a post with the account it was signed in as, or a link.
struct Uploader {
  std::optional<Id> post;
  std::optional<Id> account;
  std::optional<Id> link;
  bool operator==(const Uploader&) const = default;
};

struct TakenDown {
  std::string reason;
  std::optional<Id> post;
  Instant at;
  bool operator==(const TakenDown&) const = default;
};

struct FileRow {
  Digest digest{};
  FileType type = FileType::text;
  std::int64_t size = 0;
  Uploader uploader;
  Instant uploaded_at;
  std::optional<PhotoFacts> facts;
  std::optional<Digest> original;  // of a marked copy: the restricted one
  std::optional<Digest> marked;    // what everybody but a few sees instead
  std::optional<TakenDown> taken_down;
  bool operator==(const FileRow&) const = default;
};

// What was done with a file that is shown, and by whom; never changed.
enum class ActKind { marked, taken_down, restored };
BOOST_DESCRIBE_ENUM(ActKind, marked, taken_down, restored)
struct Act {
  Digest digest{};
  ActKind kind = ActKind::marked;
  std::optional<Id> record;
  std::optional<Id> post;
  std::optional<Id> account;
  Instant at;
  std::string detail;  // the reason; of marks: the digest of the copy
  bool operator==(const Act&) const = default;
};

struct Usage {
  std::int64_t files = 0;
  std::int64_t bytes = 0;
};

// How far the vault has been walked for names of files. text: the digest of that entry, so that
// another vault (a restored one) is found out.
struct VaultMark {
  std::int64_t key = 0;
  Digest text{};
};

class Book {
 public:
  virtual ~Book() = default;

  virtual std::optional<FileRow> find(const Digest& digest) = 0;
  // A new row; one that is there already stays.
  virtual void add(const FileRow& row) = 0;
  // Writes the whole row and the act in one transaction.
  virtual void put(const FileRow& row, const Act& act) = 0;
  // With its acts: nothing is left of it.
  virtual void remove(const Digest& digest) = 0;
  virtual std::vector<FileRow> copies_of(const Digest& original) = 0;
  // Oldest first.
  virtual std::vector<Act> acts_of(const Digest& digest) = 0;

  // Who has had these bytes in hand: everybody who uploaded them, the first and the later ones.
  virtual void add_bringer(const Digest& digest, const Uploader& uploader, Instant at) = 0;
  virtual std::vector<Uploader> bringers_of(const Digest& digest) = 0;

  // What a post (or else a link) has brought since then.
  virtual Usage usage_since(const Uploader& uploader, Instant since) = 0;

  // Texts of the vault name these: remembered also for files that come later.
  virtual void add_named(const std::vector<Digest>& digests) = 0;
  // It was brought once more: its time begins anew.
  virtual void touch(const Digest& digest, Instant at) = 0;
  // Neither named nor a marked copy, and brought before then; oldest first.
  virtual std::vector<Digest> orphans(Instant before, std::int32_t limit) = 0;
  virtual VaultMark vault_mark() = 0;
  virtual void put_vault_mark(const VaultMark& mark) = 0;
};

}  // namespace luoshi::files
