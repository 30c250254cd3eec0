export default {
  skip: "跳到正文",
  menu: "菜单",
  tabs: "标签页",
  closeTab: "关闭 {title}",
  closeOthers: "关闭其他",
  find: "按编号或内容查问题",
  changes: "新变动 {count} 条",
  noChanges: "这次登录以来没有别人的新变动。",
  clearChanges: "清空",
  group: { work: "办理", records: "工作记录", numbers: "数字", house: "管理" },
};
