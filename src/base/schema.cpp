#include "base/schema.hpp"

namespace luoshi::base::schema_detail {

std::string component_name(std::string_view spelled) {
  std::string out;
  while (!spelled.empty()) {
    for (std::string_view noise : {"luoshi::", "(anonymous namespace)::"})
      if (spelled.starts_with(noise)) spelled.remove_prefix(noise.size());
    if (spelled.starts_with("::")) {
      out += '.';
      spelled.remove_prefix(2);
    } else if (!spelled.empty()) {
      const char c = spelled[0];
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      out += plain ? c : '_';
      spelled.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace luoshi::base::schema_detail
