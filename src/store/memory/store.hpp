// The slow, obvious store: maps, vectors and linear scans, nothing kept after the program ends. It
// is the model that the SQLite store is compared with, and serves tests that need no file.
#pragma once
#include <mutex>

#include "store/memory/data.hpp"

namespace luoshi::store {

class MemoryStore final : public journal::Store {
 public:
  std::unique_ptr<journal::WriteTransaction> begin() override;
  std::unique_ptr<views::Reader> reader() override;
  std::vector<ViewDigest> view_digests() override;
  void clear_views() override;
  void scrub(const std::function<void(std::int64_t, std::int64_t)>& progress) override;
  // Fault: there is no file to copy.
  void back_up(const std::string& path,
               const std::function<void(std::int64_t, std::int64_t)>& progress) override;

  std::shared_ptr<const MemoryData> data() const;
  void replace(MemoryData data);

 private:
  friend class MemoryTransaction;
  mutable std::mutex mutex_;
  std::shared_ptr<const MemoryData> data_ = std::make_shared<const MemoryData>();
  bool writing_ = false;
};

}  // namespace luoshi::store
