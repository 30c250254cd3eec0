// A small office for tests: the example rule set on a real SQLite file, a clock that tests move,
// and short ways to record.
#pragma once
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/brief.hpp"
#include "app/founding.hpp"
#include "store/sqlite/store.hpp"

namespace luoshi::app {

struct TemporaryFolder {
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "luoshi-test-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("mkdtemp");
    path = name;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path); }
  std::filesystem::path path;
};

inline const pack::Pack& huiji() {
  static const pack::Pack pack = [] {
    auto loaded = pack::load_folder(LUOSHI_SOURCE_DIR "/packs/huiji");
    for (const auto& complaint : loaded.complaints)
      if (complaint.severity == pack::Severity::error)
        ADD_FAILURE() << pack::render(complaint, base::Language::en);
    return std::move(*loaded.pack);
  }();
  return pack;
}

class Office {
 public:
  Office() {
    auto opened = store::SqliteStore::open({.path = (folder.path / "luoshi.db").string()});
    if (!opened) throw std::runtime_error(opened.error().code);
    store = std::move(*opened);
    executor.emplace(*store, [this] { return now; });
    if (auto founded = found(*executor, huiji()); !founded)
      throw std::runtime_error(founded.error().code + " " + founded.error().field);
  }

  core::Id unit(std::string_view code) const {
    auto id = executor->snapshot()->directory->unit_by_code(code);
    if (!id) throw std::runtime_error("no unit " + std::string(code));
    return *id;
  }
  // The first post with that role in the unit (or anywhere below it).
  core::Actor actor(std::string_view role, std::string_view unit_code) const {
    const auto snapshot = executor->snapshot();
    const core::Day today = base::day_of(now, {480});
    std::optional<core::Actor> below;
    for (const auto& [id, state] : snapshot->directory->posts()) {
      if (state.post.role != role) continue;
      if (!snapshot->directory->within(state.post.unit, unit(unit_code))) continue;
      auto found = actor_of(*snapshot, id, today);
      if (found && state.post.unit == unit(unit_code)) return *found;
      if (found && !below) below = std::move(found);
    }
    if (below) return *below;
    throw std::runtime_error("no post " + std::string(role));
  }

  core::Id next_id() {
    return base::id_from_digest(base::sha256("test " + std::to_string(++ids_)));
  }
  Outcome run(core::Command command, core::Actor by = machinery(), core::Id record = {}) {
    return executor->execute(Request{next_id(), record, std::move(by), std::move(command)});
  }

  TemporaryFolder folder;
  core::Instant now = base::start_of(*base::make_day(2018, 12, 1), {480}, 12 * 60);
  std::unique_ptr<store::SqliteStore> store;
  std::optional<Executor> executor;

 private:
  int ids_ = 0;
};

inline core::Activity turnout(const core::Id& unit, core::Day day, std::int64_t people) {
  core::Activity activity{
      .kind = "daily_turnout", .day = day, .units = {unit}, .programmes = {"w1"}};
  activity.amounts.push_back({.amounts = {{"people", people}}});
  return activity;
}

inline core::Day day(int month, int number) {
  return *base::make_day(2018, month, number);
}

// True when any file below the folder contains the bytes.
inline bool any_file_contains(const std::filesystem::path& folder, std::string_view bytes) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream content;
    content << in.rdbuf();
    if (content.str().contains(bytes)) return true;
  }
  return false;
}

}  // namespace luoshi::app
