/**
 * Exercises in the address: `hands.` (own hands) or `find.` (which policy is it?) and the link of the scenario that is played,
 * which opens as it does by itself; or the link of a challenge or of its result, which bring their own.
 */

const PREFIX = /^(hands|find)\./;
const CHALLENGE = /^(?:challenge|result)\./;

export function isHandsLink(link: string | null): boolean {
  return link !== null && PREFIX.test(link);
}

export function isChallengeLink(link: string | null): boolean {
  return link !== null && CHALLENGE.test(link);
}

/** The link of the scenario; any other link stays as it is. */
export function withoutHands(link: string): string {
  return link.replace(PREFIX, "");
}
