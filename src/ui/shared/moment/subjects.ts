/**
 * What a scenario is about: the parts of the host that its machines touch. A panel without a subject is folded to a line,
 * and its room goes to the others.
 */
import { hostOf, type CommandId, type Op, type Scenario } from "../../../model/scenario.ts";
import type { ChartId } from "../../../store/appState.ts";

/** `true`: the scenario touches it. `attempts`: a guest tries to reach what may not be its own. */
export type Subjects = Readonly<Record<ChartId | "attempts", boolean>>;

/** Asked for in every frame; of the machines and commands of a scenario nothing is ever changed. */
const known = new WeakMap<Scenario["machines"], { commands: Scenario["commands"]; touched: Subjects }>();

/** What the machines of `scenario` touch, those that its commands create included. */
export function subjectsOf({ machines, commands }: Scenario): Subjects {
  const found = known.get(machines);
  if (found?.commands === commands) return found.touched;
  const created = commands.flatMap((command) => (command.command === "create" ? [command.machine] : []));
  const touched = subjects([...machines, ...created]);
  known.set(machines, { commands, touched });
  return touched;
}

/**
 * An exercise of the textbooks: on scheduling, where nothing touches memory, or on page replacement, where one vCPU does
 * nothing else. Null: it is about how the parts of a host meet.
 */
export function exerciseOf(scenario: Scenario): "scheduling" | "paging" | null {
  const { processor, memory } = subjectsOf(scenario);
  if (processor === memory) return null;
  return processor ? "scheduling" : "paging";
}

const IN_DIAGRAM: ReadonlySet<CommandId> = new Set<CommandId>([
  "start",
  "pause",
  "resume",
  "shutdown",
  "stop",
  "save",
  "discardSave",
  "reset",
  "crash",
  "delete",
]);

/** Commands lead its machines from state to state. */
export function isAboutLife({ commands }: Scenario): boolean {
  return commands.some(({ command }) => IN_DIAGRAM.has(command));
}

/** The graph of states is on the page: the reader wants it, or it is what the run is about. */
export function isLifeShown(
  { isLifeShown: wanted }: { readonly isLifeShown: boolean | null },
  { scenario }: { readonly scenario: Scenario },
): boolean {
  return wanted ?? isAboutLife(scenario);
}

const DISK_OPS: ReadonlySet<Op["op"]> = new Set<Op["op"]>(["disk", "await"]);

const RARE: ReadonlySet<CommandId> = new Set<CommandId>(["save", "discardSave", "reset", "crash"]);

/** The states of machines are what it is about: more than pausing one, or turning it off. */
export function isAboutStates({ commands }: Scenario): boolean {
  return commands.some(({ command }) => RARE.has(command));
}

function subjects(machines: Scenario["machines"]): Subjects {
  const ops = new Set<Op["op"]>();
  const collect = (program: readonly Op[]) => {
    for (const op of program) {
      ops.add(op.op);
      if (op.op === "loop") collect(op.body);
    }
  };
  new Set(machines.flatMap(({ programs }) => programs)).forEach(collect);
  const memory = ops.has("reference") || ops.has("pattern") || ops.has("attempt");
  const storage = ops.has("disk") || machines.some(({ volumes }) => volumes.length > 0);
  // With one vCPU that only touches pages there is nobody to share a pCPU with, and nothing to wait for.
  const works = ["compute", "wait", "halt", "hypercall", "trap", "sensitive", "barrier", "attempt"] as const;
  // Machines that only hold their part of the memory region have nothing to run.
  const onlyHold = ops.size === 0 && machines.some(({ regionUnits }) => regionUnits !== undefined);
  // One that only reads and writes a disk has nothing to run either, and waits for nobody but the disk.
  const onlyMovesArm =
    machines.length === 1 && machines[0]!.vcpus === 1 && ops.size > 0 && [...ops].every((op) => DISK_OPS.has(op));
  const processor =
    onlyHold || onlyMovesArm
      ? false
      : machines.length !== 1 || machines[0]!.vcpus > 1 || works.some((op) => ops.has(op)) || storage;
  return { processor, memory, storage, attempts: ops.has("attempt") };
}

/** What keeps machines apart can be chosen there, or is tried. */
export function isAboutIsolation(scenario: Scenario): boolean {
  return hostOf(scenario).isolation !== undefined || subjectsOf(scenario).attempts;
}

/** What virtualization costs is told apart there, or it is about isolation. */
export function hasCosts(scenario: Scenario): boolean {
  return hostOf(scenario).exits !== undefined || isAboutIsolation(scenario);
}

/** It is about copies of volumes: a thin pool, snapshots, clones, backups. */
export function hasCopies(scenario: Scenario): boolean {
  const { thinPool, snapshots, disks } = hostOf(scenario);
  return (
    Boolean(thinPool ?? snapshots) ||
    disks.some(({ isForBackups }) => isForBackups) ||
    scenario.commands.some(({ command }) => command === "snapshot" || command === "clone")
  );
}
