// Runs a foreign program on a foreign file: with limits on time, memory and files, without network,
// without new privileges, killed with all its children when its time is over.
// Source of the rule: whatever decodes what others sent never runs inside the server's process.
#pragma once
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"

namespace luoshi::interop {

struct ConfinedLimits {
  unsigned cpu_seconds = base::limits::child_sheet_cpu_seconds_max;
  std::chrono::milliseconds wall_time = base::limits::child_sheet_time_max;
  std::size_t memory_bytes = base::limits::child_sheet_memory_bytes_max;  // address space
  std::size_t file_bytes = base::limits::child_file_bytes_max;            // each file it writes
  unsigned open_files = base::limits::child_open_files_max;
  std::size_t output_bytes = base::limits::child_output_bytes_max;
};

struct ConfinedCommand {
  std::vector<std::string> argv;         // argv[0] is looked up in /usr/local/bin, /usr/bin, /bin
  std::filesystem::path folder;          // working directory, also HOME and TMPDIR; must exist
  std::vector<std::string> environment;  // "NAME=value"; nothing of ours is inherited
  ConfinedLimits limits;
};

enum class ConfinedEnd { exited, killed, out_of_time, too_much_output };

struct ConfinedOutcome {
  ConfinedEnd end = ConfinedEnd::exited;
  int code = 0;            // exit code; for killed the signal's number
  std::string output;      // stdout, up to limits.output_bytes
  std::string complaints;  // the tail of stderr

  bool succeeded() const { return end == ConfinedEnd::exited && code == 0; }
};

// Waits for the child; may be called from any thread. Refuses with tool_missing when the program is
// not installed. Throws std::system_error when the child cannot be made or cannot be confined: it
// never runs unconfined.
base::Result<ConfinedOutcome> run_confined(const ConfinedCommand& command);

// A private folder under the system's temporary directory, removed with all it holds at the end.
class PrivateFolder {
 public:
  PrivateFolder();
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace luoshi::interop
