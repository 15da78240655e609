/**
 * Numbers as people type them. The text of a field is kept as typed; these functions read it, and say exactly what is
 * wrong instead of rounding, clamping or turning it into NaN.
 *
 * Accepted: surrounding spaces, digit groups (`1,000`, `1 000`), full-width digits of Chinese input methods, `+`.
 */
import { BYTE_UNITS, exactUnit, type ByteUnit } from "../../../i18n/byteText.ts";

export type NumberIssue =
  | { readonly code: "empty" }
  | { readonly code: "notNumber" }
  | { readonly code: "notWhole" }
  | { readonly code: "tooSmall"; readonly min: number; readonly max: number }
  | { readonly code: "tooLarge"; readonly min: number; readonly max: number }
  /** In a list of numbers. */
  | { readonly code: "tooMany"; readonly max: number };

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issue: NumberIssue };

interface Decimal {
  readonly isNegative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

function readDecimal(text: string): Read<Decimal> {
  const plain = text.normalize("NFKC").trim().replaceAll("\u2212", "-");
  if (plain === "") return { ok: false, issue: { code: "empty" } };
  const match = /^([+-]?)(\d{1,3}(?:[, _]\d{3})+|\d*)(?:\.(\d*))?$/.exec(plain);
  const whole = (match?.[2] ?? "").replaceAll(/[, _]/g, "");
  const fraction = (match?.[3] ?? "").replace(/0+$/, "");
  if (!match || (whole === "" && !match[3])) return { ok: false, issue: { code: "notNumber" } };
  return { ok: true, value: { isNegative: match[1] === "-", whole: whole || "0", fraction } };
}

function inRange(value: bigint, min: number, max: number): Read<number> {
  if (value < BigInt(min)) return { ok: false, issue: { code: "tooSmall", min, max } };
  if (value > BigInt(max)) return { ok: false, issue: { code: "tooLarge", min, max } };
  return { ok: true, value: Number(value) };
}

/** A whole number in `[min, max]` (both safe integers). Exact: `2.0` is 2, `2.5` is refused. */
export function readWhole(text: string, min: number, max: number): Read<number> {
  const decimal = readDecimal(text);
  if (!decimal.ok) return decimal;
  const { isNegative, whole, fraction } = decimal.value;
  if (fraction !== "") return { ok: false, issue: { code: "notWhole" } };
  return inRange(isNegative ? -BigInt(whole) : BigInt(whole), min, max);
}

/** A size in bytes from a number and its unit: `1.5` MiB is 1,572,864. A part of a byte is refused. */
export function readBytes(text: string, unit: ByteUnit, min: number, max: number): Read<number> {
  const decimal = readDecimal(text);
  if (!decimal.ok) return decimal;
  const { isNegative, whole, fraction } = decimal.value;
  const scale = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole + fraction) * BigInt(BYTE_UNITS[unit]);
  if (scaled % scale !== 0n) return { ok: false, issue: { code: "notWhole" } };
  return inRange(isNegative ? -(scaled / scale) : scaled / scale, min, max);
}

/** The units of the forms, smallest first: with bytes among them every size has an exact text. */
export const SIZE_UNITS = ["B", "KiB", "MiB", "GiB"] as const satisfies readonly ByteUnit[];

/** Number and unit that show `bytes` exactly, in a unit of the forms. 0 is `0 MiB`. */
export function bytesText(bytes: number): { readonly text: string; readonly unit: ByteUnit } {
  if (bytes === 0) return { text: "0", unit: "MiB" };
  const unit = exactUnit(bytes, SIZE_UNITS);
  return { text: String(bytes / BYTE_UNITS[unit]), unit };
}
