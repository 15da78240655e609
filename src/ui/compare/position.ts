/** The differences that one steps through, and at which of them the cursor stands. Pure. */
import type { Scenario } from "../../model/scenario.ts";
import type { Found } from "../../store/compare.ts";
import type { Alignment } from "../../store/compareLink.ts";
import type { Cursor } from "../../store/runState.ts";
import type { LaneDifference } from "../../trace/figures/laneDifferences.ts";
import type { ReferenceDifference } from "../../trace/figures/referenceDifferences.ts";
import { exerciseOf } from "../shared/moment/subjects.ts";

/** What fits the scenario until somebody chooses. */
export function alignmentOf(chosen: Alignment | null, scenario: Scenario): Alignment {
  return chosen ?? (exerciseOf(scenario) === "paging" ? "reference" : "time");
}

export type Stepped =
  | { readonly by: "time"; readonly all: readonly LaneDifference[] }
  | { readonly by: "reference"; readonly all: readonly ReferenceDifference[] };

export function steppedBy(align: Alignment, found: Found): Stepped {
  return align === "time" ? { by: "time", all: found.lanes } : { by: "reference", all: found.references };
}

/** The differences up to the cursor; the last of them is the one that it stands at, or has passed. */
export function passed(stepped: Stepped, { time, row }: Cursor): number {
  return stepped.by === "time"
    ? countWhile(stepped.all.length, (at) => stepped.all[at]!.start <= time)
    : countWhile(stepped.all.length, (at) => rowOf(stepped.all[at]!) < row);
}

/** The first `count` for which `holds`, which holds for all before one for which it does not. */
function countWhile(count: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rowOf({ outcomes }: ReferenceDifference): number {
  return outcomes[0]?.row ?? Infinity;
}

/** Where the cursor of the base goes for a difference: to a moment, or to a row; null: the base does not come there. */
export type Place = { readonly time: number } | { readonly row: number } | null;

export function placeOf(stepped: Stepped, at: number): Place {
  if (stepped.by === "time") {
    const found = stepped.all[at];
    return found ? { time: found.start } : null;
  }
  const row = stepped.all[at]?.outcomes[0]?.row;
  return row === undefined ? null : { row: row + 1 };
}

/** The place of the next difference, or of the one before; null where there is none. */
export function nextDifference(stepped: Stepped, cursor: Cursor, direction: 1 | -1): number | null {
  const count = passed(stepped, cursor);
  if (direction > 0) return count < stepped.all.length ? count : null;
  // In the middle of one its beginning comes first; several can begin at once.
  const before =
    stepped.by === "time"
      ? countWhile(stepped.all.length, (at) => stepped.all[at]!.start < cursor.time)
      : countWhile(stepped.all.length, (at) => rowOf(stepped.all[at]!) < cursor.row - 1);
  return before > 0 ? before - 1 : null;
}
