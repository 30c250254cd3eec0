// Every role of the rule set, in the record's own unit, sideways and upward, against every route
// about a record. What is expected is worked out here from roles.csv, posts.csv and the rule of
// visibility as pack.toml words it (its own unit and the direct superior), not asked of the code.
#include <fstream>

#include "tests/server/program.hpp"

namespace luoshi::server {

namespace {
constexpr std::string_view village = "410108003901", street = "410108003";
constexpr std::string_view secret = "村内自查线索丙";

using Table = std::vector<std::map<std::string, std::string>>;

// The columns that are read here hold neither commas nor quotes before them.
Table read_table(const std::string& file) {
  Table out;
  std::ifstream in(std::string(LUOSHI_SOURCE_DIR "/packs/huiji/") + file);
  std::vector<std::string> names;
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> cells;
    std::stringstream rest(line);
    for (std::string cell; std::getline(rest, cell, ',');) cells.push_back(cell);
    if (names.empty()) {
      names = cells;
      continue;
    }
    std::map<std::string, std::string> row;
    for (std::size_t i = 0; i < std::min(names.size(), cells.size()); ++i) row[names[i]] = cells[i];
    out.push_back(std::move(row));
  }
  return out;
}

struct Post {
  std::string code, role, unit;
};

enum class Side { own, above, elsewhere };
Side side_of(std::string_view unit) {
  if (unit == village) return Side::own;
  return unit == street ? Side::above : Side::elsewhere;
}

// Of each role one post in the village, one in its street, one anywhere else, where there is one.
std::vector<Post> posts_to_walk() {
  std::map<std::pair<std::string, Side>, Post> chosen;
  for (const auto& row : read_table("seed/posts.csv")) {
    if (row.contains("until") && !row.at("until").empty()) continue;
    const Post post{row.at("code"), row.at("role"), row.at("unit")};
    chosen.try_emplace({post.role, side_of(post.unit)}, post);
  }
  std::vector<Post> out;
  for (const auto& [key, post] : chosen) out.push_back(post);
  return out;
}

// Does that post see a case that the village has found itself?
bool expected_to_see(const Post& post, const std::map<std::string, std::string>& reach) {
  const std::string& how_far = reach.at(post.role);
  if (how_far == "authority") return true;
  if (how_far == "own") return false;  // it neither reported nor is named in it
  return side_of(post.unit) != Side::elsewhere;
}

class RoleWalk : public testing::Test {
 protected:
  void SetUp() override {
    Caller reporter(serving_.port(), data_.token(std::string(village) + "_village_clerk"));
    ASSERT_EQ(reporter.post("/api/v1/commands", record_, found_case(reporter.unit(village), secret))
                  .status,
              201);
    for (const auto& [path, methods] :
         reporter.read("/api/v1/openapi.json").at("paths").as_object())
      if (path.find("/records/{record}") != std::string_view::npos &&
          methods.as_object().contains("get") && path.find("{sha256}") == std::string_view::npos)
        routes_.push_back(std::string(path).replace(path.find("{record}"), 8, record_));
    ASSERT_GE(routes_.size(), 4U);
    for (const auto& row : read_table("roles.csv")) reach_[row.at("code")] = row.at("reach");
  }

  void reads(Caller& caller, const Post& post) {
    const bool sees = expected_to_see(post, reach_);
    for (const std::string& route : routes_) {
      const Answer answer = caller.get(route);
      // Links are the business of those who hand out: the others are told so before anything else.
      const bool by_right = route.ends_with("/links") && answer.status == 403;
      EXPECT_TRUE(by_right || answer.status == (sees ? 200 : 404))
          << route << ": " << answer.status << "\n"
          << answer.body.substr(0, 300);
      if (!sees) EXPECT_EQ(answer.body.find(secret), std::string::npos) << route;
    }
    const Answer list = caller.get("/api/v1/records?noun=case&text=%E7%BA%BF%E7%B4%A2");
    EXPECT_EQ(list.body.find(record_) != std::string::npos, sees);
    const Answer count = caller.get("/api/v1/counts?noun=case");
    EXPECT_EQ(json_of(count).at("count").as_int64(), sees ? 1 : 0);
  }

  // Who cannot see it can do nothing with it, and is not told that it is there.
  void acts(Caller& caller, const Post& post) {
    if (expected_to_see(post, reach_)) return;
    for (const core::Command& command :
         {core::Command(core::AddEvidence{.note = core::Text("看看")}),
          core::Command(core::AcceptCase{}), core::Command(core::PassCheck{}),
          core::Command(core::VoidActivity{core::Text("-")})}) {
      const Answer answer = caller.post("/api/v1/records/" + record_ + "/commands",
                                        id_of(post.code, ++sent_), core::encode_command(command));
      EXPECT_EQ(answer.status, 404) << answer.body;
      EXPECT_EQ(answer.body.find(secret), std::string::npos);
    }
  }

  Data data_;
  Serving serving_{data_};
  std::string record_ = id_of("role walk", 1);
  std::vector<std::string> routes_;
  std::map<std::string, std::string> reach_;
  int sent_ = 0;
};
}  // namespace

TEST_F(RoleWalk, every_role_sees_what_the_rule_set_says_and_no_more) {
  const std::vector<Post> posts = posts_to_walk();
  ASSERT_GE(posts.size(), 60U);
  std::set<std::string> roles;
  int seen = 0;
  for (const Post& post : posts) {
    SCOPED_TRACE(post.code);
    roles.insert(post.role);
    seen += expected_to_see(post, reach_) ? 1 : 0;
    Caller caller(serving_.port(), data_.token(post.code));
    reads(caller, post);
    acts(caller, post);
  }
  for (const auto& [role, how_far] : reach_)
    EXPECT_TRUE(roles.contains(role) || role == "village_clerk" || role == "contractor_worker")
        << role << ": no post to walk with";
  EXPECT_GT(seen, 10);
  EXPECT_GT(static_cast<int>(posts.size()) - seen, 30);
}

}  // namespace luoshi::server
