// The holiday files of a pack folder, one a year, read and written.
#include "base/limits.hpp"
#include "pack/folder.hpp"

namespace luoshi::pack {

namespace {
namespace fs = std::filesystem;

struct CalendarYear {
  std::int64_t year = 0;
  std::vector<core::HolidayDay> days;
};

// The year, or what is wrong with the file.
std::variant<CalendarYear, std::string> parse_year(std::string_view text) {
  const auto json = base::parse_json(text);
  if (!json) return "JSON " + json.error().args.at("offset");
  const auto* object = json->if_object();
  const auto* year = object ? object->if_contains("year") : nullptr;
  const auto* days = object ? object->if_contains("days") : nullptr;
  if (!year || !year->is_int64()) return std::string("year");
  if (year->get_int64() < 1900 || year->get_int64() > 2999) return std::string("year");
  if (!days || !days->is_array()) return std::string("days");
  CalendarYear out{year->get_int64(), {}};
  for (const auto& item : days->get_array()) {
    const auto* entry = item.if_object();
    const auto* date = entry ? entry->if_contains("date") : nullptr;
    const auto* off = entry ? entry->if_contains("isOffDay") : nullptr;
    if (!date || !date->is_string()) return std::string("date");
    const std::string written(std::string_view(date->get_string()));
    const auto day = base::day_from_text(written);
    if (!day) return "date " + written;
    if (!off || !off->is_bool()) return "isOffDay " + written;
    out.days.push_back({*day, off->get_bool()});
  }
  return out;
}

std::uint32_t line_of(std::string_view text, std::string_view word) {
  const std::size_t at = std::min(text.find(word), text.size());
  return static_cast<std::uint32_t>(std::ranges::count(text.substr(0, at), '\n') + 1);
}

void add_years(std::vector<Grid>& grids, const std::string& years, const fs::path& folder) {
  for (Grid& grid : grids) {
    if (grid.name != "settings") continue;
    for (const GridRow& row : grid.rows)
      if (!row.cells.empty() && row.cells[0] == "calendar.years") return;
    grid.rows.push_back({0, {"calendar.years", years}, folder.generic_string()});
  }
}

// What the file says now, by day; nothing when it is not there or says something else.
std::map<core::Day, bool> days_in(const fs::path& file, std::int32_t year) {
  std::map<core::Day, bool> out;
  Complaints ignored;
  std::error_code error;
  if (!fs::exists(file, error)) return out;
  const auto text = read_file(file, ignored);
  const auto parsed = parse_year(text.value_or(""));
  const auto* known = std::get_if<CalendarYear>(&parsed);
  if (known && known->year == year)
    for (const core::HolidayDay& day : known->days) out[day.day] = day.off;
  return out;
}

fs::path file_of(const fs::path& place, std::int32_t year) {
  return place / (std::to_string(year) + ".json");
}

std::string json_of(const CalendarYear& year) {
  std::string out = "{\n  \"year\": " + std::to_string(year.year) + ",\n  \"days\": [\n";
  for (std::size_t i = 0; i < year.days.size(); ++i)
    out += "    {\"date\": \"" + base::to_text(year.days[i].day) +
           "\", \"isOffDay\": " + (year.days[i].off ? "true}" : "false}") +
           (i + 1 < year.days.size() ? ",\n" : "\n");
  return out + "  ]\n}\n";
}
}  // namespace

void read_calendar(const fs::path& folder, std::vector<Grid>& grids, Complaints& complaints) {
  const fs::path place = folder / "calendar";
  std::error_code error;
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(place, error))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  if (files.empty()) return;
  std::ranges::sort(files);
  Grid grid{place.generic_string(), {}, "holidays", {{0, {"day", "off"}, {}}}};
  std::string years;
  for (const fs::path& file : files) {
    const auto text = read_file(file, complaints);
    if (!text) continue;
    const auto parsed = parse_year(*text);
    if (const auto* fault = std::get_if<std::string>(&parsed)) {
      complaints.push_back(about_file("calendar_malformed", file, {{"value", *fault}}));
      continue;
    }
    const auto& year = std::get<CalendarYear>(parsed);
    years += (years.empty() ? "" : "|") + std::to_string(year.year);
    for (const core::HolidayDay& day : year.days) {
      const std::string date = base::to_text(day.day);
      grid.rows.push_back(
          {line_of(*text, date), {date, day.off ? "true" : "false"}, file.generic_string()});
    }
  }
  add_years(grids, years, place);
  grids.push_back(std::move(grid));
}

void write_calendar(const core::Calendar& calendar, const fs::path& folder) {
  const fs::path place = folder / "calendar";
  fs::create_directories(place);
  std::map<std::int32_t, std::map<core::Day, bool>> before;
  std::map<std::int32_t, CalendarYear> years;
  for (const std::int32_t year : calendar.years) {
    years[year].year = year;
    before[year] = days_in(file_of(place, year), year);
  }
  for (const core::HolidayDay& day : calendar.holidays) {
    // A day stays in the files that have it (the last days of December stand in next year's); a
    // new one goes into the file of its year, or the nearest there is.
    bool stands = false;
    for (auto& [number, year] : years) {
      if (!before[number].contains(day.day)) continue;
      year.days.push_back(day);
      stands = true;
    }
    if (stands) continue;
    auto at = years.lower_bound(base::civil(day.day).year);
    if (at == years.end()) --at;
    at->second.days.push_back(day);
  }
  for (const auto& [number, year] : years) {
    std::map<core::Day, bool> after;
    for (const core::HolidayDay& day : year.days) after[day.day] = day.off;
    if (before[number] != after || after.empty()) write_file(file_of(place, number), json_of(year));
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(place)) {
    const std::string stem = entry.path().stem().string();
    const bool kept = std::ranges::any_of(
        years, [&](const auto& item) { return std::to_string(item.first) == stem; });
    if (entry.path().extension() == ".json" && !kept) fs::remove(entry.path());
  }
}

}  // namespace luoshi::pack
