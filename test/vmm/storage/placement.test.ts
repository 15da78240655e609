/** Where the extents of a volume go under the rule `lowest` (domain D.2), and the pool they come from. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALLOCATION_POLICIES } from "../../../src/model/choices.ts";
import type { AllocationPolicyId } from "../../../src/model/scenario.ts";
import {
  allocate,
  createPool,
  mapOf,
  place,
  placeMore,
  reduce,
  release,
  type Placement,
  type PoolState,
} from "../../../src/vmm/storage/pool.ts";
import { placeAt, rowsOf } from "../../../src/vmm/storage/volumeMap.ts";
import { placedNaively } from "../../models/placement.ts";
import { examples } from "../../support/laws.ts";

/** A pool drawn PV by PV: `.` free, anything else taken. */
function drawn(...pvs: string[]): PoolState {
  const pool = createPool(pvs.map((extents) => extents.length));
  for (const [pv, extents] of pvs.entries())
    for (const [start, sign] of [...extents].entries())
      if (sign !== ".") allocate(pool, 100 + pool.volumes.size, [[{ pv, start, count: 1 }]]);
  return pool;
}

const lowest = (upTo: AllocationPolicyId) => ({ upTo, where: "lowest" }) as const;

/** `policy pv:first-last …`, the areas set apart by bars; null when there is no place. */
function told(plan: Placement | null): string | null {
  if (!plan) return null;
  const areas = plan.runs.map((runs) =>
    runs.map(({ pv, start, count }) => `${pv}:${start}-${start + count - 1}`).join(" "),
  );
  return `${ALLOCATION_POLICIES[plan.policy]!} ${areas.join(" | ")}`;
}

/** Where `extents` extents of a new volume go. */
function placed(pool: PoolState, extents: number, upTo: AllocationPolicyId): string | null {
  return told(place(pool, 1, extents, lowest(upTo)));
}

/** A volume of `rows` rows side by side in `areas` areas. */
function placedBeside(pool: PoolState, areas: number, rows: number, upTo: AllocationPolicyId): string | null {
  return told(place(pool, areas, rows, lowest(upTo)));
}

describe("contiguous", () => {
  it("takes the first run that is long enough, at its lowest place", () => {
    expect(placed(drawn("........", "........"), 6, "contiguous")).toBe("contiguous 0:0-5");
    expect(placed(drawn("..#...#.", "........"), 3, "contiguous")).toBe("contiguous 0:3-5");
    expect(placed(drawn("..#...#.", "........"), 4, "contiguous")).toBe("contiguous 1:0-3");
  });

  it("finds no place when no run is long enough, however many extents are free", () => {
    expect(placed(drawn("..#..#..", ".##.#..#"), 3, "contiguous")).toBeNull();
  });
});

describe("cling", () => {
  it("keeps to one PV, the first with enough free extents, lowest first", () => {
    expect(placed(drawn("..#..#..", "........"), 5, "cling")).toBe("contiguous 1:0-4");
    expect(placed(drawn("..#..#..", ".......#"), 8, "cling")).toBeNull();
    expect(placed(drawn("..#..#..", "..#.#..."), 6, "cling")).toBe("cling 0:0-1 0:3-4 0:6-7");
  });
});

describe("normal", () => {
  it("goes on with the next PV, lowest free extents first", () => {
    expect(placed(drawn("##....#.", ".#......"), 8, "normal")).toBe("normal 0:2-5 0:7-7 1:0-0 1:2-3");
  });

  it("gives all extents or none", () => {
    expect(placed(drawn("..", ".."), 4, "normal")).toBe("normal 0:0-1 1:0-1");
    expect(placed(drawn("..", ".."), 5, "normal")).toBeNull();
  });
});

