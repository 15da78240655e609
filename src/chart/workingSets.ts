/**
 * The sizes of working sets over a window of time (domain C.4), as steps: each machine's, and all together, against which
 * the frames of the host count. Read off the trace, in a bounded search.
 */
import { isOff } from "../model/states.ts";
import type { Tick, VmUid } from "../model/units.ts";
import { createLastDistinct, noteDistinct, type LastDistinct } from "../base/lastDistinct.ts";
import type { TraceReader } from "../trace/reader.ts";

/** From `time` on the set has `size` pages; `row`: the reference that made it so. */
export interface SizeStep {
  readonly row: number;
  readonly time: Tick;
  readonly size: number;
}

export interface WorkingSetSteps {
  /** By machine, those that made a reference. */
  readonly of: ReadonlyMap<VmUid, readonly SizeStep[]>;
  readonly total: readonly SizeStep[];
  /** There are more rows in the window than are looked at: only the first are. */
  readonly isCut: boolean;
}

/** Rows looked at in the window, and before it for the references that its beginning looks back at. */
const MOST_ROWS = 40_000;

type Source = Pick<TraceReader, "info" | "rowCount" | "kindOf" | "eventAt" | "rowsUpTo">;

/** `window`: of the working sets, in references. The steps begin before `from` where something is known of that time. */
export function workingSetsIn(trace: Source, window: number, from: Tick, to: Tick): WorkingSetSteps {
  const first = trace.rowsUpTo(Math.max(0, from));
  const last = trace.rowsUpTo(Math.max(0, to));
  const sets = new Map<VmUid, LastDistinct>();
  /** Machines among them that do not run. */
  const idle = new Set<VmUid>();
  const of = new Map<VmUid, SizeStep[]>();
  const total: SizeStep[] = [];
  let sum = 0;
  const step = (vm: VmUid, row: number, time: Tick, before: number, size: number) => {
    sum += size - before;
    if (size === before) return;
    put(of.get(vm)!, { row, time, size });
    put(total, { row, time, size: sum });
  };
  const end = Math.min(last, first + MOST_ROWS);
  for (let row = Math.max(0, first - MOST_ROWS); row < end; row += 1) {
    const kind = trace.kindOf(row);
    if (kind !== "hit" && kind !== "fault" && kind !== "vmState") continue;
    const event = trace.eventAt(row);
    if (event.kind === "hit" || event.kind === "fault") {
      const { vm } = trace.info.vcpus[event.vcpu]!;
      let set = sets.get(vm);
      if (!set) sets.set(vm, (set = createLastDistinct(window)));
      if (!of.has(vm)) of.set(vm, []);
      const before = idle.delete(vm) ? 0 : set.times.size;
      step(vm, row, event.time, before, noteDistinct(set, event.page));
    } else if (event.kind === "vmState" && event.state !== "shuttingDown" && sets.has(event.vm)) {
      // A machine that does not run wants nothing; where it is only paused, it comes back to what it had.
      const { size } = sets.get(event.vm)!.times;
      const [before, after] = [idle.has(event.vm) ? 0 : size, event.state === "running" ? size : 0];
      step(event.vm, row, event.time, before, after);
      if (event.state === "running") idle.delete(event.vm);
      else idle.add(event.vm);
      if (isOff(event.state)) sets.delete(event.vm);
    }
  }
  return { of, total, isCut: end < last };
}

/** Of several steps at one moment the last one stays. */
function put(steps: SizeStep[], step: SizeStep): void {
  if (steps.at(-1)?.time === step.time) steps.pop();
  steps.push(step);
}

/** The size once the first `row` rows have been applied. */
export function sizeAt(steps: readonly SizeStep[], row: number): number {
  return steps.findLast((step) => step.row < row)?.size ?? 0;
}
