// The one data folder: database, signing key, photos and files, and who may open it.
//   luoshi.db      journal, vault, views (SQLite)
//   signing.key    Ed25519, mode 0600, never in a backup
//   verifier.keys  public keys of the epochs, one a line: hand them out
//   files/         photos and files by SHA-256
//   derived/       small copies of them, made again when they are gone; not in a backup
//   files.db       what is known about them (SQLite)
//   accounts.db    accounts, sessions, slips and the security log: digests and hashes, no secret
//   web-assets/    assets of the screens, for pages opened before an upgrade; not in a backup
//   tiles.mbtiles  a base map that the office has put there; not in a backup
//   erasures       "<record> <vault key>" of every erased text, for restores of older backups
//   epoch_begun    a restore has begun an epoch already; `resume` need not
//   place          where this folder stands; a copy elsewhere starts quiet until `luoshi resume`
#pragma once
#include "app/clock.hpp"
#include "cli/ports.hpp"
#include "files/file_store.hpp"
#include "journal/checkpoint.hpp"

namespace luoshi::cli {

class DataFolder {
 public:
  static base::Result<std::unique_ptr<DataFolder>> create(const std::filesystem::path& root,
                                                          const Ports& ports);
  // existing: to write, takes the folder's lock; read_only: beside a running server.
  // Refusals: folder_missing, folder_in_use, key_file_*.
  static base::Result<std::unique_ptr<DataFolder>> open(const std::filesystem::path& root,
                                                        const Ports& ports, Opening opening);
  ~DataFolder();
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;

  const std::filesystem::path& root() const { return root_; }
  journal::Store& store() { return *store_; }
  const journal::Signer* signer() const { return signer_ ? &*signer_ : nullptr; }
  std::vector<journal::VerifierKey> verifier_keys() const;
  void add_verifier_key(const journal::VerifierKey& key);

  // A restored or copied folder sends nothing and runs no clock until resumed.
  bool quiet() const { return quiet_; }
  // A key of its own: two folders that sign with one key would be two truths.
  void renew_key();
  // The folder is at home here: no longer quiet.
  void settle();

  // Signs what the journal holds now, unless the last checkpoint says it already.
  void sign_checkpoint(std::string_view authority_code);

  // Content-addressed files; returns after fsync. The digest as hexadecimal.
  std::string put_file(std::string_view bytes);
  // A picture of the product's own making, with its copy for lists; itself fit for the screen.
  std::string put_picture(std::string_view jpeg, std::string_view thumb);
  std::optional<std::string> get_file(std::string_view sha256_hex) const;
  // A picture as others see it, small, for a paper: with its marks, nothing when it was taken down.
  std::optional<std::string> thumbnail_of(std::string_view sha256_hex);
  // With its copies and all that is known about it.
  void remove_file(std::string_view sha256_hex);
  // Where a file lies that is there.
  std::optional<std::filesystem::path> path_of(std::string_view sha256_hex) const;

  // Photos and files with what is known about them; opened at the first call, which is one
  // thread's. offset: of the authority, for times that cameras wrote. Refusals: database_newer,
  // database_foreign.
  base::Result<files::FileStore*> files(base::UtcOffset offset);

  // Databases first, then the files, which never change; beside a running server. The signing key
  // is never in a backup. Refusal: backup_exists.
  base::Result<void> back_up(const std::filesystem::path& into,
                             const std::function<void(std::int64_t, std::int64_t)>& progress);

 private:
  DataFolder(std::filesystem::path root, int lock, Ports ports);
  base::Result<void> read_key();

  std::filesystem::path root_;
  int lock_ = -1;
  Ports ports_;
  files::ContentFolder contents_;
  std::unique_ptr<files::Book> book_;
  std::unique_ptr<files::FileStore> files_;
  std::unique_ptr<journal::Store> store_;
  std::optional<journal::Signer> signer_;
  bool quiet_ = false;
};

// Text of a file, and a file written whole (temporary, fsync, rename). Fault: StoreFault.
std::optional<std::string> read_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace luoshi::cli
