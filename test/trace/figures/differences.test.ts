/** In what runs of the same machines differ: moments of the processor, references of memory, figures. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostShape, Run } from "../../../src/engine/run.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { withHost, hostOf, type Scenario } from "../../../src/model/scenario.ts";
import { Differences } from "../../../src/trace/figures/differences.ts";
import type { ReferenceDifference } from "../../../src/trace/figures/referenceDifferences.ts";
import { bestOf, figuresAt, SIDE_FIGURES, verdictOf } from "../../../src/trace/figures/sideBySide.ts";
import { fraction, valueOf } from "../../../src/trace/figures/shares.ts";
import { Trace } from "../../../src/trace/trace.ts";
import { fates, stretchesThatDiffer } from "../../models/sideBySide.ts";
import { arbitraryScenario } from "../../support/arbitraryScenario.ts";
import { examples } from "../../support/laws.ts";
import { job, machine, PAGE, references, scenario } from "../../support/workloads.ts";

// Stallings, chapter 9: (arrival, burst) A(0,3) B(2,6) C(4,4) D(6,5) E(8,2).
const STALLINGS = scenario([job("A", 0, [3]), job("B", 2, [6]), job("C", 4, [4]), job("D", 6, [5]), job("E", 8, [2])]);
// Belady, Nelson and Shedler 1969.
const BELADY = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5];

function under(of: Scenario, scheduler: string, replacement = "lru"): Scenario {
  const host = hostOf(of);
  const params = scheduler === "rr" ? { timeslice: 4 } : {};
  return withHost(of, {
    ...host,
    scheduler: { policy: scheduler, params },
    replacement: { policy: replacement, params: {} },
  });
}

function paging(policy: string, frames: number, pages: readonly number[] = BELADY): Scenario {
  const program = machine("A", references(pages), { memoryBytes: 8 * PAGE });
  return scenario([program], { frames, replacement: { policy, params: {} } });
}

function differencesOf(...traces: readonly Trace[]): Differences {
  const differences = new Differences();
  differences.follow(traces);
  while (differences.work());
  return differences;
}

describe("who has the processor in round robin 4 and in shortest remaining time", () => {
  const traces = ["rr", "srtf"].map((policy) => simulate(under(STALLINGS, policy)));

  it("differs in the six stretches of the book's two charts, the first at 4", () => {
    const { lanes } = differencesOf(...traces);
    const drawn = lanes.map(({ start, end, holders }) => [start, end, ...holders.map(({ vcpu }) => "ABCDE"[vcpu])]);
    expect(drawn).toEqual([
      [4, 7, "B", "C"],
      [8, 10, "C", "E"],
      [10, 11, "C", "B"],
      [11, 15, "D", "B"],
      [15, 17, "B", "D"],
      [17, 19, "E", "D"],
    ]);
  });

  it("has the figures of the book: turnaround 10.00 and 7.20, weighted 2.71 and 1.59", () => {
    const [rr, srtf] = [
      figuresAt(under(STALLINGS, "rr"), traces[0]!, null),
      figuresAt(under(STALLINGS, "srtf"), traces[1]!, null),
    ];
    const rounded = (figure: "turnaround" | "weightedTurnaround") =>
      [rr, srtf].map(({ figures }) => valueOf(figures[figure]!).toFixed(2));
    expect(rounded("turnaround")).toEqual(["10.00", "7.20"]);
    expect(rounded("weightedTurnaround")).toEqual(["2.71", "1.59"]);
    expect([...srtf.ends.values()]).toEqual([3, 15, 8, 20, 10]);
    expect(verdictOf("turnaround", rr.figures.turnaround, srtf.figures.turnaround)).toBe("better");
    expect(verdictOf("doneAt", rr.figures.doneAt, srtf.figures.doneAt)).toBe("same");
  });

  it("is the same in two runs under one policy, and each of three is compared with all", () => {
    expect(differencesOf(traces[0]!, traces[0]!).lanes).toEqual([]);
    const three = differencesOf(traces[0]!, traces[0]!, traces[1]!).lanes;
    expect(three.map(({ start }) => start)).toEqual([4, 8, 10, 11, 15, 17]);
    expect(three[0]!.holders.map(({ vcpu }) => vcpu)).toEqual([1, 1, 2]);
  });
});

const drawnReference = ({ number, outcomes }: ReferenceDifference) => [
  number,
  ...outcomes.map((outcome) => outcome!.what),
];

describe("what becomes of a reference", () => {
  it("differs between FIFO and LRU with 4 frames at the references of the book, hits as -1, victims by their page", () => {
    // FIFO 10 faults, LRU 8 (golden): 1 and 2 are hits both ways up to the 7th; from there on FIFO
    // throws out 1 2 3 for 5 1 2, LRU 3 for 5; then both throw out 4 5 1.
    const { found } = differencesOf(simulate(paging("fifo", 4)), simulate(paging("lru", 4))).references;
    expect(found.map(drawnReference)).toEqual([
      [7, 1, 3],
      [8, 2, -1],
      [9, 3, -1],
    ]);
  });

  it("is told of each vCPU by its own number, wherever the run comes to it", () => {
    const [slow, fast] = [1, 0].map((fault) => {
      const base = paging("lru", 3);
      return simulate(withHost(base, { ...hostOf(base), costs: { ...hostOf(base).costs, fault } }));
    });
    expect(differencesOf(slow!, fast!).references.found).toEqual([]);
  });
});

describe("differences of any runs", () => {
  const bounded = { machines: 3, vcpus: 2, pcpus: 2, ops: 5, commands: 3, overcommit: false } as const;

  it("are those of a table by ticks and of a list of references made by hand", () => {
    fc.assert(
      fc.property(arbitraryScenario(bounded), fc.constantFrom("rr", "fcfs", "credit"), (drawn, policy) => {
        const traces = [drawn, under(drawn, policy, "fifo")].map((one) => simulate(one, { until: 100, maxRows: 1500 }));
        if (new Set(traces.map(({ info }) => JSON.stringify(info.vms.map(({ name }) => name)))).size > 1) return;
        const differences = differencesOf(...traces);
        const lanes = differences.lanes.map(({ holders, ...stretch }) => ({
          ...stretch,
          who: holders.map(({ vcpu, phase }) => `${vcpu} ${phase}`),
        }));
        const until = Math.min(differences.until, 100);
        const shown = lanes
          .filter(({ start }) => start < until)
          .map((one) => ({ ...one, end: Math.min(one.end, until) }));
        expect(shown).toEqual(stretchesThatDiffer(traces, until));
        if (!traces.every(({ isComplete }) => isComplete)) return;
        const [one, other] = traces.map(fates);
        const told = new Set(differences.references.found.map(({ vcpu, number }) => `${vcpu} ${number}`));
        for (const vcpu of new Set([...one!.keys(), ...other!.keys()])) {
          const [mine, theirs] = [one!.get(vcpu) ?? [], other!.get(vcpu) ?? []];
          for (let at = 0; at < Math.max(mine.length, theirs.length); at += 1)
            expect(told.has(`${vcpu} ${at + 1}`), `${vcpu} ${at}`).toBe(mine[at] !== theirs[at]);
        }
      }),
      examples(12),
    );
  });

  it("are the same whether the runs are known at once or come chunk by chunk", () => {
    fc.assert(
      fc.property(arbitraryScenario(bounded), (drawn) => {
        const parts = [drawn, under(drawn, "fcfs", "fifo")].map(partsOf);
        const whole = differencesOf(...parts.map((each) => each.at(-1)!));
        const grown = new Differences();
        for (let at = 0; at < Math.max(...parts.map(({ length }) => length)); at += 1) {
          grown.follow(parts.map((each) => each[Math.min(at, each.length - 1)]!));
          while (grown.work());
        }
        expect(grown.lanes).toEqual(whole.lanes);
        expect(grown.references.found).toEqual(whole.references.found);
        expect([grown.until, grown.isWhole]).toEqual([whole.until, whole.isWhole]);
      }),
      examples(6),
    );
  });
});

/** The trace as it is when each of its chunks has come, a chunk for every 23 ticks. */
function partsOf(of: Scenario): readonly Trace[] {
  const run = new Run(of);
  const parts: Trace[] = [];
  let trace = Trace.empty(hostShape(of));
  for (let until = 23; until < 200 && !run.isOver; until += 23)
    for (let chunk = run.advance(until); chunk; chunk = run.advance(until)) parts.push((trace = trace.with(chunk)));
  return parts;
}

