/**
 * What a puzzle asks for, checked on the run that the reader has made of it: the trace as far as it is known, beside the
 * scenario that the puzzle began with. Numbers and names alone; the sentences are made of them elsewhere.
 */
import { hostOf, type HostSpec, type Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import { hostMetrics, vmMetrics } from "../trace/figures/metrics.ts";
import { valueOf } from "../trace/figures/shares.ts";
import type { TraceReader } from "../trace/reader.ts";
import { decided, figuresOf, hostWhere, OPEN, uidOf, until, type Found, type Moment } from "./goalParts.ts";
import { placeResult, type PlaceGoal } from "./placeGoals.ts";

/** Parts of the scenario that must stay as the puzzle has them. */
export const KEPT_PARTS = [
  "machines",
  /** Their names and what they run. */
  "programs",
  "frames",
  "pcpus",
  "scheduler",
  "replacement",
  "costs",
  "commands",
  "storage",
  "translation",
  "region",
  "network",
] as const;
export type KeptPart = (typeof KEPT_PARTS)[number];

export type PuzzleGoal =
  /** Every program has ended by then. */
  | { readonly goal: "allDoneBy"; readonly time: Tick }
  /** The programs of one machine have. */
  | { readonly goal: "doneBy"; readonly vm: string; readonly time: Tick }
  /** In some round everybody took part, one machine got exactly so many ticks, and no vCPU more than `most`. */
  | { readonly goal: "roundGives"; readonly vm: string; readonly ticks: Tick; readonly most: Tick }
  /** Page faults of the whole run, which has to end. */
  | { readonly goal: "faultsAtMost"; readonly count: number }
  /** Hits of one machine until then. */
  | { readonly goal: "hitsAtLeast"; readonly vm: string; readonly count: number; readonly until: Tick }
  /** In percent of the time that it wanted to run, until then; of `vm`, or of each machine. */
  | { readonly goal: "stealAtMost"; readonly percent: number; readonly until: Tick; readonly vm?: string }
  /** In percent of the time of all pCPUs until then: useful work. */
  | { readonly goal: "usefulAtLeast"; readonly percent: number; readonly until: Tick }
  /** Ticks that one machine waited with a program that it could have run, until then. */
  | {
      readonly goal: "waitsBetween";
      readonly vm: string;
      readonly least: Tick;
      readonly most: Tick;
      readonly until: Tick;
    }
  /** Its last page has fewer bytes than this that it does not need. */
  | { readonly goal: "unusedBelow"; readonly vm: string; readonly bytes: number }
  /** It exists no more, after at most so many commands beyond those of the puzzle. */
  | { readonly goal: "gone"; readonly vm: string; readonly commands: number }
  /** No command of the whole run is refused. */
  | { readonly goal: "noneRefused" }
  /** So many machines run at that moment. */
  | { readonly goal: "running"; readonly machines: number; readonly at: Tick }
  /** Barriers passed by one machine until then. */
  | { readonly goal: "barriersAtLeast"; readonly vm: string; readonly count: number; readonly until: Tick }
  /** Ticks that one machine has computed when all is over. */
  | { readonly goal: "computes"; readonly vm: string; readonly ticks: Tick }
  /** The scheduling policy is not this one. */
  | { readonly goal: "otherPolicy"; readonly policy: string }
  /** These parts of the scenario are as the puzzle has them. */
  | { readonly goal: "kept"; readonly parts: readonly KeptPart[] }
  | PlaceGoal;

export interface GoalResult {
  readonly goal: PuzzleGoal;
  /** `open`: the run is not known so far yet. */
  readonly state: "met" | "unmet" | "open";
  /** The number that is compared; null: there is none, or it never comes. */
  readonly found: number | null;
  /** The machine that it is about. */
  readonly vm: string | null;
  /** Of `kept`: the part that was changed. */
  readonly part: KeptPart | null;
}

export interface GoalCheck {
  /** `met`: all of them are; `unmet`: one is not. */
  readonly state: GoalResult["state"];
  readonly results: readonly GoalResult[];
}

/** `scenario` is the run's own, `start` that of the puzzle. */
export function checkGoals(
  goals: readonly PuzzleGoal[],
  trace: TraceReader,
  scenario: Scenario,
  start: Scenario,
): GoalCheck {
  const results = goals.map((goal) => ({ ...NOTHING, goal, ...resultOf(goal, trace, scenario, start) }));
  const has = (state: GoalResult["state"]) => results.some((result) => result.state === state);
  return { state: has("unmet") ? "unmet" : has("open") ? "open" : "met", results };
}

type FoundOrPart = Found & { readonly part?: KeptPart | null };

const NOTHING = { found: null, vm: null, part: null } as const;

function resultOf(goal: PuzzleGoal, trace: TraceReader, scenario: Scenario, start: Scenario): FoundOrPart {
  switch (goal.goal) {
    case "kept":
      return keptResult(goal.parts, scenario, start);
    case "otherPolicy":
      return decided(hostOf(scenario).scheduler.policy !== goal.policy);
    case "unusedBelow":
      return unusedResult(goal.vm, goal.bytes, scenario);
    case "roundGives":
      return roundResult(goal, trace);
    case "allDoneBy":
      return doneResult(trace, goal.time, null);
    case "doneBy":
      return doneResult(trace, goal.time, goal.vm);
    case "faultsAtMost":
      return trace.isComplete ? faultsResult(goal.count, hostWhere(trace, trace.knownUntil)) : OPEN;
    case "computes":
      return trace.isComplete ? computedResult(goal.vm, goal.ticks, hostWhere(trace, trace.knownUntil)) : OPEN;
    case "noneRefused":
      return refusedResult(trace);
    case "gone":
      return goneResult(goal.vm, goal.commands, trace, scenario.commands.length - start.commands.length);
    case "hitsAtLeast":
      return until(trace, goal.until, ({ info, host }) => {
        const found = figuresOf(info, host, goal.vm)?.hits ?? null;
        return decided(found !== null && found >= goal.count, found, goal.vm);
      });
    case "barriersAtLeast":
      return until(trace, goal.until, ({ info, host }) => {
        const found = figuresOf(info, host, goal.vm)?.barriers ?? null;
        return decided(found !== null && found >= goal.count, found, goal.vm);
      });
    case "waitsBetween":
      return until(trace, goal.until, ({ info, host }) => {
        const found = figuresOf(info, host, goal.vm)?.waiting ?? null;
        return decided(found !== null && found >= goal.least && found <= goal.most, found, goal.vm);
      });
    case "stealAtMost":
      return until(trace, goal.until, (moment) => stealResult(goal.percent, goal.vm ?? null, moment));
    case "usefulAtLeast":
      return until(trace, goal.until, ({ info, host }) => {
        const { utilization } = hostMetrics(info, host);
        const found = utilization === null ? 0 : valueOf(utilization) * 100;
        return decided(found >= goal.percent, found);
      });
    case "running":
      return until(trace, goal.at, ({ host }) => {
        const found = host.vms.filter(({ life }) => life === "running").length;
        return decided(found >= goal.machines, found);
      });
    default:
      return placeResult(goal, trace, scenario);
  }
}

/** `vm` null: of all machines that were started. */
function doneResult(trace: TraceReader, time: Tick, vm: string | null): Found {
  if (!trace.isComplete && trace.knownUntil <= time) return OPEN;
  const { info, host } = hostWhere(trace, trace.isComplete ? trace.knownUntil : trace.knownUntil - 1);
  let last: { readonly done: Tick; readonly name: string } | null = null;
  for (const [id, { done, arrival }] of host.vcpus.entries()) {
    const name = info.vms[info.vcpus[id]!.vm]!.name;
    if (vm === null ? arrival < 0 : name !== vm) continue;
    // It has not ended, and it has until now: how long it takes is only known once the run is.
    if (done < 0) return trace.isComplete || host.time > time ? decided(false, null, name) : OPEN;
    if (!last || done > last.done) last = { done, name };
  }
  return last ? decided(last.done <= time, last.done, last.name) : decided(false, null, vm);
}

function roundResult(goal: Extract<PuzzleGoal, { goal: "roundGives" }>, trace: TraceReader): Found {
  const uid = uidOf(trace.info, goal.vm);
  const everybody = trace.info.vcpus.length;
  let last: number | null = null;
  for (const chunk of trace.chunks) {
    for (const offset of trace.rowsOf(chunk, ["round"])) {
      const event = trace.eventAt(chunk.firstRow + offset);
      if (event.kind !== "round" || event.entries.length < everybody) continue;
      const slices = event.entries.map(({ slice }) => slice);
      last = event.entries.reduce((sum, { vcpu, slice }) => sum + (trace.info.vcpus[vcpu]!.vm === uid ? slice : 0), 0);
      if (last === goal.ticks && Math.max(...slices) <= goal.most) return decided(true, last, goal.vm);
    }
  }
  // A run without an end has told all that there is of it when weights have had time to change.
  return trace.rowCount === 0 ? OPEN : decided(false, last, goal.vm);
}

function faultsResult(count: number, { info, host }: Moment): Found {
  const { faults } = hostMetrics(info, host);
  return decided(faults <= count, faults);
}

function computedResult(vm: string, ticks: Tick, { info, host }: Moment): Found {
  const found = figuresOf(info, host, vm)?.cpu ?? null;
  return decided(found === ticks, found, vm);
}

function refusedResult(trace: TraceReader): Found {
  const { host } = hostWhere(trace, trace.knownUntil);
  if (host.commandsFailed > 0) return decided(false, host.commandsFailed);
  return decided(true, 0);
}

function goneResult(vm: string, commands: number, trace: TraceReader, given: number): Found {
  const { info, host } = hostWhere(trace, trace.knownUntil);
  const life = host.vms[uidOf(info, vm)]?.life;
  if (life !== "none") return decided(false, null, vm);
  return decided(given <= commands, given, vm);
}

function stealResult(percent: number, vm: string | null, { info, host }: Moment): Found {
  let worst: { readonly percent: number; readonly name: string } | null = null;
  for (const uid of host.vms.keys()) {
    const name = info.vms[uid]!.name;
    if (vm !== null && name !== vm) continue;
    const steal = vmMetrics(info, host, uid).steal;
    const found = steal === null ? 0 : valueOf(steal) * 100;
    if (!worst || found > worst.percent) worst = { percent: found, name };
  }
  return worst ? decided(worst.percent <= percent, worst.percent, worst.name) : decided(false);
}

function unusedResult(vm: string, bytes: number, scenario: Scenario): Found {
  const { pageBytes } = hostOf(scenario);
  const machine = scenario.machines.find(({ name }) => name === vm);
  if (!machine) return decided(false, null, vm);
  const found = Math.ceil(machine.memoryBytes / pageBytes) * pageBytes - machine.memoryBytes;
  return decided(found < bytes, found, vm);
}

const HOST_PARTS: Readonly<
  Record<Exclude<KeptPart, "machines" | "programs" | "commands" | "network">, readonly (keyof HostSpec)[]>
> = {
  frames: ["frames", "pageBytes"],
  pcpus: ["pcpus"],
  scheduler: ["scheduler"],
  replacement: ["replacement", "replacementScope", "loadControl"],
  costs: ["costs"],
  storage: ["disks", "extentBytes", "allocation", "swapBytes", "thinPool"],
  translation: ["translation"],
  region: ["region"],
};

function keptResult(parts: readonly KeptPart[], scenario: Scenario, start: Scenario): FoundOrPart {
  const part = parts.find((each) => !isKept(each, scenario, start)) ?? null;
  return { state: part === null ? "met" : "unmet", part };
}

function isKept(part: KeptPart, scenario: Scenario, start: Scenario): boolean {
  if (part === "machines" || part === "commands" || part === "network") return isEqual(scenario[part], start[part]);
  if (part === "programs") return isEqual(programsOf(scenario), programsOf(start));
  const [are, were] = [scenario.hosts, start.hosts];
  return (
    are.length === were.length &&
    HOST_PARTS[part].every((key) => are.every((host, at) => isEqual(host[key], were[at]![key])))
  );
}

function programsOf({ machines }: Scenario) {
  return machines.map(({ name, programs }) => ({ name, programs }));
}

/** The same plain data. What is left out is not the same as anything that is there. */
function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const [one, other] = [Object.entries(left), new Map(Object.entries(right))];
  return one.length === other.size && one.every(([key, value]) => other.has(key) && isEqual(value, other.get(key)));
}
