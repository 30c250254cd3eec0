#include "tests/core/calendar_data.hpp"

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

namespace luoshi::core::testing {

Day day(std::string_view text) {
  return base::day_from_text(text).value();
}

Instant at(std::string_view local) {
  return base::instant_from_text(std::string(local) + ":00+08:00").value();
}

Calendar holidays(int first, int last) {
  Calendar out;
  for (int year = first; year <= last; ++year) {
    std::ifstream file(std::string(LUOSHI_SOURCE_DIR) + "/tests/core/data/holidays/" +
                       std::to_string(year) + ".json");
    if (!file) continue;
    std::stringstream text;
    text << file.rdbuf();
    const boost::json::value json = boost::json::parse(text.str());
    for (const auto& one : json.at("days").as_array())
      out.holidays.push_back(
          {day(std::string(one.at("date").as_string())), one.at("isOffDay").as_bool()});
    out.years.push_back(year);
  }
  std::ranges::sort(out.holidays, {}, &HolidayDay::day);
  return out;
}

}  // namespace luoshi::core::testing
