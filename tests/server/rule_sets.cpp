// The rule set out as a workbook and in again: complaints at their cells, differences, effect, and
// publishing as a command that may be sent twice.
#include <fstream>
#include <sstream>

#include "tests/server/program.hpp"

namespace luoshi::server {

namespace {
std::string read_text(const fs::path& file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return out.str();
}

class RuleSets : public testing::Test {
 protected:
  RuleSets() {
    fs::copy(LUOSHI_SOURCE_DIR "/packs/huiji", pack_, fs::copy_options::recursive);
    change("pack.toml", "version = \"2018.11\"", "version = \"2018.12\"");
  }
  void change(const std::string& file, std::string_view from, std::string_view to) {
    std::string text = read_text(pack_ / file);
    const auto at = text.find(from);
    ASSERT_NE(at, text.npos) << file << " has no " << from;
    text.replace(at, from.size(), to);
    std::ofstream(pack_ / file, std::ios::binary) << text;
  }
  // The pack as a workbook, uploaded by the rules clerk: the body of check and publish.
  std::string uploaded() {
    const fs::path file = pack_.parent_path() / "rules.xlsx";
    fs::remove(file);
    const Finished made = luoshi({"pack", "export", pack_.string(), "--xlsx", file.string()});
    EXPECT_EQ(made.exit, 0) << made.out;
    const std::string bytes = read_text(file);
    const std::string digest = base::to_hex(base::sha256(bytes));
    EXPECT_LT(clerk_.put("/api/v1/files/" + digest, bytes).status, 300);
    return R"({"file":")" + digest + R"("})";
  }
  boost::json::value check(const std::string& order) {
    const Answer answer = clerk_.post("/api/v1/rule-set/check", id_of("check", 1), order);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return json_of(answer);
  }

