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

/** Stripe units that a layout is offered, in bytes, ascending; none where nothing is striped. */
export function unitsFor({ kind, unitBytes = 0 }: Layout, extentBytes: number): readonly number[] {
  if (kind === "mirrored") return [];
  // Only plain stripes are ever narrower than an extent.
  const parts = kind === "striped" ? [64, 16, 4, 2].map((part) => extentBytes / part).filter(Number.isInteger) : [];
  const units = [...parts, extentBytes, 2 * extentBytes, 4 * extentBytes];
  return (unitBytes > 0 && !units.includes(unitBytes) ? [...units, unitBytes] : units).toSorted((a, b) => a - b);
}

/** `layout` with that stripe unit; an extent is what there is without saying so. */
export function withUnit({ kind, disks }: Layout, unitBytes: number, extentBytes: number): Layout {
  return { kind, disks, ...(unitBytes === extentBytes ? {} : { unitBytes }) };
}
