#include "http/web_pages.hpp"

#include "http/compress.hpp"
#include "http/web_words.hpp"

namespace luoshi::http {

namespace {

constexpr std::pair<std::string_view, std::string_view> types[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".geojson", "application/geo+json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".woff", "font/woff"},
    {".wasm", "application/wasm"},
    {".txt", "text/plain; charset=utf-8"},
};

std::string_view type_of(std::string_view name) {
  for (const auto& [ending, type] : types)
    if (name.ends_with(ending)) return type;
  return "application/octet-stream";
}

// A page may run and load only what this server gives it. Charts write style attributes.
std::string policy_of(const std::vector<std::string>& picture_origins) {
  std::string pictures = "'self' data: blob:";
  for (const std::string& origin : picture_origins) pictures += ' ' + origin;
  return "default-src 'self'; script-src 'self'; style-src 'self'; "
         "style-src-attr 'unsafe-inline'; img-src " +
         pictures +
         "; worker-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; "
         "frame-ancestors 'self'; form-action 'self'";
}

// <base href="/"> and <base href="/m/"> of the builds become the gateway's addresses.
void move_base(WebFile& page, std::string_view prefix) {
  constexpr std::string_view base = "<base href=\"/";
  const auto at = page.plain.find(base);
  if (prefix.empty() || at == page.plain.npos) return;
  page.plain.insert(at + base.size() - 1, prefix);
  page.brotli.clear();
  page.gzip.clear();
}

std::string tag_of(std::string_view bytes) {
  const base::Digest digest = base::sha256(bytes);
  return bytes.empty() ? std::string() : '"' + base::to_hex(std::span(digest).first(16)) + '"';
}

// "/m/" ends with an empty segment. nullopt: no name of a file, such as "/a//b".
std::optional<std::string> name_of(const std::vector<std::string>& path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool is_last = i + 1 == path.size();
    if (path[i].empty() && !is_last) return std::nullopt;
    if (path[i] == "." || path[i] == ".." || path[i].find_first_of("/\\") != path[i].npos)
      return std::nullopt;
    out += path[i];
    if (!is_last) out += '/';
  }
  return out;
}

// Whoever asks for a file must not be given a page: a browser would run HTML as a script.
bool names_file(std::string_view name) {
  return is_asset(name) || name.substr(name.rfind('/') + 1).contains('.');
}

Response plain_text(int status, std::string body) {
  Response out{.status = status, .headers = {}, .body = std::move(body)};
  out.headers = {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}};
  return out;
}

Response redirect_to_phone(const Request& request) {
  Response out{.status = 308, .headers = {}, .body = {}};
  const auto question = request.target.find('?');
  const auto query = question == request.target.npos ? "" : request.target.substr(question);
  out.headers = {{"Location", "/m/" + query}, {"Cache-Control", "no-cache"}};
  return out;
}

std::string both(const Text& text) {
  return std::string(text.zh) + '\n' + std::string(text.en) + '\n';
}

}  // namespace

WebPages::WebPages(WebFiles files, std::string_view path_prefix, Problems problems)
    : problems_(std::move(problems)), policy_(policy_of({})) {
  while (path_prefix.ends_with('/')) path_prefix.remove_suffix(1);
  const std::string prefix = path_prefix.empty() || path_prefix.starts_with('/')
                                 ? std::string(path_prefix)
                                 : '/' + std::string(path_prefix);
  for (auto& [name, file] : files) {
    if (name.ends_with(".html")) move_base(file, prefix);
    Page page{.tag_plain = tag_of(file.plain),
              .tag_brotli = tag_of(file.brotli),
              .tag_gzip = tag_of(file.gzip)};
    page.file = std::move(file);
    pages_.emplace(name, std::move(page));
  }
}

void WebPages::load_pictures_from(const std::vector<std::string>& origins) {
  std::string policy = policy_of(origins);
  const std::lock_guard lock(mutex_);
  policy_ = std::move(policy);
}

std::string WebPages::policy() const {
  const std::lock_guard lock(mutex_);
  return policy_;
}

Response WebPages::answer(const Request& request) const {
  if (request.method != Method::get && request.method != Method::head) {
    Response no = problems_.answer({"method_not_allowed", {}, {{"allowed", "GET, HEAD"}}}, request);
    no.headers.push_back({"Allow", "GET, HEAD"});
    return no;
  }
  const auto name = name_of(request.path);
  if (!name) return plain_text(404, both(web_words().no_file));
  if (*name == "m") return redirect_to_phone(request);
  const auto found = pages_.find(*name);
  if (found != pages_.end()) return file_answer(request, found->first, found->second);
  if (names_file(*name)) return plain_text(404, both(web_words().no_file));
  const auto page = pages_.find(name->starts_with("m/") ? "m/index.html" : "index.html");
  return page == pages_.end() ? not_installed() : file_answer(request, page->first, page->second);
}

Response WebPages::file_answer(const Request& request, std::string_view name,
                               const Page& page) const {
  const std::string_view accepted = request.header("Accept-Encoding");
  const bool has_forms = !page.file.brotli.empty() || !page.file.gzip.empty();
  const std::string* body = &page.file.plain;
  const std::string* tag = &page.tag_plain;
  std::string_view coding;
  if (!page.file.brotli.empty() && accepts_coding(accepted, "br")) {
    body = &page.file.brotli;
    tag = &page.tag_brotli;
    coding = "br";
  } else if (!page.file.gzip.empty() && accepts_coding(accepted, "gzip")) {
    body = &page.file.gzip;
    tag = &page.tag_gzip;
    coding = "gzip";
  }
  Response out;
  out.headers = {{"Content-Type", std::string(type_of(name))},
                 {"Content-Security-Policy", policy()},
                 {"ETag", *tag}};
  out.set_header("Cache-Control",
                 is_asset(name) ? "public, max-age=31536000, immutable" : "no-cache");
  if (has_forms) out.set_header("Vary", "Accept-Encoding");
  out.compress = !has_forms;
  if (names_etag(request.header("If-None-Match"), *tag)) {
    out.status = 304;
    return out;
  }
  if (!coding.empty()) out.set_header("Content-Encoding", std::string(coding));
  out.body = *body;
  return out;
}

Response WebPages::not_installed() const {
  Response out{.status = 404, .headers = {}, .body = not_installed_page()};
  out.headers = {{"Content-Type", "text/html; charset=utf-8"}, {"Cache-Control", "no-store"}};
  return out;
}

Handler api_and_pages(const Handler& api, const WebPages& pages) {
  return [&api, &pages](Request request, Respond respond) {
    if (!request.path.empty() && request.path.front() == "api")
      return api(std::move(request), std::move(respond));
    respond.note_operation("page");
    respond(pages.answer(request));
  };
}

}  // namespace luoshi::http
