// Texts of the addresses beside the API, for people who opened one in a browser.
#pragma once
#include "http/router.hpp"

namespace luoshi::http {

struct WebText {
  Text no_file;
};
const WebText& web_words();
// The whole page that stands where the screens would.
std::string not_installed_page();

}  // namespace luoshi::http
