// Words of the API document and the refusals of the routes.
#pragma once
#include "http/router.hpp"

namespace luoshi::http {

struct ApiText {
  Text session, units, rule_set, creation_offers, create, act, list, count, read, history, offers,
      brief, figure;
  Text noun, select, text, order, after, limit, command_id, unit, programme, since, as_of;
};
const ApiText& words();
std::span<const base::Message> api_refusals();

}  // namespace luoshi::http
