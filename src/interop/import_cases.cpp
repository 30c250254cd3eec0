// A row of a ledger -> an imported case: its facts, and its history as the ledger tells it.
#include <algorithm>

#include "base/text.hpp"
#include "core/rules/deadline_text.hpp"
#include "interop/import_rows.hpp"
#include "pack/input_text.hpp"

namespace luoshi::interop {

namespace {
using core::CaseStatus;

class CaseRow {
 public:
  CaseRow(RowReader& reader, const std::vector<RowPicture>& pictures)
      : reader_(reader), pictures_(pictures) {}

  void read(std::vector<Draft>& out) {
    if (says_nothing()) {
      ++reader_.mapping().report.nothing_said;
      return;
    }
    read_record();
    read_facts();
    read_words();
    read_units();
    read_history();
    read_status();
    read_rest();
    add_photos();
    if (reader_.bad()) return;
    draft_.day = base::day_of(facts_.found_at, reader_.context().offset);
    draft_.number = history_.number;
    draft_.command = core::ImportCase{std::move(facts_), std::move(history_)};
    out.push_back(std::move(draft_));
  }

 private:
  std::string text(SheetColumn column) const { return reader_.text(column); }
  std::optional<core::Text> optional_text(SheetColumn column) const {
    std::string words = text(column);
    return words.empty() ? std::nullopt : std::optional(core::Text(std::move(words)));
  }

  // A prepared row: a number and perhaps a unit, but no problem.
  bool says_nothing() const {
    const auto any = {SheetColumn::description, SheetColumn::found_at,    SheetColumn::location,
                      SheetColumn::category,    SheetColumn::requirement, SheetColumn::measures};
    return pictures_.empty() &&
           std::ranges::all_of(any, [&](SheetColumn column) { return text(column).empty(); });
  }

  void read_record() {
    const MappedColumn* column = reader_.column(SheetColumn::record);
    const std::string words = text(SheetColumn::record);
    if (!column || words.empty()) return;
    draft_.record = base::id_from_text(base::normalise(words));
    if (!draft_.record) reader_.complain("record_id_malformed", column, {{"value", words}});
  }

  void read_facts() {
    if (const auto at = reader_.instant(SheetColumn::found_at))
      facts_.found_at = *at;
    else if (!reader_.bad() && reader_.mapping().day && !reader_.column(SheetColumn::found_at))
      facts_.found_at = base::start_of(*reader_.mapping().day, reader_.context().offset);
    else if (!reader_.bad())
      reader_.complain("cell_empty", reader_.column(SheetColumn::found_at));
    const std::string description = text(SheetColumn::description);
    if (description.empty())
      reader_.complain("cell_empty", reader_.column(SheetColumn::description));
    facts_.description = core::Text(description);
    facts_.location = optional_text(SheetColumn::location);
    facts_.place = reader_.place();
    facts_.finder_named = optional_text(SheetColumn::finder);
    facts_.responsible_party = optional_text(SheetColumn::owner);
    facts_.requirement = optional_text(SheetColumn::requirement);
    facts_.no_photo_reason = optional_text(SheetColumn::no_photo_reason);
    facts_.programmes = reader_.programmes();
    if (const MappedColumn* column = reader_.column(SheetColumn::site))
      if (const std::string words = text(SheetColumn::site); !words.empty())
        read_site(*column, words);
  }

  void read_site(const MappedColumn& column, const std::string& words) {
    const auto& found = reader_.context().names.sites.find(words);
    if (found.size() == 1) {
      facts_.site = found.front();
      return;
    }
    reader_.warn(found.empty() ? "site_not_found" : "name_ambiguous", &column, {{"value", words}});
    reader_.keep(column, words);
  }

