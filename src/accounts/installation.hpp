// How this installation is set: its name, the base map, what is switched on, and what its people
// write to those who run it. Operational data like accounts: never in the journal, never rebuilt.
#pragma once
#include "accounts/accounts.hpp"
#include "accounts/port.hpp"
#include "core/rule_set.hpp"

namespace luoshi::accounts {

enum class MapKind { none, xyz, wmts, mbtiles };
BOOST_DESCRIBE_ENUM(MapKind, none, xyz, wmts, mbtiles)
// What the tiles are drawn in; records are always CGCS2000 and are shifted for drawing only.
enum class Datum { wgs84, cgcs2000, gcj02, bd09 };
BOOST_DESCRIBE_ENUM(Datum, wgs84, cgcs2000, gcj02, bd09)

struct BaseMap {
  MapKind kind = MapKind::none;
  std::string url;  // xyz: {z} {x} {y}; wmts: {TileMatrix} {TileCol} {TileRow}; others: empty;
                    // the first label of the host may hold {0-7}, {a-d} or {s} (a, b, c)
  Datum datum = Datum::wgs84;
  std::string attribution;
  std::int32_t zoom_max = 18;
  bool operator==(const BaseMap&) const = default;
};
BOOST_DESCRIBE_STRUCT(BaseMap, (), (kind, url, datum, attribution, zoom_max))

struct InstallationSettings {
  std::string name;  // 荥泽区人居环境攻坚; empty: the authority's unit
  BaseMap map;
  std::string photo_size = "1600";       // longest side on phones: 1280, 1600, 2048 or original
  std::string feedback_to;               // where complaints go besides: a telephone, an address
  std::map<std::string, bool> features;  // switched on, by code; left out: as it comes
  bool operator==(const InstallationSettings&) const = default;
};
BOOST_DESCRIBE_STRUCT(InstallationSettings, (), (name, map, photo_size, feedback_to, features))

// A switch, what it does, and the rule that limits it.
struct Feature {
  std::string_view code;
  bool comes_on = false;
  bool is_fixed = false;  // no office may switch it
  core::Name (*name)() = nullptr;
  core::Name (*rule)() = nullptr;
};
std::span<const Feature> features();
bool is_on(const InstallationSettings& settings, const Feature& feature);

// Refusals: setting_too_long, map_address_malformed, map_address_needless, map_zoom_out_of_range,
// photo_size_unknown, feature_unknown, feature_fixed.
base::Result<void> check_settings(const InstallationSettings& settings);
// "https://tiles.example:8443", or with "*" for a first label that is a pattern; empty: the tiles
// come from this server. Contract: check_settings accepts it.
std::string picture_origin(const BaseMap& map);

class Installation {
 public:
  explicit Installation(Store& store) : store_(store) {}

  InstallationSettings settings();
  // Refusals: those of check_settings.
  base::Result<void> set(const InstallationSettings& settings, const Id& by,
                         const Occasion& occasion);

  // One entry of the security log for each record, or one when there is none.
  void share(SecurityEntry entry, const std::vector<Id>& records);

  // 意见反馈. Refusals: feedback_empty, feedback_too_long, feedback_too_many.
  base::Result<void> give_feedback(Feedback feedback);
  std::vector<Feedback> feedback(std::int64_t before, std::int32_t limit);

 private:
  Store& store_;
};

}  // namespace luoshi::accounts
