#include "tests/store/sample.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/text.hpp"

namespace luoshi::store::test {

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "luoshi_store_XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Id id(std::uint32_t number) {
  const auto digest = base::sha256(std::to_string(number));
  return base::id_from_digest(digest);
}

core::Scope everyone() {
  return {.ids = {core::everything}};
}

namespace {
std::vector<Id> unit_path(std::uint32_t unit) {
  std::vector<Id> out{id(unit)};
  if (unit >= village) out.push_back(id(street + (unit - village) % 2));
  if (unit > district) out.push_back(id(district));
  return out;
}

std::vector<Id> open_scopes(std::uint32_t unit) {
  auto out = unit_path(unit);
  out.push_back(core::everything);
  std::ranges::sort(out);
  return out;
}

constexpr std::array<std::string_view, 14> vocabulary{
    "道路积尘", "垃圾堆放", "井盖破损", "工地未覆盖", "餐饮油烟", "焦作路12号", "f012345",
    "建筑垃圾", "占道经营", "散煤",     "路",         "a-b",      "2018#3",     "扬尘治理"};
constexpr std::array<std::string_view, 5> statuses{"found", "rectifying", "overdue", "closed",
                                                   "withdrawn"};
constexpr std::array<std::string_view, 4> kinds{"0101", "0102", "02", "patrol"};
constexpr std::array<std::string_view, 3> programmes{"dust", "waste", "coal"};
constexpr std::array<views::Noun, 3> nouns{views::Noun::case_, views::Noun::activity,
                                           views::Noun::site};
const core::Day first_day{17836};  // 2018-11-01

std::string state_of(const views::Row& row) {
  const auto people = static_cast<int>(row.kind.size() + row.status.size());
  return fmt::format(
      R"({{"type":"case","facts":{{"fields":{{"people":{{"type":"integer","value":{}}},)"
      R"("sort":{{"type":"choice","value":["{}"]}}}}}}}})",
      people, row.status);
}
}  // namespace

std::string Campaign::words() {
  std::string out;
  for (std::size_t i = 0, count = below(4); i < count; ++i)
    out.append(out.empty() ? "" : " ").append(vocabulary[below(vocabulary.size())]);
  return base::normalise(out);
}

void Campaign::vary(views::Row& row) {
  row.status = statuses[below(statuses.size())];
  row.open = row.status != "closed" && row.status != "withdrawn";
  if (chance(2)) row.due.reset();
  if (chance(2))
    row.due = core::Instant{1'541'000'000'000'000 +
                            3'600'000'000LL * static_cast<std::int64_t>(below(40))};
  if (chance(3)) row.kind = kinds[below(kinds.size())];
  if (chance(4)) row.search_text = words();
  if (chance(4)) row.day = first_day + static_cast<std::int32_t>(below(12));
  if (chance(9)) row.day.reset();
  if (chance(6)) row.number = "H-" + std::to_string(below(40));
  if (chance(6)) row.source = chance(2) ? "patrol" : "hotline";
  if (chance(6)) row.programmes = {std::string(programmes[below(programmes.size())])};
  if (chance(6))
    row.place =
        core::Place{.latitude_e7 = 349'000'000 + static_cast<std::int32_t>(below(400'000)),
                    .longitude_e7 = 1'138'000'000 + static_cast<std::int32_t>(below(400'000))};
  if (chance(20)) row.place.reset();
  if (chance(8) && !book_.records.empty()) {
    auto at = book_.records.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(below(book_.records.size())));
    row.parent = at->first;
  }
  if (chance(5)) {
    const auto unit = static_cast<std::uint32_t>(1 + below(9));
    row.unit = id(unit);
    row.scopes = open_scopes(unit);
    if (chance(6)) row.scopes = {id(lonely_post)};
  }
  row.summary = fmt::format(R"({{"words":"{}"}})", row.search_text);
}

views::Row Campaign::new_row() {
  views::Row row{.record = id(next_id_++), .noun = nouns[below(nouns.size())]};
  const auto unit = static_cast<std::uint32_t>(1 + below(9));
  row.kind = kinds[below(kinds.size())];
  row.unit = id(unit);
  row.scopes = open_scopes(unit);
  row.day = first_day + static_cast<std::int32_t>(below(12));
  row.search_text = words();
  vary(row);
  return row;
}

std::vector<core::Contribution> Campaign::contributions_of(const views::Row& row) {
  std::vector<core::Contribution> out;
  if (!row.day || row.status == "withdrawn" || !row.unit) return out;
  const auto backing = static_cast<core::Backing>(below(3));
  const auto amount = static_cast<std::int64_t>(1 + below(50));
  for (const Id& unit : row.scopes) {
    if (unit == core::everything || unit == id(lonely_post)) continue;
    for (const std::string& programme : row.programmes)
      out.push_back({unit, programme, "people", *row.day, amount, backing});
    out.push_back({unit, "", "people", *row.day, amount, backing});
    out.push_back({unit, "", "reported." + row.kind, *row.day, 1, backing});
  }
  std::ranges::sort(out);
  return out;
}

