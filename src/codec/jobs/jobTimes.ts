/**
 * Times with decimals, exactly. A text such as `0.4` is kept as its digits; as soon as it is known how many decimals the
 * finest time has, every time becomes a whole number of ticks. Nothing is rounded, and no floating point is involved.
 */
import { TICKS_PER_UNIT, type TicksPerUnit } from "../../model/scenario.ts";
import type { Tick } from "../../model/units.ts";
import { toAscii } from "../lexer.ts";

/** The most decimals a time can have: the tick cannot be smaller. */
export const MOST_DECIMALS = TICKS_PER_UNIT.length;

/** A number that is not negative, as written: `12.50` has the whole part `12` and the fraction `5`. */
export interface Decimal {
  readonly whole: string;
  readonly fraction: string;
}

/** The decimal in `text`, or null when it is none. Full-width digits are understood, signs and exponents are not. */
export function readDecimal(text: string): Decimal | null {
  const match = /^\+?(?:(\d+)(?:\.(\d*))?|\.(\d+))$/.exec(toAscii(text).trim());
  if (!match) return null;
  const fraction = (match[2] ?? match[3] ?? "").replace(/0+$/, "");
  return { whole: (match[1] ?? "0").replace(/^0+(?=\d)/, ""), fraction };
}

/** `decimal` in ticks of which `10 ** decimals` make a unit; Infinity where it has more decimals than that. */
export function ticksOf({ whole, fraction }: Decimal, decimals: number): Tick {
  return fraction.length > decimals ? Infinity : Number(whole + fraction.padEnd(decimals, "0"));
}

/** `ticks` as a decimal text without needless zeros: 4 ticks of a tenth are `0.4`. `readDecimal` gives it back. */
export function decimalText(ticks: Tick | bigint, decimals: number): string {
  const digits = String(ticks).padStart(decimals + 1, "0");
  const fraction = decimals === 0 ? "" : digits.slice(-decimals).replace(/0+$/, "");
  return digits.slice(0, digits.length - decimals) + (fraction === "" ? "" : `.${fraction}`);
}

/** Decimals of the times of a scenario whose unit is `ticksPerUnit` ticks. */
export function decimalsOf(ticksPerUnit: TicksPerUnit | undefined): number {
  return ticksPerUnit === undefined ? 0 : TICKS_PER_UNIT.indexOf(ticksPerUnit) + 1;
}

/** `ticksPerUnit` of a scenario whose times have `decimals` decimals; undefined stands for 1. */
export function ticksPerUnitOf(decimals: number): TicksPerUnit | undefined {
  return TICKS_PER_UNIT[decimals - 1];
}
