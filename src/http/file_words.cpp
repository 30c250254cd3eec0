#include "http/file_words.hpp"

namespace luoshi::http {

const FileText& file_words() {
  static constexpr FileText text{
      .put = {"上传照片或文件：地址里写它的 SHA-256，正文就是文件本身",
              "Upload a photo or file under its SHA-256; the body is the file itself"},
      .list = {"一条记录里的照片和文件", "The photos and files of a record"},
      .read = {"取一条记录里的照片或文件", "A photo or file of a record"},
      .mark = {"在图片上遮挡或画标记，其后别人只看到画过的副本",
               "Black out or mark a picture; others then see the marked copy only"},
      .take_down = {"撤下一个文件，写明原因", "Take a file down, with the reason"},
      .restore = {"恢复撤下的文件", "Show a file again that was taken down"},
      .put_by_link = {"用链接上传照片或文件", "Upload a photo or file by a link"},
      .read_by_link = {"用链接取自己那一份里的照片或文件",
                       "A photo or file of the paper that a link opens"},
      .copy = {"thumb 小图、view 屏幕图、public 对外图（无拍摄信息）、original 原件；"
               "不写：图片给屏幕图，其他给文件本身",
               "thumb, view, public (without metadata) or original; left out: view of a picture, "
               "else the file itself"},
      .watermark = {"record：对外图下方写单位、日期、编号",
                    "record: unit, day and number at the lower edge of the public copy"},
  };
  return text;
}

std::span<const base::Message> file_refusals() {
  static constexpr base::Message table[] = {
      {"digest_differs", "收到的内容与地址里的 SHA-256 不符，可能传输出错。请重新上传。",
       "What arrived does not have the SHA-256 of the address; it may have been damaged on its "
       "way. "
       "Upload it again."},
  };
  return table;
}

}  // namespace luoshi::http
