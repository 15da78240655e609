/**
 * The table of results as textbooks have it: a row a program (a vCPU), with when it came, how much it had to do, when it
 * was done, and what follows. Values that are not known yet at the moment are null. Definitions: `metrics.ts`.
 */
import type { Tick, VcpuId, VmUid } from "../../model/units.ts";
import type { HostInfo, HostState } from "../hostState.ts";
import { averageOf, vcpuMetrics } from "./metrics.ts";
import { fraction, type FigureRules, type Fraction } from "./shares.ts";

export interface JobRow {
  readonly vcpu: VcpuId;
  readonly vm: VmUid;
  readonly arrival: Tick | null;
  /** Guest time without spinning. Of a program that has not ended: so far. */
  readonly burst: Tick;
  readonly finish: Tick | null;
  readonly turnaround: Tick | null;
  readonly weighted: Fraction | null;
  /** Of a program that has not ended: so far. */
  readonly waiting: Tick;
  readonly response: Tick | null;
  readonly isDone: boolean;
}

/** Over the programs that have ended; null while there is none. */
export interface JobAverages {
  readonly turnaround: Fraction | null;
  readonly weighted: Fraction | null;
  readonly waiting: Fraction | null;
  readonly response: Fraction | null;
}

/** Rows in the order of the machines; those that have not been started are left out. */
export function jobRows(info: HostInfo, host: HostState, rules: FigureRules): readonly JobRow[] {
  const rows: JobRow[] = [];
  for (const { id } of info.vcpus) {
    if (!host.vcpus[id]) continue;
    const metrics = vcpuMetrics(info, host, id, rules);
    if (metrics.arrival === null) continue;
    rows.push({
      vcpu: id,
      vm: metrics.vm,
      arrival: metrics.arrival,
      burst: metrics.cpu - metrics.spin,
      finish: metrics.completion,
      turnaround: metrics.turnaround,
      weighted: metrics.weightedTurnaround,
      waiting: metrics.waiting,
      response: metrics.response,
      isDone: metrics.completion !== null,
    });
  }
  return rows;
}

export function jobAverages(rows: readonly JobRow[]): JobAverages {
  const done = rows.filter(({ isDone }) => isDone);
  const mean = (of: (row: JobRow) => Tick | null) =>
    averageOf(
      done.flatMap((row) => {
        const ticks = of(row);
        const term = ticks === null ? null : fraction(ticks, 1);
        return term ? [term] : [];
      }),
    ).mean;
  return {
    turnaround: mean(({ turnaround }) => turnaround),
    weighted: averageOf(done.flatMap(({ weighted }) => (weighted ? [weighted] : []))).mean,
    waiting: mean(({ waiting }) => waiting),
    response: mean(({ response }) => response),
  };
}
