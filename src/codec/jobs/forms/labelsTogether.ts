/** Labels that stand together, `arrival and burst times`, `到达时间和运行时间`: what follows the last one belongs to all of them. */
import { labelsIn, type Label } from "../jobColumns.ts";

const TOGETHER = /^\s*(?:[,;、/&|]\s*)?(?:(?:and|y|e|et|und|as well as|和|与|及|以及)(?:\s+(?:the|its|their))?)?\s*$/iu;

/** All groups of them that have the length of jobs among them, each with different labels. */
export function labelsTogether(text: string): (readonly Label[])[] {
  const groups: Label[][] = [];
  for (const label of labelsIn(text).filter(({ kind }) => kind !== "name")) {
    const last = groups.at(-1)?.at(-1);
    if (last && areTogether(text, last, label)) groups.at(-1)!.push(label);
    else groups.push([label]);
  }
  return groups.filter((group) => {
    const kinds = new Set(group.map(({ kind }) => kind));
    const isOfJobs = kinds.has("bursts") && !kinds.has("result") && !kinds.has("io");
    // Commas alone join clauses as well.
    const [beforeLast, last] = group.slice(-2);
    const isJoined = last !== undefined && /[^\s,、]/u.test(text.slice(beforeLast!.end, last.start));
    return isOfJobs && isJoined && kinds.size === group.length;
  });
}

function areTogether(text: string, one: Label, next: Label): boolean {
  const between = text.slice(one.end, next.start);
  return between.trim() !== "" && TOGETHER.test(between);
}
