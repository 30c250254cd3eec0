#include "cli/data_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "base/limits.hpp"
#include "interop/confined.hpp"
#include "interop/thumbnail.hpp"

namespace luoshi::cli {

namespace fs = std::filesystem;
using base::refuse;
using journal::StoreFault;

namespace {
// Device and inode of the folder: a copy, a restore and a move to another disk all change it.
std::string place_of(const fs::path& root) {
  struct stat info{};
  if (::stat(root.c_str(), &info) != 0) throw StoreFault(root.string() + ": stat");
  return std::to_string(info.st_dev) + ":" + std::to_string(info.st_ino);
}

base::Result<int> lock_folder(const fs::path& root) {
  const int lock = ::open((root / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) return refuse("folder_not_writable", "folder", {{"value", root.string()}});
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock);
    return refuse("folder_in_use", "folder", {{"value", root.string()}});
  }
  return lock;
}

// Who works on a data folder knows one kind of fault of the disk.
template <class Act>
auto as_store_fault(Act act) {
  try {
    return act();
  } catch (const std::system_error& fault) {
    throw StoreFault(fault.what());
  }
}

std::optional<base::Digest> digest_of(std::string_view sha256_hex) {
  base::Digest digest;
  return base::from_hex(sha256_hex, digest) ? std::optional(digest) : std::nullopt;
}
}  // namespace

std::optional<std::string> read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

void write_file(const fs::path& file, std::string_view bytes) {
  as_store_fault([&] { files::write_durably(file, bytes); });
}

DataFolder::DataFolder(fs::path root, int lock, Ports ports)
    : root_(std::move(root)), lock_(lock), ports_(std::move(ports)), contents_(root_) {}

DataFolder::~DataFolder() {
  store_.reset();
  if (lock_ >= 0) ::close(lock_);
}

base::Result<std::unique_ptr<DataFolder>> DataFolder::create(const fs::path& root,
                                                             const Ports& ports) {
  std::error_code error;
  fs::create_directories(root / "files", error);
  if (error) return refuse("folder_not_writable", "folder", {{"value", root.string()}});
  if (fs::exists(root / "luoshi.db"))
    return refuse("folder_has_an_authority", "folder", {{"value", root.string()}});
  auto lock = lock_folder(root);
  if (!lock) return std::unexpected(std::move(lock.error()));
  std::unique_ptr<DataFolder> folder(new DataFolder(root, *lock, ports));
  folder->signer_ = journal::Signer::generate();
  if (auto saved = folder->signer_->save_new(root / "signing.key"); !saved)
    return std::unexpected(std::move(saved.error()));
  auto store = ports.open_store(root / "luoshi.db", Opening::create);
  if (!store) return std::unexpected(std::move(store.error()));
  folder->store_ = std::move(*store);
  write_file(root / "place", place_of(root));
  return folder;
}

base::Result<std::unique_ptr<DataFolder>> DataFolder::open(const fs::path& root, const Ports& ports,
                                                           Opening opening) {
  if (!fs::exists(root / "luoshi.db"))
    return refuse("folder_missing", "folder", {{"value", root.string()}});
  auto lock = opening == Opening::read_only ? base::Result<int>(-1) : lock_folder(root);
  if (!lock) return std::unexpected(std::move(lock.error()));
  std::unique_ptr<DataFolder> folder(new DataFolder(root, *lock, ports));
  if (auto key = folder->read_key(); !key) return std::unexpected(std::move(key.error()));
  auto store = ports.open_store(root / "luoshi.db", opening);
  if (!store) return std::unexpected(std::move(store.error()));
  folder->store_ = std::move(*store);
  folder->quiet_ = read_file(root / "place").value_or("") != place_of(root);
  return folder;
}

// A restored folder has no key: `resume` makes one and begins an epoch.
base::Result<void> DataFolder::read_key() {
  if (!fs::exists(root_ / "signing.key")) return {};
  auto signer = journal::Signer::load(root_ / "signing.key");
  if (!signer) return std::unexpected(std::move(signer.error()));
  signer_ = std::move(*signer);
  return {};
}

std::vector<journal::VerifierKey> DataFolder::verifier_keys() const {
  std::vector<journal::VerifierKey> keys;
  std::istringstream lines(read_file(root_ / "verifier.keys").value_or(""));
  for (std::string line; std::getline(lines, line);)
    if (auto key = journal::verifier_key_from_text(line)) keys.push_back(*key);
  return keys;
}

void DataFolder::add_verifier_key(const journal::VerifierKey& key) {
  write_file(root_ / "verifier.keys",
             read_file(root_ / "verifier.keys").value_or("") + journal::to_text(key) + "\n");
}

