/** Strings of references, drawn at random. */
import fc from "fast-check";
import type { Reference } from "./memory.ts";

export const PAGES = 14;

/** Uniform over few or many pages, with loops and scans in it. */
export const references = fc
  .array(
    fc.oneof(
      fc.array(fc.nat(PAGES - 1), { minLength: 1, maxLength: 12 }),
      fc.array(fc.nat(4), { minLength: 1, maxLength: 12 }),
      fc
        .tuple(fc.nat(PAGES - 1), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 3 }))
        .map(([from, length, times]) =>
          Array.from({ length: length * times }, (_, at) => (from + (at % length)) % PAGES),
        ),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .chain((parts) => {
    const pages = parts.flat();
    return fc
      .array(fc.boolean(), { minLength: pages.length, maxLength: pages.length })
      .map((writes): Reference[] => pages.map((page, at) => ({ page, write: writes[at]! })));
  });
