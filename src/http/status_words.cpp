// The words for each HTTP status: on the wire and for people.
#include "http/status.hpp"

namespace luoshi::http {

namespace {

constexpr StatusMeaning meanings[] = {
    {200, "OK", "成功", "Success"},
    {201, "Created", "已建立", "Created"},
    {202, "Accepted", "已受理", "Accepted"},
    {204, "No Content", "成功，无内容", "Success, nothing to say"},
    {206, "Partial Content", "成功，部分内容", "Success, a part"},
    {304, "Not Modified", "未改变", "Not changed"},
    {308, "Permanent Redirect", "地址已变", "The address is another one"},
    {400, "Bad Request", "请求无法理解", "The request cannot be understood"},
    {401, "Unauthorized", "需要登录", "Sign-in is needed"},
    {403, "Forbidden", "岗位无此权限", "The post does not allow this"},
    {404, "Not Found", "找不到", "Not found"},
    {405, "Method Not Allowed", "此地址不接受该方法", "This address does not take this method"},
    {409, "Conflict", "与现有记录冲突", "It conflicts with what is recorded"},
    {410, "Gone", "已撤下", "Taken down"},
    {412, "Precondition Failed", "记录已被他人更改", "The record has changed meanwhile"},
    {413, "Content Too Large", "内容过大", "The content is too large"},
    {414, "URI Too Long", "地址过长", "The address is too long"},
    {415, "Unsupported Media Type", "内容类型不支持", "This type of content is not taken"},
    {416, "Range Not Satisfiable", "没有所要的部分", "There is no such part"},
    {417, "Expectation Failed", "无法满足请求的期望", "The expectation cannot be met"},
    {422, "Unprocessable Content", "不符合规则", "The rules do not allow this"},
    {429, "Too Many Requests", "请求过于频繁", "Too many requests"},
    {431, "Request Header Fields Too Large", "请求头过大", "The request header is too large"},
    {500, "Internal Server Error", "服务器故障", "The server has a fault"},
    {503, "Service Unavailable", "服务暂时不可用", "The service is not available now"},
    {507, "Insufficient Storage", "存储空间不足", "The storage is full"},
};

}  // namespace

std::span<const StatusMeaning> status_meanings() {
  return meanings;
}

const StatusMeaning& meaning_of(int status) {
  static constexpr StatusMeaning unnamed{0, "Unknown", "其他", "Other"};
  const auto row = std::ranges::find(meanings, status, &StatusMeaning::status);
  return row == std::end(meanings) ? unnamed : *row;
}

}  // namespace luoshi::http
