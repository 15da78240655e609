/** Sizes and times of migrations, rounded: they are compared at a glance. */
import { numberText } from "../../../i18n/numberText.ts";

const MEGABYTE = 1_000_000;

/** `1,024 MB`, `3.9 MB`, `0.25 MB`: a million bytes each. */
export function megabytes(bytes: number): string {
  const size = bytes / MEGABYTE;
  return `${numberText(size, size >= 100 ? 0 : size >= 10 ? 1 : 2)} MB`;
}

export const megabytesPerSecond = (bytes: number): string => `${megabytes(bytes)}/s`;

/** `10.66 s`, `7.8 ms`, `231 µs`. */
export function duration(us: number): string {
  if (us >= 1_000_000) return `${numberText(us / 1_000_000, 2)} s`;
  if (us >= 1000) return `${numberText(us / 1000, us >= 100_000 ? 0 : 1)} ms`;
  return `${numberText(us, 0)} µs`;
}
