// A row of daily work -> the activities it stands for: one a kind, normally one.
#include <algorithm>

#include "base/text.hpp"
#include "interop/import_rows.hpp"
#include "pack/input_text.hpp"
#include "pack/input_words.hpp"

namespace luoshi::interop {

namespace {
using core::Activity;

// What the row says about one kind.
struct KindPart {
  const core::ActivityKind* kind = nullptr;
  std::vector<core::Amount> amounts;
  core::FieldValues fields;

  bool all_zero() const {
    return std::ranges::all_of(amounts, [](const core::Amount& one) { return one.amount == 0; });
  }
};

class ActivityRow {
 public:
  ActivityRow(RowReader& reader, const std::vector<RowPicture>& pictures)
      : reader_(reader), pictures_(pictures) {}

  void read(std::vector<Draft>& out) {
    if (!find_kind()) return;
    read_values();
    read_nothing_today();
    read_shared();
    if (reader_.bad()) return;
    emit(out);
  }

 private:
  const core::RuleSet& rules() const { return reader_.context().rules; }

  KindPart& part(const std::string& kind) {
    auto it = std::ranges::find_if(
        parts_, [&](const KindPart& one) { return one.kind && one.kind->code == kind; });
    if (it != parts_.end()) return *it;
    parts_.push_back({core::find_by_code(rules().activity_kinds, kind), {}, {}});
    return parts_.back();
  }

  // The kind of the row: of the sheet, or of its own cell; empty when every quantity has its own.
  bool find_kind() {
    kind_ = reader_.mapping().purpose.kind;
    const MappedColumn* column = reader_.column(SheetColumn::kind);
    const std::string words = reader_.text(SheetColumn::kind);
    if (!column || words.empty()) return true;
    kind_ = reader_.context().words.kind(words);
    if (kind_.empty()) reader_.complain("kind_not_found", column, {{"value", words}});
    return !kind_.empty();
  }

  void read_values() {
    for (const MappedColumn& column : reader_.mapping().columns) {
      const std::string text = reader_.raw(column);
      if (text.empty()) continue;
      switch (column.target.role) {
        case TargetRole::standard:
          break;
        case TargetRole::quantity:
          read_quantity(column, text);
          break;
        case TargetRole::field:
          read_field(column, text);
          break;
      }
    }
  }

  void read_quantity(const MappedColumn& column, const std::string& text) {
    if (is_word(text, ImportWords::nothing_today)) {
      said_nothing_ = true;
      return;
    }
    const auto value_said = pack::parse_amount(text, 9, "");
    if (!value_said && is_word(text, ImportWords::no_value)) return;
    const core::Quantity* quantity = core::find_by_code(rules().quantities, column.target.code);
    if (!quantity) return;
    const auto amount = reader_.amount(column, *quantity, text);
    if (!amount) return;
    std::string kind = column.target.kind;
    if (!kind_.empty()) {
      const core::ActivityKind* own = core::find_by_code(rules().activity_kinds, kind_);
      if (own && std::ranges::find(own->quantities, quantity->code) != own->quantities.end())
        kind = kind_;
    }
    part(kind).amounts.push_back({quantity->code, *amount});
  }

  void read_field(const MappedColumn& column, const std::string& text) {
    if (is_word(text, ImportWords::no_value)) return;
    const core::ActivityKind* kind = core::find_by_code(rules().activity_kinds, column.target.kind);
    const core::Field* field =
        kind ? core::find_by_code(kind->fields, column.target.code) : nullptr;
    if (!field || column.target.kind != kind_) return;
    if (auto value = reader_.field(column, *field, text))
      part(kind_).fields.emplace(field->code, std::move(*value));
  }

  void read_nothing_today() {
    if (const MappedColumn* column = reader_.column(SheetColumn::nothing_today)) {
      const std::string text = reader_.raw(*column);
      if (!text.empty()) read_nothing_cell(*column, text);
    }
    if (is_word(reader_.text(SheetColumn::summary), ImportWords::nothing_today) ||
        is_word(reader_.text(SheetColumn::remark), ImportWords::nothing_today))
      said_nothing_ = true;
    if (said_nothing_)
      for (const KindPart& one : parts_)
        if (!one.all_zero()) {
          reader_.complain("nothing_today_with_amounts", nullptr);
          return;
        }
  }

  // "今日无: 是" and "有无: 无" say the same.
  void read_nothing_cell(const MappedColumn& column, const std::string& text) {
    if (is_word(text, ImportWords::nothing_today)) {
      said_nothing_ = true;
      return;
    }
    const auto said = reader_.yes_or_no(column, text);
    if (!said) return;
    const std::string heading = heading_key(column.heading);
    const bool asks_whether_any =
        std::ranges::any_of(import_words(ImportWords::whether_any),
                            [&](std::string_view word) { return heading.contains(word); });
    const auto none = pack::words(pack::InputWords::none);
    const bool none_word = std::ranges::find(none, base::normalise(text)) != none.end();
    said_nothing_ = said_nothing_ || (asks_whether_any ? !*said : *said || none_word);
  }

  void read_day() {
    const MappedColumn* column = reader_.column(SheetColumn::day);
    const std::string text = column ? reader_.raw(*column) : std::string();
    if (!text.empty()) {
      if (const auto day = reader_.day(*column, text)) shared_.day = *day;
    } else if (!column && shared_.from) {
      shared_.day = base::day_of(*shared_.from, reader_.context().offset);
    } else if (!column && reader_.mapping().day) {
      shared_.day = *reader_.mapping().day;
    } else if (column) {
      reader_.complain("cell_empty", column);
    } else {
      reader_.complain("day_column_missing", nullptr);
    }
  }

