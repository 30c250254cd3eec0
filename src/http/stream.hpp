// Server-sent events on one connection: handlers give pieces from any thread, the connection sends
// them, with a comment in between when there is long nothing to say (HTML Standard section 9.2).
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "base/limits.hpp"

namespace luoshi::http {

class Stream {
 public:
  // Whole events as text: "id: 5\ndata: {...}\n\n". False: the client is gone or was too slow and
  // has been cut (limits: http_stream_pieces_max, http_stream_bytes_max), and nothing will be sent.
  bool send(std::string piece);
  // What was sent before still goes out.
  void close();
  bool is_open() const;
  bool is_cut() const;

  // The rest is for the connection, or for a test that stands for one.
  // wake is called from any thread, under a lock: it must not call back.
  void attach(std::function<void()> wake);
  // Nothing can be sent from here on; wake is not called again.
  void detach();
  enum class State { open, closing, cut };
  struct Waiting {
    std::string bytes;
    State state = State::open;
  };
  Waiting take();

 private:
  mutable std::mutex mutex_;
  std::function<void()> wake_;
  std::string waiting_;
  std::size_t pieces_ = 0;
  State state_ = State::open;
};

}  // namespace luoshi::http
