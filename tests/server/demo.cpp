// The demo as a new user finds it: every state is there, the wall is full, what is hidden is
// hidden, and everybody who is named can sign in.
#include <set>

#include "tests/server/program.hpp"

namespace luoshi::server {

namespace {
Answer sign_in(std::uint16_t port, const std::string& name, const std::string& password) {
  http::Client client(port);
  const std::string body = fmt::format(R"({{"name":"{}","password":"{}"}})", name, password);
  client.send(
      fmt::format("POST /api/v1/session HTTP/1.1\r\nHost: a\r\nContent-Type: "
                  "application/json\r\nContent-Length: {}\r\n\r\n{}",
                  body.size(), body));
  auto answer = client.read("POST");
  if (!answer) throw std::runtime_error("no answer");
  return *answer;
}

// Passwords by name from what the command printed as JSON.
std::map<std::string, std::string> passwords_of(const std::string& printed) {
  std::map<std::string, std::string> out;
  for (std::size_t at = 0; at < printed.size();) {
    const auto end = std::min(printed.find('\n', at), printed.size());
    const auto line = base::parse_json(printed.substr(at, end - at));
    at = end + 1;
    if (line && line->is_object() && line->as_object().contains("password"))
      out.emplace(line->at("account").at("name").as_string(), line->at("password").as_string());
  }
  return out;
}

// One demo for all tests: they read, or change only passwords.
class DemoTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    data_ = std::make_unique<Data>(
        "demo",
        std::vector<std::string>{"--examples", LUOSHI_SOURCE_DIR "/examples/huiji", "--json"});
  }
  static void TearDownTestSuite() { data_.reset(); }

  Caller caller(const std::string& post) { return {serving_.port(), data_->token(post)}; }

  // The rows of a selection, all pages.
  static std::vector<boost::json::value> rows(Caller& caller, const std::string& query) {
    std::vector<boost::json::value> out;
    std::string after;
    do {
      const auto page = caller.read("/api/v1/records?limit=100&" + query + after);
      if (const auto* found = page.as_object().if_contains("records"))
        for (const auto& row : found->as_array()) out.push_back(row);
      const auto* next = page.as_object().if_contains("next");
      after = next && next->is_string() ? "&after=" + std::string(next->as_string()) : "";
    } while (!after.empty());
    return out;
  }
  // Without what the workbooks brought, which is history.
  static std::vector<boost::json::value> live(Caller& caller, const std::string& status) {
    auto out = rows(caller, "noun=case&select=status%3D" + status);
    std::erase_if(out, [](const boost::json::value& row) {
      const auto* origin = row.at("summary").as_object().if_contains("origin");
      return origin && origin->as_string() == "imported";
    });
    return out;
  }

  static inline std::unique_ptr<Data> data_;
  Serving serving_{*data_};
};
}  // namespace

TEST_F(DemoTest, stands_in_every_state) {
  Caller clerk = caller("410108003_office_clerk");
  const std::map<std::string, std::size_t> least{
      {"reported", 12}, {"accepted", 4},   {"assigned", 4}, {"rectifying", 15}, {"suspended", 1},
      {"shelved", 2},   {"rectified", 30}, {"passed", 4},   {"closed", 10},     {"ended", 4}};
  for (const auto& [status, count] : least) EXPECT_GE(live(clerk, status).size(), count) << status;
  EXPECT_GE(rows(clerk, "noun=request&select=status%3Dasked").size(), 3U);
}

TEST_F(DemoTest, fills_the_wall_with_pairs_that_can_be_seen) {
  Caller clerk = caller("410108003_office_clerk");
  std::set<std::string> digests;
  std::size_t pairs = 0;
  for (const auto& row : live(clerk, "rectified")) {
    const auto& summary = row.at("summary").as_object();
    const auto* after = summary.if_contains("photos_after");
    if (!after || after->as_int64() == 0) continue;  // why there is none is said instead
    ++pairs;
    const std::string record = "/api/v1/records/" + std::string(row.at("record").as_string());
    const auto files = clerk.read(record + "/files");
    for (const auto& file : files.at("files").as_array())
      digests.emplace(file.at("sha256").as_string());
    if (pairs > 1) continue;
    const std::string first(files.at("files").at(0).at("sha256").as_string());
    EXPECT_EQ(clerk.get(record + "/files/" + first + "?copy=thumb").status, 200);
  }
  EXPECT_GE(pairs, 30U);
  EXPECT_EQ(digests.size(), 2 * pairs) << "no photo is shown twice";
}

