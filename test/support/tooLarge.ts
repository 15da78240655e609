/** Scenarios that are valid and do not fit into a link. */
import { validateScenario } from "../../src/codec/scenario/validate.ts";
import type { Scenario } from "../../src/model/scenario.ts";

/** `machineCount` machines are created, of 16 volumes each, whose names are random letters: nothing makes them shorter. */
export function withManyNames(machineCount: number): Scenario {
  let seed = 5;
  const letter = (): string => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCodePoint(0x4e00 + ((seed >>> 8) % 20_000));
  };
  const name = (index: number) => Array.from({ length: 37 }, letter).join("") + String(index).padStart(3, "0");
  const machine = (index: number) => ({
    name: `m${index}`,
    memoryBytes: 0,
    volumes: Array.from({ length: 16 }, (_, volume) => ({ name: name(volume), bytes: 1 })),
  });
  const commands = Array.from({ length: machineCount }, (_, index) => ({
    at: 0,
    command: "create",
    machine: machine(index),
  }));
  const checked = validateScenario({ title: "Full", commands });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems.slice(0, 3)));
  return checked.value;
}

/** Too large for a link. */
export const tooLarge = () => withManyNames(256);
