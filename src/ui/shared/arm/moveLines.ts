/** The movements of an arm as lines of cells: from, to, over which ends of the disk, why, and how far. Pure. */
import { lengthOf, type Movement } from "../../../chart/armPath.ts";
import type { SeekReason } from "../../../model/events.ts";
import type { CellLine } from "../tabbed.ts";

export interface MoveTexts {
  readonly from: string;
  readonly to: string;
  readonly over: string;
  readonly why: string;
  readonly cylinders: string;
  readonly reasons: Readonly<Record<SeekReason, string>>;
}

export function moveLines(moves: readonly Movement[], t: MoveTexts): readonly CellLine[] {
  const total = moves.reduce((sum, move) => sum + lengthOf(move), 0);
  return [
    [t.from, t.to, t.over, t.why, t.cylinders],
    ...moves.map((move) => [
      // An arm that has not moved yet comes from nowhere.
      move.from < 0 ? "" : String(move.from),
      String(move.to),
      move.via.join(", "),
      t.reasons[move.reason],
      String(lengthOf(move)),
    ]),
    ["", "", "", "", String(total)],
  ];
}
