// The HTTP/1.1 server: sockets, threads, timeouts and the drain at the end. It knows nothing of
// routes; what a request means is the handler's business.
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "http/metrics.hpp"
#include "http/problem.hpp"
#include "http/proxies.hpp"
#include "http/rate_limit.hpp"
#include "http/request_reader.hpp"
#include "http/respond.hpp"
#include "http/tls.hpp"

namespace luoshi::http {

struct Timeouts {
  using Milliseconds = std::chrono::milliseconds;
  Milliseconds header = base::limits::http_header_time_max;  // from its first byte to its last
  Milliseconds body = base::limits::http_body_time_max;      // from the header's end
  Milliseconds idle = base::limits::http_idle_time_max;      // without a byte of a request
  Milliseconds answer = base::limits::http_answer_time_max;
  Milliseconds linger = base::limits::http_linger_time_max;
  Milliseconds heartbeat = base::limits::http_stream_heartbeat_time;  // of a silent stream
  Milliseconds drain = base::limits::http_drain_time_max;
};

// Of one address, before anybody has signed in; 0 or none: no limit. Trusted proxies have none.
struct AddressLimits {
  std::size_t connections_max = 0;
  Rate requests;
  // free: programs on this machine, and a proxy on it that nobody declared, are not limited.
  enum class Loopback { free, limited } loopback = Loopback::free;
};

struct ServerConfig {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any free one, see Server::port()
  // Measured on two cores (docs/measurements.md): with two, a case is read half as often again;
  // answers of a few bytes gain nothing.
  std::size_t threads = 2;
  std::size_t connections_max = base::limits::http_connections_max;
  ReadLimits limits;
  // Where bodies of PUT go; empty: none is taken. Made, and emptied of what is left there.
  std::filesystem::path upload_folder;
  Timeouts timeouts;
  // Runs on a network thread, when the header of an upload is whole and before its body is taken:
  // who is not signed in writes nothing to the disk.
  UploadCheck before_upload;
  // None: plain HTTP, which stays on loopback.
  std::optional<TlsFiles> tls;
  TrustedProxies proxies;
  // "/luoshi" when a gateway serves under it; a request without it is taken as well, because some
  // gateways cut it off themselves.
  std::string path_prefix;
  AddressLimits address_limits;
  Metrics* metrics = nullptr;  // must outlive the server
};

class Server {
 public:
  // Refusals: address_malformed, address_needs_tls (plain HTTP stays on loopback), port_taken,
  // and those of load_tls.
  // Other failures of the network are faults (std::system_error).
  static base::Result<std::unique_ptr<Server>> start(ServerConfig config, Handler handler,
                                                     Problems problems);
  ~Server();  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;

  // New connections get the certificate that the files now hold. False: nothing has changed. A
  // refusal of load_tls leaves the old one in use.
  base::Result<bool> reload_certificate(Certificate::Reload when);

  // Takes no new connection, lets begun requests finish (Timeouts::drain), closes, joins. Every
  // Respond must have been used or dropped before this can return. May be called again.
  void stop();

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace luoshi::http
