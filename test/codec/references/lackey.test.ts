/** A program's references as Valgrind's lackey prints them, read from its file: counts and faults as another program has them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { ReadReferences, ReferenceOptions } from "../../../src/codec/references/options.ts";
import { ReferenceReader } from "../../../src/codec/references/referenceReader.ts";
import { textOf } from "../../../src/codec/references/textOf.ts";
import { curvesOf } from "../../../src/engine/curves.ts";
import type { PolicyChoice } from "../../../src/model/scenario.ts";
import { oracleVectors } from "../../support/oracles.ts";

interface Vector {
  readonly stream: "all" | "data" | "instr";
  readonly policy: string;
  readonly frames: number;
  readonly faults: number;
  readonly writeBacks?: number;
}

const STREAMS: Readonly<Record<Vector["stream"], ReferenceOptions>> = {
  all: { instructions: true },
  data: {},
  instr: { instructions: true, data: false },
};
const CHOICES: Readonly<Record<string, PolicyChoice>> = {
  FIFO: { policy: "fifo", params: {} },
  LRU: { policy: "lru", params: {} },
  OPT: { policy: "opt", params: {} },
  CLOCK: { policy: "clock", params: {} },
  CLOCK0: { policy: "clock", params: { referencedOnLoad: false } },
};
const vectors = oracleVectors("lackey") as readonly Vector[];

async function readPacked(options: ReferenceOptions): Promise<ReadReferences> {
  const bytes = readFileSync(join(import.meta.dirname, "../../oracles/ls.lackey.gz"));
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 50_000) yield new Uint8Array(bytes.subarray(at, at + 50_000));
  }
  const reader = new ReferenceReader(options);
  for await (const text of textOf(pieces())) reader.push(text);
  const opened = reader.finish();
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}

describe("a packed file of lackey, 200,000 lines of a real program", () => {
  let all: ReadReferences;
  let data: ReadReferences;

  beforeAll(async () => {
    all = await readPacked(STREAMS.all);
    data = await readPacked(STREAMS.data);
  });

  it("is known by itself, and has the references, pages, writes and crossings that were counted elsewhere", () => {
    expect(all).toMatchObject({
      form: "lackey",
      lines: 200_000,
      skipped: 5,
      found: 199_995,
      crossings: 137,
      writes: 13_330,
    });
    expect(all.trace).toMatchObject({ distinct: 128 });
    expect(data).toMatchObject({ found: 47_257, leftOut: 152_738, writes: 13_330, pageBytes: 4096 });
    expect(data.trace).toMatchObject({ distinct: 88 });
  });

  it("tells the lines that are no references", () => {
    expect(all.skippedLines[0]).toBe("==17020== Lackey, an example Valgrind tool");
  });

  it("data: faults and write-backs under five policies with 8 and 64 frames are equal", () => {
    const own = vectors.filter(({ stream, frames }) => stream === "data" && (frames === 8 || frames === 64));
    expect(own).toHaveLength(10);
    expectEqual(own, data);
  });

  it("all references: those of LRU with five numbers of frames are equal", () => {
    expectEqual(
      vectors.filter(({ stream, policy }) => stream === "all" && policy === "LRU"),
      all,
    );
  });
});

function expectEqual(expected: readonly Vector[], { trace }: ReadReferences): void {
  const found = expected.map(({ stream, policy, frames, writeBacks }) => {
    const [[point] = []] = curvesOf(trace, { choices: [CHOICES[policy]!], sizes: [frames], seed: 1 });
    const { faults } = point!;
    // Those of OPT depend on ties, and are not given.
    return { stream, policy, frames, faults, ...(writeBacks === undefined ? {} : { writeBacks: point!.writeBacks }) };
  });
  expect(found).toEqual(expected);
}
