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
    {"address_needs_tls",
     "不加密的服务只能用本机地址，不能用 {address}。请改用 127.0.0.1，或先用 "
     "luoshi tls init 建证书。",
     "Without encryption only an address of this machine is served, not {address}. Use "
     "127.0.0.1, or make a certificate with luoshi tls init."},
    {"port_taken", "端口 {port} 已被别的程序占用。请换一个端口，或先停止那个程序。",
     "Another program uses port {port}. Choose another port, or stop that program first."},
    {"too_many_requests", "请求过于频繁，未作任何记录。请稍等片刻再试。",
     "Too many requests; nothing was recorded. Wait a moment, then try again."},
    {"journal_read_only", "服务器当前只读，未作任何记录，查询不受影响。请稍后重试，或联系管理员。",
     "The server is read-only now; nothing was recorded, reading works. Try again later or tell "
     "the operator."},
    {"disk_full", "服务器磁盘空间不足，文件未保存，未作任何记录。请联系管理员清理空间后重试。",
     "The server's disk is nearly full; the file was not kept and nothing was recorded. Tell the "
     "operator, then try again."},
    {"record_changed",
     "这条记录在您打开之后已被他人更改，本次操作未记录。请重新打开，看过之后再办。",
     "Somebody has changed this record since you opened it; nothing was recorded. Open it again, "
     "look, and decide anew."},
    {"certificate_unreadable", "读不出证书文件 {file}。请确认是 PEM 格式且服务用户可读。",
     "The certificate file {file} cannot be read. It must be PEM and readable by the server's "
     "user."},
    {"certificate_key_unreadable",
     "读不出私钥文件 {file}。请确认是 PEM 格式、没有口令且服务用户可读。",
     "The key file {file} cannot be read. It must be PEM, without a passphrase, and readable by "
     "the server's user."},
    {"certificate_key_other", "私钥 {file} 与证书不是一对。请换成签发该证书时所用的私钥。",
     "The key {file} does not belong to the certificate. Use the key that the certificate was "
     "issued for."},
    {"certificate_exists", "{folder} 里已有证书。续期请用 luoshi tls renew。",
     "{folder} holds certificates already. To renew, use luoshi tls renew."},
    {"certificate_name_missing", "请用 --name 或 --ip 写明手机访问服务器所用的名字或地址。",
     "Say with --name or --ip what name or address the phones will use."},
    {"certificate_name_malformed", "“{name}”不是域名。请写成 luoshi.example.cn 这样的名字。",
     "\"{name}\" is not a DNS name. Write it like luoshi.example.cn."},
    {"certificate_authority_missing",
     "{folder} 里没有自建 CA 的证书和私钥。请先运行 luoshi tls init。",
     "{folder} holds no certificate authority. Run luoshi tls init first."},
    {"network_malformed", "“{network}”不是网段。请写成 10.1.2.3 或 10.1.0.0/16。",
     "\"{network}\" is not a network. Write it like 10.1.2.3 or 10.1.0.0/16."},
    {"server_busy", "服务器繁忙，未作任何记录。请稍后重试。",
     "The server is busy; nothing was recorded. Try again later."},
};

}  // namespace

std::span<const base::Message> http_messages() {
  return messages;
}

}  // namespace luoshi::http
