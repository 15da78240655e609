/** Which intervals of drawn lanes a chunk border cuts. In drawings `|` ends a chunk, `,` an interval, `.` is a gap. */

/** Whether an interval goes on from the chunk before `index` into it: `A|A` does, `A,|A` does not. */
export function isCutBefore(chunks: readonly string[], index: number): boolean {
  const before = chunks[index - 1]?.at(-1);
  return before !== undefined && before !== "," && before !== "." && before === chunks[index]?.[0];
}
