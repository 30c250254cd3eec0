// No room left: what was acknowledged stays, the rest is refused in words, reading goes on, and
// with room again so does writing.
#include "tests/server/program.hpp"

namespace luoshi::server {

namespace {
std::uint64_t database_bytes(const Data& data) {
  std::uint64_t largest = 0;
  for (const auto& entry : fs::directory_iterator(data.folder()))
    if (entry.is_regular_file()) largest = std::max(largest, std::uint64_t{entry.file_size()});
  return largest;
}
}  // namespace

TEST(full_disk, refuses_in_words_loses_nothing_and_goes_on_with_room) {
  const Data data;
  const std::string token = data.token("410108003901_village_secretary");
  std::string unit;
  std::vector<std::string> acknowledged;
  std::string refused;
  {
    // A little more than there is: the log of the database reaches the end soon.
    Serving serving(data, database_bytes(data) + 200'000);
    Caller caller(serving.port(), token);
    unit = caller.unit("410108003901");
    for (std::int64_t i = 1; i <= 2'000 && refused.empty(); ++i) {
      const std::string record = id_of("full", i);
      const Answer answer = caller.post("/api/v1/commands", record, turnout(unit, i));
      if (answer.status == 201) {
        acknowledged.push_back(record);
      } else {
        EXPECT_TRUE(answer.status == 503 || answer.status == 507) << answer.body;
        EXPECT_NE(json_of(answer).at("detail").as_string(), "");
        refused = record;
      }
    }
    ASSERT_FALSE(refused.empty()) << "the disk was never full";
    ASSERT_FALSE(acknowledged.empty());
    for (const std::string& record : {acknowledged.front(), acknowledged.back()})
      EXPECT_EQ(caller.get("/api/v1/records/" + record).status, 200) << "reading goes on";
    EXPECT_EQ(serving.end(SIGTERM), 0);
  }
  data.expect_whole();
  Serving serving(data);
  Caller caller(serving.port(), token);
  for (const std::string& record : acknowledged)
    ASSERT_EQ(caller.get("/api/v1/records/" + record).status, 200) << record;
  EXPECT_EQ(caller.post("/api/v1/commands", refused, turnout(unit, 7)).status, 201);
}

}  // namespace luoshi::server
