/** What rows about the fast tier and its archive change. Everything is replaced, so copies of a host share it. */
import { pieceAt, withPiece } from "../../../base/pieces.ts";
import type { HostState } from "../../hostState.ts";
import type { TierSlotView, TierUnit, TierView } from "../../views/tier.ts";
import { read, type Handlers } from "../view.ts";

type Kinds =
  | "tierHit"
  | "tierMiss"
  | "tierTaken"
  | "tierCopy"
  | "tierCopied"
  | "tierLeft"
  | "tierClosed"
  | "tierWaitEnded";

const EMPTY_SLOT: TierSlotView = {
  unit: null,
  isResident: false,
  isDirty: false,
  open: 0,
  loaded: 0,
  used: 0,
  leaving: null,
};

const EMPTY: TierView = {
  slots: [],
  waiting: [],
  copy: null,
  hits: 0,
  misses: 0,
  copiesIn: 0,
  copiesBack: 0,
};

export const TIER_ROWS: Handlers<Kinds> = {
  tierHit: read("tierHit", ({ state }, { slot, write }) => {
    change(state, ({ hits }) => ({ hits: hits + 1 }));
    changeSlot(state, slot, ({ open, isDirty }) => ({
      open: open + 1,
      isDirty: isDirty || write,
      used: state.row,
    }));
  }),
  tierMiss: read("tierMiss", ({ state }, { vcpu, lv, extent, write }) => {
    change(state, ({ misses, waiting }) => ({
      misses: misses + 1,
      waiting: [...waiting, { vcpu, lv, extent, write }],
    }));
  }),
  tierTaken: read("tierTaken", ({ state }, { slot, lv, extent, victim }) => {
    changeSlot(state, slot, () => ({
      ...EMPTY_SLOT,
      unit: { lv, extent },
      leaving: victim?.isDirty ? { lv: victim.lv, extent: victim.extent } : null,
    }));
  }),
  tierCopy: read("tierCopy", ({ state }, { slot, lv, extent, isBack, time: since, until }) => {
    change(state, () => ({ copy: { slot, lv, extent, isBack, since, until } }));
  }),
  tierCopied: read("tierCopied", ({ state }, { slot, lv, extent, isBack, accesses }) => {
    change(state, ({ waiting, copiesIn, copiesBack }) => ({
      copy: null,
      copiesIn: copiesIn + (isBack ? 0 : 1),
      copiesBack: copiesBack + (isBack ? 1 : 0),
      waiting: accesses.length === 0 ? waiting : waiting.filter((each) => !isSame(each, { lv, extent })),
    }));
    changeSlot(state, slot, (before) => {
      if (isBack) return { leaving: null };
      // Its volume is gone, or it has got smaller, while it was copied.
      if (!before.unit || !isSame(before.unit, { lv, extent })) return {};
      return {
        isResident: true,
        isDirty: accesses.some(({ write }) => write),
        open: accesses.length,
        loaded: state.row,
        used: state.row,
      };
    });
  }),
  tierLeft: read("tierLeft", ({ state }, { slot, lv, extent, isDirty }) => {
    changeSlot(state, slot, ({ leaving }) => ({ ...EMPTY_SLOT, leaving: isDirty ? { lv, extent } : leaving }));
  }),
  tierClosed: read("tierClosed", ({ state }, { slot }) => {
    changeSlot(state, slot, ({ open }) => ({ open: open - 1 }));
  }),
  tierWaitEnded: read("tierWaitEnded", ({ state }, ended) => {
    change(state, ({ waiting }) => {
      // A vCPU that goes on meanwhile may have asked several times; the first one is withdrawn first.
      const first = waiting.findIndex((each) => each.vcpu === ended.vcpu && isSame(each, ended));
      return { waiting: waiting.filter((_, at) => at !== first) };
    });
  }),
};

function isSame(one: TierUnit, other: TierUnit): boolean {
  return one.lv === other.lv && one.extent === other.extent;
}

function change(state: HostState, changes: (before: TierView) => Partial<TierView>): void {
  const before = state.tier ?? EMPTY;
  state.tier = { ...before, ...changes(before) };
}

function changeSlot(state: HostState, slot: number, changes: (before: TierSlotView) => Partial<TierSlotView>): void {
  change(state, ({ slots }) => {
    const before = pieceAt(slots, slot) ?? EMPTY_SLOT;
    return { slots: withPiece(slots, slot, { ...before, ...changes(before) }) };
  });
}
