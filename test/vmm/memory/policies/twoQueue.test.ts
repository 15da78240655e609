/** 2Q (Johnson and Shasha 1994, full version; domain C.3). */
import { describe, expect, it } from "vitest";
import type { PolicyChoice } from "../../../../src/model/scenario.ts";
import { memoryPolicy } from "../../../../src/vmm/memory/policies.ts";
import { guestPage } from "../../../../src/vmm/memory/policy.ts";
import { BELADY, paged, SILBERSCHATZ } from "../../../support/paging.ts";
import { factsOf } from "../../../support/memoryFacts.ts";

const twoQueue = (ghostLeaves = "onLoad"): PolicyChoice => ({ policy: "2q", params: { ghostLeaves } });
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

describe("2Q", () => {
  it("faults 14 times on the string of Silberschatz with 3 frames, with these victims", () => {
    const { faults, victims } = paged(SILBERSCHATZ, 3, twoQueue());
    expect(faults).toBe(14);
    expect(victims).toEqual([7, 0, 1, 2, 3, 0, 2, 4, 0, 2, 3]);
  });

  it("faults 11 and 9 times on Belady's string with 3 and 4 frames", () => {
    expect([3, 4].map((frames) => paged(BELADY, frames, twoQueue()).faults)).toEqual([11, 9]);
  });

  it("keeps what came back through a scan: only the pages seen once pass through", () => {
    // With 8 frames the queue of new pages has 2. Pages 0 to 3 leave it, come back while remembered, and then stay.
    const hot = [0, 1, 2, 3];
    const before = [...hot, ...range(10, 17), ...hot];
    const scan = range(100, 119);
    expect(paged([...before, ...scan, ...hot], 8, twoQueue()).faults).toBe(before.length + scan.length);
    expect(paged([...before, ...scan, ...hot], 8, { policy: "lru", params: {} }).faults).toBe(
      before.length + scan.length + hot.length,
    );
  });

  it("lets a new page go in its turn, however often it is used meanwhile", () => {
    expect(paged([0, 1, 2, 3, 0, 0, 0, 4], 4, twoQueue()).victims).toEqual([0]);
  });

  it("tells the victim among the new pages by the reference that brought it", () => {
    expect(paged([5, 6, 6, 7, 8], 3, twoQueue()).evictions).toMatchObject([
      {
        reason: "oldestNewcomer",
        line: 4,
        page: 5,
        value: 1,
        losers: [
          { id: 1, value: 2 },
          { id: 2, value: 4 },
        ],
        others: 0,
      },
    ]);
  });

  it("tells the victim among the kept pages by its last reference, against the other kept ones", () => {
    // 0, 1 and 4 come back into Am, and after each of the three there is a new page less. 1 is used once more there.
    const { evictions } = paged([0, 1, 2, 3, 4, 5, 0, 1, 6, 7, 4, 1, 8], 4, twoQueue());
    const kept = evictions.filter(({ reason }) => reason === "leastRecentlyUsed");
    expect(evictions.map(({ page }) => page)).toEqual([0, 1, 2, 3, 4, 5, 6, 0]);
    expect(kept).toMatchObject([
      {
        line: 6,
        page: 0,
        frame: 2,
        value: 7,
        losers: [
          { id: 0, value: 11 },
          { id: 3, value: 12 },
        ],
        others: 1,
      },
    ]);
  });

  it("forgets a page sooner where one that comes back still takes room in A1out", () => {
    // 4 frames remember 2 pages: 0 and 1. 1 comes back, which sends 2 there; 0 is forgotten only if 1 still is in it.
    const string = [0, 1, 2, 3, 4, 5, 1, 0];
    const last = (rule: string) => paged(string, 4, twoQueue(rule)).victims;
    expect(last("onLoad")).toEqual([0, 1, 2, 3]);
    expect(last("onFault")).toEqual([0, 1, 2, 3]);
    expect(paged([...string, 6, 7, 8, 0], 4, twoQueue("onLoad")).faults).toBe(12);
    expect(paged([...string, 6, 7, 8, 0], 4, twoQueue("onFault")).faults).toBe(11);
  });

  it("with one frame has one new page, and nothing else to give", () => {
    expect(paged([0, 1, 0, 1], 1, twoQueue()).victims).toEqual([0, 1, 0]);
  });

  it("remembers nothing of a machine that has stopped", () => {
    const policy = memoryPolicy("2q");
    const facts = factsOf(4);
    const state = policy.create({ ghostLeaves: "onLoad" }, 4, 1) as {
      a1in: { length: number };
      am: { length: number };
    };
    for (const vm of [0, 1]) {
      const page = guestPage(vm, 7);
      policy.load(state, vm, page, false, facts);
      policy.evicted(state, vm, page, facts);
    }
    policy.forget!(state, 0);
    for (const vm of [0, 1]) {
      policy.missed!(state, guestPage(vm, 7), facts);
      policy.load(state, vm, guestPage(vm, 7), false, facts);
    }
    expect([state.a1in.length, state.am.length]).toEqual([1, 1]);
  });
});
