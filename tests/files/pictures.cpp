// What a picture says of itself, and what leaves the house of it.
#include "interop/thumbnail.hpp"
#include "tests/files/sample.hpp"

namespace luoshi::files {
namespace {

// A photo lying on its side, with time, place and camera.
std::string photo(const Folder& folder) {
  picture(folder, "photo.jpg");
  folder.run(
      "exiv2 -M'set Exif.Photo.DateTimeOriginal 2018:11:05 09:30:00' "
      "-M'set Exif.GPSInfo.GPSLatitude 31/1 52/1 1234/100' -M'set Exif.GPSInfo.GPSLatitudeRef N' "
      "-M'set Exif.GPSInfo.GPSLongitude 117/1 16/1 30/1' -M'set Exif.GPSInfo.GPSLongitudeRef E' "
      "-M'set Exif.Image.Model Phone 9' -M'set Exif.Image.Orientation 6' photo.jpg");
  return bytes_of(folder.path("photo.jpg"));
}

Shown open(Store& store, const Wanted& wanted) {
  auto shown = store.files.open(wanted);
  if (!shown) throw std::runtime_error(shown.error().code);
  return *shown;
}

TEST(pictures, give_time_place_and_camera_as_facts) {
  Store store;
  const auto stored = store.put(photo(store.folder));
  ASSERT_TRUE(stored) << stored.error().code;
  ASSERT_TRUE(stored->row.facts);
  const PhotoFacts& facts = *stored->row.facts;
  EXPECT_EQ(facts.width, 600);
  EXPECT_EQ(facts.height, 800);
  EXPECT_EQ(facts.taken_at, at("2018-11-05T09:30:00+08:00"));
  ASSERT_TRUE(facts.place);
  EXPECT_NEAR(facts.place->latitude_e7, 318'700'944, 2);
  EXPECT_NEAR(facts.place->longitude_e7, 1'172'750'000, 2);
  EXPECT_EQ(facts.camera, "Phone 9");
  EXPECT_EQ(store.book->find(stored->row.digest)->facts, stored->row.facts) << "kept beside";
}

TEST(pictures, lose_their_metadata_in_every_copy_but_the_file_itself) {
  Store store;
  const std::string bytes = photo(store.folder);
  const auto stored = store.put(bytes);
  ASSERT_TRUE(stored);
  const Digest digest = stored->row.digest;
  for (const Copy copy : {Copy::thumb, Copy::view, Copy::paper}) {
    const std::string made = bytes_of(open(store, {.digest = digest, .copy = copy}).path);
    EXPECT_FALSE(made.contains("Phone 9"));
    EXPECT_FALSE(made.contains("Exif"));
    const auto size = interop::jpeg_size(made);
    ASSERT_TRUE(size);
    EXPECT_LT(size->width, size->height) << "upright";
  }
  const auto small = open(store, {.digest = digest, .copy = Copy::thumb});
  EXPECT_EQ(interop::jpeg_size(bytes_of(small.path))->height, 320U);
  EXPECT_EQ(bytes_of(open(store, {.digest = digest, .copy = Copy::original}).path), bytes);
}

TEST(pictures, are_made_again_when_copies_are_thrown_away) {
  Store store;
  const auto stored = store.put(photo(store.folder));
  ASSERT_TRUE(stored);
  const Wanted wanted{.digest = stored->row.digest, .copy = Copy::view};
  const std::string before = bytes_of(open(store, wanted).path);
  fs::remove_all(store.folder.path("derived"));
  EXPECT_EQ(bytes_of(open(store, wanted).path), before);
}

TEST(pictures, carry_a_watermark_on_the_public_copy_only) {
  Store store;
  const auto stored = store.put(bytes_of(picture(store.folder, "a.png")));
  ASSERT_TRUE(stored);
  const auto plain = open(store, {.digest = stored->row.digest, .copy = Copy::paper});
  const auto written = open(store, {.digest = stored->row.digest,
                                    .copy = Copy::paper,
                                    .watermark = "某街道 <2018-11-05> & 012"});
  EXPECT_NE(plain.tag, written.tag);
  store.folder.run("vips subtract '" + plain.path.string() + "' '" + written.path.string() +
                   "' d.v && vips abs d.v a.v && vips crop a.v low.v 0 520 800 80 && "
                   "vips crop a.v high.v 0 0 800 400 && vips max low.v > low.txt && "
                   "vips max high.v > high.txt");
  EXPECT_GT(std::stod(bytes_of(store.folder.path("low.txt"))), 100.0);
  EXPECT_LT(std::stod(bytes_of(store.folder.path("high.txt"))), 40.0);
}

TEST(pictures, that_cannot_be_decoded_are_refused) {
  Store store;
  const std::string whole = bytes_of(picture(store.folder, "a.jpg"));
  EXPECT_EQ(code_of(store.put(whole.substr(0, whole.size() / 2))), "picture_unreadable");
  EXPECT_EQ(code_of(store.put("\xFF\xD8\xFF\xE0 and then words")), "picture_unreadable");
  EXPECT_FALSE(fs::exists(store.folder.path("files"))) << "nothing of it is kept";
}

// 30,000 x 30,000 pixels of one bit in 500 KB: 900 MB decoded.
TEST(pictures, with_too_many_pixels_are_refused_without_being_decoded) {
  Store store;
  std::ofstream(store.folder.path("make.py")) << R"(
import struct, zlib
def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
packed = zlib.compressobj(1)
rows = b''.join(packed.compress(bytes(3751)) for _ in range(30000)) + packed.flush()
open('bomb.png', 'wb').write(b'\x89PNG\r\n\x1a\n' +
    chunk(b'IHDR', struct.pack('>IIBBBBB', 30000, 30000, 1, 0, 0, 0, 0)) +
    chunk(b'IDAT', rows) + chunk(b'IEND', b''))
)";
  store.folder.run("python3 make.py");
  EXPECT_EQ(code_of(store.put(bytes_of(store.folder.path("bomb.png")))), "picture_too_many_pixels");
}

TEST(marks, destroy_the_pixels_beneath) {
  Store store;
  const auto stored = store.put(bytes_of(picture(store.folder, "a.jpg")));
  ASSERT_TRUE(stored);
  const Digest digest = stored->row.digest;
  const Changer who{id(9), id(1), id(2), noon};
  const std::vector<Mark> marks{{MarkKind::black_out, 5'000, 5'000, 2'500, 2'500},
                                {MarkKind::circle, 6'000, 6'000, 9'000, 9'000},
                                {MarkKind::arrow, 1'000, 9'000, 2'000, 6'000}};
  const auto row = store.files.mark(digest, marks, who);
  ASSERT_TRUE(row) << row.error().code;
  const auto seen = open(store, {.digest = digest, .copy = Copy::whole});
  EXPECT_EQ(seen.tag, base::to_hex(*row->marked));
  for (const auto& [x, y] : {std::pair{204, 154}, {300, 220}, {395, 295}}) {
    const Colour colour = pixel(store.folder, seen.path, x, y);
    EXPECT_LT(colour.red + colour.green + colour.blue, 12) << x << ',' << y;
  }
  const Colour beside = pixel(store.folder, seen.path, 700, 100);
  EXPECT_GT(beside.red + beside.green + beside.blue, 200);
  const Colour line = pixel(store.folder, seen.path, 600, 360);
  EXPECT_GT(line.red - line.blue, 90) << "the circle's upper edge";
  for (const Copy copy : {Copy::thumb, Copy::view, Copy::paper}) {
    const auto small = open(store, {.digest = digest, .copy = copy});
    const auto size = interop::jpeg_size(bytes_of(small.path));
    const Colour colour = pixel(store.folder, small.path, static_cast<int>(size->width) * 3 / 8,
                                static_cast<int>(size->height) * 3 / 8);
    EXPECT_LT(colour.red + colour.green + colour.blue, 12);
  }
}

TEST(marks, restrict_the_original_and_add_up) {
  Store store;
  const std::string bytes = bytes_of(picture(store.folder, "a.jpg"));
  const Digest digest = store.put(bytes)->row.digest;
  const Changer who{id(9), id(1), id(2), noon};
  ASSERT_TRUE(store.files.mark(digest, {{MarkKind::black_out, 0, 0, 2'500, 2'500}}, who));
  ASSERT_TRUE(store.files.mark(digest, {{MarkKind::black_out, 7'500, 7'500, 9'000, 9'000}}, who));
  EXPECT_EQ(code_of(store.files.open({.digest = digest, .copy = Copy::original})),
            "original_restricted");
  EXPECT_EQ(
      bytes_of(
          open(store, {.digest = digest, .copy = Copy::original, .sight = Sight::restricted}).path),
      bytes);
  const auto seen = open(store, {.digest = digest, .copy = Copy::whole});
  for (const auto& [x, y] : {std::pair{100, 75}, {650, 500}}) {
    const Colour colour = pixel(store.folder, seen.path, x, y);
    EXPECT_LT(colour.red + colour.green + colour.blue, 12) << x << ',' << y;
  }
  const auto acts = store.book->acts_of(digest);
  ASSERT_EQ(acts.size(), 2U);
  EXPECT_EQ(acts[0].kind, ActKind::marked);
  EXPECT_EQ(acts[0].post, id(1));
  EXPECT_EQ(acts[0].at, noon);
}

TEST(marks, that_are_none_or_outside_are_refused) {
  Store store;
  const Digest digest = store.put(bytes_of(picture(store.folder, "a.jpg")))->row.digest;
  const Digest text = store.put("words")->row.digest;
  const Changer who{id(9), id(1), id(2), noon};
  EXPECT_EQ(code_of(store.files.mark(digest, {}, who)), "marks_missing");
  EXPECT_EQ(code_of(store.files.mark(digest, {{MarkKind::frame, 0, 0, 10'001, 5}}, who)),
            "mark_outside_picture");
  EXPECT_EQ(code_of(store.files.mark(digest, std::vector<Mark>(101), who)), "marks_too_many");
  EXPECT_EQ(code_of(store.files.mark(text, {{MarkKind::frame, 0, 0, 10, 10}}, who)),
            "picture_needed");
  EXPECT_FALSE(store.book->find(digest)->marked);
}

}  // namespace
}  // namespace luoshi::files
