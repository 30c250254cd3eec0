# Every library the product links; all come from Debian 12 (script/setup installs them).
find_package(Threads REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(Boost 1.81 CONFIG REQUIRED COMPONENTS url json)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(ZLIB REQUIRED)
foreach(package IN ITEMS prometheus-cpp-core sqlite3 libutf8proc pugixml minizip libseccomp
        xlsxwriter qrcodegencpp libargon2)
  pkg_check_modules(${package} REQUIRED IMPORTED_TARGET ${package})
endforeach()
