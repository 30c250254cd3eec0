#include "interop/import_lists.hpp"

#include <algorithm>
#include <set>

#include "interop/import_list_cells.hpp"
#include "interop/import_list_identity.hpp"
#include "interop/import_list_references.hpp"
#include "pack/seed.hpp"

namespace luoshi::interop {

namespace {
using pack::TableId;

std::optional<core::Text> optional_text(std::string text) {
  return text.empty() ? std::nullopt : std::optional(core::Text(std::move(text)));
}

// The fields of a record that a column may fill beside that of its own name.
std::vector<std::string_view> fields_of(std::string_view key) {
  if (key == "place") return {"latitude", "longitude"};
  if (key == "holder") return {"person", "holder_post", "holder_unit"};
  return {};
}

std::shared_ptr<const DraftCells> cells_of(const ListLine& line) {
  auto out = std::make_shared<DraftCells>();
  const std::string noun = std::string(line.list->noun) + '.';
  for (const ListColumn& column : line.list->columns) {
    const DraftCell cell{column_name(column.column), column.heading, line.text(column.key)};
    out->insert_or_assign(noun + column.key, cell);
    for (const std::string_view field : fields_of(column.key))
      if (line.text(field).empty()) out->emplace(noun + std::string(field), cell);
  }
  return out;
}

class Lists {
 public:
  Lists(const std::vector<OfficeList>& lists, const core::RuleSet& rules, const RuleWords& words,
        ImportNames& names, std::vector<ImportComplaint>& complaints)
      : rules_(rules),
        names_(names),
        cells_(words, complaints),
        references_(names, rules, cells_),
        identity_(names, rules.authority) {
    for (const OfficeList& list : lists)
      std::ranges::move(lines_of(list), std::back_inserter(lines_[list.table]));
  }

  // Lines that another list of the import has word for word; known after drafts().
  std::int64_t repeated() const { return repeated_; }

  std::vector<Draft> drafts() {
    read_units();
    for (ListLine& line : lines_[TableId::persons]) read_person(line);
    read_posts();
    for (ListLine& line : lines_[TableId::sites]) read_site(line);
    refuse_leaning();
    learn();
    return take();
  }

 private:
  // False: another line of the import is the same record; no more is to be done about this one.
  bool claim(ListLine& line, std::string_view key) {
    const auto [first, fresh] = claimed_.emplace(line.id, &line);
    const ListLine& other = *first->second;
    // One list in two files says it twice; two rows of one list may be two people of one name.
    if (fresh) return true;
    if (other.list != line.list && other.texts == line.texts) {
      ++repeated_;
      return false;
    }
    cells_.complain(line, "list_line_twice", key,
                    {{"other", other.list->file + ", " + other.list->sheet.sheet + ", " +
                                   std::to_string(other.row)}});
    return false;
  }

  void read_units() {
    std::vector<ListLine*> waiting;
    for (ListLine& line : lines_[TableId::units])
      if (read_unit(line)) waiting.push_back(&line);
    // All names are known now. A parent that other lines bring must be placed first.
    for (bool again = true; again;)
      again = std::erase_if(waiting, [&](ListLine* line) { return place_unit(*line); }) > 0;
    for (ListLine* line : waiting) refuse_unplaced(*line);
  }

  // By its code; without one, by the name of a unit that is there. False: neither tells.
  bool identify_unit(ListLine& line) {
    const std::string code = line.text("code");
    if (!code.empty()) {
      line.id = identity_.unit(code);
      return true;
    }
    const std::string name = line.text("name");
    const auto found = names_.find_units(name, std::nullopt);
    if (found.size() == 1) line.id = found.front();
    if (found.empty() && !name.empty())
      cells_.complain(line, "list_unit_code_missing", "code", {{"value", name}});
    if (found.size() > 1) cells_.complain(line, "list_record_ambiguous", "name");
    return found.size() == 1;
  }