describe("a chain of policies", () => {
  it("is tried from the strictest up to the chosen one", () => {
    const pool = drawn("..#..#..", "#.#.#.#.");
    expect(["contiguous", "cling", "normal"].map((id) => placed(pool, 2, id as AllocationPolicyId))).toEqual([
      "contiguous 0:0-1",
      "contiguous 0:0-1",
      "contiguous 0:0-1",
    ]);
    expect(["contiguous", "cling", "normal"].map((id) => placed(pool, 5, id as AllocationPolicyId))).toEqual([
      null,
      "cling 0:0-1 0:3-4 0:6-6",
      "cling 0:0-1 0:3-4 0:6-6",
    ]);
    expect(["contiguous", "cling", "normal"].map((id) => placed(pool, 7, id as AllocationPolicyId))).toEqual([
      null,
      null,
      "normal 0:0-1 0:3-4 0:6-7 1:1-1",
    ]);
  });

  it("places and extends volumes on two PVs of 8 as domain D.2 does", () => {
    const pool = createPool([8, 8]);
    const first = place(pool, 1, 6, lowest("normal"))!;
    allocate(pool, 1, first.runs);
    const second = place(pool, 1, 4, lowest("normal"))!;
    allocate(pool, 2, second.runs);
    expect([told(first), told(second)]).toEqual(["contiguous 0:0-5", "contiguous 1:0-3"]);
    const extended = (rows: number, upTo: AllocationPolicyId) => told(placeMore(pool, 1, rows, lowest(upTo)));
    expect(extended(2, "contiguous")).toBe("contiguous 0:6-7");
    expect(extended(3, "contiguous")).toBeNull();
    expect(extended(3, "cling")).toBeNull();
    expect(extended(3, "normal")).toBe("normal 0:6-7 1:4-4");
  });

  it("changes nothing by looking for a place", () => {
    const pool = drawn("..#.", "....");
    const before = structuredClone(pool);
    place(pool, 1, 5, lowest("normal"));
    expect(pool).toEqual(before);
  });

  it("finds a place under `normal` exactly when enough extents are free", () => {
    const pvs = fc.array(fc.array(fc.constantFrom(".", "#"), { minLength: 1, maxLength: 10 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        pvs,
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(...ALLOCATION_POLICIES),
        (signs, extents, id) => {
          const pool = drawn(...signs.map((pv) => pv.join("")));
          const plan = place(pool, 1, extents, lowest(id));
          const isPlaceable = id === "normal" || id === "anywhere" ? extents <= pool.free : plan !== null;
          expect(plan !== null).toBe(isPlaceable);
          if (!plan) return;
          const free = pool.free;
          const places = plan.runs
            .flat()
            .flatMap(({ pv, start, count }) => Array.from({ length: count }, (_, i) => `${pv}:${start + i}`));
          expect(new Set(places).size).toBe(extents);
          for (const at of places) {
            const [pv, extent] = at.split(":").map(Number);
            expect(pool.owner[pv!]![extent!]).toBe(-1);
          }
          allocate(pool, 7, plan.runs);
          expect(pool.free).toBe(free - extents);
        },
      ),
      examples(200),
    );
  });
});

describe("the pool", () => {
  it("gives a volume's extents back, and only those", () => {
    const pool = drawn("#..#", "....");
    allocate(pool, 7, [
      [
        { pv: 0, start: 1, count: 2 },
        { pv: 1, start: 0, count: 1 },
      ],
    ]);
    expect(pool.free).toBe(3);
    release(pool, 7);
    expect(pool).toEqual(drawn("#..#", "...."));
    release(pool, 7);
    expect(pool.free).toBe(6);
  });

  it("maps a logical extent to its place, run after run (domain D.3)", () => {
    const pool = createPool([16, 16]);
    allocate(pool, 3, [
      [
        { pv: 0, start: 0, count: 6 },
        { pv: 1, start: 2, count: 3 },
      ],
    ]);
    const map = mapOf(pool, 3);
    expect([5, 6, 8].map((row) => placeAt(map, 0, row))).toEqual([
      { pv: 0, extent: 5 },
      { pv: 1, extent: 2 },
      { pv: 1, extent: 4 },
    ]);
  });

  it("gives the last rows of a volume back, of every area", () => {
    const pool = createPool([4, 4]);
    allocate(pool, 3, place(pool, 2, 3, lowest("normal"))!.runs);
    reduce(pool, 3, 1);
    expect([pool.free, rowsOf(mapOf(pool, 3))]).toEqual([6, 1]);
    expect([...pool.owner[0]!, ...pool.owner[1]!]).toEqual([3, -1, -1, -1, 3, -1, -1, -1]);
  });

  it("names a volume that does not exist", () => {
    expect(() => mapOf(createPool([4]), 9)).toThrow("volume 9 does not exist");
  });
});

describe("stripes and images", () => {
  it("lie on PVs of their own, each in one run where that is asked for", () => {
    expect(placedBeside(drawn("#...", "....", "...."), 2, 3, "contiguous")).toBe("contiguous 0:1-3 | 1:0-2");
    expect(placedBeside(drawn("#..#", "....", "...."), 2, 3, "contiguous")).toBe("contiguous 1:0-2 | 2:0-2");
    expect(placedBeside(drawn("....", "#..#"), 2, 3, "contiguous")).toBeNull();
  });

  it("never share a PV under `normal`, and may under `anywhere`", () => {
    expect(placedBeside(drawn("....", ".###"), 2, 2, "normal")).toBeNull();
    expect(placedBeside(drawn("....", ".###"), 2, 2, "anywhere")).toBe("anywhere 0:0-0 0:2-2 | 0:1-1 0:3-3");
    expect(placedBeside(drawn(".", ".", "."), 4, 1, "normal")).toBeNull();
  });

  it("that grow stay on their PVs under `cling`", () => {
    const pool = drawn("..#.", "....", "....");
    allocate(pool, 7, place(pool, 2, 2, lowest("normal"))!.runs);
    expect(told(placeMore(pool, 7, 1, lowest("cling")))).toBe("cling 0:3-3 | 1:2-2");
    expect(told(placeMore(pool, 7, 2, lowest("cling")))).toBeNull();
    expect(told(placeMore(pool, 7, 2, lowest("normal")))).toBe("normal 0:3-3 1:3-3 | 1:2-2 2:0-0");
  });
});

/** Commands to a pool: volumes that come, grow, shrink and go, and PVs that are closed. */
const commands = fc.array(
  fc.record({
    what: fc.constantFrom("create", "create", "extend", "extend", "reduce", "remove", "pvchange"),
    which: fc.nat(9),
    areas: fc.integer({ min: 1, max: 3 }),
    rows: fc.integer({ min: 1, max: 9 }),
    upTo: fc.constantFrom(...ALLOCATION_POLICIES),
  }),
  { minLength: 1, maxLength: 14 },
);

describe("a sequence of commands", () => {
  it("places every extent where a second model does, and keeps the laws of the pool (S1, S2, S3)", () => {
    const pvs = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(pvs, commands, (sizes, given) => {
        const pool = createPool(sizes);
        const isApart = new Map<number, boolean>();
        const found: (string | null)[] = [];
        const expected: (string | null)[] = [];
        let next = 0;
        for (const { what, which, areas, rows, upTo } of given) {
          const lvs = [...pool.volumes.keys()];
          const lv = lvs[which % Math.max(1, lvs.length)];
          if (what === "pvchange") {
            const pv = which % sizes.length;
            pool.isOpen[pv] = !pool.isOpen[pv];
          } else if (what === "create") {
            const plan = place(pool, areas, rows, lowest(upTo));
            found.push(told(plan));
            expected.push(placedNaively(pool, null, areas, rows, upTo));
            if (plan) allocate(pool, next, plan.runs);
            isApart.set(next, upTo !== "anywhere");
            next += 1;
          } else if (lv !== undefined && what === "extend") {
            const plan = placeMore(pool, lv, rows, lowest(upTo));
            found.push(told(plan));
            expected.push(placedNaively(pool, lv, mapOf(pool, lv).areas, rows, upTo));
            if (plan) allocate(pool, lv, plan.runs);
            if (upTo === "anywhere") isApart.set(lv, false);
          } else if (lv !== undefined && what === "reduce")
            reduce(pool, lv, Math.max(0, rowsOf(mapOf(pool, lv)) - rows));
          else if (lv !== undefined) release(pool, lv);
          lawful(pool, isApart);
        }
        expect(found).toEqual(expected);
        for (const lv of pool.volumes.keys()) release(pool, lv);
        expect({ ...pool, isOpen: [] }).toEqual({ ...createPool(sizes), isOpen: [] });
      }),
      examples(150),
    );
  });
});

/** S1: free and allocated extents are all; S2: each has one owner; S3: parallel ones lie apart unless `anywhere` was allowed. */
function lawful(pool: PoolState, isApart: ReadonlyMap<number, boolean>): void {
  const owners = new Map<string, number>();
  for (const [lv, map] of pool.volumes) {
    for (const [at, pv] of map.pv.entries()) {
      const extent = `${pv}:${map.extent[at]!}`;
      expect(owners.has(extent)).toBe(false);
      owners.set(extent, lv);
      expect(pool.owner[pv]![map.extent[at]!]).toBe(lv);
    }
    if (!isApart.get(lv)) continue;
    for (let row = 0; row < rowsOf(map); row += 1)
      expect(new Set(map.pv.subarray(row * map.areas, (row + 1) * map.areas)).size).toBe(map.areas);
  }
  const total = pool.owner.reduce((sum, extents) => sum + extents.length, 0);
  expect(owners.size + pool.free).toBe(total);
  expect(pool.owner.reduce((sum, extents) => sum + extents.filter((lv) => lv === -1).length, 0)).toBe(pool.free);
}
