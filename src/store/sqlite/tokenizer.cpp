#include "store/sqlite/tokenizer.hpp"

namespace luoshi::store {

namespace {
using TokenTaker = int (*)(void*, int, const char*, int, int, int);

int create(void*, const char**, int, Fts5Tokenizer** out) {
  // It has no state; FTS5 only asks that the pointer is not null.
  static char nothing = 0;
  *out = reinterpret_cast<Fts5Tokenizer*>(&nothing);
  return SQLITE_OK;
}

void destroy(Fts5Tokenizer*) {}

int tokenize(Fts5Tokenizer*, void* context, int, const char* text, int size, TokenTaker take) {
  for (int begin = 0; begin < size;) {
    int end = begin;
    while (end < size && text[end] != ' ') ++end;
    if (end > begin)
      if (const int result = take(context, 0, text + begin, end - begin, begin, end);
          result != SQLITE_OK)
        return result;
    begin = end + 1;
  }
  return SQLITE_OK;
}

fts5_api* find_api(Connection& connection) {
  fts5_api* api = nullptr;
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(connection.raw(), "SELECT fts5(?1)", -1, &raw, nullptr) != SQLITE_OK)
    connection.fail("find FTS5");
  const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(raw, sqlite3_finalize);
  sqlite3_bind_pointer(raw, 1, &api, "fts5_api_ptr", nullptr);
  sqlite3_step(raw);
  if (api == nullptr) throw journal::StoreFault("this SQLite was built without FTS5");
  return api;
}
}  // namespace

void register_tokenizer(Connection& connection) {
  fts5_api* api = find_api(connection);
  fts5_tokenizer functions{create, destroy, tokenize};
  if (api->xCreateTokenizer(api, "blanks", nullptr, &functions, nullptr) != SQLITE_OK)
    connection.fail("register the tokenizer");
}

}  // namespace luoshi::store
