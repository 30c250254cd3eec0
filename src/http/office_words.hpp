// Words of the API document about settings, boundaries, the rule set, and what leaves the house,
// with the refusals of those routes.
#pragma once
#include "http/router.hpp"

namespace luoshi::http {

struct OfficeText {
  Text settings, set_settings, give_feedback, feedback, tile, boundaries, set_boundaries,
      rule_workbook, check_rules, publish_rules, share, cover_names, send_figures, saved_views,
      save_view, remove_view;
  Text feedback_after, limit;
};
const OfficeText& office_words();
std::span<const base::Message> office_refusals();

}  // namespace luoshi::http
