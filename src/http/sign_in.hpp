// Who is asking: a token in Authorization (phones, programs) or the console's cookie, and that no
// other site has made the browser ask (CSRF). What they may do is decided elsewhere.
#pragma once
#include "accounts/accounts.hpp"
#include "accounts/link.hpp"
#include "http/message.hpp"

namespace luoshi::http {

// A cookie goes along by itself, so commands with it must show the session's token and, where the
// browser says from which site they come, come from this one.
// Refusals: sign_in_needed, csrf_token_missing, origin_foreign, those of Accounts::identify.
base::Result<accounts::Identity> signed_in(accounts::Accounts& accounts, const Request& request,
                                           core::Instant now);

// Who holds a personal link: `Authorization: Link <code>`. Refusals: sign_in_needed (no link is
// shown), link_not_valid.
bool shows_link(const Request& request);
base::Result<accounts::Link> shown_link(accounts::Links& links, const Request& request,
                                        core::Instant now);

// For commands of nobody in particular (signing in). Refusal: origin_foreign.
base::Result<void> check_origin(const Request& request);

// The secret of the session cookie; empty: there is none, or there are several.
std::string_view cookie_secret(const Request& request);
// What commands with that cookie must send as X-CSRF-Token.
std::string csrf_token_of(std::string_view cookie_secret);
// __Host-luoshi with Secure; over plain HTTP, which is served on loopback only, luoshi without.
NamedValue set_cookie(const Request& request, std::string_view secret, std::int64_t seconds);
NamedValue drop_cookie(const Request& request);

}  // namespace luoshi::http
