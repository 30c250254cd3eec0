// A store: opens transactions for the one writer and readers for any thread.
#pragma once
#include <memory>

#include "journal/port.hpp"
#include "views/queries.hpp"

namespace luoshi::journal {

class Store {
 public:
  virtual ~Store() = default;
  // One at a time; a second call while one is open is a bug.
  virtual std::unique_ptr<WriteTransaction> begin() = 0;
  virtual std::unique_ptr<views::Reader> reader() = 0;

  // A store of the same kind with empty views beside this one, for rebuild: rows, entries and
  // search are written to it from this journal and vault.
  // The views' digest per table, to compare live and rebuilt row for row.
  struct ViewDigest {
    std::string table;
    std::int64_t rows = 0;
    base::Digest digest{};  // of the rows in key order
  };
  virtual std::vector<ViewDigest> view_digests() = 0;
  // Drops rows, scopes, search and entries; the next transactions write them anew.
  virtual void clear_views() = 0;
  // After erase_texts: rewrites the search index and truncates the log so that no erased byte
  // stays in the data folder. progress(done, total).
  virtual void scrub(const std::function<void(std::int64_t, std::int64_t)>& progress) = 0;
  // A consistent copy into a file while writers go on.
  virtual void back_up(const std::string& path,
                       const std::function<void(std::int64_t, std::int64_t)>& progress) = 0;
};

}  // namespace luoshi::journal
