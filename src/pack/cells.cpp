#include "pack/cells.hpp"

#include <fmt/format.h>

#include "pack/input_text.hpp"

namespace luoshi::pack {

std::optional<std::int64_t> scaled_from_text(std::string_view text, std::int32_t decimals) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string digits(text.substr(0, point));
  std::string fraction(point < text.size() ? text.substr(point + 1) : "");
  if (digits.empty() || (point < text.size() && fraction.empty())) return std::nullopt;
  while (fraction.size() > static_cast<std::size_t>(decimals) && fraction.ends_with('0'))
    fraction.pop_back();
  if (fraction.size() > static_cast<std::size_t>(decimals)) return std::nullopt;
  fraction.resize(static_cast<std::size_t>(decimals), '0');
  digits += fraction;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.starts_with('-'))
    return std::nullopt;
  return negative ? -value : value;
}

std::string scaled_to_text(std::int64_t value, std::int32_t decimals) {
  std::string digits = std::to_string(value);
  const std::string sign = digits.starts_with('-') ? "-" : "";
  digits.erase(0, sign.size());
  const auto places = static_cast<std::size_t>(decimals);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  std::string fraction = digits.substr(digits.size() - places);
  digits.resize(digits.size() - places);
  while (fraction.ends_with('0')) fraction.pop_back();
  return sign + digits + (fraction.empty() ? "" : "." + fraction);
}

std::string_view read_integer(std::string_view text, std::int64_t least, std::int64_t most,
                              std::int64_t& out) {
  const auto value = scaled_from_text(text, 0);  // a sheet may say 3.0
  if (!value) return "cell_not_number";
  if (*value < least || *value > most) return "cell_out_of_range";
  out = *value;
  return {};
}

std::string_view Cell<bool>::read(std::string_view text, bool& out) {
  if (text != "true" && text != "false") return "cell_not_yes_no";
  out = text == "true";
  return {};
}

std::string_view Cell<core::Day>::read(std::string_view text, core::Day& out) {
  const auto day = parse_day(text, std::nullopt);
  if (!day) return "cell_not_day";
  out = *day;
  return {};
}

std::string_view Cell<MinuteOfDay>::read(std::string_view text, MinuteOfDay& out) {
  const auto minute = parse_minute_of_day(text);
  if (!minute) return "cell_not_time";
  out.minute = *minute;
  return {};
}

std::string Cell<MinuteOfDay>::write(MinuteOfDay value) {
  return fmt::format("{:02}:{:02}", value.minute / 60, value.minute % 60);
}

std::string_view Cell<Points>::read(std::string_view text, Points& out) {
  const auto value = scaled_from_text(text, 2);
  if (!value) return "cell_not_points";
  if (*value < 0 || *value > 1'000'000) return "cell_out_of_range";
  out.hundredths = *value;
  return {};
}

std::string_view Cell<RoundingRule>::read(std::string_view text, RoundingRule& out) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  const auto rounding = base::enum_from<core::Rounding>(text.substr(0, colon));
  if (!rounding) return "cell_not_rounding";
  out = {*rounding, 0};
  if (*rounding == core::Rounding::exact) return colon == text.size() ? "" : "cell_not_rounding";
  const auto to = colon == text.size() ? std::nullopt : scaled_from_text(text.substr(colon + 1), 0);
  if (!to || *to < 1 || (*rounding == core::Rounding::significant && *to > 18))
    return "cell_not_rounding";
  out.to = *to;
  return {};
}

std::string Cell<RoundingRule>::write(RoundingRule value) {
  std::string out(base::name_of(value.rounding));
  return value.rounding == core::Rounding::exact ? out : out + ':' + std::to_string(value.to);
}

std::string_view Cell<Degrees>::read(std::string_view text, Degrees& out) {
  const auto value = scaled_from_text(text, 7);
  if (!value) return "cell_not_degrees";
  if (*value < -1'800'000'000 || *value > 1'800'000'000) return "cell_out_of_range";
  out.e7 = static_cast<std::int32_t>(*value);
  return {};
}

std::string_view Cell<std::map<std::string, std::int32_t>>::read(
    std::string_view text, std::map<std::string, std::int32_t>& out) {
  for (const std::string& item : split_list(text)) {
    const std::size_t colon = item.find(':');
    std::int64_t position = 0;
    if (colon == item.npos) return "cell_not_positions";
    if (!read_integer(trimmed(std::string_view(item).substr(colon + 1)), 1, 999, position).empty())
      return "cell_not_positions";
    out[trimmed(std::string_view(item).substr(0, colon))] = static_cast<std::int32_t>(position);
  }
  return {};
}

std::string Cell<std::map<std::string, std::int32_t>>::write(
    const std::map<std::string, std::int32_t>& value) {
  std::vector<std::string> items;
  for (const auto& [role, position] : value) items.push_back(role + ':' + std::to_string(position));
  return join_list(items);
}

}  // namespace luoshi::pack
