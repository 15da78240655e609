/**
 * Linked clones against real qemu-img (domain D.5): recorded operations on images, given to the manager as commands on machines
 * whose volumes are images in layers. Every map and count after every operation, every content at the end, nothing left out.
 */
import { describe, expect, it } from "vitest";
import { Images, type View } from "../support/images.ts";
import type { LayerOp } from "../support/layerOps.ts";
import { oracleVectors } from "../support/oracles.ts";

interface Vector {
  readonly id: string;
  readonly clusters: number;
  readonly ops: readonly LayerOp[];
  readonly steps: readonly Readonly<Record<string, View | null>>[];
  readonly final: Readonly<Record<string, View>>;
  /** Runs `[value, count, ...]` of halves of clusters. */
  readonly contents: Readonly<Record<string, readonly number[]>>;
  readonly backing: Readonly<Record<string, string | null>>;
}

const spread = (runs: readonly number[]) =>
  runs.flatMap((value, at) => (at % 2 === 0 ? Array.from({ length: runs[at + 1]! }, () => value) : []));

describe("machines on images are what qemu-img makes of them", () => {
  it.each(oracleVectors("qcow2Layers") as Vector[])("$id", (vector) => {
    const images = new Images(vector.clusters);
    for (const [at, op] of vector.ops.entries()) {
      images.apply(op);
      for (const [name, view] of Object.entries(vector.steps[at]!))
        expect([at, op, name, images.has(name) ? images.viewOf(name) : null]).toEqual([at, op, name, view]);
    }
    const each = <T>(of: (name: string) => T) => Object.fromEntries(images.names.map((name) => [name, of(name)]));
    expect(each((name) => images.viewOf(name))).toEqual(vector.final);
    expect(each((name) => images.halvesOf(name))).toEqual(
      Object.fromEntries(Object.entries(vector.contents).map(([name, runs]) => [name, spread(runs)])),
    );
    expect(each((name) => images.baseOf(name))).toEqual(vector.backing);
    expect(images.complaints).toEqual([]);
  });
});
