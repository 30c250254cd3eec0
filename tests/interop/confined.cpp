// A foreign program gets what its limits allow, no network, and never outlives its time.
#include "interop/confined.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace luoshi::interop {
namespace {

using namespace std::chrono_literals;

ConfinedOutcome run(const PrivateFolder& folder, const std::string& script,
                    ConfinedLimits limits = {}) {
  auto outcome = run_confined({.argv = {"sh", "-c", script},
                               .folder = folder.path(),
                               .environment = {"COLOUR=red"},
                               .limits = limits});
  EXPECT_TRUE(outcome.has_value());
  return outcome ? std::move(*outcome) : ConfinedOutcome{};
}

TEST(Confined, gives_exit_code_output_and_complaints) {
  const PrivateFolder folder;
  const auto outcome = run(folder, "echo out; echo bad >&2; pwd >&2; exit 7");
  EXPECT_EQ(outcome.end, ConfinedEnd::exited);
  EXPECT_EQ(outcome.code, 7);
  EXPECT_FALSE(outcome.succeeded());
  EXPECT_EQ(outcome.output, "out\n");
  EXPECT_EQ(outcome.complaints, "bad\n" + folder.path().string() + "\n");
}

TEST(Confined, inherits_neither_environment_nor_files_nor_input) {
  const PrivateFolder folder;
  ::setenv("LUOSHI_TEST_SECRET", "secret", 1);
  const std::ofstream open_file(folder.path() / "open");
  const auto outcome = run(
      folder, "echo $COLOUR$LUOSHI_TEST_SECRET; cat; for f in /proc/self/fd/*; do echo $f; done");
  EXPECT_TRUE(outcome.output.starts_with("red\n")) << outcome.output;
  EXPECT_EQ(outcome.output.find("secret"), std::string::npos);
  EXPECT_EQ(outcome.output.find("/fd/4"), std::string::npos) << outcome.output;
}

TEST(Confined, a_missing_program_is_a_refusal) {
  const PrivateFolder folder;
  const auto outcome =
      run_confined({.argv = {"luoshi-no-such-tool"}, .folder = folder.path(), .environment = {}});
  ASSERT_FALSE(outcome.has_value());
  EXPECT_EQ(outcome.error().code, "tool_missing");
  EXPECT_EQ(outcome.error().args.at("tool"), "luoshi-no-such-tool");
}

TEST(Confined, is_killed_with_its_children_when_its_time_is_over) {
  const PrivateFolder folder;
  const auto start = std::chrono::steady_clock::now();
  const auto outcome = run(folder, "(sleep 5; echo late > late) & sleep 30", {.wall_time = 300ms});
  EXPECT_EQ(outcome.end, ConfinedEnd::out_of_time);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 4s);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "late"));
}

TEST(Confined, closing_its_outputs_does_not_free_it_from_the_clock) {
  const PrivateFolder folder;
  const auto outcome = run(folder, "exec >&- 2>&-; sleep 30", {.wall_time = 300ms});
  EXPECT_EQ(outcome.end, ConfinedEnd::out_of_time);
}

TEST(Confined, output_file_size_and_cpu_are_bounded) {
  const PrivateFolder folder;
  EXPECT_EQ(run(folder, "yes", {.output_bytes = 100'000}).end, ConfinedEnd::too_much_output);
  run(folder, "yes > big", {.file_bytes = 50'000});
  EXPECT_LE(std::filesystem::file_size(folder.path() / "big"), 50'000U);
  EXPECT_EQ(run(folder, "while :; do :; done", {.cpu_seconds = 1, .wall_time = 20s}).end,
            ConfinedEnd::killed);
}

TEST(Confined, memory_is_bounded) {
  const PrivateFolder folder;
  const auto outcome =
      run(folder, "python3 -c 'print(len(bytes(400_000_000)))'", {.memory_bytes = 200'000'000});
  EXPECT_FALSE(outcome.succeeded());
  EXPECT_TRUE(run(folder, "python3 -c 'print(len(bytes(4_000_000)))'").succeeded());
}

TEST(Confined, no_kind_of_socket_can_be_made_and_no_group_left) {
  const PrivateFolder folder;
  const auto outcome = run(folder, R"(python3 - <<'E' 2>&1
import os, socket
for make in (lambda: socket.socket(socket.AF_INET), lambda: socket.socket(socket.AF_UNIX),
             socket.socketpair, os.setsid, lambda: os.setpgid(0, 0)):
    try:
        make()
        print('made')
    except PermissionError:
        print('denied')
E)");
  EXPECT_EQ(outcome.output, "denied\ndenied\ndenied\ndenied\ndenied\n");
  EXPECT_EQ(run(folder, "grep NoNewPrivs /proc/self/status").output, "NoNewPrivs:\t1\n");
}

TEST(PrivateFolder, is_removed_with_its_content) {
  std::filesystem::path path;
  {
    const PrivateFolder folder;
    path = folder.path();
    std::ofstream(path / "file") << "x";
    EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms::owner_all);
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace luoshi::interop