  void read_words() {
    const RuleWords& words = reader_.context().words;
    const auto code = [&](SheetColumn column, auto find, std::string_view refusal,
                          std::string choices) -> std::string {
      const std::string said = text(column);
      if (said.empty()) return {};
      std::string found = find(said);
      if (found.empty())
        reader_.complain(refusal, reader_.column(column),
                         {{"value", said}, {"choices", std::move(choices)}});
      return found;
    };
    facts_.source = code(
        SheetColumn::source, [&](const std::string& said) { return words.term("sources", said); },
        "term_not_found", words.choices("sources"));
    facts_.category =
        code(SheetColumn::category, [&](const std::string& said) { return words.category(said); },
             "category_not_found", {});
    read_grade(SheetColumn::degree, degree_words(), &DegreeWord::degree, facts_.degree);
    read_grade(SheetColumn::urgency, urgency_words(), &UrgencyWord::urgency, facts_.urgency);
  }

  template <class Word, class Value>
  void read_grade(SheetColumn column, std::span<const Word> words, Value Word::* value,
                  Value& out) {
    const std::string said = name_key(text(column));
    if (said.empty()) return;
    for (const Word& word : words)
      if (word.word == said || base::name_of(word.*value) == said) {
        out = word.*value;
        return;
      }
    std::string choices;
    for (const Word& word : words)
      choices += (choices.empty() ? "" : "、") + std::string(word.word);
    reader_.complain("term_not_found", reader_.column(column),
                     {{"value", said}, {"choices", choices}});
  }

  void read_units() {
    const auto leads =
        reader_.text(SheetColumn::unit).empty() && !reader_.column(SheetColumn::street)
            ? std::vector<core::Id>{}
            : reader_.units(SheetColumn::unit);
    if (!leads.empty()) history_.lead = leads.front();
    if (leads.size() > 1) history_.supporting.assign(leads.begin() + 1, leads.end());
    for (const core::Id& id : reader_.units(SheetColumn::supporting))
      history_.supporting.push_back(id);
    const auto places = reader_.units(SheetColumn::place_unit);
    if (!places.empty())
      facts_.unit = places.front();
    else if (history_.lead)
      facts_.unit = history_.lead;
    else
      facts_.unit = reader_.area();
  }

  void read_due() {
    const MappedColumn* column = reader_.column(SheetColumn::due);
    const std::string words = text(SheetColumn::due);
    if (!column || words.empty()) return;
    const base::UtcOffset offset = reader_.context().offset;
    const auto year = reader_.mapping().year;
    if (const auto at = pack::parse_instant(words, year, offset)) {
      history_.due = *at;
      return;
    }
    if (const auto day = pack::parse_day(words, year)) {
      history_.due = base::start_of(*day + 1, offset);  // 24:00 of the day
      return;
    }
    const core::Instant start = history_.handed_out_at.value_or(facts_.found_at);
    const auto limit = core::parse_deadline(words, start, offset);
    if (!limit) {
      reader_.complain(limit.error(), column);
      return;
    }
    if (reader_.bad()) return;  // its days may be those that are wrong
    if (limit->unit != core::LimitUnit::moment) draft_.due = *limit;
    history_.due = core::compute_deadline(reader_.context().rules.calendar, offset,
                                          {.limit = *limit, .start = start})
                       .due;
  }

  void read_history() {
    history_.number = text(SheetColumn::number);
    history_.handed_out_at = reader_.instant(SheetColumn::handed_out_at);
    read_due();
    history_.rectified_at = later(reader_.instant(SheetColumn::rectified_at));
    history_.checked_at = later(reader_.instant(SheetColumn::checked_at));
    history_.closed_at = later(reader_.instant(SheetColumn::closed_at));
    history_.checker_named = optional_text(SheetColumn::verifier);
    const std::string measures = text(SheetColumn::measures);
    if (!measures.empty() || history_.rectified_at) {
      core::WorkDone work;
      work.done = core::Text(measures.empty() ? text(SheetColumn::status) : measures);
      history_.work = std::move(work);
    }
  }

