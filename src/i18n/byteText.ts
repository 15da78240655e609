/**
 * Sizes in bytes, the same in both languages and never rounded: in the largest unit in which two decimals are enough. The
 * one rule for every size that is shown, so that a volume has the same size wherever it stands.
 */
import { numberText } from "./numberText.ts";

export const BYTE_UNITS = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 } as const;
export type ByteUnit = keyof typeof BYTE_UNITS;

const ALL_UNITS: readonly ByteUnit[] = ["B", "KiB", "MiB", "GiB", "TiB"];

/** The largest of `units`, which begin with bytes and grow, in which `bytes` has at most two decimals. */
export function exactUnit(bytes: number, units = ALL_UNITS): ByteUnit {
  const isExact = (unit: ByteUnit) =>
    bytes >= BYTE_UNITS[unit] && ((bytes % BYTE_UNITS[unit]) * 100) % BYTE_UNITS[unit] === 0;
  return units.findLast(isExact) ?? "B";
}

/** `4194304` as `4 MiB`, `1536` as `1.5 KiB`, `1234567` as `1,234,567 B`, `0` as `0 B`. `bytes` is a non-negative integer. */
export function byteText(bytes: number): string {
  const unit = exactUnit(bytes);
  return `${numberText(bytes / BYTE_UNITS[unit], 2)} ${unit}`;
}

/** `8 MiB / 4 MiB`, in ceiling brackets where it does not come out even: `⌈9 MiB / 4 MiB⌉`. Both in bytes. */
export function byteQuotient(dividend: number, divisor: number): string {
  const quotient = `${byteText(dividend)} / ${byteText(divisor)}`;
  return dividend % divisor === 0 ? quotient : `⌈${quotient}⌉`;
}
