/** Arrays of OSTEP's simulator of RAID, as its vectors are kept: their layouts, and what their requests do to disks. */
import type { Layout, LayoutId } from "../../src/model/scenario.ts";
import { accessesTo, type Access, type Volume } from "../../src/vmm/storage/accesses.ts";

export interface RaidArray {
  readonly id: string;
  readonly level: 0 | 1 | 4 | 5;
  readonly disks: number;
  readonly chunk: number;
  readonly layout?: "LS" | "LA";
  readonly requests: string;
}

function kindOf({ level, layout }: RaidArray): LayoutId {
  if (level === 0) return "striped";
  if (level === 1) return "raid10";
  if (level === 4) return "raid4";
  return layout === "LS" ? "raid5ls" : "raid5la";
}

export function raidVolume(kind: LayoutId, disks: number, unit: number, changes: Partial<Volume> = {}): Volume {
  return {
    layout: { kind, disks } satisfies Layout,
    unit,
    extents: 1_000_000_000,
    isBad: () => false,
    isGone: () => false,
    alsoAt: () => null,
    // OSTEP's rule: the first disk of a pair for even offsets, else the second.
    imageToRead: (images, row) => images[row % 2]!,
    ...changes,
  };
}

/** What each request does, in order; null: it cannot be done. */
export function raidAccesses(given: RaidArray): (readonly Access[] | null)[] {
  const raid = raidVolume(kindOf(given), given.disks, given.chunk);
  return given.requests.split(" ").map((request) => {
    const [, block, blocks = "1", kind] = /^(\d+)(?:\+(\d+))?([rw])$/.exec(request)!;
    return accessesTo(raid, Number(block), Number(blocks), kind === "w");
  });
}
