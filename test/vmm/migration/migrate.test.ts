/** A machine moved by itself: the figures of domain E, a second model, real QEMU processes, and what holds of every run. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closedForm, migrate } from "../../../src/vmm/migration/migrate.ts";
import { createMissing, nearestMissing, takeMissing } from "../../../src/vmm/migration/missingPages.ts";
import { MOST_VAIN_ROUNDS } from "../../../src/vmm/migration/preCopy.ts";
import {
  downtimeOf,
  MIGRATION_KINDS,
  WRITE_PATTERNS,
  type Migration,
  type MigrationSpec,
} from "../../../src/vmm/migration/spec.ts";
import { plainPostCopy, plainPreCopy } from "../../models/migration.ts";
import { examples } from "../../support/laws.ts";
import { PAGE, plainMigration } from "../../support/migrationSpecs.ts";

const SECOND = 1_000_000;
const pagesOf = ({ rounds }: Migration) => rounds.map(({ pages }) => pages);
/** Sizes of E.1's examples: megabytes are a million bytes, so that 1,024 of them are 250,000 pages. */
const MB = 1_000_000;
const example = (dirtied: number, workingSetMb = 1024): MigrationSpec => {
  const spec = plainMigration({
    pages: (1024 * MB) / PAGE,
    writes: { perSecond: (dirtied * MB) / PAGE, workingSet: (workingSetMb * MB) / PAGE },
    // At most 1 MB: 244.1 pages.
    stop: { rule: "xen", fewPages: 245, mostRounds: 29, mostVolume: 3 },
  });
  return { ...spec, link: { ...spec.link, bytesPerSecond: 128 * MB } };
};

