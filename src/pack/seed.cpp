#include "pack/seed.hpp"

#include <set>

#include "base/bytes.hpp"

namespace luoshi::pack {

namespace {
using core::Text;

class Seeder {
 public:
  Seeder(const SeedTables& seed, std::string_view authority) : seed_(seed), authority_(authority) {}

  std::vector<SeedCommand> commands() {
    for (const SeedUnit& unit : seed_.units) add_unit(unit);
    for (const SeedPerson& person : seed_.persons) add_person(person);
    for (const SeedPost& post : seed_.posts) add_post(post);
    for (const SeedSite& site : seed_.sites) add_site(site);
    return std::move(out_);
  }

 private:
  core::Id id(std::string_view noun, std::string_view code) const {
    return seed_id(authority_, noun, code);
  }
  std::optional<core::Id> optional_id(std::string_view noun, std::string_view code) const {
    return code.empty() ? std::nullopt : std::optional(id(noun, code));
  }
  static std::optional<Text> optional_text(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(Text(text));
  }
  static std::optional<core::Place> place(std::optional<Degrees> latitude,
                                          std::optional<Degrees> longitude) {
    if (!latitude || !longitude) return std::nullopt;
    return core::Place{latitude->e7, longitude->e7, std::nullopt};
  }
  void add(const core::Id& record, core::Command command) {
    out_.push_back({record, std::move(command)});
  }

  void add_unit(const SeedUnit& row) {
    if (!done_.insert("unit/" + row.code).second) return;
    for (const SeedUnit& other : seed_.units)
      if (other.code == row.parent) add_unit(other);
    core::Unit unit;
    unit.code = row.code;
    unit.name = Text(row.name);
    for (const std::string& alias : row.aliases) unit.aliases.emplace_back(alias);
    unit.level = row.level;
    unit.peer_group = row.peer_group;
    unit.parent = optional_id("unit", row.parent);
    unit.since = row.since;
    unit.until = row.until;
    unit.announced = row.announced;
    unit.place = place(row.latitude, row.longitude);
    add(id("unit", row.code), core::RecordUnit{std::move(unit)});
  }

  void add_person(const SeedPerson& row) {
    core::Person person;
    person.name = Text(row.name);
    person.phone = optional_text(row.phone);
    person.home_unit = optional_id("unit", row.home_unit);
    person.code = row.code;
    add(id("person", row.code), core::RecordPerson{std::move(person)});
  }

  void add_post(const SeedPost& row) {
    if (!done_.insert("post/" + post_code(row)).second) return;
    for (const SeedPost& other : seed_.posts)
      if (!other.code.empty() && other.code == row.holder_post) add_post(other);
    core::Post post;
    post.role = row.role;
    post.unit = id("unit", row.unit);
    post.person = optional_id("person", row.person);
    post.holder_post = optional_id("post", row.holder_post);
    post.holder_unit = optional_id("unit", row.holder_unit);
    post.title = optional_text(row.title);
    post.code = row.code;
    post.since = row.since;
    post.until = row.until;
    add(id("post", post_code(row)), core::RecordPost{std::move(post)});
  }

  void add_site(const SeedSite& row) {
    core::Site site;
    site.code = row.code;
    site.name = Text(row.name);
    site.kind = row.kind;
    site.unit = id("unit", row.unit);
    site.keeper = optional_id("person", row.keeper);
    site.contact = optional_text(row.contact);
    site.pollution = row.pollution;
    site.grade = row.grade;
    site.place = place(row.latitude, row.longitude);
    site.until = row.until;
    add(id("site", row.code), core::RecordSite{std::move(site)});
  }

  const SeedTables& seed_;
  std::string_view authority_;
  std::set<std::string> done_;
  std::vector<SeedCommand> out_;
};
}  // namespace

core::Id seed_id(std::string_view authority, std::string_view noun, std::string_view code) {
  std::string text = "luoshi seed\n";
  text.append(authority).append("\n").append(noun).append("\n").append(code);
  return base::id_from_digest(base::sha256(text));
}

std::string post_code(const SeedPost& post) {
  if (!post.code.empty()) return post.code;
  return post.role + '/' + post.unit + '/' + post.person + '/' + post.holder_post + '/' +
         post.holder_unit + '/' + post.title + '/' + base::to_text(post.since);
}

std::vector<SeedCommand> seed_commands(const SeedTables& seed, std::string_view authority) {
  return Seeder(seed, authority).commands();
}

}  // namespace luoshi::pack
