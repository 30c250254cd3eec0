// What every subcommand shares: language, output form, exit codes, and opening a data folder.
#pragma once
#include <CLI/CLI.hpp>
#include <iosfwd>

#include "base/message.hpp"
#include "cli/data_folder.hpp"

namespace luoshi::cli {

// Documented in docs/cli.md; scripts depend on them.
enum class Exit {
  done = 0,
  incomplete = 1,  // done in part: rows refused, or verify found a change
  refused = 2,     // bad input or usage; nothing was changed
  fault = 3,       // I/O failed
};

struct Session {
  const Ports& ports;
  base::Language language = base::Language::zh;
  bool json = false;
  std::ostream& out;
  std::ostream& err;
  Exit exit = Exit::done;

  std::string text(std::string_view code,
                   const std::map<std::string, std::string>& args = {}) const;
  // What happened, where, what to do.
  std::string refusal_text(const base::Refusal& refusal) const;
  // Prints a refusal in the form asked for and keeps the exit code.
  void refuse(const base::Refusal& refusal);
  void say(std::string_view code, const std::map<std::string, std::string>& args = {});
  // Progress on one line of stderr, at most ten times a second, only on a terminal.
  std::function<void(std::int64_t, std::int64_t)> progress(std::string_view code) const;

  // nullptr after a refusal, which has been printed.
  std::unique_ptr<DataFolder> open(const std::filesystem::path& root, Opening opening);
};

// One row of the table of subcommands: name, and what adds its options and action.
struct Subcommand {
  std::string_view name;
  void (*add)(CLI::App& app, Session& session);
};

int run(int argc, const char* const* argv, const Ports& ports, std::ostream& out,
        std::ostream& err);

}  // namespace luoshi::cli
