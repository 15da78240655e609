/**
 * Ready-made workloads for a new machine: programs made to the machine's size. Names and descriptions are the view's.
 * A workload that needs memory or a volume the machine does not have does the nearest thing without it, so that the
 * programs are valid for every size.
 */
import type { Op } from "../../model/scenario.ts";
import { RANGES } from "../limits.ts";
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

const COMPUTE_ONLY = "LOOP * { C 8 }";

/** As many pages as one operation can go over. */
function pagesAtOnce(pages: number): number {
  return Math.min(pages, RANGES.patternPages.max, RANGES.patternCount.max);
}

function interactive({ pages }: WorkloadSize): string {
  const touch = pages > 0 ? `R 0; W ${Math.min(1, pages - 1)};` : "";
  return `LOOP * { C 2; ${touch} IO 12 }`;
}

function batchJob({ pages, volumes }: WorkloadSize): string {
  const [load, store] = volumes > 0 ? ["DISK 0 0 2 r", "DISK 0 2 w"] : ["IO 8", "IO 4"];
  const touch = pages > 0 ? `SEQ ${Math.min(pages, 6)} 6 2;` : "";
  return `LOOP 8 { ${load}; ${touch} C 10; ${store} }; C 5`;
}

function memoryLoop({ pages }: WorkloadSize): string {
  const all = pagesAtOnce(pages);
  return all > 0 ? `LOOP * { SEQ ${all} ${all} 3; C 2 }` : COMPUTE_ONLY;
}

function hotCold({ pages }: WorkloadSize): string {
  return pages > 0 ? `LOOP * { HOTCOLD ${pagesAtOnce(pages)} 20 5; C 3 }` : COMPUTE_ONLY;
}

function diskScan({ volumes }: WorkloadSize): string {
  if (volumes === 0) return "LOOP * { IO 8; C 1 }";
  return "LOOP * { DISK 0 0 2 r; C 1; DISK 0 2 2 r; C 1; DISK 0 4 2 r; C 1; DISK 0 6 2 r; C 2 }";
}

function workload(id: WorkloadId, needs: Workload["needs"], text: (size: WorkloadSize) => string): Workload {
  return { id, needs, programs: (size) => [writtenProgram(text(size))] };
}

/** In the order of the menu; `batchJob` ends by itself, `custom` is a short program to be changed. */
export const workloads: readonly Workload[] = [
  workload("cpuBound", "nothing", () => "LOOP * { C 20 }"),
  workload("interactive", "nothing", interactive),
  workload("batchJob", "volume", batchJob),
  workload("memoryLoop", "memory", memoryLoop),
  workload("hotCold", "memory", hotCold),
  workload("diskScan", "volume", diskScan),
  workload("custom", "nothing", () => "C 10"),
];
