/**
 * Who is on a host at a moment, and what has befallen the host: read off the few rows that tell of that. For hosts that are not shown
 * themselves, of which nothing else is wanted: their states need not be made.
 */
import { ROW } from "../../model/rows/table.ts";
import type { VmUid } from "../../model/units.ts";
import type { TraceChunk } from "../chunk.ts";
import { perChunk } from "../perChunk/perChunk.ts";
import { rowsOfKinds } from "../perChunk/rowIndex.ts";
import type { TraceReader } from "../reader.ts";
import { decodeRow } from "../rows.ts";

/** What a row changes; `row`: its number in the trace. */
type Change = { readonly row: number } & (
  | { readonly what: "machine"; readonly vm: VmUid; readonly isThere: boolean }
  | { readonly what: "failed" | "maintenance"; readonly is: boolean }
  | { readonly what: "names"; readonly changes: number }
);

export interface Inhabitants {
  readonly vms: readonly VmUid[];
  readonly isFailed: boolean;
  readonly isInMaintenance: boolean;
  /** How many machines have been changed so far (`TraceReader.after`). */
  readonly changes: number;
}

const KINDS = [ROW.vmState, ROW.hostState, ROW.maintenance, ROW.machineChanged];

const changesOf = perChunk((chunk: TraceChunk): readonly Change[] => {
  const { kinds, times, operands, starts, firstRow } = chunk;
  const found: Change[] = [];
  const there = new Set<VmUid>();
  for (const at of rowsOfKinds(chunk, KINDS)) {
    const row = firstRow + at;
    const event = decodeRow(kinds[at]!, times[at]!, operands, starts[at]!);
    if (event.kind === "hostState") found.push({ row, what: "failed", is: !event.isWorking });
    if (event.kind === "maintenance") found.push({ row, what: "maintenance", is: event.isOn });
    if (event.kind === "machineChanged") found.push({ row, what: "names", changes: event.change + 1 });
    if (event.kind !== "vmState") continue;
    const isThere = event.state !== "none";
    // From one state of being there to another nothing changes.
    if (isThere && there.has(event.vm)) continue;
    if (isThere) there.add(event.vm);
    else there.delete(event.vm);
    found.push({ row, what: "machine", vm: event.vm, isThere });
  }
  return found;
});

/** After the first `row` rows, all of a moment: a machine that is being made is there when its first state is told. */
export function inhabitantsAt({ chunks }: Pick<TraceReader, "chunks">, row: number): Inhabitants {
  const vms = new Set<VmUid>();
  const is = { failed: false, maintenance: false };
  let changes = 0;
  for (const chunk of chunks) {
    if (chunk.firstRow >= row) break;
    for (const change of changesOf(chunk)) {
      if (change.row >= row) break;
      if (change.what === "names") ({ changes } = change);
      else if (change.what !== "machine") is[change.what] = change.is;
      else if (change.isThere) vms.add(change.vm);
      else vms.delete(change.vm);
    }
  }
  return { vms: [...vms].toSorted((a, b) => a - b), isFailed: is.failed, isInMaintenance: is.maintenance, changes };
}
