/** What follows from the fast tier as it is seen: who leaves next, and which volumes only the archive has. */
import { entriesOf } from "../../base/pieces.ts";
import type { FrameOrder } from "../../model/frameOrder.ts";
import type { LvId } from "../../model/units.ts";
import { mapOf } from "./thin.ts";
import type { HostInfo, HostState } from "../hostState.ts";
import type { TierSlotView, TierView } from "../views/tier.ts";

/** The slots that have something, or from which something is copied back, with their numbers. */
export function takenSlots({ slots }: TierView): readonly (readonly [number, TierSlotView])[] {
  return [...entriesOf(slots)].filter(([, { unit, leaving }]) => unit !== null || leaving !== null);
}

/** Volumes, or extents, that can be accessed at once. */
export function residentCount({ slots }: TierView): number {
  return [...entriesOf(slots)].filter(([, { isResident }]) => isResident).length;
}

/** The slot whose volume leaves next by an order that can be seen, of those that nobody accesses; null: none, or it cannot. */
export function nextToLeave(tier: TierView, order: FrameOrder | undefined): number | null {
  if (!order || order.by === "nextUse") return null;
  const sign = order.leaves === "farthest" ? 1 : -1;
  let next: { readonly slot: number; readonly key: number } | null = null;
  for (const [slot, { isResident, open, loaded, used }] of entriesOf(tier.slots)) {
    if (!isResident || open > 0) continue;
    const key = sign * (order.by === "load" ? loaded : used);
    if (!next || key < next.key) next = { slot, key };
  }
  return next?.slot ?? null;
}

/** Volumes of machines that are neither resident nor on their way there or back, by number. */
export function onlyInArchive(info: HostInfo, { volumes, copyOnWrite, tier }: HostState): readonly LvId[] {
  const here = new Set(
    [...entriesOf(tier?.slots ?? [])].flatMap(([, { unit, leaving }]) =>
      [unit, leaving].flatMap((each) => (each ? [each.lv] : [])),
    ),
  );
  const isThere = (lv: LvId) => volumes.has(lv) || (copyOnWrite.thin !== null && mapOf(copyOnWrite.thin, lv) !== null);
  return info.lvs.flatMap(({ id, vm }) => (vm >= 0 && isThere(id) && !here.has(id) ? [id] : []));
}
