/** What of a task has been changed, against a list of edits that are known to be of one part each. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedParts, isLockedChange } from "../../src/learn/locks.ts";
import { hostOf, withHost, type HostSpec, type Scenario } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { REGION } from "../../src/model/settings.ts";
import { examples } from "../support/laws.ts";
import { job, machine, PAGE, scenario } from "../support/workloads.ts";

const START = scenario(
  [job("A", 0, [6]), machine("B", [{ op: "compute", ticks: 3 }], { memoryBytes: 2 * PAGE })],
  {
    frames: 8,
    scheduler: { policy: "rr", params: { timeslice: 2 } },
    replacement: { policy: "lru", params: {} },
    region: { ...defaultsOf(REGION), size: 100 },
  },
  { commands: [{ at: 3, command: "pause", vm: "A" }] },
);

const onHost = (changes: Partial<HostSpec>) => (of: Scenario) => withHost(of, { ...hostOf(of), ...changes });

/** Edits, each of which changes one part and nothing else. */
const EDITS: readonly { readonly part: string | null; readonly edit: (of: Scenario) => Scenario }[] = [
  { part: "policy", edit: onHost({ scheduler: { policy: "fcfs", params: {} } }) },
  { part: "policy", edit: onHost({ replacement: { policy: "clock", params: {} } }) },
  { part: "policy", edit: onHost({ allocation: "contiguous" }) },
  { part: "policy", edit: onHost({ workStealing: true }) },
  { part: "policy", edit: (of) => onHost({ region: { ...hostOf(of).region!, fit: "best" } })(of) },
  { part: "policy", edit: (of) => ({ ...of, conventions: { ...of.conventions, preemptedGoes: "tail" } }) },
  { part: "sizes", edit: onHost({ frames: 9 }) },
  { part: "sizes", edit: onHost({ pcpus: 2 }) },
  { part: "sizes", edit: (of) => onHost({ costs: { ...hostOf(of).costs, worldSwitch: 1 } })(of) },
  { part: "sizes", edit: (of) => onHost({ region: { ...hostOf(of).region!, size: 99 } })(of) },
  { part: "sizes", edit: (of) => ({ ...of, machines: of.machines.map((one) => ({ ...one, priority: 9 })) }) },
  { part: "sizes", edit: (of) => ({ ...of, seed: of.seed + 1 }) },
  { part: "commands", edit: (of) => ({ ...of, commands: [] }) },
  { part: "commands", edit: (of) => ({ ...of, commands: [...of.commands, { at: 9, command: "stop", vm: "B" }] }) },
  { part: null, edit: (of) => ({ ...of, title: "Another" }) },
  { part: null, edit: onHost({ name: "east" }) },
];

describe("what has been changed of a task", () => {
  it("is what the edits made to it are about, in one order, whatever edits there are and in which order they come", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(EDITS.map((_, at) => at)), (places) => {
        const chosen = places.map((at) => EDITS[at]!);
        const changed = chosen.reduce((of, { edit }) => edit(of), START);
        const parts = ["policy", "sizes", "commands"].filter((part) => chosen.some((one) => one.part === part));
        expect(changedParts(START, changed)).toEqual(parts);
      }),
      examples(200),
    );
  });

  it("counts the timeslice as a size as long as the policy is the same, and as part of another policy otherwise", () => {
    const shorter = onHost({ scheduler: { policy: "rr", params: { timeslice: 1 } } })(START);
    expect(changedParts(START, shorter)).toEqual(["sizes"]);
    const other = onHost({ scheduler: { policy: "mlfq", params: { boost: 50 } } })(START);
    expect(changedParts(START, other)).toEqual(["policy"]);
  });

  it("is locked where one of its parts is", () => {
    const changed = onHost({ frames: 9 })(START);
    expect(isLockedChange(["policy", "sizes"], START, changed)).toBe(true);
    expect(isLockedChange(["policy", "commands", "future"], START, changed)).toBe(false);
    expect(isLockedChange(["policy", "sizes", "commands"], START, { ...START, title: "Mine" })).toBe(false);
  });
});
