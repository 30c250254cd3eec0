#include "core/files.hpp"

namespace luoshi::core {

namespace {
template <class T>
void collect(const T& value, std::vector<FileReference>& out) {
  using namespace base::json_detail;
  if constexpr (std::same_as<T, Photo>) {
    out.push_back({value.file, std::nullopt, value.media_type});
  } else if constexpr (std::same_as<T, Attachment>) {
    out.push_back({value.file, value.name, value.media_type});
  } else if constexpr (is_optional<T>) {
    if (value) collect(*value, out);
  } else if constexpr (is_vector<T>) {
    for (const auto& item : value) collect(item, out);
  } else if constexpr (is_map<T>) {
    for (const auto& [key, item] : value) collect(item, out);
  } else if constexpr (is_variant<T>) {
    std::visit([&](const auto& alternative) { collect(alternative, out); }, value);
  } else if constexpr (base::described_struct<T>) {
    boost::mp11::mp_for_each<base::members_of<T>>([&](auto d) { collect(value.*d.pointer, out); });
  }
}
}  // namespace

std::vector<FileReference> files_of(const State& state) {
  std::vector<FileReference> out;
  collect(state, out);
  return out;
}

}  // namespace luoshi::core
