// Where the screens lie that serve hands out.
#pragma once
#include "http/web_build.hpp"

namespace luoshi::cli {

// `named` when it is given, else the folder beside the program (build/web, share/luoshi/web), with
// the assets of earlier builds, which are kept in `kept`. Empty when there are none. Refusals:
// those of http::read_web_folder.
base::Result<http::WebFiles> read_screens(const std::filesystem::path& named,
                                          const std::filesystem::path& kept);

}  // namespace luoshi::cli
