// Between fork and exec only async-signal-safe calls are made: other threads may hold the locks of
// malloc at that moment. So everything, the seccomp program too, is prepared before the fork.
#include "interop/confined.hpp"

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <memory>
#include <optional>
#include <system_error>

namespace luoshi::interop {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fault(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this != &other) close();
    number_ = std::exchange(other.number_, -1);
    return *this;
  }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }
  int number() const { return number_; }

 private:
  int number_ = -1;
};

struct Pipe {
  Descriptor read;
  Descriptor write;
};

Pipe make_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) fault("pipe2");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

// What a decoder never needs. Answered with EPERM, not a kill: libraries that merely probe go on.
constexpr int denied_calls[] = {
    SCMP_SYS(socket),          SCMP_SYS(socketpair),
    SCMP_SYS(connect),         SCMP_SYS(bind),
    SCMP_SYS(listen),          SCMP_SYS(accept),
    SCMP_SYS(accept4),         SCMP_SYS(sendto),
    SCMP_SYS(sendmsg),         SCMP_SYS(sendmmsg),
    SCMP_SYS(ptrace),          SCMP_SYS(process_vm_readv),
    SCMP_SYS(io_uring_setup),  SCMP_SYS(process_vm_writev),
    SCMP_SYS(userfaultfd),     SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open), SCMP_SYS(keyctl),
    SCMP_SYS(add_key),         SCMP_SYS(request_key),
    SCMP_SYS(mount),           SCMP_SYS(umount2),
    SCMP_SYS(unshare),         SCMP_SYS(setns),
    SCMP_SYS(chroot),          SCMP_SYS(pivot_root),
    SCMP_SYS(kexec_load),      SCMP_SYS(init_module),
    SCMP_SYS(finit_module),    SCMP_SYS(delete_module),
    SCMP_SYS(pidfd_getfd),     SCMP_SYS(setsid),
    SCMP_SYS(setpgid),
};

std::vector<sock_filter> make_filter() {
  const std::unique_ptr<void, void (*)(void*)> context(seccomp_init(SCMP_ACT_ALLOW),
                                                       seccomp_release);
  if (!context) fault("seccomp_init");
  for (const int call : denied_calls) {
    errno = -seccomp_rule_add(context.get(), SCMP_ACT_ERRNO(EPERM), call, 0);
    if (errno != 0) fault("seccomp_rule_add");
  }
  const Descriptor file(::memfd_create("seccomp", MFD_CLOEXEC));
  if (file.number() < 0) fault("memfd_create");
  errno = -seccomp_export_bpf(context.get(), file.number());
  if (errno != 0) fault("seccomp_export_bpf");
  const auto size = ::lseek(file.number(), 0, SEEK_END);
  if (size <= 0) fault("lseek");
  std::vector<sock_filter> out(static_cast<std::size_t>(size) / sizeof(sock_filter));
  if (::pread(file.number(), out.data(), out.size() * sizeof(sock_filter), 0) != size)
    fault("pread");
  return out;
}

std::optional<std::string> find_program(const std::string& name) {
  if (name.starts_with('/')) return name;
  for (const char* folder : {"/usr/local/bin/", "/usr/bin/", "/bin/"}) {
    std::string path = folder + name;
    if (::access(path.c_str(), X_OK) == 0) return path;
  }
  return std::nullopt;
}

// Everything the child needs, laid out so that it only reads.
struct Plan {
  std::string program;
  std::string folder;
  std::vector<char*> argv;
  std::vector<std::string> environment;
  std::vector<char*> envp;
  std::vector<std::pair<int, rlimit>> limits;
  sock_fprog filter{};
  int input = -1;
  int output = -1;
  int complaints = -1;
  int report = -1;
};

void lay_out(Plan& plan, const ConfinedCommand& command) {
  plan.folder = command.folder.string();
  for (const auto& argument : command.argv)
    plan.argv.push_back(const_cast<char*>(argument.c_str()));
  plan.argv.push_back(nullptr);
  plan.environment = command.environment;
  plan.environment.insert(plan.environment.end(),
                          {"PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8",
                           "HOME=" + plan.folder, "TMPDIR=" + plan.folder});
  for (auto& entry : plan.environment) plan.envp.push_back(entry.data());
  plan.envp.push_back(nullptr);
  const auto& limits = command.limits;
  const auto add = [&](int what, rlim_t soft, rlim_t hard) {
    plan.limits.emplace_back(what, rlimit{soft, hard});
  };
  add(RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1);
  add(RLIMIT_AS, limits.memory_bytes, limits.memory_bytes);
  add(RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes);
  add(RLIMIT_NOFILE, limits.open_files, limits.open_files);
  add(RLIMIT_CORE, 0, 0);
}

[[noreturn]] void give_up(int report, char stage) {
  const int number = errno;
  char message[1 + sizeof number];
  message[0] = stage;
  __builtin_memcpy(message + 1, &number, sizeof number);
  [[maybe_unused]] const auto written = ::write(report, message, sizeof message);
  ::_exit(127);
}

