// Accounts over a file of their own, a clock that tests move, and a small authority.
#pragma once
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "accounts/accounts.hpp"
#include "store/sqlite/accounts_store.hpp"

namespace luoshi::accounts {

inline constexpr SessionKind cookies[] = {SessionKind::console};
inline constexpr SessionKind tokens[] = {SessionKind::phone, SessionKind::program};

inline Id id(std::uint8_t number) {
  Id out;
  out.bytes[15] = number;
  return out;
}

class Office : public testing::Test {
 public:
  Office() {
    std::string name = (std::filesystem::temp_directory_path() / "luoshi-accounts-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("mkdtemp");
    folder = name;
    open();
  }
  ~Office() override {
    book.reset();
    store.reset();
    std::filesystem::remove_all(folder);
  }

  void open() {
    book.reset();
    store.reset();
    auto opened = store::AccountsStore::open((folder / "accounts.db").string());
    if (!opened) throw std::runtime_error(opened.error().code);
    store = std::move(*opened);
    book = std::make_unique<Accounts>(*store, Settings{});
  }
  Occasion now() const { return {clock, "10.0.0.7"}; }
  void pass(std::int64_t us) { clock.us += us; }
  Day today() const { return base::day_of(clock, {}); }

  // With a password of its own, no longer the one-time one.
  Account account(const std::string& name, const std::string& password,
                  std::vector<Id> posts = {id(1)}) {
    auto made =
        book->add(NewAccount{.name = name, .posts = posts, .password = password}, {}, now());
    if (!made) throw std::runtime_error(made.error().code);
    auto transaction = store->begin();
    made->must_change_password = false;
    transaction->put_account(*made);
    transaction->commit();
    return *made;
  }
  Account phone_account(const std::string& name, std::vector<Id> posts = {id(1)}) {
    auto made = book->add(NewAccount{.name = name, .posts = posts}, {}, now());
    if (!made) throw std::runtime_error(made.error().code);
    return *made;
  }
  Enrolled enrolled(const Id& account, const std::string& pin = "274913") {
    const auto slip = book->issue_slip(account, {}, now());
    auto out = book->redeem(SlipWithPin{slip->secret, pin, "phone"}, now());
    if (!out) throw std::runtime_error(out.error().code);
    return *out;
  }
  std::string sign_in(const std::string& name, const std::string& password) {
    auto done = book->sign_in(PasswordSignIn{name, password, {}}, now());
    return done ? done->secret : "!" + done.error().code;
  }
  std::string phone_sign_in(const std::string& secret, const std::string& pin) {
    auto done = book->sign_in(DeviceSignIn{secret, pin}, now());
    return done ? done->secret : "!" + done.error().code;
  }
  // The refusal of asking with a secret; empty: it is good.
  std::string asking(const std::string& secret, std::span<const SessionKind> kinds = cookies) {
    const auto who = book->identify(secret, kinds, clock);
    return who ? "" : who.error().code;
  }
  std::vector<SecurityEntry> log(std::optional<SecurityKind> kind = {}) {
    return book->security_entries({.kind = kind, .limit = 500});
  }
  bool any_file_contains(std::string_view bytes) const {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      std::ifstream in(entry.path(), std::ios::binary);
      std::ostringstream content;
      content << in.rdbuf();
      if (content.str().contains(bytes)) return true;
    }
    return false;
  }

  std::filesystem::path folder;
  Instant clock = base::start_of(*base::make_day(2018, 12, 3), {}, 9 * 60);
  std::unique_ptr<store::AccountsStore> store;
  std::unique_ptr<Accounts> book;
};

template <class T>
std::string code_of(const base::Result<T>& result) {
  return result ? "" : result.error().code;
}

}  // namespace luoshi::accounts
