/** Priority-weighted round robin: rounds of `N` ticks, divided by largest remainder (domain B.5). */
import type { PolicyMaker } from "../policy.ts";
import type { ModelVcpu } from "../state.ts";

interface Entry {
  readonly v: ModelVcpu;
  readonly weight: number;
  slice: number;
}

export const weightedRounds =
  (length: number): PolicyMaker =>
  (host, queue, shared) => {
    const grants = (shared["grants"] ??= []) as (() => number)[];
    grants[queue] = () => granted;
    let round: Entry[] = [];
    let granted = 0;
    return {
      order: (ready) => [...round.map(({ v }) => v), ...ready.filter((v) => !round.some((entry) => entry.v === v))],
      // Where nobody of the round may run here, those that wait for the next one begin it.
      pick: (allowed) => {
        const isInRound = (v: ModelVcpu) => round.some((entry) => entry.v === v);
        if (round.length === 0 || (allowed.length > 0 && !allowed.some(isInRound)))
          round.push(
            ...newRound(
              host.ready[queue]!.filter((v) => !isInRound(v)),
              length,
            ),
          );
        const first = round.find(({ v }) => allowed.includes(v));
        if (!first) return null;
        round = round.filter((entry) => entry !== first);
        granted = first.slice;
        return first.v;
      },
      quantum: () => granted,
      // Whoever is taken to run at once has the slice of the round it stood in.
      moved: (_v, from) => {
        granted = grants[from]!();
      },
      left: (v) => {
        round = round.filter((entry) => entry.v !== v);
      },
    };
  };

function newRound(ready: readonly ModelVcpu[], length: number): Entry[] {
  const members = ready.toSorted((a, b) => b.machine.priority - a.machine.priority || a.id - b.id);
  const inRound = (vm: number) => members.filter((v) => v.vm === vm).length;
  // Any common multiple does: only the ratios of the weights matter.
  const multiple = members.reduce((product, v) => product * inRound(v.vm), 1);
  const entries = members.map((v): Entry => ({ v, weight: (v.weight * multiple) / inRound(v.vm), slice: 0 }));
  const ticks = Math.max(length, members.length);
  const total = entries.reduce((sum, { weight }) => sum + weight, 0);
  for (const entry of entries) entry.slice = Math.floor((ticks * entry.weight) / total);
  const left = () => ticks - entries.reduce((sum, { slice }) => sum + slice, 0);
  const byRest = entries.toSorted((a, b) => ((ticks * b.weight) % total) - ((ticks * a.weight) % total));
  for (const entry of byRest) if (left() > 0) entry.slice += 1;
  for (;;) {
    const poor = entries.find(({ slice }) => slice === 0);
    if (!poor) return entries;
    // Of the largest slices the last one gives: lowest priority, then highest id.
    const rich = entries.toReversed().toSorted((a, b) => b.slice - a.slice)[0]!;
    rich.slice -= 1;
    poor.slice += 1;
  }
}
