/** Which parts of a draft can be looked at: those that nothing has been found wrong with so far. */
import type { Problem } from "../../model/problems.ts";

/** Says whether nothing is wrong at a path, above it or below it. */
export type IsSound = (path: string) => boolean;

/** `IsSound` for the problems found so far. */
export function soundness(problems: readonly Problem[]): IsSound {
  if (problems.length === 0) return () => true;
  const wrong = new Set<string>();
  const above = new Set<string>();
  for (const { path } of problems) {
    wrong.add(path);
    for (const ancestor of ancestors(path)) above.add(ancestor);
  }
  return (path) => !wrong.has(path) && !above.has(path) && !ancestors(path).some((ancestor) => wrong.has(ancestor));
}

/** `""`, `"a"`, `"a[1]"` for `"a[1].b"`. */
function ancestors(path: string): string[] {
  const ends = [...path.matchAll(/[.[]/g)].map((match) => path.slice(0, match.index));
  return path === "" ? [] : ["", ...ends];
}
