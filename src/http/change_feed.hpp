// Server-sent events: who is listening, and what each may know. An event says only "record X
// changed"; reading X is another request, through Scope as always.
#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "app/projection.hpp"
#include "core/access.hpp"
#include "http/respond.hpp"
#include "http/sealed_number.hpp"

namespace luoshi::http {

// Thread-safe. One thread of its own matches changes with listeners. publish() only leaves the
// changes at the door, so that the writer waits for no listener.
class ChangeFeed {
 public:
  ChangeFeed();
  ~ChangeFeed();  // closes every stream
  ChangeFeed(const ChangeFeed&) = delete;
  ChangeFeed& operator=(const ChangeFeed&) = delete;

  void publish(std::vector<app::Change> changes);

  // Who listens. is_valid: asked now and then; false ends the stream (signed off, post left).
  struct Listener {
    core::Scope scope;
    std::function<bool()> is_valid;
  };
  // last_event_id: of the last event the client has, or empty. What it missed comes first; when
  // that cannot be known any more, the event `reset` tells it to read its lists anew.
  void listen(std::shared_ptr<Stream> stream, Listener listener, std::string_view last_event_id);
  // False when the server has no room for another stream (limits: event_streams_max).
  bool has_room() const;

 private:
  struct Numbered {
    std::uint64_t number = 0;
    app::Change change;
  };
  struct Listening {
    std::shared_ptr<Stream> stream;
    Listener listener;
    std::uint64_t next = 0;
    std::chrono::steady_clock::time_point check_at;
  };
  void run();
  // False: the client is gone, too slow, or no longer valid.
  bool bring_up_to_date(Listening& one);
  std::string event_of(const Numbered& numbered) const;

  // What has come since the last round. False: stop.
  bool wait_for_more();
  void keep(std::vector<app::Change> changes);

  SealedNumbers ids_;
  std::mutex door_mutex_;
  std::condition_variable wake_;
  std::vector<app::Change> door_;
  bool somebody_came_ = false;
  bool stopping_ = false;
  mutable std::mutex mutex_;   // of what follows; never held while changes are left at the door
  std::deque<Numbered> kept_;  // the latest, for those who come back
  std::uint64_t next_ = 1;
  std::vector<Listening> listening_;
  std::thread thread_;
};

}  // namespace luoshi::http
