// The API as a program sees it: versions, the same answer again, jobs, streams, numbers, 验真码.
#include "tests/server/program.hpp"

namespace luoshi::server {

namespace {
class ApiTest : public testing::Test {
 protected:
  void SetUp() override {
    unit_ = village_.unit("410108003901");
    ASSERT_EQ(village_.post("/api/v1/commands", record_, found_case(unit_, "路边垃圾")).status,
              201);
  }
  std::string path() const { return "/api/v1/records/" + record_; }
  boost::json::value ended(Caller& caller, const std::string& job) {
    for (;;) {
      auto view = caller.read("/api/v1/jobs/" + job);
      if (view.as_object().contains("ended_at")) return view;
    }
  }

  Data data_;
  Serving serving_{data_};
  Caller village_{serving_.port(), data_.token("410108003901_village_secretary")};
  std::string unit_;
  std::string record_ = id_of("api", 1);
};

std::string note(std::string_view text) {
  return core::encode_command(core::AddEvidence{.note = core::Text(std::string(text))});
}
}  // namespace

TEST_F(ApiTest, the_same_answer_again_is_not_sent_again) {
  for (const std::string& target :
       {path(), std::string("/api/v1/records?noun=case"), std::string("/api/v1/rule-set")}) {
    const Answer first = village_.get(target);
    ASSERT_EQ(first.status, 200) << target;
    ASSERT_FALSE(first.header("etag").empty()) << target;
    const Answer again = village_.get(target, "If-None-Match: " + first.header("etag") + "\r\n");
    EXPECT_EQ(again.status, 304) << target;
    EXPECT_TRUE(again.body.empty());
  }
}

TEST_F(ApiTest, what_was_seen_before_somebody_else_acted_is_refused) {
  const std::string seen = village_.get(path()).header("etag");
  const auto act = [&](int number, const std::string& tag) {
    village_.send_with("If-Match: " + tag + "\r\n");
    return village_.post(path() + "/commands", id_of("note", number), note("补充"));
  };
  EXPECT_EQ(act(1, seen).status, 201);
  const Answer late = act(2, seen);
  EXPECT_EQ(late.status, 412) << late.body;
  EXPECT_EQ(json_of(late).at("code").as_string(), "record_changed");
  EXPECT_EQ(act(1, seen).status, 200) << "the same command again is answered again";
  EXPECT_EQ(act(3, village_.get(path()).header("etag")).status, 201);
}

TEST_F(ApiTest, a_queued_command_that_is_refused_is_set_aside_and_listed) {
  village_.send_with("Queued-At: 2018-11-06T01:00:00Z\r\n");
  const Answer refused = village_.post(path() + "/commands", id_of("late", 1),
                                       core::encode_command(core::PassCheck{}));
  EXPECT_GE(refused.status, 400);
  const std::string kept(json_of(refused).at("args").at("set_aside").as_string());
  const auto list = village_.read("/api/v1/records?noun=set_aside&select=status%3Dopen");
  ASSERT_EQ(list.at("records").as_array().size(), 1U);
  EXPECT_EQ(list.at("records").at(0).at("record").as_string(), kept);
  const auto offers = village_.read("/api/v1/records/" + kept + "/offers");
  EXPECT_EQ(offers.at("offers").at(0).at("command").as_string(), "settle_set_aside");
}

TEST_F(ApiTest, what_was_set_aside_says_why_in_the_language_of_its_reader) {
  const auto kept = [&](int number, const std::string& body) {
    village_.send_with("Queued-At: 2018-11-06T01:00:00Z\r\n");
    const Answer refused = village_.post(path() + "/commands", id_of("why", number), body);
    return "/api/v1/records/" +
           std::string(json_of(refused).at("args").at("set_aside").as_string());
  };
  const std::string empty = kept(1, core::encode_command(core::AddEvidence{}));
  const auto text = village_.read(empty).at("refusal_text");
  EXPECT_TRUE(std::string_view(text.as_string()).contains("。")) << text;
  EXPECT_NE(json_of(village_.get(empty, "Accept-Language: en\r\n")).at("refusal_text"), text);
  // Its text names the state of that moment, which is no longer known.
  const std::string late = kept(2, core::encode_command(core::PassCheck{}));
  EXPECT_FALSE(village_.read(late).as_object().contains("refusal_text"));
}

TEST_F(ApiTest, an_export_has_the_rows_of_the_list_and_belongs_to_whoever_asked) {
  Caller clerk(serving_.port(), data_.token("410108003_office_clerk"));
  const Answer begun = clerk.post("/api/v1/exports", id_of("export", 1),
                                  R"({"noun":"unit","format":"csv","select":"kind=village"})");
  ASSERT_EQ(begun.status, 202) << begun.body;
  const std::string job(json_of(begun).at("job").as_string());
  const auto view = ended(clerk, job);
  ASSERT_EQ(view.at("status").as_string(), "done") << view;
  const Answer file = clerk.get("/api/v1/jobs/" + job + "/file");
  EXPECT_EQ(file.status, 200);
  EXPECT_TRUE(std::string_view(file.header("content-disposition"))
                  .starts_with("attachment; filename*=UTF-8''%E5%8D%95%E4%BD%8D-20"))
      << file.header("content-disposition");
  EXPECT_EQ(std::to_string(file.body.size()), std::to_string(view.at("file_bytes").as_int64()));
  EXPECT_NE(file.body.find("青禾村"), std::string::npos);
  EXPECT_EQ(file.body.find("听雨社区"), std::string::npos) << "a community is no village";
  EXPECT_EQ(village_.get("/api/v1/jobs/" + job).status, 404);
  EXPECT_EQ(village_.get("/api/v1/jobs/" + job + "/file").status, 404);
}

TEST_F(ApiTest, a_sheet_is_imported_by_whoever_uploaded_it_and_once) {
  Caller clerk(serving_.port(), data_.token("410108003_office_clerk"));
  const std::string sheet = "日期,单位,出动人次\n2018-11-07,青禾村,21\n2018-11-08,青禾村,22\n";
  const std::string digest = base::to_hex(base::sha256(sheet));
  ASSERT_LT(clerk.put("/api/v1/files/" + digest, sheet).status, 300);
  const std::string order = R"({"files":[{"digest":")" + digest + R"(","name":"每日投入.csv"}]})";
  const auto import = [&](int number) {
    const Answer begun = clerk.post("/api/v1/imports", id_of("import", number), order);
    EXPECT_EQ(begun.status, 202) << begun.body;
    return ended(clerk, std::string(json_of(begun).at("job").as_string()));
  };
  const auto first = import(1);
  ASSERT_EQ(first.at("status").as_string(), "done") << first;
  EXPECT_EQ(first.at("report").at("recorded").as_int64(), 2) << first;
  EXPECT_NE(first.at("report").at("text").as_string(), "");
  const auto again = import(2);
  EXPECT_EQ(again.at("report").at("recorded").as_int64(), 0);
  EXPECT_EQ(again.at("report").at("repeated").as_int64(), 2);
  const auto sums = village_.read("/api/v1/sums?since=2018-11-07&until=2018-11-08&kinds=people");
  EXPECT_EQ(sums.at("sums").at(0).at("amount").as_int64(), 43);
  const Answer foreign = village_.post("/api/v1/imports", id_of("import", 3), order);
  EXPECT_EQ(foreign.status, 404) << foreign.body;
}

TEST_F(ApiTest, a_stream_says_what_changed_to_those_who_may_know) {
  Caller stranger(serving_.port(), data_.token("410108003902_village_secretary"));
  Caller neighbour(serving_.port(), data_.token("410108003901_village_secretary"));
  neighbour.begin("/api/v1/events");
  stranger.begin("/api/v1/events");
  ASSERT_NE(neighbour.hear("retry"), "");
  ASSERT_NE(stranger.hear("retry"), "");
  ASSERT_EQ(village_.post(path() + "/commands", id_of("note", 9), note("又一句")).status, 201);
  const std::string heard = neighbour.hear(record_);
  EXPECT_NE(heard.find("event: changed"), std::string::npos);
  // The stranger hears of its own record only.
  Caller own(serving_.port(), data_.token("410108003902_village_secretary"));
  const std::string theirs = id_of("theirs", 1);
  ASSERT_EQ(
      own.post("/api/v1/commands", theirs, found_case(own.unit("410108003902"), "别处")).status,
      201);
  EXPECT_EQ(stranger.hear(theirs).find(record_), std::string::npos);
}

TEST_F(ApiTest, sums_open_to_entries_that_add_up) {
  ASSERT_EQ(village_.post("/api/v1/commands", id_of("turnout", 1), turnout(unit_, 12)).status, 201);
  ASSERT_EQ(village_.post("/api/v1/commands", id_of("turnout", 2), turnout(unit_, 30)).status, 201);
  const std::string span = "?since=2018-11-06&until=2018-11-06&kinds=people";
  const auto sums = village_.read("/api/v1/sums" + span);
  ASSERT_EQ(sums.at("sums").as_array().size(), 1U) << sums;
  EXPECT_EQ(sums.at("sums").at(0).at("amount").as_int64(), 42);
  std::int64_t added = 0;
  std::string after;
  do {
    const auto page = village_.read("/api/v1/entries" + span + "&limit=1&after=" + after);
    for (const auto& entry : page.at("entries").as_array()) added += entry.at("amount").as_int64();
    after = page.as_object().contains("next") && page.at("next").is_string()
                ? std::string(page.at("next").as_string())
                : std::string();
  } while (!after.empty());
  EXPECT_EQ(added, 42);
  EXPECT_EQ(village_.get("/api/v1/sums" + span + "&unit=410108003902").status, 403);
  const auto grid =
      village_.read("/api/v1/reporting?kind=daily_turnout&since=2018-11-06&until=2018-11-07");
  EXPECT_EQ(grid.at("expected").as_array().size(), 1U);
  ASSERT_EQ(grid.at("days").as_array().size(), 1U) << grid;
  EXPECT_EQ(grid.at("days").at(0).at("reporting").as_string(), "reported");
}

TEST_F(ApiTest, the_code_on_a_paper_is_true_or_not) {
  const auto printed = village_.read(path() + "/authenticity");
  const std::string code(printed.at("code").as_string());
  Caller anybody(serving_.port(), "");
  const auto asked = [&](const std::string& record, const std::string& with) {
    return anybody.read("/api/v1/authenticity/" + record + "/" + with).at("authentic").as_bool();
  };
  EXPECT_TRUE(asked(record_, code));
  EXPECT_FALSE(asked(id_of("nowhere", 1), code));
  std::string mistyped = code;
  mistyped[0] = mistyped[0] == 'A' ? 'B' : 'A';
  EXPECT_EQ(anybody.get("/api/v1/authenticity/" + record_ + "/" + mistyped).status, 422);
}

}  // namespace luoshi::server
