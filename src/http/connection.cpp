#include "http/connection.hpp"

#include <spdlog/spdlog.h>

#include <boost/asio/async_result.hpp>
#include <cstring>

#include "http/worker.hpp"

namespace luoshi::http {

namespace {

constexpr std::size_t buffer_bytes_least = 4096;

TlsContext certificate_of(const Worker& worker) {
  const auto& certificate = worker.shared().certificate;
  return certificate ? certificate->current() : nullptr;
}

}  // namespace

Connection::Connection(Worker& worker, Socket socket, const Address& peer)
    : worker_(worker),
      transport_(std::move(socket), certificate_of(worker).get()),
      peer_(peer),
      reader_(worker.config().limits,
              [this](const Request& request) { return check_upload(request); }),
      buffer_(buffer_bytes_least),
      place_(worker.connections_.insert(worker.connections_.end(), this)),
      stream_timer_(worker.context_) {
  boost::system::error_code ignored;
  transport_.socket().set_option(Tcp::no_delay(true), ignored);
  allow(worker_.config().timeouts.idle);
}

Connection::~Connection() {
  worker_.connections_.erase(place_);
  if (worker_.connections_.empty() && worker_.is_draining()) worker_.sweep_timer_.cancel();
}

void Connection::begin_drain() {
  if (idle_) transport_.close();
  if (stream_) stream_->close();
}

void Connection::close_if_late(Clock::time_point now) {
  if (now >= deadline_) transport_.close();
}

Task<> Connection::run() {
  if (transport_.is_encrypted()) {
    allow(worker_.config().timeouts.header);
    if (!co_await transport_.shake_hands()) co_return;
    allow(worker_.config().timeouts.idle);
  }
  while (co_await read_request())
    if (!co_await serve_one()) co_return;
}

Task<bool> Connection::serve_one() {
  if (reader_.state() == RequestReader::State::rejected) {
    co_await refuse_rejected();
    co_return false;
  }
  const auto begun = Clock::now();
  const bool wants_close = !reader_.keeps_alive();
  const bool is_http_1_0 = reader_.is_http_1_0();
  Request request = reader_.take();
  const Address client = complete(request);
  Asked asked = asked_of(request);
  asked.wants_close = wants_close;
  asked.is_http_1_0 = is_http_1_0;
  std::string operation;
  Response response;
  if (const Allowance allowance = worker_.allow(client); !allowance.allowed) {
    if (worker_.metrics()) worker_.metrics()->refused("too_many_requests");
    response = too_many_requests(worker_.problems(), request, allowance);
  } else {
    response = co_await ask(std::move(request), asked, operation);
  }
  if (response.stream) {
    if (worker_.metrics())
      worker_.metrics()->answered(operation, response.status, Clock::now() - begun);
    co_await run_stream(std::move(response), asked);
    co_return false;
  }
  const int status = response.status;
  const bool keep_open = !asked.wants_close && !worker_.is_draining();
  const std::string_view promise = asked.is_http_1_0 ? "keep-alive" : "";
  if (!co_await write(std::move(response), asked, keep_open ? promise : "close")) co_return false;
  if (worker_.metrics()) worker_.metrics()->answered(operation, status, Clock::now() - begun);
  if (!keep_open) co_await linger();
  co_return keep_open;
}

Task<> Connection::refuse_rejected() {
  if (worker_.metrics()) worker_.metrics()->refused(reader_.rejection());
  const Asked asked = asked_of(reader_.request());
  Response response = worker_.problems().answer(reader_.refusal(), reader_.request());
  if (co_await write(std::move(response), asked, "close")) co_await linger();
}

Connection::Asked Connection::asked_of(const Request& request) const {
  return {.method = request.method,
          .wants_close = true,
          .path = request.target.substr(0, request.target.find('?')),
          .accept_language = std::string(request.header("Accept-Language")),
          .prefix = request.prefix,
          .accepts_gzip = accepts_gzip(request.header("Accept-Encoding"))};
}

std::optional<base::Refusal> Connection::check_upload(const Request& request) const {
  const UploadCheck& check = worker_.config().before_upload;
  if (!check) return std::nullopt;
  Request seen = request;
  complete(seen);
  return check(seen);
}

Address Connection::complete(Request& request) const {
  const ServerConfig& config = worker_.config();
  const auto origin = config.proxies.origin_of(request, peer_, transport_.is_encrypted());
  request.remote_address = text_of(origin.address);
  request.is_secure = origin.is_secure;
  const std::vector<std::string>& prefix = worker_.shared().prefix;
  if (prefix.empty()) return origin.address;
  for (const std::string& segment : prefix) request.prefix += "/" + segment;
  if (std::ranges::mismatch(request.path, prefix).in2 == prefix.end())
    request.path.erase(request.path.begin(),
                       request.path.begin() + static_cast<std::ptrdiff_t>(prefix.size()));
  // "/luoshi/" is the prefix and an empty segment: the root.
  if (request.path.size() == 1 && request.path.front().empty()) request.path.clear();
  return origin.address;
}

Task<bool> Connection::read_request() {
  using State = RequestReader::State;
  const Timeouts& timeouts = worker_.config().timeouts;
  bool told_to_continue = false;
  State before = State::nothing;
  for (;;) {
    feed();
    const State now = reader_.state();
    if (now == State::complete || now == State::rejected) co_return true;
    if (now != before && now == State::header) allow(timeouts.header);
    if (now == State::body) allow_body(before);
    before = now;
    if (now == State::nothing) {
      if (worker_.is_draining()) co_return false;
      allow(timeouts.idle);
    }
    if (reader_.wants_continue() && !told_to_continue && buffered_ == 0) {
      told_to_continue = true;
      static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      const auto [error, bytes] = co_await transport_.write({asio::buffer(go_on), {}});
      if (error) co_return false;
    }
    idle_ = now == State::nothing;
    const bool more = co_await read_more();
    idle_ = false;
    if (!more) co_return false;
  }
}

// A short body has one deadline; an upload must go on and on.
void Connection::allow_body(RequestReader::State before) {
  const bool begins = before != RequestReader::State::body;
  if (begins) upload_progress_ = 0;
  if (reader_.is_upload() && buffer_.size() < base::limits::http_file_piece_bytes)
    buffer_.resize(base::limits::http_file_piece_bytes);
  const bool goes_on =
      reader_.is_upload() && upload_progress_ >= worker_.config().limits.upload.progress_bytes;
  if (goes_on) upload_progress_ = 0;
  if (begins || goes_on) allow(worker_.config().timeouts.body);
}

void Connection::feed() {
  const std::size_t taken = reader_.put({buffer_.data(), buffered_});
  buffered_ -= taken;
  std::memmove(buffer_.data(), buffer_.data() + taken, buffered_);
  // A phone that has sent its photo and stays connected must not keep the room for it.
  if (buffered_ == 0 && buffer_.size() > buffer_bytes_least &&
      reader_.state() == RequestReader::State::nothing)
    buffer_ = std::vector<char>(buffer_bytes_least);
}

Task<bool> Connection::read_more() {
  // The reader never needs more than a header's worth at once.
  if (buffered_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
  const auto room = asio::buffer(buffer_.data() + buffered_, buffer_.size() - buffered_);
  const auto [error, bytes] = co_await transport_.read_some(room);
  buffered_ += bytes;
  upload_progress_ += bytes;
  co_return !error;
}

Task<Response> Connection::ask(Request request, const Asked& asked, std::string& operation) {
  deadline_ = Clock::time_point::max();
  PendingAnswer pending(worker_);
  try {
    worker_.shared().handler(std::move(request), Respond(pending));
  } catch (const std::exception& fault) {
    // The handler's Respond went down with it, so `pending` is answered.
    spdlog::error("http: {}: {}", asked.path, fault.what());
  }
  co_await pending.wait();
  operation = pending.operation();
  std::optional<Response> response = pending.take();
  co_return response ? std::move(*response) : fault_answer(asked);
}

Response Connection::fault_answer(const Asked& asked) const {
  Request request;
  request.target = asked.path;
  request.headers.push_back({"Accept-Language", asked.accept_language});
  return worker_.problems().answer({"internal_fault", {}, {}}, request);
}

HeadFacts Connection::head_facts(const Asked& asked, std::string_view connection) const {
  return {.date = worker_.date(),
          .connection = connection,
          .is_encrypted = transport_.is_encrypted(),
          .prefix = asked.prefix};
}

Task<bool> Connection::write(Response response, const Asked& asked, std::string_view connection) {
  allow(worker_.config().timeouts.answer);
  std::unique_ptr<FileReader> reader;
  if (response.file && !(reader = FileReader::open(response.file->path))) {
    spdlog::error("http: {}: {} cannot be opened", asked.path, response.file->path.string());
    response = fault_answer(asked);
  }
  worker_.gzip().pack(response, asked.accepts_gzip);
  HeadFacts facts = head_facts(asked, connection);
  facts.length =
      response.file ? response.file->size : static_cast<std::int64_t>(response.body.size());
  const std::string head = head_of(response, facts);
  const bool without_body = asked.method == Method::head || has_no_content(response.status);
  if (reader && !without_body) co_return co_await write_file(head, *response.file, *reader);
  const auto body = asio::buffer(response.body.data(), without_body ? 0 : response.body.size());
  const auto [error, bytes] = co_await transport_.write({asio::buffer(head), body});
  co_return !error;
}

// Each piece has the time of an answer: who takes less than 1 KiB a second is cut.
Task<bool> Connection::write_file(const std::string& head, const FileBody& body,
                                  const FileReader& reader) {
  std::vector<char> piece(base::limits::http_file_piece_bytes);
  const std::int64_t end = body.offset + body.size;
  std::int64_t offset = body.offset;
  std::string_view before = head;
  do {
    const auto wanted = std::min(piece.size(), static_cast<std::size_t>(end - offset));
    const std::size_t read = reader.read_at(offset, std::span(piece).first(wanted));
    // The length is promised already: only the end of the connection can tell that it is wrong.
    if (read == 0 && wanted > 0) co_return false;
    allow(worker_.config().timeouts.answer);
    const auto [error, bytes] =
        co_await transport_.write({asio::buffer(before), asio::buffer(piece.data(), read)});
    if (error) co_return false;
    before = {};
    offset += static_cast<std::int64_t>(read);
  } while (offset < end);
  co_return true;
}

Task<> Connection::linger() {
  allow(worker_.config().timeouts.linger);
  transport_.end_sending();
  std::size_t dropped = 0;
  while (dropped < base::limits::http_linger_bytes_max) {
    const auto [error, bytes] = co_await transport_.read_some(asio::buffer(buffer_));
    if (error) co_return;
    dropped += bytes;
  }
}

void PendingAnswer::finish(std::optional<Response> response) noexcept {
  response_ = std::move(response);
  // When nobody waits yet the connection goes on by itself, and this object may be gone at once.
  if (state_.exchange(State::answered) == State::waiting) worker_.finished(*this);
}

Task<> PendingAnswer::wait() {
  if (state_.load() == State::answered) co_return;
  const auto suspend = [this](auto handler) {
    resume_ = std::move(handler);
    State open = State::open;
    if (!state_.compare_exchange_strong(open, State::waiting)) worker_.finished(*this);
  };
  Suspend token;
  co_await asio::async_initiate<Suspend, void()>(suspend, token);
}

}  // namespace luoshi::http
