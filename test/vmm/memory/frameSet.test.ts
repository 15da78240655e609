/** Sets of frames against plain ones, at the sizes at which a level is added or a word is full. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addFrame, createFrameSet, hasFrame, nextFrame, removeFrame } from "../../../src/vmm/memory/frameSet.ts";
import { examples } from "../../support/laws.ts";

const sizes = fc.oneof(fc.constantFrom(1, 31, 32, 33, 1023, 1024, 1025, 33_000), fc.integer({ min: 1, max: 3000 }));

describe("a set of frames", () => {
  it("holds what was put in and not taken out, and finds the next member from anywhere", () => {
    fc.assert(
      fc.property(sizes, fc.array(fc.nat(40_000), { maxLength: 80 }), fc.boolean(), (frames, flips, isFull) => {
        const set = createFrameSet(frames, isFull);
        const plain = new Set<number>(isFull ? Array.from({ length: frames }, (_, frame) => frame) : []);
        for (const flip of flips) {
          const frame = flip % frames;
          if (plain.delete(frame)) removeFrame(set, frame);
          else {
            plain.add(frame);
            addFrame(set, frame);
          }
        }
        expect(set.size).toBe(plain.size);
        const members = [...plain].toSorted((a, b) => a - b);
        for (const flip of [0, frames - 1, ...flips]) {
          const frame = flip % frames;
          expect(hasFrame(set, frame)).toBe(plain.has(frame));
          expect(nextFrame(set, frame)).toBe(members.find((member) => member >= frame) ?? -1);
        }
        expect(nextFrame(set, frames)).toBe(-1);
      }),
      examples(150),
    );
  });

  it("full at first has every frame and none beyond", () => {
    for (const frames of [1, 32, 33, 1024, 1025]) {
      const set = createFrameSet(frames, true);
      expect([set.size, nextFrame(set, frames - 1), nextFrame(set, frames)]).toEqual([frames, frames - 1, -1]);
    }
  });
});
