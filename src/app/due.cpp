#include "app/due.hpp"

#include "base/limits.hpp"
#include "core/codec.hpp"
#include "core/decide_case.hpp"

namespace luoshi::app {

std::vector<Request> due_requests(views::Reader& reader, const Snapshot& snapshot,
                                  core::Instant now, std::int32_t limit) {
  std::vector<Request> out;
  // Most of what is overdue waits for people, not for the clock: it must not hide the rest.
  for (const auto& [record, due] : reader.due_records(now, base::limits::list_walk_rows_max)) {
    if (out.size() == static_cast<std::size_t>(limit)) break;
    const auto stored = reader.find(record, core::unrestricted());
    if (!stored) continue;
    const auto state = core::decode_state(stored->state);
    const auto* one = state ? std::get_if<core::CaseState>(&*state) : nullptr;
    if (!one) continue;
    auto command = core::due_command(*one, *snapshot.rules, now);
    if (!command) continue;
    core::Command wide =
        std::visit([](auto& narrow) { return core::Command(std::move(narrow)); }, *command);
    // The version too: in a second round the same thing falls due while an older clock still shows.
    const std::string origin = base::to_text(record) + "/" + std::to_string(due.us) + "/" +
                               std::to_string(stored->row.version) + "/" +
                               std::string(core::tag_of(wide));
    out.push_back({.id = base::id_from_digest(base::sha256(origin)),
                   .record = record,
                   .actor = machinery(),
                   .command = std::move(wide)});
  }
  return out;
}

}  // namespace luoshi::app
