/** Numbers and sizes as the tools read them. */

const SIZE = /^(?<sign>[+-]?)(?<number>\d+(?:\.\d+)?)\s*(?<unit>[A-Za-z]*)$/u;

const KIB = 1024;
const UNITS: Readonly<Record<string, number>> = {
  b: 1,
  bytes: 1,
  k: KIB,
  kib: KIB,
  m: KIB ** 2,
  mib: KIB ** 2,
  g: KIB ** 3,
  gib: KIB ** 3,
  kb: 1000,
  mb: 1e6,
  gb: 1e9,
};

export interface Size {
  /** What to do with the size there is: `+64M` adds. */
  readonly sign: "" | "+" | "-";
  readonly bytes: number;
}

/** `64M`, `+64MiB`, `65536` in `unit` bytes; null: no size. A letter alone is a binary unit, as in virsh and LVM. */
export function sizeOf(text: string, unit: number): Size | null {
  const groups = SIZE.exec(text.trim())?.groups;
  if (!groups) return null;
  const factor = groups["unit"] === "" ? unit : UNITS[groups["unit"]!.toLowerCase()];
  if (factor === undefined) return null;
  const bytes = Math.round(Number(groups["number"]) * factor);
  if (!Number.isSafeInteger(bytes)) return null;
  return { sign: groups["sign"] as Size["sign"], bytes };
}

/** A whole number of at least 0; null: none. */
export function countOf(text: string): number | null {
  if (!/^\d{1,15}$/u.test(text)) return null;
  return Number(text);
}
