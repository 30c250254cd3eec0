#include "files/sweep.hpp"

#include "base/limits.hpp"

namespace luoshi::files {

namespace {
bool is_hex(char one) {
  return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'f') || (one >= 'A' && one <= 'F');
}

// Runs of exactly 64 hexadecimal digits: a digest alone, or inside a command that was set aside.
void add_digests(std::string_view text, std::vector<Digest>& out) {
  constexpr std::size_t digits = 64;
  for (std::size_t at = 0; at + digits <= text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_hex(text[end])) ++end;
    Digest digest;
    if (end - at == digits && base::from_hex(text.substr(at, digits), digest))
      out.push_back(digest);
    at = end + 1;
  }
}

enum class Walked { all, some };

class Walk {
 public:
  Walk(Book& book, const SweepSources& sources) : book_(book), sources_(sources) {}

  // From the entry seen last, which must still be the same: after a restore, or when it was erased,
  // the walk begins anew.
  Walked step() {
    constexpr std::int32_t limit = base::limits::file_texts_walked_at_once;
    VaultMark mark = book_.vault_mark();
    auto entries = sources_.texts(std::max<std::int64_t>(mark.key, 1), limit);
    if (mark.key > 0 && (entries.empty() || entries.front().key != mark.key ||
                         base::sha256(entries.front().text) != mark.text)) {
      mark = {};
      entries = sources_.texts(1, limit);
    }
    std::vector<Digest> named;
    for (const VaultEntry& entry : entries)
      if (entry.key > mark.key) add_digests(entry.text, named);
    if (!named.empty()) book_.add_named(named);
    if (!entries.empty() && entries.back().key != mark.key)
      book_.put_vault_mark({entries.back().key, base::sha256(entries.back().text)});
    return std::ssize(entries) < limit ? Walked::all : Walked::some;
  }

 private:
  Book& book_;
  const SweepSources& sources_;
};
}  // namespace

std::int64_t sweep_orphans(FileStore& store, core::Instant now, const SweepSources& sources) {
  store.note_unknown();
  Walk walk(store.book(), sources);
  if (walk.step() == Walked::some) return 0;
  const auto time = std::chrono::microseconds(base::limits::file_orphan_time).count();
  const core::Instant before{now.us - time};
  if (store.book().orphans(before, 1).empty()) return 0;
  std::int64_t removed = 0;
  // A record that names one of them may have been written since the step above.
  sources.alone([&] {
    if (walk.step() == Walked::all) removed = store.remove_orphans(before);
  });
  return removed;
}

}  // namespace luoshi::files
