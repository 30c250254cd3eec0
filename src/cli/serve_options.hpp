// What serve is told on the command line, and the server's settings that follow from it.
#pragma once
#include "cli/session.hpp"
#include "http/server.hpp"

namespace luoshi::cli {

struct ServeOptions {
  std::filesystem::path folder;
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  std::filesystem::path certificate;
  std::filesystem::path key;
  bool plain = false;
  std::vector<std::string> trusted_proxies;
  std::string proxy_header = "x-forwarded-for";
  std::string path_prefix;
  std::size_t connections_per_address = base::limits::http_connections_per_address_max;
  double requests_per_second = base::limits::http_requests_per_second_max;
  double requests_per_account = base::limits::account_requests_per_second_max;
  std::optional<std::uint16_t> metrics_port;
  std::filesystem::path web;
};

void add_serve_options(CLI::App& app, ServeOptions& options, const Session& session);

// With the certificate named, else with the folder's own (luoshi tls init), else without
// encryption. Refusal: network_malformed.
base::Result<http::ServerConfig> server_config(const ServeOptions& options);

// Texts of serve and tls.
std::span<const base::Message> serve_messages();

}  // namespace luoshi::cli
