// The demo's accounts: one for each kind of user, with what to try. Their passwords are random for
// each folder and shown on the terminal only; they need no change, for nothing here is real.
#pragma once
#include "app/snapshot.hpp"
#include "cli/demo_table.hpp"
#include "cli/session.hpp"

namespace luoshi::cli {

// Makes the accounts, prints them as a table and writes http::demo_file, which makes the
// folder a demo. Refusals are printed.
void make_demo_accounts(DataFolder& folder, const app::Snapshot& snapshot,
                        const std::vector<CourseRow>& rows, Session& session);
// New passwords for all of them, beside a running server too. Refusals are printed.
void renew_demo_passwords(const std::filesystem::path& folder, Session& session);

}  // namespace luoshi::cli
