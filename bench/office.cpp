#include "bench/office.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/founding.hpp"

namespace luoshi::bench {

namespace {
const pack::Pack& example() {
  static const pack::Pack pack = [] {
    auto loaded = pack::load_folder(LUOSHI_SOURCE_DIR "/packs/huiji");
    if (!loaded.pack) throw std::runtime_error("the example pack has errors");
    return std::move(*loaded.pack);
  }();
  return pack;
}

constexpr std::size_t fill_group = 2000;
}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "luoshi-bench-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Office::Office(const std::filesystem::path& file) {
  auto opened = store::SqliteStore::open({.path = file.string()});
  if (!opened) throw std::runtime_error(opened.error().code);
  store_ = std::move(*opened);
  executor_.emplace(*store_, [this] { return now_; });
  if (!executor_->snapshot()->authority.is_nil()) return;
  if (auto founded = app::found(*executor_, example()); !founded)
    throw std::runtime_error("founding: " + founded.error().code + " " + founded.error().field);
}

void Office::run(std::span<app::Request> group) {
  for (const app::Outcome& outcome : executor_->execute(group))
    if (!outcome)
      throw std::runtime_error("refused: " + outcome.error().code + " " + outcome.error().field);
}

void make_database(const std::filesystem::path& file, std::size_t cases) {
  Office office(file);
  Campaign campaign = office.campaign(std::string(fill_name));
  for (std::size_t done = 0; done < cases;) {
    const std::size_t count = std::min(fill_group, cases - done);
    std::vector<app::Request> group;
    for (std::size_t i = 0; i < count; ++i)
      group.push_back(campaign.next(i % 5 < 3 ? Create::report_case : Create::import_case));
    office.set_clock(campaign.now());
    office.run(group);
    done += count;
    if (done % 100'000 == 0) fmt::print(stderr, "filled {} of {}\n", done, cases);
  }
}

void copy_database(const std::filesystem::path& from, const std::filesystem::path& to) {
  // A log left from before would be played into the copy.
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(to.string() + end);
  std::filesystem::copy_file(from, to);
  const int file = ::open(to.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw std::runtime_error("cannot open " + to.string());
  ::fdatasync(file);
  ::close(file);
}

}  // namespace luoshi::bench
