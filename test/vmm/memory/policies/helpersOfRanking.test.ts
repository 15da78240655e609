/** Ranked frames against sorting: keys that change, frames that leave, candidates only, groups that may lose none. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  changeKey,
  createRanking,
  firstRanked,
  isRanked,
  keyOf,
  rank,
  unrank,
} from "../../../../src/vmm/memory/policies/helpersOfRanking.ts";
import { examples } from "../../../support/laws.ts";
import { factsOf } from "../../../support/memoryFacts.ts";

const FRAMES = 12;
const GROUPS = [-1, 2, 5] as const;
const groupOf = (frame: number) => GROUPS[frame % GROUPS.length]!;
const frame = fc.nat(FRAMES - 1);

describe("ranked frames", () => {
  it("have the largest key first, of equals the smallest rank, among the candidates of open groups", () => {
    const operation = fc.record({ frame, key: fc.option(fc.nat(4), { nil: null }) });
    const closed = fc.subarray([...GROUPS]);
    const inUse = fc.subarray(Array.from({ length: FRAMES }, (_, each) => each));
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 60 }), closed, inUse, (operations, closedGroups, notCandidates) => {
        const ranking = createRanking(FRAMES);
        const plain = new Map<number, number>();
        for (const { frame: one, key } of operations) {
          if (key === null) {
            plain.delete(one);
            unrank(ranking, one);
          } else if (plain.has(one)) changeKey(ranking, one, key);
          else rank(ranking, one, groupOf(one), key, -one);
          if (key !== null) plain.set(one, key);
        }
        const facts = factsOf(FRAMES, {
          isCandidate: (each) => !closedGroups.includes(groupOf(each)) && !notCandidates.includes(each),
          isOpen: (group) => !closedGroups.some((closedGroup) => closedGroup === group),
        });
        const sorted = [...plain]
          .filter(([each]) => facts.isCandidate(each))
          .toSorted(([a, x], [b, y]) => y - x || b - a);
        expect(firstRanked(ranking, facts)).toBe(sorted[0]?.[0] ?? -1);
        for (let each = 0; each < FRAMES; each += 1)
          expect(isRanked(ranking, each) ? keyOf(ranking, each) : null).toBe(plain.get(each) ?? null);
      }),
      examples(150),
    );
  });
});
