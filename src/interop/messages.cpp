#include "interop/messages.hpp"

namespace luoshi::interop {
namespace {

constexpr base::Message table[] = {
    {"tool_missing",
     "本机没有安装程序 {tool}，无法处理此文件。请管理员安装（见 script/setup）后重试。",
     "The program {tool} is not installed, so this file cannot be processed. Ask the administrator "
     "to install it (see script/setup) and try again."},
    {"file_missing", "找不到或无法读取文件 {value}。请检查路径和读取权限。",
     "The file {value} is missing or cannot be read. Check the path and the right to read it."},
    {"workbook_unknown_format",
     "这不是表格文件。请用 XLSX、ODS、XLS、CSV 或 JSON Lines 格式保存后再导入。",
     "This is no table. Save it as XLSX, ODS, XLS, CSV or JSON Lines and import that."},
    {"workbook_without_rules",
     "这个文件里没有一张规则表。请上传先从这里下载、改好的规则工作簿（XLSX）。",
     "This file has not one sheet of rules. Give the workbook of rules (XLSX) that was downloaded "
     "here and edited."},
    {"workbook_damaged",
     "表格文件已损坏或不完整（{part}{detail}）。请用表格软件打开，另存为 XLSX 后再导入。",
     "The workbook is damaged or incomplete ({part}{detail}). Open it in a spreadsheet program, "
     "save it as a new XLSX file and import that."},
    {"workbook_encrypted", "表格设有打开密码。请去掉密码后另存，再导入。",
     "The workbook has a password. Save it without one and import that."},
    {"workbook_is_web_page", "这是网页，只是扩展名像表格。请用表格软件打开，另存为 XLSX 后再导入。",
     "This is a web page with the name of a workbook. Open it in a spreadsheet program, save it as "
     "XLSX and import that."},
    {"workbook_too_large",
     "表格过大（{part}），超出一次可处理的范围。请删去空白行列，或拆成几个文件分别导入。",
     "The workbook is too large to process at once ({part}). Delete blank rows and columns, or "
     "split it into several files."},
    {"workbook_bomb",
     "文件中的 {part} 解压后异常膨胀，已拒绝处理。请确认来源，另存为新文件后再导入。",
     "The part {part} of this file unpacks to far more than a real table does; it was refused. "
     "Check where it came from, save it as a new file and import that."},
    {"csv_quote_open", "第 {row} 行起的双引号没有结束。请检查该行的引号，或另存为 XLSX。",
     "A quote opened in row {row} is never closed. Check the quotes of that row, or save as XLSX."},
    {"json_line_malformed", "第 {row} 行不是一个 JSON 对象。每行应写一个对象。",
     "Line {row} is no JSON object. Write one object on each line."},
    {"json_number_inexact", "第 {row} 行有位数过多的数字，会丢失末几位。请加引号写成文本。",
     "Line {row} has a number with so many digits that the last would be lost. Write it in "
     "quotes."},
    {"pictures_too_many", "图片过多（上限 {max} 张）。请拆成几个文件分别导入。",
     "There are too many pictures (at most {max}). Split the workbook into several files."},
    {"pictures_too_large", "图片合计过大。请压缩图片，或拆成几个文件分别导入。",
     "The pictures are too large together. Compress them or split the workbook into several "
     "files."},
    {"picture_without_cell", "图片浮在表上，没有固定在任何单元格。请把它拖到所属的行里再保存。",
     "The picture floats over the sheet without belonging to a cell. Drag it into its row and "
     "save."},
    {"picture_missing", "单元格指向的图片 {id} 不在文件里。请在该单元格重新插入图片。",
     "The picture {id} that the cell shows is not in the file. Insert it into the cell again."},
    {"picture_linked", "图片只是网络或本机链接（{id}），文件里没有图片本身。请插入图片文件。",
     "The picture is only a link ({id}); the file does not hold it. Insert the picture itself."},
    {"picture_unused", "文件里的图片 {id} 不在任何单元格里，没有导入。如需要，请插入到所属的行。",
     "The picture {id} in the file belongs to no cell and was not imported. If it is needed, "
     "insert "
     "it into its row."},
    {"picture_format_unknown", "图片格式不支持。请换成 JPEG、PNG、WebP 或 HEIC。",
     "The format of the picture is not supported. Use JPEG, PNG, WebP or HEIC."},
    {"picture_too_large", "图片过大（上限 {max} MB）。请压缩后重新插入。",
     "The picture is too large (at most {max} MB). Compress it and insert it again."},
    {"pictures_unread_in_format", "这种格式（ODS、XLS）里的图片读不出来。请另存为 XLSX 后再导入。",
     "Pictures in this format (ODS, XLS) cannot be read. Save the workbook as XLSX and import "
     "that."},
    {"picture_unreadable", "图片打不开，可能已损坏。请换一张。",
     "The picture cannot be opened; it may be damaged. Use another one."},
    {"cell_text_too_long",
     "工作表 {sheet} 的 {cell} 内容超过 32767 个字符，表格放不下。请改导出 CSV 或 JSON Lines。",
     "The text of {cell} on sheet {sheet} is longer than the 32,767 characters a cell can hold. "
     "Export as CSV or JSON Lines instead."},
    {"sheet_too_large", "工作表 {sheet} 超过 1048576 行或 16384 列。请缩小范围，或导出 CSV。",
     "Sheet {sheet} would pass 1,048,576 rows or 16,384 columns. Narrow the selection or export as "
     "CSV."},
    {"sheet_name_invalid",
     "工作表名“{sheet}”不可用：须为 1 至 31 个字，不重复，不含 [ ] : * ? / \\ 。",
     "The sheet name \"{sheet}\" cannot be used: 1 to 31 characters, unique, without [ ] : * ? / "
     "\\."},
    {"validation_list_too_long", "工作表 {sheet} 的下拉选项超过 255 个字符。请改为引用选项表。",
     "The choices for sheet {sheet} are longer than 255 characters. Refer to a sheet of choices "
     "instead."},
};

}  // namespace

std::span<const base::Message> messages() {
  return table;
}

}  // namespace luoshi::interop
