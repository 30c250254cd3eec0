// Personal links: one paper for whoever holds the code, until it ends or is taken back.
#include "tests/server/program.hpp"

namespace luoshi::server {

namespace {
std::string in_days(int days) {
  const auto now = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::system_clock::now().time_since_epoch());
  return base::to_text(core::Instant{now.count() + days * base::day_us}, {0});
}

class LinksTest : public testing::Test {
 protected:
  void SetUp() override {
    unit_ = clerk_.unit("410108003901");
    for (const std::string& record : {record_, other_})
      ASSERT_EQ(clerk_.post("/api/v1/commands", record, found_case(unit_, "工地裸土")).status, 201);
  }
  Answer issue(Caller& by, const std::string& body) {
    return by.post("/api/v1/records/" + record_ + "/links", id_of("link", ++sent_), body);
  }
  std::string code_of(const Answer& issued) {
    EXPECT_EQ(issued.status, 201) << issued.body;
    return std::string(json_of(issued).at("code").as_string());
  }
  Answer with(const std::string& code, std::string_view target) {
    Caller holder(serving_.port(), "");
    return holder.get(target, "Authorization: Link " + code + "\r\n");
  }

  Data data_;
  Serving serving_{data_};
  Caller clerk_{serving_.port(), data_.token("410108003_office_clerk")};
  std::string unit_;
  std::string record_ = id_of("linked", 1), other_ = id_of("linked", 2);
  int sent_ = 0;
};
}  // namespace

TEST_F(LinksTest, opens_its_own_paper_and_nothing_else) {
  const std::string code = code_of(issue(clerk_, R"({"until":")" + in_days(7) + R"("})"));
  const Answer read = with(code, "/api/v1/link");
  ASSERT_EQ(read.status, 200) << read.body;
  EXPECT_NE(read.body.find("工地裸土"), std::string::npos);
  EXPECT_NE(read.body.find(record_), std::string::npos);
  EXPECT_EQ(read.header("cache-control"), "no-store");
  for (const std::string& target :
       {"/api/v1/records/" + record_, "/api/v1/records/" + other_,
        std::string("/api/v1/records?noun=case"), std::string("/api/v1/units"),
        std::string("/api/v1/jobs"), "/api/v1/records/" + record_ + "/links"})
    EXPECT_EQ(with(code, target).status, 401) << target;
}

TEST_F(LinksTest, is_read_as_people_type_it_and_guessed_by_nobody) {
  std::string code = code_of(issue(clerk_, R"({"until":")" + in_days(7) + R"("})"));
  EXPECT_EQ(code.size(), 19U);
  std::string typed;
  for (const char c : code)
    if (c != '-') typed += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  EXPECT_EQ(with(typed, "/api/v1/link").status, 200);
  code[0] = code[0] == '7' ? '8' : '7';
  EXPECT_EQ(with(code, "/api/v1/link").status, 401);
  EXPECT_EQ(with("", "/api/v1/link").status, 401);
}

TEST_F(LinksTest, ends_when_taken_back_and_is_in_no_file) {
  const Answer issued = issue(clerk_, R"({"until":")" + in_days(7) + R"("})");
  const std::string code = code_of(issued);
  const std::string link(json_of(issued).at("link").at("link").as_string());
  const auto list = clerk_.read("/api/v1/records/" + record_ + "/links");
  ASSERT_EQ(list.at("links").as_array().size(), 1U);
  const Answer revoked = clerk_.post("/api/v1/records/" + record_ + "/links/" + link + "/revoke",
                                     id_of("revoke", 1), "{}");
  EXPECT_EQ(revoked.status, 200) << revoked.body;
  EXPECT_EQ(with(code, "/api/v1/link").status, 401);
}

TEST_F(LinksTest, only_those_who_hand_out_issue_it_for_what_they_see_and_not_for_ever) {
  Caller village(serving_.port(), data_.token("410108003901_village_secretary"));
  EXPECT_EQ(issue(village, R"({"until":")" + in_days(7) + R"("})").status, 403);
  Caller elsewhere(serving_.port(), data_.token("410108100_office_clerk"));
  EXPECT_EQ(issue(elsewhere, R"({"until":")" + in_days(7) + R"("})").status, 404);
  EXPECT_EQ(issue(clerk_, R"({"until":")" + in_days(400) + R"("})").status, 422);
  EXPECT_EQ(issue(clerk_, R"({"until":")" + in_days(-1) + R"("})").status, 422);
  const std::string judging = R"(","commands":["pass_check"]})";
  EXPECT_EQ(issue(clerk_, R"({"until":")" + in_days(7) + judging).status, 422);
}

TEST_F(LinksTest, acts_as_its_post_with_its_commands_only) {
  // The village secretary's post stands under the street's office and sees the case.
  std::string post;
  Caller village(serving_.port(), data_.token("410108003901_village_secretary"));
  post = std::string(village.read("/api/v1/session").at("post").as_string());
  const std::string code = code_of(issue(clerk_, R"({"until":")" + in_days(7) + R"(","post":")" +
                                                     post + R"(","commands":["add_evidence"]})"));
  Caller holder(serving_.port(), "");
  const auto act = [&](int number, const core::Command& command) {
    holder.send_with("Authorization: Link " + code + "\r\n");
    return holder.post("/api/v1/link/commands", id_of("by link", number),
                       core::encode_command(command));
  };
  EXPECT_EQ(act(1, core::AddEvidence{.note = core::Text("已覆盖")}).status, 201);
  EXPECT_EQ(act(2, core::PassCheck{}).status, 422);
  EXPECT_EQ(act(3, core::ReportRectified{}).status, 422);
  const auto history = clerk_.read("/api/v1/records/" + record_ + "/history");
  EXPECT_EQ(history.at("events").as_array().size(), 2U);
}

}  // namespace luoshi::server
