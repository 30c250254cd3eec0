#include "store/sqlite/accounts_rows.hpp"

namespace luoshi::store {

using namespace luoshi::accounts;
using core::Day;
using core::Instant;

std::optional<Instant> instant(const Statement& row, int column) {
  const auto us = row.optional_integer(column);
  return us ? std::optional(Instant{*us}) : std::nullopt;
}

Day day(const Statement& row, int column) {
  return {static_cast<std::int32_t>(row.integer(column))};
}

Session read_session(const Statement& row) {
  return {.digest = row.digest(0),
          .id = row.id(1),
          .account = row.id(2),
          .kind = term<SessionKind>(row, 3),
          .post = row.id(4),
          .device = row.optional_id(5),
          .begun = {row.integer(6)},
          .used = {row.integer(7)},
          .until = {row.integer(8)}};
}

Device read_device(const Statement& row) {
  return {.id = row.id(0),
          .account = row.id(1),
          .name = std::string(row.text(2)),
          .secret = row.digest(3),
          .pin = std::string(row.text(4)),
          .failures = static_cast<std::int32_t>(row.integer(5)),
          .locked = instant(row, 6),
          .signed_off = instant(row, 7),
          .made = {row.integer(8)},
          .used = {row.integer(9)}};
}

Delegation read_delegation(const Statement& row) {
  return {.id = row.id(0),
          .post = row.id(1),
          .to_post = row.optional_id(2),
          .to_person = row.optional_id(3),
          .since = day(row, 4),
          .until = day(row, 5),
          .revoked = instant(row, 6),
          .by = row.optional_id(7),
          .made = {row.integer(8)}};
}

Link read_link(const Statement& row) {
  Link out{.digest = row.digest(0),
           .id = row.id(1),
           .record = row.id(2),
           .post = row.optional_id(3),
           .made = {row.integer(5)},
           .until = {row.integer(6)},
           .revoked = instant(row, 7),
           .by = row.optional_id(8),
           .by_post = row.optional_id(9)};
  std::string_view commands = row.text(4);
  for (auto end = commands.find(' '); end != commands.npos; end = commands.find(' ')) {
    out.commands.emplace_back(commands.substr(0, end));
    commands.remove_prefix(end + 1);
  }
  return out;
}

SecurityEntry read_entry(const Statement& row) {
  return {.seq = row.integer(0),
          .at = {row.integer(1)},
          .account = row.optional_id(2),
          .post = row.optional_id(3),
          .kind = term<SecurityKind>(row, 4),
          .address = std::string(row.text(5)),
          .success = row.integer(6) != 0 ? Success::yes : Success::no,
          .detail = std::string(row.text(7)),
          .other = row.optional_id(8)};
}

}  // namespace luoshi::store
