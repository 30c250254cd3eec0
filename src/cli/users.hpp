// What user and token share: the accounts of a data folder, posts by code, names of persons.
#pragma once
#include "accounts/accounts.hpp"
#include "app/snapshot.hpp"
#include "cli/session.hpp"

namespace luoshi::cli {

// The accounts' file of an open data folder.
struct AccountBook {
  std::unique_ptr<accounts::Store> store;
  std::unique_ptr<accounts::Accounts> accounts;
};
// nullopt after a refusal, which has been printed.
std::optional<AccountBook> open_accounts(const DataFolder& folder, const app::Snapshot& snapshot,
                                         Session& session);

// The command line acts now, from this machine.
accounts::Occasion here();

std::optional<core::Id> find_post(const app::Snapshot& snapshot, std::string_view code);
// Empty: the person is not known or its name was erased.
std::string person_name(views::Reader& reader, const core::Id& person);
// 街道攻坚办文员（某街道）
std::string post_words(const app::Snapshot& snapshot, const core::Id& post,
                       base::Language language);

// An account that a slip was issued to, for the printed page.
struct PrintedSlip {
  std::string name;  // of the person, or the login name
  std::string login;
  std::string post;
  std::string secret;
  std::string until;
};
// A page of A4 sheets with one card for each slip; the QR code holds <base_url>/m/#slip=<secret>.
std::string slips_page(const std::vector<PrintedSlip>& slips, std::string_view base_url,
                       base::Language language);

void add_user_slips(CLI::App& app, Session& session);
void add_user_import(CLI::App& app, Session& session);
// Issues slips to these accounts and writes the page, readable by its owner only. nullopt after a
// refusal, which has been printed; else how many.
std::optional<std::size_t> write_slips(const std::vector<accounts::Account>& accounts,
                                       AccountBook& book, const app::Snapshot& snapshot,
                                       views::Reader& reader, const std::filesystem::path& out,
                                       std::string_view base_url, Session& session);

std::span<const base::Message> user_messages();

}  // namespace luoshi::cli
