/** What a command about the I/O of a machine asks for. */
import { allowancesOf } from "./ioLimits.ts";
import type { IoLimitSpec } from "./scenario.ts";
import { fieldOf } from "./settingKinds.ts";
import { IO_LIMIT } from "./settings.ts";

/** The limit that a command says, with what is usual where it says nothing; null: none. */
export function limitOf(said: Partial<IoLimitSpec>): IoLimitSpec | null {
  const allowances = allowancesOf(said);
  if (allowances.length === 0) return null;
  const { every = fieldOf(IO_LIMIT, "every").default, burst = fieldOf(IO_LIMIT, "burst").default } = said;
  return { every, burst, ...Object.fromEntries(allowances.map((allowance) => [allowance, said[allowance]])) };
}
