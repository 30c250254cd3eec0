// Input for the fields of a kind, from JSON and from the cells of a sheet.
#include "pack/field_input.hpp"

#include "tests/pack/folders.hpp"

namespace luoshi::pack {
namespace {

using core::FieldType;

core::Field field(FieldType type, std::string terms = {}) {
  core::Field out;
  out.code = "f";
  out.name = {"字段", "field"};
  out.type = type;
  out.terms = std::move(terms);
  return out;
}

class FieldInput : public testing::Test {
 protected:
  std::string json(const std::vector<core::Field>& fields, std::string_view text) {
    core::ActivityKind kind;
    kind.fields = fields;
    const auto raw = base::parse_json(text);
    EXPECT_TRUE(raw) << text;
    const auto values = check_fields(raw->get_object(), kind, pack_.rules);
    return values ? base::to_json(*values) : values.error().code + " " + values.error().field;
  }
  std::string cell(const core::Field& one, std::string_view text) {
    Lookup lookup;
    lookup.year = 2018;
    lookup.units = [](std::string_view name) {
      std::vector<core::Id> out;
      if (name == "江山路街道" || name == "两个") out.push_back(seed_id("a", "unit", "1"));
      if (name == "两个") out.push_back(seed_id("a", "unit", "2"));
      return out;
    };
    const auto value = parse_cell_text(one, text, pack_.rules, lookup);
    return value ? base::to_json(*value) : value.error().code;
  }

