/** Page replacement as OSTEP's simulator does it (victims and hits of every reference), and as textbooks print it (faults). */
import { describe, expect, it } from "vitest";
import type { PolicyChoice } from "../../../../src/model/scenario.ts";
import { oracleVectors } from "../../../support/oracles.ts";
import { pagedReport } from "../../../support/pagedReport.ts";
import { references } from "../../../support/workloads.ts";

interface OstepString {
  readonly inputs: { readonly frames: number; readonly refs: readonly number[] };
  readonly expected: readonly {
    readonly id: string;
    readonly policy: string;
    /** Of RAND: places drawn, in the order of loading. */
    readonly drawIndex?: readonly number[];
    readonly hits: string;
    readonly victims: readonly number[];
  }[];
}

interface TextbookString {
  readonly id: string;
  readonly source: string;
  readonly inputs: { readonly frames: readonly number[]; readonly refs: readonly number[] };
  /** By policy, for each number of frames. */
  readonly expected: { readonly faults: Readonly<Record<string, readonly number[]>> };
}

const OSTEP: Readonly<Record<string, PolicyChoice>> = {
  FIFO: { policy: "fifo", params: {} },
  LRU: { policy: "lru", params: {} },
  MRU: { policy: "mru", params: {} },
  OPT: { policy: "opt", params: { ties: "newestLoad" } },
  UNOPT: { policy: "unopt", params: {} },
  RAND: { policy: "random", params: { counts: "loadOrder" } },
};

const TEXTBOOKS: Readonly<Record<string, string>> = { FIFO: "fifo", LRU: "lru", OPT: "opt", CLOCK: "clock" };

function replay(refs: readonly number[], frames: number, replacement: PolicyChoice) {
  return pagedReport(references(refs), Math.max(...refs) + 1, frames, replacement);
}

describe("OSTEP's paging simulator", () => {
  const strings = oracleVectors("ostepPaging") as readonly OstepString[];
  for (const [name, { policy, params }] of Object.entries(OSTEP))
    it(`${name}: the same hits and victims in all ${strings.length} strings`, () => {
      for (const { inputs, expected } of strings)
        for (const { id, drawIndex, hits, victims } of expected.filter((each) => each.policy === name)) {
          const choice = { policy, params: drawIndex ? { ...params, draws: drawIndex } : params };
          expect(replay(inputs.refs, inputs.frames, choice), id).toEqual({ hits, victims });
        }
    });
});

describe("faults printed in textbooks", () => {
  for (const { id, source, inputs, expected } of oracleVectors("textbookReplacement") as readonly TextbookString[])
    for (const [name, faults] of Object.entries(expected.faults))
      it(`${name}: ${faults.join(", ")} with ${inputs.frames.join(", ")} frames (${id}, ${source})`, () => {
        const choice = { policy: TEXTBOOKS[name]!, params: {} };
        expect(
          inputs.frames.map((frames) => replay(inputs.refs, frames, choice).hits.replaceAll("1", "").length),
        ).toEqual(faults);
      });
});

/** Rensselaer Polytechnic Institute, Operating Systems, autumn 2005, homework 4, sample "clock": 47 references, its figures. */
describe("a course in which a Clock's bits are cleared by time", () => {
  const round = [4, 0, 1, 2, 5, 0, 1, 2];
  const refs = [0, 1, 2, 3, 0, 1, 2, ...Array.from({ length: 5 }, () => round).flat()];

  it.each([
    ["14 faults with 4 frames and bits that are cleared every 4 references", 4, 4, 14],
    ["6 with 8 frames, one for each page", 8, 4, 6],
    // Not the course's figure but that of a collection of exercises; the models in test/models give it as well.
    ["29 with 4 frames where they are never cleared", 4, 0, 29],
  ])("has %s", (_, frames, clearEvery, faults) => {
    const { hits } = replay(refs, frames, { policy: "clock", params: { clearEvery } });
    expect(hits).toHaveLength(47);
    expect(hits.split("0")).toHaveLength(faults + 1);
  });
});
