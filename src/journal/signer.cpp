#include "journal/signer.hpp"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

#include "base/bytes.hpp"

namespace luoshi::journal {

namespace {
constexpr std::size_t key_file_bytes_max = 16 * 1024;

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

[[noreturn]] void crypto_fault(const char* what) {
  throw std::runtime_error(what);
}

[[noreturn]] void file_fault(const std::filesystem::path& file) {
  throw std::system_error(errno, std::generic_category(), file.string());
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

// Removes the file it names unless told that it is complete.
class UnfinishedFile {
 public:
  explicit UnfinishedFile(std::filesystem::path file) : file_(std::move(file)) {}
  ~UnfinishedFile() {
    if (!kept_) ::unlink(file_.c_str());
  }
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;
  void keep() { kept_ = true; }

 private:
  std::filesystem::path file_;
  bool kept_ = false;
};

// Without it OpenSSL asks the terminal for a passphrase when it meets an encrypted key.
int no_passphrase(char*, int, int, void*) {
  return -1;
}

void sync_folder(const std::filesystem::path& file) {
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.number() < 0 || ::fsync(opened.number()) != 0) file_fault(folder);
}

void write_all(int descriptor, std::string_view bytes, const std::filesystem::path& file) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) file_fault(file);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string read_all(int descriptor, const std::filesystem::path& file) {
  std::string out(key_file_bytes_max + 1, '\0');
  std::size_t filled = 0;
  while (filled < out.size()) {
    const ssize_t got = ::read(descriptor, out.data() + filled, out.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) file_fault(file);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  out.resize(filled);
  return out;
}
}  // namespace

void Signer::Free::operator()(evp_pkey_st* key) const {
  EVP_PKEY_free(key);
}

Signer::Signer(evp_pkey_st* key) : key_(key) {
  if (!key_) crypto_fault("no Ed25519 key could be made");
}

Signer Signer::generate() {
  return Signer(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
}

Signer Signer::from_seed(std::span<const std::uint8_t, 32> seed) {
  return Signer(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()));
}

base::Result<Signer> Signer::load(const std::filesystem::path& file) {
  const std::map<std::string, std::string> named{{"file", file.string()}};
  const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (opened.number() < 0) {
    if (errno == ENOENT) return base::refuse("key_file_missing", {}, named);
    file_fault(file);
  }
  struct stat about{};
  if (::fstat(opened.number(), &about) != 0) file_fault(file);
  if (!S_ISREG(about.st_mode)) return base::refuse("key_file_malformed", {}, named);
  if (about.st_mode & (S_IRWXG | S_IRWXO))
    return base::refuse("key_file_open_to_others", {}, named);
  std::string pem = read_all(opened.number(), file);
  if (pem.size() > key_file_bytes_max) return base::refuse("key_file_malformed", {}, named);
  const Bio source(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free);
  if (!source) throw std::bad_alloc();
  std::unique_ptr<EVP_PKEY, Free> key(
      PEM_read_bio_PrivateKey(source.get(), nullptr, no_passphrase, nullptr));
  OPENSSL_cleanse(pem.data(), pem.size());
  if (!key || EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519)
    return base::refuse("key_file_malformed", {}, named);
  return Signer(key.release());
}

base::Result<void> Signer::save_new(const std::filesystem::path& file) const {
  const Bio target(BIO_new(BIO_s_secmem()), &BIO_free);
  if (!target) throw std::bad_alloc();
  if (PEM_write_bio_PKCS8PrivateKey(target.get(), key_.get(), nullptr, nullptr, 0, nullptr,
                                    nullptr) != 1)
    crypto_fault("the key could not be written as PKCS#8");
  char* pem = nullptr;
  const long length = BIO_get_mem_data(target.get(), &pem);
  const Descriptor opened(
      ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
  if (opened.number() < 0) {
    if (errno == EEXIST) return base::refuse("key_file_exists", {}, {{"file", file.string()}});
    file_fault(file);
  }
  UnfinishedFile unfinished(file);
  // The mode given to open() is narrowed by umask, which may take even the owner's rights.
  if (::fchmod(opened.number(), S_IRUSR | S_IWUSR) != 0) file_fault(file);
  write_all(opened.number(), {pem, static_cast<std::size_t>(length)}, file);
  if (::fsync(opened.number()) != 0) file_fault(file);
  sync_folder(file);
  unfinished.keep();
  return {};
}

PublicKey Signer::public_key() const {
  PublicKey out;
  std::size_t length = out.size();
  if (EVP_PKEY_get_raw_public_key(key_.get(), out.data(), &length) != 1 || length != out.size())
    crypto_fault("the public key could not be read");
  return out;
}

Signature Signer::sign(std::string_view message) const {
  const DigestContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  if (!context) throw std::bad_alloc();
  const auto bytes = base::as_bytes(message);
  Signature out;
  std::size_t length = out.size();
  if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) != 1 ||
      EVP_DigestSign(context.get(), out.data(), &length, bytes.data(), bytes.size()) != 1 ||
      length != out.size())
    crypto_fault("signing failed");
  return out;
}

bool signature_holds(const PublicKey& key, std::string_view message, const Signature& signature) {
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> verifier(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()),
      &EVP_PKEY_free);
  const DigestContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  if (!verifier || !context) throw std::bad_alloc();
  const auto bytes = base::as_bytes(message);
  if (EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, verifier.get()) != 1)
    crypto_fault("verifying could not begin");
  return EVP_DigestVerify(context.get(), signature.data(), signature.size(), bytes.data(),
                          bytes.size()) == 1;
}

}  // namespace luoshi::journal
