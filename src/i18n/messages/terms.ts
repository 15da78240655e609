/**
 * The words of the field, in both languages, keyed by the ids of the model: states, commands, units. Every panel takes
 * its terms from here, so that one concept has one word. Those of settings are in `settingTerms.ts`, those of
 * policies in `policies/`.
 *
 * No sentences about events: `i18n/explain` makes those.
 */
import type { CommandId, TickUnit } from "../../model/scenario.ts";
import type { TimeUnit } from "../../model/timeUnit.ts";
import type { BlockReason, PcpuPhase, VcpuPhase, VmLife } from "../../model/states.ts";
import { numberText } from "../numberText.ts";

export interface TermTexts {
  /** State of a machine, as a badge says it. */
  readonly life: Readonly<Record<VmLife, string>>;
  /** State of a vCPU. */
  readonly phase: Readonly<Record<VcpuPhase, string>>;
  /** What a blocked vCPU waits for, as a badge says it. */
  readonly blocked: Readonly<Record<BlockReason, string>>;
  readonly pcpuPhase: Readonly<Record<PcpuPhase, string>>;
  readonly command: Readonly<Record<CommandId, string>>;
  readonly unit: Readonly<Record<TickUnit, string>>;
  readonly yes: string;
  readonly no: string;
  /** Name of the unit by itself: `ms`. */
  unitOf(unit: TimeUnit): string;
  /** A length of time with its unit: `1 tick`, `12 ms`, with `ms/10` `1.2 ms`. */
  ticks(n: number, unit: TimeUnit): string;
  /** A moment or a length of time without its unit: `12`, with `ms/10` `1.2`. At most two decimals more than it needs. */
  time(n: number, unit: TimeUnit): string;
  /** A number with digits grouped, at most two decimals. */
  number(n: number): string;
  /** A ratio as percent, with one decimal where it is not whole: `0.5` is `50%`, a third `33.3%`. */
  percent(ratio: number): string;
}

const number = (n: number) => numberText(n, 2);

/** With a fixed number of decimals where a tick is a part of the unit, so that figures of one column agree. */
const time = (n: number, unit: TimeUnit): string => {
  const [, scale] = unit.split("/");
  if (!scale) return number(n);
  const decimals = scale.length - 1;
  return numberText(n / Number(scale), decimals + 2, decimals);
};
/** The own name of the unit, or `parts` where a tick is a part of something that has none. */
const nameOf = (unit: TimeUnit, names: TermTexts["unit"], parts: string): string =>
  unit.startsWith("tick/") ? parts : names[unit.split("/")[0] as TickUnit];
const percent = (ratio: number) => `${numberText(Math.round(ratio * 1000) / 10, 1)}%`;

const en: TermTexts = {
  life: {
    none: "Not defined",
    shutOff: "Shut off",
    running: "Running",
    paused: "Paused",
    shuttingDown: "Shutting down",
    saved: "Saved",
    crashed: "Crashed",
  },
  phase: {
    offline: "Offline",
    ready: "Ready",
    running: "Running",
    blocked: "Blocked",
    paused: "Paused",
    finished: "Finished",
    parked: "Parked",
    costopped: "Co-stopped",
  },
  blocked: {
    none: "Not blocked",
    fault: "Blocked on fault",
    disk: "Blocked on disk",
    device: "Blocked on device",
    halt: "Halted",
  },
  pcpuPhase: { idle: "Idle", switch: "World switch", guest: "Guest", exit: "VM exit", spin: "Spinning" },
  command: {
    create: "Create",
    start: "Start",
    pause: "Pause",
    resume: "Resume",
    shutdown: "Shut down",
    stop: "Force off",
    delete: "Delete",
    setWeight: "Change weight",
    compact: "Compact memory",
    setMemoryTarget: "Set memory target",
    balloon: "Switch balloon",
    reset: "Reset",
    save: "Save",
    discardSave: "Discard saved memory",
    crash: "Crash the guest",
    abortJob: "Abort job",
    snapshot: "Snapshot",
    revert: "Revert",
    deleteSnapshot: "Delete snapshot",
    clone: "Clone",
    discard: "Discard blocks",
    extendPool: "Extend thin pool",
    setDisk: "Change disk",
    extendVolume: "Extend volume",
    reduceVolume: "Reduce volume",
  },
  unit: { tick: "ticks", us: "µs", ms: "ms", s: "s" },
  yes: "Yes",
  no: "No",
  unitOf: (unit) => nameOf(unit, en.unit, "units"),
  ticks: (n, unit) => `${time(n, unit)} ${unit === "tick" && n === 1 ? "tick" : en.unitOf(unit)}`,
  time,
  number,
  percent,
};

const zh: TermTexts = {
  life: {
    none: "未定义",
    shutOff: "已关机",
    running: "运行中",
    paused: "已暂停",
    shuttingDown: "正在关机",
    saved: "已保存",
    crashed: "已崩溃",
  },
  phase: {
    offline: "离线",
    ready: "就绪",
    running: "运行",
    blocked: "阻塞",
    paused: "暂停",
    finished: "已结束",
    parked: "停排",
    costopped: "协同停止",
  },
  blocked: { none: "未阻塞", fault: "缺页阻塞", disk: "磁盘阻塞", device: "设备阻塞", halt: "空闲等待" },
  pcpuPhase: { idle: "空闲", switch: "世界切换", guest: "客户机运行", exit: "虚拟机退出", spin: "自旋等待" },
  command: {
    create: "创建",
    start: "启动",
    pause: "暂停",
    resume: "恢复运行",
    shutdown: "关机",
    stop: "强制断电",
    delete: "删除",
    setWeight: "更改权重",
    compact: "紧凑内存",
    setMemoryTarget: "设定内存目标",
    balloon: "开关气球",
    reset: "重置",
    save: "保存",
    discardSave: "丢弃保存的内存",
    crash: "使客户机崩溃",
    abortJob: "中止作业",
    snapshot: "快照",
    revert: "回滚",
    deleteSnapshot: "删除快照",
    clone: "克隆",
    discard: "丢弃块",
    extendPool: "扩容精简池",
    setDisk: "更改磁盘",
    extendVolume: "扩容卷",
    reduceVolume: "缩容卷",
  },
  unit: { tick: "滴答", us: "µs", ms: "ms", s: "s" },
  yes: "是",
  no: "否",
  unitOf: (unit) => nameOf(unit, zh.unit, "单位"),
  ticks: (n, unit) => `${time(n, unit)} ${unit.startsWith("tick") ? "个" : ""}${zh.unitOf(unit)}`,
  time,
  number,
  percent,
};

export const terms = { en, zh };
