/**
 * What a page holds, as a number: equal numbers are equal contents, and nothing else is known of them (domain C.6).
 *
 * ```
 * 0                     nothing but zeros: a page that was never written
 * 1 .. MOST_GIVEN       what the list of a machine says (`contents`)
 * above that            page `page` of image `image`: the same in every machine that was made of it
 * below 0               what one guest alone has written; no two of them are equal
 * ```
 * The first write to a page fills it with what the machine's list has at its place, or else with its page of the machine's
 * image, or else with something that nobody else has. Every later write makes it something that nobody else has.
 */
import { MAX_IMAGE_PAGES, MOST_GIVEN } from "./settings.ts";
import type { MachineSpec } from "./scenario.ts";
import type { PageNumber } from "./units.ts";

/** A number that stands for what a page holds. */
export type ContentToken = number;

export const ZERO_CONTENT: ContentToken = 0;

/** What a token means. `number`: as given, or counted from 1 for what one guest alone has. */
export type Content =
  | { readonly kind: "zero" }
  | { readonly kind: "given"; readonly number: number }
  | { readonly kind: "image"; readonly image: number; readonly page: PageNumber }
  | { readonly kind: "own"; readonly number: number };

/** What the first write of a machine fills `page` with; null: something that nobody else has. */
export function firstContent(
  { image, contents }: Pick<MachineSpec, "image" | "contents">,
  page: PageNumber,
): ContentToken | null {
  const given = contents?.[page];
  if (given !== undefined) return given;
  if (image === undefined || page >= MAX_IMAGE_PAGES) return null;
  return fileContent(image, page);
}

/** What page number `page` of an image holds. */
export function fileContent(image: number, page: PageNumber): ContentToken {
  return MOST_GIVEN + 1 + (image - 1) * MAX_IMAGE_PAGES + page;
}

/** The token of the `number`-th content that one guest alone has, from 1. */
export function ownContent(number: number): ContentToken {
  return -number;
}

export function contentOf(token: ContentToken): Content {
  if (token === ZERO_CONTENT) return { kind: "zero" };
  if (token < 0) return { kind: "own", number: -token };
  if (token <= MOST_GIVEN) return { kind: "given", number: token };
  const place = token - MOST_GIVEN - 1;
  return { kind: "image", image: Math.floor(place / MAX_IMAGE_PAGES) + 1, page: place % MAX_IMAGE_PAGES };
}
