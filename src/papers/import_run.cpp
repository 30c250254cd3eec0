#include "papers/import_run.hpp"

#include <algorithm>
#include <set>

#include "app/each_state.hpp"
#include "core/case_words.hpp"
#include "core/codec.hpp"
#include "core/messages.hpp"
#include "core/unit_words.hpp"
#include "interop/messages.hpp"
#include "pack/messages.hpp"
#include "papers/import_compare.hpp"
#include "papers/import_compare_lists.hpp"
#include "papers/import_days.hpp"
#include "papers/messages.hpp"

namespace luoshi::papers {

namespace {
using interop::Draft;
using interop::ImportComplaint;
using interop::ImportReport;
using interop::ImportSeverity;

// One transaction of an import that goes on beside bad rows.
constexpr std::size_t records_per_transaction = 1000;

using Execute = std::function<std::vector<app::Outcome>(std::vector<app::Request>, app::Together)>;

class Run {
 public:
  Run(Execute execute, const app::Snapshot& snapshot, views::Reader& reader,
      const ImportSettings& settings, interop::ImportPlan plan)
      : execute_(std::move(execute)),
        snapshot_(snapshot),
        reader_(reader),
        settings_(settings),
        plan_(std::move(plan)) {
    plan_.report.dry_run = settings.execution == Execution::dry;
  }

  ImportReport run() {
    set_known_apart();
    std::ranges::move(reported_already(plan_.drafts, snapshot_, reader_),
                      std::back_inserter(plan_.report.complaints));
    const bool stop = settings_.bad_rows == BadRows::stop && plan_.report.has_errors();
    if (settings_.execution == Execution::dry || stop) {
      rehearse();
    } else {
      store_photos();
      settings_.bad_rows == BadRows::stop ? execute_together() : execute_each();
    }
    count_refused();
    return std::move(plan_.report);
  }

 private:
  app::Request request(const Draft& draft, core::Command command) const {
    return {.id = draft.id,
            .record = {},
            .actor = settings_.actor,
            .command = std::move(command),
            .origin = core::Origin::imported};
  }

  // A refusal that names a field of a list's line is about the cell it came from.
  void refuse(const Draft& draft, const base::Refusal& refusal) {
    std::map<std::string, std::string> args = refusal.args;
    interop::DraftCell cell;
    std::string code = refusal.code;
    if (draft.cells)
      if (const auto found = draft.cells->find(refusal.field); found != draft.cells->end())
        cell = found->second;
    // Every cell names a record that is there or that the import brings: that one was refused.
    if (!cell.heading.empty() && (code == "unit_unknown" || code == "post_unknown"))
      code = "list_leans_on_refused";
    if (!cell.heading.empty()) args.insert_or_assign("value", cell.text);
    args.try_emplace("value", draft.number);
    if (!refusal.field.empty()) args.try_emplace("field", refusal.field);
    plan_.report.complaints.push_back({ImportSeverity::error, std::move(code), draft.file,
                                       draft.sheet, draft.row, cell.letter, cell.heading,
                                       std::move(args)});
  }

  // Rows whose record is there already are repeats, or a clear refusal; the rest is new.
  void set_known_apart() {
    std::vector<Draft> known;
    std::erase_if(plan_.drafts, [&](Draft& draft) {
      if (reader_.find(draft.id, core::unrestricted())) {
        known.push_back(std::move(draft));
        return true;
      }
      const auto other = record_of_number(draft);
      if (other) compare(draft, *other, "import_number_exists");
      return other.has_value();
    });
    if (known.empty()) return;
    std::vector<app::Request> requests;
    for (const Draft& draft : known) requests.push_back(request(draft, draft.command));
    const auto outcomes = execute_(std::move(requests), app::Together::rehearsal);
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (outcomes[i] && outcomes[i]->repeated)
        ++plan_.report.repeated;
      else
        compare(known[i], known[i].id, "import_row_changed");
    }
  }

