// Texts of luoshi serve and luoshi tls.
#include "cli/serve_options.hpp"

namespace luoshi::cli {

std::span<const base::Message> serve_messages() {
  static constexpr base::Message table[] = {
      {"arg_certificate", "服务器证书链（PEM），购买的证书用这一项",
       "certificate chain (PEM), for a bought certificate"},
      {"arg_key", "证书的私钥（PEM，无口令）", "its private key (PEM, no passphrase)"},
      {"arg_plain", "不加密（只限本机地址，供同机网关使用）",
       "no encryption (loopback only, for a gateway on this machine)"},
      {"arg_trusted_proxy", "可信网关的地址或网段，可写多个；只有它们转告的来源地址才算数",
       "address or network of a trusted gateway, repeatable; only what these say of the client "
       "counts"},
      {"arg_proxy_header", "网关用哪个头转告来源：x-forwarded-for 或 forwarded",
       "which header the gateway writes: x-forwarded-for or forwarded"},
      {"arg_path_prefix", "网关下的路径前缀，如 /luoshi",
       "path under which a gateway serves, such as /luoshi"},
      {"arg_connections_per_address", "每个地址最多多少个连接，0 为不限（网关不限）",
       "connections of one address at most, 0 for no limit (gateways have none)"},
      {"arg_requests_per_second", "每个地址登录前每秒最多多少个请求，0 为不限",
       "requests a second of one address before sign-in, 0 for no limit"},
      {"arg_requests_per_account", "每个账号每秒最多多少个请求，0 为不限",
       "requests a second of one account, 0 for no limit"},
      {"arg_metrics_port", "运行指标的端口（只在本机 127.0.0.1，路径 /metrics）",
       "port for metrics (on 127.0.0.1 only, path /metrics)"},
      {"arg_web", "界面所在的文件夹；不写则用程序旁边的",
       "folder of the screens; the one beside the program if left out"},
      {"web_folder_malformed", "{folder} 里没有 index.html，不是界面文件夹。请改正 --web。",
       "{folder} has no index.html, so it is no folder of screens. Mend --web."},
      {"web_folder_too_large",
       "{folder} 里的文件合计超过 {bytes} 字节，不是界面文件夹。请改正 --web。",
       "The files in {folder} have more than {bytes} bytes, so it is no folder of screens. Mend "
       "--web."},
      {"serve_without_pages", "没有找到界面，只提供接口。",
       "No screens were found; only the API is served."},
      {"serve_certificate_changed", "已换用新证书；已有的连接不受影响。",
       "The new certificate is in use; open connections keep the old one."},
      {"serve_certificate_kept", "新证书不能用，继续使用原来的证书。{reason}",
       "The new certificate cannot be used; the old one stays in use. {reason}"},
      {"serve_metrics_ready", "运行指标：http://127.0.0.1:{port}/metrics",
       "Metrics: http://127.0.0.1:{port}/metrics"},
      {"help_boundaries", "导入各单位的界线（GeoJSON）", "Load the areas of units (GeoJSON)"},
      {"help_boundaries_more",
       "每个图形在属性 code 里写单位编码；坐标为 CGCS2000 或 WGS-84 经纬度。服务运行时也可导入。\n"
       "例：luoshi boundaries data 村界.geojson",
       "Each feature names its unit by its property code; coordinates are CGCS2000 or WGS-84 "
       "degrees. A server may be running.\n"
       "Example: luoshi boundaries data villages.geojson"},
      {"arg_boundaries", "GeoJSON 文件（FeatureCollection）", "GeoJSON file (FeatureCollection)"},
      {"boundaries_kept", "已导入 {units} 个单位的界线。",
       "The areas of {units} {units:unit|units} are loaded."},
      {"help_openapi", "输出接口说明（OpenAPI 3.1）", "Print the API document (OpenAPI 3.1)"},
      {"help_openapi_more", "不需要数据目录。例：luoshi openapi > openapi.json",
       "Needs no data folder. Example: luoshi openapi > openapi.json"},
      {"help_tls", "内网证书：自建 CA、查看有效期、续期",
       "Certificates for an office network: found a CA, show expiry, renew"},
      {"help_tls_more",
       "例：luoshi tls init data --name luoshi.local --ip 192.168.1.10\n"
       "    luoshi serve data --address 0.0.0.0 --port 8443\n"
       "购买了证书的不用这个命令，用 luoshi serve --certificate 证书链 --key 私钥。",
       "Example: luoshi tls init data --name luoshi.local --ip 192.168.1.10\n"
       "    luoshi serve data --address 0.0.0.0 --port 8443\n"
       "With a bought certificate use luoshi serve --certificate CHAIN --key KEY instead."},
      {"help_tls_init", "建内部 CA（10 年）和服务器证书（397 天）",
       "Found an internal CA (10 years) and a server certificate (397 days)"},
      {"help_tls_show", "看证书的名字和有效期；30 天内到期时退出码为 1",
       "Show names and expiry; exit code 1 when it expires within 30 days"},
      {"help_tls_renew", "用原来的名字换发服务器证书，手机上不用再装",
       "Issue the server certificate anew with the same names; phones need nothing"},
      {"arg_tls_name", "手机访问服务器用的名字，可写多个", "name that phones use, repeatable"},
      {"arg_tls_ip", "手机访问服务器用的 IP 地址，可写多个",
       "IP address that phones use, repeatable"},
      {"tls_made",
       "已建好证书。\n"
       "  交给手机安装：{ca}\n"
       "  装好后请核对指纹（SHA-256）：{fingerprint}\n"
       "  CA 私钥：{ca_key}，请抄一份离线保存，不要发给任何人。\n"
       "下一步：\n"
       "  1. luoshi serve {folder} --address 0.0.0.0 --port 8443\n"
       "  2. 安卓：设置 → 安全 → 加密与凭据 → 安装证书 → CA 证书，选 ca.crt\n"
       "     鸿蒙：设置 → 隐私和安全 → 高级 → 证书与凭据 → 从存储设备安装\n"
       "     苹果：打开 ca.crt，再到 设置 → 通用 → VPN 与设备管理 安装，最后在"
       " 关于本机 → 证书信任设置 打开\n"
       "  3. 手机打开 https://{name}:8443/",
       "The certificates are made.\n"
       "  To install on phones: {ca}\n"
       "  Compare the fingerprint afterwards (SHA-256): {fingerprint}\n"
       "  Key of the CA: {ca_key}; keep a copy off line and give it to nobody.\n"
       "Next:\n"
       "  1. luoshi serve {folder} --address 0.0.0.0 --port 8443\n"
       "  2. Android: Settings > Security > Encryption & credentials > Install a certificate > CA "
       "certificate, choose ca.crt\n"
       "     HarmonyOS: Settings > Privacy & security > Advanced > Certificates > Install from "
       "storage\n"
       "     iPhone: open ca.crt, install it under Settings > General > VPN & Device Management, "
       "then switch it on under About > Certificate Trust Settings\n"
       "  3. On the phone open https://{name}:8443/"},
      {"tls_shown", "{file}\n  名字：{names}\n  有效：{from} 至 {until}\n  SHA-256：{fingerprint}",
       "{file}\n  names: {names}\n  valid: {from} to {until}\n  SHA-256: {fingerprint}"},
      {"tls_expires_soon", "注意：还有 {days} 天到期，请运行 luoshi tls renew {folder}。",
       "Attention: it expires in {days} {days:day|days}; run luoshi tls renew {folder}."},
      {"tls_renewed", "已换发，有效至 {until}。运行中的服务几秒内自动换用。",
       "Issued anew, valid until {until}. A running server takes it within seconds."},
  };
  return table;
}

}  // namespace luoshi::cli
