/** The lists of a replacement policy, made of the rows that tell their moves, against 2Q as simply as it can be written. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostShape, Run } from "../../../src/engine/run.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import type { Op, Scenario } from "../../../src/model/scenario.ts";
import { lastMoves, moveKey } from "../../../src/trace/lists/lastMoves.ts";
import { ListCursor, type PolicyLists } from "../../../src/trace/lists/listCursor.ts";
import { newestOf, oldestOf } from "../../../src/trace/lists/policyList.ts";
import type { TraceReader } from "../../../src/trace/reader.ts";
import { Trace } from "../../../src/trace/trace.ts";
import { busyScenario } from "../../support/busyScenario.ts";
import { on } from "../../support/commands.ts";
import { examples } from "../../support/laws.ts";
import { eventsOf, eventsOfKind } from "../../support/schedules.ts";
import { readAll } from "../../support/traceContent.ts";
import { machine, PAGE, references, scenario } from "../../support/workloads.ts";

/** 2Q after each reference: pages in A1in, A1out and Am, oldest first. */
function simpleTwoQueue(pages: readonly number[], frames: number, ghostLeaves: "onLoad" | "onFault"): number[][][] {
  let [a1in, a1out, am]: number[][] = [[], [], []];
  return pages.map((page) => {
    if (am!.includes(page)) am = [...am!.filter((other) => other !== page), page];
    else if (!a1in!.includes(page)) {
      const isBack = a1out!.includes(page);
      const leave = () => void (a1out = a1out!.filter((other) => other !== page));
      if (ghostLeaves === "onFault") leave();
      if (a1in!.length + am!.length === frames) {
        if (a1in!.length > Math.max(1, Math.floor(frames / 4)) || am!.length === 0) {
          a1out = [...a1out!, a1in!.shift()!].slice(-Math.max(1, Math.floor(frames / 2)));
        } else am!.shift();
      }
      leave();
      (isBack ? am! : a1in!).push(page);
    }
    return [a1in!, a1out!, am!].map((list) => [...list]);
  });
}

const pagesIn = (lists: PolicyLists, scope = -1) =>
  lists.get(scope)?.map((list) => oldestOf(list, Infinity).map(({ page }) => page)) ?? [[], [], []];

const twoQueue = (ghostLeaves = "onLoad") => ({ policy: "2q", params: { ghostLeaves } });

/** The row at which each reference of the trace has been served. */
function rowsAfterReferences(trace: TraceReader): number[] {
  const starts = eventsOf(trace).flatMap(({ kind }, row) => (kind === "hit" || kind === "fault" ? [row] : []));
  return starts.map((_, at) => starts[at + 1] ?? trace.rowCount);
}

function runOf(pages: readonly number[], frames: number, ghostLeaves: string): Trace {
  const host = { frames, replacement: twoQueue(ghostLeaves) };
  const program: Op[] = [...references(pages), { op: "compute", ticks: 1000 }];
  // A tick for each reference: it stops while the machine computes.
  const until = pages.length + 10;
  return simulate(scenario([machine("A", program, { memoryBytes: 256 * PAGE })], host), { until });
}

describe("the lists of 2Q", () => {
  it("are those of the algorithm after every reference, wherever the cursor comes from", () => {
    const string = fc.array(fc.nat(9), { minLength: 1, maxLength: 80 });
    const rules = fc.constantFrom("onLoad" as const, "onFault" as const);
    const law = fc.property(
      string,
      fc.integer({ min: 1, max: 8 }),
      rules,
      fc.infiniteStream(fc.nat()),
      (pages, frames, rule, jumps) => {
        const trace = runOf(pages, frames, rule);
        const expected = simpleTwoQueue(pages, frames, rule);
        const rows = rowsAfterReferences(trace);
        expect(rows).toHaveLength(pages.length);
        const cursor = new ListCursor();
        for (const [at, row] of rows.entries())
          expect(pagesIn(cursor.at(trace, row)), `after ${at}`).toEqual(expected[at]);
        for (let jump = 0; jump < 10; jump += 1) {
          const at = jumps.next().value! % rows.length;
          expect(pagesIn(cursor.at(trace, rows[at]!))).toEqual(expected[at]);
        }
      },
    );
    fc.assert(law, examples(150));
  });

  it("say of each entry of a list of frames which frame it is, and in which page it holds", () => {
    const trace = runOf([0, 1, 2, 3, 4, 5, 0, 1, 6, 7, 4, 1, 8], 4, "onLoad");
    const lists = new ListCursor().at(trace, trace.rowCount).get(-1)!;
    const loaded = new Map(eventsOfKind(trace, "map").map(({ frame, page }) => [frame, page]));
    for (const list of [lists[0]!, lists[2]!])
      for (const { entry, page, vm } of oldestOf(list, Infinity)) expect([vm, page]).toEqual([0, loaded.get(entry)]);
  });

  it("tell a ghost hit where the page is remembered, and not where it is new or in a frame", () => {
    // 4 frames: 0 and 1 leave A1in for A1out, where 1 is found; 9 is new.
    const trace = runOf([0, 1, 2, 3, 4, 5, 1, 9, 5], 4, "onLoad");
    expect(eventsOfKind(trace, "ghostHit").map(({ page, list, scope }) => [page, list, scope])).toEqual([[1, 1, -1]]);
  });

  it("come to an end with the machine: nothing is remembered of its pages", () => {
    const ends = ["A", "B"].map((name) => machine(name, references([0, 1, 2, 3, 4, 5, 0]), { memoryBytes: 8 * PAGE }));
    for (const replacementScope of ["global", "local"] as const) {
      const host = { frames: 4, replacement: twoQueue(), replacementScope };
      const trace = simulate(scenario(ends, host));
      const lists = new ListCursor().at(trace, trace.rowCount);
      expect(
        [...lists.values()]
          .flat()
          .map(({ length }) => length)
          .every((length) => length === 0),
      ).toBe(true);
    }
  });

  it("are those of each machine under local replacement", () => {
    const pages = [0, 1, 2, 3, 0, 1, 4, 5];
    const both = ["A", "B"].map((name) =>
      machine(name, [...references(pages), { op: "compute", ticks: 99 }], { memoryBytes: 8 * PAGE }),
    );
    const trace = simulate(scenario(both, { frames: 8, replacement: twoQueue(), replacementScope: "local" }), {
      until: 40,
    });
    const lists = new ListCursor().at(trace, trace.rowCount);
    const expected = simpleTwoQueue(pages, 4, "onLoad").at(-1);
    expect([pagesIn(lists, 0), pagesIn(lists, 1)]).toEqual([expected, expected]);
  });

  it("hold each page at most once, and in lists of frames exactly the pages in frames, whatever happens", () => {
    const given = busyScenario().map((drawn): Scenario => ({
      ...drawn,
      hosts: [{ ...drawn.hosts[0], replacement: twoQueue() }],
    }));
    const law = fc.property(given, fc.nat(60), (drawn, until) => {
      const trace = simulate(drawn, { until });
      const lists = [...new ListCursor().at(trace, trace.rowCount).values()];
      const named = lists.flat().flatMap((list) => oldestOf(list, Infinity).map(({ vm, page }) => `${vm} ${page}`));
      expect(new Set(named).size).toBe(named.length);
      const mapped = new Map<number, string>();
      for (const event of eventsOf(trace)) {
        if (event.kind === "map") mapped.set(event.frame, `${event.vm} ${event.page}`);
        if (event.kind === "evict" || event.kind === "free") mapped.delete(event.frame);
      }
      const inFrames = lists.flatMap(([a1in, , am]) =>
        [a1in!, am!].flatMap((list) =>
          oldestOf(list, Infinity).map(({ entry, vm, page }): [number, string] => [entry, `${vm} ${page}`]),
        ),
      );
      expect(new Map(inFrames)).toEqual(mapped);
    });
    fc.assert(law, examples(100));
  });
});

