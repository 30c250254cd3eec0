#include "accounts/boundaries.hpp"

#include <charconv>
#include <cmath>

namespace luoshi::accounts {

using base::refuse;
using base::Result;
namespace json = boost::json;
namespace limits = base::limits;

namespace {
constexpr std::string_view body_key = "boundaries";
constexpr std::string_view tag_key = "boundaries_tag";
constexpr std::string_view no_boundaries = R"({"type":"FeatureCollection","features":[]})";

bool is_type(const json::object& object, std::string_view type) {
  const auto* found = object.if_contains("type");
  return found && found->is_string() && found->as_string() == type;
}

const json::array* list_of(const json::object& object, std::string_view member) {
  const auto* found = object.if_contains(member);
  return found ? found->if_array() : nullptr;
}

std::optional<double> number_of(const json::value& value) {
  if (value.is_double())
    return std::isfinite(value.as_double()) ? std::optional(value.as_double()) : std::nullopt;
  if (value.is_int64()) return static_cast<double>(value.as_int64());
  return std::nullopt;
}

void append_degrees(std::string& out, double degrees) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, degrees, std::chars_format::fixed, 6);
  std::string_view written(text, end.ptr);
  while (written.ends_with('0')) written.remove_suffix(1);
  if (written.ends_with('.')) written.remove_suffix(1);
  out += written == "-0" ? "0" : written;
}

// One feature on its way into the answer; refusals name it.
class AreaReader {
 public:
  AreaReader(std::size_t index, std::size_t& points) : index_(index), points_(points) {}

  base::Result<std::string> geometry(const json::value& value) {
    const auto* object = value.if_object();
    const json::array* list = object ? list_of(*object, "coordinates") : nullptr;
    if (!list || list->empty()) return no("boundary_not_area");
    std::string out = is_type(*object, "Polygon") ? R"({"type":"Polygon","coordinates":)"
                                                  : R"({"type":"MultiPolygon","coordinates":)";
    Result<void> read;
    if (is_type(*object, "Polygon"))
      read = polygon(*list, out);
    else if (is_type(*object, "MultiPolygon"))
      read = several(*list, out, &AreaReader::polygon);
    else
      return no("boundary_not_area");
    if (!read) return std::unexpected(std::move(read.error()));
    return out + '}';
  }

  std::unexpected<base::Refusal> no(std::string_view code,
                                    std::map<std::string, std::string> args = {}) const {
    args.emplace("feature", std::to_string(index_ + 1));
    return refuse(std::string(code), "features." + std::to_string(index_), std::move(args));
  }

 private:
  using Read = Result<void> (AreaReader::*)(const json::array&, std::string&);
  Result<void> several(const json::array& list, std::string& out, Read read) {
    out += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i > 0) out += ',';
      const auto* inner = list[i].if_array();
      if (!inner) return no("boundary_not_area");
      if (auto done = (this->*read)(*inner, out); !done) return done;
    }
    out += ']';
    return {};
  }

  Result<void> polygon(const json::array& rings, std::string& out) {
    if (rings.empty()) return no("boundary_not_area");
    return several(rings, out, &AreaReader::ring);
  }

  Result<void> ring(const json::array& positions, std::string& out) {
    points_ += positions.size();
    if (points_ > limits::boundary_points_max)
      return refuse("boundaries_too_many_points", "features",
                    {{"bound", std::to_string(limits::boundary_points_max)}});
    std::vector<std::pair<double, double>> corners;
    for (const json::value& one : positions) {
      const auto* pair = one.if_array();
      const auto longitude = pair && pair->size() >= 2 ? number_of((*pair)[0]) : std::nullopt;
      const auto latitude = pair && pair->size() >= 2 ? number_of((*pair)[1]) : std::nullopt;
      if (!longitude || !latitude) return no("boundary_not_area");
      if (std::abs(*longitude) > 180 || std::abs(*latitude) > 90)
        return no("boundary_outside_world", {{"value", json::serialize(one)}});
      corners.emplace_back(*longitude, *latitude);
    }
    if (corners.size() < 4 || corners.front() != corners.back()) return no("boundary_ring_open");
    double twice_area = 0;
    for (std::size_t i = 1; i < corners.size(); ++i) {
      // From the first corner, so that small rings far from zero keep their digits.
      const auto [ax, ay] = std::pair(corners[i - 1].first - corners[0].first,
                                      corners[i - 1].second - corners[0].second);
      const auto [bx, by] =
          std::pair(corners[i].first - corners[0].first, corners[i].second - corners[0].second);
      twice_area += ax * by - bx * ay;
    }
    if (std::abs(twice_area) < 1e-12) return no("boundary_ring_flat");
    out += '[';
    for (std::size_t i = 0; i < corners.size(); ++i) {
      out += i == 0 ? "[" : ",[";
      append_degrees(out, corners[i].first);
      out += ',';
      append_degrees(out, corners[i].second);
      out += ']';
    }
    out += ']';
    return {};
  }

  std::size_t index_;
  std::size_t& points_;
};

