#include "app/due.hpp"

#include "core/codec.hpp"
#include "core/decide_case.hpp"

namespace luoshi::app {

namespace {
std::optional<core::CaseState> case_of(const views::DueRecord& due, views::Reader& reader) {
  const auto stored = reader.find(due.record, core::unrestricted());
  if (!stored) return std::nullopt;
  auto state = core::decode_state(stored->state);
  auto* one = state ? std::get_if<core::CaseState>(&*state) : nullptr;
  if (!one) return std::nullopt;
  return std::move(*one);
}
}  // namespace

std::vector<Request> DueWalk::look(views::Reader& reader, const Snapshot& snapshot,
                                   core::Instant now, std::int32_t limit) {
  if (rules_ != snapshot.rules) {
    rules_ = snapshot.rules;
    waiting_.clear();
  }
  std::vector<Request> out;
  const auto part = reader.due_records(now, after_, records_);
  after_.reset();
  for (const views::DueRecord& due : part) {
    if (is_waiting(due)) continue;
    if (auto request = look_at(due, reader, now)) out.push_back(std::move(*request));
    if (std::ssize(out) == limit) {
      after_ = due;
      return out;
    }
  }
  if (std::ssize(part) == records_)
    after_ = part.back();
  else
    end_round();
  return out;
}

std::optional<Request> DueWalk::look_at(const views::DueRecord& due, views::Reader& reader,
                                        core::Instant now) {
  const auto state = case_of(due, reader);
  if (!state || !core::clock_will_act(*state, *rules_)) {
    remember(due);
    return std::nullopt;
  }
  auto command = core::due_command(*state, *rules_, now);
  if (!command) return std::nullopt;
  core::Command wide =
      std::visit([](auto& narrow) { return core::Command(std::move(narrow)); }, *command);
  // The version too: in a second round the same thing falls due while an older clock still shows.
  const std::string origin = base::to_text(due.record) + "/" + std::to_string(due.due.us) + "/" +
                             std::to_string(due.version) + "/" + std::string(core::tag_of(wide));
  return Request{.id = base::id_from_digest(base::sha256(origin)),
                 .record = due.record,
                 .actor = machinery(),
                 .command = std::move(wide)};
}

bool DueWalk::is_waiting(const views::DueRecord& due) {
  const auto known = waiting_.find(due.place);
  if (known == waiting_.end() || known->second.version != due.version) return false;
  known->second.round = round_;
  return true;
}

void DueWalk::remember(const views::DueRecord& due) {
  if (waiting_.size() < base::limits::clock_remembers_max)
    waiting_.insert_or_assign(due.place, Waiting{due.version, round_});
}

// What was not met in this round is no longer due.
void DueWalk::end_round() {
  std::erase_if(waiting_, [&](const auto& one) { return one.second.round != round_; });
  ++round_;
}

}  // namespace luoshi::app
