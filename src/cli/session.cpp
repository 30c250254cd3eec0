#include "cli/session.hpp"

#include <unistd.h>

#include <chrono>
#include <iostream>

#include "accounts/messages.hpp"
#include "app/messages.hpp"
#include "cli/messages.hpp"
#include "cli/serve_options.hpp"
#include "cli/users.hpp"
#include "core/messages.hpp"
#include "interop/export_columns.hpp"
#include "interop/import_report.hpp"
#include "interop/messages.hpp"
#include "journal/messages.hpp"
#include "pack/messages.hpp"
#include "papers/messages.hpp"

namespace luoshi::cli {

std::string Session::text(std::string_view code,
                          const std::map<std::string, std::string>& args) const {
  for (const auto& table : {user_messages(), serve_messages()})
    if (base::find_message(table, code)) return base::text_of(table, code, language, args);
  return base::text_of(messages(), code, language, args);
}

std::string Session::refusal_text(const base::Refusal& refusal) const {
  std::map<std::string, std::string> args = refusal.args;
  args.try_emplace("field", refusal.field);
  const std::array tables{messages(),
                          user_messages(),
                          serve_messages(),
                          accounts::messages(),
                          app::messages(),
                          core::messages(),
                          pack::messages(),
                          interop::messages(),
                          journal::messages(),
                          papers::messages(),
                          interop::export_messages(),
                          interop::import_messages(),
                          http::http_messages()};
  for (const auto& table : tables)
    if (base::find_message(table, refusal.code)) {
      return base::text_of(table, refusal.code, language, args) + " [" + refusal.code +
             (refusal.field.empty() ? "" : ": " + refusal.field) + "]";
    }
  return refusal.code + (refusal.field.empty() ? "" : ": " + refusal.field);
}

namespace {
struct PrintedRefusal {
  std::string code;
  std::string field;
  std::map<std::string, std::string> args;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(PrintedRefusal, (), (code, field, args, text))
}  // namespace

void Session::refuse(const base::Refusal& refusal) {
  exit = Exit::refused;
  if (json)
    out << base::to_json(
               PrintedRefusal{refusal.code, refusal.field, refusal.args, refusal_text(refusal)})
        << '\n';
  else
    err << refusal_text(refusal) << '\n';
}

void Session::say(std::string_view code, const std::map<std::string, std::string>& args) {
  if (!json) out << text(code, args) << '\n';
}

std::function<void(std::int64_t, std::int64_t)> Session::progress(std::string_view code) const {
  if (json || !::isatty(STDERR_FILENO)) return [](std::int64_t, std::int64_t) {};
  return [this, code = std::string(code), last = std::chrono::steady_clock::time_point{}](
             std::int64_t done, std::int64_t total) mutable {
    const auto now = std::chrono::steady_clock::now();
    if (done < total && now - last < std::chrono::milliseconds(100)) return;
    last = now;
    err << '\r' << text(code, {{"done", std::to_string(done)}, {"total", std::to_string(total)}})
        << (done >= total ? "\n" : "") << std::flush;
  };
}

std::unique_ptr<DataFolder> Session::open(const std::filesystem::path& root, Opening opening) {
  auto folder = DataFolder::open(root, ports, opening);
  if (folder) return std::move(*folder);
  refuse(folder.error());
  return nullptr;
}

}  // namespace luoshi::cli
