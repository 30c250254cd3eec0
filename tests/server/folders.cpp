// One folder, one server; and a clock that was set back since the last record.
#include "app/writer.hpp"
#include "store/sqlite/store.hpp"
#include "tests/server/program.hpp"

namespace luoshi::server {

TEST(folders, a_second_server_on_one_folder_says_so) {
  Data data;
  Serving first(data);
  const Finished second = luoshi({"--lang", "en", "serve", data.folder(), "--port", "0"});
  EXPECT_EQ(second.exit, 2);
  EXPECT_NE(second.out.find("folder_in_use"), std::string::npos) << second.out;
  EXPECT_EQ(
      Caller(first.port(), data.token("410108003_office_clerk")).get("/api/v1/session").status,
      200);
  EXPECT_EQ(first.end(SIGTERM), 0);
  Serving after(data);
  EXPECT_EQ(after.end(SIGTERM), 0);
}

// The folder is written two days ahead; to the server the clock has then been set back.
TEST(folders, a_clock_that_was_set_back_stops_nothing) {
  Data data;
  const app::Clock ahead = [] {
    return core::Instant{app::system_clock()().us + 48 * base::hour_us};
  };
  core::Id unit;
  {
    auto store = store::SqliteStore::open({.path = data.folder() + "/luoshi.db"});
    ASSERT_TRUE(store);
    app::Executor executor(**store, ahead);
    unit = *executor.snapshot()->directory->unit_by_code("410108003901");
    core::Activity activity{.kind = "daily_turnout", .day = {17'000}, .units = {unit}};
    activity.nothing_today = true;
    ASSERT_TRUE(executor.execute(app::Request{.id = app::new_id(ahead),
                                              .actor = app::machinery(),
                                              .command = core::RecordActivity{activity}}));
  }
  {
    Serving serving(data);
    Caller caller(serving.port(), data.token("410108003901_village_secretary"));
    std::string before;
    for (int i = 1; i <= 5; ++i) {
      const std::string id = id_of("set back", i);
      ASSERT_EQ(caller.post("/api/v1/commands", id, turnout(base::to_text(unit), i)).status, 201);
      const auto history = caller.read("/api/v1/records/" + id + "/history");
      const std::string at(history.at("events").at(0).at("at").as_string());
      EXPECT_LT(before, at) << "journal time went back";
      before = at;
    }
    EXPECT_EQ(serving.end(SIGTERM), 0);
  }
  data.expect_whole();
}

}  // namespace luoshi::server
