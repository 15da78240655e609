/** Lists of frames against arrays: their order, the oldest candidate, and groups that may lose none. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  append,
  createFrameList,
  isInList,
  oldest,
  oldestFirst,
  unlink,
} from "../../../../src/vmm/memory/policies/helpersOfLists.ts";
import { examples } from "../../../support/laws.ts";
import { factsOf } from "../../../support/memoryFacts.ts";

const FRAMES = 12;
const GROUPS = [-1, 2, 5] as const;
const groupOf = (frame: number) => GROUPS[frame % GROUPS.length]!;

describe("a list of frames", () => {
  it("is in the order of the last appends, whatever is taken out, and tells the oldest of open groups", () => {
    const operation = fc.record({ frame: fc.nat(FRAMES - 1), isAppend: fc.boolean() });
    const closed = fc.subarray([...GROUPS]);
    const taken = fc.subarray(Array.from({ length: FRAMES }, (_, frame) => frame));
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 40 }), closed, taken, (operations, closedGroups, notCandidates) => {
        const list = createFrameList(FRAMES);
        let plain: number[] = [];
        for (const { frame, isAppend } of operations) {
          plain = plain.filter((other) => other !== frame);
          if (isAppend) {
            plain.push(frame);
            append(list, frame, groupOf(frame));
          } else unlink(list, frame);
        }
        const facts = factsOf(FRAMES, {
          isCandidate: (frame) => !closedGroups.includes(groupOf(frame)) && !notCandidates.includes(frame),
          isOpen: (group) => !closedGroups.some((closedGroup) => closedGroup === group),
        });
        const candidates = plain.filter(facts.isCandidate);
        expect([...oldestFirst(list, facts)]).toEqual(candidates);
        expect(oldest(list, facts)).toBe(candidates[0] ?? -1);
        expect(list.length).toBe(plain.length);
        for (let frame = 0; frame < FRAMES; frame += 1) expect(isInList(list, frame)).toBe(plain.includes(frame));
      }),
      examples(200),
    );
  });

  it("does not look at the frames of a group that may lose none", () => {
    const list = createFrameList(1000);
    for (let frame = 0; frame < 1000; frame += 1) append(list, frame, frame < 999 ? 7 : -1);
    const asked: number[] = [];
    const isCandidate = (frame: number) => asked.push(frame) > 0;
    expect(oldest(list, factsOf(1000, { isCandidate, isOpen: (group) => group !== 7 }))).toBe(999);
    expect(asked).toEqual([999]);
  });
});
