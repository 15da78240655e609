/**
 * What moving a machine would come to, from how it has written lately: the model of a machine moved by itself
 * (`vmm/migration`), which writes new pages at an even rate up to its working set. A tick stands for a microsecond there, in which
 * rounds end; where pages follow one by one, several of which may cross in a tick, for a thousand.
 */
import type { NetworkSpec } from "../../../model/scenario.ts";
import { closedForm, migrate, type ClosedForm } from "../../../vmm/migration/migrate.ts";
import { downtimeOf, type Migration, type MigrationKind, type MigrationSpec } from "../../../vmm/migration/spec.ts";

const MICROSECONDS = 1_000_000;

const usOfTick = (kind: MigrationKind) => (kind === "postCopy" || kind === "hybrid" ? 1000 : 1);

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

function migrationSpecOf(
  { pages, pageBytes, rate }: MovedMachine,
  network: NetworkSpec,
  tickUs: number,
): MigrationSpec {
  const ticksPerSecond = MICROSECONDS / tickUs;
  const { bytesPerTick, roundTrip, stateBytes, activation, stopRule } = network;
  const { leastPages, mostRounds, mostSent, downtimeLimit } = network;
  return {
    machine: {
      pages,
      zeroPages: 0,
      stateBytes,
      writes: {
        perSecond: Math.round((rate.writes * ticksPerSecond) / Math.max(1, rate.ticks)),
        workingSet: Math.min(pages, rate.workingSet),
        pattern: "inTurn",
      },
    },
    link: {
      bytesPerSecond: bytesPerTick * ticksPerSecond,
      roundTripUs: roundTrip * tickUs,
      pageBytes,
      zeroBytes: 1,
      tickUs: 1,
    },
    activateUs: activation * tickUs,
    stop:
      stopRule === "qemu"
        ? { rule: "qemu", downtimeLimitUs: downtimeLimit * tickUs }
        : { rule: "xen", fewPages: leastPages + 1, mostRounds, mostVolume: mostSent },
    rates: null,
    throttle: null,
    seed: 1,
  };
}

export function estimateOf(kind: MigrationKind, machine: MovedMachine, network: NetworkSpec): Estimate {
  const tickUs = usOfTick(kind);
  const spec = migrationSpecOf(machine, network, tickUs);
  const run = migrate(kind, spec);
  const downtime = downtimeOf(run);
  const ticks = (us: number) => Math.ceil(us / tickUs);
  return {
    run,
    closed: closedForm(spec, run),
    downtime: downtime === null ? null : ticks(downtime),
    total: ticks(run.totalUs),
  };
}
