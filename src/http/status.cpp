#include "http/status.hpp"

namespace luoshi::http {

namespace {

constexpr StatusMeaning meanings[] = {
    {200, "OK", "成功", "Success"},
    {201, "Created", "已建立", "Created"},
    {202, "Accepted", "已受理", "Accepted"},
    {204, "No Content", "成功，无内容", "Success, nothing to say"},
    {304, "Not Modified", "未改变", "Not changed"},
    {400, "Bad Request", "请求无法理解", "The request cannot be understood"},
    {401, "Unauthorized", "需要登录", "Sign-in is needed"},
    {403, "Forbidden", "岗位无此权限", "The post does not allow this"},
    {404, "Not Found", "找不到", "Not found"},
    {405, "Method Not Allowed", "此地址不接受该方法", "This address does not take this method"},
    {409, "Conflict", "与现有记录冲突", "It conflicts with what is recorded"},
    {412, "Precondition Failed", "记录已被他人更改", "The record has changed meanwhile"},
    {413, "Content Too Large", "内容过大", "The content is too large"},
    {414, "URI Too Long", "地址过长", "The address is too long"},
    {415, "Unsupported Media Type", "内容类型不支持", "This type of content is not taken"},
    {417, "Expectation Failed", "无法满足请求的期望", "The expectation cannot be met"},
    {422, "Unprocessable Content", "不符合规则", "The rules do not allow this"},
    {429, "Too Many Requests", "请求过于频繁", "Too many requests"},
    {431, "Request Header Fields Too Large", "请求头过大", "The request header is too large"},
    {500, "Internal Server Error", "服务器故障", "The server has a fault"},
    {503, "Service Unavailable", "服务暂时不可用", "The service is not available now"},
    {507, "Insufficient Storage", "存储空间不足", "The storage is full"},
};

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
    {"content_type_unsupported", 415},
    // Who asks. What exists but may not be seen is answered exactly as what does not exist.
    {"sign_in_needed", 401},
    {"right_missing", 403},
    {"route_unknown", 404},
    {"record_unknown", 404},
    {"method_not_allowed", 405},
    // What is recorded already.
    {"command_id_reused", 409},
    {"record_changed", 412},
    // The server.
    {"too_many_requests", 429},
    {"internal_fault", 500},
    {"server_busy", 503},
    {"journal_read_only", 503},
    {"disk_full", 507},
};

}  // namespace

std::span<const StatusMeaning> status_meanings() { return meanings; }
std::span<const RefusalStatus> refusal_statuses() { return statuses; }

const StatusMeaning& meaning_of(int status) {
  static constexpr StatusMeaning unnamed{0, "Unknown", "其他", "Other"};
  const auto row = std::ranges::find(meanings, status, &StatusMeaning::status);
  return row == std::end(meanings) ? unnamed : *row;
}

int status_of(std::string_view refusal_code) {
  const auto row = std::ranges::find(statuses, refusal_code, &RefusalStatus::code);
  return row == std::end(statuses) ? 422 : row->status;
}

}  // namespace luoshi::http
