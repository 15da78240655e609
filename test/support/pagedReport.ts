/** Reference strings replayed through what the command-line runner prints: hits, and who was replaced. */
import { reportOf } from "../../src/codec/out/report.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Op, PolicyChoice } from "../../src/model/scenario.ts";
import { leftFrames } from "./paging.ts";
import { machine, NO_COSTS, PAGE, scenario } from "./workloads.ts";

export interface PagedReport {
  /** A digit a reference, 1 for a hit. */
  readonly hits: string;
  /** Pages that lost their frames to others, in order. */
  readonly victims: readonly number[];
}

/** One machine alone on a host of `frames` frames and with disks that take no time makes these references. */
export function pagedReport(
  program: readonly Op[],
  pages: number,
  frames: number,
  replacement: PolicyChoice,
): PagedReport {
  const given = scenario([machine("A", program, { memoryBytes: pages * PAGE })], {
    frames,
    replacement,
    costs: NO_COSTS,
    scheduler: { policy: "fcfs", params: {} },
    disks: [{ extents: 4, readTicks: 0, writeTicks: 0 }],
  });
  const trace = simulate(given);
  return {
    hits: reportOf(given, trace)
      .references.map(({ result }) => (result === "hit" ? "1" : "0"))
      .join(""),
    victims: leftFrames(trace),
  };
}
