/** What reads and writes do to the extents of a volume (OSTEP, chapter on RAID), and what is done where a disk is missing. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LayoutId } from "../../../src/model/scenario.ts";
import { accessesTo, type Access, type Volume } from "../../../src/vmm/storage/accesses.ts";
import { examples } from "../../support/laws.ts";
import { oracleVectors } from "../../support/oracles.ts";
import { raidAccesses, raidVolume, type RaidArray } from "../../support/ostepRaid.ts";

interface RaidCase extends RaidArray {
  readonly physical: readonly string[];
}

/** Reads and writes as the simulator of OSTEP prints them: `r` or `w`, disk:offset. */
function told(accesses: readonly Access[] | null): string | null {
  return accesses?.map(({ area, row, write }) => `${write ? "w" : "r"}${area}:${row}`).join(" ") ?? null;
}

it("requests to a RAID are those operations on disks that OSTEP's simulator does", () => {
  for (const given of oracleVectors("ostepRaid") as readonly RaidCase[]) {
    const found = raidAccesses(given).map(told);
    expect(found, given.id).toEqual(given.physical);
  }
});

/** Disk `missing` is not there. */
const without = (missing: number) => ({
  isBad: (area: number) => area === missing,
  isGone: (area: number) => area === missing,
});

describe("with a disk missing", () => {
  it("a striped volume cannot reach what lies there, and reaches everything else", () => {
    const striped = raidVolume("striped", 2, 1, without(1));
    expect(told(accessesTo(striped, 0, 1, false))).toBe("r0:0");
    expect(accessesTo(striped, 0, 2, false)).toBeNull();
    expect(accessesTo(striped, 1, 1, true)).toBeNull();
  });

  it("a mirror reads and writes the images that are left", () => {
    const mirror = raidVolume("mirrored", 3, 1, without(0));
    expect(told(accessesTo(mirror, 4, 1, true))).toBe("w1:4 w2:4");
    expect(told(accessesTo({ ...mirror, imageToRead: (images) => images[0]! }, 4, 1, false))).toBe("r1:4");
  });

  it("a RAID 5 makes up what is missing of all the others of its row", () => {
    // Row 1 of a left-symmetric RAID 5 on four disks: 4 5 P 3.
    const raid = raidVolume("raid5ls", 4, 1, without(1));
    expect(told(accessesTo(raid, 5, 1, false))).toBe("r0:1 r2:1 r3:1");
    expect(told(accessesTo(raid, 4, 1, false))).toBe("r0:1");
  });

  it("a RAID 5 writes what is missing into the parity, from the rest of the row", () => {
    const raid = raidVolume("raid5ls", 4, 1, without(1));
    expect(told(accessesTo(raid, 5, 1, true))).toBe("r0:1 r3:1 w2:1");
  });

  it("a RAID 5 changes the parity by what changes while a block that is not written is missing", () => {
    const raid = raidVolume("raid5ls", 4, 1, without(1));
    expect(told(accessesTo(raid, 4, 1, true))).toBe("r0:1 r2:1 w0:1 w2:1");
  });

  it("a RAID 5 only writes where the parity is missing", () => {
    const raid = raidVolume("raid5ls", 4, 1, without(2));
    expect(told(accessesTo(raid, 4, 1, true))).toBe("w0:1");
  });

  it("and another one, a RAID 5 has lost data", () => {
    const raid = raidVolume("raid5ls", 4, 1, { isBad: (area) => area < 2, isGone: (area) => area < 2 });
    expect(accessesTo(raid, 4, 1, false)).toBeNull();
    expect(accessesTo(raid, 4, 1, true)).toBeNull();
    expect(told(accessesTo(raid, 3, 1, false))).toBe("r3:1");
  });
});

/** Contents of the disks: numbers whose parity is their exclusive or. */
class Contents {
  readonly #held = new Map<string, number>();

  at(area: number, row: number): number {
    return this.#held.get(`${area}:${row}`) ?? 0;
  }

  set(area: number, row: number, value: number): void {
    this.#held.set(`${area}:${row}`, value);
  }
}

it("a RAID 4 or 5 gives back what was written last, while a disk is missing and when it is back with what it missed", () => {
  const requests = fc.array(
    fc.record({ block: fc.nat(39), blocks: fc.integer({ min: 1, max: 9 }), value: fc.nat(1 << 20) }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(
      fc.constantFrom<LayoutId>("raid4", "raid5ls", "raid5la"),
      fc.integer({ min: 3, max: 5 }),
      fc.integer({ min: 1, max: 3 }),
      requests,
      fc.tuple(fc.nat(12), fc.nat(12)),
      fc.nat(4),
      (kind, disks, unit, given, [failsAt, lasts], which) => {
        const contents = new Contents();
        const written = new Map<number, number>();
        const stale = new Set<string>();
        const whole = raidVolume(kind, disks, unit, { extents: 48 * (disks - 1) });
        const at = (moment: number): Volume => {
          const isGone = (area: number) => moment >= failsAt && moment < failsAt + lasts && area === which % disks;
          return { ...whole, isGone, isBad: (area, row) => isGone(area) || stale.has(`${area}:${row}`) };
        };
        for (const [moment, { block, blocks, value }] of given.entries()) {
          const raid = at(moment);
          const values = new Map<string, number>();
          for (let each = block; each < block + blocks; each += 1) {
            const { area, row } = accessesTo(whole, each, 1, false)![0]!;
            values.set(`${area}:${row}`, value + each);
            written.set(each, value + each);
          }
          const accesses = accessesTo(raid, block, blocks, true)!;
          carryOut(contents, disks, accesses, values);
          for (const { area, row, write } of accesses) if (write) stale.delete(`${area}:${row}`);
          for (const { area, row, write } of accessesTo(whole, block, blocks, true)!)
            if (write && raid.isGone(area, row)) stale.add(`${area}:${row}`);
        }
        const raid = at(given.length);
        const readBack = [...written.keys()].map((block) => readOf(contents, accessesTo(raid, block, 1, false)!));
        expect(readBack).toEqual([...written.values()]);
      },
    ),
    examples(150),
  );
});

/** What a read gives: the one block, or the exclusive or of what is read in its place. */
function readOf(contents: Contents, accesses: readonly Access[]): number {
  return accesses.reduce((sum, { area, row }) => sum ^ contents.at(area, row), 0);
}

/**
 * Carries out the accesses of a write as a controller can, with nothing but what it has read and the `values` it is given,
 * by place: a new parity is the old one changed by what changes, where that was read, else the exclusive or of the row.
 */
function carryOut(
  contents: Contents,
  disks: number,
  accesses: readonly Access[],
  values: ReadonlyMap<string, number>,
): void {
  const known = new Map<string, number>();
  for (const { area, row, write } of accesses) if (!write) known.set(`${area}:${row}`, contents.at(area, row));
  const parityOf = (parity: number, row: number): number => {
    const old = known.get(`${parity}:${row}`);
    let sum = old ?? 0;
    for (let area = 0; area < disks; area += 1) {
      const at = `${area}:${row}`;
      const value = values.get(at);
      if (area === parity) continue;
      if (old === undefined) sum ^= value ?? known.get(at)!;
      else if (value !== undefined) sum ^= known.get(at)! ^ value;
    }
    return sum;
  };
  for (const { area, row, write, isParity } of accesses)
    if (write) contents.set(area, row, isParity ? parityOf(area, row) : values.get(`${area}:${row}`)!);
}
