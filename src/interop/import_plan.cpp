#include "interop/import_plan.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "interop/import_identity.hpp"
#include "interop/import_lists.hpp"
#include "interop/import_rows.hpp"
#include "interop/import_shift.hpp"

namespace luoshi::interop {

namespace {
// One picture shown in several cells is hashed once.
class PictureDigests {
 public:
  const std::string& of(const std::shared_ptr<const std::string>& bytes) {
    auto [it, fresh] = digests_.try_emplace(bytes.get());
    if (fresh) it->second = base::to_hex(base::sha256(std::string_view(*bytes)));
    return it->second;
  }

 private:
  std::unordered_map<const std::string*, std::string> digests_;
};

class Planner {
 public:
  Planner(const core::RuleSet& rules, ImportNames names, const PlanOptions& options)
      : rules_(rules),
        names_(std::move(names)),
        options_(options),
        headings_(rules, options.headings),
        words_(rules) {}

  ImportPlan plan(std::span<const ImportFile> files) {
    read_lists(files);
    for (const ImportFile& file : files) read_file(file);
    give_ids(plan_.drafts, rules_.authority, plan_.report.complaints);
    shift();
    if (options_.last)
      plan_.report.left_out =
          static_cast<std::int64_t>(std::erase_if(plan_.drafts, [&](Draft& draft) {
            return cut_after(draft, *options_.last, {rules_.utc_offset_minutes});
          }));
    for (const SheetReport& sheet : plan_.report.sheets) plan_.report.rows += sheet.rows;
    count_refused();
    return std::move(plan_);
  }

 private:
  std::vector<ImportComplaint>& complaints() { return plan_.report.complaints; }

  void read_lists(std::span<const ImportFile> files) {
    std::vector<OfficeList> lists;
    for (const ImportFile& file : files)
      for (const Sheet& sheet : file.workbook.sheets) {
        if (given_for(options_.sheets, file.name, sheet.name))
          continue;  // said to be something else
        auto list = find_office_list(file.name, sheet, rules_);
        if (!list) continue;
        list_sheets_.insert(&sheet);
        lists.push_back(std::move(*list));
      }
    if (lists.empty()) return;
    plan_.drafts = read_office_lists(lists, rules_, words_, names_, plan_.report);
  }

  void read_file(const ImportFile& file) {
    std::map<std::string, RowPictures> pictures;
    for (const SheetPicture& picture : file.pictures.placed) {
      auto& list = pictures[picture.sheet][picture.row];
      list.insert(
          std::ranges::upper_bound(list, picture.column, {}, &RowPicture::column),
          {picture.column, {picture.bytes, picture.media_type, digests_.of(picture.bytes)}});
    }
    for (const UnplacedPicture& picture : file.pictures.unplaced) add_unplaced(file, picture);
    bool any = false;
    for (const Sheet& sheet : file.workbook.sheets) {
      if (list_sheets_.contains(&sheet)) {
        any = true;
        continue;
      }
      auto mapping =
          map_sheet(file.name, sheet, {rules_, headings_, names_, options_.year, options_.sheets},
                    plan_.report);
      if (!mapping) continue;
      any = true;
      const RowsContext context{rules_, names_, words_, {rules_.utc_offset_minutes}};
      auto drafts = read_rows(*mapping, pictures[sheet.name], context, complaints());
      if (plan_.drafts.empty())
        plan_.drafts = std::move(drafts);
      else
        std::ranges::move(drafts, std::back_inserter(plan_.drafts));
      plan_.report.sheets.push_back(std::move(mapping->report));
    }
    if (!any)
      complaints().push_back(
          {ImportSeverity::error, "file_without_data", file.name, {}, 0, {}, {}, {}});
  }

  // What nobody sees in a sheet (left by an editor) is worth a word; a picture that shows somewhere
  // and cannot be placed keeps the import back.
  void add_unplaced(const ImportFile& file, const UnplacedPicture& picture) {
    const bool unseen = picture.reason.code == "picture_unused";
    complaints().push_back({unseen ? ImportSeverity::warning : ImportSeverity::error,
                            picture.reason.code,
                            file.name,
                            picture.sheet,
                            picture.row,
                            picture.column < 0 ? std::string() : column_name(picture.column),
                            {},
                            picture.reason.args});
  }

  void shift() {
    int weeks = 0;
    if (const auto* fixed = std::get_if<ShiftWeeks>(&options_.shift)) weeks = fixed->weeks;
    if (const auto* to = std::get_if<ShiftToWeekOf>(&options_.shift)) {
      const auto found = weeks_until(plan_.drafts, to->today);
      if (!found)
        complaints().push_back(
            {ImportSeverity::warning, "import_nothing_to_shift", {}, {}, 0, {}, {}, {}});
      weeks = found.value_or(0);
    }
    plan_.report.shifted_weeks = weeks;
    for (Draft& draft : plan_.drafts) shift_days(draft, weeks, rules_);
  }

  void count_refused() {
    std::set<std::tuple<std::string, std::string, int>> rows;
    for (const ImportComplaint& one : complaints())
      if (one.severity == ImportSeverity::error && one.row > 0)
        rows.emplace(one.file, one.sheet, one.row);
    plan_.report.refused = static_cast<std::int64_t>(rows.size());
  }

  const core::RuleSet& rules_;
  ImportNames names_;
  const PlanOptions& options_;
  HeadingBook headings_;
  RuleWords words_;
  PictureDigests digests_;
  std::set<const Sheet*> list_sheets_;  // lists of the office, read already
  ImportPlan plan_;
};
}  // namespace

ImportPlan plan_import(std::span<const ImportFile> files, const core::RuleSet& rules,
                       ImportNames names, const PlanOptions& options) {
  return Planner(rules, std::move(names), options).plan(files);
}

}  // namespace luoshi::interop
