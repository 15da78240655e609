/** The time of disks by machine, against a model that counts every tick of every request by itself. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import type { Op } from "../../../src/model/scenario.ts";
import { noisyNeighbour } from "../../../src/scenarios/noisyNeighbour.ts";
import { diskTimeIn } from "../../../src/trace/figures/diskTime.ts";
import { examples } from "../../support/laws.ts";
import { EXTENT, machine, scenario } from "../../support/workloads.ts";

type Known = ReturnType<typeof simulate>;

/** Ticks that disks work for each machine in `[from, to)`, request by request and tick by tick. */
function countedIn(trace: Known, from: number, to: number): Map<number, number> {
  const askers = new Map<number, number>();
  const counted = new Map<number, number>();
  for (let row = 0; row < trace.rowCount; row += 1) {
    const event = trace.eventAt(row);
    if (event.kind === "ioQueued") askers.set(event.request, event.vm);
    if (event.kind !== "ioStarted") continue;
    const vm = askers.get(event.request)!;
    for (let tick = event.time; tick < event.until; tick += 1)
      if (tick >= from && tick < to) counted.set(vm, (counted.get(vm) ?? 0) + 1);
  }
  return counted;
}

const summed = (trace: Known, from: number, to: number, parts: number) =>
  new Map(
    [...diskTimeIn(trace, from, to, parts).of].map(([vm, own]) => [vm, own.reduce((sum, each) => sum + each, 0)]),
  );

it("adds up, in any window and any number of parts, to what is counted tick by tick", () => {
  const op = fc.oneof(
    fc.integer({ min: 1, max: 9 }).map((ticks): Op => ({ op: "compute", ticks })),
    fc.tuple(fc.nat(5), fc.boolean()).map(([block, write]): Op => ({ op: "disk", volume: 0, block, blocks: 2, write })),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(op, { minLength: 2, maxLength: 12 }), { minLength: 1, maxLength: 3 }),
      fc.nat(40),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 30 }),
      (programs, from, span, parts) => {
        const machines = programs.map((ops, at) =>
          machine(`m${at}`, ops, { memoryBytes: 0, volumes: [{ name: "root", bytes: 6 * EXTENT }] }),
        );
        const disk = { extents: 40, readTicks: 2, writeTicks: 3 };
        const trace = simulate(scenario(machines, { disks: [disk, disk] }));
        const right = [...countedIn(trace, from, from + span)].toSorted(([a], [b]) => a - b);
        const found = [...summed(trace, from, from + span, parts)];
        expect(found.map(([vm, ticks]) => [vm, Number(ticks.toFixed(6))])).toEqual(right);
      },
    ),
    examples(60),
  );
});

it("shows the noisy neighbour: it has most of the disk's time", () => {
  const trace = simulate(noisyNeighbour.scenario, { until: 200 });
  const { of, most } = diskTimeIn(trace, 0, 200, 20);
  const ticks = [...of].map(([, own]) => own.reduce((sum, each) => sum + each, 0));
  expect(of.size).toBeGreaterThan(1);
  expect(Math.max(...ticks)).toBeGreaterThan(2 * Math.min(...ticks));
  expect(most).toBeLessThanOrEqual(10 * noisyNeighbour.scenario.hosts[0].disks.length);
});
