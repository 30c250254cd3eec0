#include "http/stream.hpp"

namespace luoshi::http {

bool Stream::send(std::string piece) {
  const std::lock_guard lock(mutex_);
  if (state_ != State::open) return false;
  if (pieces_ + 1 > base::limits::http_stream_pieces_max ||
      waiting_.size() + piece.size() > base::limits::http_stream_bytes_max)
    state_ = State::cut;
  else
    waiting_ += piece;
  ++pieces_;
  // Awake already when there was something before.
  if (wake_ && (pieces_ == 1 || state_ == State::cut)) wake_();
  return state_ == State::open;
}

void Stream::close() {
  const std::lock_guard lock(mutex_);
  if (state_ != State::open) return;
  state_ = State::closing;
  if (wake_) wake_();
}

bool Stream::is_open() const {
  const std::lock_guard lock(mutex_);
  return state_ == State::open;
}

bool Stream::is_cut() const {
  const std::lock_guard lock(mutex_);
  return state_ == State::cut;
}

void Stream::attach(std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  wake_ = std::move(wake);
}

void Stream::detach() {
  const std::lock_guard lock(mutex_);
  wake_ = nullptr;
  state_ = State::cut;
}

Stream::Waiting Stream::take() {
  const std::lock_guard lock(mutex_);
  Waiting out{std::exchange(waiting_, {}), state_};
  pieces_ = 0;
  return out;
}

}  // namespace luoshi::http
