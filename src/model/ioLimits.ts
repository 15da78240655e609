/** What a limit of I/O counts, and which of its numbers a read or write concerns. */
import { IO_ALLOWANCES, type IoAllowance } from "./ioAllowances.ts";
import type { IoLimitSpec } from "./scenario.ts";

/** What a guest asks for, as far as limits are concerned. */
export interface Counted {
  readonly write: boolean;
  readonly blocks: number;
}

/** How much of `allowance` a read or write takes; 0: it is not concerned. */
export function takenBy(allowance: IoAllowance, { write, blocks }: Counted): number {
  switch (allowance) {
    case "requests":
      return 1;
    case "reads":
      return write ? 0 : 1;
    case "writes":
      return write ? 1 : 0;
    case "blocks":
      return blocks;
    case "readBlocks":
      return write ? 0 : blocks;
    case "writeBlocks":
      return write ? blocks : 0;
  }
}

/** The numbers that `limit` has. */
export function allowancesOf(limit: Partial<IoLimitSpec>): readonly IoAllowance[] {
  return IO_ALLOWANCES.filter((allowance) => limit[allowance] !== undefined);
}

/** A number for all that stands beside one for reads or writes alone: one of the two is too many, as in libvirt. Null: none. */
export function contradiction(limit: Partial<IoLimitSpec>): readonly [IoAllowance, IoAllowance] | null {
  const pairs = [
    ["requests", "reads"],
    ["requests", "writes"],
    ["blocks", "readBlocks"],
    ["blocks", "writeBlocks"],
  ] as const;
  return pairs.find(([all, one]) => limit[all] !== undefined && limit[one] !== undefined) ?? null;
}
