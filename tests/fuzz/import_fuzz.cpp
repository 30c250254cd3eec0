// Grids of any bytes through heading search, mapping and typed rows: no crash, no row lost without
// a count or a complaint, every id given once.
#include <cstdlib>
#include <set>

#include "interop/import_plan.hpp"

namespace {
using namespace luoshi;

core::RuleSet rules() {
  core::RuleSet out;
  out.authority = "000001";
  out.programmes = {{.code = "w0", .name = {"攻坚战", ""}}};
  out.unit_levels = {{.code = "village", .name = {"村", ""}, .self = {}, .rank = 3}};
  out.roles = {{.code = "grid_worker", .name = {"网格员", ""}, .rights = {}}};
  out.quantities = {
      {.code = "people", .name = {"出动人次", ""}, .measure = {"人次", ""}},
      {.code = "waste", .name = {"建筑垃圾", ""}, .measure = {"立方米", ""}, .decimals = 1}};
  core::ActivityKind turnout{.code = "turnout", .name = {"每日投入", ""}};
  turnout.quantities = {"people"};
  turnout.fields = {
      {.code = "day_off", .name = {"休息日", ""}, .type = core::FieldType::day},
      {.code = "mode", .name = {"方式", ""}, .type = core::FieldType::choices, .terms = "modes"}};
  turnout.reporting = core::Reporting::daily;
  core::ActivityKind clearing{.code = "clearing", .name = {"垃圾清理", ""}};
  clearing.quantities = {"waste"};
  out.activity_kinds = {turnout, clearing};
  out.terms = {{"modes", {"方式", ""}, {{"a", {"人工", ""}, {}}, {"b", {"机械", ""}, {}}}},
               {"sources", {"来源", ""}, {{"patrol", {"巡查", ""}, {}}}}};
  out.categories = {{.code = "06010", .name = {"暴露垃圾", ""}}};
  out.column_sets = {{"ledger", {"问题台账", ""}, "case", {}}};
  return out;
}

// Cells end at 0x1f, rows at a line feed, sheets at 0x1e, or at 0x1c before a list of the office;
// 0x1d begins a merged range from the cell
// before down to the row it names in the next byte.
interop::Workbook workbook_of(std::string_view bytes) {
  interop::Workbook out;
  out.sheets.push_back({.name = "每日投入"});
  interop::Row row{1, {}};
  std::string cell;
  const auto end_cell = [&] {
    row.cells.push_back(std::move(cell));
    cell.clear();
  };
  const auto end_row = [&] {
    end_cell();
    const int number = row.number;
    out.sheets.back().rows.push_back(std::move(row));
    row = {number + 1, {}};
  };
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c == '\x1f') {
      end_cell();
    } else if (c == '\n') {
      end_row();
    } else if (c == '\x1e') {
      end_row();
      row.number = 1;
      out.sheets.push_back({.name = i % 2 == 0 ? "问题台账" : "表"});
    } else if (c == '\x1c') {
      constexpr std::string_view lists[] = {"单位", "人员", "岗位", "点位"};
      end_row();
      row.number = 1;
      out.sheets.push_back({.name = std::string(lists[i % 4])});
    } else if (c == '\x1d' && i + 1 < bytes.size()) {
      const int column = static_cast<int>(row.cells.size());
      const int rows = static_cast<unsigned char>(bytes[++i]) % 8;
      out.sheets.back().merged.push_back(
          {row.number, row.number + rows, column, column + rows % 2});
    } else {
      cell += c;
    }
  }
  end_row();
  return out;
}

void require(bool holds) {
  if (!holds) std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const core::RuleSet known = rules();
  static const core::Directory directory = [] {
    core::Directory out;
    core::UnitState state;
    state.unit.code = "u1";
    out.put_unit(core::Id{{1}}, state);
    return out;
  }();
  interop::ImportNames names;
  names.directory = &directory;
  names.units.add(core::Id{{1}}, "青禾村");
  names.unit_names[core::Id{{1}}] = "青禾村";
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const interop::ImportFile file{"表2018年.xlsx", workbook_of(bytes), {}};
  const auto plan =
      interop::plan_import(std::span(&file, 1), known, names, {.shift = interop::ShiftWeeks{2}});
  std::set<core::Id> ids;
  for (const interop::Draft& draft : plan.drafts) require(ids.insert(draft.id).second);
  for (const auto& one : plan.report.complaints)
    require(!interop::render(one, {interop::import_messages()}, base::Language::zh).empty());
  return 0;
}
