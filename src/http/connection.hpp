// One connection: read a request, ask the handler, write the answer, again. Lives in the frame of
// Worker::serve, on one network thread.
#pragma once
#include <atomic>
#include <functional>
#include <list>
#include <optional>
#include <string>
#include <vector>

#include "http/response_head.hpp"
#include "http/server.hpp"
#include "http/transport.hpp"

namespace luoshi::http {

class Worker;

// One request that waits for its answer. Lives in the coroutine frame of its connection, so the
// queue of answers allocates nothing for each request.
class PendingAnswer final : public Exchange {
 public:
  explicit PendingAnswer(Worker& worker) : worker_(worker) {}

  void finish(std::optional<Response> response) noexcept override;
  void note_operation(std::string_view operation) noexcept override { operation_ = operation; }
  Task<> wait();
  // The connection runs on inside and may destroy this object, hence the handler leaves it first.
  void resume() { std::exchange(resume_, nullptr)(); }
  std::optional<Response> take() { return std::move(response_); }
  std::string_view operation() const { return operation_; }

 private:
  enum class State { open, waiting, answered };

  Worker& worker_;
  std::atomic<State> state_ = State::open;
  std::optional<Response> response_;
  std::string_view operation_;
  std::move_only_function<void()> resume_;
};

class Connection {
 public:
  Connection(Worker& worker, Socket socket, const Address& peer);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Task<> run();
  // An idle one closes, a stream ends, everything else finishes its request.
  void begin_drain();
  void close_if_late(Clock::time_point now);

 private:
  // What of a request matters after the handler has taken it.
  struct Asked {
    Method method = Method::get;
    bool wants_close = false;
    bool is_http_1_0 = false;
    std::string path;
    std::string accept_language;
    std::string prefix;
    bool accepts_gzip = false;
  };

  // False when there is no further request: closed, cut, or draining.
  Task<bool> read_request();
  Task<bool> read_more();
  void feed();
  void allow_body(RequestReader::State before);
  std::optional<base::Refusal> check_upload(const Request& request) const;
  // Fills in what only the connection knows: the client's address, the prefix. The address.
  Address complete(Request& request) const;
  Task<> refuse_rejected();

  // False when the connection is over.
  Task<bool> serve_one();
  Asked asked_of(const Request& request) const;
  Task<Response> ask(Request request, const Asked& asked, std::string& operation);
  Response fault_answer(const Asked& asked) const;

  // False when the client is gone.
  Task<bool> write(Response response, const Asked& asked, std::string_view connection);
  Task<bool> write_file(const std::string& head, const FileBody& body, const FileReader& reader);
  HeadFacts head_facts(const Asked& asked, std::string_view connection) const;
  Task<> linger();

  // connection_stream.cpp
  Task<> run_stream(Response head, const Asked& asked);
  Task<> send_pieces(Stream& stream, const Asked& asked);
  Task<bool> send_piece(std::string_view bytes, const Asked& asked);
  Task<> watch_for_the_end();
  void stream_woken();

  void allow(Timeouts::Milliseconds time) { deadline_ = Clock::now() + time; }

  Worker& worker_;
  Transport transport_;
  Address peer_;
  RequestReader reader_;
  std::vector<char> buffer_;
  std::size_t buffered_ = 0;
  std::size_t upload_progress_ = 0;
  bool idle_ = true;
  Clock::time_point deadline_;
  std::list<Connection*>::iterator place_;

  std::shared_ptr<Stream> stream_;
  Timer stream_timer_;
  bool client_watched_ = false;
  bool client_ended_ = false;
};

}  // namespace luoshi::http
