// The result of a run: one row a measurement, always against a floor measured in the same run.
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace luoshi::bench {

enum class Bound { at_least, at_most };
struct Goal {
  Bound bound = Bound::at_least;
  double ratio = 0;
};

// ours and floor in one unit; what the ratio is made of says the benchmark that adds the row.
struct Row {
  std::string name;
  double ours = 0;
  double floor = 0;
  std::string unit;
  double ratio = 0;
  std::optional<Goal> goal;  // none: told beside the others

  bool met() const;
};

class Report {
 public:
  void add(Row row);
  // Something that must hold in a sound run, such as equal counts of rows.
  void expect(bool holds, const std::string& what);
  bool broken() const { return !broken_.empty(); }

  std::string table() const;
  std::string json(const std::string& size) const;

 private:
  std::vector<Row> rows_;
  std::vector<std::string> broken_;
};

}  // namespace luoshi::bench
