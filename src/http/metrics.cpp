#include "http/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <mutex>

namespace luoshi::http {

namespace {

// Seconds; goals of the product are told in these.
const prometheus::Histogram::BucketBoundaries seconds_bounds = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};
constexpr std::size_t status_classes = 6;  // 0: none, 1xx to 5xx

}  // namespace

struct Metrics::Parts {
  // Looked up once: the library's own look-up by labels costs more than a small answer.
  struct Operation {
    std::array<prometheus::Counter*, status_classes> answers{};
    prometheus::Histogram* seconds = nullptr;
  };
  struct Watched {
    prometheus::Gauge* gauge;
    std::function<double()> read;
  };

  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests =
      prometheus::BuildCounter()
          .Name("luoshi_http_requests_total")
          .Help("Answers by operation of the route table and class of the status.")
          .Register(registry);
  prometheus::Family<prometheus::Histogram>& seconds =
      prometheus::BuildHistogram()
          .Name("luoshi_http_request_seconds")
          .Help("From the whole request to its answer's last byte.")
          .Register(registry);
  prometheus::Family<prometheus::Counter>& refusals =
      prometheus::BuildCounter()
          .Name("luoshi_http_refused_total")
          .Help("Requests and connections refused before any route.")
          .Register(registry);
  prometheus::Gauge& connections = prometheus::BuildGauge()
                                       .Name("luoshi_http_connections")
                                       .Help("Open connections.")
                                       .Register(registry)
                                       .Add({});
  prometheus::Gauge& streams = prometheus::BuildGauge()
                                   .Name("luoshi_http_streams")
                                   .Help("Open streams of events.")
                                   .Register(registry)
                                   .Add({});
  std::mutex mutex;
  std::map<std::string, Operation, std::less<>> operations;
  std::vector<Watched> watched;
};

Metrics::Metrics() : parts_(std::make_unique<Parts>()) {}
Metrics::~Metrics() = default;

void Metrics::answered(std::string_view operation, int status,
                       std::chrono::steady_clock::duration took) {
  if (operation.empty()) operation = "none";
  const auto status_class = static_cast<std::size_t>(std::clamp(status / 100, 0, 5));
  const std::lock_guard lock(parts_->mutex);
  auto found = parts_->operations.find(operation);
  if (found == parts_->operations.end()) {
    found = parts_->operations.emplace(operation, Parts::Operation{}).first;
    found->second.seconds =
        &parts_->seconds.Add({{"operation", std::string(operation)}}, seconds_bounds);
  }
  prometheus::Counter*& answers = found->second.answers[status_class];
  if (!answers)
    answers = &parts_->requests.Add(
        {{"operation", std::string(operation)}, {"status", fmt::format("{}xx", status_class)}});
  answers->Increment();
  found->second.seconds->Observe(std::chrono::duration<double>(took).count());
}

void Metrics::refused(std::string_view reason) {
  parts_->refusals.Add({{"reason", std::string(reason)}}).Increment();
}

void Metrics::connection_opened() {
  parts_->connections.Increment();
}
void Metrics::connection_closed() {
  parts_->connections.Decrement();
}
void Metrics::stream_opened() {
  parts_->streams.Increment();
}
void Metrics::stream_closed() {
  parts_->streams.Decrement();
}

void Metrics::watch(const std::string& name, const std::string& help,
                    std::function<double()> read) {
  auto& gauge = prometheus::BuildGauge().Name(name).Help(help).Register(parts_->registry).Add({});
  parts_->watched.push_back({&gauge, std::move(read)});
}

std::string Metrics::text() {
  for (const Parts::Watched& one : parts_->watched) one.gauge->Set(one.read());
  return prometheus::TextSerializer().Serialize(parts_->registry.Collect());
}

Handler Metrics::handler() {
  return [this](const Request& request, Respond respond) {
    Response out;
    if (request.path.size() == 1 && request.path.front() == "metrics") {
      out.set_header("Content-Type", "text/plain; version=0.0.4");
      out.body = text();
    } else {
      out.status = 404;
    }
    respond(std::move(out));
  };
}

}  // namespace luoshi::http