void DataFolder::renew_key() {
  fs::remove(root_ / "signing.key");
  signer_ = journal::Signer::generate();
  if (auto saved = signer_->save_new(root_ / "signing.key"); !saved)
    throw StoreFault((root_ / "signing.key").string() + ": " + saved.error().code);
}

void DataFolder::settle() {
  write_file(root_ / "place", place_of(root_));
  quiet_ = false;
}

void DataFolder::sign_checkpoint(std::string_view authority_code) {
  if (!signer_ || quiet_) return;
  auto transaction = store_->begin();
  const journal::Head head = transaction->head();
  if (head.seq == 0) return;
  const auto frontier = journal::Frontier::from_bytes(head.frontier);
  if (!frontier) throw StoreFault("head: " + frontier.error().code);
  const auto known = store_->reader()->checkpoints();
  const auto size = static_cast<std::int64_t>(frontier->size());
  if (!known.empty() && known.back().epoch == head.epoch && known.back().size == size) return;
  const journal::CheckpointBody body{{"luoshi/" + std::string(authority_code), head.epoch},
                                     {frontier->size(), frontier->root()}};
  transaction->put_checkpoint({head.epoch, size, journal::write_checkpoint(body, *signer_)});
  transaction->commit();
}

std::string DataFolder::put_file(std::string_view bytes) {
  return base::to_hex(as_store_fault([&] { return contents_.put(bytes); }));
}

std::string DataFolder::put_picture(std::string_view jpeg, std::string_view thumb) {
  const interop::PrivateFolder work;
  return base::to_hex(as_store_fault([&] {
    const base::Digest digest = contents_.put(jpeg);
    for (const auto& [kind, bytes] :
         {std::pair(files::view_kind, jpeg), std::pair(files::thumb_kind, thumb)}) {
      const fs::path made = work.path() / kind;
      write_file(made, bytes);
      contents_.keep_derived(made, digest, kind);
    }
    return digest;
  }));
}

std::optional<std::string> DataFolder::get_file(std::string_view sha256_hex) const {
  const auto digest = digest_of(sha256_hex);
  return digest ? contents_.read(*digest) : std::nullopt;
}

std::optional<fs::path> DataFolder::path_of(std::string_view sha256_hex) const {
  const auto digest = digest_of(sha256_hex);
  return digest ? contents_.path_of(*digest) : std::nullopt;
}

base::Result<files::FileStore*> DataFolder::files(base::UtcOffset offset) {
  if (files_) return files_.get();
  auto book = ports_.open_files(root_ / "files.db");
  if (!book) return std::unexpected(std::move(book.error()));
  book_ = std::move(*book);
  files_ = std::make_unique<files::FileStore>(root_, *book_, offset);
  return files_.get();
}

std::optional<std::string> DataFolder::thumbnail_of(std::string_view sha256_hex) {
  const auto digest = digest_of(sha256_hex);
  if (!digest) return std::nullopt;
  if (!fs::exists(root_ / "files.db")) {  // nothing was marked or taken down
    const auto bytes = contents_.read(*digest);
    auto small = bytes ? interop::thumbnail(*bytes, base::limits::picture_thumb_px)
                       : base::refuse("file_not_uploaded");
    return small ? std::optional(std::move(*small)) : std::nullopt;
  }
  auto store = files({});
  if (!store) throw StoreFault("files.db: " + store.error().code);
  const auto shown = (*store)->open({.digest = *digest, .copy = files::Copy::thumb});
  return shown ? read_file(shown->path) : std::nullopt;
}

void DataFolder::remove_file(std::string_view sha256_hex) {
  const auto digest = digest_of(sha256_hex);
  if (!digest) return;
  if (!fs::exists(root_ / "files.db")) return contents_.remove(*digest);
  auto store = files({});
  if (!store) throw StoreFault("files.db: " + store.error().code);
  (*store)->erase(*digest);
}

base::Result<void> DataFolder::back_up(
    const fs::path& into, const std::function<void(std::int64_t, std::int64_t)>& progress) {
  if (fs::exists(into / "luoshi.db"))
    return base::refuse("backup_exists", "to", {{"value", into.string()}});
  fs::create_directories(into);
  store_->back_up((into / "luoshi.db").string(), progress);
  for (const char* name : {"accounts.db", "files.db"})
    if (fs::exists(root_ / name)) ports_.copy_database(root_ / name, into / name);
  for (const char* name : {"verifier.keys", "erasures"})
    if (const auto bytes = read_file(root_ / name)) write_file(into / name, *bytes);
  as_store_fault([&] { contents_.copy_to(into); });
  return {};
}

}  // namespace luoshi::cli
