// A load over HTTPS: one thread, many kept-alive connections, each with one request at a time.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace luoshi::bench {

struct LoadOptions {
  std::uint16_t port = 0;
  std::size_t connections = 0;
  std::size_t requests = 0;  // in all
  // The bytes of the n-th request, head and body; called once for each n from 0.
  std::function<const std::string&(std::size_t)> request;
};

struct LoadResult {
  double seconds = 0;     // from the first request to the last answer; handshakes come before
  std::size_t good = 0;   // answers of 200 to 299
  std::string first_bad;  // the first other answer
  std::string last_body;  // of a good answer
  std::vector<double> latencies_us;
  double per_second() const { return static_cast<double>(good) / seconds; }
};

// Fault: std::runtime_error when the server cannot be reached or ends a connection.
LoadResult run_load(const LoadOptions& options);
LoadResult run_load(std::uint16_t port, std::size_t connections,
                    const std::vector<std::string>& requests);

}  // namespace luoshi::bench
