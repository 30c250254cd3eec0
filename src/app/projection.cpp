#include "app/projection.hpp"

#include "core/codec.hpp"

namespace luoshi::app {

core::State decoded_state(const journal::StoredState& stored, const core::Id& record) {
  auto state = core::decode_state(stored.state);
  if (!state)
    throw journal::StoreFault("state of " + base::to_text(record) + ": " + state.error().code +
                              " " + state.error().field);
  return std::move(*state);
}

std::optional<core::State> load_state(journal::WriteTransaction& transaction,
                                      const core::Id& record) {
  const auto stored = transaction.find_state(record);
  if (!stored) return std::nullopt;
  return decoded_state(*stored, record);
}

void Projection::know(const core::Id& record, const core::State& state) {
  touched_.push_back({record, state, 0});
}

Projection::Touched& Projection::touch(const core::Id& record) {
  auto it = std::ranges::find(touched_, record, &Touched::record);
  if (it != touched_.end()) return *it;
  return touched_.emplace_back(record, load_state(transaction_, record), 0);
}

void Projection::apply(const core::Envelope& envelope, std::int64_t seq) {
  Touched& touched = touch(envelope.record);
  const core::State* before = touched.state ? &*touched.state : nullptr;
  core::State after = core::evolve(before, envelope);
  const auto entries =
      core::difference(before ? core::contributions(*before) : std::vector<core::Contribution>{},
                       core::contributions(after));
  if (!entries.empty()) transaction_.put_entries(envelope.record, seq, entries);
  touched.state = std::move(after);
  touched.last_seq = seq;
}

void Projection::flush(std::vector<Change>* changes) {
  const auto read = [&](const core::Text& text) {
    if (!text.plain.empty() || !text.sealed()) return text.plain;
    return transaction_.find_text(text.vault).value_or(std::string());
  };
  for (const Touched& one : touched_) {
    if (one.last_seq == 0) continue;
    views::Row row = views::row_of(one.record, *one.state, read);
    transaction_.put_row(row, core::encode_state(*one.state), one.last_seq);
    if (changes) changes->push_back({one.record, row.noun, std::move(row.scopes)});
  }
}

}  // namespace luoshi::app
