/**
 * Texts of the area `failure`: the banner of a run that has failed. They load with it. `zh` must have the shape of `en`: the
 * compiler checks it.
 */
const en = {
  title: {
    bug: "The simulation has stopped",
    silent: "The simulation has stopped",
    notLoaded: "The simulation could not be loaded",
  },
  text: {
    bug: "This is a bug of Hyperscope, not of your scenario. The scenario is kept: start the simulation again, and please send us the report.",
    silent:
      "It has not answered for a while: perhaps the browser has ended it. The scenario is kept: start the simulation again.",
    notLoaded: "Its code did not arrive. Check the connection and try again; the scenario is kept.",
  },
  again: "Try again",
  copy: "Copy report",
  restart: "Start again",
  report: "Report",
};

const zh: typeof en = {
  title: { bug: "仿真已停止", silent: "仿真已停止", notLoaded: "仿真无法加载" },
  text: {
    bug: "这是 Hyperscope 的错误，不是您的场景有误。场景已保留：请重新启动仿真，并把报告发给我们。",
    silent: "仿真有一段时间没有响应，可能已被浏览器结束。场景已保留：请重新启动仿真。",
    notLoaded: "仿真的代码没有到达。请检查网络后重试；场景已保留。",
  },
  again: "重试",
  copy: "复制报告",
  restart: "重新启动",
  report: "报告",
};

export const failure = { en, zh };