describe("pre-copy", () => {
  it("of 16 pages at one a tick, four of which are written again and again, gets no further: 16, 4, and 4 ticks down", () => {
    const run = migrate("preCopy", plainMigration({ pages: 16, writes: { workingSet: 4 } }));
    expect(pagesOf(run)).toEqual([16, 4]);
    expect(run).toMatchObject({ stoppedBy: "noProgress", lastPages: 4, sentPages: 24, totalUs: 24 * SECOND });
    expect(downtimeOf(run)).toBe(4 * SECOND);
  });

  it("of 1,024 pages at four a tick sends 1024, 64, 16, 4 and then one: down for a tick, 278 in all, 1,109 sent", () => {
    const run = migrate(
      "preCopy",
      plainMigration({ pages: 1024, pagesPerSecond: 4, writes: { workingSet: 64 }, tickUs: SECOND }),
    );
    expect(pagesOf(run)).toEqual([1024, 64, 16, 4]);
    expect(run).toMatchObject({ stoppedBy: "few", lastPages: 1, sentPages: 1109, totalUs: 278 * SECOND });
    expect(downtimeOf(run)).toBe(SECOND);
  });

  it("of 1,024 MB at 128 MB/s, dirtied at 32: rounds of 1024 256 64 16 4 MB, 10.664 s, 7.8 ms down, 1.33 times sent", () => {
    const run = migrate("preCopy", example(32));
    expect(run.rounds.map(({ bytes }) => Math.round(bytes / MB))).toEqual([1024, 256, 64, 16, 4]);
    expect(run.totalUs / SECOND).toBeCloseTo(10.664, 3);
    expect(downtimeOf(run)! / 1000).toBeCloseTo(7.8, 1);
    expect(Math.round(run.sentBytes / MB)).toBe(1365);
    expect(run.sentBytes / (1024 * MB)).toBeCloseTo(1.33, 2);
  });

  it("of a machine that dirties as fast as the link sends ends after one round: 8 s down, 16 in all, twice the memory", () => {
    const run = migrate("preCopy", example(128));
    expect(run).toMatchObject({ stoppedBy: "noProgress", totalUs: 16 * SECOND, sentBytes: 2048 * MB });
    expect(downtimeOf(run)).toBe(8 * SECOND);
  });

  it("is bounded by the pages that are written at all: 64 MB of them at 192 MB/s are half a second down, 9 s in all", () => {
    const run = migrate("preCopy", example(192, 64));
    expect(run.rounds.map(({ bytes }) => bytes / MB)).toEqual([1024, 64]);
    expect(run.totalUs).toBe(9 * SECOND);
    expect(downtimeOf(run)).toBe(SECOND / 2);
  });

  it("that is none, because the machine is stopped first, is 8 s down", () => {
    expect(downtimeOf(migrate("stopAndCopy", example(32)))).toBe(8 * SECOND);
  });

  it("keeps to the closed form within a page for each round, whatever constant rate and link", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 20_000 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 99 }),
        (pages, pagesPerSecond, percent) => {
          const spec = plainMigration({
            pages,
            pagesPerSecond: pagesPerSecond * 100,
            writes: { perSecond: percent * pagesPerSecond },
          });
          const run = migrate("preCopy", spec);
          const { pages: said, lambda } = closedForm(spec, run);
          // What a round is short of by rounding, the next ones are by that times lambda.
          const within = 1 / (1 - lambda);
          for (const [at, each] of [...pagesOf(run), run.lastPages].entries())
            expect(Math.abs(each - said[at]!)).toBeLessThanOrEqual(within);
        },
      ),
      examples(100),
    );
  });

  it("does what a plain model does page by page, whatever sizes and rules", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(400),
        fc.record({
          fewPages: fc.nat(60),
          mostRounds: fc.integer({ min: 1, max: 30 }),
          mostVolume: fc.integer({ min: 1, max: 4 }),
        }),
        (pages, pagesPerSecond, written, rules) => {
          const workingSet = Math.min(pages, written);
          const run = migrate(
            "preCopy",
            plainMigration({
              pages,
              pagesPerSecond,
              writes: { workingSet },
              stop: { rule: "xen", ...rules },
              tickUs: SECOND,
            }),
          );
          const plain = plainPreCopy(pages, pagesPerSecond, workingSet, rules);
          expect([pagesOf(run), run.lastPages, run.sentPages]).toEqual([plain.rounds, plain.last, plain.sent]);
          expect([downtimeOf(run), run.totalUs]).toEqual([plain.downtime * SECOND, plain.total * SECOND]);
        },
      ),
      examples(400),
    );
  });

  it("under QEMU's rule goes on for ever where the machine dirties faster than the link sends, until it is given up", () => {
    const spec = plainMigration({
      pages: 100,
      writes: { perSecond: 2 },
      stop: { rule: "qemu", downtimeLimitUs: 3 * SECOND },
    });
    const run = migrate("preCopy", spec);
    expect(run).toMatchObject({ stoppedBy: "gaveUp", downtime: null, lastPages: 0 });
    // Ten that get no further, one after the other.
    expect(run.rounds).toHaveLength(MOST_VAIN_ROUNDS);
    const held = migrate("preCopy", { ...spec, throttle: { first: 20, step: 10, most: 99 } });
    expect(held.stoppedBy).toBe("limit");
    const steps = [...new Set(held.rounds.map(({ throttle }) => throttle))];
    expect(steps.slice(0, 4)).toEqual([0, 20, 30, 40]);
    expect(downtimeOf(held)).toBeLessThanOrEqual(3 * SECOND);
  });

  it("under QEMU's rule makes no round where all that there is fits into the limit, and one where it does not", () => {
    const limited = (seconds: number) =>
      migrate(
        "preCopy",
        plainMigration({
          pages: 10,
          writes: { workingSet: 2 },
          stop: { rule: "qemu", downtimeLimitUs: seconds * SECOND },
        }),
      );
    expect(limited(10)).toMatchObject({ rounds: [], stoppedBy: "limit", lastPages: 10, totalUs: 10 * SECOND });
    expect(pagesOf(limited(9))).toEqual([10]);
  });

  it("with Xen's rates begins slowly, follows what is dirtied by a step above it, and stops at the link's full rate", () => {
    const spec = plainMigration({ pages: 1000, pagesPerSecond: 50, writes: { perSecond: 5, workingSet: 300 } });
    const run = migrate("preCopy", { ...spec, rates: { first: 10 * PAGE, step: 5 * PAGE } });
    expect(run.rounds.slice(0, 2).map(({ pages, us, bytesPerSecond }) => [pages, us, bytesPerSecond])).toEqual([
      // 100 s, in which 300 different pages are written: 3 a second, and 5 more.
      [1000, 100 * SECOND, 10 * PAGE],
      [300, 37.5 * SECOND, 8 * PAGE],
    ]);
    expect(run.downtime?.copyUs).toBe((run.lastPages * SECOND) / 50);
  });
});

