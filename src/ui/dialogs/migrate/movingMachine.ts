/** The machine that is to move: its size, and how it has written lately. */
import { specOfHost } from "../../../model/hosts.ts";
import type { VmLife } from "../../../model/states.ts";
import type { VmUid } from "../../../model/units.ts";
import type { RunState } from "../../../store/runState.ts";
import { writtenIn } from "../../../trace/figures/written.ts";
import { networkOf } from "../../shared/migration/network.ts";
import type { MovedMachine } from "../../shared/migration/estimate.ts";

export interface MovingMachine extends MovedMachine {
  readonly name: string;
  readonly life: VmLife;
  /** Of all extents of its volumes. */
  readonly volumeBytes: number;
}

/** Rows that are looked at, at most. */
const MOST_ROWS = 100_000;

/**
 * As it is at the cursor. What it has written lately is what it wrote in as many ticks as the first round would take, or since
 * the run began.
 */
export function movedMachine({ whole, shown, trace, cursor }: RunState, vm: VmUid, life: VmLife): MovingMachine {
  const { name, pages, spec } = trace!.info.vms[vm]!;
  const { pageBytes, extentBytes } = specOfHost(whole, shown);
  const volumeBytes = spec.volumes.reduce((sum, { bytes }) => sum + extentBytes * Math.ceil(bytes / extentBytes), 0);
  const now = Math.floor(cursor.time);
  const firstRound = Math.max(1, Math.ceil((pages * pageBytes) / networkOf(whole).bytesPerTick));
  const ticks = Math.max(1, Math.min(now, firstRound));
  const { writes, pages: written } = writtenIn(trace!, vm, now - ticks, now, MOST_ROWS);
  return { name, life, volumeBytes, pages, pageBytes, rate: { writes, ticks, workingSet: written.size } };
}
