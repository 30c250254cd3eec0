export default {
  title: "一张图",
  tools: "移动地图",
  nearer: "放大",
  farther: "缩小",
  whole: "看全部",
  takeCenter: "取十字处的位置",
  failed: "地图没有打开。旁边的清单内容相同，可以先用清单。",
};
