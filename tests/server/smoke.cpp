// One walk through the served program: sign in, record, repeat, list, act, brief, problems.
#include "tests/server/program.hpp"

namespace luoshi::server {

namespace {
class Smoke : public testing::Test {
 protected:
  Data data_;
  std::string clerk_ = data_.token("410108003_office_clerk");
  std::string secretary_ = data_.token("410108003901_village_secretary");
  std::string neighbour_ = data_.token("410108003902_village_secretary");
  Serving serving_{data_};
  Caller clerk() { return {serving_.port(), clerk_}; }
  Caller secretary() { return {serving_.port(), secretary_}; }
  Caller neighbour() { return {serving_.port(), neighbour_}; }
};

bool lists(const boost::json::value& page, std::string_view record) {
  for (const auto& row : page.at("records").as_array())
    if (row.at("record").as_string() == record) return true;
  return false;
}

std::vector<std::string> offered(const boost::json::value& offers) {
  std::vector<std::string> out;
  for (const auto& one : offers.at("offers").as_array())
    out.emplace_back(one.at("command").as_string());
  return out;
}
}  // namespace

TEST_F(Smoke, session_units_and_rule_set) {
  Caller caller = secretary();
  const auto session = caller.read("/api/v1/session");
  EXPECT_EQ(session.at("role"), "village_secretary");
  EXPECT_EQ(session.at("unit").as_string(), caller.unit("410108003901"));
  EXPECT_EQ(caller.read("/api/v1/rule-set").at("code"), "huiji");
  EXPECT_FALSE(caller.read("/api/v1/offers").at("offers").as_array().empty());
  EXPECT_TRUE(Caller(serving_.port(), "").read("/api/v1/openapi.json").is_object());
}

TEST_F(Smoke, an_activity_is_recorded_once_listed_read_and_counted) {
  Caller caller = secretary();
  const std::string unit = caller.unit("410108003901");
  const std::string id = id_of("activity", 1);
  const Answer made = caller.post("/api/v1/commands", id, turnout(unit, 523));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(json_of(made).at("record").as_string(), id);
  const Answer again = caller.post("/api/v1/commands", id, turnout(unit, 523));
  EXPECT_EQ(again.status, 200);
  EXPECT_TRUE(json_of(again).at("repeated").as_bool());
  EXPECT_EQ(caller.post("/api/v1/commands", id, turnout(unit, 524)).status, 409);

  EXPECT_TRUE(lists(caller.read("/api/v1/records?noun=activity"), id));
  EXPECT_EQ(caller.read("/api/v1/counts?noun=activity").at("count").as_int64(), 1);
  const auto record = caller.read("/api/v1/records/" + id);
  EXPECT_EQ(record.at("noun"), "activity");
  EXPECT_NE(boost::json::serialize(record.at("state")).find("523"), std::string::npos);
  EXPECT_EQ(caller.read("/api/v1/records/" + id + "/history").at("events").as_array().size(), 1U);

  Caller office = clerk();
  const auto brief = office.read("/api/v1/briefs/default");
  EXPECT_NE(brief.at("sentence").as_string().find("500余人次"), std::string::npos)
      << brief.at("sentence").as_string();
  const auto figure = office.read("/api/v1/briefs/default/figures/people");
  ASSERT_EQ(figure.at("records").as_array().size(), 1U);
  EXPECT_EQ(figure.at("records").at(0).at("amount").as_int64(), 523);
}

TEST_F(Smoke, a_case_is_acted_on_as_it_is_offered) {
  Caller village = secretary();
  const std::string id = id_of("case", 1);
  const Answer made = village.post("/api/v1/commands", id,
                                   found_case(village.unit("410108003901"), "村口垃圾堆放"));
  ASSERT_EQ(made.status, 201) << made.body;
  Caller office = clerk();
  const auto offers = offered(office.read("/api/v1/records/" + id + "/offers"));
  ASSERT_NE(std::ranges::find(offers, "accept_case"), offers.end());
  const std::string commands = "/api/v1/records/" + id + "/commands";
  const Answer accepted = office.post(commands, id_of("act", 1), R"({"type":"accept_case"})");
  ASSERT_EQ(accepted.status, 201) << accepted.body;
  EXPECT_EQ(office.read("/api/v1/records/" + id).at("row").at("status"), "accepted");
  EXPECT_EQ(office.post(commands, id_of("act", 2), R"({"type":"accept_case"})").status, 422);
  EXPECT_EQ(
      village.post(commands, id_of("act", 3), core::encode_command(core::HandOutCase{})).status,
      403);
}

TEST_F(Smoke, another_village_sees_nothing_of_it) {
  Caller village = secretary();
  const std::string id = id_of("case", 2);
  ASSERT_EQ(village
                .post("/api/v1/commands", id,
                      found_case(village.unit("410108003901"), "只有本村知道的事"))
                .status,
            201);
  Caller other = neighbour();
  for (const char* end : {"", "/history", "/offers"})
    EXPECT_EQ(other.get("/api/v1/records/" + id + end).status, 404) << end;
  EXPECT_EQ(other
                .post("/api/v1/records/" + id + "/commands", id_of("act", 4),
                      core::encode_command(core::AddEvidence{.note = core::Text("x")}))
                .status,
            404);
  EXPECT_FALSE(lists(other.read("/api/v1/records?noun=case"), id));
  EXPECT_TRUE(lists(clerk().read("/api/v1/records?noun=case"), id));
}

TEST_F(Smoke, a_village_records_nothing_for_another_one) {
  Caller village = secretary();
  const Answer answer = village.post("/api/v1/commands", id_of("foreign", 1),
                                     turnout(village.unit("410108003902"), 3));
  EXPECT_EQ(answer.status, 403) << answer.body;
  EXPECT_EQ(json_of(answer).at("code"), "unit_out_of_reach");
}

TEST_F(Smoke, problems_are_told_in_both_languages) {
  Caller nobody(serving_.port(), "");
  const Answer zh = nobody.get("/api/v1/session", "Accept-Language: zh-CN\r\n");
  const Answer en = nobody.get("/api/v1/session", "Accept-Language: en\r\n");
  EXPECT_EQ(zh.status, 401);
  EXPECT_EQ(en.status, 401);
  EXPECT_EQ(zh.header("content-type"), "application/problem+json");
  EXPECT_NE(zh.body.find("登录"), std::string::npos) << zh.body;
  EXPECT_NE(en.body.find("Sign in"), std::string::npos) << en.body;
  EXPECT_EQ(Caller(serving_.port(), "not-a-token").get("/api/v1/session").status, 401);
  Caller village = secretary();
  EXPECT_EQ(village.post("/api/v1/commands", id_of("bad", 1), "{").status, 400);
  EXPECT_EQ(
      village.post("/api/v1/commands", "no-id", turnout(village.unit("410108003901"), 1)).status,
      400);
  EXPECT_EQ(village.get("/api/v1/nothing").status, 404);
  EXPECT_EQ(serving_.end(SIGTERM), 0);
}

}  // namespace luoshi::server
