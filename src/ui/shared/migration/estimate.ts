/**
 * What moving a machine would come to, from how it has written lately: the model of a machine moved by itself
 * (`vmm/migration`), which writes new pages at an even rate up to its working set. A tick stands for a microsecond there.
 */
import type { NetworkSpec } from "../../../model/scenario.ts";
import { closedForm, migrate, type ClosedForm } from "../../../vmm/migration/migrate.ts";
import { downtimeOf, type Migration, type MigrationKind, type MigrationSpec } from "../../../vmm/migration/spec.ts";

const TICKS_PER_SECOND = 1_000_000;

/** How a machine writes: so many writes in so many ticks, to so many different pages. */
export interface WriteRate {
  readonly writes: number;
  readonly ticks: number;
  readonly workingSet: number;
}

export interface MovedMachine {
  readonly pages: number;
  readonly pageBytes: number;
  readonly rate: WriteRate;
}

/** Times in ticks. */
export interface Estimate {
  readonly run: Migration;
  readonly closed: ClosedForm;
  /** Null: it would not come to an end by itself. */
  readonly downtime: number | null;
  readonly total: number;
}

function migrationSpecOf({ pages, pageBytes, rate }: MovedMachine, network: NetworkSpec): MigrationSpec {
  const { bytesPerTick, roundTrip, stateBytes, activation, stopRule } = network;
  const { leastPages, mostRounds, mostSent, downtimeLimit } = network;
  return {
    machine: {
      pages,
      zeroPages: 0,
      stateBytes,
      writes: {
        perSecond: Math.round((rate.writes * TICKS_PER_SECOND) / Math.max(1, rate.ticks)),
        workingSet: Math.min(pages, rate.workingSet),
        pattern: "inTurn",
      },
    },
    link: {
      bytesPerSecond: bytesPerTick * TICKS_PER_SECOND,
      roundTripUs: roundTrip,
      pageBytes,
      zeroBytes: 1,
      tickUs: 1,
    },
    activateUs: activation,
    stop:
      stopRule === "qemu"
        ? { rule: "qemu", downtimeLimitUs: downtimeLimit }
        : { rule: "xen", fewPages: leastPages + 1, mostRounds, mostVolume: mostSent },
    rates: null,
    throttle: null,
    seed: 1,
  };
}

export function estimateOf(kind: MigrationKind, machine: MovedMachine, network: NetworkSpec): Estimate {
  const spec = migrationSpecOf(machine, network);
  const run = migrate(kind, spec);
  return { run, closed: closedForm(spec, run), downtime: downtimeOf(run), total: run.totalUs };
}
