/**
 * What exits cost, and how many there are (domain G.1): of calls to the monitor, faults and requests to devices, in machines
 * and in containers. It knows the settings and answers; when exits happen is the execution's.
 *
 * ```
 * n hypercalls             ceil(n / batch) exits
 * n traps                  n exits
 * n sensitive instructions hardware: n exits · trap and emulate: n exits, or none where they do not trap, and the guest goes wrong
 *                          binary translation: one, when the block is met first · paravirtual: as hypercalls
 * a request                emulated device: `emulatedExits` · paravirtual: one, or one for `ioBatch` of those nobody waits for
 * a fault                  one
 * ```
 * A container calls the kernel of the host: a system call for each call and request, and no exit. Kernel code is not
 * preempted, as in Linux without preemption; a fault costs it what a fault costs, and nothing on top.
 */
import type { ExitCause } from "../../model/exits.ts";
import { exitCost } from "../../model/exits.ts";
import type { Costs, ExitsSpec } from "../../model/scenario.ts";
import type { Tick } from "../../model/units.ts";
import type { Call } from "./program.ts";
import type { Vcpu } from "./state.ts";

/** An exit, or several in a row. */
export interface ExitPlan {
  readonly cause: ExitCause;
  /** Calls, instructions, requests or faults that it is for. */
  readonly asked: number;
  readonly exits: number;
  readonly ticks: Tick;
}

export class Exits {
  readonly #costs: Costs;
  /** Null: exits are not told apart. */
  readonly spec: ExitsSpec | null;
  readonly #hypercall: Tick;
  readonly #trap: Tick;
  readonly #fault: Tick;
  readonly #disk: Tick;

  constructor(costs: Costs, spec: ExitsSpec | null) {
    this.#costs = costs;
    this.spec = spec;
    this.#hypercall = exitCost("hypercall", costs, spec);
    this.#trap = exitCost("trap", costs, spec);
    this.#fault = exitCost("fault", costs, spec);
    this.#disk = exitCost("disk", costs, spec);
  }

  /** `count` calls of a guest to the monitor, or of a container to its kernel. `isKnown`: the block of code has been translated. */
  calls(call: Call, count: number, isContainer: boolean, isKnown: boolean): ExitPlan {
    const { spec } = this;
    if (isContainer) return this.#syscalls(call, count);
    const trapped = { cause: call, asked: count, exits: count, ticks: count * this.#trap };
    if (call === "hypercall") return this.#hypercalls(call, count);
    if (call === "trap" || !spec) return trapped;
    switch (spec.technique) {
      case "hardware":
        return trapped;
      case "trapAndEmulate":
        return spec.badIsa ? { ...trapped, exits: 0, ticks: 0 } : trapped;
      case "paravirtual":
        return this.#hypercalls(call, count);
      case "binaryTranslation":
        return isKnown
          ? { cause: "translate", asked: count, exits: 0, ticks: 0 }
          : { cause: "translate", asked: count, exits: 1, ticks: spec.translateBlock };
    }
  }

  #hypercalls(cause: Call, count: number): ExitPlan {
    const exits = Math.ceil(count / (this.spec?.batch ?? 1));
    return { cause, asked: count, exits, ticks: exits * this.#hypercall };
  }

  #syscalls(cause: ExitCause, count: number): ExitPlan {
    return { cause, asked: count, exits: 0, ticks: count * (this.spec?.syscall ?? 0) };
  }

  /** A fault; `fills`: a page is filled with zeros or copied for it. */
  fault(isContainer: boolean, fills: boolean): ExitPlan {
    const filling = fills ? (this.spec?.copyPage ?? 0) : 0;
    return isContainer
      ? { cause: "fault", asked: 1, exits: 0, ticks: this.#costs.fault + filling }
      : { cause: "fault", asked: 1, exits: 1, ticks: this.#fault + filling };
  }

  /** Most ticks that a request of `v` can take: 0, and it needs no processor. */
  mostForRequest(isContainer: boolean): Tick {
    if (isContainer) return this.spec?.syscall ?? 0;
    return this.#disk;
  }

  /** A request of `v` to a disk, which counts among those of its batch. */
  request(v: Vcpu, isContainer: boolean, isAsync: boolean): ExitPlan {
    const { spec } = this;
    if (isContainer) return this.#syscalls("disk", 1);
    let exits = 1;
    if (spec?.devices === "emulated") exits = spec.emulatedExits;
    else if (spec) {
      if (isAsync && v.requestsInBatch > 0) exits = 0;
      v.requestsInBatch = isAsync ? (v.requestsInBatch + 1) % spec.ioBatch : 0;
    }
    return { cause: "disk", asked: 1, exits, ticks: exits * this.#disk };
  }
}
