#include "core/text.hpp"

namespace luoshi::core {
namespace {
struct SealedText {
  std::int64_t vault = 0;
  base::Digest digest{};
};
BOOST_DESCRIBE_STRUCT(SealedText, (), (vault, digest))
}  // namespace
}  // namespace luoshi::core

void luoshi::base::Custom<luoshi::core::Text>::encode(std::string& out, const core::Text& text) {
  if (text.sealed())
    base::encode(out, core::SealedText{text.vault, text.digest});
  else
    json_detail::append_string(out, text.plain);
}

luoshi::base::Result<luoshi::core::Text> luoshi::base::Custom<luoshi::core::Text>::decode(
    const boost::json::value& json, const json_detail::Path& path) {
  if (json.is_string()) return core::Text(std::string(std::string_view(json.get_string())));
  auto sealed = json_detail::decode_at<core::SealedText>(json, path);
  if (!sealed) return std::unexpected(std::move(sealed.error()));
  core::Text text;
  text.vault = sealed->vault;
  text.digest = sealed->digest;
  return text;
}
