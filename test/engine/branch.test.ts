/**
 * `Run.branch`: after a change of the command log only the part behind the change is simulated again, and nobody can tell
 * the result from a run of the changed scenario from zero.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostShape, Run } from "../../src/engine/run.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import { Trace } from "../../src/trace/trace.ts";
import { arbitraryStories, busyScenario, commandsFor } from "../support/busyScenario.ts";
import { examples } from "../support/laws.ts";
import { lanesOf, readAll, rowsOf } from "../support/traceContent.ts";
import { job, scenario, W1 } from "../support/workloads.ts";
import { hostOf } from "../../src/model/scenario.ts";

const UNTIL = 300;

/** `given` with its commands up to `kept`, and others after them. */
function changed(given: Scenario, kept: number, others: readonly TimedCommand[]): Scenario {
  const commands = given.commands.slice(0, kept);
  const last = commands.at(-1)?.at ?? 0;
  return { ...given, commands: [...commands, ...others.map((command) => ({ ...command, at: last + command.at }))] };
}

const change = fc
  .tuple(busyScenario(), fc.nat(12), arbitraryStories(3))
  .map(([given, kept, stories]) => ({ given, next: changed(given, kept, commandsFor(given, stories)) }));

/** What both runs must agree on, at the moments `cursors`. */
function contentOf(trace: Trace, cursors: readonly number[]) {
  return {
    rows: rowsOf(trace),
    info: trace.info,
    lanes: lanesOf(trace),
    end: [trace.knownUntil, trace.isComplete],
    states: cursors.map((time) => hostAt(trace, trace.rowsUpTo(time), time)),
  };
}

