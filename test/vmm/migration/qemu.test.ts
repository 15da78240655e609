/**
 * Migrations between two real QEMU processes (qemu-system-x86 7.2, TCG; a boot sector that fills 6,000 of 8,192 pages and then
 * writes round robin over a working set), and what the simulation makes of the bandwidth and write rate measured in each. Figures
 * from the reference set `migration` (12 runs; bands, not exact: the machine was shared).
 */
import { describe, expect, it } from "vitest";
import { migrate } from "../../../src/vmm/migration/migrate.ts";
import type { MigrationSpec } from "../../../src/vmm/migration/spec.ts";
import {
  between,
  CONVERGED,
  FILLED,
  NEVER_ENDED,
  PAGE_ON_LINK,
  PAGES,
  POST_COPIED,
  ZERO_MARK,
  ZERO_PAGES,
  type Measured,
} from "../../support/qemuMigrations.ts";
import { plainMigration } from "../../support/migrationSpecs.ts";

function specOf({ workingSet, limitMs, bytesPerSecond, writesPerSecond }: Measured): MigrationSpec {
  const spec = plainMigration({
    pages: PAGES,
    writes: { perSecond: writesPerSecond, workingSet },
    stop: { rule: "qemu", downtimeLimitUs: limitMs * 1000 },
  });
  return {
    ...spec,
    machine: { ...spec.machine, zeroPages: ZERO_PAGES },
    link: { ...spec.link, bytesPerSecond, pageBytes: PAGE_ON_LINK, zeroBytes: ZERO_MARK },
  };
}

describe("a migration between real QEMU processes", () => {
  it.each(CONVERGED)("that ended is simulated within 2 % of its bytes and two of its rounds ($id)", (measured) => {
    const run = migrate("preCopy", specOf(measured));
    expect(run.stoppedBy).toBe("limit");
    expect(Math.abs(run.sentBytes / measured.bytes - 1)).toBeLessThanOrEqual(0.02);
    // The last copy, of what is left when the guest is stopped, is a round as well.
    expect(Math.abs(run.rounds.length + 1 - (measured.syncs - 1))).toBeLessThanOrEqual(2);
  });

  it.each(NEVER_ENDED)("that never ended does not end in the simulation either ($id)", (measured) => {
    expect(migrate("preCopy", specOf(measured)).stoppedBy).toBe("gaveUp");
  });

  it("that ended only because the guest was held back ends in the simulation by holding it back, 20 % and 10 % more each time", () => {
    const measured = {
      id: "autoconverge-bw8",
      workingSet: 4000,
      limitMs: 100,
      bytesPerSecond: between(262_878, 144_141_621, 21_963),
      writesPerSecond: 1427,
    };
    const run = migrate("preCopy", { ...specOf(measured), throttle: { first: 20, step: 10, most: 99 } });
    expect(run.stoppedBy).toBe("limit");
    expect(run.rounds.map(({ throttle }) => throttle)).toEqual(expect.arrayContaining([0, 20]));
    for (const { throttle } of run.rounds) expect([0, 20, 30, 40, 50, 60, 70, 80, 90, 99]).toContain(throttle);
  });

  it.each(POST_COPIED)("that was switched to post-copy moves at most the pages then missing ($id)", (measured) => {
    const kind = measured.hadAFullPass ? "hybrid" : "postCopy";
    const { missingPages } = migrate(kind, specOf(measured));
    expect(missingPages).toBe(measured.hadAFullPass ? measured.workingSet : PAGES);
    const bytes = Math.min(missingPages, FILLED) * PAGE_ON_LINK;
    // A few words of the protocol go with them.
    expect(measured.after).toBeLessThanOrEqual(bytes + 1000);
  });
});
