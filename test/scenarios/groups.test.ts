/** The shelves of the gallery. */
import { describe, expect, it } from "vitest";
import { groups } from "../../src/scenarios/groups.ts";
import { scenarios } from "../../src/scenarios/list.ts";

describe("groups", () => {
  it("have every scenario of the gallery once", () => {
    const shelved = groups.flatMap(({ cards }) => cards.map(({ entry }) => entry.id));
    expect(shelved.toSorted()).toEqual(scenarios.map(({ id }) => id).toSorted());
  });

  it("have a line for each that fits under its picture, in both languages", () => {
    for (const { entry, line } of groups.flatMap(({ cards }) => cards)) {
      expect(line.en.length, entry.id).toBeLessThanOrEqual(54);
      expect(line.zh.length, entry.id).toBeLessThanOrEqual(27);
    }
  });
});
