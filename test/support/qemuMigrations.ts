/**
 * What was measured of migrations between two real QEMU processes (qemu-system-x86 7.2, TCG; a boot sector that fills 6,000 of
 * 8,192 pages and then writes round robin over a working set). From the reference set `migration` (12 runs; bands, not exact: the
 * machine was shared).
 */

/** A page goes with 8 bytes before it; of a page of zeros 9 bytes are sent. */
export const PAGE_ON_LINK = 4104;
export const ZERO_MARK = 9;
export const PAGES = 8322;
export const ZERO_PAGES = 2210;
export const FILLED = PAGES - ZERO_PAGES;

export interface Measured {
  readonly id: string;
  readonly workingSet: number;
  readonly limitMs: number;
  readonly bytesPerSecond: number;
  readonly writesPerSecond: number;
}

/** Bytes a second between the first and the last sync while the guest ran: what follows the stop is not held to the limit. */
export const between = (first: number, last: number, ms: number) => Math.round(((last - first) * 1000) / ms);

/** `bytes`: transferred; `syncs`: of the dirty bitmap, the last of which is the stop. */
export const CONVERGED: readonly (Measured & { readonly bytes: number; readonly syncs: number })[] = [
  {
    id: "idle-bw8",
    workingSet: 4000,
    limitMs: 100,
    bytesPerSecond: between(1_247_846, 25_103_942, 4143),
    writesPerSecond: 0,
    bytes: 25_103_942,
    syncs: 3,
  },
  {
    id: "idle-bw16",
    workingSet: 4000,
    limitMs: 100,
    bytesPerSecond: between(800_518, 25_103_806, 1725),
    writesPerSecond: 0,
    bytes: 25_103_806,
    syncs: 3,
  },
  {
    id: "lambda1_2-bw4",
    workingSet: 4000,
    limitMs: 100,
    bytesPerSecond: between(422_934, 36_940_285, 10_182),
    writesPerSecond: 294,
    bytes: 37_539_477,
    syncs: 7,
  },
  {
    id: "lambda1_4-bw8",
    workingSet: 4000,
    limitMs: 100,
    bytesPerSecond: between(841_542, 31_128_621, 3797),
    writesPerSecond: 409,
    bytes: 31_588_269,
    syncs: 5,
  },
  {
    id: "limit300-bw4",
    workingSet: 4000,
    limitMs: 300,
    bytesPerSecond: between(262_878, 37_621_573, 9787),
    writesPerSecond: 326,
    bytes: 38_688_613,
    syncs: 7,
  },
  {
    id: "limit1000-bw4",
    workingSet: 4000,
    limitMs: 1000,
    bytesPerSecond: between(262_878, 33_135_797, 8981),
    writesPerSecond: 327,
    bytes: 37_334_189,
    syncs: 5,
  },
];

/** Cancelled by hand. */
export const NEVER_ENDED: readonly Measured[] = [
  {
    id: "diverge-bw4",
    workingSet: 4000,
    limitMs: 100,
    bytesPerSecond: between(262_878, 57_735_653, 16_506),
    writesPerSecond: 968,
  },
  {
    id: "diverge-bw8",
    workingSet: 4000,
    limitMs: 100,
    bytesPerSecond: between(262_878, 73_593_189, 11_987),
    writesPerSecond: 1732,
  },
];

/** Switched to post-copy; `after`: bytes from then on. */
export const POST_COPIED: readonly (Measured & { readonly after: number; readonly hadAFullPass: boolean })[] = [
  {
    id: "postcopy-bw8",
    workingSet: 4000,
    limitMs: 100,
    bytesPerSecond: 8_388_608,
    writesPerSecond: 2743,
    after: 16_416_023,
    hadAFullPass: true,
  },
  {
    id: "postcopy-early-bw8",
    workingSet: 4000,
    limitMs: 100,
    bytesPerSecond: 8_388_608,
    writesPerSecond: 3581,
    after: 23_806_574,
    hadAFullPass: false,
  },
  {
    id: "wws1000-postcopy-bw8",
    workingSet: 1000,
    limitMs: 100,
    bytesPerSecond: 8_388_608,
    writesPerSecond: 4212,
    after: 4_005_519,
    hadAFullPass: true,
  },
];