TEST_F(DemoTest, has_what_is_due_today_and_what_is_overdue) {
  Caller clerk = caller("410108003_office_clerk");
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const core::Instant instant{std::chrono::duration_cast<std::chrono::microseconds>(now).count()};
  std::size_t overdue = 0, soon = 0;
  for (const auto& row : live(clerk, "rectifying")) {
    const auto due = base::instant_from_text(std::string(row.at("due").as_string()));
    ASSERT_TRUE(due.has_value());
    overdue += due->us < instant.us ? 1 : 0;
    soon += due->us >= instant.us && due->us < instant.us + base::day_us ? 1 : 0;
  }
  EXPECT_GE(overdue, 5U);
  EXPECT_GE(soon, 4U);
}

TEST_F(DemoTest, keeps_the_hidden_visit_from_the_villages) {
  const std::string finding = "noun=case&text=%E6%9F%B3%E6%BA%AA%E6%9D%91%E5%8C%97%E6%B2%9F";
  const std::string visit = "noun=activity&select=kind%3Dundercover_visit%3Bstatus%3Dhidden";
  Caller inspector = caller("410108003_inspector");
  EXPECT_EQ(rows(inspector, visit).size(), 1U);
  EXPECT_EQ(rows(inspector, finding).size(), 1U);
  Caller village = caller("410108003902_village_secretary");
  EXPECT_EQ(rows(village, visit).size(), 0U);
  EXPECT_EQ(rows(village, finding).size(), 0U);
  EXPECT_GE(rows(village, "noun=case").size(), 10U);
}

TEST_F(DemoTest, shows_who_has_reported_today_and_who_has_not) {
  Caller clerk = caller("410108003_office_clerk");
  const auto brief = clerk.read("/api/v1/briefs/campaign");
  const auto& state = brief.at("reporting").at(0);
  EXPECT_GE(state.at("missing").as_int64(), 3);
  EXPECT_GE(state.at("zero").as_int64(), 1);
  EXPECT_GE(state.at("reported").as_int64(), 3);
}

TEST_F(DemoTest, names_its_accounts_and_lets_them_in_without_a_change) {
  const auto passwords = passwords_of(data_->printed());
  const auto shown = json_of(Caller(serving_.port(), "").get("/api/v1/demo"));
  ASSERT_EQ(shown.at("accounts").as_array().size(), passwords.size());
  ASSERT_GE(passwords.size(), 10U);
  for (const auto& account : shown.at("accounts").as_array()) {
    const std::string name(account.at("name").as_string());
    for (const char* what : {"who", "what"})
      for (const char* language : {"zh", "en"})
        EXPECT_FALSE(account.at(what).at(language).as_string().empty()) << name;
    const Answer in = sign_in(serving_.port(), name, passwords.at(name));
    ASSERT_EQ(in.status, 201) << name << in.body;
    EXPECT_FALSE(json_of(in).at("must_change_password").as_bool()) << name;
    EXPECT_EQ(boost::json::serialize(shown).find(passwords.at(name)), std::string::npos);
  }
}

TEST_F(DemoTest, is_whole) {
  serving_.end(SIGTERM);
  data_->expect_whole();
}

TEST_F(DemoTest, gives_new_passwords_when_asked) {
  const auto before = passwords_of(luoshi({"demo", data_->folder(), "--passwords", "--json"}).out);
  const auto after = passwords_of(luoshi({"demo", data_->folder(), "--passwords", "--json"}).out);
  ASSERT_EQ(before.size(), after.size());
  EXPECT_EQ(sign_in(serving_.port(), "clerk", after.at("clerk")).status, 201);
  EXPECT_EQ(sign_in(serving_.port(), "clerk", before.at("clerk")).status, 401);
}

TEST(Demo, is_nothing_elsewhere) {
  const Data data;
  const Serving serving(data);
  const auto shown = json_of(Caller(serving.port(), "").get("/api/v1/demo"));
  EXPECT_FALSE(shown.as_object().contains("accounts"));
  const Finished refused = luoshi({"demo", data.folder(), "--passwords"});
  EXPECT_EQ(refused.exit, 2) << refused.out;
}

}  // namespace luoshi::server
