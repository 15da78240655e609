/**
 * The words of the field, in both languages, keyed by the ids of the model: states, commands, units. Every panel takes
 * its terms from here, so that one concept has one word. Those of settings are in `settingTerms.ts`, those of
 * policies in `policies/`.
 *
 * No sentences about events: `i18n/explain` makes those.
 */
import type { TickUnit } from "../../model/scenario.ts";
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

export const number = (n: number) => numberText(n, 2);

/** With a fixed number of decimals where a tick is a part of the unit, so that figures of one column agree. */
export const time = (n: number, unit: TimeUnit): string => {
  const [, scale] = unit.split("/");
  if (!scale) return number(n);
  const decimals = scale.length - 1;
  return numberText(n / Number(scale), decimals + 2, decimals);
};
/** The own name of the unit, or `parts` where a tick is a part of something that has none. */
export const nameOf = (unit: TimeUnit, names: TermTexts["unit"], parts: string): string =>
  unit.startsWith("tick/") ? parts : names[unit.split("/")[0] as TickUnit];
export const percent = (ratio: number) => `${numberText(Math.round(ratio * 1000) / 10, 1)}%`;

export const terms: TermTexts = {
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
    ioLimit: "Held by I/O limit",
  },
  pcpuPhase: { idle: "Idle", switch: "World switch", guest: "Guest", exit: "VM exit", spin: "Spinning" },
  unit: { tick: "ticks", us: "µs", ms: "ms", s: "s" },
  yes: "Yes",
  no: "No",
  unitOf: (unit) => nameOf(unit, terms.unit, "units"),
  ticks: (n, unit) => `${time(n, unit)} ${unit === "tick" && n === 1 ? "tick" : terms.unitOf(unit)}`,
  time,
  number,
  percent,
};
