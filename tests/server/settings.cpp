// Settings, feedback and map tiles: who may, what is answered, and what a page may then load.
#include <fstream>

#include "tests/server/program.hpp"

namespace luoshi::server {

namespace {
class SettingsTest : public testing::Test {
 protected:
  Answer change(Caller& who, std::string_view body) {
    return who.post("/api/v1/settings", id_of("settings", 1), body);
  }
  static constexpr std::string_view good =
      R"({"name":"","map":{"kind":"xyz","url":"https://maps.example:8443/{z}/{x}/{y}.png",)"
      R"("datum":"gcj02","attribution":"© maps","zoom_max":17},"photo_size":"1280",)"
      R"("feedback_to":"12345","features":{"rankings":true}})";

  static fs::path screens(const Data& data) {
    const fs::path folder = fs::path(data.folder()).parent_path() / "web";
    fs::create_directory(folder);
    std::ofstream(folder / "index.html") << "<base href=\"/\">";
    return folder;
  }

  Data data_;
  Serving serving_{data_, {"--web", screens(data_).string()}};
  Caller office_{serving_.port(), data_.token("410108_it_office")};
  Caller village_{serving_.port(), data_.token("410108003901_village_secretary")};
};

bool is_on(const boost::json::value& settings, std::string_view feature) {
  for (const auto& one : settings.at("features").as_array())
    if (one.at("code").as_string() == feature) return one.at("on").as_bool();
  throw std::runtime_error("no such feature");
}
}  // namespace

TEST_F(SettingsTest, come_with_the_least_and_the_rule_of_each_switch) {
  const auto settings = village_.read("/api/v1/settings");
  EXPECT_EQ(settings.at("map").at("kind").as_string(), "none");
  EXPECT_FALSE(is_on(settings, "rankings"));
  EXPECT_FALSE(is_on(settings, "personal_statistics"));
  for (const auto& one : settings.at("features").as_array()) {
    EXPECT_FALSE(one.at("rule").at("zh").as_string().empty());
    EXPECT_FALSE(one.at("rule").at("en").as_string().empty());
  }
}

TEST_F(SettingsTest, are_changed_by_administrators_and_logged) {
  EXPECT_EQ(change(village_, good).status, 403);
  const Answer changed = change(office_, good);
  ASSERT_EQ(changed.status, 200) << changed.body;
  const auto settings = village_.read("/api/v1/settings");
  EXPECT_EQ(settings.at("map").at("datum").as_string(), "gcj02");
  EXPECT_TRUE(is_on(settings, "rankings"));
  EXPECT_EQ(
      office_.read("/api/v1/security-log?kind=settings_changed").at("entries").as_array().size(),
      1U);
}

TEST_F(SettingsTest, let_pages_load_the_tiles_of_the_map_and_of_nobody_else) {
  const auto policy = [&] { return village_.get("/").header("content-security-policy"); };
  EXPECT_EQ(policy().find("maps.example"), std::string::npos);
  ASSERT_EQ(change(office_, good).status, 200);
  EXPECT_NE(policy().find("img-src 'self' data: blob: https://maps.example:8443;"),
            std::string::npos);
}

TEST_F(SettingsTest, without_a_map_file_there_are_no_own_tiles) {
  EXPECT_EQ(village_.get("/api/v1/tiles/3/1/2").status, 404);
  const Answer no =
      change(office_, R"({"name":"","map":{"kind":"mbtiles","url":"","datum":"wgs84",)"
                      R"("attribution":"","zoom_max":12},"photo_size":"1600","feedback_to":""})");
  EXPECT_EQ(json_of(no).at("code").as_string(), "map_file_missing");
}

TEST_F(SettingsTest, feedback_is_given_by_everybody_and_read_by_administrators) {
  const Answer given = village_.post("/api/v1/feedback", id_of("feedback", 1),
                                     R"({"text":"地图太慢","page":"/map"})");
  EXPECT_EQ(given.status, 201) << given.body;
  EXPECT_EQ(village_.get("/api/v1/feedback").status, 403);
  const auto list = office_.read("/api/v1/feedback");
  ASSERT_EQ(list.at("feedback").as_array().size(), 1U);
  EXPECT_EQ(list.at("feedback").at(0).at("text").as_string(), "地图太慢");
  EXPECT_EQ(village_.post("/api/v1/feedback", id_of("feedback", 2), R"({"text":" "})").status, 422);
}

TEST_F(SettingsTest, views_of_the_ledger_are_each_accounts_own) {
  const Answer saved = village_.post(
      "/api/v1/saved-views", id_of("view", 1),
      R"({"name":"荷塘村超期","query":"status=overdue","columns":["number","unit"]})");
  ASSERT_EQ(saved.status, 200) << saved.body;
  const auto mine = village_.read("/api/v1/saved-views");
  ASSERT_EQ(mine.at("views").as_array().size(), 1U);
  EXPECT_EQ(mine.at("views").at(0).at("columns").as_array().size(), 2U);
  EXPECT_TRUE(office_.read("/api/v1/saved-views").at("views").as_array().empty());
  EXPECT_EQ(
      village_
          .post("/api/v1/saved-views", id_of("view", 2), R"({"name":"","query":"","columns":[]})")
          .status,
      422);
  const std::string_view named = R"({"name":"荷塘村超期"})";
  office_.post("/api/v1/saved-views/remove", id_of("view", 3), named);
  EXPECT_EQ(village_.read("/api/v1/saved-views").at("views").as_array().size(), 1U);
  const Answer left = village_.post("/api/v1/saved-views/remove", id_of("view", 4), named);
  EXPECT_TRUE(json_of(left).at("views").as_array().empty());
}

TEST_F(SettingsTest, storage_is_told_by_part_to_who_runs_the_office) {
  EXPECT_EQ(village_.get("/api/v1/storage").status, 403);
  const auto storage = office_.read("/api/v1/storage");
  EXPECT_EQ(storage.at("folder").as_string(), fs::absolute(data_.folder()).string());
  std::map<std::string, std::int64_t> bytes;
  for (const auto& part : storage.at("parts").as_array())
    bytes[std::string(part.at("name").as_string())] = part.at("bytes").as_int64();
  EXPECT_GE(bytes.at("journal"),
            static_cast<std::int64_t>(fs::file_size(fs::path(data_.folder()) / "luoshi.db")));
  EXPECT_GT(bytes.at("accounts"), 0);
  EXPECT_EQ(bytes.at("tiles"), 0);
  EXPECT_GT(storage.at("free_bytes").as_int64(), 0);
  EXPECT_TRUE(storage.at("backups").as_array().empty());
}

}  // namespace luoshi::server
