#include "pack/check.hpp"

namespace luoshi::pack {

namespace {
class SeedCheck {
 public:
  SeedCheck(const Sheets& sheets, const Rows& rows, Complaints& complaints)
      : sheets_(sheets),
        rows_(rows),
        complaints_(complaints),
        units_(rows.seed.units),
        posts_(rows.seed.posts) {
    for (const SeedUnit& unit : rows.seed.units) ++members_[unit.parent];
  }

  void check_levels() {
    const Sheet& sheet = sheets_[TableId::unit_levels];
    std::size_t top = no_row;
    for (std::size_t i = 0; i < rows_.unit_levels.size(); ++i) {
      if (rows_.unit_levels[i].rank != 1) continue;
      if (top != no_row)
        complain(complaints_, "rank_one_repeated", {sheet, i, "rank"},
                 {{"other", rows_.unit_levels[top].code}});
      top = i;
    }
    if (top == no_row && !rows_.unit_levels.empty())
      complain(complaints_, "rank_one_missing", {sheet, no_row, "rank"});
  }

  void check_units() {
    const auto& units = rows_.seed.units;
    const Sheet& sheet = sheets_[TableId::units];
    const auto parent = [&](std::size_t i) { return units_.find(units[i].parent); };
    for (const std::size_t i : rows_in_cycles(units.size(), parent))
      complain(complaints_, "parent_cycle", {sheet, i, "parent"}, {{"value", units[i].code}});
    for (std::size_t i = 0; i < units.size(); ++i) {
      check_days(sheet, i, units[i].since, units[i].until);
      check_degrees(sheet, i, units[i].latitude, units[i].longitude);
      if (units[i].code == rows_.pack.authority)
        check_authority(i);
      else if (units[i].parent.empty())
        complain(complaints_, "unit_without_parent", {sheet, i, "parent"},
                 {{"value", units[i].code}});
      else
        check_rank(i, parent(i));
      check_announced(i);
    }
  }

  void check_posts() {
    const auto& posts = rows_.seed.posts;
    const Sheet& sheet = sheets_[TableId::posts];
    const auto holder = [&](std::size_t i) { return posts_.find(posts[i].holder_post); };
    for (const std::size_t i : rows_in_cycles(posts.size(), holder))
      complain(complaints_, "holder_cycle", {sheet, i, "holder_post"}, {{"value", posts[i].code}});
    std::map<std::string, std::size_t> codes;
    for (std::size_t i = 0; i < posts.size(); ++i) {
      const SeedPost& post = posts[i];
      check_days(sheet, i, post.since, post.until);
      const int holders =
          !post.person.empty() + !post.holder_post.empty() + !post.holder_unit.empty();
      if (holders > 1) complain(complaints_, "post_held_twice", {sheet, i, "person"});
      if (!post.code.empty()) {
        const auto [first, fresh] = codes.try_emplace(post.code, i);
        if (!fresh)
          complain(
              complaints_, "row_repeated", {sheet, i, "code"},
              {{"value", post.code}, {"first", std::to_string(sheet.rows[first->second].number)}});
      }
      check_overlap(i);
    }
  }

  void check_sites() {
    const Sheet& sheet = sheets_[TableId::sites];
    for (std::size_t i = 0; i < rows_.seed.sites.size(); ++i)
      check_degrees(sheet, i, rows_.seed.sites[i].latitude, rows_.seed.sites[i].longitude);
  }

 private:
  void check_authority(std::size_t i) {
    const SeedUnit& unit = rows_.seed.units[i];
    const Sheet& sheet = sheets_[TableId::units];
    if (!unit.parent.empty())
      complain(complaints_, "authority_with_parent", {sheet, i, "parent"}, {{"value", unit.code}});
    const auto* level = core::find_by_code(rows_.unit_levels, unit.level);
    if (level && level->rank != 1)
      complain(complaints_, "authority_not_rank_one", {sheet, i, "level"}, {{"value", unit.level}});
  }

  void check_rank(std::size_t i, std::size_t parent) {
    if (parent == no_row) return;
    const SeedUnit& unit = rows_.seed.units[i];
    const SeedUnit& above = rows_.seed.units[parent];
    const auto* level = core::find_by_code(rows_.unit_levels, unit.level);
    const auto* upper = core::find_by_code(rows_.unit_levels, above.level);
    if (level && upper && level->rank < upper->rank)
      complain(complaints_, "unit_above_parent", {sheets_[TableId::units], i, "parent"},
               {{"value", unit.code}, {"other", above.code}});
  }

  // A source that announces "seven groups" and lists six is a fault of the source, not of the pack.
  void check_announced(std::size_t i) {
    const SeedUnit& unit = rows_.seed.units[i];
    if (!unit.announced) return;
    const std::int64_t listed = members_[unit.code];
    if (listed != *unit.announced)
      warn(complaints_, "announced_differs", {sheets_[TableId::units], i, "announced"},
           {{"value", unit.name},
            {"announced", std::to_string(*unit.announced)},
            {"listed", std::to_string(listed)}});
  }

  void check_days(const Sheet& sheet, std::size_t i, std::optional<core::Day> since,
                  std::optional<core::Day> until) {
    if (since && until && *until < *since)
      complain(complaints_, "days_reversed", {sheet, i, "until"},
               {{"since", base::to_text(*since)}, {"until", base::to_text(*until)}});
  }

  void check_degrees(const Sheet& sheet, std::size_t i, std::optional<Degrees> latitude,
                     std::optional<Degrees> longitude) {
    if (latitude.has_value() != longitude.has_value())
      complain(complaints_, "place_incomplete",
               {sheet, i, latitude ? std::string_view("longitude") : "latitude"});
    if (latitude && std::abs(latitude->e7) > 900'000'000)
      complain(complaints_, "latitude_too_large", {sheet, i, "latitude"},
               {{"value", scaled_to_text(latitude->e7, 7)}});
  }

  // The same holder twice in the same post at the same time.
  void check_overlap(std::size_t i) {
    const SeedPost& post = rows_.seed.posts[i];
    const std::string holder = post.role + '\n' + post.unit + '\n' + post.person + '\n' +
                               post.title + '\n' + post.holder_post + '\n' + post.holder_unit;
    for (const std::size_t other : same_holder_[holder]) {
      const SeedPost& before = rows_.seed.posts[other];
      if (before.since == post.since) continue;  // equal rows are row_repeated
      if ((before.until && *before.until < post.since) ||
          (post.until && *post.until < before.since))
        continue;
      complain(complaints_, "posts_overlap", {sheets_[TableId::posts], i, "since"},
               {{"first", std::to_string(sheets_[TableId::posts].rows[other].number)}});
      break;
    }
    same_holder_[holder].push_back(i);
  }

  const Sheets& sheets_;
  const Rows& rows_;
  Complaints& complaints_;
  CodeIndex units_;
  CodeIndex posts_;
  std::map<std::string, std::int64_t> members_;  // units below a unit
  std::map<std::string, std::vector<std::size_t>> same_holder_;
};
}  // namespace

void check_seed(const Sheets& sheets, const Rows& rows, Complaints& complaints) {
  SeedCheck check(sheets, rows, complaints);
  check.check_levels();
  check.check_units();
  check.check_posts();
  check.check_sites();
}

}  // namespace luoshi::pack
