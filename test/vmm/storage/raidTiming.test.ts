/**
 * How long the disks of a RAID take, by the rule of OSTEP's simulator as a setting of the arm: a tick is a tenth of its unit.
 * Each disk serves what the RAID does to it in the order in which it is issued.
 */
import { expect, it } from "vitest";
import type { DiskSpec } from "../../../src/model/scenario.ts";
import { createDisks, endService, startNext } from "../../../src/vmm/storage/disks.ts";
import { ARM } from "../../support/diskQueues.ts";
import { raidAccesses, type RaidArray } from "../../support/ostepRaid.ts";
import { oracleVectors } from "../../support/oracles.ts";

interface TimedRaid extends RaidArray {
  readonly totalTime: number;
  readonly perDisk: readonly (readonly [busy: string, sequential: number, near: number, random: number])[];
}

const TICKS_PER_UNIT = 10;
const EXTENTS = 2000;

function timesOf(given: TimedRaid) {
  const spec: DiskSpec = {
    extents: EXTENTS,
    readTicks: 1,
    writeTicks: 1,
    arm: { ...ARM, timing: "near", seekBase: 100 },
  };
  const { disks } = createDisks(Array.from({ length: given.disks }, () => spec));
  const figures = disks.map(() => ({ ticks: 0, sequential: 0, near: 0, random: 0 }));
  const accesses = raidAccesses(given).flatMap((each) => each ?? []);
  for (const [id, { area, row, write }] of accesses.entries()) {
    const disk = disks[area]!;
    const purpose = write ? "guestWrite" : "guestRead";
    disk.queue.push({
      id,
      pv: area,
      extent: row,
      purpose,
      vm: 0,
      vcpu: 0,
      page: row,
      blocks: 1,
      plan: id,
      issuedAt: 0,
    });
    const started = startNext(spec, disk, area, 0)!;
    endService(disk, id);
    const own = figures[area]!;
    own.ticks += started.ticks;
    const { transfer, travelled } = started.seek!;
    own[transfer > 0 ? "random" : travelled === 1 ? "sequential" : "near"] += 1;
  }
  const total = Math.max(...figures.map(({ ticks }) => ticks));
  return {
    totalTime: total / TICKS_PER_UNIT,
    perDisk: figures.map(({ ticks, sequential, near, random }) => [
      ((100 * ticks) / total).toFixed(2),
      sequential,
      near,
      random,
    ]),
  };
}

it("is that of OSTEP's raid.py to the tick, under RAID 0, 1, 4 and 5, with as many near and far operations", () => {
  for (const given of oracleVectors("ostepRaidTiming") as readonly TimedRaid[]) {
    const found = timesOf(given);
    expect(found.totalTime, given.id).toBeCloseTo(given.totalTime, 6);
    expect(found.perDisk, given.id).toEqual(given.perDisk);
  }
});
