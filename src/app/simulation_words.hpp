// What simulated people type.
#pragma once
#include <array>
#include <string_view>

namespace luoshi::app::simulated {

inline constexpr std::array<std::string_view, 10> summaries{
    "清理路边积存垃圾", "覆盖裸露地面",    "检查工地围挡和冲洗设施", "排查小散乱污企业",
    "巡查河道两侧",     "整治占道经营",    "入户宣传政策",           "处理12345热线反映",
    "铁路沿线捡拾垃圾", "对照台账逐项核对"};
inline constexpr std::array<std::string_view, 6> deadlines{"3天",       "7天",   "24小时",
                                                           "明天12:00", "2小时", "2个工作日"};
inline constexpr std::string_view recorder = "模拟网格员";
inline constexpr std::string_view attachment = "模拟附件";
inline constexpr std::string_view too_dark = "夜间光线不足";
inline constexpr std::string_view road = "模拟路段";
inline constexpr std::string_view neighbour = "模拟邻区";
inline constexpr std::string_view paper = "模拟〔";
inline constexpr std::string_view order = "模拟交办〔";
inline constexpr std::string_view number_end = "〕号";
inline constexpr std::string_view gone = "现场已无法拍照";
inline constexpr std::string_view superior = "模拟上级";
inline constexpr std::string_view rain = "雨天未拍照";
inline constexpr std::string_view village = "模拟村";
inline constexpr std::string_view person = "模拟";
inline constexpr std::string_view one_day = "1天";

}  // namespace luoshi::app::simulated
