/**
 * A program at another pace: the same operations in the same order, which take longer or shorter, so that a machine writes its pages more
 * slowly or faster. So the dirty rate is varied, of which a migration depends (domain E.1).
 *
 * ```
 * half as fast    W 0; C 3    becomes    W 0; C 7      a reference of one tick takes its time, and what is behind it the rest
 * twice as fast   W 0; C 7    becomes    W 0; C 3      until nothing is left between references
 * ```
 * Of a pattern, whose references follow each other, only how many of them write can change.
 */
import { homeIn, specOfHost } from "./hosts.ts";
import type { MachineSpec, Op, Scenario } from "./scenario.ts";
import { MAX_TICKS } from "./settings.ts";
import type { Tick } from "./units.ts";

/** How often as fast, or one by how often as slow: powers of two, so that nothing has to be rounded on the way down and back. */
export const PACES = [1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8, 16] as const;

/** Of a pattern, every so many-th reference writes, at most. */
const MOST_BETWEEN = 1_000_000;

/** `ops`, `times` as fast (of `PACES`). `reference`: ticks of a memory reference. */
export function paced(ops: readonly Op[], times: number, reference: Tick): readonly Op[] {
  const next = pacedOps(ops, times, reference);
  return next.length === 0 && ops.length > 0 ? [{ op: "compute", ticks: 1 }] : next;
}

function pacedOps(ops: readonly Op[], times: number, reference: Tick): Op[] {
  const next: Op[] = [];
  const scaled = (ticks: Tick) => Math.min(MAX_TICKS, Math.floor(ticks / times));
  for (let at = 0; at < ops.length; at += 1) {
    const op = ops[at]!;
    switch (op.op) {
      case "compute":
      case "wait":
      case "halt": {
        const ticks = scaled(op.ticks);
        if (ticks > 0 || op.ticks === 0) next.push({ ...op, ticks });
        break;
      }
      case "reference": {
        // What is computed right behind it makes up for what it takes itself.
        const behind = ops[at + 1];
        const own = behind?.op === "compute" ? behind.ticks : 0;
        if (behind?.op === "compute") at += 1;
        const ticks = scaled(reference + own) - reference;
        next.push(op);
        if (ticks > 0) next.push({ op: "compute", ticks });
        break;
      }
      case "pattern": {
        const writeEvery = Math.min(MOST_BETWEEN, Math.max(1, Math.floor(op.writeEvery / times)));
        next.push(op.writeEvery === 0 ? op : { ...op, writeEvery });
        break;
      }
      case "loop": {
        const isEndless = op.times === null;
        const body = isEndless ? paced(op.body, times, reference) : pacedOps(op.body, times, reference);
        if (body.length > 0) next.push({ ...op, body });
        break;
      }
      default:
        next.push(op);
    }
  }
  return next;
}

/** `scenario` with the programs of the machine called `name` at another pace; the same one if that changes nothing. */
export function withPace(scenario: Scenario, name: string, times: number): Scenario {
  const machine = scenario.machines.find((each) => each.name === name);
  if (!machine || times === 1) return scenario;
  const { reference } = specOfHost(scenario, homeIn(scenario, machine)).costs;
  const programs = machine.programs.map((program) => paced(program, times, reference));
  if (JSON.stringify(programs) === JSON.stringify(machine.programs)) return scenario;
  const changed: MachineSpec = { ...machine, programs };
  return { ...scenario, machines: scenario.machines.map((each) => (each === machine ? changed : each)) };
}
