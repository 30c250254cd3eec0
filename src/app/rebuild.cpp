#include "app/rebuild.hpp"

#include "app/projection.hpp"
#include "core/codec.hpp"

namespace luoshi::app {

namespace {
constexpr std::int32_t events_per_transaction = 1000;

core::Envelope envelope_of(const views::HistoryEvent& event) {
  auto envelope = core::decode_envelope(event.bytes);
  if (!envelope)
    throw journal::StoreFault("event " + std::to_string(event.seq) + ": " + envelope.error().code +
                              " " + envelope.error().field);
  return std::move(*envelope);
}
}  // namespace

void rebuild(journal::Store& store, const Progress& progress) {
  store.clear_views();
  const auto reader = store.reader();
  const std::int64_t total = reader->head().seq;
  std::int64_t next = 1;
  while (next <= total) {
    auto events = reader->events(next, events_per_transaction);
    if (events.empty()) throw journal::StoreFault("event " + std::to_string(next) + " is missing");
    auto transaction = store.begin();
    // One command's events share a projection, as they did when they were written.
    std::optional<Projection> projection;
    core::Id command;
    for (const auto& event : events) {
      const core::Envelope envelope = envelope_of(event);
      if (!projection || envelope.command != command) {
        if (projection) projection->flush();
        projection.emplace(*transaction);
        command = envelope.command;
      }
      projection->apply(envelope, event.seq);
    }
    projection->flush();
    transaction->commit();
    next = events.back().seq + 1;
    progress(next - 1, total);
  }
}

std::vector<ViewDifference> compare_views(journal::Store& live, journal::Store& rebuilt) {
  const auto left = live.view_digests();
  const auto right = rebuilt.view_digests();
  std::vector<ViewDifference> out;
  for (const auto& one : left) {
    auto other = std::ranges::find(right, one.table, &journal::Store::ViewDigest::table);
    const std::int64_t rows = other == right.end() ? 0 : other->rows;
    if (other == right.end() || other->digest != one.digest || rows != one.rows)
      out.push_back({one.table, one.rows, rows});
  }
  return out;
}

}  // namespace luoshi::app
