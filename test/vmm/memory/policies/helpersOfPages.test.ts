/** Lists of remembered pages against arrays. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guestPage, machineOf } from "../../../../src/vmm/memory/policy.ts";
import {
  createPageList,
  forgetPage,
  forgetPages,
  hasPage,
  oldestPage,
  pagesInOrder,
  remember,
} from "../../../../src/vmm/memory/policies/helpersOfPages.ts";
import { examples } from "../../../support/laws.ts";

describe("a list of remembered pages", () => {
  it("is in the order in which they came, whatever is forgotten on the way, and knows each of them", () => {
    const page = fc
      .tuple(fc.nat(3), fc.oneof(fc.nat(20), fc.nat(2 ** 31)))
      .map(([vm, number]) => guestPage(vm, number));
    const operation = fc.record({ page, isForgotten: fc.boolean(), stops: fc.nat(60) });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.array(operation, { maxLength: 80 }), (most, operations) => {
        const list = createPageList(most);
        let plain: number[] = [];
        for (const { page: one, isForgotten, stops } of operations) {
          plain = plain.filter((other) => other !== one);
          forgetPage(list, one);
          if (!isForgotten) {
            if (plain.length === most) forgetPage(list, plain.shift()!);
            remember(list, one);
            plain.push(one);
          }
          if (stops < 4) {
            plain = plain.filter((other) => machineOf(other) !== stops);
            forgetPages(list, stops);
          }
          expect(pagesInOrder(list)).toEqual(plain);
          expect(oldestPage(list)).toBe(plain[0] ?? -1);
          for (const { page: other } of operations) expect(hasPage(list, other)).toBe(plain.includes(other));
        }
      }),
      examples(150),
    );
  });
});
