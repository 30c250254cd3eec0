#include "http/status.hpp"

namespace luoshi::http {

namespace {

constexpr RefusalStatus statuses[] = {
    // Framing: the connection is closed after these.
    {"framing_malformed", 400},
    {"framing_ambiguous", 400},
    {"host_invalid", 400},
    {"headers_too_many", 400},
    {"target_malformed", 400},
    {"body_too_large", 413},
    {"target_too_long", 414},
    {"expectation_unknown", 417},
    {"header_too_large", 431},
    // Shape: the client sent something else than the document describes.
    {"json_malformed", 400},
    {"field_missing", 400},
    {"field_unknown", 400},
    {"boolean_expected", 400},
    {"integer_expected", 400},
    {"text_expected", 400},
    {"list_expected", 400},
    {"object_expected", 400},
    {"value_malformed", 400},
    {"value_unknown", 400},
    {"parameter_missing", 400},
    {"parameter_malformed", 400},
    {"idempotency_key_missing", 400},
    {"command_id_needed", 400},
    {"noun_unknown", 400},
    {"names_too_many", 400},
    {"facet_unknown", 400},
    {"selection_malformed", 400},
    {"cursor_malformed", 400},
    {"content_type_unsupported", 415},
    {"file_type_not_allowed", 415},
    {"digest_differs", 400},
    {"file_empty", 400},
    // Who asks. What exists but may not be seen is answered exactly as what does not exist.
    {"sign_in_needed", 401},
    {"token_not_valid", 401},
    {"link_not_valid", 401},
    {"session_ended", 401},
    {"sign_in_failed", 401},
    {"one_time_password_expired", 401},
    {"sign_in_locked", 429},
    {"feedback_too_many", 429},
    {"command_quota_exceeded", 429},
    {"tile_missing", 404},
    {"post_not_held", 403},
    {"post_not_yours", 403},
    {"account_locked", 403},
    {"account_expired", 403},
    {"account_read_only", 403},
    {"account_out_of_reach", 403},
    {"account_above_officer", 403},
    {"password_change_needed", 403},
    {"csrf_token_missing", 403},
    {"origin_foreign", 403},
    {"device_locked", 403},
    {"device_signed_off", 403},
    {"account_missing", 404},
    {"device_missing", 404},
    {"delegation_missing", 404},
    {"login_name_taken", 409},
    {"link_post_out_of_reach", 403},
    {"right_missing", 403},
    {"original_restricted", 403},
    {"unit_out_of_reach", 403},
    {"route_unknown", 404},
    {"record_unknown", 404},
    {"record_missing", 404},
    {"link_missing", 404},
    {"job_missing", 404},
    {"job_has_no_file", 404},
    {"file_not_uploaded", 404},
    {"file_taken_down", 410},
    {"method_not_allowed", 405},
    // What is recorded already.
    {"command_id_taken", 409},
    {"record_exists", 409},
    {"record_changed", 412},
    // The server.
    {"jobs_too_many", 429},
    {"too_many_requests", 429},
    {"quota_exceeded", 429},
    {"streams_too_many", 503},
    {"internal_fault", 500},
    {"server_busy", 503},
    {"store_failed", 503},
    {"journal_read_only", 503},
    {"disk_full", 507},
};

}  // namespace

std::span<const RefusalStatus> refusal_statuses() {
  return statuses;
}

int status_of(std::string_view refusal_code) {
  const auto row = std::ranges::find(statuses, refusal_code, &RefusalStatus::code);
  return row == std::end(statuses) ? 422 : row->status;
}

}  // namespace luoshi::http
