#include "papers/export_run.hpp"

#include <algorithm>

#include "core/codec.hpp"
#include "papers/filter_words.hpp"
#include "views/selection.hpp"

namespace luoshi::papers {

namespace {
using interop::ExportCell;
using interop::ExportColumn;

struct PinnedSnapshot {
  explicit PinnedSnapshot(views::Reader& pinned) : reader(pinned) { reader.begin_snapshot(); }
  ~PinnedSnapshot() { reader.end_snapshot(); }
  PinnedSnapshot(const PinnedSnapshot&) = delete;
  PinnedSnapshot& operator=(const PinnedSnapshot&) = delete;
  views::Reader& reader;
};

class Export {
 public:
  Export(views::Reader& reader, const app::Snapshot& snapshot, const ExportSettings& settings)
      : reader_(reader),
        snapshot_(snapshot),
        settings_(settings),
        context_{.rules = *snapshot.rules,
                 .directory = *snapshot.directory,
                 .language = settings.language,
                 .offset = {snapshot.rules->utc_offset_minutes},
                 .text = [this](const core::Text& text) { return read(text); },
                 .unit_name = [this](const core::Id& id) { return snapshot_.unit_name(id); },
                 .site_name = [this](const core::Id& id) { return site_name(id); },
                 .person_name = [this](const core::Id& id) { return person_name(id); }} {}

  base::Result<ExportReport> run() {
    if (auto sound = check(); !sound) return std::unexpected(std::move(sound.error()));
    const PinnedSnapshot pinned(reader_);
    if (settings_.rows == ExportRows::all) collect();
    auto parts = parts_of();
    if (!parts) return std::unexpected(std::move(parts.error()));
    const auto file =
        interop::make_export_file(settings_.out, {.format = settings_.format,
                                                  .language = settings_.language,
                                                  .offset = context_.offset,
                                                  .thumbnails = settings_.thumbnails,
                                                  .load_thumbnail = settings_.load_thumbnail});
    for (const Part& part : *parts) write(part, *file);
    interop::ExportNotes notes{.title = parts->front().name,
                               .filter = words_of(query(), snapshot_, settings_.language),
                               .made_at = settings_.now,
                               .rows = done_};
    if (!settings_.scope.personal_text) notes.privacy = interop::ColumnPrivacy::open;
    if (auto finished = file->finish(notes); !finished)
      return std::unexpected(std::move(finished.error()));
    return ExportReport{settings_.out.string(), done_, std::ssize(*parts),
                        std::ssize(parts->front().columns)};
  }

 private:
  struct Found {
    core::Id id;
    std::string kind;
  };
  struct Part {
    std::string name;
    std::string kind;  // empty: every record
    std::vector<ExportColumn> columns;
  };

  views::ListQuery query() const {
    views::ListQuery out{.noun = *views::noun_from(settings_.noun),
                         .selection = settings_.selection,
                         .text = settings_.text,
                         .order = views::Order::newest,
                         .limit = 500,
                         .offset = context_.offset};
    if (!settings_.kind.empty())
      out.selection.push_back({"kind", views::Operator::equal, {settings_.kind}});
    return out;
  }

  base::Result<void> check() const {
    const auto refused = [](std::string_view code, const std::string& value) {
      return base::refuse(code, {}, {{"value", value}});
    };
    if (!interop::can_export(settings_.noun)) return refused("export_noun_unknown", settings_.noun);
    if (!settings_.kind.empty() &&
        !core::find_by_code(snapshot_.rules->activity_kinds, settings_.kind))
      return refused("export_kind_unknown", settings_.kind);
    return views::check_query(query());
  }

  // Ids only (16 bytes a record): the count stands before the first row is written, and the oldest
  // record comes first as ledgers have it.
  void collect() {
    views::ListQuery query = this->query();
    do {
      const views::Page page = reader_.list(query, settings_.scope);
      for (const views::ListRow& row : page.rows)
        found_.push_back({row.record, settings_.noun == "activity" ? row.kind : std::string()});
      query.after = page.next;
    } while (!query.after.empty());
    std::ranges::reverse(found_);
  }

  std::string noun_name() const { return papers::noun_name(settings_.noun, settings_.language); }

  base::Result<std::vector<Part>> parts_of() const {
    const core::RuleSet& rules = *snapshot_.rules;
    const base::Language language = settings_.language;
    if (!settings_.columns.empty() || !settings_.paths.empty()) {
      auto columns =
          !settings_.paths.empty()
              ? interop::columns_at(rules, settings_.noun, settings_.paths, language)
              : interop::columns_of_set(rules, settings_.noun, settings_.columns, language);
      if (!columns) return std::unexpected(std::move(columns.error()));
      if (settings_.noun == "case" || settings_.noun == "activity")
        columns->push_back(interop::record_column(language));
      return std::vector<Part>{{subject_of(settings_, rules), {}, std::move(*columns)}};
    }
    if (settings_.noun != "activity")
      return std::vector<Part>{
          {noun_name(), {}, interop::columns_of_noun(rules, settings_.noun, language)}};
    return parts_of_kinds();
  }

