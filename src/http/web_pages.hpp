// The pages beside the API: the console at / and the phone app at /m/, from memory. It knows no
// disk and no domain.
#pragma once
#include <memory>
#include <mutex>

#include "http/problem.hpp"
#include "http/respond.hpp"
#include "http/web_build.hpp"

namespace luoshi::http {

class WebPages {
 public:
  // path_prefix: "/luoshi" under a gateway, or empty; the pages' <base> follows it. Without an
  // index.html every page says in both languages that the screens are not installed.
  WebPages(WebFiles files, std::string_view path_prefix, Problems problems);

  // Thread-safe. GET and HEAD of whatever is not the API's.
  Response answer(const Request& request) const;
  bool are_installed() const { return pages_.contains("index.html"); }
  // Servers of map tiles, "https://host:port" each: pages may load pictures from them besides their
  // own server. Replaces those of before. Thread-safe.
  void load_pictures_from(const std::vector<std::string>& origins);

 private:
  struct Page {
    WebFile file;
    std::string tag_plain;
    std::string tag_brotli;
    std::string tag_gzip;
  };
  Response file_answer(const Request& request, std::string_view name, const Page& page) const;
  Response not_installed() const;
  std::string policy() const;

  std::map<std::string, Page, std::less<>> pages_;
  Problems problems_;
  mutable std::mutex mutex_;
  std::string policy_;
};

// What is under /api goes to `api`, everything else to the pages; both must outlive the handler.
Handler api_and_pages(const Handler& api, const WebPages& pages);

}  // namespace luoshi::http
