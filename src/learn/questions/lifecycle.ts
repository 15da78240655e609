/**
 * What a command comes to: in which state its machine is afterwards, and whether the host has what it asks for. The row of a
 * command is told before it is carried out, so that the monitor stands as the command found it.
 *
 * Slips of the first: the state that the command is named after, whatever there was; nothing changes; pausing, saving or
 * resetting turns the machine off; stopping deletes it; saving keeps it in memory; shutting down takes no time.
 * Slips of the second: all of its memory has to be free, not what it is guaranteed; memory that is in use is taken; each vCPU
 * needs a pCPU; a resource that there is enough of is short; nothing is ever refused.
 */
import { LIFECYCLE_EDGES } from "../../model/lifecycleEdges.ts";
import { hostOf, type CommandId, type MachineSpec } from "../../model/scenario.ts";
import { isOff, VM_STATES, type ErrorCode, type Shortage, type VmLife } from "../../model/states.ts";
import type { TraceEvent } from "../../model/rows/table.ts";
import type { VmUid } from "../../model/units.ts";
import { neededToExist, neededToRun } from "../../manager/admission.ts";
import { OUTCOMES, type EvidenceRow, type Outcome, type Question, type SlipId } from "../question.ts";
import { apartFrom, slip, type MakeWatcher, type Place } from "../watcher.ts";

/** Slips that a command invites, and the state that each takes for its result. */
const MISTAKEN: Readonly<Partial<Record<CommandId, readonly (readonly [SlipId, VmLife])[]>>> = {
  start: [["keptInMemory", "paused"]],
  pause: [
    ["turnedOff", "shutOff"],
    ["keptInMemory", "saved"],
  ],
  resume: [["turnedOff", "shutOff"]],
  shutdown: [
    ["allAtOnce", "shutOff"],
    ["goneAltogether", "none"],
  ],
  stop: [
    ["goneAltogether", "none"],
    ["keptInMemory", "paused"],
  ],
  save: [
    ["keptInMemory", "paused"],
    ["turnedOff", "shutOff"],
  ],
  reset: [
    ["turnedOff", "shutOff"],
    ["goneAltogether", "none"],
  ],
  crash: [
    ["turnedOff", "shutOff"],
    ["goneAltogether", "none"],
  ],
  delete: [
    ["turnedOff", "shutOff"],
    ["keptInMemory", "saved"],
  ],
};

const MOST_OPTIONS = 4;

const place = (life: VmLife) => VM_STATES.indexOf(life);
const outcome = (one: Outcome) => OUTCOMES.indexOf(one);

