#include "cli/serve_options.hpp"

#include "http/tls_authority.hpp"

namespace luoshi::cli {

void add_serve_options(CLI::App& app, ServeOptions& options, const Session& session) {
  app.add_option("folder", options.folder, session.text("arg_folder"))->required();
  app.add_option("--address", options.address, session.text("arg_address"));
  app.add_option("--port", options.port, session.text("arg_port"));
  auto* certificate =
      app.add_option("--certificate", options.certificate, session.text("arg_certificate"));
  auto* key = app.add_option("--key", options.key, session.text("arg_key"));
  certificate->needs(key);
  key->needs(certificate);
  app.add_flag("--plain", options.plain, session.text("arg_plain"))->excludes(certificate);
  app.add_option("--trusted-proxy", options.trusted_proxies, session.text("arg_trusted_proxy"));
  app.add_option("--proxy-header", options.proxy_header, session.text("arg_proxy_header"))
      ->check(CLI::IsMember({"x-forwarded-for", "forwarded"}));
  app.add_option("--path-prefix", options.path_prefix, session.text("arg_path_prefix"));
  app.add_option("--connections-per-address", options.connections_per_address,
                 session.text("arg_connections_per_address"));
  app.add_option("--requests-per-second", options.requests_per_second,
                 session.text("arg_requests_per_second"));
  app.add_option("--requests-per-account", options.requests_per_account,
                 session.text("arg_requests_per_account"));
  app.add_option("--web", options.web, session.text("arg_web"));
  app.add_option("--metrics-port", options.metrics_port, session.text("arg_metrics_port"));
}

base::Result<http::ServerConfig> server_config(const ServeOptions& options) {
  http::ServerConfig out;
  out.address = options.address;
  out.port = options.port;
  out.upload_folder = options.folder / "uploads";
  out.path_prefix = options.path_prefix;
  const http::TlsFolder own{options.folder / "tls"};
  if (!options.certificate.empty())
    out.tls = http::TlsFiles{options.certificate, options.key};
  else if (!options.plain && own.exists())
    out.tls = own.server();
  const auto header = options.proxy_header == "forwarded" ? http::ProxyHeader::forwarded
                                                          : http::ProxyHeader::x_forwarded_for;
  auto proxies = http::TrustedProxies::parse(options.trusted_proxies, header);
  if (!proxies) return std::unexpected(std::move(proxies.error()));
  out.proxies = std::move(*proxies);
  constexpr double burst_seconds =
      base::limits::http_requests_burst_max / base::limits::http_requests_per_second_max;
  out.address_limits.connections_max = options.connections_per_address;
  out.address_limits.requests = {options.requests_per_second,
                                 options.requests_per_second * burst_seconds};
  return out;
}

}  // namespace luoshi::cli
