/** Random operations on images in layers, given to the manager as commands, against a second model (domain D.5). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LayersModel } from "../models/storage/layersModel.ts";
import { Images } from "../support/images.ts";
import { examples } from "../support/laws.ts";
import type { LayerOp } from "../support/layerOps.ts";

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
      // From nothing onto nothing is refused.
      const onNothing = model.images[name]!.backing === null ? [] : [null];
      const others = [...onNothing, ...images.filter((each) => each !== name)];
      if (others.length === 0) return null;
      const target = others[b! % others.length]!;
      return isLeaf ? ["rebase", name, target] : null;
    }
    default:
      return isLeaf && name !== "a" ? ["delete", name] : null;
  }
}

describe("images in layers", () => {
  it("agree with lists of cells after every operation of a random sequence", () => {
    const draw = fc.tuple(fc.nat(10), fc.nat(9), fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 99 }));
    fc.assert(
      fc.property(fc.array(draw, { maxLength: 25 }), (draws) => {
        const images = new Images(CLUSTERS);
        const model = new LayersModel(CLUSTERS);
        for (const [at, numbers] of draws.entries()) {
          const op = drawnOp(model, numbers, at);
          if (!op) continue;
          images.apply(op);
          model.apply(op);
          expect(images.names.toSorted()).toEqual(Object.keys(model.images).toSorted());
          for (const name of images.names) {
            expect([op, images.viewOf(name)]).toEqual([op, model.view(name)]);
            const halves = Array.from({ length: CLUSTERS }, (_, cluster) => model.halves(name, cluster)).flat();
            expect(images.halvesOf(name)).toEqual(halves);
          }
        }
        expect(images.complaints).toEqual([]);
      }),
      examples(80),
    );
  });
});
