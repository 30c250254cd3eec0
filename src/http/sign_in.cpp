#include "http/sign_in.hpp"

namespace luoshi::http {

using accounts::SessionKind;
using base::refuse;

namespace {
constexpr std::string_view bearer = "Bearer ";
constexpr std::string_view link_scheme = "Link ";
constexpr SessionKind of_tokens[] = {SessionKind::phone, SessionKind::program};
constexpr SessionKind of_cookies[] = {SessionKind::console};

std::string_view cookie_name(const Request& request) {
  return request.is_secure ? "__Host-luoshi" : "luoshi";
}

bool commands(const Request& request) {
  return request.method != Method::get && request.method != Method::head;
}

std::string_view without_blanks(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::string cookie_with(const Request& request, std::string_view secret, std::int64_t seconds) {
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}{}", cookie_name(request),
                     secret, seconds, request.is_secure ? "; Secure" : "");
}
}  // namespace

std::string_view cookie_secret(const Request& request) {
  std::string_view found;
  for (const NamedValue& header : request.headers) {
    if (!equal_without_case(header.name, "Cookie")) continue;
    std::string_view rest = header.value;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      const std::string_view pair = without_blanks(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const std::size_t equals = pair.find('=');
      if (equals == pair.npos || pair.substr(0, equals) != cookie_name(request)) continue;
      // A second one was planted by somebody else: neither can be trusted.
      if (!found.empty()) return {};
      found = pair.substr(equals + 1);
    }
  }
  return found;
}

std::string csrf_token_of(std::string_view secret) {
  const base::Digest digest = base::sha256("csrf:" + std::string(secret));
  return base::to_hex(std::span(digest).first(16));
}

base::Result<void> check_origin(const Request& request) {
  const std::string_view origin = request.header("Origin");
  if (origin.empty()) return {};
  const std::size_t scheme = origin.find("://");
  const bool same = scheme != origin.npos &&
                    equal_without_case(origin.substr(scheme + 3), request.header("Host"));
  if (!same) return refuse("origin_foreign");
  return {};
}

base::Result<accounts::Identity> signed_in(accounts::Accounts& accounts, const Request& request,
                                           core::Instant now) {
  const std::string_view header = request.header("Authorization");
  if (!header.empty()) {
    if (!header.starts_with(bearer)) return refuse("sign_in_needed");
    return accounts.identify(header.substr(bearer.size()), of_tokens, now);
  }
  const std::string_view secret = cookie_secret(request);
  if (secret.empty()) return refuse("sign_in_needed");
  if (commands(request)) {
    if (auto good = check_origin(request); !good) return std::unexpected(good.error());
    if (!accounts::equal_in_constant_time(request.header("X-CSRF-Token"), csrf_token_of(secret)))
      return refuse("csrf_token_missing", "X-CSRF-Token");
  }
  return accounts.identify(secret, of_cookies, now);
}

bool shows_link(const Request& request) {
  return request.header("Authorization").starts_with(link_scheme);
}

base::Result<accounts::Link> shown_link(accounts::Links& links, const Request& request,
                                        core::Instant now) {
  if (!shows_link(request)) return refuse("sign_in_needed");
  return links.open(request.header("Authorization").substr(link_scheme.size()), now);
}

NamedValue set_cookie(const Request& request, std::string_view secret, std::int64_t seconds) {
  return {"Set-Cookie", cookie_with(request, secret, seconds)};
}

NamedValue drop_cookie(const Request& request) {
  return {"Set-Cookie", cookie_with(request, {}, 0)};
}

}  // namespace luoshi::http
