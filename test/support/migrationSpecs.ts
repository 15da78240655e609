/** Migrations for tests: a page is 4,096 bytes, and the link takes one page a second unless said otherwise. */
import type { MigrationSpec, StopSpec, WriteSpec } from "../../src/vmm/migration/spec.ts";

export const PAGE = 4096;

export interface PlainSpec {
  readonly pages: number;
  readonly pagesPerSecond?: number;
  readonly writes?: Partial<WriteSpec>;
  readonly stop?: StopSpec;
  readonly roundTripUs?: number;
  readonly tickUs?: number;
}

export function plainMigration({
  pages,
  pagesPerSecond = 1,
  writes,
  stop,
  roundTripUs = 0,
  tickUs = 1,
}: PlainSpec): MigrationSpec {
  return {
    machine: {
      pages,
      zeroPages: 0,
      stateBytes: 0,
      writes: { perSecond: 1, workingSet: pages, pattern: "inTurn", ...writes },
    },
    link: { bytesPerSecond: PAGE * pagesPerSecond, roundTripUs, pageBytes: PAGE, zeroBytes: 9, tickUs },
    activateUs: 0,
    stop: stop ?? { rule: "xen", fewPages: 3, mostRounds: 29, mostVolume: 3 },
    rates: null,
    throttle: null,
    seed: 1,
  };
}