Change Campaign::write(views::Row row, std::vector<core::Contribution> contributions) {
  Change out;
  auto [known, fresh] = book_.records.try_emplace(row.record);
  if (fresh) ids_.push_back(row.record);
  out.entries = core::difference(known->second.contributions, contributions);
  out.event.seq = ++book_.seq;
  out.event.record = row.record;
  out.event.tag = fresh ? "recorded" : "changed";
  out.event.at = {1'541'000'000'000'000 + out.event.seq};
  out.event.bytes = fmt::format(R"({{"seq":{}}})", out.event.seq);
  out.event.salt = base::sha256("salt" + std::to_string(out.event.seq));
  out.event.leaf = base::sha256("leaf" + std::to_string(out.event.seq));
  out.text = journal::VaultEntry{book_.next_vault++, row.record, out.event.salt,
                                 "text of event " + std::to_string(out.event.seq)};
  out.state = state_of(row);
  out.row = row;
  known->second = {std::move(row), std::move(contributions)};
  return out;
}

Change Campaign::new_case(std::string_view words) {
  views::Row row{.record = id(next_id_++), .noun = views::Noun::case_};
  row.kind = "0101";
  row.status = "rectifying";
  row.unit = id(village);
  row.scopes = open_scopes(village);
  row.day = first_day;
  row.due = core::Instant{1'541'100'000'000'000};
  row.search_text = base::normalise(words);
  row.summary = "{}";
  row.open = true;
  return write(std::move(row), {});
}

Change Campaign::changed(views::Row row) {
  return write(std::move(row), {});
}

Change Campaign::next_change() {
  views::Row row;
  if (book_.records.empty() || chance(2)) {
    row = new_row();
  } else {
    auto at = book_.records.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(below(book_.records.size())));
    row = at->second.row;
    vary(row);
  }
  auto contributions = contributions_of(row);
  return write(std::move(row), std::move(contributions));
}

Batch Campaign::one(Change change) {
  Batch out;
  out.changes.push_back(std::move(change));
  out.head = {.seq = book_.seq, .next_vault = book_.next_vault};
  return out;
}

Batch Campaign::next_batch() {
  Batch out;
  const Book before = book_;
  for (std::size_t i = 0, count = 1 + below(6); i < count; ++i) {
    const Book before_change = book_;
    Change change = next_change();
    change.fate = static_cast<Change::Fate>(below(3));
    if (change.fate == Change::Fate::dropped) book_ = before_change;
    out.changes.push_back(std::move(change));
  }
  if (book_.next_vault > 1 && chance(5))
    out.erased.push_back(
        1 + static_cast<std::int64_t>(below(static_cast<std::size_t>(book_.next_vault - 1))));
  out.head = {.seq = book_.seq, .next_vault = book_.next_vault, .last_at = {book_.seq}};
  if (chance(6)) {
    out.end = Batch::End::abandon;
    book_ = before;
  }
  return out;
}

void write(journal::Store& store, const Batch& batch) {
  const auto transaction = store.begin();
  for (const Change& change : batch.changes) {
    if (change.fate != Change::Fate::plain) transaction->savepoint();
    transaction->put_event(change.event);
    if (change.text) transaction->put_text(*change.text);
    transaction->put_entries(change.row.record, change.event.seq, change.entries);
    transaction->put_row(change.row, change.state, change.event.seq);
    transaction->put_command(id(static_cast<std::uint32_t>(1'000'000 + change.event.seq)),
                             {change.event.leaf, change.event.seq, change.event.seq});
    if (change.fate == Change::Fate::kept) transaction->release();
    if (change.fate == Change::Fate::dropped) transaction->roll_back_to_savepoint();
  }
  transaction->erase_texts(batch.erased);
  transaction->put_head(batch.head);
  if (batch.end == Batch::End::commit) transaction->commit();
}

void write_cases(journal::Store& store, Campaign& campaign, std::span<const std::string> words) {
  for (const std::string& text : words) write(store, campaign.one(campaign.new_case(text)));
}

views::Condition Campaign::next_condition() {
  using enum views::Operator;
  const auto any = [&](const auto& words) { return std::string(words[below(words.size())]); };
  const auto day = [&] { return base::to_text(first_day + static_cast<std::int32_t>(below(12))); };
  static constexpr std::array ranges{equal, less, at_most, greater, at_least};
  const auto range = [&] { return ranges[below(ranges.size())]; };
  switch (below(14)) {
    case 0:
      return {"status", equal, {any(statuses)}};
    case 1:
      return {"status", in, {any(statuses), any(statuses)}};
    case 2:
      return {"kind", equal, {any(kinds)}};
    case 3:
      return {"category", under, {"01"}};
    case 4:
      return {"unit", within, {base::to_text(id(static_cast<std::uint32_t>(1 + below(9))))}};
    case 5:
      return {"unit", equal, {base::to_text(id(static_cast<std::uint32_t>(1 + below(9))))}};
    case 6:
      return {"day", range(), {day()}};
    case 7:
      return {"due", range(), {day()}};
    case 8:
      return {"due", is_set, {}};
    case 9:
      return {"day", is_set, {}};
    case 10:
      return {"programme", equal, {any(programmes)}};
    case 11:
      return {"source", is_set, {}};
    case 12:
      return {"field.people", range(), {std::to_string(8 + below(8))}};
    default:
      return {"field.sort", in, {any(statuses), any(statuses)}};
  }
}

views::ListQuery Campaign::next_query() {
  views::ListQuery out{.noun = nouns[below(nouns.size())]};
  for (std::size_t i = 0, count = below(3); i < count; ++i)
    out.selection.push_back(next_condition());
  out.order = chance(2) ? views::Order::due : views::Order::newest;
  out.limit = static_cast<std::int32_t>(1 + below(20));
  if (chance(3)) {
    // A piece of some text, cut between characters.
    const std::string_view word = vocabulary[below(vocabulary.size())];
    std::vector<std::size_t> cuts;
    for (std::size_t at = 0; at <= word.size(); ++at)
      if (at == word.size() || (static_cast<unsigned char>(word[at]) & 0xc0) != 0x80)
        cuts.push_back(at);
    const std::size_t begin = below(cuts.size() - 1);
    const std::size_t end = begin + 1 + below(std::min<std::size_t>(4, cuts.size() - 1 - begin));
    out.text = word.substr(cuts[begin], cuts[end] - cuts[begin]);
    if (chance(5)) out.text.append(" ").append(vocabulary[below(vocabulary.size())]);
  }
  return out;
}

core::Scope Campaign::next_scope() {
  const auto unit = [&] { return id(static_cast<std::uint32_t>(1 + below(9))); };
  switch (below(6)) {
    case 0:
      return {.ids = {core::everything}};
    case 1:
      return {.ids = {unit()}};
    case 2:
      return {.ids = {unit(), unit()}};
    case 3:
      return {.ids = {id(lonely_post), unit(), core::everything}};
    case 4:
      return {.ids = {id(lonely_post)}};
    default:
      return {};
  }
}

views::EntryQuery Campaign::next_entry_query() {
  views::EntryQuery out{.unit = id(static_cast<std::uint32_t>(1 + below(9)))};
  if (chance(3)) out.programme = programmes[below(programmes.size())];
  if (chance(3)) out.kinds = {"people"};
  if (chance(3)) out.kinds = {"reported.0101", "people", "nothing"};
  out.from = first_day + static_cast<std::int32_t>(below(6));
  out.until = out.from + static_cast<std::int32_t>(below(12));
  if (chance(3))
    out.through_seq = static_cast<std::int64_t>(below(static_cast<std::size_t>(book_.seq + 1)));
  return out;
}

std::vector<views::ListRow> all_pages(views::Reader& reader, views::ListQuery query,
                                      const core::Scope& scope) {
  std::vector<views::ListRow> out;
  do {
    views::Page page = reader.list(query, scope);
    EXPECT_LE(std::ssize(page.rows), query.limit);
    EXPECT_TRUE(page.next.empty() || page.next != query.after) << "paging stands still";
    std::ranges::move(page.rows, std::back_inserter(out));
    if (page.next == query.after) break;
    query.after = page.next;
  } while (!query.after.empty());
  return out;
}

std::string print(const views::ListRow& row) {
  return fmt::format("{} {} {} {} unit {} day {} due {} place {} {} v{}", base::to_text(row.record),
                     row.kind, row.status, row.number, row.unit ? base::to_text(*row.unit) : "-",
                     row.day ? base::to_text(*row.day) : "-", row.due ? row.due->us : 0,
                     row.place ? std::to_string(row.place->latitude_e7) + "," +
                                     std::to_string(row.place->longitude_e7)
                               : "-",
                     row.summary, row.version);
}

std::string print(const std::vector<views::ListRow>& rows) {
  std::string out;
  for (const views::ListRow& row : rows) out.append(print(row)).append("\n");
  return out;
}

}  // namespace luoshi::store::test
