#include "http/account_words.hpp"

namespace luoshi::http {

const AccountText& account_words() {
  static constexpr AccountText text{
      .session = {"我是谁、以哪个岗位办理、能做什么",
                  "Who I am, as which post I act, what I may do"},
      .sign_in = {"用登录名和口令登录控制台", "Sign in at the console with name and password"},
      .switch_post = {"换一个岗位办理", "Act as another of my posts"},
      .end_session = {"退出登录", "Sign out"},
      .password = {"修改口令，其后须重新登录", "Change the password; then sign in again"},
      .redeem = {"用个人二维码给这台手机设 PIN，或给账号设口令",
                 "Use a personal slip: set a PIN for this phone, or a password"},
      .device_sign_in = {"手机再次登录：设备密钥加 PIN",
                         "Sign in again on a phone: its secret and the PIN"},
      .accounts = {"本单位及下级的账号", "Accounts of my unit and below"},
      .add_account = {"新建账号", "Make an account"},
      .change_account = {"修改账号的岗位和有效期", "Change an account's posts and last day"},
      .slip = {"补发个人二维码（七天内一次有效）", "Issue a personal slip: one use, seven days"},
      .lock = {"停用账号并退出其全部登录", "Lock an account and end its sessions"},
      .unlock = {"启用账号，或解锁手机", "Unlock an account or a phone"},
      .sign_off = {"远程注销手机（一台或全部）", "Sign off a phone from afar, or all of them"},
      .devices = {"账号的手机", "The phones of an account"},
      .delegations = {"现有的代办", "Delegations in force or to come"},
      .delegate = {"委托代办：某岗位由另一岗位或某人在一段日期内代办",
                   "Delegate: a post is acted as by another post or a person, from day to day"},
      .revoke_delegation = {"收回代办", "Take a delegation back"},
      .security_log = {"安全日志", "The security log"},
      .csrf = {"用 Cookie 登录时必带：登录时给的 csrf", "with a cookie: the csrf of the sign-in"},
      .account = {"账号编号", "id of an account"},
      .kind = {"类别，如 sign_in_failed", "kind, as sign_in_failed"},
      .since = {"起始时刻（含）", "from this moment"},
      .until = {"截止时刻（不含）", "up to this moment"},
      .after = {"上一页给的 next", "`next` of the page before"},
      .limit = {"每页条数", "rows a page"},
  };
  return text;
}

std::span<const base::Message> account_refusals() {
  static constexpr base::Message table[] = {
      {"csrf_token_missing", "缺少或不符的 X-CSRF-Token，未作任何改动。请刷新页面后重试。",
       "X-CSRF-Token is missing or wrong; nothing was changed. Reload the page and try again."},
      {"origin_foreign", "请求来自别的网站，已拒绝。请从本系统的页面办理。",
       "The request comes from another site and was refused. Use the pages of this system."},
      {"password_change_needed", "口令须先修改才能继续。请修改口令后重新登录。",
       "The password must be changed first. Change it, then sign in again."},
      {"post_missing", "没有这个岗位，请刷新后重选。",
       "There is no such post; refresh and choose again."},
      {"pin_or_password_needed", "请设 PIN（手机）或口令（控制台），只填一个。",
       "Give a PIN (phone) or a password (console), one of the two."},
  };
  return table;
}

}  // namespace luoshi::http
