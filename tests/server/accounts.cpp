// Accounts over the served program: cookies, CSRF, slips, officers, guests, and the command line
// beside the running server.
#include <fstream>

#include "tests/server/program.hpp"

namespace luoshi::server {

namespace {
// A browser or a phone: sends what it is told to.
struct Asked {
  std::string target;
  std::string body = {};     // empty: GET, unless it is a command
  std::string headers = {};  // each with its line end
  bool command = true;
};

Answer ask(std::uint16_t port, const Asked& asked) {
  http::Client client(port);
  const bool post = asked.command;
  client.send(fmt::format(
      "{} {} HTTP/1.1\r\nHost: a\r\n{}{}\r\n{}", post ? "POST" : "GET", asked.target, asked.headers,
      post ? fmt::format("Content-Type: application/json\r\nContent-Length: {}\r\n",
                         asked.body.size())
           : "",
      post ? asked.body : ""));
  auto answer = client.read(post ? "POST" : "GET");
  if (!answer) throw std::runtime_error("no answer to " + asked.target);
  return *answer;
}

std::string text(const boost::json::value& json, std::string_view name) {
  return std::string(json.at(name).as_string());
}
std::string code(const Answer& answer) {
  const auto json = json_of(answer);
  return json.as_object().contains("code") ? text(json, "code") : "";
}

// What the command line prints as JSON, in its first line.
std::string printed(std::vector<std::string> arguments, std::string_view name) {
  arguments.push_back("--json");
  const Finished done = luoshi(arguments);
  if (done.exit != 0) throw std::runtime_error(done.out);
  return text(*base::parse_json(done.out.substr(0, done.out.find('\n'))), name);
}

struct Console {
  std::string cookie;  // header
  std::string csrf;    // header
};

class ServedAccounts : public testing::Test {
 protected:
  std::string password_of(const std::string& name, const std::string& post) {
    return printed({"user", "add", data_.folder(), "--name", name, "--post", post}, "password");
  }
  Answer sign_in(const std::string& name, const std::string& password, std::string headers = {}) {
    return ask(port(), {"/api/v1/session",
                        fmt::format(R"({{"name":"{}","password":"{}"}})", name, password),
                        std::move(headers)});
  }
  static Console console_of(const Answer& answer) {
    const std::string set = answer.header("set-cookie");
    return {"Cookie: " + set.substr(0, set.find(';')) + "\r\n",
            "X-CSRF-Token: " + text(json_of(answer), "csrf") + "\r\n"};
  }
  // Signed in with a password of its own.
  Console console(const std::string& name, const std::string& post) {
    const std::string once = password_of(name, post);
    const Console first = console_of(sign_in(name, once));
    const Answer weak =
        ask(port(), {"/api/v1/password",
                     fmt::format(R"({{"old_password":"{}","new_password":"short"}})", once),
                     first.cookie + first.csrf});
    EXPECT_EQ(text(json_of(weak), "field"), "new_password") << weak.body;
    const Answer changed =
        ask(port(), {"/api/v1/password",
                     fmt::format(R"({{"old_password":"{}","new_password":"Own-word12"}})", once),
                     first.cookie + first.csrf});
    EXPECT_EQ(changed.status, 200) << changed.body;
    return console_of(sign_in(name, "Own-word12"));
  }
  Answer get(const std::string& target, const std::string& headers) {
    return ask(port(), {.target = target, .headers = headers, .command = false});
  }
  std::uint16_t port() const { return serving_.port(); }
  static std::string bearer(const std::string& token) {
    return "Authorization: Bearer " + token + "\r\n";
  }

