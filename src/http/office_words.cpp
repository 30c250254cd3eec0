#include "http/office_words.hpp"

namespace luoshi::http {

const OfficeText& office_words() {
  static constexpr OfficeText text{
      .settings = {"本系统的设置：名称、底图、开关及其依据",
                   "The settings: name, base map, switches with the rules they keep"},
      .set_settings = {"改设置（管理员）", "Change the settings (administrators)"},
      .give_feedback = {"意见反馈", "Write to those who run the installation"},
      .feedback = {"收到的意见反馈（管理员）", "The feedback received (administrators)"},
      .tile = {"数据目录里 tiles.mbtiles 的一块底图",
               "A map tile of the data folder's tiles.mbtiles"},
      .boundaries = {"各单位的界线（GeoJSON，CGCS2000）", "The areas of units (GeoJSON, CGCS2000)"},
      .set_boundaries =
          {"换掉全部界线（管理员）：GeoJSON 本身，或已上传文件的 {\"file\": SHA-256}",
           "Replace all areas (administrators): GeoJSON itself, or {\"file\": SHA-256} "
           "of an uploaded file"},
      .rule_workbook = {"现行规则的工作簿（XLSX），改好后再传回",
                        "The rules in force as a workbook (XLSX), to be edited"},
      .check_rules =
          {"检查已上传的规则工作簿：哪里有错、与现行的差别、影响多少记录",
           "Check an uploaded workbook: faults, differences from the rules in force, effect"},
      .publish_rules = {"发布已上传的规则工作簿", "Publish the rules of an uploaded workbook"},
      .share = {"转发前登记：谁把哪些记录发了出去；给每条的验真码",
                "Before sharing: who shows which records to others; answers the code of each"},
      .cover_names = {"转发前遮去文字里的人名", "Names of persons taken out of texts that leave"},
      .send_figures = {"登记已报出的数字（由服务器按此刻的数取）",
                       "Remember the figures as sent; the server takes them as of now"},
      .saved_views = {"我的常用查询", "The views of the ledger I have saved"},
      .save_view = {"保存一个常用查询，同名的换掉",
                    "Save a view; one of the same name is replaced"},
      .remove_view = {"删去一个常用查询", "Remove a saved view"},
      .feedback_after = {"上一页给的 next", "`next` of the page before"},
      .limit = {"每页条数", "rows a page"},
  };
  return text;
}

std::span<const base::Message> office_refusals() {
  static constexpr base::Message table[] = {
      {"tile_missing", "没有这一块底图。", "There is no such tile."},
      {"record_not_shareable", "这条记录不能转发：未公开，或是人员资料。请从选择中去掉。",
       "This record must not be shared: it is not published, or it is about a person. Leave it "
       "out."},
      {"texts_too_many", "一次最多处理 {bound} 段文字，请分几次转发。",
       "At most {bound} texts are taken at once; share in parts."},
      {"share_too_large", "一次最多转发 {bound} 条记录，请分几次。",
       "At most {bound} records are shared at once; share in parts."},
      {"command_quota_exceeded",
       "这个账号今天提交的文字已超过 {mib} MiB，请明天再提交；若是程序出错，请告诉管理员。",
       "This account has written more than {mib} MiB of text today. Go on tomorrow, or tell the "
       "administrator if a program has gone wrong."},
      {"file_not_brought", "照片或文件 {value} 不是您或您单位上传的。请先上传它，再重新提交。",
       "The photo or file {value} was not uploaded by you or your unit. Upload it, then send this "
       "again."},
      {"rule_set_has_errors", "工作簿里有错误，不能发布。请先检查，改好再传。",
       "The workbook has faults and cannot be published. Check it, mend it and upload it again."},
      {"rule_set_needs_workbook", "规则只能用工作簿发布：先上传，再检查，再发布。",
       "Rules are published as a workbook: upload it, check it, publish it."},
      {"figures_need_brief", "上报的数字由系统从台账取，不能自己填。请在简报页登记上报。",
       "Figures that are sent out are taken from the records, not typed. Send the brief instead."},
      {"map_file_missing",
       "数据目录里没有 tiles.mbtiles，或它不是 MBTiles 文件。请先放好文件并重新启动服务。",
       "The data folder has no tiles.mbtiles, or it is no MBTiles file. Put it there and start the "
       "server again."},
  };
  return table;
}

}  // namespace luoshi::http
