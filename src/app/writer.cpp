#include "app/writer.hpp"

#include <future>

#include "base/limits.hpp"
#include "base/thread_name.hpp"

namespace luoshi::app {

Writer::Writer(journal::Store& store, Clock clock, Watch watch)
    : executor_(store, std::move(clock)) {
  executor_.watch(std::move(watch));
  thread_ = std::thread([this] { run(); });
}

Writer::~Writer() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

bool Writer::submit(Request request, Done done) {
  if (!request.body) request.body = body_digest(request);
  {
    std::lock_guard lock(mutex_);
    if (stopping_ || waiting_.size() >= base::limits::commands_waiting_max) return false;
    waiting_.push_back({std::move(request), std::move(done)});
  }
  wake_.notify_one();
  return true;
}

Outcome Writer::execute(Request request) {
  std::promise<Outcome> promise;
  auto answer = promise.get_future();
  if (!submit(std::move(request), [&](Outcome outcome) { promise.set_value(std::move(outcome)); }))
    return base::refuse("server_busy");
  return answer.get();
}

std::vector<Outcome> Writer::execute(std::vector<Request> requests, Together together) {
  std::promise<std::vector<Outcome>> promise;
  auto answer = promise.get_future();
  between([&] {
    try {
      promise.set_value(executor_.execute(requests, together));
    } catch (...) {
      promise.set_exception(std::current_exception());
    }
  });
  return answer.get();
}

std::size_t Writer::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

void Writer::between(std::move_only_function<void()> task) {
  {
    std::lock_guard lock(mutex_);
    if (stopping_) return;
    tasks_.push_back(std::move(task));
  }
  wake_.notify_one();
}

void Writer::run() {
  base::name_this_thread("writer");
  std::vector<Waiting> group;
  std::vector<Request> requests;
  std::vector<std::move_only_function<void()>> tasks;
  for (;;) {
    group.clear();
    requests.clear();
    tasks.clear();
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stopping_ || !waiting_.empty() || !tasks_.empty(); });
      if (waiting_.empty() && tasks_.empty()) return;
      tasks.swap(tasks_);
      while (!waiting_.empty() && group.size() < base::limits::commands_per_transaction_max) {
        group.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
      }
    }
    for (auto& task : tasks) task();
    if (group.empty()) continue;
    for (Waiting& one : group) requests.push_back(std::move(one.request));
    std::vector<Outcome> outcomes;
    try {
      outcomes = executor_.execute(requests);
    } catch (const journal::StoreFault& fault) {
      outcomes.assign(group.size(), base::refuse("store_failed", {}, {{"reason", fault.what()}}));
    }
    for (std::size_t i = 0; i < group.size(); ++i) group[i].done(std::move(outcomes[i]));
  }
}

}  // namespace luoshi::app
