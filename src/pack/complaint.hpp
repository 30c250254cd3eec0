// What is wrong with a pack, where, and what to do: every fault is reported, not only the first.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/message.hpp"

namespace luoshi::pack {

enum class Severity { error, warning };  // a pack with an error is not loaded
BOOST_DESCRIBE_ENUM(Severity, error, warning)

struct Complaint {
  Severity severity = Severity::error;
  std::string code;  // of the message table, stable
  std::string file = {};
  std::string sheet = {};   // workbooks only
  std::uint32_t row = 0;    // line of the file or row of the sheet; 0 = the whole
  std::string letter = {};  // column in the sheet: "D"; empty = the whole row
  std::string table = {};   // code name of the table, and of its column or setting
  std::string column = {};
  std::map<std::string, std::string> args = {};

  bool operator==(const Complaint&) const = default;
};
BOOST_DESCRIBE_STRUCT(Complaint, (),
                      (severity, code, file, sheet, row, letter, table, column, args))

using Complaints = std::vector<Complaint>;

// One line: severity, place, what is wrong, what to do.
std::string render(const Complaint& complaint, base::Language language);
// The same without the place, for lists that have columns for it.
std::string text_of(const Complaint& complaint, base::Language language);
bool has_errors(const Complaints& complaints);

}  // namespace luoshi::pack