describe("post-copy", () => {
  it("of 1,024 MB at 128 MB/s with a state of 2 MB is down for about 36 ms and over after about 8 s", () => {
    const spec = example(0);
    const run = migrate("postCopy", { ...spec, machine: { ...spec.machine, stateBytes: 2 * MB }, activateUs: 20_000 });
    expect(downtimeOf(run)! / 1000).toBeCloseTo(35.6, 1);
    expect(run.totalUs / SECOND).toBeCloseTo((1024 + 2) / 128, 3);
    expect(run.faults).toEqual({ asked: 0, onTheirWay: 0, waitedUs: 0 });
  });

  it("lets a page that is wanted wait for a round trip and its own sending: 0.2 ms and 31 us", () => {
    const spec = plainMigration({ pages: 1, roundTripUs: 200, writes: { perSecond: 1, workingSet: 1 } });
    const run = migrate("postCopy", { ...spec, link: { ...spec.link, bytesPerSecond: 128 * MB + 4_129_032 } });
    // The only page is on the link at once: half a round trip is left.
    expect(run.faults).toMatchObject({ onTheirWay: 1 });
    const two = {
      ...spec,
      machine: { ...spec.machine, pages: 2000, writes: { perSecond: 1, workingSet: 2000, pattern: "atRandom" } },
    } as const;
    const first = migrate("postCopy", { ...two, link: { ...spec.link, bytesPerSecond: 132_129_032 }, seed: 7 });
    expect(first.faults?.asked).toBe(1);
    expect(first.faults!.waitedUs).toBeGreaterThanOrEqual(200 + 31);
    expect(first.faults!.waitedUs).toBeLessThanOrEqual(200 + 2 * 31);
  });

  it("does what a plain model does tick by tick: when it is over, pages asked for, time waited", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), fc.nat(6), (pages, written, half) => {
        const workingSet = Math.min(pages, written);
        const run = migrate(
          "postCopy",
          plainMigration({ pages, writes: { workingSet }, roundTripUs: 2 * half * SECOND }),
        );
        const plain = plainPostCopy(pages, workingSet, half);
        expect([run.totalUs, run.faults?.asked, run.faults?.waitedUs]).toEqual([
          plain.total * SECOND,
          plain.asked,
          plain.waited * SECOND,
        ]);
      }),
      examples(300),
    );
  });

  it("sends marks for pages of zeros, which are sent once: with the rounds where there are any", () => {
    const spec = plainMigration({ pages: 100, writes: { perSecond: 1, workingSet: 30 } });
    const given = { ...spec, machine: { ...spec.machine, zeroPages: 40, stateBytes: 5 } };
    expect(migrate("postCopy", given)).toMatchObject({ sentPages: 100, sentBytes: 60 * PAGE + 40 * 9 + 5 });
    expect(migrate("hybrid", given)).toMatchObject({ sentPages: 130, sentBytes: 60 * PAGE + 40 * 9 + 30 * PAGE + 5 });
  });

  it("tells what was asked for from what was on its way already", () => {
    // Half a round trip is five ticks: the first page was sent at once, and comes at 6; all others follow it.
    const near = migrate("postCopy", plainMigration({ pages: 3, roundTripUs: 10 * SECOND, writes: { workingSet: 1 } }));
    expect(near.faults).toMatchObject({ asked: 0, onTheirWay: 1, waitedUs: 6 * SECOND });
  });

  it("after one round of pre-copy has only what that round left dirty to fetch", () => {
    const run = migrate("hybrid", plainMigration({ pages: 100, writes: { perSecond: 1, workingSet: 30 } }));
    expect(pagesOf(run)).toEqual([100]);
    expect(run).toMatchObject({ missingPages: 30, sentPages: 130, totalUs: 130 * SECOND });
  });
});

