/** In what the policies differ at a reference: the few that do one thing, against the many that do another. Pure. */

export interface Doing {
  /** Ids of policies. */
  readonly policies: readonly string[];
  /** What became of the reference, as in a trial's `outcomes`. */
  readonly outcome: number;
}

/** The rarest doing before the commonest; null where all do the same. */
export function whoDiffers(
  each: readonly { readonly policy: string; readonly outcome: number }[],
): readonly [Doing, Doing] | null {
  const groups = new Map<number, string[]>();
  for (const { policy, outcome } of each) groups.set(outcome, [...(groups.get(outcome) ?? []), policy]);
  const doings = [...groups].map(([outcome, policies]): Doing => ({ policies, outcome }));
  const ranked = doings.toSorted((a, b) => a.policies.length - b.policies.length);
  const [rarest, commonest] = [ranked[0], ranked.at(-1)];
  return rarest && commonest && ranked.length > 1 ? [rarest, commonest] : null;
}
