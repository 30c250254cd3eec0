// Words of the API document and the refusals of the routes.
#pragma once
#include "http/router.hpp"

namespace luoshi::http {

struct ApiText {
  Text units, rule_set, creation_offers, create, act, list, count, read, history, contacts,
      children, offers, brief, figure, sums, entries, reporting, map, by_number, authenticity,
      authenticity_code, jobs, job, job_file, cancel_job, export_job, import_job, backup_job,
      events, issue_link, links, revoke_link, read_link, names, ids, facets, by, act_on_link, demo;
  Text kinds, activity_kind, edge, seen, queued_at, last_event_id;
  Text noun, select, text, order, after, limit, with, command_id, unit, programme, since, as_of;
};
const ApiText& words();
std::span<const base::Message> api_refusals();

}  // namespace luoshi::http
