/**
 * Where the lanes of several runs stand under each other: of each pCPU one row a run with a band between them, below that
 * the lanes of each vCPU, a thin one a run. In pixels from the first row; numbers in, numbers out.
 */
import type { LaneBox } from "./laneLayout.ts";

/** Between the rows of two runs: where they differ. */
export interface Band {
  readonly pcpu: number;
  /** Place of the run below it: the one that is compared with the first. */
  readonly row: number;
  readonly top: number;
  readonly height: number;
}

export interface ComparedLanes {
  /** By place of the run; those of each in order of their tops. */
  readonly rows: readonly (readonly LaneBox[])[];
  readonly bands: readonly Band[];
  readonly height: number;
}

const LANES = [
  { rows: 3, pitch: 44, band: 18 },
  { rows: 4, pitch: 34, band: 12 },
  { rows: 8, pitch: 28, band: 10 },
  { rows: Number.POSITIVE_INFINITY, pitch: 22, band: 8 },
] as const;
/** Between two pCPUs, and around the lanes of a vCPU. */
const GAP = 8;
/** A lane of a vCPU, and the room to the next run's. */
const VCPU = { bar: 12, pitch: 15 } as const;

/**
 * `pcpus` of the host that has the most; `vcpus`: those that have lanes. `isLow`: where height is scarce, as on a phone,
 * on which a run that stands alone has its band below it.
 */
export function comparedLanes(runs: number, pcpus: number, vcpus: readonly number[], isLow = false): ComparedLanes {
  const count = runs * pcpus;
  const { pitch, band } = isLow ? LANES[2] : LANES.find(({ rows }) => count <= rows)!;
  const rows: LaneBox[][] = Array.from({ length: runs }, () => []);
  const bands: Band[] = [];
  let top = 0;
  for (let pcpu = 0; pcpu < pcpus; pcpu += 1) {
    for (let row = 0; row < runs; row += 1) {
      if (row > 0) {
        bands.push({ pcpu, row, top: top + 2, height: band - 4 });
        top += band;
      }
      rows[row]!.push({ kind: "pcpu", id: pcpu, top, height: pitch, barTop: top, barHeight: pitch });
      top += pitch;
    }
    if (runs === 1 && isLow) {
      bands.push({ pcpu, row: 0, top: top + 2, height: band - 4 });
      top += band;
    }
    top += GAP;
  }
  for (const id of vcpus) {
    top += GAP / 2;
    for (const own of rows) {
      own.push({ kind: "vcpu", id, top, height: VCPU.pitch, barTop: top + 1, barHeight: VCPU.bar });
      top += VCPU.pitch;
    }
    top += GAP / 2;
  }
  return { rows, bands, height: top };
}
