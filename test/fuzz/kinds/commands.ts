/** Lifecycle commands in any order, for machines that exist or not, at any moment: every invariant, at each moment. */
import { nextInt, type RandomStream } from "../../../src/base/prng.ts";
import { validateScenario } from "../../../src/codec/scenario/validate.ts";
import { DISK_STATES } from "../../../src/model/choices.ts";
import {
  COMMANDS,
  PART_STATES,
  type MachineSpec,
  type Scenario,
  type TimedCommand,
} from "../../../src/model/scenario.ts";
import { aboutCopies, isAboutCopies } from "../../support/commands.ts";
import type { Attempt, FuzzKind } from "../fuzz.ts";
import { violationsIn } from "../lawful.ts";
import { pick } from "../hostile.ts";
import { runnableScenario } from "../samples.ts";

const VOLUME_NAMES = ["root", "data", "v0"] as const;
const MOST = 24;
/** Commands come close to one another as often as far apart. */
const GAPS = [0, 0, 0, 1, 1, 2, 5, 17] as const;

function randomCommands(random: RandomStream, machines: readonly MachineSpec[]): TimedCommand[] {
  const names = [...machines.map(({ name }) => name), "new", "nobody"];
  let at = 0;
  return Array.from({ length: 1 + nextInt(random, MOST) }, (): TimedCommand => {
    at += pick(random, GAPS);
    const command = pick(random, COMMANDS);
    if (command === "create") return { command, machine: { ...pick(random, machines), name: pick(random, names) }, at };
    const vm = pick(random, names);
    if (isAboutCopies(command)) return { ...aboutCopies(command, vm, nextInt(random, 12)), at };
    if (command === "compact") return { command, at };
    if (command === "setMemoryTarget") return { command, vm, pages: nextInt(random, 9), at };
    if (command === "balloon") return { command, vm, isOn: nextInt(random, 2) === 1, at };
    if (command === "setDisk") return { command, disk: nextInt(random, 3), state: pick(random, DISK_STATES), at };
    if (command === "migrate") return { command, vm, to: nextInt(random, 3), at };
    if (command === "setMigrationSpeed") return { command, vm, bytesPerTick: 1 + nextInt(random, 9000), at };
    if (command === "setLink" || command === "setHost")
      return { command, state: pick(random, PART_STATES), host: nextInt(random, 3), at };
    if (command === "abortMove") return { command, at };
    if (command === "rename") return { command, vm, name: pick(random, names), at };
    if (command === "resize") return { command, vm, vcpus: 1 + nextInt(random, 4), at };
    if (command === "deleteVolume") return { command, owner: vm, volume: pick(random, VOLUME_NAMES), at };
    if (command === "moveExtents") return { command, disk: nextInt(random, 3), at };
    if (command === "extendVolume" || command === "reduceVolume")
      return { command, vm, volume: pick(random, VOLUME_NAMES), extents: 1 + nextInt(random, 3), at };
    return command === "setWeight" ? { command, vm, weight: 1 + nextInt(random, 9), at } : { command, vm, at };
  });
}

function randomScenario(random: RandomStream): Scenario {
  const scenario = runnableScenario(random);
  return { ...scenario, commands: randomCommands(random, scenario.machines) };
}

export const commands: FuzzKind = {
  name: "commands",
  attempt(random, show): Attempt {
    const scenario = randomScenario(random);
    show(JSON.stringify(scenario));
    const checked = validateScenario(scenario);
    if (!checked.ok) return { outcome: "refused", faults: [] };
    return { outcome: "ran", faults: violationsIn(checked.value) };
  },
};
