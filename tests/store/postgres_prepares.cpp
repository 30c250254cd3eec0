// Every SQL text of the store but schema, pragmas and the search match prepares on PostgreSQL 15
// too, on a server of its own behind a socket in a temporary folder.
#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

#include "store/sqlite/sql.hpp"
#include "tests/store/postgres_schema.hpp"
#include "tests/store/sample.hpp"

namespace luoshi::store::test {

namespace {
// PostgreSQL refuses to run as root; Debian's package brings the user postgres.
class Server {
 public:
  Server() {
    const std::string data = folder_.file("data");
    if (geteuid() == 0) {
      as_ = "runuser -u postgres -- ";
      run("chown postgres " + folder_.path(), "");
    }
    started_ =
        run(bin_ + "initdb -A trust -U luoshi --no-sync -E UTF8 --locale=C -D " + data, as_) &&
        run(bin_ + "pg_ctl -s -w -D " + data + " -l " + folder_.file("log") +
                " -o \"-c listen_addresses='' -c fsync=off -k " + folder_.path() + "\" start",
            as_);
  }
  ~Server() {
    if (started_) run(bin_ + "pg_ctl -s -w -m immediate -D " + folder_.file("data") + " stop", as_);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  bool started() const { return started_; }
  std::string address() const { return "host=" + folder_.path() + " user=luoshi dbname=postgres"; }

 private:
  bool run(const std::string& command, const std::string& as) const {
    // The folder of whoever runs the tests may be closed to the user postgres.
    const std::string line = "cd / && " + as + command + " >>" + folder_.file("out") + " 2>&1";
    return std::system(line.c_str()) == 0;
  }

  const std::string bin_ = "/usr/lib/postgresql/15/bin/";
  std::string as_;
  Folder folder_;
  bool started_ = false;
};

using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

TEST(postgres, every_portable_text_prepares) {
  const Server server;
  ASSERT_TRUE(server.started()) << "script/setup installs postgresql-15";
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(
      PQconnectdb(server.address().c_str()), PQfinish);
  ASSERT_EQ(PQstatus(connection.get()), CONNECTION_OK) << PQerrorMessage(connection.get());
  const Result schema(PQexec(connection.get(), postgres_schema), PQclear);
  ASSERT_EQ(PQresultStatus(schema.get()), PGRES_COMMAND_OK) << PQerrorMessage(connection.get());
  int prepared = 0;
  for (const SqlText& text : sql_texts()) {
    if (text.kind == SqlText::Kind::engine) continue;
    const std::string name(text.name);
    const Result result(PQprepare(connection.get(), name.c_str(), text.text.c_str(), 0, nullptr),
                        PQclear);
    EXPECT_EQ(PQresultStatus(result.get()), PGRES_COMMAND_OK)
        << name << ": " << PQerrorMessage(connection.get());
    ++prepared;
  }
  EXPECT_GT(prepared, 50);
}

TEST(postgres, texts_of_one_engine_are_few_and_known) {
  std::set<std::string_view> names;
  for (const SqlText& text : sql_texts())
    if (text.kind == SqlText::Kind::engine) names.insert(text.name);
  EXPECT_EQ(names, (std::set<std::string_view>{"begin_write", "begin_read", "commit", "roll_back",
                                               "savepoint", "release", "roll_back_to_savepoint",
                                               "search_put", "search_drop", "search_merge",
                                               "search_find", "dump_search"}));
}
}  // namespace

}  // namespace luoshi::store::test
