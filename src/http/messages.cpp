// The texts of this room's refusals: framing, shapes, routes.
#include "http/problem.hpp"

namespace luoshi::http {

namespace {

constexpr base::Message messages[] = {
    {"framing_malformed", "请求不符合 HTTP/1.1 格式，连接已关闭。请检查发送请求的程序。",
     "The request is not well-formed HTTP/1.1; the connection is closed. Check the program that "
     "sends it."},
    {"framing_ambiguous",
     "请求正文的长度有歧义（Content-Length 与 Transfer-Encoding），连接已关闭。请只用其中一种。",
     "The length of the body is ambiguous (Content-Length and Transfer-Encoding); the connection "
     "is "
     "closed. Send exactly one of them."},
    {"host_invalid", "请求必须带有且只带有一个 Host 头。",
     "A request needs exactly one Host header."},
    {"headers_too_many", "请求头数量过多，请减少后重试。",
     "The request has too many header fields; send fewer."},
    {"target_malformed", "请求地址不合规：只接受以 / 开头、编码正确的路径。",
     "The address is not acceptable: only paths beginning with / and encoded correctly are taken."},
    {"body_too_large", "请求正文超过上限，未作任何记录。请减少内容后重试。",
     "The body is over the limit; nothing was recorded. Send less."},
    {"target_too_long", "请求地址过长，请缩短查询条件。",
     "The address is too long; shorten the selection."},
    {"expectation_unknown", "不支持的 Expect 头，只接受 100-continue。",
     "This Expect header is not supported; only 100-continue is."},
    {"header_too_large", "请求头过大，请减少后重试。",
     "The request header is too large; send less."},
    {"json_malformed", "正文不是合规的 JSON（第 {offset} 字节处），请检查后重发。",
     "The body is not well-formed JSON (at byte {offset}); check it and send it again."},
    {"field_missing", "缺少必填字段，请补充后重发。", "A required field is missing; add it."},
    {"field_unknown", "有不认识的字段，请删除或更正字段名。",
     "This field is not known; remove it or correct its name."},
    {"boolean_expected", "此处应为 true 或 false。", "This must be true or false."},
    {"integer_expected", "此处应为整数。", "This must be an integer."},
    {"text_expected", "此处应为文本。", "This must be text."},
    {"list_expected", "此处应为列表。", "This must be a list."},
    {"object_expected", "此处应为对象。", "This must be an object."},
    {"value_malformed", "此处的值格式不对，请按接口说明填写。",
     "This value has the wrong form; see the API description."},
    {"value_unknown", "此处的值不在可选范围内，请按接口说明填写。",
     "This value is not one of the allowed ones; see the API description."},
    {"parameter_missing", "地址中缺少参数 {name}，请补充。",
     "The parameter {name} is missing in the address; add it."},
    {"parameter_malformed", "地址中的参数 {name} 格式不对，请更正。",
     "The parameter {name} in the address has the wrong form; correct it."},
    {"idempotency_key_missing", "缺少 Idempotency-Key 头（客户端生成的 UUIDv7），请补充后重发。",
     "The header Idempotency-Key (a UUIDv7 made by the client) is missing; add it."},
    {"content_type_unsupported", "请求正文必须是 application/json。",
     "The body must be application/json."},
    {"sign_in_needed", "请先登录，或登录已失效，请重新登录。",
     "Sign in first; an earlier sign-in may have expired."},
    {"route_unknown", "没有这个地址，请核对后重试。", "There is no such address; check it."},
    {"method_not_allowed", "此地址不接受该方法，可用的方法：{allowed}。",
     "This address does not take this method; it takes: {allowed}."},
    {"internal_fault",
     "服务器出现故障，本次操作可能未完成。请稍后用同一操作重试；仍不行请联系管理员。",
     "The server has a fault; the operation may not be finished. Repeat the same operation later, "
     "or tell the operator."},
    {"address_malformed", "“{address}”不是 IP 地址。请写成 127.0.0.1 这样的地址。",
     "\"{address}\" is not an IP address. Write it like 127.0.0.1."},
    {"address_needs_tls", "不加密的服务只能用本机地址，不能用 {address}。请改用 127.0.0.1。",
     "Without encryption only an address of this machine is served, not {address}. Use 127.0.0.1."},
    {"port_taken", "端口 {port} 已被别的程序占用。请换一个端口，或先停止那个程序。",
     "Another program uses port {port}. Choose another port, or stop that program first."},
    {"server_busy", "服务器繁忙，未作任何记录。请稍后重试。",
     "The server is busy; nothing was recorded. Try again later."},
};

}  // namespace

std::span<const base::Message> http_messages() {
  return messages;
}

}  // namespace luoshi::http
