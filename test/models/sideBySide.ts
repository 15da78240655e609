/**
 * In what runs differ, found as one would by hand: a table of who has which pCPU at every tick, and a list of what became
 * of every reference. Small and slow; written from what a run tells alone, and not from how the page compares.
 */
import type { Trace } from "../../src/trace/trace.ts";
import { INTERVAL_KINDS } from "../../src/trace/intervals.ts";

interface Stretch {
  readonly pcpu: number;
  readonly start: number;
  readonly end: number;
  readonly who: readonly string[];
}

/** `vcpu phase` of `pcpu` in the tick that begins at `tick`; nobody: `-1 idle`. */
function whoAt(trace: Trace, pcpu: number, tick: number): string {
  if (pcpu >= trace.info.pcpus) return "-1 idle";
  for (const lane of trace.pcpuLane(pcpu, 0, Infinity))
    for (const [at, start] of lane.start.entries())
      if (start <= tick && lane.end[at]! > tick) return `${lane.other[at]} ${INTERVAL_KINDS[lane.kind[at]!]}`;
  return "-1 idle";
}

/** Stretches of ticks in which not all runs have the same in a pCPU, in order of start, then of pCPU. */
export function stretchesThatDiffer(traces: readonly Trace[], until: number): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let pcpu = 0; pcpu < Math.max(...traces.map(({ info }) => info.pcpus)); pcpu += 1)
    for (let tick = 0; tick < until; tick += 1) {
      const who = traces.map((trace) => whoAt(trace, pcpu, tick));
      if (who.every((one) => one === who[0])) continue;
      const last = found.at(-1);
      if (last && last.pcpu === pcpu && last.end === tick && last.who.join() === who.join())
        found[found.length - 1] = { ...last, end: tick + 1 };
      else found.push({ pcpu, start: tick, end: tick + 1, who });
    }
  return found.toSorted((a, b) => a.start - b.start || a.pcpu - b.pcpu);
}

/** For each vCPU what became of its references: `7 hit`, `7 load`, `7 for 3` (3 left), `7 for another` (machine's page). */
export function fates(trace: Trace): ReadonlyMap<number, readonly string[]> {
  const all = new Map<number, string[]>();
  for (let row = 0; row < trace.rowCount; row += 1) {
    const event = trace.eventAt(row);
    if (event.kind === "hit" || event.kind === "fault")
      all.set(event.vcpu, [...(all.get(event.vcpu) ?? []), `${event.page} ${event.kind === "hit" ? "hit" : "load"}`]);
    if (event.kind !== "evict" || event.forVcpu < 0) continue;
    const own = all.get(event.forVcpu) ?? [];
    const isOwn = trace.info.vcpus[event.forVcpu]!.vm === event.vm;
    if (own.at(-1) === `${event.forPage} load`)
      own[own.length - 1] = `${event.forPage} for ${isOwn ? event.page : "another"}`;
  }
  return all;
}
