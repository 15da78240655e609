/**
 * A second model of where extents go under the rule `lowest`, from domain D.2 alone: a list of all free extents that is
 * looked through anew for every single extent.
 */
import { ALLOCATION_POLICIES } from "../../src/model/choices.ts";
import type { AllocationPolicyId } from "../../src/model/scenario.ts";
import type { PoolState } from "../../src/vmm/storage/pool.ts";

interface Extent {
  readonly pv: number;
  readonly at: number;
}

/** What is looked at: free extents in the order of PV and number, and what each area has. */
interface Question {
  readonly free: readonly Extent[];
  readonly had: readonly (readonly Extent[])[];
  readonly rows: number;
}

/** `policy pv:first-last … | …`, or null: where `rows` rows of `areas` areas go, for volume `lv` or a new one. */
export function placedNaively(
  pool: PoolState,
  lv: number | null,
  areas: number,
  rows: number,
  upTo: AllocationPolicyId,
): string | null {
  const map = lv === null ? null : pool.volumes.get(lv)!;
  const had = Array.from({ length: areas }, (_, area) =>
    [...(map?.pv ?? [])].flatMap((pv, at) => (at % areas === area ? [{ pv, at: map!.extent[at]! }] : [])),
  );
  const free = pool.owner.flatMap((extents, pv) =>
    pool.isOpen[pv] ? [...extents].flatMap((owner, at) => (owner === -1 ? [{ pv, at }] : [])) : [],
  );
  for (const policy of ALLOCATION_POLICIES) {
    const found = TRIED[policy]({ free, had, rows });
    if (found) return `${policy} ${found.map(inRuns).join(" | ")}`;
    if (policy === upTo) return null;
  }
  return null;
}

type Found = readonly (readonly Extent[])[] | null;

const TRIED: Readonly<Record<AllocationPolicyId, (question: Question) => Found>> = {
  contiguous: ({ free, had, rows }) => {
    const taken: Extent[][] = [];
    const isFree = (wanted: Extent) => free.some(({ pv, at }) => pv === wanted.pv && at === wanted.at);
    const isRun = (first: Extent) => run(first, rows).every(isFree);
    for (const own of had) {
      const last = own.at(-1);
      const first = last
        ? { pv: last.pv, at: last.at + 1 }
        : free.find((each) => isRun(each) && taken.every(([other]) => other!.pv !== each.pv));
      if (!first || !isRun(first)) return null;
      taken.push(run(first, rows));
    }
    return taken;
  },
  cling: ({ free, had, rows }) => {
    if (had.some((own) => own.length > 0))
      return rowByRow({ free, had, rows }, (area, { pv }) => had[area]!.some((own) => own.pv === pv), true);
    // New: an area clings to the first PV with room for all of it that no other area has.
    const roomy = [...new Set(free.map(({ pv }) => pv))].filter(
      (pv) => free.filter((each) => each.pv === pv).length >= rows,
    );
    return rowByRow({ free, had, rows }, (area, { pv }) => roomy[area] === pv, true);
  },
  normal: (question) => rowByRow(question, () => true, true),
  anywhere: (question) => rowByRow(question, () => true, false),
};

function run({ pv, at }: Extent, rows: number): Extent[] {
  return Array.from({ length: rows }, (_, row) => ({ pv, at: at + row }));
}

/** One extent after the other: the first free one that `mayHave`. */
function rowByRow(
  { free, had, rows }: Question,
  mayHave: (area: number, extent: Extent) => boolean,
  isApart: boolean,
): Found {
  const taken: Extent[][] = had.map(() => []);
  for (let row = 0; row < rows; row += 1)
    for (const [area, own] of taken.entries()) {
      const beside = new Set(taken.slice(0, area).map((other) => other[row]!.pv));
      const found = free.find(
        (extent) => !taken.flat().includes(extent) && mayHave(area, extent) && !(isApart && beside.has(extent.pv)),
      );
      if (!found) return null;
      own.push(found);
    }
  return taken;
}

function inRuns(extents: readonly Extent[]): string {
  const runs: [number, number, number][] = [];
  for (const { pv, at } of extents) {
    const last = runs.at(-1);
    if (last && last[0] === pv && last[2] + 1 === at) last[2] = at;
    else runs.push([pv, at, at]);
  }
  return runs.map(([pv, first, end]) => `${pv}:${first}-${end}`).join(" ");
}
