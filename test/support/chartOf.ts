/** What a trace shows, in the notation of the domain document: bars per pCPU, and times per vCPU. */
import { hostAt } from "../../src/trace/hostCursor.ts";
import { INTERVAL_KINDS } from "../../src/trace/intervals.ts";
import type { TraceReader } from "../../src/trace/reader.ts";

export type Bar = [start: number, end: number, who: string];

/** Bars of one pCPU: upper case guest, lower case exit, `#` switch; equal neighbours that touch are one bar. */
export function barsOf(trace: TraceReader, pcpu: number, until: number): Bar[] {
  const bars: Bar[] = [];
  for (const lane of trace.pcpuLane(pcpu, 0, until))
    for (const [at, start] of lane.start.entries()) {
      if (start >= until) break;
      const kind = INTERVAL_KINDS[lane.kind[at]!];
      const name = trace.info.vms[trace.info.vcpus[lane.other[at]!]!.vm]!.name;
      const who = kind === "switch" ? "#" : kind === "exit" ? name.toLowerCase() : name;
      const end = Math.min(lane.end[at]!, until);
      const last = bars.at(-1);
      if (last && last[1] === start && last[2] === who) last[1] = end;
      else bars.push([start, end, who]);
    }
  return bars;
}

const orNull = (time: number) => (time < 0 ? null : time);

export interface VcpuTimes {
  cpu: number;
  exit: number;
  ready: number;
  blocked: number;
  first: number | null;
  done: number | null;
}

/** Accounts of each machine's first vCPU at `until`, by name. */
export function timesOf(trace: TraceReader, until: number): Record<string, VcpuTimes> {
  const state = hostAt(trace, trace.rowsUpTo(until), until);
  return Object.fromEntries(
    trace.info.vms.map((vm) => {
      const v = state.vcpus[vm.firstVcpu]!;
      return [
        vm.name,
        {
          cpu: v.cpu,
          exit: v.exit,
          ready: v.ready,
          blocked: v.blockedTicks,
          first: orNull(v.first),
          done: orNull(v.done),
        },
      ];
    }),
  );
}
