// Two spellings of one word that officials use side by side: searching and matching take the
// second.
#pragma once
#include <array>
#include <string_view>
#include <utility>

namespace luoshi::base {

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 3> spelling_variants{
    {{"制订", "制定"}, {"结合部", "接合部"}, {"台帐", "台账"}}};

}  // namespace luoshi::base
