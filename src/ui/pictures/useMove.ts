/** The machine that moves, or moved last, at the moment shown. */
import { useMemo } from "react";
import { specOfHost } from "../../model/hosts.ts";
import type { VmUid } from "../../model/units.ts";
import { selectWhole } from "../../store/selectors.ts";
import { movesAt } from "../migration/migrations.ts";
import { pageGridOf, type PageGrid } from "../migration/pageGrid.ts";
import { useHostName } from "../shared/migration/hostName.ts";
import { networkOf } from "../shared/migration/network.ts";
import { useAllHosts } from "../shared/migration/useAllHosts.ts";
import { useRun } from "../shared/useRun.ts";

export interface ShownMove {
  readonly vm: VmUid;
  readonly name: string;
  /** Hosts by their names. */
  readonly from: string;
  readonly to: string;
  readonly grid: PageGrid;
}

/** Null: none moves, or it is not asked for. */
export function useMove(isWanted: boolean): ShownMove | null {
  const hosts = useAllHosts();
  const whole = useRun(selectWhole);
  const nameOf = useHostName();
  const move = isWanted ? movesAt(hosts).at(-1) : undefined;
  const row = move?.at.state.row;
  const time = move?.at.state.time;
  return useMemo(() => {
    if (!move) return null;
    const { view, at, from, vm, name } = move;
    const { pageBytes } = specOfHost(whole, from);
    const { bytesPerTick } = networkOf(whole);
    const grid = pageGridOf(at.trace, view, { row: at.state.row, time: at.state.time, pageBytes, bytesPerTick });
    return { vm, name, from: nameOf(from), to: nameOf(view.host), grid };
    // A host changes in place; what of it is shown is told by its row and time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [move?.at.trace, move?.view, row, time, whole]);
}
