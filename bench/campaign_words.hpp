// What made-up cases say: words of real ledgers, put together at random.
#pragma once
#include <array>
#include <string_view>

namespace luoshi::bench {

inline constexpr std::array<std::string_view, 12> places = {"迎宾路与江山路交叉口东南角",
                                                            "文化路北段路西",
                                                            "黄河大堤南侧",
                                                            "村委会门前广场",
                                                            "连霍高速桥下",
                                                            "开元路施工工地南门",
                                                            "贾鲁河右岸",
                                                            "天河路农贸市场外",
                                                            "三全路辅道",
                                                            "绕城高速匝道内侧",
                                                            "铁路专用线两侧",
                                                            "新村安置区二期"};
inline constexpr std::array<std::string_view, 16> problems = {"堆放生活垃圾约三立方米未清运",
                                                              "裸露黄土未覆盖防尘网",
                                                              "建筑垃圾随意倾倒",
                                                              "占道经营影响通行",
                                                              "围挡破损且喷淋未开启",
                                                              "雨水箅子堵塞积水",
                                                              "墙体乱贴小广告",
                                                              "渣土车带泥上路",
                                                              "小散乱污企业死灰复燃",
                                                              "河道内漂浮垃圾较多",
                                                              "卫生死角杂草丛生",
                                                              "废品收购点露天堆放",
                                                              "燃煤散烧冒烟",
                                                              "路面破损坑洼",
                                                              "违章搭建彩钢棚",
                                                              "绿化带内有白色垃圾"};
inline constexpr std::array<std::string_view, 8> remarks = {
    "要求立即整改",   "已通知责任单位", "现场负责人在场", "群众反映强烈",
    "前次检查已指出", "需多部门配合",   "建议长期看护",   "附现场照片"};

// In every hundredth case, nowhere else.
inline constexpr std::string_view rare_sentence = "发现烟花爆竹";
inline constexpr std::string_view rare_word = "爆竹";
// In about every fourth.
inline constexpr std::string_view common_word = "垃圾";

inline constexpr std::array<std::string_view, 12> ledger_headings = {
    "序号", "台账编号", "问题来源", "发现时间", "街道",     "责任单位",
    "地点", "问题类别", "问题描述", "整改要求", "整改时限", "状态"};
inline constexpr std::string_view ledger_title = "问题台账";
inline constexpr std::string_view ledger_source = "督查";
inline constexpr std::string_view ledger_status = "整改中";
inline constexpr std::string_view ledger_number_prefix = "惠攻〔2018〕";
inline constexpr std::string_view ledger_number_suffix = "号";

}  // namespace luoshi::bench
