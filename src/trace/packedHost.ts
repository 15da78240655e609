/**
 * A host on its way to another thread: of its columns only the blocks that are not those of the host sent before it; of the
 * first one, those that are not empty as they are at the beginning.
 */
import type { ChangedBlock } from "../base/blockColumn.ts";
import { createHostState } from "./host/reducer.ts";
import type { FrameColumns, HostInfo, HostState, PvStateView } from "./hostState.ts";

type Changes<Columns> = { readonly [Name in keyof Columns]: readonly ChangedBlock[] };

export interface PackedHost {
  /** It is the first one: the side that unpacks it needs none before it. */
  readonly isFirst: boolean;
  readonly state: Omit<HostState, "frames" | "pvs">;
  readonly frames: Changes<FrameColumns>;
  readonly pvs: readonly Changes<PvStateView>[];
}

/** A host for a side that has `sent`, a host of the same shape, or none yet. */
export function packHost({ frames, pvs, ...state }: HostState, sent: HostState | null, info: HostInfo): PackedHost {
  const before = sent ?? createHostState(info);
  return {
    isFirst: sent === null,
    state,
    frames: {
      vm: frames.vm.changedSince(before.frames.vm),
      page: frames.page.changedSince(before.frames.page),
      flags: frames.flags.changedSince(before.frames.flags),
      count: frames.count.changedSince(before.frames.count),
      touchedRow: frames.touchedRow.changedSince(before.frames.touchedRow),
    },
    pvs: pvs.map(({ lv, le }, pv) => ({
      lv: lv.changedSince(before.pvs[pv]!.lv),
      le: le.changedSince(before.pvs[pv]!.le),
    })),
  };
}

/** The host that was packed, on the side that has `received`, the one packed before it, which stays as it is. */
export function unpackHost(
  { isFirst, state, frames, pvs }: PackedHost,
  received: HostState | null,
  info: HostInfo,
): HostState {
  const before = isFirst ? createHostState(info) : received;
  if (!before) throw new Error("a host came without the one before it");
  return {
    ...state,
    frames: {
      vm: before.frames.vm.with(frames.vm),
      page: before.frames.page.with(frames.page),
      flags: before.frames.flags.with(frames.flags),
      count: before.frames.count.with(frames.count),
      touchedRow: before.frames.touchedRow.with(frames.touchedRow),
    },
    pvs: before.pvs.map(({ lv, le }, pv) => ({ lv: lv.with(pvs[pv]!.lv), le: le.with(pvs[pv]!.le) })),
  };
}