  std::vector<Part> parts_of_kinds() const {
    const core::RuleSet& rules = *snapshot_.rules;
    std::vector<std::string> kinds;
    for (const core::ActivityKind& kind : rules.activity_kinds)
      if (std::ranges::find(found_, kind.code, &Found::kind) != found_.end() ||
          kind.code == settings_.kind)
        kinds.push_back(kind.code);
    const bool together = settings_.format != interop::ExportFormat::xlsx || kinds.empty();
    if (together && kinds.size() != 1)
      return {{noun_name(), {}, interop::columns_of_kinds(rules, kinds, settings_.language)}};
    std::vector<Part> out;
    for (const std::string& code : kinds)
      out.push_back({name_of(core::find_by_code(rules.activity_kinds, code)->name), code,
                     interop::columns_of_kinds(rules, {code}, settings_.language)});
    return out;
  }

  std::string name_of(const core::Name& name) const {
    return settings_.language == base::Language::en && !name.en.empty() ? name.en : name.zh;
  }

  void write(const Part& part, interop::ExportFile& file) {
    file.begin_sheet(part.name, part.columns);
    std::int64_t serial = 0;
    std::vector<ExportCell> cells;
    for (const Found& one : found_) {
      if (!part.kind.empty() && one.kind != part.kind) continue;
      const auto stored = reader_.find(one.id, settings_.scope);
      if (!stored) continue;
      const auto state = core::decode_state(stored->state);
      if (!state) throw std::runtime_error("state of " + base::to_text(one.id));
      ++serial;
      cells.clear();
      for (const ExportColumn& column : part.columns)
        cells.push_back(cell(column, one, *state, serial));
      file.row(cells);
      ++done_;
      if (settings_.progress) settings_.progress(done_, std::ssize(found_));
    }
    if (settings_.progress) settings_.progress(done_, std::ssize(found_));
  }

  ExportCell cell(const ExportColumn& column, const Found& one, const core::State& state,
                  std::int64_t serial) const {
    if (column.path == interop::serial_path) return interop::WrittenNumber{serial, 0};
    if (column.privacy == interop::ColumnPrivacy::personal && !settings_.scope.personal_text)
      return {};
    return column.value(one.id, state, context_);
  }

  std::string read(const core::Text& text) {
    if (!text.sealed()) return text.plain;
    const auto found = reader_.text(text.vault);
    return found ? found->text : std::string();
  }
  std::string site_name(const core::Id& id) {
    return cached(id, [&](const core::State& state) {
      const auto* site = std::get_if<core::SiteState>(&state);
      return site ? read(site->site.name) : std::string();
    });
  }
  std::string person_name(const core::Id& id) {
    return cached(id, [&](const core::State& state) {
      const auto* person = std::get_if<core::PersonState>(&state);
      return person ? read(person->person.name) : std::string();
    });
  }
  template <class Name>
  std::string cached(const core::Id& id, const Name& name) {
    auto [it, fresh] = names_.try_emplace(id);
    if (!fresh) return it->second;
    if (const auto stored = reader_.find(id, core::unrestricted()))
      if (const auto state = core::decode_state(stored->state)) it->second = name(*state);
    return it->second;
  }

  views::Reader& reader_;
  const app::Snapshot& snapshot_;
  const ExportSettings& settings_;
  interop::ExportContext context_;
  std::vector<Found> found_;
  std::map<core::Id, std::string> names_;
  std::int64_t done_ = 0;
};
}  // namespace

std::string subject_of(const ExportSettings& settings, const core::RuleSet& rules) {
  const auto in_words = [&](const core::Name& name) {
    return settings.language == base::Language::en && !name.en.empty() ? name.en : name.zh;
  };
  if (const auto* set = core::find_by_code(rules.column_sets, settings.columns))
    return in_words(set->name);
  if (const auto* kind = core::find_by_code(rules.activity_kinds, settings.kind))
    return in_words(kind->name);
  return noun_name(settings.noun, settings.language);
}

base::Result<ExportReport> export_records(views::Reader& reader, const app::Snapshot& snapshot,
                                          const ExportSettings& settings) {
  return Export(reader, snapshot, settings).run();
}

}  // namespace luoshi::papers
