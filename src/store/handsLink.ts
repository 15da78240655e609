/**
 * Own hands in the address: `hands.` and the link of the scenario that is played, which opens as it does by itself; or the
 * link of a challenge or of its result, which bring their own.
 */

const PREFIX = "hands.";
const CHALLENGE = /^(?:challenge|result)\./;

export function handsLink(fragment: string): string {
  return isHandsLink(fragment) ? fragment : PREFIX + fragment;
}

export function isHandsLink(link: string | null): boolean {
  return link?.startsWith(PREFIX) ?? false;
}

export function isChallengeLink(link: string | null): boolean {
  return link !== null && CHALLENGE.test(link);
}

/** The link of the scenario; any other link stays as it is. */
export function withoutHands(link: string): string {
  return isHandsLink(link) ? link.slice(PREFIX.length) : link;
}
