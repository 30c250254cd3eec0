// Rows of the accounts' file as values, in the order in which accounts_transaction.cpp selects
// them.
#pragma once
#include "accounts/account.hpp"
#include "journal/port.hpp"
#include "store/sqlite/statement.hpp"

namespace luoshi::store {

std::optional<core::Instant> instant(const Statement& row, int column);
core::Day day(const Statement& row, int column);
// Fault: the word is none of E's.
template <base::described_enum E>
E term(const Statement& row, int column) {
  const auto value = base::enum_from<E>(row.text(column));
  if (!value)
    throw journal::StoreFault("a stored word is not known: " + std::string(row.text(column)));
  return *value;
}

accounts::Session read_session(const Statement& row);
accounts::Device read_device(const Statement& row);
accounts::Delegation read_delegation(const Statement& row);
accounts::Link read_link(const Statement& row);
accounts::SecurityEntry read_entry(const Statement& row);

}  // namespace luoshi::store