// The report pipe closes by itself when exec succeeds.
[[noreturn]] void become(const Plan& plan) {
  ::setsid();
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  if (::chdir(plan.folder.c_str()) != 0) give_up(plan.report, 'd');
  // dup2 clears close-on-exec. All five are above 9 (see spawn), so that none overwrites another.
  if (::dup2(plan.input, 0) < 0 || ::dup2(plan.output, 1) < 0 || ::dup2(plan.complaints, 2) < 0)
    give_up(plan.report, 'p');
  if (::dup2(plan.report, 3) < 0 || ::fcntl(3, F_SETFD, FD_CLOEXEC) != 0) give_up(plan.report, 'p');
  if (::syscall(SYS_close_range, 4U, ~0U, 0U) != 0)
    for (int other = 4; other < 65'536; ++other) ::close(other);
  for (const auto& [what, limit] : plan.limits)
    if (::setrlimit(static_cast<__rlimit_resource_t>(what), &limit) != 0) give_up(3, 'l');
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) give_up(3, 'n');
  if (::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &plan.filter) != 0) give_up(3, 's');
  ::execve(plan.program.c_str(), plan.argv.data(), plan.envp.data());
  give_up(3, 'x');
}

Descriptor above_nine(Descriptor low) {
  Descriptor out(::fcntl(low.number(), F_DUPFD_CLOEXEC, 10));
  if (out.number() < 0) fault("fcntl");
  return out;
}

struct Running {
  pid_t process = -1;
  Descriptor output;
  Descriptor complaints;
};

Running spawn(Plan& plan) {
  Pipe output = make_pipe();
  Pipe complaints = make_pipe();
  Pipe report = make_pipe();
  const Descriptor input = above_nine(Descriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC)));
  output.write = above_nine(std::move(output.write));
  complaints.write = above_nine(std::move(complaints.write));
  report.write = above_nine(std::move(report.write));
  plan.input = input.number();
  plan.output = output.write.number();
  plan.complaints = complaints.write.number();
  plan.report = report.write.number();
  const pid_t process = ::fork();
  if (process < 0) fault("fork");
  if (process == 0) become(plan);
  report.write.close();
  char message[1 + sizeof(int)];
  ssize_t got = 0;
  while ((got = ::read(report.read.number(), message, sizeof message)) < 0 && errno == EINTR) {
  }
  if (got > 0) {
    ::waitpid(process, nullptr, 0);
    int number = 0;
    if (got == static_cast<ssize_t>(sizeof message))
      __builtin_memcpy(&number, message + 1, sizeof number);
    throw std::system_error(number, std::generic_category(),
                            fmt::format("cannot confine {} ({})", plan.program, message[0]));
  }
  return {process, std::move(output.read), std::move(complaints.read)};
}

// Appends what has come; false at the end of the stream.
bool take(Descriptor& from, std::string& into) {
  char buffer[65'536];
  const auto got = ::read(from.number(), buffer, sizeof buffer);
  if (got < 0 && (errno == EINTR || errno == EAGAIN)) return true;
  if (got <= 0) return false;
  into.append(buffer, static_cast<std::size_t>(got));
  return true;
}

ConfinedEnd collect(Running& running, const ConfinedLimits& limits, ConfinedOutcome& outcome) {
  const auto until = Clock::now() + limits.wall_time;
  while (running.output.number() >= 0 || running.complaints.number() >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
    if (left.count() <= 0) return ConfinedEnd::out_of_time;
    pollfd waits[2] = {{running.output.number(), POLLIN, 0},
                       {running.complaints.number(), POLLIN, 0}};
    if (::poll(waits, 2, static_cast<int>(left.count())) < 0 && errno != EINTR) fault("poll");
    if (waits[0].revents != 0 && !take(running.output, outcome.output)) running.output.close();
    if (waits[1].revents != 0 && !take(running.complaints, outcome.complaints))
      running.complaints.close();
    if (outcome.output.size() > limits.output_bytes) return ConfinedEnd::too_much_output;
    constexpr auto keep = base::limits::child_complaint_bytes_max;
    if (outcome.complaints.size() > 2 * keep)
      outcome.complaints.erase(0, outcome.complaints.size() - keep);
  }
  // A child that closed its outputs but goes on is held to the same clock.
  while (Clock::now() < until) {
    siginfo_t info{};
    const auto id = static_cast<id_t>(running.process);
    if (::waitid(P_PID, id, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid != 0)
      return ConfinedEnd::exited;
    ::usleep(1'000);
  }
  return ConfinedEnd::out_of_time;
}

}  // namespace

base::Result<ConfinedOutcome> run_confined(const ConfinedCommand& command) {
  static const std::vector<sock_filter> filter = make_filter();
  Plan plan;
  const auto program = command.argv.empty() ? std::nullopt : find_program(command.argv[0]);
  if (!program)
    return base::refuse("tool_missing", {},
                        {{"tool", command.argv.empty() ? std::string() : command.argv[0]}});
  plan.program = *program;
  plan.filter = {static_cast<unsigned short>(filter.size()),
                 const_cast<sock_filter*>(filter.data())};
  lay_out(plan, command);
  Running running = spawn(plan);
  // Kills the whole group before the child is reaped: until then its number cannot be another's.
  const auto reap = [&running] {
    int status = 0;
    ::kill(-running.process, SIGKILL);
    while (::waitpid(running.process, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
  };
  ConfinedOutcome outcome;
  try {
    outcome.end = collect(running, command.limits, outcome);
  } catch (...) {
    reap();
    throw;
  }
  const int status = reap();
  if (outcome.end == ConfinedEnd::exited && WIFSIGNALED(status)) {
    outcome.end = ConfinedEnd::killed;
    outcome.code = WTERMSIG(status);
  } else if (outcome.end == ConfinedEnd::exited) {
    outcome.code = WEXITSTATUS(status);
  }
  return outcome;
}

PrivateFolder::PrivateFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "luoshi-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) fault("mkdtemp");
  path_ = name;
}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;  // a leftover in the temporary directory harms nobody
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace luoshi::interop
