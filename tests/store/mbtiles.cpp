// Map tiles from a file that somebody else has made.
#include "store/sqlite/mbtiles.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <fstream>

#include "base/limits.hpp"
#include "tests/store/sample.hpp"

namespace luoshi::store::test {

namespace {
void run(const std::string& file, const char* sql) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &db), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
  sqlite3_close(db);
}
}  // namespace

TEST(mbtiles, rows_are_counted_from_the_north) {
  const Folder folder;
  const std::string file = folder.file("tiles.mbtiles");
  run(file,
      "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data "
      "BLOB); INSERT INTO tiles VALUES (2, 1, 3, x'4e'), (2, 1, 0, x'53')");
  const auto tiles = Mbtiles::open(file);
  ASSERT_TRUE(tiles);
  EXPECT_EQ((*tiles)->tile({2, 1, 0}), "N");
  EXPECT_EQ((*tiles)->tile({2, 1, 3}), "S");
  for (const files::TilePlace& none : {files::TilePlace{2, 0, 0},
                                       {2, 4, 0},
                                       {2, 1, -1},
                                       {2, 1, 4},
                                       {-1, 0, 0},
                                       {60, 0, 0},
                                       {3, 1, 0}})
    EXPECT_EQ((*tiles)->tile(none), std::nullopt);
}

TEST(mbtiles, another_file_is_refused) {
  const Folder folder;
  run(folder.file("other.db"), "CREATE TABLE cats (name TEXT)");
  std::ofstream(folder.file("text")) << "no database at all, but longer than a header of one";
  for (const char* name : {"other.db", "text", "missing"}) {
    const auto tiles = Mbtiles::open(folder.file(name));
    ASSERT_FALSE(tiles) << name;
    EXPECT_EQ(tiles.error().code, "database_foreign");
  }
}

TEST(mbtiles, are_read_again_after_a_read_that_failed) {
  const Folder folder;
  const std::string file = folder.file("tiles.mbtiles");
  run(file,
      "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data "
      "BLOB); INSERT INTO tiles VALUES (0, 0, 0, x'4e')");
  const auto tiles = Mbtiles::open(file);
  ASSERT_TRUE(tiles);
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
  EXPECT_THROW((*tiles)->tile({0, 0, 0}), journal::StoreFault);
  sqlite3_close(other);
  EXPECT_EQ((*tiles)->tile({0, 0, 0}), "N");
}

}  // namespace luoshi::store::test