  std::optional<core::Id> record_of_number(const Draft& draft) {
    if (draft.number.empty() || !std::holds_alternative<core::ImportCase>(draft.command))
      return std::nullopt;
    return reader_.find_number(views::Noun::case_, draft.number, core::unrestricted());
  }

  void compare(const Draft& draft, const core::Id& record, std::string_view code) {
    const auto stored = reader_.find(record, core::unrestricted());
    const auto state = stored ? core::decode_state(stored->state)
                              : base::Result<core::State>(base::refuse("record_missing"));
    if (state && draft.cells) return compare_list(draft, *state);
    if (state && says_the_same(draft.command, *state, reader_))
      ++plan_.report.repeated;
    else
      refuse(draft, {std::string(code), {}, {}});
  }

  void compare_list(const Draft& draft, const core::State& state) {
    const auto differences =
        differences_of(draft.command, state,
                       {reader_, snapshot_, settings_.actor.may(core::Right::read_personal)});
    if (differences.empty()) ++plan_.report.repeated;
    for (const Difference& one : differences) {
      const std::string_view code = !one.known           ? "import_record_differs_unsaid"
                                    : one.known->empty() ? "import_record_lacks"
                                                         : "import_record_differs";
      refuse(draft, {std::string(code), one.field, {{"known", one.known.value_or("")}}});
    }
  }

  void store_photos() {
    for (const Draft& draft : plan_.drafts)
      for (const interop::DraftPhoto& photo : draft.photos) {
        ++plan_.report.photos;
        if (settings_.store_photo) settings_.store_photo(*photo.bytes, photo.media_type);
      }
  }

  // Commands are handed over: a draft is large, and nobody asks for them again.
  std::vector<app::Request> requests(std::size_t from, std::size_t count) {
    std::vector<app::Request> out;
    out.reserve(count);
    for (std::size_t i = from; i < from + count; ++i)
      out.push_back(request(plan_.drafts[i], std::move(plan_.drafts[i].command)));
    return out;
  }

  void take(std::size_t from, const std::vector<app::Outcome>& outcomes) {
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      if (!outcomes[i])
        refuse(plan_.drafts[from + i], outcomes[i].error());
      else if (outcomes[i]->repeated)
        ++plan_.report.repeated;
      else
        ++plan_.report.recorded;
    }
    if (settings_.progress)
      settings_.progress(static_cast<std::int64_t>(from + outcomes.size()),
                         static_cast<std::int64_t>(plan_.drafts.size()));
  }

  void rehearse() {
    take(0, execute_(requests(0, plan_.drafts.size()), app::Together::rehearsal));
    for (const Draft& draft : plan_.drafts)
      plan_.report.photos += static_cast<std::int64_t>(draft.photos.size());
    if (!plan_.report.dry_run) plan_.report.recorded = 0;
  }

  void execute_together() {
    take(0, execute_(requests(0, plan_.drafts.size()), app::Together::all_or_none));
    plan_.report.executed = !plan_.report.has_errors();
    if (!plan_.report.executed) plan_.report.recorded = 0;
  }

  void execute_each() {
    for (std::size_t from = 0; from < plan_.drafts.size(); from += records_per_transaction) {
      const std::size_t count = std::min(records_per_transaction, plan_.drafts.size() - from);
      take(from, execute_(requests(from, count), app::Together::each_by_itself));
    }
    plan_.report.executed = true;
  }

  void count_refused() {
    std::set<std::tuple<std::string, std::string, int>> rows;
    for (const ImportComplaint& one : plan_.report.complaints)
      if (one.severity == ImportSeverity::error && one.row > 0)
        rows.emplace(one.file, one.sheet, one.row);
    plan_.report.refused = static_cast<std::int64_t>(rows.size());
  }

