// The screens: which address gets which file in which form, and what stays after an upgrade.
#include "http/web_pages.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/http/client.hpp"

namespace luoshi::http {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, std::string_view bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

// A build as the tools leave it.
void write_build(const fs::path& folder, std::string_view hash) {
  const std::string name = fmt::format("assets/app-{}.js", hash);
  write(folder / "index.html", fmt::format("<base href=\"/\">console {}", hash));
  write(folder / "index.html.br", "packed console");
  write(folder / name, fmt::format("plain {}", hash));
  write(folder / (name + ".br"), fmt::format("brotli {}", hash));
  write(folder / (name + ".gz"), fmt::format("gzip {}", hash));
  write(folder / "logo.svg", "<svg/>");
  write(folder / "m/index.html", "<base href=\"/m/\">phone");
  write(folder / "m/sw.js", "worker");
  write(folder / "m/manifest.webmanifest", "{}");
  write(folder / "m/assets/field-1.css", "style");
}

class Pages : public testing::Test {
 protected:
  Pages() { write_build(folder_.path() / "web", "one"); }

  WebPages pages(std::string_view prefix = {}) {
    return {read_web_folder(folder_.path() / "web").value(), prefix, Problems()};
  }
  static Response ask(const WebPages& from, std::string_view target, std::string_view headers = {},
                      std::string_view method = "GET") {
    RequestReader reader{ReadLimits()};
    reader.put(fmt::format("{} {} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n{}\r\n", method,
                           target, headers));
    return from.answer(reader.take());
  }

