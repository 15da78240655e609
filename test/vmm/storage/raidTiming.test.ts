/**
 * How long the disks of a RAID take, by the rule of OSTEP's simulator as a setting of the arm: a tick is a tenth of its unit,
 * and what a RAID does to its disks is issued on one volume of each.
 */
import { expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import type { Op } from "../../../src/model/scenario.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { ARM } from "../../support/diskQueues.ts";
import { raidAccesses, type RaidArray } from "../../support/ostepRaid.ts";
import { oracleVectors } from "../../support/oracles.ts";
import { eventsOfKind } from "../../support/schedules.ts";
import { EXTENT, machine, scenario } from "../../support/workloads.ts";

interface TimedRaid extends RaidArray {
  readonly totalTime: number;
  readonly perDisk: readonly (readonly [busy: string, sequential: number, near: number, random: number])[];
}

const TICKS_PER_UNIT = 10;

function timesOf(given: TimedRaid) {
  const accesses = raidAccesses(given).flatMap((each) => each ?? []);
  const extents = 1 + Math.max(...accesses.map(({ row }) => row));
  const disk = { extents, readTicks: 1, writeTicks: 1, arm: { ...ARM, timing: "near" as const, seekBase: 100 } };
  const volumes = Array.from({ length: given.disks }, (_, at) => ({ name: `v${at}`, bytes: extents * EXTENT }));
  const program = accesses.map(({ area, row, write }): Op => {
    return { op: "disk", volume: area, block: row, blocks: 1, write };
  });
  const trace = simulate(
    scenario([machine("A", program, { memoryBytes: 0, volumes })], { disks: volumes.map(() => disk) }),
  );
  const seeks = eventsOfKind(trace, "seek");
  const busy = hostAt(trace, trace.rowCount, trace.knownUntil).disks.map((each) => each.busy);
  const total = Math.max(...busy);
  return {
    totalTime: total / TICKS_PER_UNIT,
    perDisk: busy.map((ticks, pv) => {
      const own = seeks.filter((seek) => seek.pv === pv);
      const random = own.filter((seek) => seek.transfer > 0).length;
      const sequential = own.filter((seek) => seek.transfer === 0 && seek.travelled === 1).length;
      return [((100 * ticks) / total).toFixed(2), sequential, own.length - random - sequential, random];
    }),
  };
}

it("is that of OSTEP's raid.py to the tick, under RAID 0, 1, 4 and 5, with as many near and far operations", () => {
  for (const given of oracleVectors("ostepRaidTiming") as readonly TimedRaid[]) {
    const found = timesOf(given);
    expect(found.totalTime, given.id).toBeCloseTo(given.totalTime, 6);
    expect(found.perDisk, given.id).toEqual(given.perDisk);
  }
});