std::string text_member(const json::object& object, std::string_view member) {
  const auto* found = object.if_contains(member);
  if (found && found->is_string()) return std::string(found->as_string());
  if (found && found->is_int64()) return std::to_string(found->as_int64());
  return {};
}

std::optional<Id> unit_of(const json::object& feature, const core::Directory& directory) {
  const auto* found = feature.if_contains("properties");
  const auto* properties = found ? found->if_object() : nullptr;
  if (!properties) return std::nullopt;
  const auto id = base::id_from_text(text_member(*properties, "unit"));
  if (id && directory.unit(*id)) return id;
  return directory.unit_by_code(text_member(*properties, "code"));
}

// Old GeoJSON names its projection; only degrees are taken.
Result<void> check_projection(const json::object& collection) {
  const auto* crs = collection.if_contains("crs");
  if (!crs || crs->is_null()) return {};
  const std::string text = json::serialize(*crs);
  for (const std::string_view degrees : {"CRS84", "4326", "4490"})
    if (text.contains(degrees)) return {};
  return refuse("boundaries_projected", "crs");
}

Result<const json::array*> features_of(const json::value& value) {
  const auto* collection = value.if_object();
  const json::array* features = collection && is_type(*collection, "FeatureCollection")
                                    ? list_of(*collection, "features")
                                    : nullptr;
  if (!features) return refuse("boundaries_not_geojson");
  if (auto ok = check_projection(*collection); !ok) return std::unexpected(std::move(ok.error()));
  if (features->empty()) return refuse("boundaries_empty", "features");
  if (features->size() > limits::boundary_features_max)
    return refuse("boundaries_too_many_areas", "features",
                  {{"bound", std::to_string(limits::boundary_features_max)}});
  return features;
}
}  // namespace

std::unexpected<base::Refusal> boundaries_too_large() {
  return refuse("boundaries_too_large", "file",
                {{"mib", std::to_string(limits::boundaries_bytes_max >> 20)}});
}

Result<CheckedBoundaries> check_boundaries(std::string_view geojson,
                                           const core::Directory& directory) {
  if (geojson.size() > limits::boundaries_bytes_max) return boundaries_too_large();
  if (geojson.starts_with("\xef\xbb\xbf")) geojson.remove_prefix(3);
  const auto value = base::parse_json(geojson);
  if (!value) return std::unexpected(value.error());
  const auto features = features_of(*value);
  if (!features) return std::unexpected(features.error());
  std::map<std::string, std::string> by_code;
  std::size_t points = 0;
  for (std::size_t i = 0; i < (*features)->size(); ++i) {
    AreaReader reader(i, points);
    const auto* feature = (**features)[i].if_object();
    const auto* geometry = feature ? feature->if_contains("geometry") : nullptr;
    if (!geometry) return reader.no("boundary_not_area");
    const auto unit = unit_of(*feature, directory);
    if (!unit) {
      const auto* properties = feature->if_contains("properties");
      return reader.no("boundary_unit_unknown",
                       {{"value", properties ? json::serialize(*properties).substr(0, 120) : "-"}});
    }
    auto area = reader.geometry(*geometry);
    if (!area) return std::unexpected(std::move(area.error()));
    const std::string& code = directory.unit(*unit)->unit.code;
    std::string text =
        fmt::format(R"({{"type":"Feature","properties":{{"unit":"{}","code":{}}},"geometry":{}}})",
                    base::to_text(*unit), json::serialize(json::string(code)), *area);
    if (!by_code.emplace(code, std::move(text)).second)
      return reader.no("boundary_unit_repeated", {{"value", code}});
  }
  CheckedBoundaries out{.geojson = R"({"type":"FeatureCollection","features":[)",
                        .units = std::ssize(by_code)};
  for (const auto& [code, text] : by_code) {
    if (!out.geojson.ends_with('[')) out.geojson += ',';
    out.geojson += text;
  }
  out.geojson += "]}";
  return out;
}

std::shared_ptr<const BoundaryBook::Kept> BoundaryBook::read() {
  const auto transaction = store_.begin_reading();
  const std::string tag = transaction->setting(tag_key).value_or("");
  const std::lock_guard lock(mutex_);
  if (kept_ && kept_->tag == tag) return kept_;
  kept_ = std::make_shared<Kept>(Kept{
      tag.empty() ? std::string(no_boundaries) : transaction->setting(body_key).value_or(""), tag});
  return kept_;
}

void BoundaryBook::put(const CheckedBoundaries& boundaries, std::optional<Id> by,
                       const Occasion& occasion) {
  const auto transaction = store_.begin();
  transaction->put_setting(body_key, boundaries.geojson);
  transaction->put_setting(tag_key, base::to_hex(base::sha256(boundaries.geojson)));
  transaction->append({.at = occasion.now,
                       .account = by,
                       .kind = SecurityKind::boundaries_changed,
                       .address = occasion.address,
                       .detail = by ? "" : "command_line"});
  transaction->commit();
}

}  // namespace luoshi::accounts
