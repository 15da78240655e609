/** Copy-on-write images: what is read, what is shared, and who depends on whom (domain D.5). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cloneState } from "../../../../src/base/cloneState.ts";
import {
  addImage,
  applySnapshot,
  createLayers,
  dependentsOf,
  removeImage,
  takeSnapshot,
  writeCluster,
} from "../../../../src/vmm/storage/cow/layers.ts";
import { LayersModel } from "../../../models/storage/layersModel.ts";
import { examples } from "../../../support/laws.ts";
import { applyOp, halvesOf, viewOf, type LayerOp } from "../../../support/layerOps.ts";

const CLUSTERS = 6;

/** The operation that some numbers stand for, on images there are; null where the real thing would refuse it. */
function drawnOp(model: LayersModel, [kind, image, a, b, token]: readonly number[], at: number): LayerOp | null {
  const images = Object.keys(model.images);
  const name = images[image! % images.length]!;
  const children = images.filter((each) => model.images[each]!.backing === name);
  const snapshots = Object.keys(model.images[name]!.snapshots);
  const snapshot = snapshots[a! % Math.max(1, snapshots.length)];
  const first = a! % CLUSTERS;
  const count = 1 + (b! % (CLUSTERS - first));
  const isLeaf = children.length === 0;
  switch (kind) {
    case 0:
      return isLeaf ? ["write", name, first, count, token!] : null;
    case 1:
      return isLeaf ? ["half", name, a! % (2 * CLUSTERS), token!] : null;
    case 2:
      return isLeaf ? [b! % 2 === 0 ? "zero" : "discard", name, first, count] : null;
    case 3:
      return ["snapshot", name, `s${at}`];
    case 4:
      return isLeaf && snapshot ? ["apply", name, snapshot] : null;
    case 5:
      return snapshot ? ["delsnap", name, snapshot] : null;
    case 6:
      return images.length < 5 ? ["clone", `i${at}`, name] : null;
    case 7:
      if (images.length >= 5) return null;
      return snapshot && b! % 2 === 0 ? ["copySnap", `i${at}`, name, snapshot] : ["copy", `i${at}`, name];
    case 8: {
      const { backing } = model.images[name]!;
      const only = images.filter((each) => model.images[each]!.backing === backing).length === 1;
      return isLeaf && backing !== null && only ? ["commit", name] : null;
    }
    case 9: {
      const others = [null, ...images.filter((each) => each !== name)];
      const target = others[b! % others.length]!;
      return isLeaf ? ["rebase", name, target] : null;
    }
    default:
      return isLeaf && name !== "a" ? ["delete", name] : null;
  }
}

describe("layers of images", () => {
  it("agree with lists of cells after every operation of a random sequence", () => {
    const draw = fc.tuple(fc.nat(10), fc.nat(9), fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 99 }));
    fc.assert(
      fc.property(fc.array(draw, { maxLength: 25 }), (draws) => {
        const state = createLayers(CLUSTERS, 2);
        addImage(state, "a", null);
        const model = new LayersModel(CLUSTERS);
        for (const [at, numbers] of draws.entries()) {
          const op = drawnOp(model, numbers, at);
          if (!op) continue;
          applyOp(state, op);
          model.apply(op);
          expect([...state.images.keys()]).toEqual(Object.keys(model.images));
          for (const image of state.images.keys()) {
            expect([op, viewOf(state, image)]).toEqual([op, model.view(image)]);
            const halves = Array.from({ length: CLUSTERS }, (_, cluster) => model.halves(image, cluster)).flat();
            expect(halvesOf(state, image)).toEqual(halves);
          }
        }
      }),
      examples(150),
    );
  });

  it("are plain data: a copy goes its own way", () => {
    const state = createLayers(2, 1);
    addImage(state, "a", null);
    writeCluster(state, "a", 0, 7);
    const copy = cloneState(state);
    writeCluster(state, "a", 0, 8);
    expect([halvesOf(state, "a"), halvesOf(copy, "a")]).toEqual([
      [8, 0],
      [7, 0],
    ]);
  });

  it("name what stands in the way: an image that others are made of is not removed", () => {
    const state = createLayers(1, 1);
    addImage(state, "base", null);
    addImage(state, "clone", "base");
    addImage(state, "cloneOfClone", "clone");
    expect(dependentsOf(state, "base")).toEqual(["clone"]);
    expect(() => removeImage(state, "base")).toThrow("image base has dependents");
    removeImage(state, "cloneOfClone");
    removeImage(state, "clone");
    removeImage(state, "base");
    expect(state.images.size).toBe(0);
  });

  it("keep a snapshot that was returned to, so that one can return again", () => {
    const state = createLayers(1, 1);
    addImage(state, "a", null);
    writeCluster(state, "a", 0, 1);
    takeSnapshot(state, "a", "before");
    for (const token of [2, 3]) {
      writeCluster(state, "a", 0, token);
      applySnapshot(state, "a", "before");
      expect(halvesOf(state, "a")).toEqual([1]);
    }
  });
});
