/** Hosts that are large where little of them is used: what they cost must depend on what happens, not on their size. */
import type { Op, Scenario } from "../../src/model/scenario.ts";
import { machine, PAGE, scenario } from "./workloads.ts";

/** References `pages` pages for ever, one a tick, and writes to some. */
function referencing(pages: number): Op[] {
  return [
    {
      op: "loop",
      times: null,
      body: Array.from({ length: pages }, (_, page) => ({ op: "reference", page, write: page % 3 === 0 })),
    },
  ];
}

/** One machine of 8 pages on a host of that many frames. */
export function manyFrames(frames: number): Scenario {
  return scenario([machine("A", referencing(8), { memoryBytes: 8 * PAGE })], { frames });
}

/** The same on a host with that many disks of that many extents, a volume on the first of them. */
export function manyExtents(disks: number, extents: number): Scenario {
  return scenario(
    [machine("A", referencing(8), { memoryBytes: 8 * PAGE, volumes: [{ name: "root", bytes: 2 ** 24 }] })],
    { disks: Array.from({ length: disks }, () => ({ extents, readTicks: 5, writeTicks: 5 })) },
  );
}
