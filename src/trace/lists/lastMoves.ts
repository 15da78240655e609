/** What moved in the lists of the replacement policy by the last reference, as far as it was made at the cursor's moment. */
import type { VmUid } from "../../model/units.ts";
import type { TraceReader } from "../reader.ts";

export interface LastMoves {
  /** Entries that came to the young end of their list, see `moveKey`. */
  readonly moved: ReadonlySet<string>;
  /** The list of pages in which the page that was referenced was remembered; null: in none. */
  readonly ghost: {
    readonly scope: VmUid | -1;
    readonly list: number;
    readonly vm: VmUid;
    readonly page: number;
  } | null;
}

const NOTHING: LastMoves = { moved: new Set(), ghost: null };

/** Rows looked back inside one moment. */
const MOST_ROWS_BACK = 256;

/** Names an entry of a list. */
export function moveKey(scope: VmUid | -1, list: number, entry: number): string {
  return `${scope} ${list} ${entry}`;
}

/** The moves for a cursor that has `row` rows applied. */
export function lastMoves(trace: Pick<TraceReader, "info" | "timeOf" | "kindOf" | "eventAt">, row: number): LastMoves {
  if (row <= 0) return NOTHING;
  const time = trace.timeOf(row - 1);
  const moved = new Set<string>();
  let ghost: LastMoves["ghost"] = null;
  for (let at = row - 1; at >= Math.max(0, row - MOST_ROWS_BACK) && trace.timeOf(at) === time; at -= 1) {
    const kind = trace.kindOf(at);
    // The reference itself: what stands before it is about another one.
    if (kind === "hit" || kind === "fault") break;
    if (kind !== "listed" && kind !== "ghostHit") continue;
    const event = trace.eventAt(at);
    if (event.kind === "listed") moved.add(moveKey(event.scope, event.list, event.entry));
    if (event.kind === "ghostHit")
      ghost ??= { scope: event.scope, list: event.list, vm: trace.info.vcpus[event.vcpu]?.vm ?? -1, page: event.page };
  }
  return { moved, ghost };
}