  Data data_;
  Serving serving_{data_};
  const std::string clerk_post_ = "410108003_office_clerk";
};

TEST_F(ServedAccounts, a_console_signs_in_with_a_cookie_that_scripts_cannot_read) {
  const std::string once = password_of("clerk", clerk_post_);
  EXPECT_EQ(code(sign_in("clerk", "Wrong-word1")), "sign_in_failed");
  const Answer answer = sign_in("clerk", once);
  ASSERT_EQ(answer.status, 201) << answer.body;
  const std::string set = answer.header("set-cookie");
  EXPECT_TRUE(set.starts_with("luoshi=")) << set;
  for (const char* flag : {"; Path=/", "; HttpOnly", "; SameSite=Strict"})
    EXPECT_NE(set.find(flag), set.npos) << set;
  EXPECT_EQ(set.find("Secure"), set.npos) << "plain HTTP on loopback";
  EXPECT_EQ(answer.header("cache-control"), "no-store");
  EXPECT_EQ(text(json_of(answer), "role"), "office_clerk");
  EXPECT_TRUE(json_of(answer).at("must_change_password").as_bool());
  const Console first = console_of(answer);
  EXPECT_EQ(code(get("/api/v1/units", first.cookie)), "password_change_needed");
  EXPECT_EQ(get("/api/v1/session", first.cookie).status, 200);
  const Console own = console("other", clerk_post_);
  EXPECT_EQ(get("/api/v1/units", own.cookie).status, 200);
  EXPECT_EQ(get("/api/v1/units", own.cookie + "Cookie: luoshi=planted\r\n").status, 401);
  const std::string secret = own.cookie.substr(15, 43);
  EXPECT_EQ(code(get("/api/v1/units", bearer(secret))), "token_not_valid");
}

TEST_F(ServedAccounts, a_command_with_a_cookie_needs_the_csrf_token_and_the_same_origin) {
  const Console own = console("clerk", clerk_post_);
  const auto end = [&](const std::string& headers) {
    return code(ask(port(), {"/api/v1/session/end", {}, own.cookie + headers}));
  };
  EXPECT_EQ(end(""), "csrf_token_missing");
  EXPECT_EQ(end("X-CSRF-Token: 00\r\n"), "csrf_token_missing");
  EXPECT_EQ(end(own.csrf + "Origin: https://evil.example\r\n"), "origin_foreign");
  EXPECT_EQ(end(own.csrf + "Origin: null\r\n"), "origin_foreign");
  EXPECT_EQ(code(ask(port(), {"/api/v1/commands", "{}", own.cookie})), "csrf_token_missing");
  EXPECT_EQ(get("/api/v1/session", own.cookie).status, 200) << "nothing has happened";
  EXPECT_EQ(end(own.csrf + "Origin: http://a\r\n"), "");
  EXPECT_EQ(get("/api/v1/session", own.cookie).status, 401);
  EXPECT_EQ(code(sign_in("clerk", "Own-word12", "Origin: https://evil.example\r\n")),
            "origin_foreign");
}

TEST_F(ServedAccounts, a_phone_signs_in_with_a_slip_once) {
  const std::string slip = printed({"user", "add", data_.folder(), "--name", "village", "--post",
                                    "410108003901_village_secretary", "--slip"},
                                   "slip");
  const auto redeem = [&](const char* pin) {
    return ask(port(), {"/api/v1/slips/redeem",
                        fmt::format(R"({{"slip":"{}","pin":"{}","device_name":"x"}})", slip, pin)});
  };
  EXPECT_EQ(code(redeem("123456")), "pin_too_simple");
  const Answer first = redeem("274913");
  ASSERT_EQ(first.status, 201) << first.body;
  EXPECT_EQ(code(redeem("274913")), "slip_used");
  const auto phone = json_of(first);
  EXPECT_EQ(get("/api/v1/units", bearer(text(phone, "token"))).status, 200);
  const auto again = [&](const char* pin) {
    return ask(port(),
               {"/api/v1/devices/sign-in", fmt::format(R"({{"device_secret":"{}","pin":"{}"}})",
                                                       text(phone, "device_secret"), pin)});
  };
  EXPECT_EQ(code(again("000001")), "sign_in_failed");
  const Answer second = again("274913");
  ASSERT_EQ(second.status, 201);
  // The street's clerk signs the lost phone off; the clerk of another street finds nothing.
  const std::string account =
      text(json_of(get("/api/v1/session", bearer(text(json_of(second), "token")))), "account");
  const Console clerk = console("clerk", clerk_post_);
  const auto office = [&](const std::string& target, const std::string& body = "") {
    return ask(port(), {"/api/v1/accounts/" + account + target, body, clerk.cookie + clerk.csrf});
  };
  EXPECT_EQ(office("/sign-off", "{}").status, 200);
  EXPECT_EQ(get("/api/v1/units", bearer(text(json_of(second), "token"))).status, 401);
  EXPECT_EQ(code(again("274913")), "device_signed_off");
  const Answer fresh = office("/slip");
  EXPECT_EQ(fresh.status, 201) << fresh.body;
  EXPECT_EQ(fresh.body.find("pin"), fresh.body.npos);
}

TEST_F(ServedAccounts, are_kept_by_the_officer_of_their_own_unit_only) {
  password_of("it", "410108_it_office");
  const std::string above = printed({"user", "list", data_.folder()}, "account");
  password_of("village", "410108003901_village_secretary");
  const std::string secretary = data_.token("410108003901_village_secretary");
  EXPECT_EQ(code(get("/api/v1/accounts", bearer(secretary))), "right_missing");
  EXPECT_EQ(code(get("/api/v1/security-log", bearer(secretary))), "right_missing");
  const std::string clerk = bearer(data_.token(clerk_post_));
  for (const char* act : {"/slip", "/lock"})
    EXPECT_EQ(code(ask(port(), {"/api/v1/accounts/" + above + act, "", clerk})), "account_missing")
        << act;
  EXPECT_EQ(code(get("/api/v1/accounts/" + above + "/devices", clerk)), "account_missing");
  const std::string own(json_of(get("/api/v1/session", clerk)).at("account").as_string());
  EXPECT_EQ(get("/api/v1/accounts/" + own + "/devices", clerk).status, 200);
  const std::string listed = get("/api/v1/accounts", clerk).body;
  EXPECT_NE(listed.find("\"village\""), listed.npos) << listed;
  EXPECT_EQ(listed.find("\"it\""), listed.npos) << listed;
  const std::string log =
      get("/api/v1/security-log?kind=refused_by_right", bearer(data_.token("410108_it_office")))
          .body;
  EXPECT_NE(log.find("account_out_of_reach"), log.npos) << log;
}

TEST_F(ServedAccounts, a_guest_reads_and_commands_nothing) {
  const Finished refused = luoshi({"user", "add", data_.folder(), "--name", "guest", "--post",
                                   clerk_post_, "--kind", "read_only"});
  EXPECT_EQ(refused.exit, 2) << refused.out;
  const std::string once = printed({"user", "add", data_.folder(), "--name", "guest", "--post",
                                    clerk_post_, "--kind", "read_only", "--until", "2099-12-31"},
                                   "password");
  const Console first = console_of(sign_in("guest", once));
  ask(port(), {"/api/v1/password",
               fmt::format(R"({{"old_password":"{}","new_password":"Own-word12"}})", once),
               first.cookie + first.csrf});
  const Console guest = console_of(sign_in("guest", "Own-word12"));
  EXPECT_EQ(get("/api/v1/records?noun=case", guest.cookie).status, 200);
  const auto offers = json_of(get("/api/v1/offers", guest.cookie));
  EXPECT_TRUE(offers.at("offers").as_array().empty()) << boost::json::serialize(offers);
  const std::string unit = Caller(port(), data_.token(clerk_post_)).unit("410108003901");
  const Answer no =
      ask(port(), {"/api/v1/commands", turnout(unit, 5),
                   guest.cookie + guest.csrf + "Idempotency-Key: " + id_of("guest", 1) + "\r\n"});
  EXPECT_EQ(no.status, 403);
  EXPECT_EQ(code(no), "account_read_only");
}

TEST_F(ServedAccounts, the_command_line_is_heard_at_once_by_the_server) {
  const std::string token = data_.token(clerk_post_);
  EXPECT_EQ(get("/api/v1/units", bearer(token)).status, 200);
  EXPECT_EQ(luoshi({"token", data_.folder(), "--post", clerk_post_, "--revoke"}).exit, 0);
  for (int i = 0; i < 100 && get("/api/v1/units", bearer(token)).status == 200; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_EQ(get("/api/v1/units", bearer(token)).status, 401);
}

TEST(roster, of_300_people_becomes_accounts_and_slips) {
  const Data data;
  const fs::path folder(data.folder());
  const std::string roster = (folder.parent_path() / "roster.csv").string();
  const std::string page = (folder.parent_path() / "slips.html").string();
  {
    std::ofstream out(roster);
    out << "姓名,手机,单位,岗位\n";
    for (int i = 0; i < 300; ++i)
      out << "人" << i << ",1380000" << 1000 + i << ",410108003901,网格员\n";
  }
  const std::vector<std::string> import{"user",  "import", data.folder(), roster,
                                        "--out", page,     "--url",       "https://a.example/"};
  const Finished done = luoshi(import);
  ASSERT_EQ(done.exit, 0) << done.out;
  std::ifstream in(page);
  const std::string html(std::istreambuf_iterator<char>(in), {});
  std::size_t cards = 0;
  for (auto at = html.find("<section"); at != html.npos; at = html.find("<section", at + 1))
    ++cards;
  EXPECT_EQ(cards, 300U);
  EXPECT_NE(html.find("人299"), html.npos);
  const Finished again = luoshi(import);
  EXPECT_EQ(again.exit, 0) << again.out;
  data.expect_whole();
}
}  // namespace

}  // namespace luoshi::server
