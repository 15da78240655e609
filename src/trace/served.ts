/** The requests that a disk serves: one, or with channels several. */
import type { DiskStateView, ServedRequestView } from "./hostState.ts";

/** In the order in which their service began. */
export function servedBy({ active, activeSince, activeUntil, beside }: DiskStateView): readonly ServedRequestView[] {
  return active ? [{ ...active, since: activeSince, until: activeUntil }, ...beside] : [];
}
