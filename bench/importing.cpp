// Importing a ledger of ten thousand rows, from the file to the commit, against the bare program
// executing the statements of the same cases at 1,000 a transaction.
#include <fmt/format.h>

#include "bench/bare.hpp"
#include "bench/benchmarks.hpp"
#include "bench/campaign_words.hpp"
#include "bench/clockwork.hpp"
#include "interop/workbook_writer.hpp"
#include "papers/import_run.hpp"

namespace luoshi::bench {

namespace {
constexpr std::size_t ledger_rows = 10'000;
constexpr std::size_t bare_group = 1'000;
constexpr int repetitions = 3;

core::Instant today() {
  return {campaign_begin().us + 2 * campaign_days * base::day_us};
}

struct Village {
  std::string name;
  std::string street;
};

// Villages whose name says which one is meant.
std::vector<Village> villages_of(Office& office) {
  const auto snapshot = office.executor().snapshot();
  std::vector<Village> out;
  for (const core::Id& id : office.campaign("ledger").villages()) {
    const auto& above = snapshot->directory->ancestors(id);
    if (above.empty()) continue;
    out.push_back({snapshot->unit_name(id), snapshot->unit_name(above.front())});
  }
  return out;
}

void write_row(interop::SheetWriter& sheet, int row, std::span<const std::string> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) sheet.text({row, static_cast<int>(i)}, cells[i]);
}

void write_ledger(const std::filesystem::path& file, Office& office) {
  const std::vector<Village> villages = villages_of(office);
  const auto snapshot = office.executor().snapshot();
  interop::WorkbookWriter book(file);
  interop::SheetWriter& sheet = book.add_sheet(std::string(ledger_title));
  const std::vector<std::string> headings(ledger_headings.begin(), ledger_headings.end());
  write_row(sheet, 1, headings);
  app::Dice dice(7);
  for (std::size_t i = 1; i <= ledger_rows; ++i) {
    const Village& village = dice.pick(villages);
    const core::Day day =
        base::day_of(campaign_begin(), {}) + static_cast<std::int32_t>(dice.below(50));
    const std::vector<std::string> cells = {
        std::to_string(i),
        fmt::format("{}{}{}", ledger_number_prefix, i, ledger_number_suffix),
        std::string(ledger_source),
        base::to_text(day),
        village.street,
        village.name,
        place_text(dice),
        dice.pick(snapshot->rules->categories).name.zh,
        problem_text(dice, static_cast<std::int64_t>(i)),
        "",
        base::to_text(day + 7),
        std::string(ledger_status)};
    write_row(sheet, static_cast<int>(i) + 1, cells);
  }
  if (auto ok = book.finish(); !ok) throw std::runtime_error("ledger: " + ok.error().code);
}

// The cases of the ledger as the import would write them, executed in groups and recorded.
void record(const std::filesystem::path& ledger, Office& office, Recording& recording) {
  auto workbook = interop::read_workbook(ledger);
  if (!workbook) throw std::runtime_error("ledger: " + workbook.error().code);
  const interop::ImportFile file{ledger.filename().string(), std::move(*workbook), {}};
  const auto snapshot = office.executor().snapshot();
  const auto reader = office.store().reader();
  const interop::ImportPlan plan = interop::plan_import(
      std::span(&file, 1), *snapshot->rules, papers::import_names(*reader, *snapshot), {});
  office.store().log_statements(recording.log());
  for (std::size_t done = 0; done < plan.drafts.size(); done += bare_group) {
    std::vector<app::Request> group;
    for (std::size_t i = done; i < std::min(done + bare_group, plan.drafts.size()); ++i)
      group.push_back({.id = plan.drafts[i].id,
                       .record = {},
                       .actor = app::machinery(),
                       .command = plan.drafts[i].command,
                       .origin = core::Origin::imported});
    recording.begin_group();
    office.run(group);
  }
  office.store().log_statements({});
}

double import_us(const std::filesystem::path& ledger, Office& office, Report& report) {
  office.set_clock(today());
  const auto reader = office.store().reader();
  papers::ImportSettings settings;
  settings.actor = app::machinery();
  base::Result<interop::ImportReport> done;
  const Elapsed elapsed =
      timed([&] { done = papers::import_files(office.executor(), *reader, {ledger}, settings); });
  if (!done) throw std::runtime_error("import: " + done.error().code);
  report.expect(done->recorded == static_cast<std::int64_t>(ledger_rows),
                fmt::format("the import recorded {} of {} rows", done->recorded, ledger_rows));
  for (const auto& complaint : done->complaints)
    if (complaint.severity == interop::ImportSeverity::error) {
      fmt::print(stderr, "row {}: {}\n", complaint.row, complaint.code);
      break;
    }
  return elapsed.wall_us;
}
}  // namespace

void measure_import(const Databases& databases, Report& report) {
  const auto ours = databases.folder / "ours.db";
  const auto bare = databases.folder / "bare.db";
  const auto ledger = databases.folder / "ledger.xlsx";
  Recording recording;
  copy_database(databases.writing, ours);
  {
    Office office(ours);
    office.set_clock(today());
    write_ledger(ledger, office);
    record(ledger, office, recording);
  }
  std::vector<double> import_times;
  std::vector<double> bare_times;
  for (int i = 0; i < repetitions; ++i) {
    copy_database(databases.writing, ours);
    copy_database(databases.writing, bare);
    {
      Office office(ours);
      import_times.push_back(import_us(ledger, office, report));
    }
    {
      BareProgram program(bare);
      bare_times.push_back(timed([&] {
                             for (std::size_t g = 0; g < recording.groups(); ++g)
                               program.replay(recording.sql_texts(), recording.group(g));
                           }).wall_us);
    }
    report.expect(row_counts(ours) == row_counts(bare),
                  "import and bare program left different rows");
  }
  const double rows = ledger_rows;
  report.add({.name = "import of an XLSX ledger, 10000 rows, one transaction",
              .ours = median(import_times) / rows,
              .floor = median(bare_times) / rows,
              .unit = "us/row",
              .ratio = median(bare_times) / median(import_times),
              .goal = Goal{Bound::at_least, 0.5}});
}

}  // namespace luoshi::bench
