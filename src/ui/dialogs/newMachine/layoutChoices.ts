/** The layouts that a new volume can have on so many disks, as entries of one list. */
import { LAYOUTS } from "../../../model/choices.ts";
import { hasParity } from "../../../model/layouts.ts";
import type { Layout } from "../../../model/scenario.ts";

/** Linear first (null), then each kind on few disks up to all. `present` is among them, whatever it is. */
export function layoutsOn(disks: number, present: Layout | null): readonly (Layout | null)[] {
  const all = LAYOUTS.flatMap((kind) =>
    Array.from({ length: disks + 1 }, (_, count): Layout => ({ kind, disks: count })).filter(isPossible),
  );
  const isListed = present === null || all.some((layout) => layoutKey(layout) === layoutKey(present));
  return [null, ...all, ...(isListed ? [] : [present])];
}

function isPossible(layout: Layout): boolean {
  if (layout.disks < (hasParity(layout) ? 3 : 2)) return false;
  return layout.kind !== "raid10" || layout.disks % 2 === 0;
}

export function layoutKey(layout: Layout | null): string {
  return layout ? `${layout.kind} ${layout.disks}` : "";
}

/** A stripe unit that was set before is kept. */
export function layoutOfKey(key: string, before: Layout | null): Layout | null {
  const [kind, disks] = key.split(" ");
  const found = LAYOUTS.find((each) => each === kind);
  if (!found) return null;
  return { ...before, kind: found, disks: Number(disks) };
}
