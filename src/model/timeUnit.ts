/**
 * What times are shown in: the scenario's unit, and how many ticks make one. A run counts in whole ticks; a scenario whose
 * times have decimals keeps them exact by making the tick a tenth (a hundredth, …) of the unit people read. One string, so
 * that it can be selected and compared: `ms`, `ms/10`.
 */
import type { Scenario, TickUnit } from "./scenario.ts";

export type TimeUnit = TickUnit | `${TickUnit}/${number}`;

/** How many ticks make one of what times are shown in. */
export function ticksIn(unit: TimeUnit): number {
  return Number(unit.split("/")[1] ?? 1);
}

/** The unit in which `scenario` shows its times. */
export function timeUnit({ tickUnit, ticksPerUnit }: Pick<Scenario, "tickUnit" | "ticksPerUnit">): TimeUnit {
  return ticksPerUnit ? `${tickUnit}/${ticksPerUnit}` : tickUnit;
}
