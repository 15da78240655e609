/** Which scenarios have barriers. Apart from the other facts of programs: a panel needs it that checks nothing. */
import type { Op, Scenario } from "../../model/scenario.ts";

/** Whether a machine of `scenario` has a program that comes to a barrier. */
export function usesBarriers({ machines, commands }: Pick<Scenario, "machines" | "commands">): boolean {
  const created = commands.flatMap((given) => (given.command === "create" ? [given.machine] : []));
  return [...machines, ...created].some(({ programs }) => programs.some(hasBarrier));
}

function hasBarrier(program: readonly Op[]): boolean {
  return program.some((op) => op.op === "barrier" || (op.op === "loop" && hasBarrier(op.body)));
}
