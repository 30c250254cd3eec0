// The server's certificate: read, checked, and read again when its files change, without a restart.
// Connections that exist keep the one they began with.
#pragma once
#include <filesystem>
#include <memory>
#include <mutex>

#include "base/result.hpp"

struct ssl_ctx_st;  // OpenSSL's SSL_CTX

namespace luoshi::http {

// PEM: the server's certificate with whatever leads up to its authority, and its private key.
struct TlsFiles {
  std::filesystem::path certificate;
  std::filesystem::path key;
};

using TlsContext = std::shared_ptr<ssl_ctx_st>;

// TLS 1.2 with forward secrecy, and 1.3; HTTP/1.1 only. Refusals: certificate_unreadable,
// certificate_key_unreadable, certificate_key_other.
base::Result<TlsContext> load_tls(const TlsFiles& files);

class Certificate {
 public:
  static base::Result<std::unique_ptr<Certificate>> open(TlsFiles files);

  TlsContext current() const;
  enum class Reload { always, if_changed };
  // False when the files have not changed. A refusal leaves the old one in use; it is not told
  // again until the files change again.
  base::Result<bool> reload(Reload when);

 private:
  struct Times {
    std::filesystem::file_time_type certificate;
    std::filesystem::file_time_type key;
    bool operator==(const Times&) const = default;
  };
  Certificate(TlsFiles files, TlsContext context, Times read_at);
  static Times times_of(const TlsFiles& files);

  const TlsFiles files_;
  mutable std::mutex mutex_;
  TlsContext context_;
  Times read_at_;
};

}  // namespace luoshi::http
