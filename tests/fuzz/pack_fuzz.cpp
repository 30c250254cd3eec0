// Any text as CSV, as a table of a pack, and as a day, a time and an amount: complaints or a value,
// never a crash. The first byte chooses the table.
#include "pack/csv.hpp"
#include "pack/input_text.hpp"
#include "pack/pack.hpp"

using namespace luoshi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (auto rows = pack::parse_csv(text)) {
    const auto back = pack::parse_csv(pack::write_csv(*rows));
    if (!back || back->size() != rows->size()) __builtin_trap();
    const auto& table = pack::tables()[data[0] % pack::tables().size()];
    const auto result = pack::load_grids({{"f.csv", {}, std::string(table.name), *rows}});
    for (const auto& complaint : result.complaints)
      if (pack::render(complaint, base::Language::zh).empty()) __builtin_trap();
  }
  std::ignore = pack::parse_day(text, 2018);
  std::ignore = pack::parse_minute_of_day(text);
  if (const auto amount = pack::parse_amount(text, data[0] % 10, "立方米"))
    if (*amount == INT64_MIN) __builtin_trap();
  return 0;
}
