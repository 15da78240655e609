/** Laws of page replacement (domain F.6, M10) on random reference strings of one machine. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PolicyChoice } from "../../../src/model/scenario.ts";
import { memoryPolicies } from "../../../src/vmm/memory/policies.ts";
import { examples } from "../../support/laws.ts";
import { Observed } from "../../support/observed.ts";
import { machine, NO_COSTS, PAGE, references, scenario } from "../../support/workloads.ts";

const PAGES = 8;
const strings = fc.array(fc.nat(PAGES - 1), { minLength: 1, maxLength: 60 });

const choice = (policy: string, params: PolicyChoice["params"] = {}): PolicyChoice => ({ policy, params });

/** Runs the string, a reference a tick. What was in memory after each, and the faults. */
function replay(
  pages: readonly number[],
  frames: number,
  replacement: PolicyChoice,
): { faults: number; resident: number[][] } {
  const given = scenario([machine("A", references(pages), { memoryBytes: PAGES * PAGE })], {
    frames,
    replacement,
    costs: NO_COSTS,
    scheduler: choice("fcfs"),
  });
  const run = new Observed(given);
  const resident: number[][] = [];
  run.run(() => {
    if (run.simulation.monitor.state.vms[0]?.life !== "running") return;
    resident.push(Array.from(run.seen().frames.page).filter((page) => page >= 0));
  });
  return { faults: run.seen().faults, resident };
}

const online = memoryPolicies.filter(({ id }) => id !== "opt").map(({ id }) => id);

describe("the optimal policy", () => {
  it("never faults more often than any other on the same string (M10)", () => {
    fc.assert(
      fc.property(strings, fc.integer({ min: 1, max: PAGES }), fc.constantFrom(...online), (pages, frames, other) => {
        const best = replay(pages, frames, choice("opt")).faults;
        expect(replay(pages, frames, choice(other)).faults).toBeGreaterThanOrEqual(best);
      }),
      examples(120),
    );
  });

  it("faults equally often however it breaks ties", () => {
    const ties = fc.constantFrom("lowestFrame", "newestLoad");
    fc.assert(
      fc.property(strings, fc.integer({ min: 1, max: PAGES }), ties, (pages, frames, rule) => {
        const faults = replay(pages, frames, choice("opt")).faults;
        expect(replay(pages, frames, choice("opt", { ties: rule })).faults).toBe(faults);
      }),
      examples(60),
    );
  });
});

describe("stack algorithms", () => {
  for (const policy of ["lru", "opt"])
    it(`${policy}: with one frame more, everything that was resident still is, at every step`, () => {
      fc.assert(
        fc.property(strings, fc.integer({ min: 1, max: PAGES }), (pages, frames) => {
          // OPT breaks ties between pages that are never used again; here every page is, once more at the end.
          const string = policy === "opt" ? [...pages, ...Array.from({ length: PAGES }, (_, page) => page)] : pages;
          const few = replay(string, frames, choice(policy)).resident;
          const more = replay(string, frames + 1, choice(policy)).resident;
          expect(more).toHaveLength(few.length);
          for (const [at, those] of few.slice(0, pages.length).entries())
            for (const page of those) expect(more[at], `after reference ${at}`).toContain(page);
        }),
        examples(60),
      );
    });

  it("lru and opt never fault more often with more frames", () => {
    fc.assert(
      fc.property(
        strings,
        fc.integer({ min: 1, max: PAGES }),
        fc.constantFrom("lru", "opt"),
        (pages, frames, policy) => {
          const few = replay(pages, frames, choice(policy)).faults;
          expect(replay(pages, frames + 1, choice(policy)).faults).toBeLessThanOrEqual(few);
        },
      ),
      examples(60),
    );
  });
});

describe("every policy", () => {
  const any = fc.constantFrom(...memoryPolicies.map(({ id }) => id));

  it("faults once for each page when all fit, and never evicts then", () => {
    fc.assert(
      fc.property(strings, any, (pages, policy) => {
        const { faults, resident } = replay(pages, PAGES, choice(policy));
        expect(faults).toBe(new Set(pages).size);
        expect(resident.at(-1)).toHaveLength(faults);
      }),
      examples(40),
    );
  });

  it("faults at every reference to another page when there is one frame", () => {
    fc.assert(
      fc.property(strings, any, (pages, policy) => {
        const changes = pages.filter((page, at) => at === 0 || page !== pages[at - 1]).length;
        expect(replay(pages, 1, choice(policy)).faults).toBe(changes);
      }),
      examples(40),
    );
  });

  it("has the page in memory that was just referenced, and fills free frames before it evicts", () => {
    fc.assert(
      fc.property(strings, fc.integer({ min: 1, max: PAGES }), any, (pages, frames, policy) => {
        const { resident } = replay(pages, frames, choice(policy));
        const seen = new Set<number>();
        for (const [at, those] of resident.entries()) {
          seen.add(pages[at]!);
          expect(those).toContain(pages[at]);
          expect(those).toHaveLength(Math.min(frames, seen.size));
        }
      }),
      examples(80),
    );
  });
});