  TestFolder folder_;
};

TEST_F(Pages, of_the_console_and_the_phone_are_told_apart) {
  const WebPages all = pages();
  for (const std::string_view target : {"/", "/ledger", "/ledger/7?page=2", "/map", "/mine", "/m2"})
    EXPECT_EQ(ask(all, target).body, "<base href=\"/\">console one") << target;
  for (const std::string_view target : {"/m/", "/m/tasks", "/m/report/x"})
    EXPECT_EQ(ask(all, target).body, "<base href=\"/m/\">phone") << target;
  const Response moved = ask(all, "/m?from=slip");
  EXPECT_EQ(moved.status, 308);
  EXPECT_EQ(moved.header("Location"), "/m/?from=slip");
}

TEST_F(Pages, are_never_sent_in_place_of_a_file) {
  const WebPages all = pages();
  for (const std::string_view target :
       {"/assets/gone.js", "/m/assets/gone", "/favicon.ico", "/m/gone.js", "/a//b", "//",
        "/index.html.br", "/assets/app-one.js.gz"}) {
    const Response answer = ask(all, target);
    EXPECT_EQ(answer.status, 404) << target;
    EXPECT_TRUE(answer.header("Content-Type").starts_with("text/plain")) << target;
    EXPECT_FALSE(answer.body.contains("console")) << target;
  }
}

TEST_F(Pages, have_their_types_and_say_how_long_they_may_be_kept) {
  const WebPages all = pages();
  const auto expect = [&](std::string_view target, std::string_view type, std::string_view keep) {
    const Response answer = ask(all, target);
    EXPECT_EQ(answer.status, 200) << target;
    EXPECT_TRUE(answer.header("Content-Type").starts_with(type)) << target;
    EXPECT_EQ(answer.header("Cache-Control"), keep) << target;
    EXPECT_TRUE(answer.header("Content-Security-Policy").contains("script-src 'self';")) << target;
  };
  constexpr std::string_view always = "public, max-age=31536000, immutable";
  expect("/", "text/html", "no-cache");
  expect("/assets/app-one.js", "text/javascript", always);
  expect("/m/assets/field-1.css", "text/css", always);
  expect("/m/sw.js", "text/javascript", "no-cache");
  expect("/m/manifest.webmanifest", "application/manifest+json", "no-cache");
  expect("/logo.svg", "image/svg+xml", "no-cache");
}

TEST_F(Pages, come_in_the_form_that_the_client_takes) {
  const WebPages all = pages();
  const auto form = [&](std::string_view accepted) {
    return ask(all, "/assets/app-one.js", fmt::format("Accept-Encoding: {}\r\n", accepted));
  };
  EXPECT_EQ(form("gzip, br").body, "brotli one");
  EXPECT_EQ(form("gzip, br").header("Content-Encoding"), "br");
  EXPECT_EQ(form("gzip, br;q=0").body, "gzip one");
  EXPECT_EQ(form("identity").body, "plain one");
  EXPECT_EQ(form("identity").header("Content-Encoding"), "");
  EXPECT_EQ(form("identity").header("Vary"), "Accept-Encoding");
  EXPECT_FALSE(form("identity").compress) << "else a cache would be told twice";
}

TEST_F(Pages, are_not_sent_again_to_who_has_them) {
  const WebPages all = pages();
  const Response first = ask(all, "/assets/app-one.js", "Accept-Encoding: br\r\n");
  const auto again = [&](std::string_view accepted) {
    return ask(all, "/assets/app-one.js",
               fmt::format("Accept-Encoding: {}\r\nIf-None-Match: \"x\", {}\r\n", accepted,
                           first.header("ETag")));
  };
  EXPECT_EQ(again("br").status, 304);
  EXPECT_EQ(again("br").body, "");
  EXPECT_EQ(again("gzip").status, 200) << "another form is another thing";
}

TEST_F(Pages, follow_the_prefix_of_a_gateway) {
  for (const std::string_view prefix : {"/office/luoshi", "/office/luoshi/", "office/luoshi"}) {
    const WebPages all = pages(prefix);
    const Response console = ask(all, "/", "Accept-Encoding: br\r\n");
    EXPECT_EQ(console.body, "<base href=\"/office/luoshi/\">console one");
    EXPECT_EQ(console.header("Content-Encoding"), "") << "the packed form has the other base";
    EXPECT_EQ(ask(all, "/m/").body, "<base href=\"/office/luoshi/m/\">phone");
  }
}

TEST_F(Pages, are_read_only) {
  const WebPages all = pages();
  const Response no = ask(all, "/ledger", {}, "POST");
  EXPECT_EQ(no.status, 405);
  EXPECT_EQ(no.header("Allow"), "GET, HEAD");
}

TEST_F(Pages, may_show_map_tiles_of_the_hosts_in_the_settings) {
  WebPages all = pages();
  all.load_pictures_from({"https://tiles.example:8443"});
  EXPECT_TRUE(ask(all, "/")
                  .header("Content-Security-Policy")
                  .contains("img-src 'self' data: blob: https://tiles.example:8443;"));
  all.load_pictures_from({});
  EXPECT_FALSE(ask(all, "/").header("Content-Security-Policy").contains("tiles"));
}

TEST_F(Pages, say_in_both_languages_when_they_are_not_installed) {
  const WebPages none({}, {}, Problems());
  EXPECT_FALSE(none.are_installed());
  for (const std::string_view target : {"/", "/m/", "/ledger"}) {
    const Response answer = ask(none, target);
    EXPECT_EQ(answer.status, 404);
    EXPECT_TRUE(answer.body.contains("没有装界面")) << target;
    EXPECT_TRUE(answer.body.contains("not installed")) << target;
  }
  EXPECT_EQ(ask(none, "/assets/a.js").header("Content-Type"), "text/plain; charset=utf-8");
}

TEST_F(Pages, stand_beside_the_api_on_one_port) {
  const WebPages all = pages();
  const Handler api = Router(small_routes(), Problems());
  ServerConfig config;
  config.path_prefix = "/x";
  const auto server = serve(api_and_pages(api, all), config);
  Client client(server->port());
  EXPECT_EQ(client.get("/api/hello/a").read()->body, R"({"hello":"a"})");
  EXPECT_EQ(client.get("/api/ledger").read()->status, 404);
  EXPECT_EQ(client.get("/x/apis").read()->status, 200);
  EXPECT_EQ(client.get("/x/m").read()->header("location"), "/x/m/");
  const auto worker = client.get("/x/m/sw.js").read();
  ASSERT_TRUE(worker);
  EXPECT_EQ(worker->body, "worker");
  EXPECT_EQ(worker->header("x-content-type-options"), "nosniff");
  EXPECT_EQ(worker->header("permissions-policy"), "geolocation=(self), camera=(self)");
  EXPECT_EQ(client.get("/x/../index.html").read()->status, 400) << "and the connection ends";
}

TEST(web_folder, without_a_page_is_refused) {
  const TestFolder folder;
  EXPECT_EQ(read_web_folder(folder.path()).error().code, "web_folder_malformed");
  EXPECT_EQ(read_web_folder(folder.path() / "none").error().code, "web_folder_malformed");
  EXPECT_TRUE(read_web_folder({})->empty());
}

TEST(web_folder, is_not_left_by_links) {
  const TestFolder folder;
  write(folder.path() / "web/index.html", "page");
  write(folder.path() / "secret.txt", "secret");
  fs::create_symlink(folder.path() / "secret.txt", folder.path() / "web/a.txt");
  EXPECT_EQ(read_web_folder(folder.path() / "web")->size(), 1U);
}

// What the server has in memory after a start with these files.
WebFiles start(const fs::path& build, const fs::path& kept) {
  WebFiles files = read_web_folder(build).value();
  keep_web_assets(files, kept);
  return files;
}

TEST(assets, of_earlier_builds_are_kept_for_a_week_from_the_upgrade) {
  const TestFolder folder;
  const fs::path kept = folder.path() / "kept";
  write_build(folder.path() / "first", "one");
  write_build(folder.path() / "second", "two");
  EXPECT_EQ(start(folder.path() / "first", kept), start(folder.path() / "first", kept));
  // Served for long before it was replaced: its own age does not count.
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(24 * 30);
  fs::last_write_time(kept / "current/assets/app-one.js", long_ago);

  WebFiles after = start(folder.path() / "second", kept);
  EXPECT_EQ(after.at("assets/app-two.js").plain, "plain two");
  EXPECT_EQ(after.at("assets/app-one.js").plain, "plain one");
  EXPECT_EQ(after.at("assets/app-one.js").brotli, "brotli one");
  EXPECT_TRUE(after.at("index.html").plain.contains("two")) << "pages are of one build";

  const auto age = [&](std::chrono::hours hours) {
    for (const char* ending : {".js", ".js.br", ".js.gz"})
      fs::last_write_time(kept / (std::string("earlier/assets/app-one") + ending),
                          fs::file_time_type::clock::now() - hours);
  };
  age(std::chrono::hours(24 * 7 - 1));
  EXPECT_TRUE(start(folder.path() / "second", kept).contains("assets/app-one.js"));
  age(std::chrono::hours(24 * 7 + 1));
  EXPECT_FALSE(start(folder.path() / "second", kept).contains("assets/app-one.js"));
  EXPECT_FALSE(fs::exists(kept / "earlier/assets/app-one.js"));
}

TEST(assets, of_a_build_that_comes_back_are_its_own) {
  const TestFolder folder;
  const fs::path kept = folder.path() / "kept";
  write_build(folder.path() / "first", "one");
  write_build(folder.path() / "second", "two");
  start(folder.path() / "first", kept);
  start(folder.path() / "second", kept);
  const WebFiles again = start(folder.path() / "first", kept);
  EXPECT_EQ(again.at("assets/app-one.js").plain, "plain one");
  EXPECT_EQ(again.at("assets/app-two.js").plain, "plain two");
}

}  // namespace
}  // namespace luoshi::http
