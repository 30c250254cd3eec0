// Photos and files through the program: brought by digest, seen with their record only, marked,
// taken down.
#include <fstream>

#include "interop/pictures.hpp"
#include "interop/thumbnail.hpp"
#include "tests/server/program.hpp"

namespace luoshi::server {

namespace {
std::string jpeg(std::string_view size = "400 300") {
  std::string folder = (fs::temp_directory_path() / "luoshi-photo-XXXXXX").string();
  if (!::mkdtemp(folder.data())) throw std::runtime_error("mkdtemp");
  const std::string make = "cd '" + folder + "' && vips black b.v " + std::string(size) +
                           " --bands 3 && "
                           "vips linear b.v l.v '1 1 1' '200 150 100' --uchar && "
                           "vips copy l.v p.jpg && "
                           "exiv2 -M'set Exif.Photo.DateTimeOriginal 2018:11:05 09:30:00' p.jpg";
  if (std::system(make.c_str()) != 0) throw std::runtime_error(make);
  std::ifstream in(fs::path(folder) / "p.jpg", std::ios::binary);
  std::string out((std::istreambuf_iterator<char>(in)), {});
  fs::remove_all(folder);
  return out;
}

std::string digest_of(std::string_view bytes) {
  return base::to_hex(base::sha256(bytes));
}

class FilesTest : public testing::Test {
 protected:
  Answer put(const std::string& token, const std::string& digest, std::string_view bytes) {
    return Caller(serving_.port(), token).put("/api/v1/files/" + digest, bytes);
  }
  // A case with the photo, reported by the village.
  void report() {
    ASSERT_EQ(put(village_token_, digest_, photo_).status, 201);
    core::CaseFacts facts{.source = "patrol",
                          .category = "06001",
                          .description = core::Text("路边垃圾"),
                          .unit = unit_of(village_.unit("410108003901")),
                          .found_at = base::start_of(*base::make_day(2018, 11, 6), {480}, 510)};
    facts.photos.push_back({.file = core::Text(digest_), .media_type = "image/jpeg"});
    const Answer made = village_.post("/api/v1/commands", record_,
                                      core::encode_command(core::ReportCase{facts, {}}));
    ASSERT_EQ(made.status, 201) << made.body;
  }
  std::string file(std::string_view more = {}) const {
    return "/api/v1/records/" + record_ + "/files/" + digest_ + std::string(more);
  }

