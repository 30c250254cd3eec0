// What screens show of ids: names only of what may be seen, counts by value, and a course in words.
#include "tests/server/program.hpp"

namespace luoshi::server {

namespace {
class Lookups : public testing::Test {
 protected:
  void SetUp() override {
    unit_ = village_.unit("410108003901");
    ASSERT_EQ(village_.post("/api/v1/commands", case_, found_case(unit_, "路边垃圾")).status, 201);
    ASSERT_EQ(inspector_.post("/api/v1/commands", visit_, hidden_visit(unit_, "暗中看到")).status,
              201);
  }
  // By id; null when it is left out.
  boost::json::value name_of(Caller& who, const std::string& id) {
    for (const auto& one : who.read("/api/v1/names?ids=" + id).at("names").as_array())
      if (one.at("id").as_string() == id) return one;
    return nullptr;
  }
  std::string post_of(Caller& who) {
    const auto history = who.read("/api/v1/records/" + case_ + "/history");
    return std::string(history.at("events").at(0).at("post").as_string());
  }

  Data data_;
  Serving serving_{data_};
  Caller village_{serving_.port(), data_.token("410108003901_village_secretary")};
  Caller neighbour_{serving_.port(), data_.token("410108003902_village_secretary")};
  Caller clerk_{serving_.port(), data_.token("410108003_office_clerk")};
  Caller inspector_{serving_.port(), data_.token("410108_inspector")};
  std::string unit_;
  std::string case_ = id_of("lookups", 1);
  std::string visit_ = id_of("lookups", 2);
};
}  // namespace

TEST_F(Lookups, units_and_posts_have_names_for_everybody) {
  EXPECT_EQ(name_of(neighbour_, unit_).at("name").at("zh").as_string(), "青禾村");
  const auto post = name_of(neighbour_, post_of(village_));
  EXPECT_EQ(post.at("noun").as_string(), "post");
  EXPECT_EQ(post.at("unit").as_string(), unit_);
  EXPECT_FALSE(post.at("name").at("zh").as_string().empty());
}

TEST_F(Lookups, a_person_is_named_only_to_those_who_may_read_it) {
  const std::string post = post_of(village_);
  EXPECT_FALSE(name_of(neighbour_, post).as_object().contains("holder"));
  EXPECT_TRUE(name_of(clerk_, post).as_object().contains("holder"));
}

TEST_F(Lookups, a_person_is_seen_by_the_units_above_the_home_unit_and_by_no_other) {
  Caller district(serving_.port(), data_.token("410108_district_office_clerk"));
  const std::string person = id_of("person", 1);
  const std::string body = R"({"type":"record_person","person":{"name":"例某","phone":"000-1",)"
                           R"("home_unit":")" +
                           unit_ + R"(","code":""}})";
  const Answer made = district.post("/api/v1/commands", person, body);
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string path = "/api/v1/records/" + std::string(json_of(made).at("record").as_string());
  const auto seen = clerk_.read(path);
  EXPECT_EQ(seen.at("state").at("person").at("phone").as_string(), "000-1");
  EXPECT_EQ(neighbour_.get(path).status, 404);
}

TEST_F(Lookups, what_may_not_be_seen_has_no_name) {
  const auto found = name_of(village_, case_);
  EXPECT_EQ(found.at("about").as_string(), "路边垃圾");
  EXPECT_TRUE(name_of(neighbour_, case_).is_null());
  EXPECT_FALSE(name_of(inspector_, visit_).is_null());
  EXPECT_TRUE(name_of(village_, visit_).is_null()) << "undercover";
  EXPECT_TRUE(name_of(clerk_, id_of("nobody", 7)).is_null());
}

TEST_F(Lookups, ids_are_checked) {
  EXPECT_EQ(village_.get("/api/v1/names").status, 400);
  EXPECT_EQ(village_.get("/api/v1/names?ids=x").status, 400);
  std::string many = unit_;
  for (int i = 0; i < 200; ++i) many += "," + id_of("many", i);
  EXPECT_EQ(json_of(village_.get("/api/v1/names?ids=" + many)).at("code").as_string(),
            "names_too_many");
}

TEST_F(Lookups, records_are_counted_by_value_within_what_may_be_seen) {
  const auto counts = [&](Caller& who, const std::string& query) {
    const auto answer = who.read("/api/v1/facets?" + query);
    EXPECT_FALSE(answer.at("capped").as_bool());
    std::map<std::string, std::int64_t> out;
    for (const auto& one : answer.at("values").as_array())
      out[std::string(one.at("value").as_string())] = one.at("count").as_int64();
    return out;
  };
  using Counts = std::map<std::string, std::int64_t>;
  EXPECT_EQ(counts(village_, "noun=case&by=status"), (Counts{{"reported", 1}}));
  EXPECT_EQ(counts(village_, "noun=case&by=category"), (Counts{{"06001", 1}}));
  EXPECT_EQ(counts(village_, "noun=case&by=unit"), (Counts{{unit_, 1}}));
  EXPECT_EQ(counts(village_, "noun=case&by=day"), (Counts{{"2018-11-06", 1}}));
  EXPECT_EQ(counts(village_, "noun=case&by=source&select=status%3Dclosed"), Counts{});
  EXPECT_EQ(counts(neighbour_, "noun=case&by=status"), Counts{});
  EXPECT_EQ(counts(village_, "noun=activity&by=kind"), Counts{}) << "undercover";
  const auto no = json_of(village_.get("/api/v1/facets?noun=case&by=colour"));
  EXPECT_EQ(no.at("code").as_string(), "facet_unknown");
  EXPECT_EQ(village_.get("/api/v1/facets?noun=case&by=unit&select=colour%3Dred").status, 422);
}

