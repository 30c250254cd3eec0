// user slips: personal slips in bulk, on A4 pages to be cut and handed out.
#include <fmt/format.h>

#include <algorithm>
#include <qrcodegen/qrcodegen.hpp>

#include "cli/commands.hpp"
#include "cli/users.hpp"

namespace luoshi::cli {

namespace {
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  return out;
}

// Modules as one path, with the quiet zone of four that readers need.
std::string svg_of(const std::string& text) {
  using qrcodegen::QrCode;
  const QrCode code = QrCode::encodeText(text.c_str(), QrCode::Ecc::MEDIUM);
  const int size = code.getSize();
  std::string path;
  for (int y = 0; y < size; ++y)
    for (int x = 0; x < size; ++x)
      if (code.getModule(x, y)) path += fmt::format("M{},{}h1v1h-1z", x + 4, y + 4);
  return fmt::format(
      "<svg viewBox=\"0 0 {0} {0}\" shape-rendering=\"crispEdges\"><path d=\"{1}\"/></svg>",
      size + 8, path);
}

constexpr std::string_view style = R"(
@page { size: A4; margin: 10mm; }
body { font-family: "Noto Sans CJK SC", "Source Han Sans SC", "SimSun", sans-serif; margin: 0; }
.slip { box-sizing: border-box; width: 190mm; height: 54mm; border: 0.3mm dashed #777;
  padding: 3mm; display: flex; gap: 4mm; break-inside: avoid; overflow: hidden; }
.slip svg { width: 46mm; height: 46mm; flex: none; }
.slip h2 { font-size: 13pt; margin: 0 0 1mm; }
.slip p { font-size: 9.5pt; margin: 0 0 0.6mm; }
.slip small { font-size: 8pt; color: #333; display: block; }
)";
}  // namespace

std::string slips_page(const std::vector<PrintedSlip>& slips, std::string_view base_url,
                       base::Language language) {
  const auto both = [](std::string_view code, base::Language one,
                       const std::map<std::string, std::string>& args) {
    return escaped(base::text_of(user_messages(), code, one, args));
  };
  std::string_view base = base_url;
  while (base.ends_with('/')) base.remove_suffix(1);
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">"
      "<meta name=\"robots\" content=\"noindex\"><title>{}</title><style>{}</style></head>"
      "<body>\n",
      language == base::Language::zh ? "zh-CN" : "en", both("slips_title", language, {}), style);
  for (const PrintedSlip& one : slips) {
    out += fmt::format("<section class=\"slip\">{}<div><h2>{}</h2><p>{}</p>",
                       svg_of(fmt::format("{}/m/#slip={}", base, one.secret)), escaped(one.name),
                       escaped(one.post));
    const std::map<std::string, std::string> args{{"login", one.login}, {"until", one.until}};
    for (const base::Language each : {base::Language::zh, base::Language::en}) {
      out += "<p>" + both("slip_facts", each, args) + "</p>";
      for (const char* line : {"slip_step_1", "slip_step_2", "slip_step_3"})
        out += "<small>" + both(line, each, args) + "</small>";
    }
    out += "</div></section>\n";
  }
  return out + "</body></html>\n";
}

std::optional<std::size_t> write_slips(const std::vector<accounts::Account>& accounts,
                                       AccountBook& book, const app::Snapshot& snapshot,
                                       views::Reader& reader, const std::filesystem::path& out,
                                       std::string_view base_url, Session& session) {
  std::vector<core::Id> ids;
  for (const accounts::Account& one : accounts) ids.push_back(one.id);
  const auto issued = book.accounts->issue_slips(ids, std::nullopt, here());
  if (!issued) {
    session.refuse(issued.error());
    return std::nullopt;
  }
  std::vector<PrintedSlip> slips;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    const accounts::Account& one = accounts[i];
    const std::string name = one.person ? person_name(reader, *one.person) : std::string();
    const base::UtcOffset offset{snapshot.rules->utc_offset_minutes};
    slips.push_back({.name = name.empty() ? one.name : name,
                     .login = one.name,
                     .post = post_words(snapshot, one.posts.front(), session.language),
                     .secret = (*issued)[i].secret,
                     .until = base::to_text(base::day_of((*issued)[i].until, offset))});
  }
  write_file(out, slips_page(slips, base_url, session.language));
  return slips.size();
}

