/**
 * A queue of cylinders as a scenario: one machine asks for all of them at once. The seek takes a tick for each cylinder, and
 * nothing else takes time, so that the clock counts the cylinders travelled.
 */
import { DISK_SCHEDULERS } from "../../model/choices.ts";
import type { Problem } from "../../model/problems.ts";
import type { ArmSpec, DiskSchedulerId, Op, Scenario } from "../../model/scenario.ts";
import { defaultsOf } from "../../model/settingKinds.ts";
import { ARM } from "../../model/settings.ts";
import { movesFor, type ArmMove } from "../../vmm/storage/schedulers.ts";
import { defaultHost, defaultMachine, defaultScenario } from "../defaults.ts";
import { validateScenario } from "../scenario/validate.ts";
import type { ArmQueue } from "./armQueue.ts";

export interface ArmChoices {
  readonly disk?: DiskSchedulerId;
  readonly direction?: ArmSpec["direction"];
}

export interface ArmSettings {
  readonly scheduler: DiskSchedulerId;
  readonly direction: ArmSpec["direction"];
}

export interface ArmExercise {
  readonly scenario: Scenario | null;
  readonly settings: ArmSettings;
  readonly problems: readonly Problem[];
}

/** What a scheduler makes of a queue. */
export interface ArmAnswer {
  readonly scheduler: DiskSchedulerId;
  readonly moves: readonly ArmMove[];
  /** Cylinders in all. */
  readonly travelled: number;
}

/** The requests of `list`, all at 0. Null while something is wrong. */
export function armExercise(list: ArmQueue, choices: ArmChoices, title: string): ArmExercise {
  const settings = {
    scheduler: choices.disk ?? list.schedulers[0] ?? "fcfs",
    direction: choices.direction ?? list.direction ?? "up",
  };
  if (list.problems.length > 0) return { scenario: null, settings, problems: list.problems };
  const program = list.queue.map((block): Op => {
    return { op: "disk", volume: 0, block, blocks: 1, write: false, isAsync: true };
  });
  const checked = validateScenario({
    ...defaultScenario,
    title,
    hosts: [{ ...defaultHost, pcpus: 1, disks: [diskOf(list, settings)] }],
    machines: [
      {
        ...defaultMachine("A"),
        memoryBytes: 0,
        volumes: [{ name: "disk", bytes: list.cylinders * defaultHost.extentBytes }],
        programs: [[...program, { op: "await" }]],
      },
    ],
  });
  return { scenario: checked.ok ? checked.value : null, settings, problems: checked.ok ? [] : checked.problems };
}

function diskOf({ cylinders, head }: ArmQueue, settings: ArmSettings) {
  return { extents: cylinders, readTicks: 0, writeTicks: 0, arm: { ...defaultsOf(ARM), ...settings, head } };
}

/**
 * Whether the schedulers that are asked for serve `list` in one way whatever was guessed: where the arm goes at first, and
 * how far it can go.
 */
export function isArmCertain(list: ArmQueue, { disk, direction }: ArmChoices, { scheduler }: ArmSettings): boolean {
  const { head, queue, cylinders, areCylindersGuessed, schedulers } = list;
  const said = direction ?? list.direction;
  const directions = said === null ? [true, false] : [said === "up"];
  const lasts = areCylindersGuessed ? [cylinders - 1, 2 * cylinders - 1] : [cylinders - 1];
  const asked = disk === undefined && schedulers.length > 0 ? schedulers : [scheduler];
  return asked.every((id) => {
    const ways = directions.flatMap((isUp) => lasts.map((last) => movesFor(id, queue, { head, isUp }, last)));
    return new Set(ways.map((moves) => JSON.stringify(moves.map(({ to, travelled }) => [to, travelled])))).size === 1;
  });
}

/** What each scheduler makes of `list`, in the order of the menus. */
export function armAnswers({ head, queue, cylinders }: ArmQueue, direction: ArmSpec["direction"]): ArmAnswer[] {
  return DISK_SCHEDULERS.map((scheduler) => {
    const moves = movesFor(scheduler, queue, { head, isUp: direction === "up" }, cylinders - 1);
    return { scheduler, moves, travelled: moves.reduce((sum, move) => sum + move.travelled, 0) };
  });
}

/** What does the same as one that goes to the ends of the disk, but for that. */
const TURNS: Readonly<Partial<Record<DiskSchedulerId, DiskSchedulerId>>> = { scan: "look", cscan: "clook" };

/**
 * Where the text does not say where the disk ends, what the arm travels that turns at the last request: books call both by one
 * name. Null where that is no question.
 */
export function turningEarlier(list: ArmQueue, { scheduler, direction }: ArmSettings): ArmAnswer | null {
  const turns = TURNS[scheduler];
  if (!list.areCylindersGuessed || !turns) return null;
  return armAnswers(list, direction).find((each) => each.scheduler === turns) ?? null;
}
