// The switches of an installation with the rule that each keeps. Sources: 国务院办公厅
// 《政务移动互联网应用程序规范化管理办法》 (2026) and
// 中央网信委《关于防治“指尖上的形式主义”的若干意见》 (2023), in our own words; offices read the
// originals.
#include "accounts/installation.hpp"

namespace luoshi::accounts {

namespace {
using core::Name;

Name no_scores() {
  return {
      "政务应用不得积分排名，只可按单位比较办理结果（《政务移动互联网应用程序规范化管理办法》）",
      "Government apps must not rank by points; only results of units may be compared "
      "(State Council rules on government apps, 2026)"};
}
Name no_check_in() {
  return {
      "安全应急以外不得打卡签到、统计在线时长、通报登录率"
      "（《关于防治“指尖上的形式主义”的若干意见》）",
      "No check-in, online time or log-in rates outside security and emergencies "
      "(opinions against formalism on phones, 2023)"};
}
Name no_forced_traces() {
  return {"不得强制拍照、录像、上传行动轨迹留痕（《关于防治“指尖上的形式主义”的若干意见》）",
          "Photos, video and tracks must not be forced as proof of work "
          "(opinions against formalism on phones, 2023)"};
}
Name no_double_entry() {
  return {"不得让基层重复填报同一事项（《关于防治“指尖上的形式主义”的若干意见》）",
          "Nobody is made to enter the same thing twice "
          "(opinions against formalism on phones, 2023)"};
}
Name personal_data() {
  return {"个人信息最少够用（《个人信息保护法》第六条）",
          "As little personal data as will do (Personal Information Protection Law, article 6)"};
}

constexpr Feature table[] = {
    {"photo_required", false, false,
     [] {
       return Name{"标明须拍照的问题，登记时要照片（总可写明无法拍照的原因）",
                   "Kinds marked so ask for a photo; a reason why not is always allowed"};
     },
     no_forced_traces},
    {"position_asked", true, false,
     [] {
       return Name{"登记问题时取一次位置（可以不给）",
                   "Ask for the position once, when a problem is recorded; it may be refused"};
     },
     no_forced_traces},
    {"rankings", false, false,
     [] { return Name{"按村、部门排名通报办理结果", "Rank villages and departments by results"}; },
     no_scores},
    {"rankings_on_phone", false, false,
     [] { return Name{"手机上也显示排名", "Show rankings on phones too"}; }, no_scores},
    {"personal_statistics", false, true,
     [] { return Name{"个人统计、个人排名", "Statistics and rankings of persons"}; }, no_check_in},
    {"check_in", false, true, [] { return Name{"打卡签到、在线时长", "Check-in and online time"}; },
     no_check_in},
    {"resident_page", false, false,
     [] { return Name{"群众公开页", "A public page for residents"}; }, personal_data},
    {"share_watermark", true, false,
     [] {
       return Name{"转发的图片加水印（只加在副本上）",
                   "Watermark on shared pictures, on copies only"};
     },
     personal_data},
    {"duplicate_hint", true, false,
     [] { return Name{"登记时提示附近的同类问题", "Point out near problems of the same kind"}; },
     no_double_entry},
};
}  // namespace

std::span<const Feature> features() {
  return table;
}

}  // namespace luoshi::accounts
