/**
 * Address translation, as all parts speak of it: how long a walk is, and what a TLB knows a page by (domain C.1).
 *
 *     native, shadow   n accesses: one entry at each of n levels
 *     nested           n(m + 1) + m = (n + 1)(m + 1) - 1: each of the n guest tables, and the final page, is a guest address
 *                      that takes m host accesses; the guest's entries are n more
 *
 * Source: Bhargava et al., "Accelerating Two-Dimensional Page Walks for Virtualized Systems", ASPLOS 2008.
 */
import type { TranslationSpec } from "./scenario.ts";
import type { PageNumber, VmUid } from "./units.ts";

/** Levels that a walk goes through: n of the guest (or of the shadow table) and m of the host, 0 where it has none of its own. */
export interface WalkLevels {
  readonly guest: number;
  readonly host: number;
}

/** The rules for a container: its tables lead straight to frames, as on a host without a monitor. */
export function withoutMonitor(spec: TranslationSpec): TranslationSpec {
  return { ...spec, kind: "native" };
}

/** A huge page ends the walk one level earlier. */
export function walkLevels({ kind, guestLevels, guestHuge, hostLevels, hostHuge }: TranslationSpec): WalkLevels {
  return {
    guest: guestLevels - (guestHuge ? 1 : 0),
    host: kind === "nested" ? hostLevels - (hostHuge ? 1 : 0) : 0,
  };
}

/** Memory accesses of one walk. */
export function walkAccesses({ guest, host }: WalkLevels): number {
  return guest * (host + 1) + host;
}

/** As many pages as a machine can have (`MAX_PAGES` of the settings, which the first picture does without). */
const PAGES_OF_A_MACHINE = 2 ** 20;

/** What a TLB knows a page of a machine by. */
export type TlbKey = number;

export function tlbKey(vm: VmUid, page: PageNumber): TlbKey {
  return vm * PAGES_OF_A_MACHINE + page;
}

export function vmOfKey(key: TlbKey): VmUid {
  return Math.floor(key / PAGES_OF_A_MACHINE);
}

export function pageOfKey(key: TlbKey): PageNumber {
  return key % PAGES_OF_A_MACHINE;
}
