// The cookie's name and flags, which cookie is believed, and which origins are the same.
#include "http/sign_in.hpp"

#include <gtest/gtest.h>

namespace luoshi::http {
namespace {

Request asked(std::vector<NamedValue> headers, bool is_secure = false) {
  Request request;
  request.headers = std::move(headers);
  request.is_secure = is_secure;
  return request;
}

TEST(sign_in, sets_a_host_cookie_over_tls) {
  const std::string set = set_cookie(asked({}, true), "abc", 60).value;
  EXPECT_TRUE(set.starts_with("__Host-luoshi=abc;")) << set;
  for (const char* flag : {"; Path=/", "; HttpOnly", "; SameSite=Strict", "; Secure"})
    EXPECT_NE(set.find(flag), set.npos) << set;
  EXPECT_EQ(set.find("Domain"), set.npos);
  EXPECT_NE(drop_cookie(asked({}, true)).value.find("Max-Age=0"), set.npos);
}

TEST(sign_in, believes_one_cookie_of_the_right_name) {
  EXPECT_EQ(cookie_secret(asked({{"Cookie", "a=1; luoshi=abc; b=2"}})), "abc");
  EXPECT_EQ(cookie_secret(asked({{"Cookie", "luoshi=abc"}}, true)), "")
      << "what plain HTTP has set is nothing over TLS";
  EXPECT_EQ(cookie_secret(asked({{"Cookie", "__Host-luoshi=abc"}}, true)), "abc");
  EXPECT_EQ(cookie_secret(asked({{"Cookie", "luoshi=abc; luoshi=def"}})), "");
  EXPECT_EQ(cookie_secret(asked({{"Cookie", "luoshi=abc"}, {"cookie", "luoshi=def"}})), "");
  EXPECT_EQ(cookie_secret(asked({{"Cookie", "xluoshi=abc;;=; luoshi"}})), "");
}

TEST(sign_in, takes_commands_from_the_same_host_only) {
  const auto check = [](const char* origin) {
    const auto good = check_origin(asked({{"Host", "luoshi.example:8443"}, {"Origin", origin}}));
    return good ? "" : good.error().code;
  };
  EXPECT_EQ(check("https://luoshi.example:8443"), "");
  EXPECT_EQ(check("https://LUOSHI.example:8443"), "");
  for (const char* foreign : {"https://luoshi.example", "https://luoshi.example:8443.evil", "null",
                              "luoshi.example:8443", "https://evil/luoshi.example:8443"})
    EXPECT_EQ(check(foreign), "origin_foreign") << foreign;
  EXPECT_TRUE(check_origin(asked({{"Host", "a"}}))) << "programs send none";
}

TEST(sign_in, gives_each_session_a_token_of_its_own) {
  EXPECT_EQ(csrf_token_of("one").size(), 32U);
  EXPECT_NE(csrf_token_of("one"), csrf_token_of("two"));
}

}  // namespace
}  // namespace luoshi::http
