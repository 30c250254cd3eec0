// Every route that reads, for every kind of reader, about records that are none of theirs: not
// found or not allowed, and not one character of what the record says.
#include "tests/server/program.hpp"

namespace luoshi::server {

namespace {
constexpr std::string_view village_secret = "青禾村内部线索甲";
constexpr std::string_view hidden_secret = "暗访所见秘密乙";

// Targets for a route of the API document: with the record in its path, or with every way to ask.
std::vector<std::string> targets_of(std::string path, const std::string& record) {
  const auto put = [&](std::string_view name, std::string_view value) {
    const std::string place = "{" + std::string(name) + "}";
    if (auto at = path.find(place); at != path.npos) path.replace(at, place.size(), value);
  };
  put("record", record);
  put("brief", "default");
  put("quantity", "people");
  put("sha256", std::string(64, 'a'));
  // Whatever else a path names is not there.
  for (auto from = path.find('{'); from != path.npos; from = path.find('{'))
    path.replace(from, path.find('}', from) + 1 - from, id_of("nothing", 1));
  if (path.ends_with("/names")) return {path + "?ids=" + record};
  std::vector<std::string> out;
  if (path.ends_with("/facets"))
    for (const char* by : {"unit", "status", "category", "kind", "day", "source"})
      for (const char* noun : {"case", "activity"})
        out.push_back(path + "?noun=" + noun + "&by=" + by + "&text=%E7%A7%98%E5%AF%86");
  if (!out.empty()) return out;
  if (!path.ends_with("/records") && !path.ends_with("/counts")) return {path};
  for (const char* noun : {"case", "activity", "request", "report", "site", "unit", "set_aside"})
    for (const char* more :
         {"", "&order=due", "&text=%E7%A7%98%E5%AF%86", "&text=%E7%BA%BF%E7%B4%A2",
          "&select=status%3Dreported", "&limit=1000"})
      out.push_back(path + "?noun=" + noun + more);
  return out;
}

class Walk : public testing::Test {
 protected:
  void SetUp() override {
    Caller village(serving_.port(), data_.token("410108003901_village_secretary"));
    unit_ = village.unit("410108003901");
    ASSERT_EQ(village.post("/api/v1/commands", foreign_, found_case(unit_, village_secret)).status,
              201);
    Caller office(serving_.port(), data_.token("410108003_office_clerk"));
    const Answer visit =
        office.post("/api/v1/commands", hidden_, hidden_visit(unit_, hidden_secret));
    ASSERT_EQ(visit.status, 201) << visit.body;
    document_ = office.read("/api/v1/openapi.json");
  }

  void walk(const std::string& post, const std::string& record, std::string_view secret) {
    SCOPED_TRACE(post);
    Caller reader(serving_.port(), data_.token(post));
    int walked = 0;
    for (const auto& [path, methods] : document_.at("paths").as_object()) {
      if (!methods.as_object().contains("get")) continue;
      // Its connection answers nothing afterwards; tests/server/api.cpp walks it.
      if (path == "/api/v1/events") continue;
      // Whoever holds a paper may ask whether its code is true: tests/server/api.cpp.
      if (path.starts_with("/api/v1/authenticity/")) continue;
      const bool names_it = path.starts_with("/api/v1/records/{record}");
      for (const std::string& target : targets_of(std::string(path), record)) {
        const Answer answer = reader.get(target);
        ++walked;
        EXPECT_LT(answer.status, 500) << target << "\n" << answer.body;
        if (names_it)
          EXPECT_TRUE(answer.status == 404 || answer.status == 403)
              << target << ": " << answer.status;
        EXPECT_EQ(answer.body.find(secret), std::string::npos) << target << "\n" << answer.body;
        if (!names_it) EXPECT_EQ(answer.body.find(record), std::string::npos) << target;
      }
    }
    EXPECT_GT(walked, 80) << "the API document lists too few routes";
  }

  Data data_;
  Serving serving_{data_};
  std::string unit_;
  std::string foreign_ = id_of("foreign", 1), hidden_ = id_of("hidden", 1);
  boost::json::value document_;
};
}  // namespace

TEST_F(Walk, a_self_found_case_is_nobodys_business_elsewhere) {
  for (const char* post :
       {"410108003902_village_secretary", "410108003902_grid_worker", "410108100_office_clerk",
        "410108100_street_secretary", "410108100901_village_secretary",
        "410108003_hw_contractor_manager", "410108003_zf_squad_leader"})
    walk(post, foreign_, village_secret);
}

TEST_F(Walk, a_hidden_visit_is_not_there_for_the_inspected_and_the_others) {
  for (const char* post :
       {"410108003901_village_secretary", "410108003901_village_cadre", "410108003_checker",
        "410108003_duty_officer", "410108100_office_clerk", "410108003_hw_contractor_manager"})
    walk(post, hidden_, hidden_secret);
}

TEST_F(Walk, what_is_not_there_is_answered_like_what_may_not_be_seen) {
  Caller reader(serving_.port(), data_.token("410108003902_village_secretary"));
  const std::string nowhere = id_of("nowhere", 1);
  for (const char* end : {"", "/history", "/offers"}) {
    Answer unseen = reader.get("/api/v1/records/" + foreign_ + end);
    Answer absent = reader.get("/api/v1/records/" + nowhere + end);
    EXPECT_EQ(unseen.status, absent.status);
    for (Answer* one : {&unseen, &absent})
      for (const std::string& id : {foreign_, nowhere})
        if (auto at = one->body.find(id); at != std::string::npos) one->body.erase(at, id.size());
    EXPECT_EQ(unseen.body, absent.body) << end;
  }
}

}  // namespace luoshi::server
