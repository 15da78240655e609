/** The texts of `transport` in Chinese, which load when they are needed. */
import type { TransportTexts } from "../transport.ts";

export const transport: TransportTexts = {
  bar: "播放控制",
  withKey: (label, key) => `${label}（${key}）`,
  key: { space: "空格", home: "Home", end: "End", left: "←", right: "→" },
  first: "回到开头",
  back: "后退一步",
  play: "播放",
  pause: "暂停",
  forward: "前进一步",
  last: "跳到末尾",
  speed: "速度",
  speedOf: (speed) => `${speed} ×`,
  stepBy: "步进单位",
  unit: {
    event: "按事件",
    tick: "按滴答",
    fault: "按缺页",
    switch: "按切换",
    command: "按命令",
  },
  more: "首尾与速度",
  hideFuture: "遮住光标之后的内容",
  showFuture: "显示光标之后的内容",
  lecture: "授课模式",
  scrubber: "当前时刻",
  moment: (time, end) => `${time}，共 ${end}`,
  momentOpen: (time, end) => `${time}，已知到 ${end}`,
  open: "+",
  readout: "当前时刻与运行终点",
  refused: (command) => `✕ ${command}`,
};
