/** Texts of the area `transport`, in both languages. `zh` must have the shape of `en`: the compiler checks it. */
import type { CommandId } from "../../model/scenario.ts";
import type { StepUnit } from "../../trace/reader.ts";

const en = {
  bar: "Playback",
  /** A control with its key, as a tooltip says it. */
  withKey: (label: string, key: string) => `${label} (${key})`,
  key: { space: "Space", home: "Home", end: "End", left: "←", right: "→" },
  first: "To the start",
  back: "Step back",
  play: "Play",
  pause: "Pause",
  forward: "Step forward",
  last: "To the end",
  speed: "Speed",
  speedOf: (speed: number) => `${speed} ×`,
  stepBy: "Step by",
  unit: {
    event: "by event",
    tick: "by tick",
    fault: "by fault",
    switch: "by switch",
    command: "by command",
  } satisfies Record<StepUnit, string> as Record<StepUnit, string>,
  more: "To the ends, and speed",
  hideFuture: "Hide what comes after the cursor",
  showFuture: "Show what comes after the cursor",
  lecture: "Lecture mode",
  scrubber: "Moment shown",
  /** What a screen reader says of the scrubber. */
  moment: (time: string, end: string) => `${time} of ${end}`,
  momentOpen: (time: string, end: string) => `${time}, known up to ${end}`,
  /** What the readout ends with while the run is not complete. */
  open: "+",
  readout: "Moment shown, and end of the run",
  /** A command as a mark under the scrubber says it. */
  command: {
    create: (vm: string) => `create ${vm}`,
    start: (vm: string) => `start ${vm}`,
    pause: (vm: string) => `pause ${vm}`,
    resume: (vm: string) => `resume ${vm}`,
    shutdown: (vm: string) => `shut down ${vm}`,
    stop: (vm: string) => `force off ${vm}`,
    delete: (vm: string) => `delete ${vm}`,
    setWeight: (vm: string) => `weight of ${vm}`,
    compact: () => "compact memory",
    setMemoryTarget: (vm: string) => `memory target of ${vm}`,
    balloon: (vm: string) => `balloon of ${vm}`,
  } satisfies Record<CommandId, (vm: string) => string> as Record<CommandId, (vm: string) => string>,
  refused: (command: string) => `✕ ${command}`,
};

const zh: typeof en = {
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
  command: {
    create: (vm) => `创建 ${vm}`,
    start: (vm) => `启动 ${vm}`,
    pause: (vm) => `暂停 ${vm}`,
    resume: (vm) => `恢复 ${vm}`,
    shutdown: (vm) => `关机 ${vm}`,
    stop: (vm) => `强制断电 ${vm}`,
    delete: (vm) => `删除 ${vm}`,
    setWeight: (vm) => `更改权重 ${vm}`,
    compact: () => "紧凑内存",
    setMemoryTarget: (vm) => `设定内存目标 ${vm}`,
    balloon: (vm) => `开关气球 ${vm}`,
  },
  refused: (command) => `✕ ${command}`,
};

export const transport = { en, zh };
