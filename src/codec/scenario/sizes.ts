/**
 * The sizes of what a run of a scenario makes, which say little of how long its text is: a short program can ask for any
 * number of references, vCPUs or requests. They are told with their numbers before anything of it is made.
 */
import { MOST_ASYNC_REQUESTS } from "../../model/diskRequest.ts";
import type { Problem } from "../../model/problems.ts";
import type { HostSpec } from "../../model/scenario.ts";
import { MOST } from "../limits.ts";
import type { PolicyLists } from "../policyLists.ts";
import { problem } from "../problemList.ts";
import type { IsSound } from "./soundness.ts";
import type { ProgramFacts } from "./programFacts.ts";

/** A machine, with the facts of its programs. */
interface Sized {
  readonly vcpus: number;
  readonly facts: readonly ProgramFacts[];
}

/** What is too much of all `machines`, those that commands create among them. */
export function sizes(machines: readonly Sized[]): Problem[] {
  const vcpus = sumOf(machines, (machine) => machine.vcpus);
  const requests = perVcpu(machines, ({ blocks, hasAsync }) => blocks + (hasAsync ? MOST_ASYNC_REQUESTS : 0));
  return [
    ...tooMany("tooManyVcpus", "", vcpus, MOST.totalVcpus),
    ...tooMany("tooManyRequests", "", requests, MOST.requests),
  ];
}

function tooMany(code: string, path: string, found: number, max: number, more: Problem["values"] = {}): Problem[] {
  return found > max ? [problem(code, path, { found, max, ...more })] : [];
}

/** What is too much of those of `host`, the first one. */
export function hostSizes(
  machines: readonly Sized[],
  host: HostSpec,
  policies: PolicyLists,
  isSound: IsSound,
): Problem[] {
  const problems: Problem[] = [];
  if (isSound("hosts[0].replacement")) {
    const policy = policies.memory.find(({ id }) => id === host.replacement.policy);
    const references = perVcpu(machines, (facts) => facts.references);
    if (policy?.foresee !== undefined)
      problems.push(...tooMany("tooManyForeseen", "hosts[0].replacement", references, MOST.foreseen));
  }
  if (isSound("hosts[0].frames") && isSound("hosts[0].replacementScope") && host.replacementScope === "local") {
    const { frames } = host;
    const values = { frames, machines: machines.length };
    problems.push(
      ...tooMany("tooManyLocalFrames", "hosts[0].frames", frames * machines.length, MOST.localFrames, values),
    );
  }
  return problems;
}

function sumOf<T>(entries: readonly T[], of: (entry: T) => number): number {
  return entries.reduce((sum, entry) => sum + of(entry), 0);
}

/** `of` the program of each vCPU, added up: the last program is that of all vCPUs without one. */
function perVcpu(machines: readonly Sized[], of: (facts: ProgramFacts) => number): number {
  return sumOf(machines, ({ vcpus, facts }) => {
    const last = facts.at(-1);
    return last ? sumOf(facts, of) + Math.max(0, vcpus - facts.length) * of(last) : 0;
  });
}
