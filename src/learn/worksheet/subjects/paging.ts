/** A string of references in a few frames: what each frame holds after each reference, and where a fault was. */
import type { RandomStream } from "../../../base/prng.ts";
import { simulate } from "../../../engine/simulate.ts";
import { hostOf } from "../../../model/scenario.ts";
import { hostAt } from "../../../trace/hostCursor.ts";
import { exerciseOn, reads, machineWith, type Base } from "../exercise.ts";
import { between } from "../draw.ts";
import { blank, type Problem } from "../problem.ts";

const RULES = ["fifo", "lru", "opt", "clock"] as const;
const PAGES = 6;
const REFERENCES = 12;

export function pagingProblem(stream: RandomStream, at: number, base: Base): Problem {
  const rule = RULES[at % RULES.length]!;
  const frames = between(stream, 3, 4);
  const references: number[] = [];
  while (references.length < REFERENCES) {
    const page = between(stream, 0, PAGES - 1);
    // The same page twice in a row would ask nothing.
    if (page !== references.at(-1)) references.push(page);
  }
  const host = { frames, replacement: { policy: rule, params: {} } };
  const scenario = exerciseOn(base, host, [
    machineWith(base, "A", reads(references), { memoryBytes: PAGES * hostOf(base.scenario).pageBytes }),
  ]);
  const trace = simulate(scenario, { until: 1000 });
  // Pages that are only read come and go without a disk, so that each reference takes one tick.
  const states = references
    .map((_, tick) => hostAt(trace, trace.rowsUpTo(tick), tick))
    .map((state) => ({
      faults: state.faults,
      pages: Array.from({ length: frames }, (_, frame) => state.frames.page.get(frame)),
    }));
  const isFault = states.map(({ faults }, tick) => faults > (states[tick - 1]?.faults ?? 0));
  return {
    subject: "paging",
    rule,
    facts: { frames },
    tables: [
      {
        isStrip: true,
        heads: [{ word: "page" }, ...references.map((page) => ({ text: String(page) }))],
        rows: [
          ...Array.from({ length: frames }, (_, frame) => ({
            head: { text: `f${frame}` },
            cells: states.map(({ pages }) => blank(pages[frame]! < 0 ? "–" : pages[frame]!)),
          })),
          { head: { word: "fault" }, cells: isFault.map((is) => blank(is ? "F" : "–")) },
        ],
      },
    ],
    totals: [{ word: "faults", cell: blank(isFault.filter(Boolean).length) }],
  };
}
