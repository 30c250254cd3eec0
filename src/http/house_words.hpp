// Words of the API document about the rule set as tables and about the disk, with the refusals of
// those routes.
#pragma once
#include "http/router.hpp"

namespace luoshi::http {

struct HouseText {
  Text tables, draft, storage;
};
const HouseText& house_words();
std::span<const base::Message> house_refusals();

}  // namespace luoshi::http
