/**
 * Which scenarios an operation that needs no processor may be told apart in from one that waits for a dispatch: those where
 * somebody can come to a wait or to the end of a program without holding a pCPU, or by an exit that costs nothing at the
 * very end of a timeslice. Computed from the scenario alone, for leaving out runs of a core that knew no such operations.
 */
import { hostOf, type Costs, type MachineSpec, type Op, type Scenario } from "../../src/model/scenario.ts";

/**
 * Where a vCPU can stand before an operation: `away` after a wait or at the beginning, `spun` behind a barrier, which may
 * have been opened while it had no pCPU, `exited` behind an exit that cost nothing, `holds` behind anything else.
 */
type Standing = "away" | "spun" | "exited" | "holds";

/** Whether some machine of `scenario`, a created one among them, can. */
export function canWaitWithoutPcpu(scenario: Scenario): boolean {
  const { machines, commands } = scenario;
  const created = commands.flatMap((given) => (given.command === "create" ? [given.machine] : []));
  return [...machines, ...created].some((machine) => machineCan(machine, hostOf(scenario).costs));
}

function machineCan({ programs, vcpus }: MachineSpec, costs: Costs): boolean {
  let found = false;
  const costOf = (op: Op) => {
    if (op.op === "hypercall") return costs.hypercall;
    return op.op === "trap" ? costs.trap : 1;
  };
  const after = (op: Op, before: ReadonlySet<Standing>): ReadonlySet<Standing> => {
    if (op.op === "loop") {
      const entered = new Set(before);
      for (let turn = 0; turn < (op.times ?? 2) && turn < 2; turn += 1)
        for (const standing of throughAll(op.body, entered)) entered.add(standing);
      return throughAll(op.body, entered);
    }
    if (op.op === "hypercall" || op.op === "trap")
      return costOf(op) > 0
        ? new Set(["holds"])
        : new Set([...before].map((standing) => (standing === "holds" ? "exited" : standing)));
    if (op.op === "wait" || op.op === "halt" || op.op === "disk") {
      const isFree = op.op !== "disk" || costs.ioExit === 0;
      if (before.has("exited") || (isFree && (before.has("away") || before.has("spun")))) found = true;
      return new Set(["away"]);
    }
    if (op.op !== "barrier") return new Set(["holds"]);
    if (before.has("exited")) found = true;
    return new Set([vcpus > 1 ? "spun" : "holds"]);
  };
  const throughAll = (ops: readonly Op[], start: ReadonlySet<Standing>): ReadonlySet<Standing> =>
    ops.reduce((before, op) => after(op, before), start);
  for (const program of programs) {
    const end = throughAll(program, new Set(["away"]));
    if (end.has("exited") || end.has("spun")) found = true;
  }
  return found;
}