  Execute execute_;
  const app::Snapshot& snapshot_;
  views::Reader& reader_;
  const ImportSettings& settings_;
  interop::ImportPlan plan_;
};
}  // namespace

interop::ImportNames import_names(views::Reader& reader, const app::Snapshot& snapshot) {
  interop::ImportNames out;
  out.directory = snapshot.directory.get();
  out.unit_names = *snapshot.unit_names;
  const auto plain = [&](const core::Text& text) {
    const auto found = reader.text(text.vault);
    return found && !found->erased ? found->text : std::string();
  };
  for (const auto& [id, state] : snapshot.directory->units()) {
    out.units.add(id, state.unit.code);
    out.units.add(id, snapshot.unit_name(id));
    for (const core::Text& alias : state.unit.aliases) out.units.add(id, plain(alias));
  }
  app::for_each_state<core::PersonState>(
      reader, views::Noun::person, [&](const core::Id& id, const core::PersonState& state) {
        const core::Person& person = state.person;
        const std::string name = plain(person.name);
        out.persons.add(id, name);
        out.persons.add(id, person.code);
        out.person_records.emplace(id, interop::NamedRecord{person.code, name, person.home_unit});
      });
  app::for_each_state<core::SiteState>(
      reader, views::Noun::site, [&](const core::Id& id, const core::SiteState& state) {
        const std::string name = plain(state.site.name);
        out.sites.add(id, name);
        out.sites.add(id, state.site.code);
        out.site_records.emplace(id, interop::NamedRecord{state.site.code, name, state.site.unit});
      });
  for (const auto& [id, state] : snapshot.directory->posts()) {
    const std::string title = state.post.title ? plain(*state.post.title) : std::string();
    out.add_post(id, state.post, title, *snapshot.rules);
    if (!title.empty()) out.post_titles.emplace(id, title);
  }
  return out;
}

interop::MessageTables import_message_tables() {
  return {interop::import_messages(), interop::messages(), pack::messages(),
          pack::input_messages(),     core::messages(),    core::case_words(),
          core::unit_words(),         messages()};
}

namespace {
base::Result<interop::ImportReport> import_with(Execute execute, const app::Snapshot& snapshot,
                                                views::Reader& reader,
                                                const std::vector<std::filesystem::path>& files,
                                                const ImportSettings& settings) {
  std::vector<interop::ImportFile> read;
  for (const std::filesystem::path& file : files) {
    const auto refused = [&](base::Refusal refusal) {
      refusal.args.try_emplace("file", file.filename().string());
      return std::unexpected(std::move(refusal));
    };
    auto workbook = interop::read_workbook(file);
    if (!workbook) return refused(std::move(workbook.error()));
    auto pictures = interop::read_pictures(file);
    if (!pictures) return refused(std::move(pictures.error()));
    read.push_back({file.filename().string(), std::move(*workbook), std::move(*pictures)});
  }
  auto plan =
      interop::plan_import(read, *snapshot.rules, import_names(reader, snapshot), settings.plan);
  return Run(std::move(execute), snapshot, reader, settings, std::move(plan)).run();
}
}  // namespace

base::Result<interop::ImportReport> import_files(app::Executor& executor, views::Reader& reader,
                                                 const std::vector<std::filesystem::path>& files,
                                                 const ImportSettings& settings) {
  const auto execute = [&](std::vector<app::Request> requests, app::Together together) {
    return executor.execute(std::span<app::Request>(requests), together);
  };
  return import_with(execute, *executor.snapshot(), reader, files, settings);
}

base::Result<interop::ImportReport> import_files(app::Writer& writer, views::Reader& reader,
                                                 const std::vector<std::filesystem::path>& files,
                                                 const ImportSettings& settings) {
  const auto execute = [&](std::vector<app::Request> requests, app::Together together) {
    return writer.execute(std::move(requests), together);
  };
  return import_with(execute, *writer.snapshot(), reader, files, settings);
}

}  // namespace luoshi::papers