  bool read_unit(ListLine& line) {
    core::Unit unit;
    unit.code = line.text("code");
    unit.name = core::Text(cells_.required(line, "name"));
    const bool identified = identify_unit(line);
    const bool known = identified && names_.directory->unit(line.id);
    if (!known || !line.text("level").empty()) unit.level = cells_.level(line);
    if (identified && !known && unit.code != rules_.authority) cells_.required(line, "parent");
    for (const std::string& alias : split_items(line.text("aliases")))
      unit.aliases.emplace_back(alias);
    unit.peer_group = line.text("peer_group");
    unit.since = cells_.day(line, "since");
    unit.until = cells_.day(line, "until");
    unit.announced = cells_.count(line, "announced");
    unit.place = cells_.place(line);
    // A line that is refused is named all the same, so that others can say why they are.
    if (!identified || !claim(line, unit.code.empty() ? "name" : "code")) return false;
    references_.add_unit(line.id, unit);
    line.command = core::RecordUnit{std::move(unit)};
    return !line.bad;
  }

  const core::Unit* unit_before(const ListLine& line) const {
    const core::UnitState* state = names_.directory->unit(line.id);
    return state ? &state->unit : nullptr;
  }

  // True when nothing more is to be done about the line.
  bool place_unit(ListLine& line) {
    core::Unit& unit = std::get<core::RecordUnit>(line.command).unit;
    if (!line.text("parent").empty()) {
      const core::Unit* before = unit_before(line);
      auto found = references_.units(line, "parent");
      if (found.size() > 1) std::erase(found, line.id);
      const bool placed = found.size() == 1 && references_.directory().unit(found.front());
      if (!placed && !(before && found.size() > 1)) return false;
      unit.parent = references_.unit(line, "parent", before ? before->parent : std::nullopt);
      if (line.bad) return true;
    }
    references_.place_unit(line.id, unit);
    ordered_.push_back(&line);
    return true;
  }

  // Its parent is not known, means several, stands below it, or is refused itself.
  void refuse_unplaced(ListLine& line) {
    if (references_.unit(line, "parent", std::nullopt))
      cells_.complain(line, in_circle(line) ? "list_unit_in_circle" : "list_leans_on_refused",
                      "parent");
  }

  bool in_circle(const ListLine& line) const {
    std::set<const ListLine*> seen;
    for (const ListLine* at = &line; seen.insert(at).second;) {
      const auto above = references_.units(*at, "parent");
      const auto next = above.size() == 1 ? claimed_.find(above.front()) : claimed_.end();
      if (next == claimed_.end()) return false;
      if (next->second == &line) return true;
      at = next->second;
    }
    return false;
  }

  void read_person(ListLine& line) {
    core::Person person;
    person.code = line.text("code");
    person.name = core::Text(cells_.required(line, "name"));
    person.phone = optional_text(line.text("phone"));
    person.home_unit = references_.unit(line, "home_unit", identity_.home_of(person.code));
    if (!line.bad) identify(line, identity_.person(person), "name");
    if (line.bad) return remember(line, person);
    if (!claim(line, person.code.empty() ? "name" : "code")) return;
    references_.add_person(line.id, person);
    line.command = core::RecordPerson{std::move(person)};
    ordered_.push_back(&line);
  }

  // A refused line that brings a name of its own: others that use the name can say why they are
  // refused too.
  void remember(ListLine& line, const core::Person& person) {
    if (person.name.empty() || !names_.persons.find(person.name.plain).empty()) return;
    line.id = pack::seed_id(
        rules_.authority, "refused line",
        line.list->file + '\n' + line.list->sheet.sheet + '\n' + std::to_string(line.row));
    claimed_.emplace(line.id, &line);
    references_.add_person(line.id, person);
  }

