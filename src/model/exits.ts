/** Exits as all parts speak of them (domain G.1). */
import type { Costs, ExitsSpec } from "./scenario.ts";
import type { Tick } from "./units.ts";

/**
 * What makes a guest exit, in the order of their numbers in rows. `tables`: it writes its page tables under shadow paging;
 * `translate`: the monitor translates a block of its code; `host`: the monitor works for itself on the pCPU of the guest.
 */
export const EXIT_CAUSES = ["hypercall", "trap", "sensitive", "fault", "disk", "tables", "translate", "host"] as const;
export type ExitCause = (typeof EXIT_CAUSES)[number];

/** Ticks of one exit of that cause. Without `spec`: as the cost table has it, and nothing on top. */
export function exitCost(
  cause: "hypercall" | "trap" | "fault" | "disk" | "tables",
  costs: Costs,
  spec: ExitsSpec | null,
  tableWriteTicks: Tick = 0,
): Tick {
  const own = {
    hypercall: costs.hypercall,
    trap: costs.trap,
    fault: costs.fault,
    disk: costs.ioExit,
    tables: tableWriteTicks,
  }[cause];
  return spec ? (own || spec.base) + spec.pollution : own;
}
