/** What is read of the thin pool and of exception stores as they are seen. */
import { entriesOf, pieceAt } from "../../base/pieces.ts";
import type { LvId } from "../../model/units.ts";
import type { CopyOnWriteView, ThinPoolView } from "../views/cow.ts";

/** The pool's chunk for each chunk that a volume has, ascending by the volume's; null: it is not thin. */
export function mapOf({ maps }: ThinPoolView, lv: LvId): readonly (readonly [chunk: number, place: number])[] | null {
  const map = pieceAt(maps, lv);
  return map ? [...entriesOf(map)] : null;
}

/** How many layers down a chunk of an image is found; null: it reads as zero. Of volumes in no layers 0, where it is there. */
export function layerOf({ maps, zeros, backings }: ThinPoolView, lv: LvId, chunk: number): number | null {
  let depth = 0;
  for (let at: LvId | undefined = lv; at !== undefined; at = backings.get(at)) {
    if (pieceAt(pieceAt(maps, at) ?? [], chunk) !== undefined) return depth;
    if (zeros.get(at)?.includes(chunk) === true) return null;
    depth += 1;
  }
  return null;
}

/** The thin volumes there are, those that snapshots keep among them. */
export function thinVolumes({ maps }: ThinPoolView): readonly LvId[] {
  return [...entriesOf(maps)].map(([lv]) => lv);
}

/** How many maps have a chunk of the pool; 0: it is free. */
export function referencesTo({ references }: ThinPoolView, place: number): number {
  return pieceAt(references, place) ?? 0;
}

/** Chunks of its volume that an exception store keeps, in the order of their places. */
export function keptIn({ stores }: Pick<CopyOnWriteView, "stores">, store: LvId): readonly number[] {
  return pieceAt(stores, store) ?? [];
}