describe("a branch of a run", () => {
  const pieces = fc.array(fc.nat(40), { maxLength: 6 });
  const cursors = fc.array(fc.nat(80), { maxLength: 5 });
  // Of checkpoints: none but the first and the latest, some, all.
  const budget = fc.constantFrom(0, 60_000, Infinity);

  it("gives what the changed scenario gives from zero: rows, definitions, lanes and states", () => {
    fc.assert(
      fc.property(
        change,
        fc.tuple(pieces, pieces),
        cursors,
        fc.nat(80),
        budget,
        (drawn, stops, moments, known, bytes) => {
          const { given, next } = drawn;
          const first = new Run(given, bytes);
          const trace = readAll(first, Trace.empty(hostShape(given)), known, stops[0]);
          const branch = first.branch(next);
          // Nothing can be kept of a run that has made nothing yet.
          expect(branch === null).toBe(trace.rowCount === 0);
          const after = readAll(branch?.run ?? new Run(next), trace, UNTIL, stops[1]);
          expect(contentOf(after, moments)).toEqual(contentOf(simulate(next, { until: UNTIL }), moments));
        },
      ),
      examples(100),
    );
  });

  it("can be branched again, and back", () => {
    fc.assert(
      fc.property(change, pieces, cursors, budget, ({ given, next }, stops, moments, bytes) => {
        let run = new Run(given, bytes);
        let trace = readAll(run, Trace.empty(hostShape(given)), UNTIL, stops);
        for (const target of [next, given]) {
          run = run.branch(target)!.run;
          trace = readAll(run, trace, UNTIL, stops);
          expect(contentOf(trace, moments)).toEqual(contentOf(simulate(target, { until: UNTIL }), moments));
        }
      }),
      examples(40),
    );
  });

  it("leaves the run it came from as it was", () => {
    fc.assert(
      fc.property(change, pieces, fc.nat(60), ({ given, next }, stops, known) => {
        const first = new Run(given);
        const trace = readAll(first, Trace.empty(hostShape(given)), known, stops);
        const branch = first.branch(next);
        if (branch) readAll(branch.run, Trace.empty(hostShape(given)), 0);
        branch?.run.advance();
        expect(rowsOf(readAll(first, trace, UNTIL))).toEqual(rowsOf(simulate(given, { until: UNTIL })));
      }),
      examples(40),
    );
  });

  it("keeps the chunks before the change", () => {
    const given = scenario(W1);
    const run = new Run(given);
    const trace = readAll(run, Trace.empty(hostShape(given)), UNTIL, [5, 10, 15]);
    const branch = run.branch({ ...given, commands: [{ command: "pause", vm: "D", at: 12 }] });
    // Chunks [0, 5), [5, 10), [10, 15) and the rest: the pause falls into the third.
    expect(branch?.from).toBe(2);
    // Nothing happens at 10: under round robin 4, C runs [7, 11).
    expect(branch?.run.knownUntil).toBe(11);
    expect(branch?.run.rows).toBe(trace.rowsUpTo(9));
  });

  it("at the first moment of a chunk makes that chunk again", () => {
    const given = scenario([job("A", 0, [4, 6, 4])]);
    const run = new Run(given);
    readAll(run, Trace.empty(hostShape(given)), UNTIL, [4, 10]);
    // At 10 the wait ends; a command of that moment comes after it, so the chunk from 10 on is another.
    expect(run.branch({ ...given, commands: [{ command: "pause", vm: "A", at: 10 }] })?.from).toBe(2);
    expect(run.branch({ ...given, commands: [{ command: "pause", vm: "A", at: 9 }] })?.from).toBe(1);
  });

  it("ends where the run without the command ended, when the last command is taken back", () => {
    const given = scenario([job("A", 0, [4])]);
    const late: Scenario = { ...given, commands: [{ command: "start", vm: "A", at: 1000 }] };
    const run = new Run(late);
    const before = readAll(run, Trace.empty(hostShape(given)), Infinity, [1000]);
    const trace = readAll(run.branch(given)!.run, before, Infinity);
    expect(contentOf(trace, [4, 1000])).toEqual(contentOf(simulate(given), [4, 1000]));
    expect(trace.knownUntil).toBe(4);
  });

  it("goes on from the last chunk when only the title differs", () => {
    const given = scenario(W1);
    const run = new Run(given);
    readAll(run, Trace.empty(hostShape(given)), UNTIL, [5, 10]);
    expect(run.branch({ ...given, title: "another" })?.from).toBe(2);
  });

  it("goes on from the last checkpoint that is kept before the change", () => {
    const given = scenario(W1);
    const fromWith = (bytes?: number) => {
      const run = new Run(given, bytes);
      readAll(run, Trace.empty(hostShape(given)), UNTIL, [2, 4, 6, 8, 10, 12]);
      const changes: TimedCommand[] = [{ at: 9, command: "pause", vm: "A" }];
      return run.branch({ ...given, commands: changes })?.from;
    };
    expect(fromWith()).toBe(4);
    expect(fromWith(0)).toBe(0);
  });

  it("knows nothing of names and sizes that machines get after the change", () => {
    const given = scenario([job("A", 0, [4]), job("B", 0, [4]), job("C", 0, [20])]);
    const commands: TimedCommand[] = [
      { at: 9, command: "rename", vm: "A", name: "first" },
      { at: 15, command: "rename", vm: "B", name: "second" },
    ];
    const run = new Run({ ...given, commands });
    const before = readAll(run, Trace.empty(hostShape(given)), UNTIL, [5, 10, 14]);
    const others = {
      ...given,
      commands: [commands[0]!, { at: 15, command: "rename", vm: "B", name: "other" } as const],
    };
    const trace = readAll(run.branch(others)!.run, before, UNTIL, [5, 10, 14]);
    expect(trace.info.changes?.map(({ name }) => name)).toEqual(["first", "other"]);
  });

  it("is refused when more than the later commands differ", () => {
    const given = scenario(W1);
    const run = new Run(given);
    run.advance();
    expect(run.branch({ ...given, seed: 43 })).toBeNull();
    expect(run.branch({ ...given, hosts: [{ ...hostOf(given), frames: 17 }] })).toBeNull();
    expect(run.branch({ ...given, machines: W1.slice(1) })).toBeNull();
    expect(run.branch({ ...given, conventions: { ...given.conventions, preemptedGoes: "tail" } })).toBeNull();
  });
});
