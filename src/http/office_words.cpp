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
      .feedback_after = {"上一页给的 next", "`next` of the page before"},
      .limit = {"每页条数", "rows a page"},
  };
  return text;
}

std::span<const base::Message> office_refusals() {
  static constexpr base::Message table[] = {
      {"tile_missing", "没有这一块底图。", "There is no such tile."},
      {"rule_set_has_errors", "工作簿里有错误，不能发布。请先检查，改好再传。",
       "The workbook has faults and cannot be published. Check it, mend it and upload it again."},
      {"rule_set_needs_workbook", "规则只能用工作簿发布：先上传，再检查，再发布。",
       "Rules are published as a workbook: upload it, check it, publish it."},
      {"map_file_missing",
       "数据目录里没有 tiles.mbtiles，或它不是 MBTiles 文件。请先放好文件并重新启动服务。",
       "The data folder has no tiles.mbtiles, or it is no MBTiles file. Put it there and start the "
       "server again."},
  };
  return table;
}

}  // namespace luoshi::http
