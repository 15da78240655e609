/** Settings of property tests. `FC_RUNS` multiplies the number of runs for a longer search. The seed is that of `seed.ts`. */
const MANY = Number(process.env["FC_RUNS"] ?? 1);

/** Whether someone searches longer: sets of which `npm test` takes a part are then taken whole. */
export const isLongSearch = MANY > 1;

/** Settings for about `runs` examples. */
export function examples(runs: number): { numRuns: number } {
  return { numRuns: Math.max(1, Math.round(runs * MANY)) };
}
