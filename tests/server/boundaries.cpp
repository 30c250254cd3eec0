// The areas of the example, and replacing them by hand, by upload and by the command line.
#include <fstream>

#include "tests/server/program.hpp"

namespace luoshi::server {

namespace {
constexpr std::string_view small =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
    R"({"code":"410108003901"},"geometry":{"type":"Polygon","coordinates":)"
    R"([[[113,34],[113.1,34],[113.1,34.1],[113,34]]]}}]})";

class Boundaries : public testing::Test {
 protected:
  std::size_t count() {
    return village_.read("/api/v1/boundaries").at("features").as_array().size();
  }

  Data data_;
  Serving serving_{data_};
  Caller office_{serving_.port(), data_.token("410108_it_office")};
  Caller village_{serving_.port(), data_.token("410108003901_village_secretary")};
};
}  // namespace

TEST_F(Boundaries, come_with_the_pack_and_are_not_sent_twice) {
  const auto areas = village_.read("/api/v1/boundaries");
  const std::string unit = village_.unit("410108003901");
  EXPECT_TRUE(std::ranges::any_of(areas.at("features").as_array(), [&](const auto& one) {
    return one.at("properties").at("unit").as_string() == unit;
  }));
  const Answer first = village_.get("/api/v1/boundaries");
  EXPECT_EQ(
      village_.get("/api/v1/boundaries", "If-None-Match: " + first.header("etag") + "\r\n").status,
      304);
  EXPECT_EQ(Caller(serving_.port(), "").get("/api/v1/boundaries").status, 401);
}

TEST_F(Boundaries, are_replaced_by_administrators) {
  EXPECT_EQ(village_.post("/api/v1/boundaries", id_of("areas", 1), small).status, 403);
  EXPECT_GT(count(), 1U);
  EXPECT_EQ(office_.post("/api/v1/boundaries", id_of("areas", 1), small).status, 200);
  EXPECT_EQ(count(), 1U);
  const Answer no = office_.post("/api/v1/boundaries", id_of("areas", 2),
                                 R"({"type":"FeatureCollection","features":[{}]})");
  EXPECT_EQ(json_of(no).at("code").as_string(), "boundary_not_area");
  EXPECT_EQ(count(), 1U);
}

TEST_F(Boundaries, may_be_uploaded_first_by_the_same_post) {
  const std::string digest = base::to_hex(base::sha256(small));
  const std::string order = R"({"file":")" + digest + R"("})";
  ASSERT_LT(village_.put("/api/v1/files/" + digest, small).status, 300);
  EXPECT_EQ(office_.post("/api/v1/boundaries", id_of("areas", 1), order).status, 404)
      << "somebody else's file";
}

TEST_F(Boundaries, are_loaded_by_the_command_line_beside_the_server) {
  const fs::path file = fs::path(data_.folder()).parent_path() / "areas.geojson";
  std::ofstream(file) << small;
  const Finished done = luoshi({"boundaries", data_.folder(), file.string()});
  EXPECT_EQ(done.exit, 0) << done.out;
  EXPECT_EQ(count(), 1U);
  std::ofstream(file) << "{";
  EXPECT_EQ(luoshi({"boundaries", data_.folder(), file.string()}).exit, 2);
  EXPECT_EQ(count(), 1U);
}

}  // namespace luoshi::server