  Data data_;
  fs::path pack_ = fs::path(data_.folder()).parent_path() / "pack";
  Serving serving_{data_};
  Caller clerk_{serving_.port(), data_.token("410108_rules_clerk")};
  Caller village_{serving_.port(), data_.token("410108003901_village_secretary")};
};
}  // namespace

TEST_F(RuleSets, go_out_as_a_workbook_that_comes_back_without_a_difference) {
  EXPECT_EQ(village_.get("/api/v1/rule-set/workbook").status, 403);
  const Answer book = clerk_.get("/api/v1/rule-set/workbook");
  ASSERT_EQ(book.status, 200);
  EXPECT_TRUE(book.body.starts_with("PK"));
  const std::string digest = base::to_hex(base::sha256(book.body));
  ASSERT_LT(clerk_.put("/api/v1/files/" + digest, book.body).status, 300);
  const auto same = check(R"({"file":")" + digest + R"("})");
  EXPECT_TRUE(same.at("good").as_bool()) << same;
  EXPECT_TRUE(same.at("changes").as_array().empty()) << same;
}

TEST_F(RuleSets, are_compared_with_those_in_force_and_published_once) {
  ASSERT_EQ(village_
                .post("/api/v1/commands", id_of("case", 1),
                      found_case(village_.unit("410108003901"), "垃圾"))
                .status,
            201);
  change("categories.csv", "sdlj,,wd15,major", "sdlj,,wd20,major");
  const std::string order = uploaded();
  const auto checked = check(order);
  ASSERT_TRUE(checked.at("good").as_bool()) << checked;
  EXPECT_EQ(checked.at("version").as_string(), "2018.12");
  EXPECT_EQ(checked.at("version_in_force").as_string(), "2018.11");
  ASSERT_EQ(checked.at("changes").as_array().size(), 2U) << checked.at("changes");
  ASSERT_EQ(checked.at("effects").as_array().size(), 1U);
  EXPECT_EQ(checked.at("effects").at(0).at("row").as_string(), "06001");
  EXPECT_EQ(checked.at("effects").at(0).at("records").as_int64(), 1);
  EXPECT_NE(checked.at("changes").at(0).at("text").at("zh").as_string(), "");
  const Answer done = clerk_.post("/api/v1/rule-set/publish", id_of("publish", 1), order);
  EXPECT_EQ(done.status, 201) << done.body;
  EXPECT_EQ(clerk_.post("/api/v1/rule-set/publish", id_of("publish", 1), order).status, 200)
      << "sent again";
  EXPECT_EQ(village_.read("/api/v1/rule-set").at("version").as_string(), "2018.12");
  const Answer again = clerk_.post("/api/v1/rule-set/publish", id_of("publish", 2), order);
  EXPECT_EQ(json_of(again).at("code").as_string(), "rule_set_in_force_already");
}

TEST_F(RuleSets, are_published_by_nobody_else_and_by_no_other_road) {
  const std::string order = uploaded();
  EXPECT_EQ(village_.post("/api/v1/rule-set/publish", id_of("publish", 1), order).status, 403);
  EXPECT_EQ(village_.post("/api/v1/rule-set/check", id_of("publish", 1), order).status, 403);
  const auto by_command = json_of(
      clerk_.post("/api/v1/commands", id_of("publish", 2),
                  core::encode_command(core::PublishRuleSet{.version = "x", .rule_set = "{}"})));
  EXPECT_EQ(by_command.at("code").as_string(), "rule_set_needs_workbook");
}

TEST_F(RuleSets, are_changed_by_the_row_into_a_workbook_that_is_published_like_any) {
  EXPECT_EQ(village_.get("/api/v1/rule-set/tables").status, 200);
  const auto tables = clerk_.read("/api/v1/rule-set/tables");
  const auto table = [&](std::string_view name) {
    for (const auto& one : tables.at("tables").as_array())
      if (one.at("name").as_string() == name) return one;
    throw std::runtime_error("no table " + std::string(name));
  };
  const auto roles = table("roles");
  ASSERT_FALSE(roles.at("rows").as_array().empty());
  EXPECT_EQ(roles.at("rows").at(0).as_array().size(), roles.at("columns").as_array().size());
  boost::json::array before = roles.at("rows").at(0).as_array();
  boost::json::array after = before;
  std::size_t zh = 0;
  while (roles.at("columns").at(zh).at("key").as_string() != "name_zh") ++zh;
  after[zh] = "改过的名称";
  const auto draft = [&](const boost::json::value& changes) {
    return boost::json::serialize(boost::json::object{{"changes", changes}});
  };
  const std::string order =
      draft({boost::json::object{{"table", "roles"}, {"before", before}, {"after", after}}});
  EXPECT_EQ(village_.post("/api/v1/rule-set/draft", id_of("draft", 1), order).status, 403);
  const Answer book = clerk_.post("/api/v1/rule-set/draft", id_of("draft", 1), order);
  ASSERT_EQ(book.status, 200) << book.body;
  const std::string digest = base::to_hex(base::sha256(book.body));
  ASSERT_LT(clerk_.put("/api/v1/files/" + digest, book.body).status, 300);
  const auto checked = check(R"({"file":")" + digest + R"("})");
  ASSERT_EQ(checked.at("changes").as_array().size(), 1U) << checked;
  EXPECT_EQ(checked.at("changes").at(0).at("table").as_string(), "roles");
  EXPECT_EQ(clerk_.read("/api/v1/rule-set/tables").at("tables"), tables.at("tables"))
      << "a draft publishes nothing";

  const auto code = [&](const std::string& body) {
    return std::string(json_of(clerk_.post("/api/v1/rule-set/draft", id_of("draft", 2), body))
                           .at("code")
                           .as_string());
  };
  EXPECT_EQ(code(draft({boost::json::object{{"table", "cats"}, {"after", after}}})),
            "rule_table_unknown");
  EXPECT_EQ(code(draft({boost::json::object{{"table", "roles"}, {"before", after}}})),
            "rule_row_missing");
  EXPECT_EQ(code(draft({boost::json::object{{"table", "roles"}, {"after", {"one cell"}}}})),
            "rule_row_malformed");
  EXPECT_EQ(code(draft({boost::json::object{{"table", "roles"}, {"after", before}}})),
            "rule_draft_not_good")
      << "the same code twice";
}

}  // namespace luoshi::server
