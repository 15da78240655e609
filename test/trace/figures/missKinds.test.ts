/**
 * The kinds of misses against a naive model: OPT itself, which looks through all references for the next use of each page it
 * holds (domain C.3); and what the host takes back, by hand.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import { hostOf, type Op, type Scenario } from "../../../src/model/scenario.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { SHARING } from "../../../src/model/settings.ts";
import { promisedTwice } from "../../../src/scenarios/promisedTwice.ts";
import { MissKinds, type MissKind } from "../../../src/trace/figures/missKinds.ts";
import { RoomOverTime } from "../../../src/trace/figures/roomOverTime.ts";
import type { TraceReader } from "../../../src/trace/reader.ts";
import { BELADY, SILBERSCHATZ } from "../../support/paging.ts";
import { host, machine, PAGE, references, scenario } from "../../support/workloads.ts";

interface Reference {
  readonly row: number;
  readonly vm: number;
  readonly page: number;
  readonly isFault: boolean;
}

function referencesIn(trace: TraceReader): Reference[] {
  return Array.from({ length: trace.rowCount }, (_, row) => trace.eventAt(row)).flatMap((event, row) => {
    if (event.kind !== "hit" && event.kind !== "fault") return [];
    return [{ row, vm: trace.info.vcpus[event.vcpu]!.vm, page: event.page, isFault: event.kind === "fault" }];
  });
}

/** OPT with `frames` of its own: what each fault was, in their order. */
function naive(all: readonly Reference[], frames: number): Map<number, MissKind> {
  const name = ({ vm, page }: Reference) => `${vm}:${page}`;
  const seen = new Set<string>();
  const here = new Set<string>();
  const found = new Map<number, MissKind>();
  for (const [at, reference] of all.entries()) {
    const own = name(reference);
    const isHere = here.has(own);
    if (reference.isFault) found.set(reference.row, !seen.has(own) ? "firstTouch" : isHere ? "policy" : "capacity");
    seen.add(own);
    if (isHere) continue;
    if (here.size === frames) {
      const nextUse = (page: string) => {
        const next = all.findIndex((other, place) => place > at && name(other) === page);
        return next < 0 ? Infinity : next;
      };
      const [farthest] = [...here].toSorted((one, other) => nextUse(other) - nextUse(one) || 0);
      here.delete(farthest!);
    }
    here.add(own);
  }
  return found;
}

function kindsOf(run: Scenario, trace: TraceReader): Map<number, MissKind> {
  const kinds = new MissKinds(hostOf(run).replacementScope === "local");
  expect(kinds.advance(trace)).toBe(true);
  return new Map(
    referencesIn(trace).flatMap(({ row, isFault }) => (isFault ? [[row, kinds.kindAt(row)!] as const] : [])),
  );
}

const counts = (pages: readonly number[], frames: number, policy: string) => {
  const run = scenario([machine("A", references(pages), { memoryBytes: 16 * PAGE })], {
    frames,
    replacement: { policy, params: {} },
    scheduler: { policy: "fcfs", params: {} },
  });
  const trace = simulate(run);
  const kinds = new MissKinds(false);
  kinds.advance(trace);
  const { firstTouch, capacity, policy: byPolicy } = kinds.countsBefore(trace.rowCount);
  return [firstTouch, capacity, byPolicy];
};

