#include "files/messages.hpp"

namespace luoshi::files {
namespace {

constexpr base::Message table[] = {
    {"file_empty", "文件是空的。请重新选择文件。", "The file is empty. Choose another one."},
    {"file_type_not_allowed",
     "不收这类文件。可以传：JPEG、PNG、WebP、HEIC 照片，PDF、OFD，Word、Excel、PPT（含 WPS、ODS，"
     "不带宏），MP3、M4A、AMR、WAV 录音，MP4、3GP 短视频，TXT、CSV。请转换格式后再传。",
     "Files of this type are not taken. Taken are: JPEG, PNG, WebP and HEIC photos; PDF, OFD; "
     "Word, "
     "Excel and PowerPoint (WPS and ODS too, without macros); MP3, M4A, AMR and WAV sound; short "
     "MP4 and "
     "3GP video; TXT, CSV. Convert the file and send it again."},
    {"picture_too_many_pixels",
     "图片尺寸过大（{width}×{height}，上限 {max} 万像素）。请缩小后再传。",
     "The picture has too many pixels ({width} x {height}; at most {max} x 10,000). Make it "
     "smaller "
     "and send it again."},
    {"quota_exceeded",
     "今天上传已到上限（{files} 个文件或 {mib} MB）。请明天再传，或请管理员协助。",
     "Today's uploads have reached their limit ({files} {files:file|files} or {mib} MB). Go on "
     "tomorrow, or ask "
     "the administrator."},
    {"file_not_uploaded", "这个文件还没有传上来。请等上传的人联网传完后再看。",
     "This file has not been uploaded yet. Look again when whoever has it is connected."},
    {"file_taken_down", "这个文件已撤下，原因：{reason}。需要查看请联系本级攻坚办。",
     "This file was taken down, because: {reason}. Ask the office of your level if you need it."},
    {"original_restricted",
     "原图已限制查看，现在显示的是做过标记或遮挡的副本。需要原图请联系本级攻坚办。",
     "The original is restricted; a marked copy is shown instead. Ask the office of your level if "
     "you need the original."},
    {"picture_needed", "这个文件不是图片，没有缩略图，也不能做标记。请直接下载原文件。",
     "This file is no picture: it has no small copies and takes no marks. Download the file "
     "itself."},
    {"marks_missing", "没有要画的标记。请至少画一处。",
     "There is no mark to draw. Draw at least "
     "one."},
    {"marks_too_many", "一次最多画 {max} 处标记。请分几次画。",
     "At most {max} marks are drawn at once. Draw them in several goes."},
    {"mark_outside_picture", "标记超出了图片范围（0 至 10000）。请重新画。",
     "A mark lies outside the picture (0 to 10000). Draw it again."},
    {"watermark_too_long", "水印文字过长（上限 {max} 字节）。请缩短。",
     "The text of the watermark is too long (at most {max} bytes). Shorten it."},
    {"reason_missing", "撤下要写明原因。请填写后再提交。",
     "Taking down needs a reason. Write it and submit again."},
    {"reason_too_long", "原因过长（上限 {max} 字节）。请缩短。",
     "The reason is too long (at most {max} bytes). Shorten it."},
    {"file_not_taken_down", "这个文件没有被撤下，无需恢复。",
     "This file was not taken down: there is nothing to restore."},
};

}  // namespace

std::span<const base::Message> messages() {
  return table;
}

}  // namespace luoshi::files