  // key: of the cell to speak about when several records fit.
  void identify(ListLine& line, const std::optional<core::Id>& id, std::string_view key) {
    if (id)
      line.id = *id;
    else
      cells_.complain(line, "list_record_ambiguous", key);
  }

  void read_posts() {
    std::vector<ListLine*> waiting;
    for (ListLine& line : lines_[TableId::posts])
      if (read_post(line)) waiting.push_back(&line);
    // A post that holds another one comes first.
    for (bool again = true; again;)
      again = std::erase_if(waiting, [&](ListLine* line) { return place_post(*line); }) > 0;
    for (ListLine* line : waiting) refuse_unplaced_post(*line);
  }

  // Everything but a post that holds it. True: understood so far.
  bool read_post(ListLine& line) {
    core::Post post;
    post.code = line.text("code");
    const core::Post* before = identity_.post_before(post.code);
    post.role = cells_.role(line);
    cells_.required(line, "unit");
    if (const auto unit =
            references_.unit(line, "unit", before ? std::optional(before->unit) : std::nullopt))
      post.unit = *unit;
    post.title = optional_text(line.text("title"));
    cells_.required(line, "since");
    post.since = cells_.day(line, "since").value_or(core::Day{});
    post.until = cells_.day(line, "until");
    post.person =
        references_.person(line, "person", post.unit, before ? before->person : std::nullopt);
    post.holder_unit =
        references_.unit(line, "holder_unit", before ? before->holder_unit : std::nullopt);
    if (line.bad) return false;
    if (!post.code.empty()) {
      line.id = identity_.post_of_code(post.code);
      unplaced_.insert(line.id);
      references_.add_post(line.id, post);
    }
    line.command = core::RecordPost{std::move(post)};
    return true;
  }

  // The column that names a post as the holder of the line's post; empty when none does.
  std::string_view post_column(const ListLine& line, const core::Post& post) const {
    if (!line.text("holder_post").empty()) return "holder_post";
    if (line.text("holder").empty()) return {};
    return references_.holder_named(line, post.unit) == ListReferences::Holder::post ? "holder"
                                                                                     : "";
  }

  // True when nothing more is to be done about the line.
  bool place_post(ListLine& line) {
    core::Post& post = std::get<core::RecordPost>(line.command).post;
    if (const auto key = post_column(line, post); !key.empty()) {
      const auto holders = references_.posts(line.text(key));
      if (holders.empty() ||
          std::ranges::any_of(holders, [&](const core::Id& id) { return unplaced_.contains(id); }))
        return false;
    }
    const core::Post* before = identity_.post_before(post.code);
    if (const auto holder =
            references_.post(line, "holder_post", before ? before->holder_post : std::nullopt))
      post.holder_post = holder;
    references_.holder(line, post, before);
    unplaced_.erase(line.id);
    if (line.bad) return true;
    identify(line, identity_.post(post), "unit");
    if (!claim(line, post.code.empty() ? "unit" : "code")) return true;
    references_.add_post(line.id, post);
    ordered_.push_back(&line);
    return true;
  }

  void refuse_unplaced_post(ListLine& line) {
    const core::Post& post = std::get<core::RecordPost>(line.command).post;
    const std::string_view key = post_column(line, post);
    if (references_.posts(line.text(key)).empty())
      cells_.complain(line, key == "holder" ? "list_holder_not_found" : "list_post_not_found", key);
    else
      cells_.complain(line, "list_post_unclear", key);
  }

  void read_site(ListLine& line) {
    core::Site site;
    site.code = line.text("code");
    site.name = core::Text(cells_.required(line, "name"));
    site.kind = cells_.site_kind(line);
    cells_.required(line, "unit");
    if (const auto unit = references_.unit(line, "unit", identity_.ground_of(site.code)))
      site.unit = *unit;
    site.contact = optional_text(line.text("contact"));
    site.pollution = cells_.pollution(line);
    site.grade = line.text("grade");
    site.place = cells_.place(line);
    site.until = cells_.day(line, "until");
    site.keeper = references_.person(line, "keeper", site.unit, std::nullopt);
    if (line.bad) return;
    identify(line, identity_.site(site), "name");
    if (!claim(line, site.code.empty() ? "name" : "code")) return;
    line.command = core::RecordSite{std::move(site)};
    ordered_.push_back(&line);
  }

