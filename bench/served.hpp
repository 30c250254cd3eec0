// `luoshi serve` over HTTPS as a process of its own, on a data folder with a filled database, and a
// token for every post that the campaign lets report.
#pragma once
#include <cstdint>
#include <cstdio>
#include <map>

#include "bench/benchmarks.hpp"
#include "http/tls_authority.hpp"

namespace luoshi::bench {

core::Instant system_now();

class Served {
 public:
  // A folder `name` of this run, with a copy of the database.
  Served(const Databases& databases, const std::filesystem::path& database,
         const std::string& name);
  ~Served();
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  std::uint16_t port() const { return port_; }
  const http::TlsFolder& files() const { return files_; }
  const std::string& token(const core::Id& post) const { return tokens_.at(post); }
  Campaign campaign(const std::string& name) const { return {snapshot_, name}; }
  // From its start until it has named its address.
  double ready_ms() const { return ready_ms_; }
  // Processor time so far, by the name of the threads ("network", "writer", ...), and of all.
  std::map<std::string, double> cpu_us_of_parts() const;
  double resident_mib() const;

  std::string create_request(const app::Request& request) const;
  std::string get_request(const core::Id& post, std::string_view target) const;

 private:
  void issue_tokens();
  void start();

  std::filesystem::path folder_;
  http::TlsFolder files_;
  std::string program_;
  std::shared_ptr<const app::Snapshot> snapshot_;
  std::map<core::Id, std::string> tokens_;
  pid_t process_ = -1;
  FILE* output_ = nullptr;
  std::uint16_t port_ = 0;
  double ready_ms_ = 0;
};

}  // namespace luoshi::bench