  Data data_;
  Serving serving_{data_};
  std::string village_token_ = data_.token("410108003901_village_secretary");
  Caller village_{serving_.port(), village_token_};
  Caller clerk_{serving_.port(), data_.token("410108003_office_clerk")};
  std::string photo_ = jpeg();
  std::string digest_ = digest_of(photo_);
  std::string record_ = id_of("files", 1);
};
}  // namespace

TEST_F(FilesTest, come_by_their_digest_and_are_what_their_bytes_say) {
  const Answer first = put(village_token_, digest_, photo_);
  ASSERT_EQ(first.status, 201) << first.body;
  EXPECT_EQ(json_of(first).at("type").as_string(), "jpeg");
  EXPECT_EQ(json_of(first).at("facts").at("width").as_int64(), 400);
  EXPECT_EQ(json_of(first).at("facts").at("taken_at").as_string(), "2018-11-05T01:30:00Z");
  EXPECT_EQ(put(village_token_, digest_, photo_).status, 200);
  const auto refused = [&](const Answer& answer, int status, std::string_view code) {
    EXPECT_EQ(answer.status, status) << answer.body;
    EXPECT_EQ(json_of(answer).at("code").as_string(), code);
  };
  refused(put(village_token_, digest_of("other"), photo_), 400, "digest_differs");
  const std::string page = "<html><script>alert(1)</script>";
  refused(put(village_token_, digest_of(page), page), 415, "file_type_not_allowed");
  const std::string cut = photo_.substr(0, photo_.size() / 2);
  refused(put(village_token_, digest_of(cut), cut), 422, "picture_unreadable");
  refused(put("", digest_, photo_), 401, "sign_in_needed");
}

TEST_F(FilesTest, are_seen_as_part_of_a_record_that_is_seen) {
  report();
  const auto list = village_.read("/api/v1/records/" + record_ + "/files");
  ASSERT_EQ(list.at("files").as_array().size(), 1U);
  EXPECT_EQ(list.at("files").at(0).at("sha256").as_string(), digest_);
  const Answer thumb = village_.get(file("?copy=thumb"));
  ASSERT_EQ(thumb.status, 200) << thumb.body;
  EXPECT_EQ(thumb.header("content-type"), "image/jpeg");
  EXPECT_EQ(thumb.header("x-content-type-options"), "nosniff");
  EXPECT_TRUE(thumb.header("content-security-policy").ends_with("sandbox"));
  EXPECT_TRUE(thumb.body.starts_with("\xFF\xD8\xFF"));
  EXPECT_EQ(
      village_.get(file("?copy=thumb"), "If-None-Match: " + thumb.header("etag") + "\r\n").status,
      304);
  EXPECT_EQ(village_.get(file("?copy=original")).body, photo_);
  EXPECT_EQ(village_.get(file("?copy=public&watermark=record")).status, 200);
  EXPECT_EQ(village_.get(file("?copy=huge")).status, 400);
  const std::string other = "words that no record names";
  ASSERT_EQ(put(village_token_, digest_of(other), other).status, 201);
  EXPECT_EQ(village_.get("/api/v1/records/" + record_ + "/files/" + digest_of(other)).status, 404);
  Caller neighbour(serving_.port(), data_.token("410108003902_village_secretary"));
  for (const std::string& target :
       {file(), file("?copy=original"), "/api/v1/records/" + record_ + "/files"})
    EXPECT_EQ(neighbour.get(target).status, 404) << target;
}

TEST_F(FilesTest, are_marked_and_taken_down_by_the_office_only) {
  report();
  const std::string marks =
      R"({"marks":[{"kind":"black_out","from_x":0,"from_y":0,"to_x":5000,"to_y":5000}]})";
  EXPECT_EQ(village_.post(file("/marks"), id_of("mark", 1), marks).status, 403);
  const std::string before = village_.get(file()).body;
  const Answer marked = clerk_.post(file("/marks"), id_of("mark", 2), marks);
  ASSERT_EQ(marked.status, 200) << marked.body;
  EXPECT_EQ(json_of(marked).at("acts").as_array().size(), 1U);
  EXPECT_NE(village_.get(file()).body, before);
  EXPECT_EQ(village_.get(file("?copy=original")).status, 403);
  EXPECT_EQ(clerk_.get(file("?copy=original")).body, photo_);

  const std::string reason = R"({"reason":"有人脸"})";
  EXPECT_EQ(village_.post(file("/take-down"), id_of("down", 1), reason).status, 403);
  ASSERT_EQ(clerk_.post(file("/take-down"), id_of("down", 2), reason).status, 200);
  const Answer gone = village_.get(file());
  EXPECT_EQ(gone.status, 410);
  EXPECT_EQ(json_of(gone).at("args").at("reason").as_string(), "有人脸");
  EXPECT_EQ(clerk_.get(file()).status, 200);
  EXPECT_EQ(clerk_.get(file("?copy=public")).status, 410) << "nobody hands it out";
  ASSERT_EQ(clerk_.post(file("/restore"), id_of("up", 1), "").status, 200);
  EXPECT_EQ(village_.get(file()).status, 200);
}

// A paper shows what others see: the marked copy, and nothing of what was taken down.
TEST_F(FilesTest, are_exported_as_others_see_them) {
  report();
  const auto exported = [&] {
    const fs::path out = fs::path(data_.folder()).parent_path() / "cases.xlsx";
    const Finished done = luoshi({"export", data_.folder(), "case", "--out", out.string()});
    EXPECT_EQ(done.exit, 0) << done.out;
    std::vector<std::string> pictures;
    const auto found = interop::read_pictures(out);
    if (!found) throw std::runtime_error(found.error().code);
    for (const auto& one : found->placed) pictures.push_back(*one.bytes);
    return pictures;
  };
  const auto shown = [&] {
    std::string jpeg = village_.get(file("?copy=thumb")).body;
    interop::forget_density(jpeg);
    return jpeg;
  };
  const std::string plain = shown();
  EXPECT_EQ(exported(), std::vector{plain});
  const std::string marks =
      R"({"marks":[{"kind":"black_out","from_x":0,"from_y":0,"to_x":5000,"to_y":5000}]})";
  ASSERT_EQ(clerk_.post(file("/marks"), id_of("mark", 3), marks).status, 200);
  EXPECT_NE(shown(), plain);
  EXPECT_EQ(exported(), std::vector{shown()});
  ASSERT_EQ(clerk_.post(file("/take-down"), id_of("down", 3), R"({"reason":"有人脸"})").status,
            200);
  EXPECT_TRUE(exported().empty());
}

TEST_F(FilesTest, are_seen_and_brought_by_a_link_of_their_record_only) {
  report();
  const std::string other = jpeg("40 30");
  ASSERT_EQ(put(village_token_, digest_of(other), other).status, 201);
  const auto soon = std::chrono::system_clock::now() + std::chrono::hours(24);
  const core::Instant until{
      std::chrono::duration_cast<std::chrono::microseconds>(soon.time_since_epoch()).count()};
  const Answer issued = clerk_.post("/api/v1/records/" + record_ + "/links", id_of("link", 1),
                                    R"({"until":")" + base::to_text(until, {0}) + R"("})");
  ASSERT_EQ(issued.status, 201) << issued.body;
  const std::string shown =
      "Authorization: Link " + std::string(json_of(issued).at("code").as_string()) + "\r\n";
  Caller holder(serving_.port(), "");
  const std::string files = "/api/v1/link/files/";
  const Answer seen = holder.get(files + digest_ + "?copy=thumb", shown);
  EXPECT_EQ(seen.status, 200) << seen.body;
  EXPECT_EQ(seen.header("content-type"), "image/jpeg");
  EXPECT_EQ(holder.get(files + digest_of(other), shown).status, 404);
  EXPECT_EQ(holder.get(files + digest_).status, 401);
  EXPECT_EQ(holder.get(file(), shown).status, 401) << "a link opens its own routes only";
  const std::string brought = jpeg("60 40");
  holder.send_with(shown);
  EXPECT_EQ(holder.put(files + digest_of(brought), brought).status, 201);
  EXPECT_EQ(holder.put(files + digest_of(brought), brought).status, 401);
}

TEST_F(FilesTest, go_along_with_a_backup) {
  report();
  const std::string to = data_.folder() + "-backup";
  const Finished made = luoshi({"backup", data_.folder(), to});
  EXPECT_EQ(made.exit, 0) << made.out;
  for (const std::string& name :
       {std::string("luoshi.db"), std::string("files.db"), std::string("accounts.db"),
        "files/" + digest_.substr(0, 2) + "/" + digest_})
    EXPECT_TRUE(fs::exists(fs::path(to) / name)) << name;
  EXPECT_FALSE(fs::exists(fs::path(to) / "derived"));
}

TEST_F(FilesTest, are_named_by_whoever_brought_them_or_sees_them_named) {
  report();
  const auto name_it = [&](Caller& who, int number, std::string_view unit) {
    core::CaseFacts facts{.source = "patrol",
                          .category = "06001",
                          .description = core::Text("另一处"),
                          .unit = unit_of(who.unit(unit)),
                          .found_at = base::start_of(*base::make_day(2018, 11, 6), {480}, 510)};
    facts.photos.push_back({.file = core::Text(digest_), .media_type = "image/jpeg"});
    return who.post("/api/v1/commands", id_of("names", number),
                    core::encode_command(core::ReportCase{facts, {}}));
  };
  const std::string stranger_token = data_.token("410108003902_village_secretary");
  Caller stranger(serving_.port(), stranger_token);
  const Answer no = name_it(stranger, 1, "410108003902");
  EXPECT_EQ(json_of(no).at("code").as_string(), "file_not_brought") << no.body;
  EXPECT_EQ(name_it(clerk_, 2, "410108003901").status, 201) << "a unit below has brought it";
  EXPECT_EQ(name_it(village_, 3, "410108003901").status, 201);
  EXPECT_EQ(put(stranger_token, digest_, photo_).status, 200) << "whoever has it brings it again";
  EXPECT_EQ(name_it(stranger, 1, "410108003902").status, 201);
}

TEST_F(FilesTest, may_be_named_before_they_are_brought) {
  core::AddEvidence later;
  later.photos.push_back(
      {.file = core::Text(digest_of("not there yet")), .media_type = "image/jpeg"});
  const Answer made = village_.post("/api/v1/commands", record_,
                                    found_case(village_.unit("410108003901"), "路边垃圾"));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(village_
                .post("/api/v1/records/" + record_ + "/commands", id_of("later", 1),
                      core::encode_command(later))
                .status,
            201);
}

}  // namespace luoshi::server
