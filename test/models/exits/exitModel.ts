/**
 * What one machine, or container, with a pCPU and a disk of its own does, from domain C.2, D.7, F.4 and G alone: a clock, the
 * sums of exits by cause, and one loop over the operations. Nothing is preempted, no page is ever taken away.
 */
import type { Costs, ExitsSpec, Op } from "../../../src/model/scenario.ts";

export interface ExitModelInput {
  readonly program: readonly Exclude<Op, { op: "loop" | "pattern" | "barrier" }>[];
  readonly costs: Costs;
  readonly exits: ExitsSpec;
  readonly isContainer: boolean;
  readonly diskTicks: number;
}

export interface ExitOutcome {
  readonly end: number;
  readonly guest: number;
  /** Exits, and ticks, by cause; a container has ticks without exits. */
  readonly exits: Readonly<Record<string, number>>;
  readonly ticks: Readonly<Record<string, number>>;
  readonly wrong: number;
}

export function runExits({ program, costs, exits: rule, isContainer, diskTicks }: ExitModelInput): ExitOutcome {
  let now = 0;
  let guest = 0;
  let wrong = 0;
  let diskFreeAt = 0;
  let inBatch = 0;
  const exits: Record<string, number> = {};
  const ticks: Record<string, number> = {};
  const translated = new Set<number>();
  const seen = new Set<number>();
  const price = (own: number) => (own === 0 ? rule.base : own) + rule.pollution;
  const spend = (cause: string, count: number, time: number) => {
    exits[cause] = (exits[cause] ?? 0) + count;
    ticks[cause] = (ticks[cause] ?? 0) + time;
    now += time;
  };
  const kernel = (cause: string, time: number) => spend(cause, 0, time);

  for (const [at, op] of program.entries()) {
    if (op.op === "compute") {
      guest += op.ticks;
      now += op.ticks;
    } else if (op.op === "wait" || op.op === "halt") now += op.ticks;
    else if (op.op === "hypercall" || op.op === "trap" || op.op === "sensitive") {
      if (isContainer) {
        kernel(op.op, op.count * rule.syscall);
        continue;
      }
      const asCall = Math.ceil(op.count / rule.batch);
      if (op.op === "hypercall") spend("hypercall", asCall, asCall * price(costs.hypercall));
      else if (op.op === "trap") spend("trap", op.count, op.count * price(costs.trap));
      else if (rule.technique === "paravirtual") spend("sensitive", asCall, asCall * price(costs.hypercall));
      else if (rule.technique === "binaryTranslation") {
        spend("translate", translated.has(at) ? 0 : 1, translated.has(at) ? 0 : rule.translateBlock);
        translated.add(at);
      } else if (rule.technique === "trapAndEmulate" && rule.badIsa) {
        wrong += op.count;
        spend("sensitive", 0, 0);
      } else spend("sensitive", op.count, op.count * price(costs.trap));
    } else if (op.op === "reference") {
      if (!seen.has(op.page)) {
        seen.add(op.page);
        if (isContainer) kernel("fault", costs.fault + rule.copyPage);
        else spend("fault", 1, price(costs.fault) + rule.copyPage);
      }
      guest += costs.reference;
      now += costs.reference;
    } else if (op.op === "disk") {
      if (isContainer) kernel("disk", rule.syscall);
      else if (rule.devices === "emulated") spend("disk", rule.emulatedExits, rule.emulatedExits * price(costs.ioExit));
      else if (op.isAsync && inBatch > 0) spend("disk", 0, 0);
      else spend("disk", 1, price(costs.ioExit));
      inBatch = op.isAsync ? (inBatch + 1) % rule.ioBatch : 0;
      diskFreeAt = Math.max(diskFreeAt, now) + op.blocks * diskTicks;
      if (!op.isAsync) now = diskFreeAt;
    } else {
      inBatch = 0;
      now = Math.max(now, diskFreeAt);
    }
  }
  return { end: now, guest, exits, ticks, wrong };
}
