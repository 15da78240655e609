/** What guests have tried to reach, in a report: each attempt with what decided about it, and frames given with what was in them. */
import { outcomeOf, type Attempt, type AttemptRule, type Outcome } from "../../model/attempts.ts";
import type { Tick, VmUid } from "../../model/units.ts";
import { NO_ATTEMPTS } from "../../trace/figures/attempts.ts";
import type { HostState } from "../../trace/hostState.ts";
import type { AttemptCounts } from "../../trace/views/isolation.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { vcpuName, vmName } from "./names.ts";

export interface AttemptRecord {
  readonly time: Tick;
  readonly vm: string;
  /** Null: the machine was given a frame with what another has left in it. */
  readonly vcpu: string | null;
  readonly attempt: Attempt | "leftOver";
  /** Number of the page, frame or extent that it named. */
  readonly target: number;
  readonly volume: number | null;
  readonly outcome: Outcome;
  readonly rule: AttemptRule;
  readonly frame: number | null;
  /** The machine that has what it named, or of which something stood there. */
  readonly owner: string | null;
  readonly exits: number;
  readonly ticks: Tick;
  /** Pages that shared the frame when a write began. */
  readonly sharers: number;
  /** Pages of machines that have been changed, `web 0`, separated by semicolons. */
  readonly changed: string;
}

const named = (number: number) => (number < 0 ? null : number);

export function attemptRecords(trace: TraceReader, until: Tick): AttemptRecord[] {
  const records: AttemptRecord[] = [];
  const rows = trace.rowsUpTo(until);
  const owner = (vm: VmUid | -1) => (vm < 0 ? null : vmName(trace, vm));
  const places = (pages: readonly { readonly vm: VmUid; readonly page: number }[]) =>
    pages.map(({ vm, page }) => `${vmName(trace, vm)} ${page}`).join("; ");
  for (let row = 0; row < rows; row += 1) {
    const kind = trace.kindOf(row);
    if (kind !== "attempted" && kind !== "leftOver") continue;
    const event = trace.eventAt(row);
    if (event.kind === "attempted") {
      const { time, vcpu, attempt, target, volume, rule, frame, exits, ticks, sharers } = event;
      records.push({
        time,
        vm: vmName(trace, trace.info.vcpus[vcpu]!.vm),
        vcpu: vcpuName(trace, vcpu),
        attempt,
        target,
        volume: named(volume),
        outcome: outcomeOf(rule),
        rule,
        frame: named(frame),
        owner: owner(event.owner),
        exits,
        ticks,
        sharers,
        changed: places(event.changed),
      });
    } else if (event.kind === "leftOver") {
      const { time, vm, page, frame, from } = event;
      records.push({
        time,
        vm: vmName(trace, vm),
        vcpu: null,
        attempt: "leftOver",
        target: page,
        volume: null,
        outcome: "breach",
        rule: "none",
        frame,
        owner: owner(from),
        exits: 0,
        ticks: 0,
        sharers: 0,
        changed: places([{ vm, page }]),
      });
    }
  }
  return records;
}

const cells = ({ attempts, stopped, breaches, leftOvers }: AttemptCounts) => ({
  attempts,
  attemptsStopped: stopped,
  breaches,
  leftOvers,
});

/** What the host and each machine has beside its other figures; nothing where nobody has tried. */
export function attemptCells({ isolation }: HostState) {
  const all = [...(isolation?.machines.values() ?? [])];
  const sum = (pick: (counts: AttemptCounts) => number) => all.reduce((total, each) => total + pick(each), 0);
  const host = {
    ...NO_ATTEMPTS,
    attempts: sum(({ attempts }) => attempts),
    stopped: sum(({ stopped }) => stopped),
    breaches: sum(({ breaches }) => breaches),
    leftOvers: sum(({ leftOvers }) => leftOvers),
  };
  return {
    host: isolation ? cells(host) : {},
    machine: (vm: VmUid) => (isolation ? cells(isolation.machines.get(vm) ?? NO_ATTEMPTS) : {}),
  };
}
