#include "http/change_feed.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/id.hpp"
#include "base/limits.hpp"
#include "base/thread_name.hpp"

namespace luoshi::http {

namespace limits = base::limits;

namespace {
bool may_know(const core::Scope& scope, const app::Change& change) {
  return std::ranges::any_of(scope.ids, [&](const core::Id& id) {
    return std::ranges::find(change.scopes, id) != change.scopes.end();
  });
}
}  // namespace

ChangeFeed::ChangeFeed() : thread_([this] { run(); }) {}

ChangeFeed::~ChangeFeed() {
  {
    const std::lock_guard lock(door_mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
  for (Listening& one : listening_) one.stream->close();
}

void ChangeFeed::publish(std::vector<app::Change> changes) {
  {
    const std::lock_guard lock(door_mutex_);
    std::ranges::move(changes, std::back_inserter(door_));
  }
  wake_.notify_one();
}

void ChangeFeed::keep(std::vector<app::Change> changes) {
  for (app::Change& change : changes) kept_.push_back({next_++, std::move(change)});
  while (kept_.size() > limits::events_kept_max) kept_.pop_front();
}

bool ChangeFeed::has_room() const {
  const std::lock_guard lock(mutex_);
  return listening_.size() < limits::event_streams_max;
}

void ChangeFeed::listen(std::shared_ptr<Stream> stream, Listener listener,
                        std::string_view last_event_id) {
  const std::lock_guard lock(mutex_);
  Listening one{std::move(stream), std::move(listener), next_, {}};
  std::string first = "retry: 3000\n";
  if (!last_event_id.empty()) {
    const auto last = ids_.open(last_event_id);
    const std::uint64_t oldest = kept_.empty() ? next_ : kept_.front().number;
    if (last && *last + 1 >= oldest && *last < next_)
      one.next = *last + 1;
    else
      first += "event: reset\ndata: {}\n";
  }
  one.stream->send(first + "\n");
  listening_.push_back(std::move(one));
  {
    const std::lock_guard at_door(door_mutex_);
    somebody_came_ = true;
  }
  wake_.notify_one();
}

std::string ChangeFeed::event_of(const Numbered& numbered) const {
  return fmt::format("id: {}\nevent: changed\ndata: {{\"record\":\"{}\",\"noun\":\"{}\"}}\n\n",
                     ids_.seal(numbered.number), base::to_text(numbered.change.record),
                     views::name_of(numbered.change.noun));
}

bool ChangeFeed::bring_up_to_date(Listening& one) {
  if (!one.stream->is_open()) return false;
  if (const auto now = std::chrono::steady_clock::now(); now >= one.check_at) {
    one.check_at = now + limits::event_listener_check_interval;
    if (!one.listener.is_valid()) return false;
  }
  // Fell behind what is kept: it must read anew.
  if (!kept_.empty() && one.next < kept_.front().number) {
    one.next = kept_.front().number;
    if (!one.stream->send("event: reset\ndata: {}\n\n")) return false;
  }
  const auto from = std::ranges::lower_bound(kept_, one.next, {}, &Numbered::number);
  std::string text;
  for (auto at = from; at != kept_.end(); ++at)
    if (may_know(one.listener.scope, at->change)) text += event_of(*at);
  one.next = next_;
  return text.empty() || one.stream->send(std::move(text));
}

// Looks again without any change, so that who was signed off does not listen on.
bool ChangeFeed::wait_for_more() {
  std::vector<app::Change> changes;
  {
    std::unique_lock lock(door_mutex_);
    wake_.wait_for(lock, limits::event_listener_check_interval,
                   [&] { return stopping_ || somebody_came_ || !door_.empty(); });
    if (stopping_) return false;
    somebody_came_ = false;
    changes.swap(door_);
  }
  const std::lock_guard lock(mutex_);
  keep(std::move(changes));
  return true;
}

void ChangeFeed::run() {
  base::name_this_thread("change feed");
  while (wait_for_more()) {
    const std::lock_guard lock(mutex_);
    std::erase_if(listening_, [&](Listening& one) {
      if (bring_up_to_date(one)) return false;
      one.stream->close();
      return true;
    });
  }
}

}  // namespace luoshi::http
