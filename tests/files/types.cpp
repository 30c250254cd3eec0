// A file is what its bytes say; only the listed types are taken.
#include "tests/files/sample.hpp"

namespace luoshi::files {
namespace {

std::string ole_with(std::string_view stream) {
  std::string bytes(4096, '\0');
  bytes.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  for (std::size_t i = 0; i < stream.size(); ++i) bytes[1024 + 2 * i] = stream[i];
  bytes[1024 + 64] = static_cast<char>(2 * stream.size() + 2);
  bytes[1024 + 66] = 2;
  return bytes;
}

std::string box_with(std::string_view brand) {
  return std::string(
             "\0\0\0\x18"
             "ftyp",
             8) +
         std::string(brand) + std::string(100, '\0');
}

// Two silent frames of 128 kbit/s at 44,100 Hz: 417 bytes each.
std::string mp3() {
  std::string frame("\xFF\xFB\x90\x00", 4);
  frame.resize(417);
  return frame + frame;
}

struct Sample {
  FileType type;
  std::string bytes;
};

TEST(types, are_found_by_bytes_alone) {
  const Folder folder;
  const std::vector<Sample> samples{
      {FileType::pdf, "%PDF-1.7\n"},
      {FileType::doc, ole_with("WordDocument")},
      {FileType::xls, ole_with("Workbook")},
      {FileType::ppt, ole_with("PowerPoint Document")},
      {FileType::mp3, mp3()},
      {FileType::mp3, "ID3\x04 and so on"},
      {FileType::m4a, box_with("M4A ")},
      {FileType::amr, "#!AMR\n"},
      {FileType::wav, std::string("RIFF\0\0\0\0WAVEfmt ", 16)},
      {FileType::mp4, box_with("isom")},
      {FileType::video_3gp, box_with("3gp5")},
      {FileType::text, "单位,数量\n某村,3\n"},
      {FileType::text, "\xB5\xA5\xCE\xBB,3\r\n"},  // GB 18030
  };
  for (const Sample& sample : samples) {
    const auto type = sniff(folder.write("file.jpg", sample.bytes));
    ASSERT_TRUE(type) << base::name_of(sample.type);
    EXPECT_EQ(*type, sample.type) << base::name_of(sample.type);
  }
}

TEST(types, of_pictures_are_those_that_libvips_writes) {
  const Folder folder;
  picture(folder, "a.png");
  folder.run("vips copy a.png a.jpg && vips copy a.png a.webp && vips copy a.png a.heic");
  EXPECT_EQ(sniff(folder.path("a.jpg")), FileType::jpeg);
  EXPECT_EQ(sniff(folder.path("a.png")), FileType::png);
  EXPECT_EQ(sniff(folder.path("a.webp")), FileType::webp);
  EXPECT_EQ(sniff(folder.path("a.heic")), FileType::heic);
}

TEST(types, of_packages_are_found_by_their_main_part) {
  const Folder folder;
  folder.write("make.py", R"(
import zipfile
def make(name, *parts):
    with zipfile.ZipFile(name, 'w', zipfile.ZIP_DEFLATED) as package:
        for part, content in parts: package.writestr(part, content)
types = ('[Content_Types].xml', '<Types/>')
make('docx', types, ('word/document.xml', 'x'))
make('xlsx', types, ('xl/workbook.xml', 'x'))
make('pptx', types, ('ppt/presentation.xml', 'x'))
make('ofd', ('OFD.xml', 'x'))
make('ods', ('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'))
make('program', ('setup.exe', 'x'))
make('macros', types, ('xl/workbook.xml', 'x'), ('xl/vbaProject.bin', 'x'))
make('bomb', types, ('xl/workbook.xml', bytes(20000000)))
)");
  folder.run("python3 make.py");
  for (const FileType type :
       {FileType::docx, FileType::xlsx, FileType::pptx, FileType::ofd, FileType::ods})
    EXPECT_EQ(sniff(folder.path(base::name_of(type))), type) << base::name_of(type);
  EXPECT_EQ(code_of(sniff(folder.path("program"))), "file_type_not_allowed");
  EXPECT_EQ(code_of(sniff(folder.path("macros"))), "file_type_not_allowed");
  EXPECT_EQ(code_of(sniff(folder.path("bomb"))), "workbook_bomb");
}

TEST(types, that_are_not_listed_are_refused_whatever_they_are_called) {
  const Folder folder;
  for (const std::string_view bytes :
       {"<!DOCTYPE html><script>alert(1)</script>", "  \n<html>", "<svg xmlns=\"http://x\"/>",
        "\xEF\xBB\xBF<?xml version=\"1.0\"?>", "plain words, then <ScRipt>", "#!/bin/sh\nrm -r x",
        "\x7F"
        "ELF",
        "MZ\x90", "<?php echo 1;", "@echo off"})
    EXPECT_EQ(code_of(sniff(folder.write("photo.jpg", bytes))), "file_type_not_allowed") << bytes;
  for (const std::string& bytes :
       {std::string("words\0words", 11), std::string("GIF89a\1\0\1\0", 10)})
    EXPECT_EQ(code_of(sniff(folder.write("photo.jpg", bytes))), "file_type_not_allowed");
  EXPECT_EQ(code_of(sniff(folder.write("photo.jpg", ole_with("MsiDatabase")))),
            "file_type_not_allowed");
  EXPECT_EQ(code_of(sniff(folder.write("photo.jpg", ""))), "file_empty");
}

TEST(types, give_a_name_to_save_that_cannot_run) {
  EXPECT_EQ(name_to_save("整改通知.docx", FileType::docx), "整改通知.docx");
  EXPECT_EQ(name_to_save("台账.ET", FileType::xls), "台账.ET");
  EXPECT_EQ(name_to_save("run.bat", FileType::text), "run.bat.txt");
  EXPECT_EQ(name_to_save("../../x\r\n.pdf", FileType::pdf), "file....x.pdf");
  EXPECT_EQ(name_to_save("", FileType::jpeg), "file.jpg");
}

TEST(types, table_is_in_the_order_of_the_types) {
  for (const FileTypeRow& row : file_types()) EXPECT_EQ(row_of(row.type).type, row.type);
}

}  // namespace
}  // namespace luoshi::files
