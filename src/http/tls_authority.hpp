// An office's own certificate authority, for networks where no certificate can be bought: its
// certificate goes onto the phones, its key stays in a folder that only the server's user reads.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "core/value.hpp"
#include "http/tls.hpp"

namespace luoshi::http {

// Files of DIR/tls.
struct TlsFolder {
  std::filesystem::path folder;
  std::filesystem::path ca_certificate() const { return folder / "ca.crt"; }
  std::filesystem::path ca_key() const { return folder / "ca.key"; }
  TlsFiles server() const { return {folder / "server.crt", folder / "server.key"}; }
  bool exists() const { return std::filesystem::exists(server().certificate); }
};

struct ServerNames {
  std::vector<std::string> names;  // DNS names
  std::vector<std::string> addresses;
};

// Refusals: certificate_exists, certificate_name_missing, certificate_name_malformed,
// address_malformed. Authority: EC P-256, 10 years; server: 397 days, which is the longest that
// phones accept.
base::Result<void> found_authority(const TlsFolder& folder, const ServerNames& names,
                                   core::Instant now);
// A new key and certificate of the server with the same names.
// Refusals: certificate_authority_missing, certificate_unreadable, certificate_key_other.
base::Result<void> renew_certificate(const TlsFolder& folder, core::Instant now);

struct CertificateFacts {
  std::string subject;
  ServerNames names;
  core::Instant from;
  core::Instant until;
  std::string fingerprint;  // SHA-256 in hexadecimal
};
// Refusal: certificate_unreadable.
base::Result<CertificateFacts> read_certificate(const std::filesystem::path& file);

}  // namespace luoshi::http
