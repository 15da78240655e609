/** Contiguous allocation by itself: the figures of domain C.5, and every fit and order against a second model. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FITS } from "../../../../src/model/choices.ts";
import type { FitId, RegionSpec } from "../../../../src/model/scenario.ts";
import { fieldOf } from "../../../../src/model/settingKinds.ts";
import { REGION } from "../../../../src/model/settings.ts";
import { Region } from "../../../../src/vmm/memory/region/region.ts";
import { ContiguousModel } from "../../../models/contiguous.ts";
import { examples } from "../../../support/laws.ts";
import { regionSpec } from "../../../support/regions.ts";

/** Holes 100, 500, 200, 300, 600, with a block of ten between each two. */
const FIVE_HOLES = { size: 1740, holes: [100, 500, 200, 300, 600] };

function placed(fit: FitId, changes: Partial<RegionSpec>, requests: readonly number[]) {
  const region = new Region(regionSpec({ fit, ...changes }));
  return requests.map((asked, vm) => region.allocate(vm, asked)?.hole.size ?? null);
}

describe("holes 100, 500, 200, 300, 600 and requests 212, 417, 112, 426 (domain C.5)", () => {
  it.each<[FitId, (number | null)[]]>([
    ["first", [500, 600, 288, null]],
    ["next", [500, 600, 183, null]],
    ["best", [300, 500, 200, 600]],
    ["worst", [600, 500, 388, null]],
  ])("%s fit takes %j", (fit, holes) => {
    expect(placed(fit, FIVE_HOLES, [212, 417, 112, 426])).toEqual(holes);
  });
});

describe("the buddy system on 1,024 K (domain C.5)", () => {
  const region = new Region(regionSpec({ fit: "buddy", size: 1024 }));
  const taken = (vm: number, asked: number) => {
    const got = region.allocate(vm, asked);
    return got && `${got.block.start}/${got.block.size}`;
  };
  const free = () => region.state.holes.map(({ start, size }) => `${size}@${start}`).join(" ");

  it("places A 100, B 240, C 64, D 256, and E 75 after B and A are gone, and joins what becomes free", () => {
    expect([taken(0, 100), taken(1, 240), taken(2, 64), taken(3, 256)]).toEqual([
      "0/128",
      "256/256",
      "128/64",
      "512/256",
    ]);
    expect(region.state.blocks.reduce((sum, { size, asked }) => sum + size - asked, 0)).toBe(28 + 16);
    region.release(1);
    region.release(0);
    expect(taken(4, 75)).toBe("0/128");
    region.release(2);
    expect(free()).toBe("128@128 256@256 256@768");
    region.release(4);
    expect(free()).toBe("512@0 256@768");
    region.release(3);
    expect(free()).toBe("1024@0");
  });
});

const sizes = (order: RegionSpec["order"], remainder: RegionSpec["remainder"]) => {
  const region = new Region(regionSpec({ fit: "first", order, remainder, ...FIVE_HOLES }));
  region.allocate(0, 450);
  return region.state.holes.map(({ size }) => size);
};

describe("the order of holes", () => {
  it("is that of the settings, also for what is left of a hole", () => {
    expect(sizes("address", "keepsPlace")).toEqual([100, 50, 200, 300, 600]);
    expect(sizes("sizeAscending", "isSorted")).toEqual([50, 100, 200, 300, 600]);
    expect(sizes("sizeDescending", "isSorted")).toEqual([500, 300, 200, 150, 100]);
  });
});

const blocksBetween = (holes: number[], size: number) =>
  new Region(regionSpec({ holes, size })).state.blocks.map((block) => [block.start, block.size]);

describe("a region", () => {
  it("cuts holes that are no powers of two into buddies at multiples of their sizes", () => {
    const { holes } = new Region(regionSpec({ fit: "buddy", size: 100, base: 7 })).state;
    expect(holes.map(({ start, size }) => [start - 7, size])).toEqual([
      [0, 64],
      [64, 32],
      [96, 4],
    ]);
  });

  it("gives the blocks between its holes the rest of its size, and the one hole the block behind it", () => {
    expect(blocksBetween([10, 20, 30], 65)).toEqual([
      [10, 3],
      [33, 2],
    ]);
    expect(blocksBetween([10], 12)).toEqual([[10, 2]]);
    expect(blocksBetween([12], 12)).toEqual([]);
  });

  it("is left as it was by a request that no hole can hold", () => {
    const region = new Region(regionSpec({ ...FIVE_HOLES, fit: "next" }));
    const before = structuredClone(region.state);
    expect(region.allocate(0, 601)).toBeNull();
    expect(region.state).toEqual(before);
  });

  it("lets next fit go on with the first hole when the last one of the list was used up", () => {
    expect(placed("next", { size: 60, holes: [10, 20, 28] }, [28, 5, 6])).toEqual([28, 10, 20]);
  });

  it("names the losers nearest in size first", () => {
    const got = new Region(regionSpec({ ...FIVE_HOLES, fit: "best" })).allocate(0, 212);
    expect(got?.losers.map(({ size }) => size)).toEqual([200, 100, 500, 600]);
  });
});

type Op = readonly ["alloc", number] | readonly ["free", number] | readonly ["compact"];
const ops: fc.Arbitrary<Op[]> = fc.array(
  fc.oneof<fc.WeightedArbitrary<Op>[]>(
    { weight: 5, arbitrary: fc.tuple(fc.constant("alloc" as const), fc.integer({ min: 1, max: 24 })) },
    { weight: 4, arbitrary: fc.tuple(fc.constant("free" as const), fc.nat({ max: 20 })) },
    { weight: 1, arbitrary: fc.constant(["compact"] as const) },
  ),
  { maxLength: 40 },
);
describe.each(FITS)("%s fit against a second model", (fit) => {
  it("takes and leaves the same, in every order, and what is free and taken is all there is", () => {
    const specs = fc.record({
      size: fc.integer({ min: 1, max: 100 }),
      order: fc.constantFrom(...fieldOf(REGION, "order").choices),
      coalescing: fc.constantFrom(...fieldOf(REGION, "coalescing").choices),
      remainder: fc.constantFrom(...fieldOf(REGION, "remainder").choices),
      header: fc.integer({ min: 0, max: 3 }),
      alignment: fc.constantFrom(1, 4),
    });
    fc.assert(
      fc.property(specs, ops, (changes, list) => {
        const spec = regionSpec({ ...changes, fit });
        const region = new Region(spec);
        const model = new ContiguousModel(spec);
        for (const [vm, [op, n]] of list.entries()) {
          const wanted =
            op === "alloc"
              ? model.alloc(`${vm}`, n)
              : op === "free"
                ? model.free(`${n}`)
                : fit !== "buddy" && model.compact();
          if (!wanted) continue;
          const start =
            op === "alloc"
              ? region.allocate(vm, n)?.block.start
              : op === "free"
                ? region.release(n)?.block.start
                : region.compact() && null;
          const { holes, blocks } = region.state;
          expect(start ?? null).toBe(wanted.start);
          expect(holes.map((hole) => [hole.start, hole.size])).toEqual(wanted.holes);
          const units: (string | null)[] = Array.from({ length: spec.size }, () => null);
          for (const block of blocks) units.fill(`${block.vm}`, block.start, block.start + block.size);
          expect(units).toEqual(model.units);
          expect(op === "compact" ? holes.length : 0).toBeLessThan(2);
        }
      }),
      examples(120),
    );
  });
});
