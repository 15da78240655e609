/** Which of several hosts is chosen, by number: the rules themselves, on plain numbers. */
import type { HostOffer, PlacementRule } from "../../model/migration.ts";

export type Offer = HostOffer;

/**
 * The number of the host that is chosen; -1: none takes it. Of equals the one with the lowest number. `last`: the one that was chosen
 * last, or -1.
 */
export function chooseHost(rule: PlacementRule, offers: readonly Offer[], last: number): number {
  const open = offers.filter(({ refusal }) => refusal === "none");
  const [first] = open;
  if (!first) return -1;
  switch (rule) {
    case "firstFit":
      return first.host;
    case "bestFit":
      return open.reduce((best, each) => (each.left < best.left ? each : best)).host;
    case "worstFit":
      return open.reduce((best, each) => (each.left > best.left ? each : best)).host;
    case "roundRobin":
      return (open.find(({ host }) => host > last) ?? first).host;
  }
}

/** Load in percent: vCPUs that run or wait to, of the pCPUs. */
export function loadOf(runnable: number, pcpus: number): number {
  return Math.floor((100 * runnable) / pcpus);
}

/** A machine that could go from the host with too much to do to another. */
export interface Move {
  readonly vm: number;
  readonly to: number;
  /** Of the host that it leaves, and of the one that it comes to, when it has. */
  readonly loadAfter: number;
  readonly toAfter: number;
}

/**
 * The move after which the larger of the two loads is the smallest; of equals the one to the lowest host, and of the machine that
 * was there first. Null: none makes it smaller than `load` is.
 */
export function bestMove(load: number, moves: readonly Move[]): Move | null {
  let best: Move | null = null;
  const worst = ({ loadAfter, toAfter }: Move) => Math.max(loadAfter, toAfter);
  for (const move of moves) {
    if (worst(move) >= load) continue;
    const by = best ? worst(move) - worst(best) || move.to - best.to || move.vm - best.vm : -1;
    if (by < 0) best = move;
  }
  return best;
}
