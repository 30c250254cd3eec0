// Settings and feedback: what is taken, what is kept, and what is written into the security log.
#include "accounts/installation.hpp"

#include "tests/accounts/office.hpp"

namespace luoshi::accounts {

namespace {
using Installed = Office;

BaseMap map_at(std::string url, MapKind kind = MapKind::xyz) {
  return {.kind = kind, .url = std::move(url)};
}

std::string refusal(const InstallationSettings& settings) {
  const auto checked = check_settings(settings);
  return checked ? std::string() : checked.error().code;
}
}  // namespace

TEST_F(Installed, settings_are_kept_and_their_change_is_logged) {
  Installation installation(*store);
  EXPECT_EQ(installation.settings(), InstallationSettings{});
  InstallationSettings wanted{.name = "荥泽区",
                              .map = map_at("https://t{0-7}.maps.example/{z}/{x}/{y}"),
                              .photo_size = "2048",
                              .features = {{"rankings", true}}};
  ASSERT_TRUE(installation.set(wanted, id(9), now()));
  open();
  EXPECT_EQ(Installation(*store).settings(), wanted);
  const auto log = book->security_entries({.kind = SecurityKind::settings_changed});
  ASSERT_EQ(log.size(), 1U);
  EXPECT_EQ(log[0].account, id(9));
  wanted.photo_size = "huge";
  EXPECT_EQ(Installation(*store).set(wanted, id(9), now()).error().code, "photo_size_unknown");
  EXPECT_EQ(Installation(*store).settings().photo_size, "2048");
}

TEST_F(Installed, feedback_is_kept_in_order_and_limited_for_each_account) {
  Installation installation(*store);
  const auto give = [&](const Id& account, const std::string& text) {
    const auto given = installation.give_feedback(
        {.at = clock, .account = account, .post = id(1), .text = text, .page = "/ledger"});
    return given ? std::string() : given.error().code;
  };
  EXPECT_EQ(give(id(1), " \n"), "feedback_empty");
  EXPECT_EQ(give(id(1), std::string(base::limits::feedback_bytes_max + 1, 'x')),
            "feedback_too_long");
  for (std::int64_t i = 0; i < base::limits::feedback_per_account_day; ++i)
    ASSERT_EQ(give(id(1), "第" + std::to_string(i)), "");
  EXPECT_EQ(give(id(1), "再"), "feedback_too_many");
  EXPECT_EQ(give(id(2), "别人"), "");
  pass(base::day_us + 1);
  EXPECT_EQ(give(id(1), "第二天"), "");
  const auto latest = installation.feedback(0, 2);
  ASSERT_EQ(latest.size(), 2U);
  EXPECT_EQ(latest[0].text, "第二天");
  EXPECT_EQ(latest[1].text, "别人");
  EXPECT_EQ(installation.feedback(latest[1].seq, 1)[0].text, "第19");
}

TEST(settings, take_only_addresses_of_maps) {
  for (const char* good :
       {"https://maps.example/{z}/{x}/{y}.png", "https://{s}.maps.example/{z}/{x}/{y}",
        "http://10.1.2.3:8080/{z}/{x}/{y}", "/gateway/tiles/{z}/{x}/{y}"})
    EXPECT_EQ(refusal({.map = map_at(good)}), "") << good;
  EXPECT_EQ(
      refusal({.map = map_at("https://t{0-7}.x.example/wmts?z={TileMatrix}&x={TileCol}&y={TileRow}",
                             MapKind::wmts)}),
      "");
  for (const char* bad :
       {"", "maps.example/{z}/{x}/{y}", "https://maps.example/{z}/{x}", "javascript:{z}{x}{y}",
        "//maps.example/{z}/{x}/{y}", "https://a b/{z}/{x}/{y}", "https:///{z}/{x}/{y}",
        "https://{a}.maps.example/{z}/{x}/{y}", "https://t{7-0}.maps.example/{z}/{x}/{y}",
        "https://t{0-7}.com/{z}/{x}/{y}", "https://{s}.com/{z}/{x}/{y}",
        "https://a.example; script-src */{z}/{x}/{y}", "https://a.example'/{z}/{x}/{y}"})
    EXPECT_EQ(refusal({.map = map_at(bad)}), "map_address_malformed") << bad;
  EXPECT_EQ(refusal({.map = {.kind = MapKind::none, .url = "https://x"}}), "map_address_needless");
  EXPECT_EQ(refusal({.map = {.zoom_max = 40}}), "map_zoom_out_of_range");
  EXPECT_EQ(refusal({.name = std::string(601, 'x')}), "setting_too_long");
}

TEST(settings, name_the_host_that_pages_may_load_tiles_from) {
  EXPECT_EQ(picture_origin(map_at("https://maps.example:8443/{z}/{x}/{y}")),
            "https://maps.example:8443");
  EXPECT_EQ(picture_origin(map_at("https://t{0-7}.maps.example/{z}/{x}/{y}")),
            "https://*.maps.example");
  EXPECT_EQ(picture_origin(map_at("/tiles/{z}/{x}/{y}")), "");
  EXPECT_EQ(picture_origin({}), "");
}

TEST(settings, switch_what_may_be_switched) {
  EXPECT_EQ(refusal({.features = {{"rankings", true}, {"position_asked", false}}}), "");
  EXPECT_EQ(refusal({.features = {{"colours", true}}}), "feature_unknown");
  EXPECT_EQ(refusal({.features = {{"personal_statistics", true}}}), "feature_fixed");
  EXPECT_EQ(refusal({.features = {{"personal_statistics", false}}}), "");
  for (const Feature& one : features()) {
    EXPECT_FALSE(one.name().zh.empty() || one.name().en.empty()) << one.code;
    EXPECT_FALSE(one.rule().zh.empty() || one.rule().en.empty()) << one.code;
    EXPECT_EQ(is_on({}, one), one.comes_on);
  }
}

}  // namespace luoshi::accounts
