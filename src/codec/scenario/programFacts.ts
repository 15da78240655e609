/** What a program asks for, counted over all its operations: how long it is, which pages and volumes it touches. */
import { areEmptyWaits } from "../../model/emptyWaits.ts";
import type { Op } from "../../model/scenario.ts";

export interface ProgramFacts {
  /** Operations; those inside loops counted once. */
  readonly ops: number;
  /** How deep loops are nested; 0 without loops. */
  readonly depth: number;
  /** Pages it can touch: the largest page number and 1; 0 when it touches none. */
  readonly pages: number;
  /** Volumes it needs: the largest volume number and 1; 0 when it touches none. */
  readonly volumes: number;
  /** It has a loop that is done for ever and takes no time. */
  readonly isTimeless: boolean;
  /** References; those of patterns one by one, those inside loops counted once. */
  readonly references: number;
  /** Blocks of its largest disk request. */
  readonly blocks: number;
  /** It has disk requests for which it does not wait. */
  readonly hasAsync: boolean;
}

const known = new WeakMap<readonly Op[], ProgramFacts>();

/** The facts of `program`, which nobody changes any more. */
export function programFacts(program: readonly Op[]): ProgramFacts {
  let facts = known.get(program);
  if (!facts) known.set(program, (facts = counted(program)));
  return facts;
}

function counted(program: readonly Op[]): ProgramFacts {
  const total = {
    ops: 0,
    depth: 0,
    pages: 0,
    volumes: 0,
    isTimeless: false,
    references: 0,
    blocks: 0,
    hasAsync: false,
  };
  const waiting: { readonly ops: readonly Op[]; readonly depth: number }[] = [{ ops: program, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    total.ops += next.ops.length;
    total.depth = Math.max(total.depth, next.depth);
    for (const op of next.ops) {
      if (op.op === "loop") {
        waiting.push({ ops: op.body, depth: next.depth + 1 });
        if (op.times === null && areEmptyWaits(op.body)) total.isTimeless = true;
      } else if (op.op === "reference") {
        total.pages = Math.max(total.pages, op.page + 1);
        total.references += 1;
      } else if (op.op === "pattern") {
        total.pages = Math.max(total.pages, op.pages);
        total.references += op.count;
      } else if (op.op === "attempt") {
        if (op.attempt === "read" || op.attempt === "write") {
          total.pages = Math.max(total.pages, op.target + 1);
          total.references += 1;
        }
      } else if (op.op === "disk") {
        total.volumes = Math.max(total.volumes, op.volume + 1);
        total.blocks = Math.max(total.blocks, op.blocks);
        if (op.isAsync) total.hasAsync = true;
      }
    }
  }
  return total;
}
