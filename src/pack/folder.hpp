// The files of a pack folder as grids, and back. pack.hpp has the functions that others call.
#pragma once
#include <filesystem>

#include "pack/pack.hpp"

namespace luoshi::pack {

// The whole file, or nothing with a complaint (unreadable, too large).
std::optional<std::string> read_file(const std::filesystem::path& file, Complaints& complaints);
void write_file(const std::filesystem::path& file, std::string_view text);
Complaint about_file(std::string_view code, const std::filesystem::path& file, Args args = {});

// pack.toml: the grids "settings" and "briefs".
void read_toml(const std::filesystem::path& file, std::vector<Grid>& grids, Complaints& complaints);
std::string write_toml(const Sheets& sheets, const std::vector<std::string_view>& left_out);

// calendar/<year>.json in the form of holiday-cn: the grid "holidays", and calendar.years among the
// settings when pack.toml does not say it.
void read_calendar(const std::filesystem::path& folder, std::vector<Grid>& grids,
                   Complaints& complaints);
// A file that already says the same keeps what else it says (names of holidays, sources).
void write_calendar(const core::Calendar& calendar, const std::filesystem::path& folder);

}  // namespace luoshi::pack