  // A line that names a record of a refused line cannot be recorded either.
  void refuse_leaning() {
    for (bool again = true; again;) {
      again = false;
      for (ListLine* line : ordered_) {
        if (line->bad) continue;
        const auto lean = std::ranges::find_if(line->leans, [&](const ListLine::Lean& one) {
          const auto other = claimed_.find(one.record);
          return other != claimed_.end() && other->second->bad;
        });
        if (lean == line->leans.end()) continue;
        cells_.complain(*line, "list_leans_on_refused", lean->key);
        again = true;
      }
    }
    std::erase_if(ordered_, [](const ListLine* line) { return line->bad; });
  }

  // What the sheets that follow may name.
  void learn() {
    auto directory = std::make_shared<core::Directory>(*names_.directory);
    for (const ListLine* line : ordered_) {
      if (const auto* unit = std::get_if<core::RecordUnit>(&line->command)) {
        names_.units.add(line->id, unit->unit.name.plain);
        names_.units.add(line->id, unit->unit.code);
        for (const core::Text& alias : unit->unit.aliases) names_.units.add(line->id, alias.plain);
        names_.unit_names.emplace(line->id, unit->unit.name.plain);
        if (const core::UnitState* state = references_.directory().unit(line->id))
          directory->put_unit(line->id, *state);
      } else if (const auto* person = std::get_if<core::RecordPerson>(&line->command)) {
        names_.persons.add(line->id, person->person.name.plain);
        names_.persons.add(line->id, person->person.code);
      } else if (const auto* site = std::get_if<core::RecordSite>(&line->command)) {
        names_.sites.add(line->id, site->site.name.plain);
        names_.sites.add(line->id, site->site.code);
      }
    }
    names_.widened = std::move(directory);
    names_.directory = names_.widened.get();
  }

  std::vector<Draft> take() {
    std::vector<Draft> out;
    for (ListLine* line : ordered_) {
      out.push_back({.file = line->list->file,
                     .sheet = line->list->sheet.sheet,
                     .row = line->row,
                     .id = line->id,
                     .record = {},
                     .number = line->text("code"),
                     .command = std::move(line->command),
                     .day = {},
                     .due = {},
                     .photos = {},
                     .cells = cells_of(*line)});
    }
    return out;
  }

  const core::RuleSet& rules_;
  ImportNames& names_;
  ListCells cells_;
  ListReferences references_;
  ListIdentity identity_;
  std::map<TableId, std::vector<ListLine>> lines_;
  std::map<core::Id, ListLine*> claimed_;
  std::int64_t repeated_ = 0;
  std::set<core::Id> unplaced_;     // posts whose holder is not known yet
  std::vector<ListLine*> ordered_;  // lines that are understood, in the order of their records
};
}  // namespace

std::vector<Draft> read_office_lists(const std::vector<OfficeList>& lists,
                                     const core::RuleSet& rules, const RuleWords& words,
                                     ImportNames& names, ImportReport& report) {
  const std::size_t first = report.sheets.size();
  for (const OfficeList& list : lists) report.sheets.push_back(report_of(list, report.complaints));
  Lists reader(lists, rules, words, names, report.complaints);
  std::vector<Draft> out = reader.drafts();
  report.repeated += reader.repeated();
  for (const Draft& draft : out)
    for (std::size_t i = 0; i < lists.size(); ++i)
      if (draft.file == lists[i].file && draft.sheet == lists[i].sheet.sheet) {
        ++report.sheets[first + i].records;
        break;
      }
  return out;
}

}  // namespace luoshi::interop
