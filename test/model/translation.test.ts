/** The lengths of walks (domain C.1; Bhargava et al., ASPLOS 2008), and what a TLB knows a page by. */
import { describe, expect, it } from "vitest";
import type { TranslationSpec } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { MAX_PAGES, TRANSLATION } from "../../src/model/settings.ts";
import { pageOfKey, tlbKey, vmOfKey, walkAccesses, walkLevels } from "../../src/model/translation.ts";
import { accessesOf } from "../models/translation.ts";

const accesses = (changes: Partial<TranslationSpec>) =>
  walkAccesses(walkLevels({ ...(defaultsOf(TRANSLATION) as TranslationSpec), ...changes }));

describe("the memory accesses of a walk", () => {
  it.each([
    [4, 4, 24],
    [5, 4, 29],
    [5, 5, 35],
    [4, 3, 19],
    [3, 3, 15],
    [2, 2, 8],
  ])("with %i guest levels in %i host levels are %i", (guestLevels, hostLevels, expected) => {
    expect(accesses({ kind: "nested", guestLevels, hostLevels })).toBe(expected);
  });

  it("are the levels of the guest alone natively and under shadow paging", () => {
    for (const guestLevels of [2, 3, 4, 5])
      for (const kind of ["native", "shadow"] as const)
        expect(accesses({ kind, guestLevels, hostLevels: 5, hostHuge: true })).toBe(guestLevels);
  });

  it("are 19 with huge pages of the host: its walks are one level shorter", () => {
    expect(accesses({ kind: "nested", hostHuge: true })).toBe(19);
    expect(accesses({ kind: "nested", guestHuge: true, hostHuge: true })).toBe(15);
  });

  it("are (n + 1)(m + 1) - 1, which is what goes by when a nested walk is gone through access by access", () => {
    for (const guestLevels of [2, 3, 4, 5])
      for (const hostLevels of [2, 3, 4, 5]) {
        const walk = accesses({ kind: "nested", guestLevels, hostLevels });
        expect(walk).toBe((guestLevels + 1) * (hostLevels + 1) - 1);
        expect(walk).toBe(accessesOf("nested", guestLevels, hostLevels).length);
      }
  });
});

describe("the key of a page in a TLB", () => {
  it("tells machine and page, of the largest machine too", () => {
    for (const [vm, page] of [
      [0, 0],
      [3, MAX_PAGES - 1],
      [4000, 7],
    ] as const) {
      const key = tlbKey(vm, page);
      expect([vmOfKey(key), pageOfKey(key)]).toEqual([vm, page]);
    }
  });
});