  // A day without an hour begins before what happened on it.
  std::optional<core::Instant> later(std::optional<core::Instant> at) const {
    const base::UtcOffset offset = reader_.context().offset;
    if (at && *at < facts_.found_at && base::minute_of_day(*at, offset) == 0 &&
        base::day_of(*at, offset) == base::day_of(facts_.found_at, offset))
      return facts_.found_at;
    return at;
  }

  CaseStatus status_by_dates() const {
    if (history_.closed_at) return CaseStatus::closed;
    if (history_.rectified_at) return CaseStatus::rectified;
    return history_.lead ? CaseStatus::rectifying : CaseStatus::reported;
  }

  // 是否整改 is answered by yes or no.
  std::optional<CaseStatus> status_by_words(const std::string& said) const {
    const std::string key = heading_parts(name_key(said)).name;
    for (const StatusWord& word : status_words())
      if (key == word.word || base::name_of(word.status) == key) return word.status;
    for (const EndWord& word : end_words())
      if (key.contains(word.word)) return CaseStatus::ended;
    if (is_word(said, ImportWords::yes))
      return history_.closed_at ? CaseStatus::closed : CaseStatus::rectified;
    if (is_word(said, ImportWords::no)) return CaseStatus::rectifying;
    return std::nullopt;
  }

  void read_status() {
    const MappedColumn* column = reader_.column(SheetColumn::status);
    const std::string said = column ? reader_.raw(*column) : std::string();
    if (said.empty()) {
      history_.status = status_by_dates();
      return;
    }
    const auto status = status_by_words(said);
    if (!status) {
      std::string choices;
      for (const StatusWord& word : status_words())
        choices += (choices.empty() ? "" : "、") + std::string(word.word);
      reader_.complain("term_not_found", column, {{"value", said}, {"choices", choices}});
      return;
    }
    history_.status = *status;
    const bool over = *status == CaseStatus::closed || *status == CaseStatus::ended;
    if (history_.closed_at && !over)
      reader_.complain("status_contradicts_dates", column, {{"value", said}});
    if (*status != CaseStatus::ended) return;
    history_.ended = core::EndReason::withdrawn;
    for (const EndWord& word : end_words())
      if (name_key(said).contains(word.word)) {
        history_.ended = word.reason;
        break;
      }
  }

  // Columns of the ledger that the product derives or keeps elsewhere stay with the case as text.
  void read_rest() {
    const auto rest = {SheetColumn::person,      SheetColumn::leader, SheetColumn::check,
                       SheetColumn::recurrences, SheetColumn::listed, SheetColumn::points,
                       SheetColumn::remark};
    for (const SheetColumn column : rest) {
      std::string words = text(column);
      if (column == SheetColumn::remark && !reader_.kept().empty())
        words += (words.empty() ? "" : "；") + reader_.kept();
      if (!words.empty())
        facts_.fields.emplace(base::name_of(column), core::TextValue{core::Text(words)});
    }
  }

  void add_photos() {
    for (const RowPicture& picture : pictures_) {
      core::PhotoRole role = photo_role(reader_.mapping(), picture.column);
      if (role == core::PhotoRole::other) role = core::PhotoRole::before;
      const core::Photo photo{core::Text(picture.photo.digest), picture.photo.media_type, role,
                              std::nullopt, std::nullopt};
      draft_.photos.push_back(picture.photo);
      if (role == core::PhotoRole::before) {
        facts_.photos.push_back(photo);
        continue;
      }
      if (!history_.work) {
        history_.work.emplace();
        history_.work->done = core::Text(text(SheetColumn::status));
      }
      history_.work->photos.push_back(photo);
    }
  }

  RowReader& reader_;
  const std::vector<RowPicture>& pictures_;
  core::CaseFacts facts_;
  core::ImportedHistory history_;
  Draft draft_;
};
}  // namespace

void read_case(RowReader& reader, const std::vector<RowPicture>& pictures,
               std::vector<Draft>& out) {
  CaseRow(reader, pictures).read(out);
}

}  // namespace luoshi::interop
