/**
 * Random scenarios in which lifecycle commands mostly hit a machine that exists while something goes on: dense in time,
 * several at one tick, pauses that are resumed, machines deleted and created again under their old name.
 */
import fc from "fast-check";
import type { Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { arbitraryScenario, type DrawnCommand, type ScenarioOptions } from "./arbitraryScenario.ts";

/** What one machine goes through, with a pause of the drawn length between two commands. */
const STORIES: readonly (readonly [weight: number, story: readonly DrawnCommand[]])[] = [
  [3, ["pause", "resume"]],
  [1, ["pause", "stop", "start"]],
  [2, ["stop", "start"]],
  [1, ["start"]],
  [1, ["shutdown", "start"]],
  [1, ["shutdown"]],
  [1, ["stop", "delete", "create", "start"]],
  [1, ["pause", "resume", "pause", "resume"]],
  [1, ["resume"]],
  [1, ["delete"]],
  [2, ["setWeight", "setWeight"]],
  [1, ["pause", "setWeight", "resume"]],
  [1, ["stop", "setWeight", "start"]],
  [1, ["setMemoryTarget", "balloon", "balloon"]],
  [1, ["balloon", "setMemoryTarget", "stop", "start", "balloon"]],
];

export interface CommandDraft {
  readonly delay: number;
  /** Which machine, by its place in the scenario. */
  readonly which: number;
  readonly gap: number;
  /** Of the first change of weight; each later one is larger by 1. */
  readonly weight: number;
  readonly story: readonly DrawnCommand[];
}

/** Up to `most` stories. */
export function arbitraryStories(most: number): fc.Arbitrary<CommandDraft[]> {
  const story = fc.oneof(...STORIES.map(([weight, commands]) => ({ weight, arbitrary: fc.constant(commands) })));
  const weight = fc.integer({ min: 1, max: 6 });
  const record = fc.record({
    delay: fc.oneof(fc.constant(0), fc.nat(8)),
    which: fc.nat(9),
    gap: fc.nat(4),
    weight,
    story,
  });
  return fc.array(record, { maxLength: most });
}

/** The commands of `drafts`, in order of time, for machines of `scenario`. */
export function commandsFor(scenario: Scenario, drafts: readonly CommandDraft[]): TimedCommand[] {
  let from = 0;
  return drafts
    .flatMap(({ delay, which, gap, weight, story }): TimedCommand[] => {
      from += delay;
      const machine = scenario.machines[which % scenario.machines.length]!;
      return story.map((command, index) => {
        const at = from + index * gap;
        if (command === "create") return { command, machine: { ...machine, arrival: null }, at };
        if (command === "compact") return { command, at };
        if (command === "setMemoryTarget") return { command, vm: machine.name, pages: weight + index, at };
        if (command === "balloon") return { command, vm: machine.name, isOn: (weight + index) % 2 === 1, at };
        return command === "setWeight"
          ? { command, vm: machine.name, weight: weight + index, at }
          : { command, vm: machine.name, at };
      });
    })
    .toSorted((one, other) => one.at - other.at);
}

/** Scenarios with up to six such stories. */
export function busyScenario(options: ScenarioOptions = {}): fc.Arbitrary<Scenario> {
  return fc
    .tuple(arbitraryScenario({ machines: 3, ...options, commands: 0 }), arbitraryStories(6))
    .map(([scenario, drafts]) => ({ ...scenario, commands: commandsFor(scenario, drafts) }));
}
