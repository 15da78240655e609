/** What of a host is free at a moment, read from what the page shows of it. */
import type { HostState } from "../../src/trace/hostState.ts";

export interface FreeRun {
  readonly pv: number;
  readonly start: number;
  readonly count: number;
}

/** Free extents in a piece, by PV and extent: all that lies in no volume. Of disks with nothing but volumes on them. */
export function freeRunsOf(
  { volumes }: HostState,
  disks: readonly { readonly extents: number; readonly isForBackups?: boolean }[],
): FreeRun[] {
  const runs: FreeRun[] = [];
  for (const [pv, { extents, isForBackups = false }] of disks.entries()) {
    if (isForBackups) continue;
    const taken = new Set<number>();
    for (const { spans } of volumes.values())
      for (const span of spans)
        if (span.pv === pv) for (let at = 0; at < span.count; at += 1) taken.add(span.start + at);
    for (let at = 0; at < extents; at += 1) {
      if (taken.has(at)) continue;
      const last = runs.at(-1);
      if (last?.pv === pv && last.start + last.count === at) runs[runs.length - 1] = { ...last, count: last.count + 1 };
      else runs.push({ pv, start: at, count: 1 });
    }
  }
  return runs;
}

/** The holes of the memory region in the order of their addresses; none where there is no region. */
export function holesOf({ region }: HostState): { readonly start: number; readonly size: number }[] {
  return [...(region?.holes ?? [])].toSorted((a, b) => a.start - b.start);
}
