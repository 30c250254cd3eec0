export default {
  noNumber: "（未编号）",
  dueShort: "{at} 前",
  actions: "可以办理",
  nothingToDo: "这条记录现在没有需要您办理的事。",
  stale: "您打开页面以后，别人已经改动了这条记录，这一步没有办理。请重新读取，看过最新情况后再办。",
  readAgain: "重新读取",
};
