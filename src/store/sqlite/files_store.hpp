// The book of files, files.db beside the journal: operational facts that are not rebuilt (who
// brought a file, marks, taking down), and which files the vault names, which can be.
//
// Settings as for the journal's file: WAL with synchronous=FULL, secure_delete.
#pragma once
#include <map>
#include <mutex>

#include "files/port.hpp"

namespace luoshi::store {

class Connection;
class Statement;

class FilesStore final : public files::Book {
 public:
  // Made, readable by its owner only, when it is not there; its folder must exist. Refusals:
  // database_newer, database_foreign. Faults of the disk are exceptions.
  static base::Result<std::unique_ptr<FilesStore>> open(const std::string& path);
  ~FilesStore() override;

  std::optional<files::FileRow> find(const base::Digest& digest) override;
  void add(const files::FileRow& row) override;
  void put(const files::FileRow& row, const files::Act& act) override;
  void remove(const base::Digest& digest) override;
  std::vector<files::FileRow> copies_of(const base::Digest& original) override;
  std::vector<files::Act> acts_of(const base::Digest& digest) override;
  void add_bringer(const base::Digest& digest, const files::Uploader& uploader,
                   core::Instant at) override;
  std::vector<files::Uploader> bringers_of(const base::Digest& digest) override;
  files::Usage usage_since(const files::Uploader& uploader, core::Instant since) override;
  void add_named(const std::vector<base::Digest>& digests) override;
  void touch(const base::Digest& digest, core::Instant at) override;
  std::vector<base::Digest> orphans(core::Instant before, std::int32_t limit) override;
  files::VaultMark vault_mark() override;
  void put_vault_mark(const files::VaultMark& mark) override;

 private:
  explicit FilesStore(const std::string& path);
  base::Result<void> prepare_file(const std::string& path);
  Statement& prepared(const char* sql);
  template <class... T>
  void run(const char* sql, const T&... values);
  template <class Read, class... T>
  auto all(const char* sql, Read read, const T&... values);
  // Rolled back when it leaves by an exception.
  template <class Work>
  void in_transaction(Work work);

  std::mutex mutex_;
  std::unique_ptr<Connection> connection_;
  std::map<const char*, std::unique_ptr<Statement>> statements_;
};

// One consistent copy of a database of the data folder, also while it is in use. The copy must not
// be there yet.
void copy_database(const std::string& from, const std::string& into);

}  // namespace luoshi::store
