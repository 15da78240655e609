/**
 * How frames are divided among machines under local replacement: equally, as far as guarantees allow, or by how often each
 * machine faults (domain C.4); and who loses a frame then.
 */
import type { FaultFrequency } from "../../model/scenario.ts";
import type { VmUid } from "../../model/units.ts";
import { guestOf, held, type GuestMemory, type MemoryState } from "./state.ts";

/** A quota that has followed how often its machine faults. */
export interface QuotaMove {
  readonly before: number;
  readonly frames: number;
  /** References from the fault before to this one, and the limit that they are below or above. */
  readonly interval: number;
  readonly limit: number;
}

/** Works out everybody's quota, which depends on who else there is. */
export function divideFrames({ guests }: MemoryState, all: number): void {
  const largestFirst = [...guests].toSorted(
    ([a, { reservedPages: one }], [b, { reservedPages: other }]) => other - one || a - b,
  );
  let frames = all;
  let sharers = largestFirst.length;
  for (const [, guest] of largestFirst) {
    if (guest.reservedPages * sharers <= frames) break;
    guest.quota = guest.reservedPages;
    frames -= guest.reservedPages;
    sharers -= 1;
  }
  const others = largestFirst.slice(largestFirst.length - sharers).toSorted(([a], [b]) => a - b);
  for (const [rank, [, guest]] of others.entries())
    guest.quota = Math.max(1, Math.floor(frames / sharers) + (rank < frames % sharers ? 1 : 0));
}

/**
 * The reference that `vm` makes faults: its quota grows where it faults often, as far as there is a frame that is promised
 * to nobody, and shrinks where it faults seldom. Null where it stays.
 */
export function moveQuota(
  state: MemoryState,
  vm: VmUid,
  { low, high }: FaultFrequency,
  frames: number,
): QuotaMove | null {
  const guest = guestOf(state, vm);
  const { lastFault, references, quota: before, reservedPages } = guest;
  guest.lastFault = references;
  if (lastFault < 0) return null;
  const interval = references - lastFault;
  if (interval < low && promised(state) < frames) guest.quota += 1;
  else if (interval > high && before > Math.max(1, reservedPages)) guest.quota -= 1;
  if (guest.quota === before) return null;
  return { before, frames: guest.quota, interval, limit: guest.quota > before ? low : high };
}

/** Frames that quotas add up to. */
function promised({ guests }: MemoryState): number {
  let sum = 0;
  for (const { quota } of guests.values()) sum += quota;
  return sum;
}

/**
 * Whose page leaves for one of `vm`: its own once it has its quota, else one of whoever is furthest above theirs. -1 when
 * nobody is: the missing frames are about to become free.
 *
 * Where the host has fewer frames than the quotas add up to, a machine keeps to its own frames once it has one and what
 * it was guaranteed; before that, whoever has most beyond its guarantee loses one to it.
 */
export function loserOfQuota(state: MemoryState, vm: VmUid): VmUid | -1 {
  const guest = guestOf(state, vm);
  const { frames, reservedPages, quota } = guest;
  if (frames >= quota) return vm;
  const { uid, excess } = furthestAbove(state, (other) => other.quota);
  if (excess > 0) return uid;
  if (state.orphans > 0) return -1;
  if (frames > 0 && held(guest) >= reservedPages) return vm;
  return furthestAbove(state, (other) => other.reservedPages - other.shared).uid;
}

/** The machine with a frame that holds most beyond `due`, the first to have started among equals; -1 for none. */
function furthestAbove(
  { guests }: MemoryState,
  due: (guest: GuestMemory) => number,
): { readonly uid: VmUid | -1; readonly excess: number } {
  const furthest = { uid: -1, excess: -Infinity };
  for (const [uid, guest] of guests) {
    const excess = guest.frames - due(guest);
    if (guest.frames > 0 && excess > furthest.excess) Object.assign(furthest, { uid, excess });
  }
  return furthest;
}
