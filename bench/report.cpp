#include "bench/report.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <cstdio>

namespace luoshi::bench {

bool Row::met() const {
  if (!goal) return true;
  return goal->bound == Bound::at_least ? ratio >= goal->ratio : ratio <= goal->ratio;
}

namespace {
std::string goal_text(const Row& row) {
  if (!row.goal) return "-";
  return fmt::format("{} {:g}", row.goal->bound == Bound::at_least ? ">=" : "<=", row.goal->ratio);
}
std::string verdict(const Row& row) {
  if (!row.goal) return "-";
  return row.met() ? "met" : "missed";
}
}  // namespace

void Report::add(Row row) {
  // A long run shows what it has before it ends.
  fmt::print(stderr, "{:<52} ratio {:.2f}\n", row.name, row.ratio);
  std::fflush(stderr);
  rows_.push_back(std::move(row));
}

void Report::expect(bool holds, const std::string& what) {
  if (holds) return;
  fmt::print(stderr, "BROKEN: {}\n", what);
  broken_.push_back(what);
}

std::string Report::table() const {
  std::string out = fmt::format("{:<52} {:>12} {:>12} {:<8} {:>7} {:>8}  {}\n", "measurement",
                                "ours", "floor", "unit", "ratio", "goal", "result");
  for (const Row& row : rows_)
    out += fmt::format("{:<52} {:>12.2f} {:>12.2f} {:<8} {:>7.2f} {:>8}  {}\n", row.name, row.ours,
                       row.floor, row.unit, row.ratio, goal_text(row), verdict(row));
  for (const std::string& what : broken_) out += "BROKEN: " + what + "\n";
  return out;
}

std::string Report::json(const std::string& size) const {
  boost::json::array rows;
  for (const Row& row : rows_) {
    boost::json::object one{{"name", row.name},
                            {"ours", row.ours},
                            {"floor", row.floor},
                            {"unit", row.unit},
                            {"ratio", row.ratio}};
    if (row.goal) {
      one["bound"] = row.goal->bound == Bound::at_least ? "at_least" : "at_most";
      one["goal"] = row.goal->ratio;
      one["met"] = row.met();
    }
    rows.push_back(std::move(one));
  }
  boost::json::array broken(broken_.begin(), broken_.end());
  return boost::json::serialize(boost::json::object{
      {"size", size}, {"rows", std::move(rows)}, {"broken", std::move(broken)}});
}

}  // namespace luoshi::bench
