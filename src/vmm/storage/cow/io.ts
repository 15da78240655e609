/** What copy-on-write asks of disks, before anybody knows where on them it is. */

/** One access to consecutive blocks: of a volume itself, or of what keeps the blocks of others. */
export interface CowAccess {
  readonly write: boolean;
  /** First block, counted from the beginning of what is accessed. */
  readonly block: number;
  readonly blocks: number;
  /** The snapshot whose exception store is accessed; -1: the origin, or the thin pool. */
  readonly store: number;
}

/** Accesses that go on at the same time; the next step begins when all of them have ended. */
export type CowStep = readonly CowAccess[];

/** What several accesses do, done at the same time: the last steps of all of them, the actual accesses, go together. */
export function together(all: readonly (readonly CowStep[])[]): CowStep[] {
  const length = Math.max(0, ...all.map((steps) => steps.length));
  return Array.from({ length }, (_, at) => all.flatMap((steps) => steps[at - (length - steps.length)] ?? []));
}

/** The accesses of a step, those joined that go on where the one before ends. */
export function joined(step: CowStep): CowStep {
  const runs: CowAccess[] = [];
  for (const access of step) {
    const last = runs.at(-1);
    const goesOn =
      last?.write === access.write && last.store === access.store && last.block + last.blocks === access.block;
    if (goesOn) runs[runs.length - 1] = { ...last, blocks: last.blocks + access.blocks };
    else runs.push(access);
  }
  return runs;
}
