// The numbers of GB/T 47678.5 that no pack may change: they are what other platforms exchange.
// Components and matters share the number space, so a number means something only with its kind.
#pragma once
#include <span>
#include <string_view>

namespace luoshi::pack {

struct NationalCategory {
  std::string_view code;  // 5 digits, the first two are the major
  std::string_view name;
};
std::span<const NationalCategory> national_matters();
std::span<const NationalCategory> national_components();

}  // namespace luoshi::pack
