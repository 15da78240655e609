/** What sending takes. */
import type { LinkSpec } from "./spec.ts";

/** Microseconds for `bytes` at `bytesPerSecond`, rounded up to whole ticks. Exact for any sizes. */
export function microsecondsFor({ tickUs }: LinkSpec, bytes: number, bytesPerSecond: number): number {
  const perTick = BigInt(bytesPerSecond) * BigInt(tickUs);
  return Number((BigInt(bytes) * 1_000_000n + perTick - 1n) / perTick) * tickUs;
}

/** Bytes of so many pages on the link, `zeros` of which hold zeros alone. */
export const bytesOf = ({ pageBytes, zeroBytes }: LinkSpec, pages: number, zeros: number): number =>
  (pages - zeros) * pageBytes + zeros * zeroBytes;