  // A time of day belongs to the row's day.
  std::optional<core::Instant> moment(SheetColumn wanted, std::optional<core::Day> day) {
    const MappedColumn* column = reader_.column(wanted);
    const std::string text = reader_.text(wanted);
    if (!column || text.empty()) return std::nullopt;
    if (const auto minute = pack::parse_minute_of_day(text); minute && day)
      return base::start_of(*day, reader_.context().offset, *minute);
    return reader_.instant(*column, text);
  }

  void read_shared() {
    if (!reader_.column(SheetColumn::day)) shared_.from = moment(SheetColumn::from, std::nullopt);
    read_day();
    if (!shared_.from) shared_.from = moment(SheetColumn::from, shared_.day);
    shared_.until = moment(SheetColumn::until, shared_.day);
    shared_.units = reader_.units(SheetColumn::unit);
    shared_.programmes = reader_.programmes();
    shared_.place = reader_.place();
    const auto text = [&](SheetColumn column) -> std::optional<core::Text> {
      std::string words = reader_.text(column);
      return words.empty() ? std::nullopt : std::optional(core::Text(std::move(words)));
    };
    shared_.location = text(SheetColumn::location);
    shared_.recorder_named = text(SheetColumn::recorder);
    shared_.no_photo_reason = text(SheetColumn::no_photo_reason);
    read_named(SheetColumn::site, reader_.context().names.sites, "site_not_found");
    read_named(SheetColumn::people, reader_.context().names.persons, "person_not_found");
    read_summary();
  }

  // Names that are no records yet stay as text, with a warning.
  void read_named(SheetColumn wanted, const NameBook& book, std::string_view missing) {
    const MappedColumn* column = reader_.column(wanted);
    const std::string words = reader_.text(wanted);
    if (!column || words.empty()) return;
    std::vector<core::Id> found;
    std::vector<std::string> items = split_items(words);
    if (wanted == SheetColumn::site || !book.find(words).empty()) items = {words};
    for (const std::string& item : items) {
      const auto& ids = book.find(item);
      if (ids.size() == 1)
        found.push_back(ids.front());
      else
        reader_.warn(ids.empty() ? missing : std::string_view("name_ambiguous"), column,
                     {{"value", item}});
    }
    if (found.size() != items.size()) {
      reader_.keep(*column, words);
    } else if (wanted == SheetColumn::site) {
      shared_.site = found.front();
    } else {
      shared_.people = std::move(found);
    }
  }

  void read_summary() {
    std::string out;
    const auto add = [&](const std::string& words) {
      if (words.empty() || is_word(words, ImportWords::nothing_today)) return;
      if (!out.empty()) out += "；";
      out += words;
    };
    add(reader_.text(SheetColumn::summary));
    add(reader_.text(SheetColumn::remark));
    add(reader_.kept());
    if (!out.empty()) shared_.summary = core::Text(std::move(out));
  }

  bool says_more() const {
    return shared_.summary || !pictures_.empty() ||
           (shared_.location && reader_.mapping().purpose.foreign == Purpose::Foreign::refused);
  }

  void emit(std::vector<Draft>& out) {
    SheetReport& report = reader_.mapping().report;
    if (!kind_.empty()) part(kind_);
    bool first = true;
    bool any = false;
    for (KindPart& one : parts_) {
      if (!one.kind) continue;
      const bool own = one.kind->code == kind_ || (kind_.empty() && first);
      const bool daily = one.kind->reporting == core::Reporting::daily;
      const bool zero = said_nothing_ || (daily && !one.amounts.empty() && one.all_zero());
      const bool empty = one.amounts.empty() && one.fields.empty();
      const bool skip = said_nothing_ ? !daily
                        : own         ? empty && !says_more()
                                      : one.amounts.empty() || (!daily && one.all_zero());
      if (skip) continue;
      emit_one(one, own, zero, out);
      if (zero) ++report.zero_reports;
      any = true;
      first = false;
    }
    if (!any) ++report.nothing_said;
  }

  void emit_one(KindPart& one, bool own, bool zero, std::vector<Draft>& out) {
    Activity activity = shared_;
    activity.kind = one.kind->code;
    if (activity.programmes.empty()) activity.programmes = one.kind->programmes;
    activity.nothing_today = zero;
    if (!zero && !one.amounts.empty())
      activity.amounts.push_back({{}, {}, std::nullopt, std::move(one.amounts)});
    Draft draft{.day = activity.day};
    if (own) {
      activity.fields = std::move(one.fields);
      for (const RowPicture& picture : pictures_) {
        activity.photos.push_back({core::Text(picture.photo.digest), picture.photo.media_type,
                                   photo_role(reader_.mapping(), picture.column), std::nullopt,
                                   std::nullopt});
        draft.photos.push_back(picture.photo);
      }
      draft.record = record_;
    }
    draft.command = core::RecordActivity{std::move(activity)};
    out.push_back(std::move(draft));
  }

 public:
  void read_record() {
    const MappedColumn* column = reader_.column(SheetColumn::record);
    const std::string words = reader_.text(SheetColumn::record);
    if (!column || words.empty()) return;
    record_ = base::id_from_text(base::normalise(words));
    if (!record_) reader_.complain("record_id_malformed", column, {{"value", words}});
  }

 private:
  RowReader& reader_;
  const std::vector<RowPicture>& pictures_;
  std::string kind_;
  std::vector<KindPart> parts_;
  Activity shared_;
  std::optional<core::Id> record_;
  bool said_nothing_ = false;
};
}  // namespace

void read_activities(RowReader& reader, const std::vector<RowPicture>& pictures,
                     std::vector<Draft>& out) {
  ActivityRow row(reader, pictures);
  row.read_record();
  row.read(out);
}

}  // namespace luoshi::interop
