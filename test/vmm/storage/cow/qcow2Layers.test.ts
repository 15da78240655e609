/** Copy-on-write images against real qemu-img: every map and count after every operation, and every content at the end. */
import { describe, expect, it } from "vitest";
import { createLayers, addImage } from "../../../../src/vmm/storage/cow/layers.ts";
import { applyOp, halvesOf, viewOf, type LayerOp } from "../../../support/layerOps.ts";
import { oracleVectors } from "../../../support/oracles.ts";

type View = readonly [map: string, active: number, stored: number];

interface LayersVector {
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

describe("images of qemu-img", () => {
  it.each(oracleVectors("qcow2Layers") as LayersVector[])("$id", (vector) => {
    const state = createLayers(vector.clusters, 2);
    addImage(state, "a", null);
    for (const [at, op] of vector.ops.entries()) {
      applyOp(state, op);
      for (const [image, view] of Object.entries(vector.steps[at]!))
        expect([at, op, image, state.images.has(image) ? viewOf(state, image) : null]).toEqual([at, op, image, view]);
    }
    const images = [...state.images.keys()];
    const each = <T>(of: (image: string) => T) => Object.fromEntries(images.map((image) => [image, of(image)]));
    expect(each((image) => viewOf(state, image))).toEqual(vector.final);
    expect(each((image) => halvesOf(state, image))).toEqual(
      Object.fromEntries(Object.entries(vector.contents).map(([image, runs]) => [image, spread(runs)])),
    );
    expect(each((image) => state.images.get(image)!.backing)).toEqual(vector.backing);
  });
});
