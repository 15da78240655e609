/** What of a memory region is wasted: inside its blocks, and between them (domain C.5). Sizes are in units of the region. */
import type { RegionView } from "../hostState.ts";
import { fraction, type Fraction } from "./shares.ts";

export interface Fragmentation {
  /** Units in blocks, and in holes. */
  readonly used: number;
  readonly free: number;
  readonly largestFree: number;
  readonly holes: number;
  /** Units inside blocks that nobody asked for. */
  readonly internal: number;
  /** `1 - largest free / total free`; null: nothing is free. */
  readonly external: Fraction | null;
}

export function fragmentationOf({ blocks, holes }: RegionView): Fragmentation {
  const used = blocks.reduce((sum, { size }) => sum + size, 0);
  const free = holes.reduce((sum, { size }) => sum + size, 0);
  const largestFree = holes.reduce((largest, { size }) => Math.max(largest, size), 0);
  const internal = blocks.reduce((sum, { size, asked }) => sum + size - asked, 0);
  return { used, free, largestFree, holes: holes.length, internal, external: fraction(free - largestFree, free) };
}
