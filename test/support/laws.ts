/**
 * Settings of property tests: a fixed seed on the build server, so that its result never changes by itself, and a new one
 * for every run elsewhere. `FC_RUNS` multiplies the number of runs for a longer search.
 */
const MANY = Number(process.env["FC_RUNS"] ?? 1);

/** Whether someone searches longer: sets of which `npm test` takes a part are then taken whole. */
export const isLongSearch = MANY > 1;

/** Settings for about `runs` examples. */
export function examples(runs: number): { numRuns: number; seed?: number } {
  const numRuns = Math.max(1, Math.round(runs * MANY));
  return process.env["CI"] ? { numRuns, seed: 20_240_601 } : { numRuns };
}
