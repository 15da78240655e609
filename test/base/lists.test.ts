import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeNear } from "../../src/base/lists.ts";

describe("placeNear(list, value, near)", () => {
  it("is the only place of the value, wherever it is looked for first, and -1 where it does not stand in the list", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(30), { maxLength: 12 }),
        fc.nat(30),
        fc.integer({ min: 0, max: 40 }),
        (list, value, near) => {
          expect(placeNear(list, value, near)).toBe(list.indexOf(value));
        },
      ),
    );
  });

  it("is found in lists of every length from every place", () => {
    const found: boolean[] = [];
    for (let length = 0; length < 9; length += 1) {
      const list = Array.from({ length }, (_, at) => 100 + at);
      for (let near = 0; near < length + 3; near += 1)
        for (let at = -1; at <= length; at += 1)
          found.push(placeNear(list, 100 + at, near) === (at < length ? at : -1));
    }
    expect(found).not.toContain(false);
  });
});
