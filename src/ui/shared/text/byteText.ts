/** Sizes in bytes as text: the largest binary unit that keeps the number exact or at three digits behind the point. */
import { numberText } from "../../../i18n/numberText.ts";

const UNITS = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"] as const;
const STEP = 1024;

/** `4194304` as `4 MiB`, `1536` as `1.5 KiB`, `0` as `0 B`. `bytes` is a non-negative integer. */
export function byteText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit++;
  }
  return `${numberText(value)} ${UNITS[unit]}`;
}

/** A count with its thousands set apart: `105,000`. */
export function countText(count: number): string {
  return numberText(count);
}

/** `a / b`, in ceiling brackets when it does not come out even. */
export function quotientText(dividend: string, divisor: string, isExact: boolean): string {
  return isExact ? `${dividend} / ${divisor}` : `⌈${dividend} / ${divisor}⌉`;
}
