// Generated tables through a real workbook file: what was written down is what is counted.
#include <fmt/format.h>

#include <fstream>
#include <random>

#include "interop/workbook_writer.hpp"
#include "papers/import_run.hpp"
#include "tests/app/office.hpp"

namespace luoshi::papers {
namespace {

// One number as one clerk or another would type it.
std::string spelled(std::int64_t amount, int decimals, std::string_view measure, unsigned how) {
  std::string plain = std::to_string(amount / (decimals == 0 ? 1 : 10));
  if (decimals > 0) plain += "." + std::to_string(amount % 10);
  switch (how % 4) {
    case 1:
      return plain + std::string(measure);
    case 2: {
      std::string wide;
      for (const char c : plain)
        wide += c == '.' ? std::string("．") : std::string("\xEF\xBC") + char(0x90 + (c - '0'));
      return wide;
    }
    case 3:
      return " " + plain + " ";
    default:
      return plain;
  }
}

std::string spelled(core::Day day, unsigned how) {
  const base::CivilDay civil = base::civil(day);
  switch (how % 4) {
    case 1:
      return fmt::format("{}年{}月{}日", civil.year, civil.month, civil.day);
    case 2:
      return fmt::format("{}.{}.{}", civil.year, civil.month, civil.day);
    case 3:
      return fmt::format("{}月{}日", civil.month, civil.day);
    default:
      return base::to_text(day);
  }
}

struct Sums {
  std::map<std::string, std::int64_t> amounts;
  std::int64_t zero = 0;
};

// A table of turn-outs with titles, sums and blank rows in between; returns what it says in total.
Sums write_table(const std::filesystem::path& file, unsigned seed) {
  std::mt19937 random(seed);
  const auto pick = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  static const std::vector<std::string> units{"青禾村", "柳溪村委会", "麦香", "410108003904"};
  interop::WorkbookWriter book(file);
  auto& sheet = book.add_sheet("每日投入");
  sheet.title({1, 1, 0, 4}, "江山路街道2018年11月每日投入统计表");
  const interop::WrittenColumn columns[] = {{.title = "序号"},
                                            {.title = "日期"},
                                            {.title = "村(社区)"},
                                            {.title = "出动人次"},
                                            {.title = "车次"}};
  sheet.header(2, columns);
  Sums out;
  int row = 2;
  std::int64_t subtotal = 0;
  for (unsigned i = 0; i < 60; ++i) {
    ++row;
    if (pick(9) == 0) ++row;
    if (pick(10) == 0) {
      sheet.text({row, 2}, "小计");
      sheet.number({row, 3}, {subtotal, 0});
      subtotal = 0;
      continue;
    }
    sheet.number({row, 0}, {i + 1, 0});
    sheet.text({row, 1},
               spelled(*base::make_day(2018, 11, static_cast<int>(1 + pick(28))), pick(4)));
    sheet.text({row, 2}, units[pick(4)]);
    if (pick(6) == 0) {
      sheet.text({row, 3}, "今日无");
      ++out.zero;
      continue;
    }
    const std::int64_t people = 1 + pick(300);
    const std::int64_t vehicles = pick(5);
    out.amounts["people"] += people;
    subtotal += people;
    if (pick(2) == 0)
      sheet.number({row, 3}, {people, 0});
    else
      sheet.text({row, 3}, spelled(people, 0, "人次", pick(4)));
    if (vehicles == 0 && pick(2) == 0) continue;
    sheet.text({row, 4}, spelled(vehicles, 0, "车次", pick(4)));
    out.amounts["vehicles"] += vehicles;
  }
  EXPECT_TRUE(book.finish().has_value());
  return out;
}

Sums recorded(app::Office& office) {
  const auto reader = office.store->reader();
  Sums out;
  const views::EntryQuery query{.unit = office.unit("410108"),
                                .programme = "",
                                .kinds = {"people", "vehicles"},
                                .from = *base::make_day(2018, 1, 1),
                                .until = *base::make_day(2018, 12, 31)};
  for (const views::Sum& sum : reader->sums(query)) out.amounts[sum.kind] = sum.amount;
  for (const views::UnitDay& one : reader->unit_days("zero.daily_turnout", query.from, query.until))
    out.zero += one.amount;
  return out;
}

TEST(ImportGenerated, amounts_of_a_workbook_are_the_amounts_recorded) {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    app::Office office;
    const auto file = office.folder.path / "turn-outs.xlsx";
    const Sums said = write_table(file, seed);
    const auto reader = office.store->reader();
    const auto report =
        import_files(*office.executor, *reader, {file}, {.actor = app::machinery()});
    ASSERT_TRUE(report.has_value()) << report.error().code;
    for (const auto& one : report->complaints)
      ADD_FAILURE() << seed << ' '
                    << interop::render(one, import_message_tables(), base::Language::en);
    const Sums got = recorded(office);
    EXPECT_EQ(got.amounts, said.amounts) << "seed " << seed;
    EXPECT_EQ(got.zero, said.zero) << "seed " << seed;
  }
}

std::filesystem::path csv(const app::Office& office, const std::string& name,
                          const std::string& text) {
  auto path = office.folder.path / name;
  std::ofstream(path) << text;
  return path;
}

TEST(ImportGenerated, one_bad_row_keeps_everything_out_or_only_itself) {
  app::Office office;
  const auto file = csv(office, "每日投入.csv",
                        "日期,单位,出动人次\n2018-11-05,青禾村,12\n2018-11-05,无名村,3\n"
                        "2019-11-05,柳溪村,4\n");
  const auto reader = office.store->reader();
  ImportSettings settings{.actor = app::machinery()};
  const auto stopped = import_files(*office.executor, *reader, {file}, settings);
  ASSERT_TRUE(stopped.has_value());
  EXPECT_FALSE(stopped->executed);
  EXPECT_EQ(stopped->recorded, 0);
  EXPECT_EQ(stopped->refused, 2) << "an unknown unit, and a day in the future found by the rules";
  EXPECT_TRUE(recorded(office).amounts.empty());
  settings.bad_rows = BadRows::skip;
  const auto skipped = import_files(*office.executor, *reader, {file}, settings);
  EXPECT_TRUE(skipped->executed);
  EXPECT_EQ(skipped->recorded, 1);
  EXPECT_TRUE(skipped->has_errors());
  EXPECT_EQ(recorded(office).amounts, (std::map<std::string, std::int64_t>{{"people", 12}}));
}

TEST(ImportGenerated, a_numbered_row_with_other_content_is_refused_clearly) {
  app::Office office;
  const std::string head = "台账编号,问题来源,发现时间,问题类别,问题描述,责任单位,状态\n";
  const auto import = [&](const std::string& row) {
    const auto reader = office.store->reader();
    return *import_files(*office.executor, *reader, {csv(office, "问题台账.csv", head + row)},
                         {.actor = app::machinery()});
  };
  EXPECT_EQ(import("甲1,巡查,2018-11-05 09:00,暴露垃圾,路边垃圾,青禾村,整改中\n").recorded, 1);
  EXPECT_EQ(import("甲1,巡查,2018-11-05 09:00,暴露垃圾,路边垃圾,青禾村,整改中\n").repeated, 1);
  const auto changed = import("甲1,巡查,2018-11-06 09:00,暴露垃圾,桥下垃圾,青禾村,整改中\n");
  ASSERT_EQ(changed.complaints.size(), 1U);
  EXPECT_EQ(changed.complaints[0].code, "import_row_changed");
  EXPECT_EQ(changed.complaints[0].row, 2);
}

TEST(ImportGenerated, ten_thousand_rows) {
  app::Office office;
  std::string text = "日期,单位,出动人次,出动车次,工作内容\n";
  for (int i = 0; i < 10'000; ++i)
    text += fmt::format("2018-11-{:02},青禾村,{},1,清扫{}号路\n", 1 + i % 28, 1 + i % 40, i);
  const auto file = csv(office, "每日投入.csv", text);
  const auto reader = office.store->reader();
  std::int64_t last = 0;
  const auto report = import_files(
      *office.executor, *reader, {file},
      {.actor = app::machinery(),
       .progress = [&](std::int64_t done, std::int64_t total) { last = done * 10'000 / total; }});
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->recorded, 10'000);
  EXPECT_EQ(last, 10'000);
}

}  // namespace
}  // namespace luoshi::papers