describe("a cursor of lists", () => {
  const long = Array.from({ length: 6000 }, (_, at) => (at * 7919) % 23);

  it("goes on where the trace has grown, and back behind what was replaced", () => {
    const given = scenario([machine("A", references(long), { memoryBytes: 64 * PAGE })], {
      frames: 8,
      replacement: twoQueue(),
    });
    const whole = simulate(given);
    expect(whole.chunks.length).toBeGreaterThan(3);
    const growing = whole.chunks.map((_, at) => ({
      info: whole.info,
      chunks: whole.chunks.slice(0, at + 1),
      rowCount: whole.chunks[at]!.firstRow + whole.chunks[at]!.rows,
    }));
    const cursor = new ListCursor();
    for (const trace of growing) {
      const found = pagesIn(cursor.at(trace, trace.rowCount));
      expect(found).toEqual(pagesIn(new ListCursor().at(whole, trace.rowCount)));
    }
    const paused: Scenario = { ...given, commands: [on(1000, "stop", "A")] };
    const other = readAll(new Run(paused), Trace.empty(hostShape(paused)), Infinity);
    expect(pagesIn(cursor.at(other, other.rowCount))).toEqual([[], [], []]);
    expect(pagesIn(cursor.at(whole, whole.rowCount))).toEqual(pagesIn(new ListCursor().at(whole, whole.rowCount)));
  });

  it("has the ends of a long list without walking through it", () => {
    const trace = runOf([0, 1, 2, 3, 4, 5, 6, 7], 8, "onLoad");
    const [a1in] = new ListCursor().at(trace, trace.rowCount).get(-1)!;
    expect(oldestOf(a1in!, 2).map(({ page }) => page)).toEqual([0, 1]);
    expect(newestOf(a1in!, 3).map(({ page }) => page)).toEqual([5, 6, 7]);
    expect(newestOf(a1in!, 99)).toHaveLength(8);
  });
});

describe("what the last reference moved", () => {
  it("is what came to a young end since that reference, and the list that remembered the page", () => {
    // Reference 7 asks for 1, which is remembered: 2 leaves A1in for A1out, and 1 comes into Am, in the frame of 2.
    const trace = runOf([0, 1, 2, 3, 4, 5, 1], 4, "onLoad");
    const row = rowsAfterReferences(trace).at(-1)!;
    const lists = new ListCursor().at(trace, row).get(-1)!;
    const [a1out, am] = [newestOf(lists[1]!, 1)[0]!, newestOf(lists[2]!, 1)[0]!];
    expect([a1out.page, am.page]).toEqual([2, 1]);
    const fault = eventsOf(trace).findLastIndex(({ kind }) => kind === "fault");
    const { moved, ghost } = lastMoves(trace, trace.rowsUpTo(trace.timeOf(fault)));
    expect(moved).toEqual(new Set([moveKey(-1, 1, a1out.entry), moveKey(-1, 2, am.entry)]));
    expect(ghost).toEqual({ scope: -1, list: 1, vm: 0, page: 1 });
  });

  it("is nothing before the first row, and nothing at a moment without a reference", () => {
    const trace = runOf([0], 4, "onLoad");
    expect(lastMoves(trace, 0)).toEqual({ moved: new Set(), ghost: null });
    const ended = simulate(
      scenario([machine("A", references([0, 1]), { memoryBytes: 8 * PAGE })], { replacement: twoQueue() }),
    );
    expect(lastMoves(ended, ended.rowCount).moved.size).toBe(0);
  });
});