  const Pack pack_ = loaded(forest());
};

TEST_F(FieldInput, json_of_every_type) {
  const std::string id = "01234567-89ab-7def-8123-456789abcdef";
  core::Field length = field(FieldType::decimal);
  length.decimals = 2;
  EXPECT_EQ(json({field(FieldType::text)}, R"({"f":"x"})"), R"({"f":{"type":"text","value":"x"}})");
  EXPECT_EQ(json({field(FieldType::integer)}, R"({"f":5})"),
            R"({"f":{"type":"integer","value":5}})");
  for (const char* text : {R"({"f":1.25})", R"({"f":"1.25"})"})
    EXPECT_EQ(json({length}, text), R"({"f":{"type":"integer","value":125}})");
  EXPECT_EQ(json({length}, R"({"f":3})"), R"({"f":{"type":"integer","value":300}})");
  EXPECT_EQ(json({field(FieldType::choice, "weather")}, R"({"f":"wind"})"),
            R"({"f":{"type":"choice","value":["wind"]}})");
  EXPECT_EQ(json({field(FieldType::choices, "weather")}, R"({"f":["wind","clear"]})"),
            R"({"f":{"type":"choice","value":["wind","clear"]}})");
  EXPECT_EQ(json({field(FieldType::day)}, R"({"f":"2018-11-05"})"),
            R"({"f":{"type":"day","value":"2018-11-05"}})");
  EXPECT_EQ(json({field(FieldType::instant)}, R"({"f":"2018-11-05T08:00:00+08:00"})"),
            R"({"f":{"type":"instant","value":"2018-11-05T00:00:00Z"}})");
  EXPECT_EQ(json({field(FieldType::unit)}, R"({"f":")" + id + R"("})"),
            R"({"f":{"type":"record","value":")" + id + R"("}})");
  EXPECT_EQ(json({field(FieldType::place)}, R"({"f":{"latitude_e7":1,"longitude_e7":2}})"),
            R"({"f":{"type":"place","value":{"latitude_e7":1,"longitude_e7":2}}})");
  EXPECT_EQ(
      json({field(FieldType::checklist, "kit")}, R"({"f":[{"item":"hose","answer":"fail"}]})"),
      R"({"f":{"type":"checklist","value":[{"item":"hose","answer":"fail"}]}})");
  EXPECT_EQ(json({field(FieldType::text)}, R"({"f":null})"), "{}");
}

TEST_F(FieldInput, json_refusals_name_the_field) {
  core::Field bounded = field(FieldType::integer);
  bounded.minimum = 1;
  bounded.maximum = 9;
  core::Field needed = field(FieldType::text);
  needed.required = true;
  EXPECT_EQ(json({}, R"({"x":1})"), "field_unknown fields.x");
  EXPECT_EQ(json({needed}, "{}"), "field_missing fields.f");
  EXPECT_EQ(json({needed}, R"({"f":null})"), "field_missing fields.f");
  EXPECT_EQ(json({field(FieldType::text)}, R"({"f":1})"), "text_expected fields.f");
  EXPECT_EQ(json({bounded}, R"({"f":"1"})"), "number_expected fields.f");
  EXPECT_EQ(json({bounded}, R"({"f":1.5})"), "number_too_precise fields.f");
  EXPECT_EQ(json({bounded}, R"({"f":0})"), "number_below fields.f");
  EXPECT_EQ(json({bounded}, R"({"f":10})"), "number_above fields.f");
  EXPECT_EQ(json({field(FieldType::choice, "weather")}, R"({"f":"rain"})"),
            "choice_unknown fields.f");
  EXPECT_EQ(json({field(FieldType::choices, "weather")}, R"({"f":"wind"})"),
            "list_expected fields.f");
  EXPECT_EQ(json({field(FieldType::day)}, R"({"f":"5 Nov"})"), "value_malformed fields.f");
  EXPECT_EQ(json({field(FieldType::span)},
                 R"({"f":{"from":"2018-11-05T08:00:00Z","until":"2018-11-05T07:00:00Z"}})"),
            "span_reversed fields.f");
  EXPECT_EQ(json({field(FieldType::place)}, R"({"f":{"latitude_e7":1}})"),
            "field_missing fields.f.longitude_e7");
  EXPECT_EQ(json({field(FieldType::checklist, "kit")}, R"({"f":[{"item":"axe","answer":"pass"}]})"),
            "checklist_item_unknown fields.f");
}

TEST_F(FieldInput, tables_are_checked_cell_by_cell) {
  const core::ActivityKind& patrol = pack_.rules.activity_kinds[0];
  const auto check = [&](std::string_view text) {
    const auto values = check_fields(base::parse_json(text)->get_object(), patrol, pack_.rules);
    return values ? std::string("good") : values.error().code + " " + values.error().field;
  };
  EXPECT_EQ(check(R"({"weather":"wind","finds":[{"what":"x","count":2},{"what":"y"}]})"), "good");
  EXPECT_EQ(check(R"({"weather":"wind","finds":[{"what":"x"},{"count":2}]})"),
            "field_missing fields.finds[1].what");
  EXPECT_EQ(check(R"({"weather":"wind","finds":[{"what":"x","count":-1}]})"),
            "number_below fields.finds[0].count");
  EXPECT_EQ(check(R"({"weather":"wind","finds":{}})"), "list_expected fields.finds");
  std::string many = R"({"weather":"wind","finds":[{"what":"x"})";
  for (int i = 0; i < 200; ++i) many += R"(,{"what":"x"})";
  EXPECT_EQ(check(many + "]}"), "rows_too_many fields.finds");
}

TEST_F(FieldInput, cells_of_sheets) {
  core::Field volume = field(FieldType::decimal);
  volume.decimals = 1;
  volume.measure = "立方米";
  volume.maximum = 99'999;
  EXPECT_EQ(cell(field(FieldType::text), "  江山路  "), R"({"type":"text","value":"江山路"})");
  EXPECT_EQ(cell(volume, "1,200.5立方米"), R"({"type":"integer","value":12005})");
  EXPECT_EQ(cell(volume, "1.2万"), "number_above");
  EXPECT_EQ(cell(field(FieldType::choice, "weather"), "刮风"),
            R"({"type":"choice","value":["wind"]})");
  EXPECT_EQ(cell(field(FieldType::choice, "weather"), "Wind"),
            R"({"type":"choice","value":["wind"]})");
  EXPECT_EQ(cell(field(FieldType::choice, "weather"), "晴、大风"), "choice_unknown");
  EXPECT_EQ(cell(field(FieldType::choices, "weather"), "晴、大风"),
            R"({"type":"choice","value":["clear","wind"]})");
  EXPECT_EQ(cell(field(FieldType::choices, "weather"), "晴；雨"), "choice_unknown");
  EXPECT_EQ(cell(field(FieldType::day), "11月5日"), R"({"type":"day","value":"2018-11-05"})");
  EXPECT_EQ(cell(field(FieldType::instant), "11月5日 8点半"),
            R"({"type":"instant","value":"2018-11-05T00:30:00Z"})");
  EXPECT_EQ(cell(field(FieldType::span), "11月5日8点至10点"),
            R"({"type":"span","from":"2018-11-05T00:00:00Z","until":"2018-11-05T02:00:00Z"})");
  EXPECT_EQ(cell(field(FieldType::span), "上午"), "span_malformed");
  EXPECT_EQ(cell(field(FieldType::unit), "江山路街道"),
            R"({"type":"record","value":")" + base::to_text(seed_id("a", "unit", "1")) + R"("})");
  EXPECT_EQ(cell(field(FieldType::unit), "两个"), "record_ambiguous");
  EXPECT_EQ(cell(field(FieldType::unit), "没有的"), "record_unknown");
  EXPECT_EQ(cell(field(FieldType::person), "谁"), "record_unknown");
  for (const char* text : {"34.8123,113.6123", "113.6123，34.8123"})
    EXPECT_EQ(cell(field(FieldType::place), text),
              R"({"type":"place","value":{"latitude_e7":348123000,"longitude_e7":1136123000}})");
  EXPECT_EQ(cell(field(FieldType::place), "34.8"), "place_malformed");
  EXPECT_EQ(cell(field(FieldType::place), "0,0"), "place_malformed");
  EXPECT_EQ(cell(field(FieldType::photo), "照片1"), "field_not_from_text");
}

}  // namespace
}  // namespace luoshi::pack
