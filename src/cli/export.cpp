// export: records of a noun into CSV, JSON Lines or XLSX, never truncated.
#include "cli/commands.hpp"
#include "papers/export_run.hpp"
#include "views/selection.hpp"

namespace luoshi::cli {

namespace {
struct ExportOptions {
  std::filesystem::path folder;
  papers::ExportSettings settings;
  std::string select;
  bool no_pictures = false;
};

std::optional<interop::ExportFormat> format_of(const std::filesystem::path& file) {
  const std::string ending = file.extension().string();
  if (ending == ".csv") return interop::ExportFormat::csv;
  if (ending == ".jsonl") return interop::ExportFormat::json_lines;
  if (ending == ".xlsx") return interop::ExportFormat::xlsx;
  return std::nullopt;
}

void export_noun(ExportOptions options, Session& session) {
  papers::ExportSettings& settings = options.settings;
  const auto format = format_of(settings.out);
  if (!format)
    return session.refuse({"export_format_unknown", "--out", {{"value", settings.out.string()}}});
  auto selection = views::parse_selection(options.select);
  if (!selection) return session.refuse(selection.error());
  auto folder = session.open(options.folder, Opening::read_only);
  if (!folder) return;
  settings.format = *format;
  settings.selection = std::move(*selection);
  settings.scope = core::unrestricted();
  settings.language = session.language;
  settings.now = app::system_clock()();
  if (options.no_pictures) settings.thumbnails = interop::Thumbnails::left_out;
  settings.load_thumbnail = [&](const std::string& digest) { return folder->thumbnail_of(digest); };
  settings.progress = session.progress("progress_export");
  const auto reader = folder->store().reader();
  const auto report = papers::export_records(*reader, app::load_snapshot(*reader), settings);
  if (!report) return session.refuse(report.error());
  if (session.json) session.out << base::to_json(*report) << '\n';
  session.say("export_done", {{"rows", std::to_string(report->rows)}, {"file", report->file}});
}
}  // namespace

void add_export(CLI::App& app, Session& session) {
  auto options = std::make_shared<ExportOptions>();
  app.add_option("folder", options->folder, session.text("arg_folder"))->required();
  app.add_option("noun", options->settings.noun, session.text("arg_noun"))->required();
  app.add_option("--out", options->settings.out, session.text("arg_out"))->required();
  app.add_option("--columns", options->settings.columns, session.text("arg_columns"));
  app.add_option("--select", options->select, session.text("arg_select"));
  app.add_option("--text", options->settings.text, session.text("arg_text"));
  app.add_option("--kind", options->settings.kind, session.text("arg_kind"));
  app.add_flag("--no-pictures", options->no_pictures, session.text("arg_no_pictures"));
  app.callback([options, &session] { export_noun(*options, session); });
}

}  // namespace luoshi::cli
