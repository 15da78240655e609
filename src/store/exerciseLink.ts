/** Which exercise a link asks for, of those that `handsLink.ts` knows; and the link that asks for it. */
import { withoutHands } from "./handsLink.ts";

const FINDS = "find.";

/** Own hands. */
export function handsLink(fragment: string): string {
  return `hands.${withoutHands(fragment)}`;
}

/** Which policy has made a run? */
export function findLink(fragment: string): string {
  return FINDS + withoutHands(fragment);
}

export function isFindLink(link: string | null): boolean {
  return link?.startsWith(FINDS) ?? false;
}
