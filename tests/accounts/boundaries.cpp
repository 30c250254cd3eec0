// Areas of units: what is taken, what is refused and where, and that they are kept whole.
#include "accounts/boundaries.hpp"

#include "tests/accounts/office.hpp"

namespace luoshi::accounts {

namespace {
using Areas = Office;

core::Directory two_villages() {
  core::Directory out;
  out.put_unit(id(1), {.unit = {.code = "901"}});
  out.put_unit(id(2), {.unit = {.code = "902"}});
  return out;
}

constexpr std::string_view square = "[[[113,34],[113.1,34],[113.1,34.1],[113,34.1],[113,34]]]";

std::string feature(std::string_view properties, std::string_view coordinates,
                    std::string_view type = "Polygon") {
  return fmt::format(
      R"({{"type":"Feature","properties":{},"geometry":{{"type":"{}","coordinates":{}}}}})",
      properties, type, coordinates);
}

std::string collection(const std::string& features, std::string_view more = {}) {
  return fmt::format(R"({{"type":"FeatureCollection",{}"features":[{}]}})", more, features);
}

base::Refusal refusal(const std::string& geojson) {
  const auto checked = check_boundaries(geojson, two_villages());
  return checked ? base::Refusal{} : checked.error();
}
}  // namespace

TEST(boundaries, are_written_by_code_with_the_unit_and_without_anything_else) {
  const auto checked =
      check_boundaries(collection(feature(R"({"code":"902","name":"secret"})",
                                          "[" + std::string(square) + "]", "MultiPolygon") +
                                  "," +
                                  feature(R"({"unit":")" + base::to_text(id(1)) + R"("})",
                                          "[[[113.12345678,34,12.5],[113.2,34],[113.2,34.1],"
                                          "[113.12345678,34,12.5]]]")),
                       two_villages());
  ASSERT_TRUE(checked);
  EXPECT_EQ(checked->units, 2);
  EXPECT_EQ(checked->geojson,
            collection(feature(fmt::format(R"({{"unit":"{}","code":"901"}})", base::to_text(id(1))),
                               "[[[113.123457,34],[113.2,34],[113.2,34.1],[113.123457,34]]]") +
                       "," +
                       feature(fmt::format(R"({{"unit":"{}","code":"902"}})", base::to_text(id(2))),
                               "[" + std::string(square) + "]", "MultiPolygon")));
}

TEST(boundaries, are_refused_with_the_feature) {
  const std::string good = feature(R"({"code":"901"})", square);
  const auto second = [&](const std::string& other) {
    return refusal(collection(good + "," + other));
  };
  const std::string code = R"({"code":"902"})";
  const std::pair<std::string, std::string> cases[] = {
      {feature(R"({"code":"999"})", square), "boundary_unit_unknown"},
      {feature("null", square), "boundary_unit_unknown"},
      {good, "boundary_unit_repeated"},
      {feature(code, "[113,34]", "Point"), "boundary_not_area"},
      {feature(code, "[]"), "boundary_not_area"},
      {feature(code, R"([[["a",34],[1,1],[2,2],[1,1]]])"), "boundary_not_area"},
      {feature(code, "[[[113,34],[113.1,34],[113.1,34.1],[113,34.1]]]"), "boundary_ring_open"},
      {feature(code, "[[[113,34],[113.1,34],[113,34]]]"), "boundary_ring_open"},
      {feature(code, "[[[113,34],[114,34],[115,34],[113,34]]]"), "boundary_ring_flat"},
      {feature(code, "[[[34,113],[34,113.1],[34.1,113.1],[34,113]]]"), "boundary_outside_world"},
      {feature(code, "[[[500000,3800000],[500100,3800000],[500100,3800100],[500000,3800000]]]"),
       "boundary_outside_world"},
      {R"({"type":"Feature","properties":{"code":"902"}})", "boundary_not_area"},
      {"7", "boundary_not_area"},
  };
  for (const auto& [text, expected] : cases) {
    const base::Refusal no = second(text);
    EXPECT_EQ(no.code, expected) << text;
    EXPECT_EQ(no.field, "features.1") << text;
    EXPECT_EQ(no.args.at("feature"), "2");
  }
}

TEST(boundaries, are_a_collection_in_degrees) {
  const std::string good = feature(R"({"code":"901"})", square);
  EXPECT_EQ(refusal("{").code, "json_malformed");
  for (const std::string& text : {std::string("[]"), std::string("{}"), good})
    EXPECT_EQ(refusal(text).code, "boundaries_not_geojson") << text;
  EXPECT_EQ(refusal(collection("")).code, "boundaries_empty");
  const auto with_crs = [&](std::string_view name) {
    return refusal(collection(
                       good, fmt::format(R"("crs":{{"type":"name","properties":{{"name":"{}"}}}},)",
                                         name)))
        .code;
  };
  EXPECT_EQ(with_crs("urn:ogc:def:crs:EPSG::4547"), "boundaries_projected");
  EXPECT_EQ(with_crs("urn:ogc:def:crs:OGC:1.3:CRS84"), "");
  EXPECT_EQ(with_crs("urn:ogc:def:crs:EPSG::4490"), "");
  EXPECT_EQ(refusal("\xef\xbb\xbf" + collection(good)).code, "") << "a byte order mark";
}

TEST_F(Areas, are_kept_whole_and_seen_by_another_process) {
  BoundaryBook here(*store);
  EXPECT_EQ(here.read()->geojson, collection(""));
  const auto put = [&](const std::string& code) {
    BoundaryBook(*store).put(
        *check_boundaries(collection(feature(R"({"code":")" + code + R"("})", square)),
                          two_villages()),
        id(9), now());
  };
  put("901");
  const auto first = here.read();
  EXPECT_TRUE(first->geojson.contains("\"901\""));
  EXPECT_EQ(here.read(), first) << "not read again";
  put("902");
  EXPECT_TRUE(here.read()->geojson.contains("\"902\""));
  EXPECT_FALSE(here.read()->geojson.contains("\"901\""));
  EXPECT_EQ(book->security_entries({.kind = SecurityKind::boundaries_changed}).size(), 2U);
}

}  // namespace luoshi::accounts
