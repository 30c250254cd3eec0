#include "files/file_store.hpp"

#include <sys/stat.h>

#include <fstream>

#include "base/limits.hpp"
#include "interop/confined.hpp"

namespace luoshi::files {

namespace {
namespace fs = std::filesystem;
namespace limits = base::limits;
using base::refuse;
using base::Result;

bool is_picture(FileType type) {
  return row_of(type).form == FileForm::picture;
}

Instant changed_at(const fs::path& file) {
  struct stat info{};
  if (::stat(file.c_str(), &info) != 0) return {};
  return {info.st_mtim.tv_sec * base::second_us + info.st_mtim.tv_nsec / 1000};
}

Act act_of(const Digest& digest, ActKind kind, const Changer& who, std::string detail) {
  return {digest, kind, who.record, who.post, who.account, who.at, std::move(detail)};
}
}  // namespace

Result<void> FileStore::check_quota(const Arrival& arrival) {
  const Instant since = base::start_of(base::day_of(arrival.at, offset_), offset_);
  const Usage used = book_.usage_since(arrival.uploader, since);
  const bool by_link = !arrival.uploader.post && arrival.uploader.link;
  const auto files_max = by_link ? limits::files_per_link_day : limits::files_per_post_day;
  const auto bytes_max =
      by_link ? limits::file_bytes_per_link_day : limits::file_bytes_per_post_day;
  if (used.files + 1 <= files_max && used.bytes + arrival.size <= bytes_max) return {};
  return refuse("quota_exceeded", {},
                {{"files", std::to_string(files_max)}, {"mib", std::to_string(bytes_max >> 20)}});
}

// The copy for the screen is made at once: what cannot be shown is refused while whoever brought it
// is still there.
Result<std::optional<PhotoFacts>> FileStore::look_at(const Arrival& arrival, FileType type) {
  if (!is_picture(type)) return std::nullopt;
  auto facts = read_facts(arrival.file, offset_);
  if (!facts) return std::unexpected(std::move(facts.error()));
  const interop::PrivateFolder work;
  const fs::path view = work.path() / view_kind;
  if (auto made = shrink(arrival.file, limits::picture_view_px, view); !made)
    return std::unexpected(std::move(made.error()));
  folder_.keep_derived(view, arrival.digest, view_kind);
  return *facts;
}

Result<Stored> FileStore::put(const Arrival& arrival) {
  {
    const std::lock_guard lock(changing_);
    if (folder_.path_of(arrival.digest))
      if (auto known = book_.find(arrival.digest)) {
        book_.touch(arrival.digest, arrival.at);
        book_.add_bringer(arrival.digest, arrival.uploader, arrival.at);
        return Stored{std::move(*known), Novelty::known};
      }
  }
  if (auto ok = check_quota(arrival); !ok) return std::unexpected(std::move(ok.error()));
  if (room_for(root_, 0) == Room::too_little) return refuse("disk_full");
  auto type = sniff(arrival.file);
  if (!type) return std::unexpected(std::move(type.error()));
  auto facts = look_at(arrival, *type);
  if (!facts) return std::unexpected(std::move(facts.error()));
  folder_.adopt(arrival.file, arrival.digest);
  FileRow row{.digest = arrival.digest,
              .type = *type,
              .size = arrival.size,
              .uploader = arrival.uploader,
              .uploaded_at = arrival.at,
              .facts = std::move(*facts)};
  book_.add(row);
  book_.add_bringer(arrival.digest, arrival.uploader, arrival.at);
  return Stored{std::move(row), Novelty::added};
}

Result<FileRow> FileStore::row(const Digest& digest) {
  const auto path = folder_.path_of(digest);
  if (!path) return refuse("file_not_uploaded");
  if (auto known = book_.find(digest)) return *known;
  auto type = sniff(*path);
  if (!type) return std::unexpected(std::move(type.error()));
  FileRow row{.digest = digest,
              .type = *type,
              .size = static_cast<std::int64_t>(fs::file_size(*path)),
              .uploaded_at = changed_at(*path)};
  book_.add(row);
  return row;
}

Result<Shown> FileStore::open(const Wanted& wanted) {
  auto row = this->row(wanted.digest);
  if (!row) return std::unexpected(std::move(row.error()));
  const bool is_restricted = wanted.sight == Sight::ordinary;
  // What is handed out is the same whoever hands it out.
  if (row->taken_down && (is_restricted || wanted.copy == Copy::paper))
    return refuse("file_taken_down", {}, {{"reason", row->taken_down->reason}});
  if (wanted.copy == Copy::original && row->marked && is_restricted)
    return refuse("original_restricted");
  if (wanted.copy != Copy::original && row->marked) row = this->row(*row->marked);
  if (!row) return std::unexpected(std::move(row.error()));
  const std::string tag = base::to_hex(row->digest);
  if (wanted.copy == Copy::original || wanted.copy == Copy::whole) {
    const auto path = folder_.path_of(row->digest);
    if (!path) return refuse("file_not_uploaded");
    return Shown{*path, row->type, tag};
  }
  if (!is_picture(row->type)) return refuse("picture_needed", "copy");
  auto path = copy_of(*row, wanted);
  if (!path) return std::unexpected(std::move(path.error()));
  return Shown{*path, FileType::jpeg, tag + path->extension().string()};
}

Result<fs::path> FileStore::copy_of(const FileRow& row, const Wanted& wanted) {
  std::string kind;
  unsigned side = limits::picture_view_px;
  if (wanted.copy == Copy::thumb) {
    kind = thumb_kind;
    side = limits::picture_thumb_px;
  } else if (wanted.copy == Copy::view) {
    kind = view_kind;
  } else {
    kind = "public-" + base::to_hex(base::sha256(wanted.watermark)).substr(0, 16);
    side = limits::picture_public_px;
  }
  if (auto made = folder_.derived(row.digest, kind)) return *made;
  // A small copy comes from the copy for the screen, which is there since the upload.
  auto from = folder_.path_of(row.digest);
  if (wanted.copy == Copy::thumb)
    if (auto view = folder_.derived(row.digest, view_kind)) from = view;
  if (!from) return refuse("file_not_uploaded");
  // What came another way than put was not looked at yet.
  if (!row.facts)
    if (auto facts = read_facts(*from, offset_); !facts)
      return std::unexpected(std::move(facts.error()));
  const interop::PrivateFolder work;
  fs::path made = work.path() / "small";
  if (auto ok = shrink(*from, side, made); !ok) return std::unexpected(std::move(ok.error()));
  if (wanted.copy == Copy::paper && !wanted.watermark.empty()) {
    const fs::path plain = std::exchange(made, work.path() / "watermarked");
    if (auto ok = draw_watermark(plain, wanted.watermark, made); !ok)
      return std::unexpected(std::move(ok.error()));
  }
  return folder_.keep_derived(made, row.digest, kind);
}

Result<FileRow> FileStore::mark(const Digest& digest, const std::vector<Mark>& marks,
                                const Changer& who) {
  const std::lock_guard lock(changing_);
  auto row = this->row(digest);
  if (!row) return row;
  if (!is_picture(row->type)) return refuse("picture_needed");
  if (room_for(root_, 0) == Room::too_little) return refuse("disk_full");
  const auto from = folder_.path_of(row->marked.value_or(digest));
  if (!from) return refuse("file_not_uploaded");
  if (!row->facts)
    if (auto facts = read_facts(*from, offset_); !facts)
      return std::unexpected(std::move(facts.error()));
  const interop::PrivateFolder work;
  const fs::path upright = work.path() / "upright";
  const fs::path drawn = work.path() / "drawn";
  if (auto ok = shrink(*from, limits::picture_marked_px, upright); !ok)
    return std::unexpected(std::move(ok.error()));
  if (auto ok = draw_marks(upright, marks, drawn); !ok)
    return std::unexpected(std::move(ok.error()));
  FileRow copy{.type = FileType::jpeg,
               .size = static_cast<std::int64_t>(fs::file_size(drawn)),
               .uploader = {who.post, who.account, {}},
               .uploaded_at = who.at,
               .original = digest};
  auto facts = read_facts(drawn, offset_);
  if (!facts) return std::unexpected(std::move(facts.error()));
  copy.facts = std::move(*facts);
  std::ifstream in(drawn, std::ios::binary);
  copy.digest = folder_.put(std::string(std::istreambuf_iterator<char>(in), {}));
  book_.add(copy);
  row->marked = copy.digest;
  book_.put(*row, act_of(digest, ActKind::marked, who, base::to_hex(copy.digest)));
  return row;
}

Result<FileRow> FileStore::take_down(const Digest& digest, std::string_view reason,
                                     const Changer& who) {
  if (reason.empty()) return refuse("reason_missing", "reason");
  if (reason.size() > limits::take_down_reason_bytes_max)
    return refuse("reason_too_long", "reason",
                  {{"max", std::to_string(limits::take_down_reason_bytes_max)}});
  const std::lock_guard lock(changing_);
  auto row = this->row(digest);
  if (!row) return row;
  row->taken_down = TakenDown{std::string(reason), who.post, who.at};
  book_.put(*row, act_of(digest, ActKind::taken_down, who, std::string(reason)));
  return row;
}

Result<FileRow> FileStore::restore(const Digest& digest, const Changer& who) {
  const std::lock_guard lock(changing_);
  auto row = this->row(digest);
  if (!row) return row;
  if (!row->taken_down) return refuse("file_not_taken_down");
  row->taken_down.reset();
  book_.put(*row, act_of(digest, ActKind::restored, who, {}));
  return row;
}

void FileStore::remove(const Digest& digest) {
  for (const FileRow& copy : book_.copies_of(digest)) {
    folder_.remove(copy.digest);
    book_.remove(copy.digest);
  }
  folder_.remove(digest);
  book_.remove(digest);
}

void FileStore::erase(const Digest& digest) {
  const std::lock_guard lock(changing_);
  remove(digest);
}

void FileStore::note_unknown() {
  folder_.visit(static_cast<std::uint8_t>(next_part_++ % 256),
                [&](const Digest& digest, const fs::path&) {
                  if (!book_.find(digest)) static_cast<void>(row(digest));
                });
}

std::int64_t FileStore::remove_orphans(Instant before) {
  const std::lock_guard lock(changing_);
  const auto orphans = book_.orphans(before, limits::files_swept_at_once);
  for (const Digest& digest : orphans) remove(digest);
  return std::ssize(orphans);
}

}  // namespace luoshi::files
