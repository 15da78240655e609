/**
 * A program as a strip of blocks for the preview: operations in order, loops as brackets around their body. Only the
 * first operations are shown; how many are left out is said. Numbers in, numbers out: no drawing here.
 */
import type { Op } from "../../../model/scenario.ts";

/** `open` and `close` are the brackets of a loop; a body cut short still gets its `close`. */
type PartBody =
  | { readonly kind: "open"; readonly times: number | null }
  | { readonly kind: "close" }
  | { readonly kind: "op"; readonly op: Exclude<Op, { op: "loop" }> };

/** A piece of the strip; `at` is its place in it, from 0. */
export type StripPart = PartBody & { readonly at: number };

export interface ProgramStrip {
  readonly parts: readonly StripPart[];
  /** Operations left out, those in loops counted once. */
  readonly omitted: number;
}

/** The first `limit` operations of `program`. */
export function programStrip(program: readonly Op[], limit: number): ProgramStrip {
  const parts: StripPart[] = [];
  const add = (body: PartBody) => parts.push({ ...body, at: parts.length });
  let shown = 0;
  let omitted = 0;
  const visit = (ops: readonly Op[]) => {
    for (const op of ops) {
      if (op.op !== "loop") {
        if (shown < limit) {
          add({ kind: "op", op });
          shown += 1;
        } else omitted += 1;
      } else if (shown < limit) {
        add({ kind: "open", times: op.times });
        visit(op.body);
        add({ kind: "close" });
      } else visit(op.body);
    }
  };
  visit(program);
  return { parts, omitted };
}

const BASE_WIDTH_REM = 2.25;
const WIDTH_PER_DOUBLING_REM = 0.5;
const MAX_WIDTH_REM = 9;

/** Width of a block that lasts `ticks`: grows with the logarithm, so that 1 and 1,000,000 both fit a line. */
export function blockWidthRem(ticks: number): number {
  return Math.min(MAX_WIDTH_REM, BASE_WIDTH_REM + WIDTH_PER_DOUBLING_REM * Math.log2(Math.max(1, ticks)));
}
