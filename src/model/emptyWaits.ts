/** Waits of no time, such as `IO 0`: whoever runs gives its pCPU up for them and is ready again at the same moment. */
import type { Op } from "./scenario.ts";

/**
 * Whether `ops` are nothing but waits and halts of no time, in loops or not. Done once or many times they come to the same;
 * done for ever they would never end and take no time. False for no operations.
 */
export function areEmptyWaits(ops: readonly Op[]): boolean {
  return ops.length > 0 && ops.every(isEmptyWait);
}

function isEmptyWait(op: Op): boolean {
  if (op.op === "loop") return areEmptyWaits(op.body);
  return (op.op === "wait" || op.op === "halt") && op.ticks === 0;
}