TEST_F(Lookups, a_course_tells_what_happened_in_words) {
  const auto history = village_.read("/api/v1/records/" + case_ + "/history");
  const auto& line = history.at("events").at(0);
  EXPECT_EQ(line.at("name").at("zh").as_string(), "上报");
  EXPECT_EQ(line.at("name").at("en").as_string(), "Reported");
  std::map<std::string, std::string> facts;
  for (const auto& fact : line.at("details").as_array())
    facts.emplace(fact.at("name").at("zh").as_string(), fact.at("text").at("zh").as_string());
  EXPECT_EQ(facts["问题描述"], "路边垃圾");
  EXPECT_EQ(facts["单位"], "青禾村");
  EXPECT_EQ(facts["发现时间"], "2018-11-06 08:30");
  EXPECT_TRUE(facts.contains("受理期限"));
}

TEST_F(Lookups, the_parts_of_a_case_are_listed_to_those_who_see_it) {
  core::CaseFacts facts{.source = "patrol",
                        .category = "06001",
                        .description = core::Text("其中一堆"),
                        .unit = *base::id_from_text(unit_),
                        .found_at = base::start_of(*base::make_day(2018, 11, 6), {480}, 520),
                        .parent = *base::id_from_text(case_)};
  const std::string part = id_of("part", 1);
  const Answer made =
      clerk_.post("/api/v1/commands", part, core::encode_command(core::ReportCase{facts, {}}));
  ASSERT_EQ(made.status, 201) << made.body;
  const auto parts = village_.read("/api/v1/records/" + case_ + "/children");
  ASSERT_EQ(parts.at("records").as_array().size(), 1U);
  EXPECT_EQ(parts.at("records").at(0).at("record").as_string(), part);
  EXPECT_EQ(neighbour_.get("/api/v1/records/" + case_ + "/children").status, 404);
}

TEST_F(Lookups, a_list_gives_states_and_offers_as_the_records_themselves_do) {
  const std::string list = "/api/v1/records?noun=case";
  const auto bare = village_.read(list).at("records").at(0).as_object();
  EXPECT_FALSE(bare.contains("state") || bare.contains("offers"));
  for (Caller* client : {&village_, &clerk_}) {
    const auto row = client->read(list + "&with=state,offers").at("records").at(0).as_object();
    const std::string path = "/api/v1/records/" + std::string(row.at("record").as_string());
    EXPECT_EQ(row.at("state"), client->read(path).at("state"));
    EXPECT_EQ(row.at("offers"), client->read(path + "/offers").at("offers"));
  }
  EXPECT_FALSE(
      village_.read(list + "&with=state").at("records").at(0).as_object().contains("offers"));
  const Answer refused = village_.get(list + "&with=history");
  EXPECT_EQ(refused.status, 400);
  EXPECT_NE(refused.body.find("value_unknown"), std::string::npos) << refused.body;
}

TEST_F(Lookups, records_of_a_site_are_selected_by_it) {
  core::CaseFacts facts{.source = "patrol",
                        .category = "06001",
                        .description = core::Text("门前"),
                        .site = *base::id_from_text(id_of("site", 1)),
                        .unit = *base::id_from_text(unit_),
                        .found_at = base::start_of(*base::make_day(2018, 11, 6), {480}, 530)};
  const core::Site site{.name = core::Text("路口小店"),
                        .kind = village_.read("/api/v1/records?noun=site&limit=1")
                                    .at("records")
                                    .at(0)
                                    .at("kind")
                                    .as_string()
                                    .c_str(),
                        .unit = *base::id_from_text(unit_)};
  ASSERT_EQ(
      clerk_
          .post("/api/v1/commands", id_of("site", 1), core::encode_command(core::RecordSite{site}))
          .status,
      201);
  const std::string at_site = id_of("at site", 1);
  ASSERT_EQ(
      village_.post("/api/v1/commands", at_site, core::encode_command(core::ReportCase{facts, {}}))
          .status,
      201);
  const auto found =
      village_.read("/api/v1/records?noun=case&select=site%3D" + id_of("site", 1)).at("records");
  ASSERT_EQ(found.as_array().size(), 1U);
  EXPECT_EQ(found.at(0).at("record").as_string(), at_site);
  EXPECT_EQ(village_.get("/api/v1/records?noun=case&select=site%3Dnonsense").status, 422);
}

}  // namespace luoshi::server
