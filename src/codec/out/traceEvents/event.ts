/**
 * An event of Chrome's trace format, as far as Hyperscope writes it (Perfetto: `json_trace_tokenizer.cc`; Firefox Profiler:
 * `import/chrome.ts`), and where in it what is found.
 */
import type { Scenario } from "../../../model/scenario.ts";
import type { PcpuId, Tick, VcpuId, VmUid } from "../../../model/units.ts";

type Values = Readonly<Record<string, string | number | boolean>>;

export interface ChromeEvent {
  /** `M` a name, `X` a slice, `T` a state of a thread, `b`, `n` and `e` an asynchronous span, `C` a counter, `i` an instant, `s`, `t` and `f` a flow. */
  readonly ph: "M" | "X" | "T" | "b" | "n" | "e" | "C" | "i" | "s" | "t" | "f";
  readonly name: string;
  readonly cat?: string;
  readonly pid: number;
  readonly tid?: number;
  /** Microseconds. Only names have none. */
  readonly ts?: number;
  readonly dur?: number;
  /** A hexadecimal number: Perfetto reads no other text. */
  readonly id?: string;
  /** How far an instant reaches: its thread, or everything. */
  readonly s?: "t" | "g";
  /** A flow ends in the slice around it, not in the next one. */
  readonly bp?: "e";
  readonly args?: Values;
}

export const HOST_PROCESS = 1;
export const STORAGE_PROCESS = 2;

/** Every thread of a file has a number of its own: pCPUs, then vCPUs, then disks. */
export const processOf = (vm: VmUid) => 1000 + vm;
export const pcpuThread = (pcpu: PcpuId) => 100 + pcpu;
export const vcpuThread = (vcpu: VcpuId) => 1_000_000 + vcpu;
/** `place`: among the threads of all disks. */
export const diskThread = (place: number) => 900_000 + place;

/** Microseconds of a tick, exactly: `micros / ticks`. */
export interface TimeScale {
  readonly micros: number;
  readonly ticks: number;
  /** What a tick is, for people. */
  readonly told: string;
}

const MICROS = { tick: 1000, us: 1, ms: 1000, s: 1_000_000 } as const;
/** Readers round to nanoseconds, and half a tick must be left: a tick is this many parts of a microsecond at least. */
const MOST_PARTS = 100;
/** Beyond it a number has no room for the nanoseconds. */
const MOST_MICROS = 2 ** 43;

/** How the times of `scenario` are written, up to `until`. */
export function timeScale(scenario: Scenario, until: Tick): TimeScale {
  const { tickUnit } = scenario;
  const ticksPerUnit = scenario.ticksPerUnit ?? 1;
  const unit = MICROS[tickUnit];
  const isTooFine = ticksPerUnit / unit > MOST_PARTS;
  const micros: number = isTooFine ? 1 : unit;
  let ticks: number = isTooFine ? MOST_PARTS : ticksPerUnit;
  while ((until * micros) / ticks > MOST_MICROS) ticks *= 10;
  const isTrue = micros * ticksPerUnit === unit * ticks;
  const own = tickUnit === "tick" ? "1 tick" : `${1 / ticksPerUnit} ${tickUnit}`;
  const told = tickUnit === "tick" || !isTrue ? `${own} is shown as ${micros / ticks} us` : own;
  return { micros, ticks, told };
}

/** `time`, which may lie between ticks, in microseconds. */
export function microsOf({ micros, ticks }: TimeScale, time: number): number {
  return (time * micros) / ticks;
}
