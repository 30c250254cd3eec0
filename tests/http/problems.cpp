// Problem documents in both languages, and the one table of statuses.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "http/api.hpp"
#include "http/status.hpp"
#include "tests/http/client.hpp"

namespace luoshi::http {
namespace {

constexpr base::Message room_messages[] = {{"deadline_has_passed", "期限 {day} 已过，请申请延期。",
                                            "The deadline {day} has passed; ask for more."}};

Request asked_in(std::string language) {
  Request request;
  request.target = "/api/v1/cases/7?x=1";
  request.headers = {{"accept-language", std::move(language)}};
  return request;
}

TEST(problem, is_complete_in_both_languages) {
  const Problems problems({room_messages});
  const base::Refusal refusal{"deadline_has_passed", "fields.due", {{"day", "2018-11-05"}}};
  const Response zh = problems.answer(refusal, asked_in(""));
  EXPECT_EQ(zh.status, 422);
  EXPECT_EQ(zh.header("Content-Type"), "application/problem+json");
  EXPECT_EQ(zh.header("Content-Language"), "zh-CN");
  EXPECT_EQ(zh.body,
            R"({"type":"urn:luoshi:problem:deadline_has_passed","title":"不符合规则","status":422,)"
            R"("detail":"期限 2018-11-05 已过，请申请延期。","code":"deadline_has_passed",)"
            R"("field":"fields.due","args":{"day":"2018-11-05"},"instance":"/api/v1/cases/7"})");
  const Response en = problems.answer(refusal, asked_in("en"));
  EXPECT_EQ(en.header("Content-Language"), "en");
  const auto problem = base::from_json<Problem>(en.body);
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->title, "The rules do not allow this");
  EXPECT_EQ(problem->detail, "The deadline 2018-11-05 has passed; ask for more.");
}

TEST(problem, says_states_commands_and_rights_in_words) {
  const Problems problems(api_messages());
  const base::Refusal state{
      "case_not_in_state", {}, {{"state", "rectifying"}, {"command", "acknowledge_case"}}};
  const Problem zh = problems.describe(state, base::Language::zh, "/");
  EXPECT_EQ(zh.detail, "问题现为“整改中”，不能办理“签收”。请刷新后查看可办事项。");
  EXPECT_EQ(zh.args, state.args) << "programs read the codes";
  const base::Refusal effect{
      "case_not_in_state", "about", {{"state", "closed"}, {"command", "extend_deadline"}}};
  EXPECT_NE(problems.describe(effect, base::Language::zh, "/").detail.find("“延期”"),
            std::string::npos);
  const base::Refusal right{"right_missing", {}, {{"right", "check"}}};
  EXPECT_EQ(problems.describe(right, base::Language::zh, "/").detail,
            "本岗位没有这项权限（核查）。请由有权限的岗位办理。");
}

TEST(problem, of_the_writers_road_has_a_text) {
  const Problems problems(api_messages());
  for (const char* code : {"command_id_taken", "record_exists", "record_missing", "text_too_long",
                           "text_not_utf8", "text_reference_not_allowed", "nothing_recorded"})
    EXPECT_NE(problems.describe({code, {}, {}}, base::Language::zh, "/").detail, code);
}

TEST(problem, survives_a_target_that_is_not_text) {
  const auto server = serve_small();
  const auto answer = Client(server->port()).get("/\xff\xfe").read();
  const auto problem = base::from_json<Problem>(answer->body);
  ASSERT_TRUE(problem) << answer->body;
  EXPECT_EQ(problem->code, "target_malformed");
}

TEST(problem, of_the_guard_speaks_the_language_of_the_client) {
  const auto server = serve_small();
  const auto answer =
      Client(server->port()).get("/%zz", "Accept-Language: en-GB, zh;q=0.5\r\n").read();
  EXPECT_EQ(answer->header("content-language"), "en");
}

TEST(accept_language, chooses_between_zh_and_en) {
  using enum base::Language;
  EXPECT_EQ(language_of(""), zh);
  EXPECT_EQ(language_of("en"), en);
  EXPECT_EQ(language_of("zh-CN,zh;q=0.9,en;q=0.8"), zh);
  EXPECT_EQ(language_of("fr, en;q=0.5"), en);
  EXPECT_EQ(language_of("zh;q=0.3 , EN-us;q=0.31"), en);
  EXPECT_EQ(language_of("en;q=0"), zh);
  EXPECT_EQ(language_of("en;q=banana,,;;=,zh"), zh);
  EXPECT_EQ(language_of("*"), zh);
}

TEST(messages, have_both_texts_and_every_status_of_this_room_has_one) {
  std::set<std::string_view> codes;
  for (const base::Message& message : http_messages()) {
    EXPECT_TRUE(codes.insert(message.code).second) << message.code;
    EXPECT_FALSE(message.zh.empty() || message.en.empty()) << message.code;
  }
}

TEST(statuses, are_written_down_for_people) {
  std::ifstream file(LUOSHI_SOURCE_DIR "/docs/http-status.md");
  std::stringstream text;
  text << file.rdbuf();
  std::map<int, std::string> rows;
  for (std::string line; std::getline(text, line);)
    if (line.starts_with("| ") && line.size() > 5) rows[std::atoi(line.c_str() + 2)] = line;
  for (const StatusMeaning& meaning : status_meanings()) {
    ASSERT_TRUE(rows.contains(meaning.status)) << meaning.status;
    EXPECT_NE(rows[meaning.status].find(meaning.zh), std::string::npos) << meaning.status;
  }
  std::set<std::string_view> codes;
  for (const RefusalStatus& row : refusal_statuses()) {
    EXPECT_TRUE(codes.insert(row.code).second) << row.code;
    EXPECT_NE(rows[row.status].find(fmt::format("`{}`", row.code)), std::string::npos) << row.code;
  }
  EXPECT_EQ(status_of("anything_else"), 422);
}

}  // namespace
}  // namespace luoshi::http
