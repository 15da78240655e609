/** What of a scenario somebody has changed who was given it as a task, and whether that was locked. */
import type { Lock } from "../model/locks.ts";
import { hostOf, type HostSpec, type PolicyChoice, type Scenario } from "../model/scenario.ts";

/** What can be changed in a scenario. */
export type ChangedPart = Exclude<Lock, "future">;

/** What of `start` is another in `changed`, in the order of `LOCKS`. Titles and names of hosts are no part of it. */
export function changedParts(start: Scenario, changed: Scenario): readonly ChangedPart[] {
  const [before, after] = [partsOf(start, changed), partsOf(changed, start)];
  return (["policy", "sizes", "commands"] as const).filter((part) => before[part] !== after[part]);
}

/** Whether something has been changed in `changed` that is locked. */
export function isLockedChange(locks: readonly Lock[], start: Scenario, changed: Scenario): boolean {
  return changedParts(start, changed).some((part) => locks.includes(part));
}

/** Each part as a text. `other`: numbers of a policy are compared where both have that policy. */
function partsOf(scenario: Scenario, other: Scenario): Readonly<Record<ChangedPart, string>> {
  const { hosts, network, placement, conventions, machines, commands, seed } = scenario;
  const words: string[] = [];
  const numbers: string[] = [];
  const take = (path: string, value: unknown) => {
    if (typeof value === "string" || typeof value === "boolean") words.push(`${path}=${String(value)}`);
    else if (typeof value !== "object" || value === null) numbers.push(`${path}=${String(value)}`);
    else for (const [key, inner] of Object.entries(value)) take(`${path}.${key}`, inner);
  };
  const takePolicy = (path: string, { policy, params }: PolicyChoice, beside: PolicyChoice) =>
    take(path, policy === beside.policy ? { policy, params } : { policy });
  for (const [at, { name: _, scheduler, replacement, ...rest }] of hosts.entries()) {
    const beside: HostSpec = other.hosts[at] ?? hostOf(other);
    takePolicy(`${at}.scheduler`, scheduler, beside.scheduler);
    takePolicy(`${at}.replacement`, replacement, beside.replacement);
    take(String(at), rest);
  }
  take("", { network, placement, conventions });
  return {
    policy: sorted(words),
    sizes: sorted(numbers) + JSON.stringify([seed, machines]),
    commands: JSON.stringify(commands),
  };
}

const sorted = (lines: readonly string[]) => lines.toSorted((a, b) => (a < b ? -1 : 1)).join("\n");