namespace {
struct SlipOptions {
  std::filesystem::path folder;
  std::string unit;
  bool all = false;
  std::filesystem::path out;
  std::string url;
};

// Held posts without an account get one; its login name is the post's code.
base::Result<void> add_missing(AccountBook& book, const app::Snapshot& snapshot,
                               const std::vector<core::Id>& posts) {
  std::vector<accounts::NewAccount> missing;
  for (const core::Id& id : posts) {
    const core::Post& post = snapshot.directory->post(id)->post;
    const auto known = book.accounts->accounts_of_post(id);
    const bool has = std::ranges::any_of(
        known, [](const accounts::Account& one) { return one.kind == accounts::Kind::person; });
    if (has || post.code.empty()) continue;
    missing.push_back({.name = post.code, .person = post.person, .posts = {id}});
  }
  auto added = book.accounts->add(missing, std::nullopt, here());
  if (!added) return std::unexpected(std::move(added.error()));
  return {};
}

std::vector<core::Id> held_posts(const app::Snapshot& snapshot, const SlipOptions& options,
                                 const std::optional<core::Id>& unit, core::Day today) {
  std::vector<core::Id> out;
  for (const auto& [id, state] : snapshot.directory->posts()) {
    if (!options.all && !snapshot.directory->within(state.post.unit, *unit)) continue;
    if (state.post.person && app::actor_of(snapshot, id, today)) out.push_back(id);
  }
  return out;
}

void slips(const SlipOptions& options, Session& session) {
  if (options.all == !options.unit.empty()) return session.refuse({"unit_or_all", "--unit", {}});
  auto folder = session.open(options.folder, Opening::read_only);
  if (!folder) return;
  auto reader = folder->store().reader();
  const app::Snapshot snapshot = app::load_snapshot(*reader);
  const auto unit = snapshot.directory->unit_by_code(options.unit);
  if (!options.all && !unit)
    return session.refuse({"unit_unknown", "--unit", {{"value", options.unit}}});
  auto book = open_accounts(*folder, snapshot, session);
  if (!book) return;
  const core::Day today = base::day_of(here().now, {snapshot.rules->utc_offset_minutes});
  const auto posts = held_posts(snapshot, options, unit, today);
  if (auto added = add_missing(*book, snapshot, posts); !added)
    return session.refuse(added.error());
  std::vector<accounts::Account> chosen;
  for (const core::Id& post : posts)
    for (accounts::Account& one : book->accounts->accounts_of_post(post))
      if (one.kind == accounts::Kind::person && !one.locked &&
          std::ranges::find(chosen, one.id, &accounts::Account::id) == chosen.end())
        chosen.push_back(std::move(one));
  const auto written =
      write_slips(chosen, *book, snapshot, *reader, options.out, options.url, session);
  if (written)
    session.say("slips_written",
                {{"count", std::to_string(*written)}, {"file", options.out.string()}});
}
}  // namespace

void add_user_slips(CLI::App& sub, Session& session) {
  auto options = std::make_shared<SlipOptions>();
  sub.add_option("folder", options->folder, session.text("arg_folder"))->required();
  sub.add_option("--unit", options->unit, session.text("arg_user_unit"));
  sub.add_flag("--all", options->all, session.text("arg_user_all"));
  sub.add_option("--out", options->out, session.text("arg_slips_out"))->required();
  sub.add_option("--url", options->url, session.text("arg_slips_url"))->required();
  sub.callback([options, &session] { slips(*options, session); });
}

}  // namespace luoshi::cli
