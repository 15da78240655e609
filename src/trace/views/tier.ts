/** The fast tier and its archive, as they can be seen: a part of the host in `hostState.ts`. */
import type { Pieces } from "../../base/pieces.ts";
import type { LvId, Tick, VcpuId } from "../../model/units.ts";

/** A volume, or one extent of it. */
export interface TierUnit {
  readonly lv: LvId;
  /** -1: all of the volume. */
  readonly extent: number;
}

/** A slot of the fast tier. Never changed. */
export interface TierSlotView {
  /** What is resident there, or on its way there; null: nothing is. */
  readonly unit: TierUnit | null;
  readonly isResident: boolean;
  /** It was written to since it came. */
  readonly isDirty: boolean;
  /** Accesses that are being made to it. */
  readonly open: number;
  /** The rows with which it came, and with which it was accessed last. */
  readonly loaded: number;
  readonly used: number;
  /** What has left the slot, and has not been copied back yet; null: nothing has. */
  readonly leaving: TierUnit | null;
}

/** The fast tier and its archive as they can be seen. Everything in it is replaced, never changed. */
export interface TierView {
  readonly slots: Pieces<TierSlotView>;
  /** Accesses that wait, in the order in which they came. */
  readonly waiting: readonly (TierUnit & { readonly vcpu: VcpuId; readonly write: boolean })[];
  /** The copy that the archive makes; null: none. */
  readonly copy:
    | (TierUnit & { readonly slot: number; readonly isBack: boolean; readonly since: Tick; readonly until: Tick })
    | null;
  /** Accesses that found what they wanted resident, and those that did not. */
  readonly hits: number;
  readonly misses: number;
  readonly copiesIn: number;
  readonly copiesBack: number;
}
