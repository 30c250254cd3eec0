// What leaves the house is written down first: records shown to others, figures that were sent.
#include "tests/server/program.hpp"

namespace luoshi::server {

namespace {
class Shares : public testing::Test {
 protected:
  void SetUp() override {
    unit_ = village_.unit("410108003901");
    ASSERT_EQ(village_.post("/api/v1/commands", case_, found_case(unit_, "路边垃圾")).status, 201);
    ASSERT_EQ(inspector_.post("/api/v1/commands", visit_, hidden_visit(unit_, "暗中看到")).status,
              201);
    ASSERT_EQ(village_.post("/api/v1/commands", id_of("turnout", 1), turnout(unit_, 12)).status,
              201);
  }
  Answer share(Caller& who, const std::string& records) {
    return who.post("/api/v1/shares", id_of("share", 1),
                    R"({"records":[)" + records + R"(],"form":"picture","count":1})");
  }
  static std::string quoted(const std::string& id) { return '"' + id + '"'; }

  Data data_;
  Serving serving_{data_};
  Caller village_{serving_.port(), data_.token("410108003901_village_secretary")};
  Caller neighbour_{serving_.port(), data_.token("410108003902_village_secretary")};
  Caller inspector_{serving_.port(), data_.token("410108_inspector")};
  Caller office_{serving_.port(), data_.token("410108_it_office")};
  Caller clerk_{serving_.port(), data_.token("410108003_office_clerk")};
  std::string unit_;
  std::string case_ = id_of("shares", 1);
  std::string visit_ = id_of("shares", 2);
};
}  // namespace

TEST_F(Shares, are_recorded_and_answered_with_codes_that_are_true) {
  const Answer answer = share(village_, quoted(case_));
  ASSERT_EQ(answer.status, 200) << answer.body;
  const std::string code(json_of(answer).at("records").at(0).at("code").as_string());
  EXPECT_TRUE(Caller(serving_.port(), "")
                  .read("/api/v1/authenticity/" + case_ + "/" + code)
                  .at("authentic")
                  .as_bool());
  const auto log = office_.read("/api/v1/security-log?kind=shared");
  ASSERT_EQ(log.at("entries").as_array().size(), 1U);
  EXPECT_EQ(log.at("entries").at(0).at("other").as_string(), case_);
  EXPECT_EQ(log.at("entries").at(0).at("detail").as_string(), "picture:1");
}

TEST_F(Shares, hold_nothing_hidden_and_nothing_out_of_sight) {
  const auto refused = json_of(share(inspector_, quoted(visit_)));
  EXPECT_EQ(refused.at("code").as_string(), "record_not_shareable") << "undercover";
  EXPECT_EQ(refused.at("field").as_string(), "records.0");
  const auto second = json_of(share(village_, quoted(case_) + "," + quoted(visit_)));
  EXPECT_EQ(second.at("field").as_string(), "records.1");
  EXPECT_EQ(json_of(share(village_, quoted(visit_))).at("code").as_string(), "record_missing");
  EXPECT_EQ(json_of(share(neighbour_, quoted(case_))).at("code").as_string(), "record_missing");
  EXPECT_EQ(json_of(share(clerk_, quoted(unit_))).at("code").as_string(), "record_not_shareable");
  EXPECT_TRUE(office_.read("/api/v1/security-log?kind=shared").at("entries").as_array().empty());
}

TEST_F(Shares, of_figures_are_taken_by_the_server_and_told_the_next_time) {
  const std::string span =
      R"({"unit":")" + clerk_.unit("410108003") + R"(","since":"2018-11-05","until":"2018-11-06"})";
  const Answer sent = clerk_.post("/api/v1/briefs/default/sent", id_of("sent", 1), span);
  ASSERT_EQ(sent.status, 201) << sent.body;
  ASSERT_EQ(village_.post("/api/v1/commands", id_of("turnout", 2), turnout(unit_, 30)).status, 201);
  EXPECT_EQ(clerk_.post("/api/v1/briefs/default/sent", id_of("sent", 1), span).status, 200)
      << "sent again after a lost answer";
  const auto sums =
      clerk_.read("/api/v1/sums?unit=410108003&since=2018-11-05&until=2018-11-07&kinds=people");
  const auto& people = sums.at("sums").at(0);
  EXPECT_EQ(people.at("amount").as_int64(), 42);
  EXPECT_EQ(people.at("sent").at("amount").as_int64(), 12);
  EXPECT_EQ(people.at("sent").at("until").as_string(), "2018-11-06");
  const auto brief =
      clerk_.read("/api/v1/briefs/default?unit=410108003&since=2018-11-05&as_of=2018-11-06");
  EXPECT_EQ(brief.at("sent_until").as_string(), "2018-11-06");
  EXPECT_EQ(village_.post("/api/v1/briefs/default/sent", id_of("sent", 2), span).status, 403);
}

TEST_F(Shares, of_figures_take_no_numbers_from_the_client) {
  const core::SendFigures made_up{.brief = "daily", .figures = {{"collected", 9'999'999}}};
  const Answer answer =
      clerk_.post("/api/v1/commands", id_of("sent", 9), core::encode_command(made_up));
  EXPECT_EQ(answer.status, 422) << answer.body;
  EXPECT_EQ(json_of(answer).at("code").as_string(), "figures_need_brief");
}

TEST_F(Shares, texts_leave_without_names_of_persons) {
  const std::string body = R"({"type":"record_person","person":{"name":"例小某","home_unit":")" +
                           unit_ + R"(","code":""}})";
  ASSERT_EQ(clerk_.post("/api/v1/commands", id_of("person", 1), body).status, 201);
  const auto cover = [&](Caller& who, const std::string& records, const std::string& texts) {
    return who.post("/api/v1/shares/texts", id_of("cover", 1),
                    R"({"records":[)" + records + R"(],"texts":[)" + texts + "]}");
  };
  const Answer answer = cover(village_, quoted(case_), R"("例小某门前，例小某说","路边垃圾","")");
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(json_of(answer).at("texts"),
            (boost::json::array{"例某某门前，例某某说", "路边垃圾", ""}))
      << "by somebody who may not read names";
  EXPECT_EQ(cover(village_, quoted("nobody"), R"("x")").status, 400);
  std::string many = R"("")";
  for (int i = 0; i < 10'000; ++i) many += R"(,"")";
  EXPECT_EQ(json_of(cover(village_, "", many)).at("code").as_string(), "texts_too_many");
}

}  // namespace luoshi::server