describe("every migration", () => {
  const anySpec = fc
    .record({
      pages: fc.integer({ min: 1, max: 500 }),
      pagesPerSecond: fc.integer({ min: 1, max: 300 }),
      written: fc.nat(500),
      perSecond: fc.nat(400),
      pattern: fc.constantFrom(...WRITE_PATTERNS),
      isQemu: fc.boolean(),
      zeros: fc.nat(100),
      roundTripUs: fc.nat(3_000_000),
      seed: fc.nat(),
    })
    .map(({ pages, pagesPerSecond, written, perSecond, pattern, isQemu, zeros, roundTripUs, seed }): MigrationSpec => {
      const workingSet = Math.min(pages, written);
      const spec = plainMigration({
        pages,
        pagesPerSecond,
        roundTripUs,
        writes: { workingSet, perSecond, pattern },
        ...(isQemu && { stop: { rule: "qemu", downtimeLimitUs: SECOND } as const }),
      });
      return { ...spec, machine: { ...spec.machine, zeroPages: Math.min(zeros, pages - workingSet) }, seed };
    });

  it("sends every page at least once, and as often as its rounds say in all, unless it is given up", () => {
    fc.assert(
      fc.property(anySpec, fc.constantFrom(...MIGRATION_KINDS), (spec, kind) => {
        const run = migrate(kind, spec);
        expect(run.sentPages).toBe(
          run.rounds.reduce((all, { pages }) => all + pages, 0) + run.lastPages + run.missingPages,
        );
        if (run.stoppedBy === "gaveUp") return;
        const times = [...run.timesSent];
        expect(Math.min(...times)).toBeGreaterThanOrEqual(1);
        expect(times.reduce((all, each) => all + each, 0)).toBe(run.sentPages);
        // Post-copy sends each page once.
        expect(kind === "postCopy" ? Math.max(...times) : 1).toBe(1);
        expect(run.totalUs).toBeGreaterThanOrEqual(downtimeOf(run)!);
      }),
      examples(300),
    );
  });

  it("comes out the same again, and a slower link never makes stopping and copying faster", () => {
    fc.assert(
      fc.property(anySpec, fc.constantFrom(...MIGRATION_KINDS), (spec, kind) => {
        expect(migrate(kind, spec)).toEqual(migrate(kind, spec));
        const slower = { ...spec, link: { ...spec.link, bytesPerSecond: Math.ceil(spec.link.bytesPerSecond / 2) } };
        expect(downtimeOf(migrate("stopAndCopy", slower))).toBeGreaterThanOrEqual(
          downtimeOf(migrate("stopAndCopy", spec))!,
        );
      }),
      examples(60),
    );
  });
});

describe("the missing pages", () => {
  it("give the nearest to a page, the one above before the one below, however they went", () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }),
        fc.infiniteStream(fc.nat(39)),
        (is, pivots) => {
          const missing = createMissing(Uint8Array.from(is, Number));
          const left = new Set(is.flatMap((each, page) => (each ? [page] : [])));
          while (left.size > 0) {
            const pivot = pivots.next().value! % is.length;
            const nearest = [...left].toSorted((a, b) => Math.abs(a - pivot) - Math.abs(b - pivot) || b - a)[0];
            expect(nearestMissing(missing, pivot)).toBe(nearest);
            takeMissing(missing, nearest!);
            left.delete(nearest!);
            expect(missing.count).toBe(left.size);
          }
          expect(nearestMissing(missing, 0)).toBe(-1);
        },
      ),
      examples(100),
    );
  });
});
