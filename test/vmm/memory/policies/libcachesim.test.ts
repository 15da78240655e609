/**
 * Hits and misses of libCacheSim (Release, commit aa0fc40), reference by reference, replayed as the references of one
 * machine and read from its report. Its 2Q takes a page out of A1out at the lookup; its Clock leaves the bit clear on load.
 */
import { describe, expect, it } from "vitest";
import { reportOf } from "../../../../src/codec/out/report.ts";
import { simulate } from "../../../../src/engine/simulate.ts";
import type { PolicyChoice } from "../../../../src/model/scenario.ts";
import { oracleVectors } from "../../../support/oracles.ts";
import { machine, PAGE, references, scenario } from "../../../support/workloads.ts";

interface Vector {
  readonly id: string;
  readonly inputs: { readonly refs: readonly number[] };
  /** By frames and policy: a digit a reference, 1 for a hit. */
  readonly expected: { readonly hitStrings: Readonly<Record<string, Readonly<Record<string, string>>>> };
}

const POLICIES: Readonly<Record<string, PolicyChoice>> = {
  FIFO: { policy: "fifo", params: {} },
  LRU: { policy: "lru", params: {} },
  Belady: { policy: "opt", params: {} },
  Clock: { policy: "clock", params: { referencedOnLoad: false } },
  TwoQ: { policy: "2q", params: { ghostLeaves: "onFault" } },
};

function hitString(pages: readonly number[], frames: number, replacement: PolicyChoice): string {
  const memoryBytes = (Math.max(...pages) + 1) * PAGE;
  const given = scenario([machine("A", references(pages), { memoryBytes })], {
    frames,
    replacement,
    scheduler: { policy: "fcfs", params: {} },
  });
  return reportOf(given, simulate(given))
    .references.map(({ result }) => (result === "hit" ? "1" : "0"))
    .join("");
}

const vectors = oracleVectors("libcachesimSmall") as readonly Vector[];

describe("the short traces of libCacheSim", () => {
  for (const [name, replacement] of Object.entries(POLICIES))
    it(`${name}: hits and misses at the same references in all of ${vectors.length} traces, at two sizes`, () => {
      for (const { id, inputs, expected } of vectors)
        for (const [frames, hits] of Object.entries(expected.hitStrings))
          expect(hitString(inputs.refs, Number(frames), replacement), `${id}, ${frames} frames`).toBe(hits[name]);
    });
});
