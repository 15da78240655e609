/**
 * The lists of the replacement policy at a place of a trace, and what moved there last. They are made of rows by whoever
 * shows them, and stand in no keyframe: hosts whose policy has no lists pay nothing, and others nothing for what nobody
 * looks at.
 *
 * Going forward continues from the last place; going back starts from copies made on the way. Where the end of the trace was
 * replaced, the cursor goes on from the last copy before that.
 */
import { KeptCopies } from "../../base/keptCopies.ts";
import { WAYPOINT_BYTES } from "../../model/budgets.ts";
import { placesIn, ROW } from "../../model/rows/table.ts";
import type { VmUid } from "../../model/units.ts";
import type { TraceChunk } from "../chunk.ts";
import { chunkIndexOfRow, extentOf, sharedChunks } from "../chunkList.ts";
import type { TraceReader } from "../reader.ts";
import { copyPolicyList, createPolicyList, putNewest, takeOut, type PolicyList } from "./policyList.ts";

/** By whose pages it is about (-1: those of all machines), the lists by their numbers. */
export type PolicyLists = ReadonlyMap<VmUid | -1, readonly PolicyList[]>;

/** What a cursor needs of a trace. */
export type ListSource = Pick<TraceReader, "info" | "rowCount" | "chunks">;

const AT = placesIn("listed", ["scope", "list", "entry", "vm", "page"]);

export class ListCursor {
  #lists = new Map<VmUid | -1, PolicyList[]>();
  #row = 0;
  /** The chunks of the trace that was read last. */
  #chunks: readonly TraceChunk[] = [];
  /** By the row before which they were made. */
  #copies = KeptCopies.within<Map<VmUid | -1, PolicyList[]>>(WAYPOINT_BYTES).with(0, new Map());

  /** The lists after the first `row` rows of `trace`. The next call of this cursor changes them. */
  at(trace: ListSource, row: number): PolicyLists {
    const target = Math.min(row, trace.rowCount);
    const known = extentOf(trace.chunks, sharedChunks(this.#chunks, trace.chunks)).rows;
    this.#chunks = trace.chunks;
    this.#copies = this.#copies.before(known + 1);
    const near = this.#copies.upTo(target)!;
    if (this.#row > Math.min(target, known) || this.#row < near.at) {
      this.#lists = copyOf(near.copy);
      this.#row = near.at;
    }
    this.#goTo(trace, target);
    return this.#lists;
  }

  #goTo({ chunks, info }: ListSource, target: number): void {
    const { lists = [], frames } = info;
    if (lists.length === 0) return;
    const entries = 2 * frames + 2;
    for (let index = Math.max(0, chunkIndexOfRow(chunks, this.#row)); this.#row < target; index += 1) {
      const chunk = chunks[index]!;
      if (this.#row === chunk.firstRow && this.#copies.upTo(Infinity)!.at < this.#row)
        this.#copies = this.#copies.with(this.#row, copyOf(this.#lists));
      const end = Math.min(target - chunk.firstRow, chunk.rows);
      const { kinds, starts, operands } = chunk;
      for (let at = this.#row - chunk.firstRow; at < end; at += 1) {
        const kind = kinds[at]!;
        if (kind !== ROW.listed && kind !== ROW.unlisted) continue;
        const start = starts[at]!;
        const scope = operands[start + AT.scope]!;
        let ofScope = this.#lists.get(scope);
        if (!ofScope) this.#lists.set(scope, (ofScope = lists.map(() => createPolicyList(entries))));
        const list = ofScope[operands[start + AT.list]!]!;
        const entry = operands[start + AT.entry]!;
        if (kind === ROW.unlisted) takeOut(list, entry);
        else putNewest(list, entry, operands[start + AT.vm]!, operands[start + AT.page]!);
      }
      this.#row = chunk.firstRow + end;
    }
  }
}

function copyOf(lists: ReadonlyMap<VmUid | -1, readonly PolicyList[]>): Map<VmUid | -1, PolicyList[]> {
  return new Map([...lists].map(([scope, each]) => [scope, each.map(copyPolicyList)]));
}
