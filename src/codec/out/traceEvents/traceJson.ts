/**
 * A run in Chrome's trace format, which Perfetto and Firefox Profiler open: the host with a thread for each pCPU, the disks,
 * and each machine with its vCPUs. An event a line, so that it can be looked at and compared as text.
 */
import { mapInParts, whole, type InParts } from "../../../base/parts.ts";
import type { Scenario } from "../../../model/scenario.ts";
import type { Tick } from "../../../model/units.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import { vcpuName } from "../names.ts";
import {
  HOST_PROCESS,
  microsOf,
  pcpuThread,
  processOf,
  STORAGE_PROCESS,
  timeScale,
  vcpuThread,
  type ChromeEvent,
} from "./event.ts";
import { flowEvents } from "./flowEvents.ts";
import { pcpuEvents, stealEvents, vcpuEvents, type Window } from "./processorEvents.ts";
import { diskEvents, isIn, servicesOf, type DiskThread } from "./storageEvents.ts";
import { toldOf, type Teller, type ToldAttempt, type ToldCommand, type ToldFault } from "./told.ts";
import type { ToldCount } from "./counts.ts";

export interface TraceJsonOptions {
  /** Absent: from the beginning. */
  readonly from?: Tick;
  /** Absent: as far as the run is known. */
  readonly until?: Tick;
  /** Says why things happened, in `language`. Absent: nobody does. */
  readonly teller?: Teller;
  readonly language?: string;
}

/** The text of a file that ends in `.json`. `trace` is the run of `scenario`. */
export function traceJson(scenario: Scenario, trace: TraceReader, options: TraceJsonOptions = {}): string {
  return whole(traceJsonInParts(scenario, trace, options));
}

export function* traceJsonInParts(
  scenario: Scenario,
  trace: TraceReader,
  { from = 0, until = trace.knownUntil, teller, language = "en" }: TraceJsonOptions,
): InParts<string> {
  const scale = timeScale(scenario, until);
  const window: Window = { from, until, scale };
  const told = yield* toldOf(trace, until, teller ?? null);
  const { services, threads } = servicesOf(trace, told.requests, until);
  const lines: string[] = [];
  for (const part of [
    () => nameEvents(trace, threads),
    () => pcpuEvents(trace, told, window),
    () => vcpuEvents(trace, told, window),
    () => diskEvents(trace, told.requests, services, window),
    () => told.faults.flatMap((fault) => faultEvent(trace, fault, window)),
    () => told.commands.flatMap((command) => commandEvent(command, window)),
    () => told.attempts.flatMap((attempt) => attemptEvent(trace, attempt, window)),
    () => flowEvents(trace, told.faults, services, window),
    () => countEvents(told.counts, window),
    () => stealEvents(trace, window),
  ])
    yield* mapInParts(part(), (event) => lines.push(JSON.stringify(event)));
  const metadata = { program: "Hyperscope", title: scenario.title, tick: scale.told, from, until, language };
  return `{"metadata":${JSON.stringify(metadata)},"traceEvents":[\n${lines.join(",\n")}\n]}\n`;
}

const processName = (pid: number, name: string, order: number): ChromeEvent[] => [
  { ph: "M", name: "process_name", pid, args: { name } },
  { ph: "M", name: "process_sort_index", pid, args: { sort_index: order } },
];

const threadName = (pid: number, tid: number, name: string, order: number): ChromeEvent[] => [
  { ph: "M", name: "thread_name", pid, tid, args: { name } },
  { ph: "M", name: "thread_sort_index", pid, tid, args: { sort_index: order } },
];

function nameEvents(trace: TraceReader, disks: readonly DiskThread[]): ChromeEvent[] {
  const { pcpus, vms, vcpus } = trace.info;
  return [
    ...processName(HOST_PROCESS, "Host", 0),
    ...Array.from({ length: pcpus }, (_, pcpu) =>
      threadName(HOST_PROCESS, pcpuThread(pcpu), `pCPU ${pcpu}`, pcpu),
    ).flat(),
    ...processName(STORAGE_PROCESS, "Storage", 1),
    ...disks.flatMap(({ tid, name }, order) => threadName(STORAGE_PROCESS, tid, name, order)),
    ...vms.flatMap(({ uid, name }) => processName(processOf(uid), name, 2 + uid)),
    ...vcpus.flatMap(({ id, vm, index }) => threadName(processOf(vm), vcpuThread(id), vcpuName(trace, id), index)),
  ];
}

function faultEvent(trace: TraceReader, fault: ToldFault, window: Window): ChromeEvent[] {
  const { vcpu, time, page, write, fault: kind, victim, reason } = fault;
  if (!isIn(time, window)) return [];
  const at = { pid: processOf(trace.info.vcpus[vcpu]!.vm), tid: vcpuThread(vcpu), ts: microsOf(window.scale, time) };
  const args = { page, write, fault: kind, ...(victim === null ? {} : { victim }), ...reason };
  return [{ ph: "i", name: `fault page ${page}`, cat: "fault", s: "t", ...at, args }];
}

function attemptEvent(trace: TraceReader, attempt: ToldAttempt, window: Window): ChromeEvent[] {
  const { vcpu, time, name, outcome, rule, owner, why } = attempt;
  if (!isIn(time, window)) return [];
  const at = { pid: processOf(trace.info.vcpus[vcpu]!.vm), tid: vcpuThread(vcpu), ts: microsOf(window.scale, time) };
  const args = { outcome, rule, ...(owner === null ? {} : { owner }), ...(why === undefined ? {} : { why }) };
  return [{ ph: "i", name, cat: "attempt", s: "t", ...at, args }];
}

function commandEvent({ time, name, code, why }: ToldCommand, window: Window): ChromeEvent[] {
  if (!isIn(time, window)) return [];
  const args = { ...(code === null ? {} : { code }), ...(why === undefined ? {} : { why }) };
  const at = { pid: HOST_PROCESS, tid: pcpuThread(0), ts: microsOf(window.scale, time) };
  return [{ ph: "i", name, cat: "command", s: "g", ...at, args }];
}

/** What held before the window holds at its beginning. */
function countEvents(counts: readonly ToldCount[], { from, until, scale }: Window): ChromeEvent[] {
  const before = new Map<string, ToldCount>();
  for (const count of counts) if (count.time <= from) before.set(`${count.vm} ${count.counter} ${count.key}`, count);
  const seen = [...before.values(), ...counts.filter(({ time }) => time > from && time <= until)];
  return seen.map(({ time, vm, counter, key, value }) => ({
    ph: "C",
    name: counter,
    pid: vm < 0 ? HOST_PROCESS : processOf(vm),
    ts: microsOf(scale, Math.max(time, from)),
    args: { [key]: value },
  }));
}
