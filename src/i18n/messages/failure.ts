/**
 * Texts of the area `failure`: the banner of a run that has failed. They load with it. `zh` must have the shape of `en`: the
 * compiler checks it.
 */
const en = {
  title: "The simulation has stopped",
  text: "This is a bug of Hyperscope, not of your scenario. The scenario is kept: start the simulation again, and please send us the report.",
  copy: "Copy report",
  restart: "Start again",
  report: "Report",
};

const zh: typeof en = {
  title: "仿真已停止",
  text: "这是 Hyperscope 的错误，不是您的场景有误。场景已保留：请重新启动仿真，并把报告发给我们。",
  copy: "复制报告",
  restart: "重新启动",
  report: "报告",
};

export const failure = { en, zh };
