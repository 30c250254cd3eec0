#include "pack/folder.hpp"

#include <fstream>

#include "base/limits.hpp"
#include "pack/csv.hpp"

namespace luoshi::pack {

namespace {
namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> out;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == extension) out.push_back(entry.path());
  std::ranges::sort(out);
  return out;
}

void read_tables(const fs::path& folder, std::vector<Grid>& grids, Complaints& complaints) {
  for (const fs::path& file : files_in(folder, ".csv")) {
    const auto text = read_file(file, complaints);
    if (!text) continue;
    auto rows = parse_csv(*text);
    if (!rows) {
      Complaint one = about_file(rows.error().code, file);
      one.row = static_cast<std::uint32_t>(std::stoul(rows.error().args["line"]));
      complaints.push_back(std::move(one));
      continue;
    }
    grids.push_back({file.generic_string(), {}, file.stem().string(), std::move(*rows)});
  }
}
}  // namespace

Complaint about_file(std::string_view code, const fs::path& file, Args args) {
  Complaint out{Severity::error, std::string(code), file.generic_string()};
  out.args = std::move(args);
  return out;
}

std::optional<std::string> read_file(const fs::path& file, Complaints& complaints) {
  constexpr std::size_t most = base::limits::pack_file_bytes_max;
  std::error_code error;
  const auto bytes = fs::file_size(file, error);
  if (!error && bytes > most) {
    complaints.push_back(
        about_file("file_too_large", file, {{"most", std::to_string(most / 1024 / 1024)}}));
    return std::nullopt;
  }
  std::ifstream in(file, std::ios::binary);
  std::string text(error ? 0 : bytes, '\0');
  if (error || !in || !in.read(text.data(), static_cast<std::streamsize>(text.size()))) {
    complaints.push_back(about_file("file_unreadable", file));
    return std::nullopt;
  }
  return text;
}

void write_file(const fs::path& file, std::string_view text) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.exceptions(std::ios::failbit | std::ios::badbit);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.flush();
}

LoadResult load_folder(const fs::path& folder) {
  Complaints complaints;
  std::error_code error;
  if (!fs::is_regular_file(folder / "pack.toml", error)) {
    complaints.push_back(about_file("folder_missing", folder));
    return {std::move(complaints), std::nullopt};
  }
  std::vector<Grid> grids;
  read_toml(folder / "pack.toml", grids, complaints);
  read_tables(folder, grids, complaints);
  read_tables(folder / "seed", grids, complaints);
  read_calendar(folder, grids, complaints);
  LoadResult out = load_grids(grids);
  if (out.pack && fs::is_regular_file(folder / "seed" / "boundaries.geojson", error))
    out.pack->boundaries =
        read_file(folder / "seed" / "boundaries.geojson", complaints).value_or("");
  if (has_errors(complaints)) out.pack.reset();
  out.complaints.insert(out.complaints.begin(), complaints.begin(), complaints.end());
  return out;
}

void write_folder(const Pack& pack, const fs::path& folder) {
  fs::create_directories(folder / "seed");
  const bool by_year = !pack.rules.calendar.years.empty();
  const Sheets sheets = sheets_of(pack);
  std::vector<std::string_view> left_out;
  if (by_year) left_out.push_back("calendar.years");
  write_file(folder / "pack.toml", write_toml(sheets, left_out));
  if (by_year) write_calendar(pack.rules.calendar, folder);
  for (const Grid& grid : grids_from(sheets, Form::codes)) {
    const Table& one = *find_table(grid.name);
    if (one.id == TableId::settings || one.id == TableId::briefs) continue;
    const fs::path file =
        (one.home == Home::seed ? folder / "seed" : folder) / (grid.name + ".csv");
    const bool elsewhere = by_year && one.id == TableId::holidays;
    if (grid.rows.size() == 1 || elsewhere)
      fs::remove(file);
    else
      write_file(file, write_csv(grid.rows));
  }
}

}  // namespace luoshi::pack