describe("the kinds of misses", () => {
  it("divide the 12 faults of LRU and the 15 of FIFO on Silberschatz's string, of which OPT has 9", () => {
    expect(counts(SILBERSCHATZ, 3, "opt")).toEqual([6, 3, 0]);
    for (const [policy, all] of [
      ["lru", 12],
      ["fifo", 15],
    ] as const) {
      const [first, capacity, byPolicy] = counts(SILBERSCHATZ, 3, policy);
      expect([first, first! + capacity! + byPolicy!], policy).toEqual([6, all]);
    }
  });

  it("say of Belady's anomaly that the policy is to blame: with four frames OPT has one miss beyond the five first touches", () => {
    expect(counts(BELADY, 4, "opt")).toEqual([5, 1, 0]);
    const [first, capacity, byPolicy] = counts(BELADY, 4, "fifo");
    expect([first, capacity! + byPolicy!]).toEqual([5, 5]);
    expect(capacity).toBeLessThanOrEqual(1);
  });

  const POLICIES = ["fifo", "lru", "clock", "lfu", "mru", "opt", "random"] as const;
  const program = fc
    .array(fc.nat(6), { minLength: 1, maxLength: 40 })
    // Nobody ends before the others: what is in frames stays there.
    .map((pages): readonly Op[] => [...references(pages), { op: "compute", ticks: 1000 }]);

  it("are those of a naive OPT, whatever the policy, of one machine and of several that share all frames", () => {
    fc.assert(
      fc.property(
        fc.array(program, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 3, max: 9 }),
        fc.constantFrom(...POLICIES),
        (programs, frames, policy) => {
          const machines = programs.map((ops, at) => machine("ABC"[at]!, ops, { memoryBytes: 8 * PAGE }));
          const run = scenario(machines, { frames, replacement: { policy, params: {} } });
          const trace = simulate(run, { until: 900 });
          expect(kindsOf(run, trace)).toEqual(naive(referencesIn(trace), frames));
        },
      ),
      { numRuns: 200 },
    );
  });

  it("are those of a naive OPT for each machine by itself where each replaces pages of its own", () => {
    fc.assert(
      fc.property(
        program,
        program,
        fc.integer({ min: 2, max: 4 }),
        fc.constantFrom(...POLICIES),
        (one, other, own, policy) => {
          const machines = [one, other].map((ops, at) => machine("AB"[at]!, ops, { memoryBytes: 8 * PAGE }));
          const run = scenario(machines, {
            frames: 2 * own,
            replacementScope: "local",
            replacement: { policy, params: {} },
          });
          const trace = simulate(run, { until: 900 });
          const all = referencesIn(trace);
          const expected = [0, 1].flatMap((vm) => [
            ...naive(
              all.filter((each) => each.vm === vm),
              own,
            ),
          ]);
          expect(kindsOf(run, trace)).toEqual(new Map(expected.toSorted(([a], [b]) => a - b)));
        },
      ),
      { numRuns: 100 },
    );
  });

  it("tell what the host or a balloon has taken back from what was replaced", () => {
    const { scenario: run } = promisedTwice;
    const trace = simulate(run, { until: 400 });
    const kinds = kindsOf(run, trace);
    const events = Array.from({ length: trace.rowCount }, (_, row) => trace.eventAt(row));
    const taken = new Set<string>();
    for (const [row, event] of events.entries()) {
      if (event.kind === "hostSwap") taken.add(`${event.vm}:${event.page}`);
      if (event.kind === "inflate") for (const { page } of event.entries) taken.add(`${event.vm}:${page}`);
      if (event.kind === "map" || event.kind === "evict") taken.delete(`${event.vm}:${event.page}`);
      if (event.kind !== "fault" || event.fault === "firstTouch") continue;
      const key = `${trace.info.vcpus[event.vcpu]!.vm}:${event.page}`;
      expect(kinds.get(row) === "reclaim", `row ${row}`).toBe(taken.has(key));
    }
    expect([...kinds.values()]).toContain("reclaim");
  });

  it("leave apart a write to a shared page, which is in memory", () => {
    const run = scenario(
      [
        machine("A", [...references([0]), { op: "compute", ticks: 90 }], { memoryBytes: PAGE, contents: [7] }),
        machine("B", [...references([0]), { op: "wait", ticks: 40 }, ...references([0], () => true)], {
          memoryBytes: PAGE,
          contents: [7],
        }),
      ],
      { ...host(), pcpus: 2, sharing: { ...defaultsOf(SHARING), sleep: 5, pages: 8, requireStable: false } },
    );
    const trace = simulate(run);
    expect([...kindsOf(run, trace).values()]).toEqual(["firstTouch", "firstTouch", "apart"]);
  });

  it("begin anew for a machine that was turned off: its pages were gone", () => {
    const ops: Op[] = [...references([0, 1, 2]), { op: "compute", ticks: 20 }];
    const run = scenario(
      [machine("A", ops, { memoryBytes: 4 * PAGE })],
      { frames: 2 },
      {
        commands: [
          { command: "stop", vm: "A", at: 10 },
          { command: "start", vm: "A", at: 12 },
        ],
      },
    );
    expect([...kindsOf(run, simulate(run)).values()]).toEqual(Array.from({ length: 6 }, () => "firstTouch"));
  });

  it("come to the same when a run becomes known bit by bit, and are known to be those of another one", () => {
    const run = scenario([machine("A", references(Array.from({ length: 6000 }, (_, at) => (at * at) % 13)))], {
      frames: 5,
    });
    const whole = new MissKinds(false);
    const trace = simulate(run);
    whole.advance(trace);
    const other = new MissKinds(false);
    other.advance(simulate(run, { until: 50 }));
    expect(other.holdsFor(trace)).toBe(false);
    const slow = new MissKinds(false);
    let portions = 1;
    while (!slow.advance(trace, () => true)) portions += 1;
    expect(portions).toBeGreaterThan(2);
    expect(slow.countsBefore(trace.rowCount)).toEqual(whole.countsBefore(trace.rowCount));
    expect(slow.holdsFor(trace)).toBe(true);
  });

  it("are counted before a row, and of no other row than faults", () => {
    const run = scenario([machine("A", references([0, 1, 0, 2, 1]))], { frames: 2 });
    const trace = simulate(run);
    const kinds = new MissKinds(false);
    kinds.advance(trace);
    for (let row = 0; row < trace.rowCount; row += 1)
      expect(kinds.kindAt(row) !== null).toBe(trace.kindOf(row) === "fault");
    const faults = referencesIn(trace).filter(({ isFault }) => isFault);
    for (const [at, { row }] of faults.entries()) {
      const sum = Object.values(kinds.countsBefore(row)).reduce((all, count) => all + count, 0);
      expect(sum).toBe(at);
    }
  });
});

describe("room over time", () => {
  it("has the least between two moments of an array in which each is counted down by itself", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), fc.nat(40), fc.nat(40)), { minLength: 1, maxLength: 1500 }),
        fc.integer({ min: 0, max: 2200 }),
        (acts, first) => {
          const room = new RoomOverTime();
          const plain: number[] = [];
          const push = (value: number) => {
            room.push(value);
            plain.push(value);
          };
          const differing: string[] = [];
          for (let at = 0; at < first; at += 1) push(at % 7);
          for (const [act, back, other] of acts) {
            if (act === 0) push(other);
            const to = Math.max(0, plain.length - (back % 7));
            const from = Math.max(-1, to - 1 - other * 50);
            const between = plain.slice(from + 1, to);
            if (act === 1) {
              room.takeBetween(from, to);
              for (let at = from + 1; at < to; at += 1) plain[at]! -= 1;
            } else if (room.leastBetween(from, to) !== Math.min(...between)) differing.push(`${from} ${to}`);
          }
          expect(differing).toEqual([]);
          expect(room.length).toBe(plain.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});
