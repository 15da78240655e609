/** Frames by their place in the order of loading, against an array. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addPlace,
  createPlaces,
  frameAtPlace,
  heldPlaces,
  removePlace,
} from "../../../../src/vmm/memory/policies/helpersOfPlaces.ts";
import { examples } from "../../../support/laws.ts";

describe("frames in the order in which they came", () => {
  it("are found by their place, however many have left and come again", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.nat(8), { maxLength: 80 }), (frames, changed) => {
        const places = createPlaces(frames);
        const plain: number[] = [];
        for (const frame of changed.filter((each) => each < frames)) {
          const at = plain.indexOf(frame);
          if (at < 0) {
            plain.push(frame);
            addPlace(places, frame);
          } else {
            plain.splice(at, 1);
            removePlace(places, frame);
          }
          expect(plain.map((_, place) => frameAtPlace(places, place))).toEqual(plain);
          expect(heldPlaces(places)).toBe(plain.length);
        }
      }),
      examples(100),
    );
  });
});
