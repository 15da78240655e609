/** Texts of the area `lecture`: the layout for a projector. `zh` must have the shape of `en`. */
const en = {
  leave: "Leave",
  hidden: "Future hidden",
  hide: "Hide the future",
  finished: "Finished",
  nobody: "nobody yet",
  soFar: "so far",
  finish: "finish",
  waiting: "waiting",
  average: "average",
  open: "·",
  openSpoken: "not yet",
};

const zh: typeof en = {
  leave: "退出",
  hidden: "已遮住之后",
  hide: "遮住之后",
  finished: "已完成",
  nobody: "尚无",
  soFar: "截至此刻",
  finish: "完成",
  waiting: "等待",
  average: "平均",
  open: "·",
  openSpoken: "尚未",
};

export const lecture = { en, zh };
