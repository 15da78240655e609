/** Guests whose volumes lie on several disks (domain D.3, D.7): how long their reads and writes take, and where they go. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeLink, encodeLink } from "../../../src/codec/link/link.ts";
import { checkAgreement, checkInvariants } from "../../../src/engine/invariants.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { LAYOUTS } from "../../../src/model/choices.ts";
import type { DiskSpec, HostSpec, Layout, MachineSpec, Op } from "../../../src/model/scenario.ts";
import { timesOf } from "../../support/chartOf.ts";
import { examples } from "../../support/laws.ts";
import { Observed } from "../../support/observed.ts";
import { eventsOfKind } from "../../support/schedules.ts";
import { EXTENT, machine, scenario } from "../../support/workloads.ts";

const access = (block: number, blocks: number, write = false): Op => ({ op: "disk", volume: 0, block, blocks, write });
const guest = (program: readonly Op[], extents: number, layout?: Layout, name = "A"): MachineSpec =>
  machine(name, program, {
    memoryBytes: 0,
    volumes: [{ name: "data", bytes: extents * EXTENT, ...(layout && { layout }) }],
  });
const disks = (count: number, extents = 16): readonly DiskSpec[] =>
  Array.from({ length: count }, () => ({ extents, readTicks: 1, writeTicks: 1 }));
const host = (count: number): Partial<HostSpec> => ({ disks: disks(count) });

const run = (machines: readonly MachineSpec[], count: number) => simulate(scenario(machines, host(count)));
/** `pv+first block*blocks` of every request, in the order of queueing. */
const requests = (trace: ReturnType<typeof run>) =>
  eventsOfKind(trace, "ioQueued").map(
    ({ time, purpose, pv, extent, blocks }) => `${time} ${purpose} pv${pv}@${extent}x${blocks}`,
  );

/** When a guest is done that reads 12 extents one after the other. */
const ticks = (layout?: Layout) => timesOf(run([guest([access(0, 12)], 12, layout)], 3), 40)["A"]!.done;

describe("a sequential read of 12 extents, one tick each", () => {
  it("takes 12 ticks on a linear volume and 4 on three stripes (D.7)", () => {
    expect([ticks(), ticks({ kind: "striped", disks: 3 })]).toEqual([12, 4]);
  });

  it("takes as long with a stripe unit smaller than an extent, and with one of two extents", () => {
    expect(ticks({ kind: "striped", disks: 3, unitBytes: EXTENT / 64 })).toBe(4);
    expect(ticks({ kind: "striped", disks: 3, unitBytes: 2 * EXTENT })).toBe(4);
  });
});

describe("a mirrored volume", () => {
  const mirror: Layout = { kind: "mirrored", disks: 2 };

  it("is read from the image whose disk has the shortest queue, ties from the first (D.3)", () => {
    const given = [guest([access(0, 4)], 4, mirror), guest([access(0, 4)], 4, mirror, "B")];
    expect(requests(simulate(scenario(given, { ...host(2), pcpus: 2 })))).toEqual([
      "0 guestRead pv0@0x4",
      "0 guestRead pv1@4x4",
    ]);
  });

  it("is written on all disks, and the write ends with the slowest of them", () => {
    const slow = [...disks(1), { extents: 16, readTicks: 1, writeTicks: 7 }];
    const trace = simulate(scenario([guest([access(1, 1, true)], 4, mirror)], { disks: slow }));
    expect(requests(trace)).toEqual(["0 guestWrite pv0@1x1", "0 guestWrite pv1@1x1"]);
    expect(timesOf(trace, 40)["A"]!.done).toBe(7);
  });

  it("takes its size from the pool for each image, on different disks", () => {
    const trace = run([guest([], 4, mirror)], 3);
    expect(eventsOfKind(trace, "lvLaidOut")).toMatchObject([
      {
        areas: 2,
        from: 0,
        runs: [
          { pv: 0, start: 0, count: 4 },
          { pv: 1, start: 0, count: 4 },
        ],
      },
    ]);
  });
});

describe("a RAID 5", () => {
  const raid: Layout = { kind: "raid5ls", disks: 4 };

  it("reads old data and parity for a small write before it writes both anew", () => {
    // Logical extent 4 lies in row 1 on area 0, the parity of that row on area 2.
    expect(requests(run([guest([access(4, 1, true)], 6, raid)], 4))).toEqual([
      "0 guestRead pv0@1x1",
      "0 parityRead pv2@1x1",
      "1 guestWrite pv0@1x1",
      "1 parityWrite pv2@1x1",
    ]);
  });

  it("reads nothing for a whole stripe", () => {
    expect(requests(run([guest([access(0, 3, true)], 6, raid)], 4))).toEqual([
      "0 guestWrite pv0@0x1",
      "0 guestWrite pv1@0x1",
      "0 guestWrite pv2@0x1",
      "0 parityWrite pv3@0x1",
    ]);
  });
});

const layouts = fc
  .record({ kind: fc.constantFrom(...LAYOUTS), half: fc.integer({ min: 1, max: 2 }), unit: fc.constantFrom(0, 1, 2) })
  .map(({ kind, half, unit }): Layout => {
    const least = kind.startsWith("raid") && kind !== "raid10" ? 3 : 2;
    return {
      kind,
      disks: kind === "raid10" ? 2 * half : least + half - 1,
      ...(unit > 0 && { unitBytes: unit * EXTENT }),
    };
  });

it("volumes of any layout keep the laws of storage, and leave nothing behind (S1-S3, S5, L5)", () => {
  const accesses = fc.array(
    fc.record({ block: fc.nat(40), blocks: fc.integer({ min: 1, max: 5 }), write: fc.boolean() }),
    { maxLength: 5 },
  );
  const guests = fc.array(fc.record({ layout: fc.option(layouts, { nil: undefined }), accesses }), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(guests, fc.constantFrom("lowest", "lvm2"), (drawn, extents) => {
      const machines = drawn.map(({ layout, accesses: all }, at) =>
        guest(
          all.map(({ block, blocks, write }) => access(block, blocks, write)),
          5,
          layout,
          `vm${at}`,
        ),
      );
      const given = scenario(machines, host(4), {
        commands: machines.map(({ name }) => ({ command: "delete", vm: name, at: 1000 })),
      });
      const checked = new Observed({ ...given, conventions: { ...given.conventions, extents } });
      checked.run(() =>
        expect([...checkInvariants(checked.simulation), ...checkAgreement(checked.seen(), checked.simulation)]).toEqual(
          [],
        ),
      );
      const { state } = checked.simulation.monitor;
      expect(state.volumes.pool.free).toBe(4 * 16);
      expect([state.volumes.written.size, state.volumes.layouts.size, state.disks.plans.size]).toEqual([0, 0, 0]);
    }),
    examples(40),
  );
});

it("a link carries the layouts of volumes", async () => {
  const machines = [
    guest([], 4, { kind: "striped", disks: 3, unitBytes: EXTENT / 64 }),
    guest([], 4, undefined, "B"),
    guest([], 4, { kind: "raid5la", disks: 4 }, "C"),
  ];
  const given = scenario(machines, host(4));
  const opened = await decodeLink(await encodeLink({ scenario: given, cursor: { time: 0, step: 0 } }));
  expect(opened).toMatchObject({ ok: true, value: { scenario: { machines } } });
});
