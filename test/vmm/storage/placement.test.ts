/** Where the extents of a new volume go (domain D.2), and the pool they come from. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALLOCATION_POLICIES } from "../../../src/model/choices.ts";
import type { AllocationPolicyId } from "../../../src/model/scenario.ts";
import { policiesUpTo } from "../../../src/vmm/storage/policies.ts";
import { allocate, createPool, locate, place, release, type PoolState } from "../../../src/vmm/storage/pool.ts";
import { examples } from "../../support/laws.ts";

/** A pool drawn PV by PV: `.` free, anything else taken. */
function drawn(...pvs: string[]): PoolState {
  const pool = createPool(pvs.map((extents) => extents.length));
  for (const [pv, extents] of pvs.entries())
    for (const [start, sign] of [...extents].entries())
      if (sign !== ".") allocate(pool, 100 + pool.volumes.size, [{ pv, start, count: 1 }]);
  return pool;
}

/** Where `extents` extents go, as `pv:first-last` with the policy that placed them; null when there is no place. */
function placed(pool: PoolState, extents: number, upTo: AllocationPolicyId): string | null {
  const plan = place(pool, extents, policiesUpTo(upTo));
  if (!plan) return null;
  const runs = plan.runs.map(({ pv, start, count }) => `${pv}:${start}-${start + count - 1}`);
  return `${ALLOCATION_POLICIES[plan.policy]!} ${runs.join(" ")}`;
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

  it("places lv1 of 6 and lv2 of 4 extents on two PVs of 8 as domain D.2 does", () => {
    const pool = createPool([8, 8]);
    const first = place(pool, 6, policiesUpTo("normal"))!;
    allocate(pool, 1, first.runs);
    const second = place(pool, 4, policiesUpTo("normal"))!;
    expect([first.runs, second.runs]).toEqual([[{ pv: 0, start: 0, count: 6 }], [{ pv: 1, start: 0, count: 4 }]]);
    allocate(pool, 2, second.runs);
    // What an extension would get in D.2, as a volume of its own: 2 and 3 more extents.
    expect(placed(pool, 2, "contiguous")).toBe("contiguous 0:6-7");
    expect(placed(pool, 3, "contiguous")).toBe("contiguous 1:4-6");
  });

  it("changes nothing by looking for a place", () => {
    const pool = drawn("..#.", "....");
    const before = structuredClone(pool);
    place(pool, 5, policiesUpTo("normal"));
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
          const plan = place(pool, extents, policiesUpTo(id));
          const isPlaceable = id === "normal" ? extents <= pool.free : plan !== null;
          expect(plan !== null).toBe(isPlaceable);
          if (!plan) return;
          const free = pool.free;
          const places = plan.runs.flatMap(({ pv, start, count }) =>
            Array.from({ length: count }, (_, i) => `${pv}:${start + i}`),
          );
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
      { pv: 0, start: 1, count: 2 },
      { pv: 1, start: 0, count: 1 },
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
      { pv: 0, start: 0, count: 6 },
      { pv: 1, start: 2, count: 3 },
    ]);
    expect(locate(pool, 3, 5)).toEqual({ pv: 0, extent: 5 });
    expect(locate(pool, 3, 6)).toEqual({ pv: 1, extent: 2 });
    expect(locate(pool, 3, 8)).toEqual({ pv: 1, extent: 4 });
  });

  it("takes block numbers beyond the volume modulo its size", () => {
    const pool = createPool([4]);
    allocate(pool, 3, [{ pv: 0, start: 1, count: 3 }]);
    expect(locate(pool, 3, 4)).toEqual({ pv: 0, extent: 2 });
  });

  it("names a volume that does not exist", () => {
    expect(() => locate(createPool([4]), 9, 0)).toThrow("volume 9 does not exist");
  });
});
