#include "http/tls.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <new>

namespace luoshi::http {

namespace {

constexpr std::string_view protocols = "\x08http/1.1";
// TLS 1.2 only with forward secrecy and authenticated encryption; 1.3 has nothing else.
constexpr const char* ciphers_1_2 = "ECDHE+AESGCM:ECDHE+CHACHA20";

const unsigned char* raw(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

int choose_protocol(SSL*, const unsigned char** out, unsigned char* size,
                    const unsigned char* offered, unsigned offered_size, void*) {
  unsigned char* chosen = nullptr;
  const int result =
      SSL_select_next_proto(&chosen, size, raw(protocols), static_cast<unsigned>(protocols.size()),
                            offered, offered_size);
  *out = chosen;
  // Bytes meant for another protocol must not be read as HTTP (RFC 9325 section 3.8).
  return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

}  // namespace

base::Result<TlsContext> load_tls(const TlsFiles& files) {
  ERR_clear_error();
  const TlsContext out(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
  if (!out) throw std::bad_alloc();
  SSL_CTX* raw_context = out.get();
  SSL_CTX_set_min_proto_version(raw_context, TLS1_2_VERSION);
  SSL_CTX_set_cipher_list(raw_context, ciphers_1_2);
  SSL_CTX_set_options(raw_context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_mode(raw_context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                    SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  // One read of the socket for a record instead of two.
  SSL_CTX_set_read_ahead(raw_context, 1);
  // Resumption by tickets, which cost the server no memory; a new certificate ends them.
  SSL_CTX_set_session_cache_mode(raw_context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_num_tickets(raw_context, 1);
  SSL_CTX_set_alpn_select_cb(raw_context, choose_protocol, nullptr);
  const auto no = [](std::string_view code, const std::filesystem::path& file) {
    ERR_clear_error();
    return base::refuse(code, {}, {{"file", file.string()}});
  };
  if (SSL_CTX_use_certificate_chain_file(raw_context, files.certificate.c_str()) != 1)
    return no("certificate_unreadable", files.certificate);
  if (SSL_CTX_use_PrivateKey_file(raw_context, files.key.c_str(), SSL_FILETYPE_PEM) != 1)
    // The key of another certificate fails here already.
    return no(ERR_GET_REASON(ERR_peek_error()) == X509_R_KEY_VALUES_MISMATCH
                  ? "certificate_key_other"
                  : "certificate_key_unreadable",
              files.key);
  if (SSL_CTX_check_private_key(raw_context) != 1) return no("certificate_key_other", files.key);
  return out;
}

Certificate::Certificate(TlsFiles files, TlsContext context, Times read_at)
    : files_(std::move(files)), context_(std::move(context)), read_at_(read_at) {}

Certificate::Times Certificate::times_of(const TlsFiles& files) {
  std::error_code ignored;
  return {std::filesystem::last_write_time(files.certificate, ignored),
          std::filesystem::last_write_time(files.key, ignored)};
}

base::Result<std::unique_ptr<Certificate>> Certificate::open(TlsFiles files) {
  const Times times = times_of(files);
  auto context = load_tls(files);
  if (!context) return std::unexpected(std::move(context.error()));
  return std::unique_ptr<Certificate>(
      new Certificate(std::move(files), std::move(*context), times));
}

TlsContext Certificate::current() const {
  const std::lock_guard lock(mutex_);
  return context_;
}

base::Result<bool> Certificate::reload(Reload when) {
  const Times times = times_of(files_);
  {
    const std::lock_guard lock(mutex_);
    if (when == Reload::if_changed && times == read_at_) return false;
    read_at_ = times;
  }
  auto context = load_tls(files_);
  if (!context) return std::unexpected(std::move(context.error()));
  const std::lock_guard lock(mutex_);
  context_ = std::move(*context);
  return true;
}

}  // namespace luoshi::http
