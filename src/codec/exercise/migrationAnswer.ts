/** What each way of migrating makes of an exercise, and as a table. */
import { closedForm, migrate, type ClosedForm } from "../../vmm/migration/migrate.ts";
import { downtimeOf, MIGRATION_KINDS, type Migration, type MigrationSpec } from "../../vmm/migration/spec.ts";

export interface MigrationAnswers {
  /** In the order of the menus. */
  readonly runs: readonly Migration[];
  /** For the rounds of the pre-copy. */
  readonly closed: ClosedForm;
}

export function migrationAnswers(spec: MigrationSpec): MigrationAnswers {
  const runs = MIGRATION_KINDS.map((kind) => migrate(kind, spec));
  const preCopy = runs.find(({ kind }) => kind === "preCopy");
  return { runs, closed: closedForm(spec, preCopy ?? { rounds: [] }) };
}

export type MigrationRecord = Readonly<Record<string, string | number | null>>;

/** A record for each round and each part of the downtime, and one for the whole, of every way. Times in microseconds. */
export function migrationRecords(spec: MigrationSpec): readonly MigrationRecord[] {
  const { runs, closed } = migrationAnswers(spec);
  return runs.flatMap((run) => {
    const { kind: way, rounds, lastPages, missingPages, downtime, faults } = run;
    const record = (part: string, pages: number | null, us: number | null, more: MigrationRecord = {}) => ({
      way,
      part,
      pages,
      us,
      rate: null,
      throttle: null,
      dirtied: null,
      closedForm: null,
      ...more,
    });
    return [
      ...rounds.map(({ pages, us, bytesPerSecond, throttle, dirtied }, at) =>
        record(`round ${at}`, pages, us, {
          rate: bytesPerSecond,
          throttle,
          dirtied,
          closedForm: way === "preCopy" ? Math.round((closed.pages[at] ?? 0) * 100) / 100 : null,
        }),
      ),
      ...(downtime
        ? [
            record("copy while stopped", lastPages, downtime.copyUs),
            record("state", null, downtime.stateUs),
            record("activate", null, downtime.activateUs),
            record("downtime", null, downtimeOf(run)),
          ]
        : []),
      ...(faults
        ? [
            record("missing at the switch", missingPages, null),
            record("network faults", faults.asked, faults.waitedUs),
            record("waited for on the way", faults.onTheirWay, null),
          ]
        : []),
      record(run.stoppedBy === null ? "total" : `total, stopped by ${run.stoppedBy}`, run.sentPages, run.totalUs),
    ];
  });
}
