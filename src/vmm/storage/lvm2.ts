/**
 * Where extents go as LVM2 has it (domain D.2). Each policy in turn places what it can, and the next goes on with what is
 * left; a PV keeps its free runs in a list, longest first, and offers one of them. So a volume that must be split begins in
 * the largest run, and stays on that PV while it has runs.
 *
 * Reproduced from what `lvcreate` and `lvextend` of lvm2 do; parallel stripes on one PV (`anywhere`), which were not
 * observed, are placed row by row as under the other rule.
 */
import type { AllocationPolicyId } from "../../model/scenario.ts";
import type { PvId } from "../../model/units.ts";
import { freeRuns, lastPlace, pvsOfArea, type FreeRun } from "./helpers.ts";
import { anywhere } from "./policies/anywhere.ts";
import type { AreaRuns, Want } from "./policy.ts";
import { pushExtent } from "./volumeMap.ts";

/** A free run that a PV offers. */
interface Offer extends FreeRun {
  readonly pv: PvId;
}

/** The work of one command. */
interface Work {
  readonly want: Want;
  /** Free runs of each PV, longest first; of equal ones the lower first. A PV from which nothing may be taken has none. */
  readonly free: FreeRun[][];
  readonly runs: { pv: PvId; start: number; count: number }[][];
  left: number;
}

/** The first of `policies` that has placed the last of it, and the runs; null when something is left over. */
export function placeAsLvm2(
  want: Want,
  policies: readonly AllocationPolicyId[],
): { readonly runs: AreaRuns; readonly policy: number } | null {
  const work: Work = {
    want,
    free: want.owner.map((owner, pv) => (want.isOpen[pv] ? freeRuns(owner).toSorted(longestFirst) : [])),
    runs: Array.from({ length: want.areas }, () => []),
    left: want.rows,
  };
  for (const [at, policy] of policies.entries()) {
    placeSome(work, policy);
    if (work.left === 0) return { runs: work.runs, policy: at };
  }
  // Two stripes may share a PV.
  const runs = policies.includes("anywhere") && want.areas > 1 ? anywhere.place(want) : null;
  return runs && { runs, policy: policies.indexOf("anywhere") };
}

function longestFirst(a: FreeRun, b: FreeRun): number {
  return b.length - a.length || a.start - b.start;
}

function placeSome(work: Work, policy: AllocationPolicyId): void {
  if (policy === "contiguous") {
    take(work, work.want.volume ? runsBehind(work) : wholeRuns(work));
    return;
  }
  const isNew = () => policy === "cling" && (work.want.volume !== null || work.left < work.want.rows);
  for (let before = -1; work.left > 0 && work.left !== before;) {
    before = work.left;
    take(work, isNew() ? ownRuns(work) : largestOffers(work));
  }
}

/** Takes as much as all of `offers`, one for each area, have; nothing when there are fewer. */
function take(work: Work, offers: readonly Offer[]): void {
  if (offers.length < work.want.areas) return;
  const count = Math.min(work.left, ...offers.map(({ length }) => length));
  for (const [area, { pv, start }] of offers.entries()) {
    for (let extent = start; extent < start + count; extent += 1) pushExtent(work.runs[area]!, pv, extent);
    work.free[pv] = work.free[pv]!.map((run) =>
      run.start === start ? { start: start + count, length: run.length - count } : run,
    )
      .filter(({ length }) => length > 0)
      .toSorted(longestFirst);
  }
  work.left -= count;
}

/** Contiguous, a volume that exists: the run right behind the last extent of each area. */
function runsBehind({ want, free }: Work): Offer[] {
  return Array.from({ length: want.areas }, (_, area) => lastPlace(want, area)).flatMap((last) =>
    last ? free[last.pv]!.filter(({ start }) => start === last.extent + 1).map((run) => ({ ...run, pv: last.pv })) : [],
  );
}

/** Contiguous, a new volume: the first PVs that offer all of it in a piece. */
function wholeRuns({ want, free, left }: Work): Offer[] {
  return free
    .flatMap((runs, pv) => {
      const run = offerOf(runs, left, true);
      return run ? [{ ...run, pv }] : [];
    })
    .slice(0, want.areas);
}

/** Cling: for each area the longest run of the first PV that it has something on, and that no other area takes. */
function ownRuns({ want, free, runs }: Work): Offer[] {
  const offers: Offer[] = [];
  for (let area = 0; area < want.areas; area += 1) {
    const pv = pvsInUse(want, runs[area]!, area).find(
      (each) => free[each]!.length > 0 && offers.every((other) => other.pv !== each),
    );
    if (pv !== undefined) offers.push({ ...free[pv]![0]!, pv });
  }
  return offers;
}

/** The PVs of an area, ascending: of what it has, and of what this command has given it. */
function pvsInUse(want: Want, runs: readonly { readonly pv: PvId }[], area: number): PvId[] {
  const pvs = new Set([...pvsOfArea(want, area), ...runs.map(({ pv }) => pv)]);
  return [...pvs].toSorted((a, b) => a - b);
}

/** Normal: of the PVs that have something to offer, those with most of what is needed. */
function largestOffers({ want, free, left }: Work): Offer[] {
  return free
    .flatMap((runs, pv) => {
      const run = offerOf(runs, left, false);
      return run ? [{ ...run, pv }] : [];
    })
    .toSorted((a, b) => Math.min(b.length, left) - Math.min(a.length, left) || a.pv - b.pv)
    .slice(0, want.areas);
}

/**
 * The run that a PV offers where `need` is wanted. Its list is walked: the first run is it, and each later one that is long
 * enough takes its place; one that is too short ends the walk. But whenever a run is longer than what is wanted, the walk
 * jumps to the first run that is shorter than what would be left of it.
 */
function offerOf(list: readonly FreeRun[], need: number, isWhole: boolean): FreeRun | null {
  let offer: FreeRun | null = null;
  for (let at = 0; at < list.length;) {
    const run = list[at]!;
    if (run.length < need && (offer || isWhole)) break;
    offer = run;
    const rest = run.length - need;
    const shorter = rest > 0 ? list.findIndex((other, index) => index > at && other.length < rest) : at + 1;
    at = shorter < 0 ? list.length : shorter;
  }
  return offer;
}
