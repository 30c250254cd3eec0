#include "accounts/installation.hpp"

namespace luoshi::accounts {

using base::refuse;
using base::Result;
namespace limits = base::limits;

namespace {
constexpr std::string_view settings_key = "settings";
constexpr std::array<std::string_view, 4> photo_sizes{"1280", "1600", "2048", "original"};

bool holds_all(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::ranges::all_of(parts, [&](std::string_view part) { return text.contains(part); });
}

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '-' || c == ':';
}

// Tile servers number themselves in the first label: of t{0-7}.maps.example it is .maps.example;
// empty: no such pattern. Never what stands below a top level: pages may load from all of it.
std::string_view domain_of_pattern(std::string_view host) {
  const auto dot = host.find('.');
  if (dot == host.npos || host.find('.', dot + 1) == host.npos) return {};
  const std::string_view label = host.substr(0, dot);
  const auto open = label.find('{'), close = label.find('}');
  if (open == label.npos || close == label.npos || close < open) return {};
  const std::string_view range = label.substr(open + 1, close - open - 1);
  const bool is_range = range.size() == 3 && range[1] == '-' && range[0] < range[2] &&
                        std::ranges::all_of(label.substr(0, open), is_host_character) &&
                        std::ranges::all_of(label.substr(close + 1), is_host_character);
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool is_known = is_range && ((is_letter(range[0]) && is_letter(range[2])) ||
                                     (is_digit(range[0]) && is_digit(range[2])));
  return is_known || range == "s" ? host.substr(dot) : std::string_view();
}

struct Origin {
  std::string_view scheme;
  std::string_view host;  // with the port; a first label {0-7} is a pattern
};

// Of an absolute address; nullopt when it is none.
std::optional<Origin> origin_of(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!url.starts_with(scheme)) continue;
    const std::string_view host =
        url.substr(scheme.size(), url.find('/', scheme.size()) - scheme.size());
    const std::string_view domain = domain_of_pattern(host);
    const std::string_view plain = domain.empty() ? host : domain;
    if (plain.empty() || !std::ranges::all_of(plain, is_host_character)) return std::nullopt;
    return Origin{scheme, host};
  }
  return std::nullopt;
}

// Printable ASCII without what would end an attribute or a header.
bool is_plain_address(std::string_view url) {
  return std::ranges::all_of(
      url, [](char c) { return c > 0x20 && c < 0x7f && c != '"' && c != '\'' && c != ';'; });
}

Result<void> check_map(const BaseMap& map) {
  if (map.zoom_max < 1 || map.zoom_max > limits::map_zoom_max)
    return refuse("map_zoom_out_of_range", "map.zoom_max",
                  {{"bound", std::to_string(limits::map_zoom_max)}});
  const bool is_elsewhere = map.kind == MapKind::xyz || map.kind == MapKind::wmts;
  if (!is_elsewhere) {
    if (map.url.empty()) return {};
    return refuse("map_address_needless", "map.url");
  }
  const bool has_place =
      holds_all(map.url, {"{z}", "{x}", "{y}"}) ||
      (map.kind == MapKind::wmts && holds_all(map.url, {"{TileMatrix}", "{TileCol}", "{TileRow}"}));
  const bool is_own = map.url.starts_with('/') && !map.url.starts_with("//");
  if (has_place && is_plain_address(map.url) && (is_own || origin_of(map.url))) return {};
  const bool is_wmts = map.kind == MapKind::wmts;
  return refuse("map_address_malformed", "map.url",
                {{"value", map.url},
                 {"places", is_wmts ? "{TileMatrix} {TileCol} {TileRow}" : "{z} {x} {y}"}});
}

Result<void> check_features(const std::map<std::string, bool>& chosen) {
  for (const auto& [code, is_chosen] : chosen) {
    const auto known = std::ranges::find(features(), code, &Feature::code);
    if (known == features().end())
      return refuse("feature_unknown", "features." + code, {{"value", code}});
    if (known->is_fixed && is_chosen != known->comes_on)
      return refuse("feature_fixed", "features." + code);
  }
  return {};
}
}  // namespace

bool is_on(const InstallationSettings& settings, const Feature& feature) {
  const auto chosen = settings.features.find(std::string(feature.code));
  if (feature.is_fixed || chosen == settings.features.end()) return feature.comes_on;
  return chosen->second;
}

Result<void> check_settings(const InstallationSettings& settings) {
  for (const auto& [field, text] :
       {std::pair{"name", &settings.name}, std::pair{"feedback_to", &settings.feedback_to},
        std::pair{"map.url", &settings.map.url},
        std::pair{"map.attribution", &settings.map.attribution}})
    if (text->size() > limits::setting_text_bytes_max)
      return refuse("setting_too_long", field,
                    {{"bound", std::to_string(limits::setting_text_bytes_max)}});
  if (std::ranges::find(photo_sizes, settings.photo_size) == photo_sizes.end())
    return refuse("photo_size_unknown", "photo_size", {{"value", settings.photo_size}});
  if (auto ok = check_map(settings.map); !ok) return ok;
  return check_features(settings.features);
}

std::string picture_origin(const BaseMap& map) {
  const auto origin = origin_of(map.url);
  if (!origin) return {};
  const std::string_view domain = domain_of_pattern(origin->host);
  return std::string(origin->scheme) +
         (domain.empty() ? std::string(origin->host) : "*" + std::string(domain));
}

InstallationSettings Installation::settings() {
  const auto stored = store_.begin_reading()->setting(settings_key);
  if (!stored) return {};
  auto settings = base::from_json<InstallationSettings>(*stored);
  // Taking the defaults instead would undo what an office has set, at its next change for good.
  if (!settings) throw std::runtime_error("settings: " + settings.error().code);
  return std::move(*settings);
}

Result<void> Installation::set(const InstallationSettings& settings, const Id& by,
                               const Occasion& occasion) {
  if (auto ok = check_settings(settings); !ok) return ok;
  const auto transaction = store_.begin();
  transaction->put_setting(settings_key, base::to_json(settings));
  transaction->append({.at = occasion.now,
                       .account = by,
                       .kind = SecurityKind::settings_changed,
                       .address = occasion.address});
  transaction->commit();
  return {};
}

void Installation::share(SecurityEntry entry, const std::vector<Id>& records) {
  const auto transaction = store_.begin();
  if (records.empty()) transaction->append(entry);
  for (const Id& record : records) {
    entry.other = record;
    transaction->append(entry);
  }
  transaction->commit();
}

Result<void> Installation::give_feedback(Feedback feedback) {
  const bool is_empty = feedback.text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (is_empty) return refuse("feedback_empty", "text");
  if (feedback.text.size() > limits::feedback_bytes_max ||
      feedback.page.size() > limits::setting_text_bytes_max)
    return refuse("feedback_too_long", "text",
                  {{"bound", std::to_string(limits::feedback_bytes_max)}});
  const auto transaction = store_.begin();
  const Instant day_before{feedback.at.us - base::day_us};
  if (transaction->feedback_since(feedback.account, day_before) >= limits::feedback_per_account_day)
    return refuse("feedback_too_many", {},
                  {{"bound", std::to_string(limits::feedback_per_account_day)}});
  transaction->append(feedback);
  transaction->commit();
  return {};
}

std::vector<Feedback> Installation::feedback(std::int64_t before, std::int32_t limit) {
  return store_.begin_reading()->feedback(before, limit);
}

}  // namespace luoshi::accounts
