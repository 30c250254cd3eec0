#include "app/due.hpp"

#include "core/codec.hpp"
#include "core/decide_case.hpp"

namespace luoshi::app {

namespace {
std::optional<Request> due_request(views::Reader& reader, const Snapshot& snapshot,
                                   core::Instant now, const views::DueRecord& due) {
  const auto stored = reader.find(due.record, core::unrestricted());
  if (!stored) return std::nullopt;
  const auto state = core::decode_state(stored->state);
  const auto* one = state ? std::get_if<core::CaseState>(&*state) : nullptr;
  if (!one) return std::nullopt;
  auto command = core::due_command(*one, *snapshot.rules, now);
  if (!command) return std::nullopt;
  core::Command wide =
      std::visit([](auto& narrow) { return core::Command(std::move(narrow)); }, *command);
  // The version too: in a second round the same thing falls due while an older clock still shows.
  const std::string origin = base::to_text(due.record) + "/" + std::to_string(due.due.us) + "/" +
                             std::to_string(stored->row.version) + "/" +
                             std::string(core::tag_of(wide));
  return Request{.id = base::id_from_digest(base::sha256(origin)),
                 .record = due.record,
                 .actor = machinery(),
                 .command = std::move(wide)};
}
}  // namespace

std::vector<Request> DueWalk::look(views::Reader& reader, const Snapshot& snapshot,
                                   core::Instant now, std::int32_t limit) {
  std::vector<Request> out;
  const auto part = reader.due_records(now, after_, records_);
  after_.reset();
  for (const views::DueRecord& due : part) {
    if (auto request = due_request(reader, snapshot, now, due)) out.push_back(std::move(*request));
    const bool full = out.size() == static_cast<std::size_t>(limit);
    if (full || (&due == &part.back() && std::ssize(part) == records_)) {
      after_ = due;
      break;
    }
  }
  return out;
}

}  // namespace luoshi::app
