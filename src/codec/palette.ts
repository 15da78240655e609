/**
 * Ready-made workloads for a new machine: programs made to the machine's size. Names and descriptions are the view's.
 * A workload that needs memory or a volume the machine does not have does the nearest thing without it, so that the
 * programs are valid for every size.
 */
import type { Op } from "../model/scenario.ts";
import { RANGES } from "./limits.ts";
import { writtenProgram } from "./written.ts";

export interface WorkloadSize {
  /** Guest pages of the machine. */
  readonly pages: number;
  /** Its volumes. */
  readonly volumes: number;
}

export type WorkloadId = "cpuBound" | "interactive" | "batchJob" | "memoryLoop" | "hotCold" | "diskScan" | "custom";

export interface Workload {
  readonly id: WorkloadId;
  /** What a machine should have for it. */
  readonly needs: "nothing" | "memory" | "volume";
  /** The programs of a machine of that size: one for all its vCPUs. */
  programs(size: WorkloadSize): readonly (readonly Op[])[];
}

/** References between two pauses, whatever the size. */
const BURST_OF_REFERENCES = 20;

function one(text: string): readonly (readonly Op[])[] {
  return [writtenProgram(text)];
}

/** A waiting time in place of the disk that is not there. */
function diskOr(volumes: number, disk: string, wait: string): string {
  return volumes > 0 ? disk : wait;
}

function pagesIn(pages: number): number {
  return Math.min(pages, RANGES.patternPages.max, RANGES.patternCount.max);
}

/** In the order of the menu; `custom` is a short program to be changed. */
export const workloads: readonly Workload[] = [
  { id: "cpuBound", needs: "nothing", programs: () => one("LOOP * { C 20 }") },
  {
    id: "interactive",
    needs: "nothing",
    programs: ({ pages }) => one(`LOOP * { C 2; ${pages > 0 ? `R 0; W ${Math.min(1, pages - 1)};` : ""} IO 12 }`),
  },
  {
    id: "batchJob",
    needs: "volume",
    programs: ({ volumes }) =>
      one(`LOOP 8 { ${diskOr(volumes, "DISK 0 0 2 r", "IO 8")}; C 12; ${diskOr(volumes, "DISK 0 2 w", "IO 4")} }; C 5`),
  },
  {
    id: "memoryLoop",
    needs: "memory",
    programs: ({ pages }) =>
      pages > 0 ? one(`LOOP * { SEQ ${pagesIn(pages)} ${pagesIn(pages)} 3; C 2 }`) : one("LOOP * { C 8 }"),
  },
  {
    id: "hotCold",
    needs: "memory",
    programs: ({ pages }) =>
      pages > 0 ? one(`LOOP * { HOTCOLD ${pagesIn(pages)} ${BURST_OF_REFERENCES} 5; C 3 }`) : one("LOOP * { C 8 }"),
  },
  {
    id: "diskScan",
    needs: "volume",
    programs: ({ volumes }) =>
      one(
        volumes > 0
          ? "LOOP * { DISK 0 0 2 r; C 1; DISK 0 2 2 r; C 1; DISK 0 4 2 r; C 1; DISK 0 6 w; C 2 }"
          : "LOOP * { IO 8; C 1 }",
      ),
  },
  { id: "custom", needs: "nothing", programs: () => one("C 10") },
];
