// The files of the screens as they lie on the disk: the builds of the console and of the phone app,
// and the hashed assets of earlier builds. Read once at start; it knows no requests.
#pragma once
#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace luoshi::http {

// One file in the forms a client may take; empty when there is none of that form.
struct WebFile {
  std::string plain;
  std::string brotli;
  std::string gzip;
  bool operator==(const WebFile&) const = default;
};

// By path below the folder: "index.html", "m/assets/field-1a2b.js".
using WebFiles = std::map<std::string, WebFile, std::less<>>;

// Below an assets/ folder of either build: the name has a hash, the bytes never change.
bool is_asset(std::string_view name);

// Empty when `folder` is. Refusals: web_folder_malformed (it has no index.html),
// web_folder_too_large (limits: web_bytes_max). Fault: std::filesystem::filesystem_error.
base::Result<WebFiles> read_web_folder(const std::filesystem::path& folder);

// Browsers that opened a page before an upgrade still ask for its assets. Keeps those of `files` in
// `kept`, and adds to `files` what was served before and is gone: for limits::web_kept_time since
// the start that missed it first, the latest first, up to limits::web_kept_bytes_max.
// Fault: std::filesystem::filesystem_error.
void keep_web_assets(WebFiles& files, const std::filesystem::path& kept);

}  // namespace luoshi::http
