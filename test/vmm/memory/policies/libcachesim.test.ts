/**
 * Hits and misses of libCacheSim (Release, commit aa0fc40), reference by reference, replayed as the references of one
 * machine and read from its report: short traces that tell all policies apart, and the beginning of a real block trace.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { PolicyChoice } from "../../../../src/model/scenario.ts";
import { LIBCACHESIM } from "../../../support/libcachesim.ts";
import { oracleVectors } from "../../../support/oracles.ts";
import { pagedReport } from "../../../support/pagedReport.ts";
import { references } from "../../../support/workloads.ts";

interface ShortTrace {
  readonly id: string;
  readonly inputs: { readonly refs: readonly number[] };
  /** By frames and policy: a digit a reference, 1 for a hit. */
  readonly expected: { readonly hitStrings: Readonly<Record<string, Readonly<Record<string, string>>>> };
}

interface LongTrace {
  readonly policy: string;
  readonly frames: number;
  /** The hash of a digit a reference, 1 for a hit. */
  readonly expected: { readonly misses: number; readonly hitBitsSha256: string };
}

function hitString(pages: readonly number[], frames: number, replacement: PolicyChoice): string {
  const most = pages.reduce((highest, page) => Math.max(highest, page), 0);
  return pagedReport(references(pages), most + 1, frames, replacement).hits;
}

const shortTraces = oracleVectors("libcachesimSmall") as readonly ShortTrace[];
const longTraces = oracleVectors("libcachesimTrace") as readonly LongTrace[];

/**
 * Its LIRS holds more pages than the cache has room for where the queue of HIR pages has one place: one that was pushed out
 * of it at a hit still counts. A host has no frame for that one.
 */
const OVERFULL = {
  LIRS: [
    "lcs-small-0, 8",
    "lcs-small-12, 8",
    "lcs-small-14, 10",
    "lcs-small-18, 8",
    "lcs-small-20, 10",
    "lcs-small-22, 32",
    "lcs-small-24, 10",
    "lcs-small-24, 20",
    "lcs-small-28, 16",
  ],
} as Readonly<Record<string, readonly string[]>>;

describe("the short traces of libCacheSim", () => {
  for (const [name, replacement] of Object.entries(LIBCACHESIM))
    it(`${name}: hits and misses at the same references in ${shortTraces.length} traces at two sizes, where it keeps to its size`, () => {
      const differing: string[] = [];
      for (const { id, inputs, expected } of shortTraces)
        for (const [frames, { [name]: hits }] of Object.entries(expected.hitStrings))
          // S3-FIFO needs 20 frames or more there, so it is missing at some sizes.
          if (hits !== undefined && hitString(inputs.refs, Number(frames), replacement) !== hits)
            differing.push(`${id}, ${frames}`);
      expect(differing).toEqual(OVERFULL[name] ?? []);
    });
});

describe("the first 40,000 references of a block trace", () => {
  const packed = readFileSync(join(import.meta.dirname, "../../../oracles/cloudphysicsStart.u32le.gz"));
  const bytes = gunzipSync(packed);
  const pages = Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readUInt32LE(4 * at));

  for (const { policy, frames, expected } of longTraces)
    it(`${policy} with ${frames} frames: the same hits as libCacheSim`, () => {
      const hits = hitString(pages, frames, LIBCACHESIM[policy]!);
      expect(hits.length - hits.replaceAll("0", "").length).toBe(expected.misses);
      expect(createHash("sha256").update(hits).digest("hex")).toBe(expected.hitBitsSha256);
    });
});
