#include "http/tls_authority.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <system_error>

namespace luoshi::http {

namespace {

template <auto free>
struct Free {
  template <class T>
  void operator()(T* one) const {
    free(one);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Document = std::unique_ptr<X509, Free<X509_free>>;
using Memory = std::unique_ptr<BIO, Free<BIO_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Free<GENERAL_NAMES_free>>;

constexpr std::int64_t authority_days = 3650;
constexpr std::int64_t server_days = 397;
// Clocks of phones are not exact.
constexpr std::int64_t backdated_days = 1;

// A failure of OpenSSL here is lack of memory or of randomness.
template <class T>
T must(T value) {
  if (!value) throw std::runtime_error("OpenSSL failed");
  return value;
}

Key new_key() {
  return Key(must(EVP_EC_gen("P-256")));
}

std::string pem_of(const Key& key) {
  const Memory memory(must(BIO_new(BIO_s_mem())));
  must(PEM_write_bio_PrivateKey(memory.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr));
  char* data = nullptr;
  const auto size = BIO_get_mem_data(memory.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

std::string pem_of(const Document& document) {
  const Memory memory(must(BIO_new(BIO_s_mem())));
  must(PEM_write_bio_X509(memory.get(), document.get()));
  char* data = nullptr;
  const auto size = BIO_get_mem_data(memory.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

// Replaces the file as a whole: a running server that looks meanwhile sees the old or the new one.
void write_file(const std::filesystem::path& file, std::string_view text, mode_t mode) {
  const std::string draft = file.string() + ".new";
  const int descriptor = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
  if (descriptor < 0) throw std::system_error(errno, std::system_category(), draft);
  ::fchmod(descriptor, mode);
  const bool done =
      ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::fsync(descriptor) == 0;
  const int error = errno;
  ::close(descriptor);
  if (!done) throw std::system_error(error, std::system_category(), draft);
  std::filesystem::rename(draft, file);
}

Key read_key(const std::filesystem::path& file) {
  const Memory memory(BIO_new_file(file.c_str(), "r"));
  return Key(memory ? PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr) : nullptr);
}

Document read_document(const std::filesystem::path& file) {
  const Memory memory(BIO_new_file(file.c_str(), "r"));
  return Document(memory ? PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr) : nullptr);
}

Document begin_document(std::string_view name, core::Instant now, std::int64_t days) {
  Document out(must(X509_new()));
  X509_set_version(out.get(), X509_VERSION_3);
  std::array<unsigned char, 16> serial{};
  must(RAND_bytes(serial.data(), static_cast<int>(serial.size())) == 1);
  serial[0] &= 0x7f;  // positive
  BIGNUM* number = must(BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
  BN_to_ASN1_INTEGER(number, X509_get_serialNumber(out.get()));
  BN_free(number);
  const auto second = static_cast<std::time_t>(now.us / 1'000'000);
  ASN1_TIME_set(X509_getm_notBefore(out.get()), second - backdated_days * 86'400);
  ASN1_TIME_set(X509_getm_notAfter(out.get()), second + (days - backdated_days) * 86'400);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(out.get()), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(name.data()),
                             static_cast<int>(name.size()), -1, 0);
  return out;
}

void add_extension(const Document& document, const Document& issuer, int kind,
                   const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer.get(), document.get(), nullptr, nullptr, 0);
  X509_EXTENSION* extension = must(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
  X509_add_ext(document.get(), extension, -1);
  X509_EXTENSION_free(extension);
}

void finish_document(const Document& document, const Document& issuer, const Key& signer) {
  X509_set_issuer_name(document.get(), X509_get_subject_name(issuer.get()));
  add_extension(document, issuer, NID_authority_key_identifier, "keyid:always");
  must(X509_sign(document.get(), signer.get(), EVP_sha256()));
}

Document new_authority(const Key& key, std::string_view name, core::Instant now) {
  Document out = begin_document("Luoshi CA " + std::string(name), now, authority_days);
  X509_set_pubkey(out.get(), key.get());
  add_extension(out, out, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
  add_extension(out, out, NID_key_usage, "critical,keyCertSign,cRLSign");
  add_extension(out, out, NID_subject_key_identifier, "hash");
  finish_document(out, out, key);
  return out;
}

struct Issuer {
  Document document;
  Key key;
};

void issue_server(const TlsFolder& folder, const Issuer& issuer, const ServerNames& names,
                  core::Instant now) {
  const Key key = new_key();
  const std::string& first = names.names.empty() ? names.addresses.front() : names.names.front();
  const Document out = begin_document(first, now, server_days);
  X509_set_pubkey(out.get(), key.get());
  std::string list;
  for (const std::string& name : names.names) list += ",DNS:" + name;
  for (const std::string& address : names.addresses) list += ",IP:" + address;
  add_extension(out, issuer.document, NID_basic_constraints, "critical,CA:FALSE");
  add_extension(out, issuer.document, NID_key_usage, "critical,digitalSignature");
  add_extension(out, issuer.document, NID_ext_key_usage, "serverAuth");
  add_extension(out, issuer.document, NID_subject_alt_name, list.substr(1));
  finish_document(out, issuer.document, issuer.key);
  const TlsFiles files = folder.server();
  write_file(files.key, pem_of(key), 0600);
  write_file(files.certificate, pem_of(out) + pem_of(issuer.document), 0644);
}

// Letters, digits, hyphens and dots, one "*." in front: nothing that the extension's own grammar
// could read as more.
bool is_name(std::string_view name) {
  if (name.starts_with("*.")) name.remove_prefix(2);
  return !name.empty() && name.size() <= 253 && name.front() != '.' && name.front() != '-' &&
         std::ranges::all_of(name, [](unsigned char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == '.';
         });
}

bool is_address(const std::string& text) {
  in6_addr room{};
  return ::inet_pton(AF_INET, text.c_str(), &room) == 1 ||
         ::inet_pton(AF_INET6, text.c_str(), &room) == 1;
}

core::Instant instant_of(const ASN1_TIME* time) {
  std::tm parts{};
  ASN1_TIME_to_tm(time, &parts);
  return {static_cast<std::int64_t>(::timegm(&parts)) * 1'000'000};
}

std::string_view text_of(const ASN1_STRING* text) {
  return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
          static_cast<std::size_t>(ASN1_STRING_length(text))};
}

ServerNames names_of(const Document& document) {
  ServerNames out;
  const Names names(static_cast<GENERAL_NAMES*>(
      X509_get_ext_d2i(document.get(), NID_subject_alt_name, nullptr, nullptr)));
  for (int i = 0; i < (names ? sk_GENERAL_NAME_num(names.get()) : 0); ++i) {
    const GENERAL_NAME* one = sk_GENERAL_NAME_value(names.get(), i);
    if (one->type == GEN_DNS) out.names.emplace_back(text_of(one->d.dNSName));
    if (one->type != GEN_IPADD) continue;
    const std::string_view bytes = text_of(one->d.iPAddress);
    char text[INET6_ADDRSTRLEN] = {};
    ::inet_ntop(bytes.size() == 4 ? AF_INET : AF_INET6, bytes.data(), text, sizeof text);
    out.addresses.emplace_back(text);
  }
  return out;
}

}  // namespace

base::Result<void> found_authority(const TlsFolder& folder, const ServerNames& names,
                                   core::Instant now) {
  if (folder.exists() || std::filesystem::exists(folder.ca_key()))
    return base::refuse("certificate_exists", {}, {{"folder", folder.folder.string()}});
  if (names.names.empty() && names.addresses.empty())
    return base::refuse("certificate_name_missing", "--name");
  for (const std::string& name : names.names)
    if (!is_name(name))
      return base::refuse("certificate_name_malformed", "--name", {{"name", name}});
  for (const std::string& address : names.addresses)
    if (!is_address(address))
      return base::refuse("address_malformed", "--ip", {{"address", address}});
  std::filesystem::create_directories(folder.folder);
  std::filesystem::permissions(folder.folder, std::filesystem::perms::owner_all);
  Issuer issuer{nullptr, new_key()};
  const std::string& first = names.names.empty() ? names.addresses.front() : names.names.front();
  issuer.document = new_authority(issuer.key, first, now);
  write_file(folder.ca_key(), pem_of(issuer.key), 0600);
  write_file(folder.ca_certificate(), pem_of(issuer.document), 0644);
  issue_server(folder, issuer, names, now);
  return {};
}

base::Result<void> renew_certificate(const TlsFolder& folder, core::Instant now) {
  const Issuer issuer{read_document(folder.ca_certificate()), read_key(folder.ca_key())};
  ERR_clear_error();
  if (!issuer.document || !issuer.key)
    return base::refuse("certificate_authority_missing", {}, {{"folder", folder.folder.string()}});
  if (X509_check_private_key(issuer.document.get(), issuer.key.get()) != 1)
    return base::refuse("certificate_key_other", {}, {{"file", folder.ca_key().string()}});
  const auto old = read_certificate(folder.server().certificate);
  if (!old) return std::unexpected(old.error());
  issue_server(folder, issuer, old->names, now);
  return {};
}

base::Result<CertificateFacts> read_certificate(const std::filesystem::path& file) {
  const Document document = read_document(file);
  ERR_clear_error();
  if (!document) return base::refuse("certificate_unreadable", {}, {{"file", file.string()}});
  CertificateFacts out;
  char name[256] = {};
  X509_NAME_get_text_by_NID(X509_get_subject_name(document.get()), NID_commonName, name,
                            sizeof name);
  out.subject = name;
  out.names = names_of(document);
  out.from = instant_of(X509_get0_notBefore(document.get()));
  out.until = instant_of(X509_get0_notAfter(document.get()));
  base::Digest digest{};
  unsigned size = 0;
  must(X509_digest(document.get(), EVP_sha256(), digest.data(), &size) == 1);
  out.fingerprint = base::to_hex(digest);
  return out;
}

}  // namespace luoshi::http