export const commandsGiven: MakeWatcher = ({ scenario, monitor, ask }) => {
  /** Asked already, and not answered before the command has been carried out. */
  let open: { readonly at: Place; readonly time: number; readonly vm: VmUid; readonly command: CommandId } | null =
    null;
  let before: VmLife = "none";

  const answer = (after: VmLife) => {
    if (!open) return;
    const { at, time, vm, command } = open;
    open = null;
    const question = stateAfter({ ...at, time, vm, command }, before, after);
    if (question) ask(question);
  };

  const needs = (event: { command: CommandId; index: number; vm: number }): readonly Shortage[] | null => {
    const { machines, commands } = scenario;
    if (event.command === "start") {
      const vm = monitor.state.vms[event.vm];
      return vm && vm.life === "shutOff" ? neededToRun(monitor, vm) : null;
    }
    if (event.command !== "create") return null;
    const given = event.index < 0 ? { machine: machines[-1 - event.index]! } : commands[event.index];
    return given && "machine" in given ? neededToExist(monitor, given.machine) : null;
  };

  const specOf = (event: { command: CommandId; index: number; vm: number }): MachineSpec | undefined => {
    if (event.command === "start") return monitor.specs[event.vm];
    if (event.index < 0) return scenario.machines[-1 - event.index];
    const given = scenario.commands[event.index];
    return given?.command === "create" ? given.machine : undefined;
  };

  const askOutcome = (event: Extract<TraceEvent, { kind: "commandDone" | "commandFailed" }>, at: Place) => {
    const code = event.kind === "commandFailed" ? event.code : null;
    if (code !== null && outcomeOf(code) === null) return;
    const needed = needs(event);
    const spec = specOf(event);
    if (!needed || !spec) return;
    const short = needed.filter((one) => one.needed > one.available).map(({ resource }) => resource);
    const right =
      code === null
        ? [outcome("done")]
        : [...new Set([outcomeOf(code)!, ...short.map((resource) => OUTCOME_OF[resource])])].map(outcome);
    const host = hostOf(scenario);
    const pages = spec.memoryBytes > 0 ? Math.ceil(spec.memoryBytes / host.pageBytes) : 0;
    const memory = needed.find(({ resource }) => resource === "memory");
    const free = monitor.memory.state.free.size;
    const taken = monitor.state.vms
      .filter(({ life }) => !isOff(life))
      .reduce((sum, { uid }) => sum + monitor.specs[uid]!.vcpus, 0);
    const judged = (isShort: boolean, one: Outcome) => outcome(isShort ? one : "done");
    const enough = (["NO_CPU", "NO_MEMORY", "NO_SPACE"] as const).map(outcome).filter((one) => !right.includes(one));
    const rules = apartFrom(right, [
      slip("wholeMemory", judged(pages > (memory?.available ?? host.frames), "NO_MEMORY")),
      slip("inUse", judged(spec.reservedPages > free, "NO_MEMORY")),
      slip("vcpusForPcpus", judged(taken + spec.vcpus > host.pcpus, "NO_CPU")),
      slip("neverRefused", outcome("done")),
      slip("enoughOfIt", ...enough),
    ]);
    // It is telling where somebody who counts otherwise would come to something else.
    const others = new Set(rules.filter(({ rule }) => rule.of === "slip" && isCount(rule.id)).flatMap((r) => r.picks));
    const isTelling = [...others].some((pick) => !right.includes(pick));
    // Machines that the scenario itself has come and go without being asked about, unless they are refused.
    if (code === null && (event.index < 0 || !isTelling)) return;
    const evidence = needed.map(({ resource, needed: asked, available }): EvidenceRow => ({
      answer: outcome(OUTCOME_OF[resource]),
      values: { needed: asked, available },
    }));
    ask({
      kind: "outcome",
      ...at,
      time: event.time,
      command: event.command,
      index: event.index,
      vm: event.vm,
      candidates: OUTCOMES.map(outcome),
      right,
      rules,
      evidence,
    });
  };

  return {
    hear(event, at) {
      const isCommand = event.kind === "commandDone" || event.kind === "commandFailed";
      // A command that changes the state says so at once; what its job does comes later.
      if (open && (isCommand || event.time > open.time)) answer(before);
      else if (open && event.kind === "vmState" && event.vm === open.vm) answer(event.state);
      if (event.kind !== "commandDone" && event.kind !== "commandFailed") return;
      askOutcome(event, at);
      if (event.index < 0 || event.vm < 0 || !(event.command in MISTAKEN)) return;
      before = monitor.state.vms[event.vm]?.life ?? "none";
      if (event.kind === "commandDone") open = { at, time: event.time, vm: event.vm, command: event.command };
      else {
        const base = { ...at, time: event.time, vm: event.vm, command: event.command };
        const question = stateAfter(base, before, before);
        if (question && event.code === "INVALID_STATE") ask(question);
      }
    },
  };
};

const OUTCOME_OF: Readonly<Record<Shortage["resource"], Outcome>> = {
  cpu: "NO_CPU",
  memory: "NO_MEMORY",
  storage: "NO_SPACE",
  region: "NO_MEMORY",
  chunks: "NO_SPACE",
  unwritten: "NO_SPACE",
  backups: "NO_SPACE",
};

function outcomeOf(code: ErrorCode): Outcome | null {
  return OUTCOMES.find((one) => one === code) ?? null;
}

function isCount(id: SlipId): boolean {
  return id === "wholeMemory" || id === "inUse" || id === "vcpusForPcpus";
}

interface Asked extends Place {
  readonly time: number;
  readonly vm: VmUid;
  readonly command: CommandId;
}

function stateAfter(asked: Asked, before: VmLife, after: VmLife): Question | null {
  const named = LIFECYCLE_EDGES.find((edge) => edge.command === asked.command)?.to;
  if (named === undefined) return null;
  const mistaken = MISTAKEN[asked.command] ?? [];
  const right = [place(after)];
  const rules = apartFrom(right, [
    slip("asNamed", place(named)),
    slip("unchanged", place(before)),
    ...mistaken.map(([id, life]) => slip(id, place(life))),
  ]);
  const wanted = [after, ...rules.flatMap(({ picks }) => picks.map((pick) => VM_STATES[pick]!)), ...FILLING];
  const options = [...new Set(wanted)].slice(0, MOST_OPTIONS).map(place);
  const evidence = [{ answer: place(before), values: {} }];
  return {
    kind: "stateAfter",
    ...asked,
    candidates: options.toSorted((a, b) => a - b),
    right,
    rules,
    evidence,
  };
}

const FILLING: readonly VmLife[] = ["running", "paused", "shutOff", "saved"];