describe("better and worse", () => {
  it("is less of times, faults and switches, and more of use, hits and fairness", () => {
    const [less, more] = [fraction(1, 3)!, fraction(1, 2)!];
    const better = SIDE_FIGURES.filter((figure) => verdictOf(figure, less, more) === "better");
    expect(better).toEqual(["utilization", "fairness", "hitRatio"]);
    for (const figure of SIDE_FIGURES) {
      expect(verdictOf(figure, more, more)).toBe("same");
      expect(verdictOf(figure, null, more)).toBe("none");
      expect(verdictOf(figure, null, null)).toBe("same");
    }
  });
});

describe("which runs do best in a figure", () => {
  it("is as small or as large as any, whichever is better; nobody does best where all do the same, or one has no such figure", () => {
    // Of these more is better.
    const more = new Set(["utilization", "fairness", "hitRatio"]);
    const value = fc.option(
      fc.record({ over: fc.integer({ min: 0, max: 6 }), under: fc.integer({ min: 1, max: 4 }) }),
      {
        freq: 12,
      },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...SIDE_FIGURES),
        fc.array(value, { minLength: 2, maxLength: 4 }),
        (figure, values) => {
          // Twelfths, which all of them are.
          const whole = values.map((each) => each && (each.over * 12) / each.under);
          const known = whole.flatMap((each) => each ?? []);
          const best = more.has(figure) ? Math.max(...known) : Math.min(...known);
          const places = [...whole.keys()].filter((at) => whole[at] === best);
          const isOpen = known.length < whole.length || places.length === whole.length;
          const fractions = values.map((each) => each && fraction(each.over, each.under));
          expect(bestOf(figure, fractions)).toEqual(isOpen ? [] : places);
        },
      ),
      examples(500),
    );
  });
});
