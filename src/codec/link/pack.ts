/**
 * A scenario as compact positional JSON, for links, and back.
 *
 * A record is `[mask, value, …]`: bit `i` of the mask says that field `i` follows, the others have the default of the
 * layout below. Fields may be added at the end of a record: old links lack them. Everything else (order, defaults,
 * choices, the order of a policy's parameters) is link version 1 for ever; `test/codec/link/oldLinks.ts` holds links that must
 * open. Unpacking does not check: its result goes through `validateScenario`. It throws on what no packing makes.
 */
import { assert } from "../../base/assert.ts";
import type { PolicyDescription } from "../../model/params.ts";
import {
  ALLOCATION_POLICIES,
  REBALANCING_VICTIMS,
  SCENARIO_VERSION,
  TICK_UNITS,
  type Conventions,
  type Costs,
  type HostSpec,
  type MachineSpec,
  type PolicyChoice,
  type Rebalancing,
  type Scenario,
} from "../../model/scenario.ts";
import { MOST, RANGES } from "../limits.ts";
import { packNumber, packProgram, PackedReader, unpackProgram } from "./packedText.ts";
import type { PolicyLists } from "../policyLists.ts";

/** What a link says besides the scenario. */
export interface View {
  readonly time: number;
  readonly step: number;
  readonly language: "en" | "zh" | null;
}

const RUN_QUEUES = ["global", "perPcpu"] as const;
const SCOPES = ["global", "local"] as const;
const LANGUAGES = [null, "en", "zh"] as const;
/** A digit each, the first one the lowest. Added at the end only: where an old link has no digit, its 0 is the first choice. */
const CONVENTIONS = [
  ["sameInstant", ["arrivalFirst", "preemptedFirst"]],
  ["priorityOrder", ["higherFirst", "lowerFirst"]],
  ["preemptedGoes", ["head", "tail"]],
  ["switchCharge", ["lastOccupant", "betweenVcpus"]],
  ["priorityTies", ["queueOrder", "arrival", "id"]],
  ["shortestTies", ["queueOrder", "arrival", "id"]],
  ["waiting", ["readyOnly", "readyAndBlocked"]],
  ["faultCount", ["all", "afterFirstTouch", "replacementsOnly"]],
  ["placement", ["lastPcpu", "lowestPcpu"]],
] as const satisfies readonly (readonly [keyof Conventions, readonly string[]])[];
/** Room for a third and a fourth choice of each convention. */
const CONVENTION_BASE = 4;
/** The commands that stand in the text of commands: a number there is `machine * 7 + place in this list`. Never longer. */
const TEXT_COMMANDS = ["create", "start", "pause", "resume", "shutdown", "stop", "delete"] as const;
const COSTS = [
  "worldSwitch",
  "migration",
  "fault",
  "ioExit",
  "reference",
  "hypercall",
  "trap",
  "shutdown",
] as const satisfies readonly (keyof Costs)[];

// The defaults of link version 1, field by field. They are of the layout, not of a new scenario: see `defaults.ts`.
const ROOT_DEFAULTS = ["", 1, 0, 0, 0, [], "", 0, 0, 0, 1, ""] as const;
const HOST_DEFAULTS = [1, 0, 0, ["rr", 4], 16, 4096, ["lru"], 0, [64, 5, 5], 4_194_304, 2, 0, 0, [], [], []] as const;
const COST_DEFAULTS = [0, 0, 0, 0, 1, 0, 0, 0] as const;
const MACHINE_DEFAULTS = ["", 1, 1, 0, 0, 0, [], [], 0, "", 0, 0, -1] as const;

/** Far more than any policy has. */
const MOST_PARAMS = 100;

type Json = string | number | boolean | null | readonly Json[];

/** `[mask, …]` of the values that differ from their defaults; 0 when none does. */
function packRecord(values: readonly Json[], defaults: readonly Json[]): Json {
  assert(values.length === defaults.length, "a record has a value for each field");
  let mask = 0;
  const given: Json[] = [];
  for (const [index, value] of values.entries()) {
    if (JSON.stringify(value) === JSON.stringify(defaults[index])) continue;
    mask += 2 ** index;
    given.push(value);
  }
  return mask === 0 ? 0 : [mask, ...given];
}

/** The values of a record, in the order of the fields. */
function unpackRecord(packed: unknown, defaults: readonly Json[]): unknown[] {
  const [mask, ...given] = packed === 0 ? [0] : listOf(packed, 1 + defaults.length);
  assert(typeof mask === "number" && mask >= 0 && mask < 2 ** 31, "a record begins with its mask");
  let next = 0;
  return defaults.map((value, index) => ((mask >> index) & 1 ? given[next++] : value));
}

/** `packed` as a list that is no longer than a valid scenario makes it: what is made of each entry takes room. */
function listOf(packed: unknown, most: number): readonly unknown[] {
  assert(Array.isArray(packed) && packed.length <= most, `a list of at most ${most} is expected`);
  return packed;
}

function textOf(packed: unknown): string {
  assert(typeof packed === "string", "a text is expected");
  return packed;
}

/** Bytes in units where they come out even, else as a negative number of bytes. */
function packBytes(bytes: number, unit: number): number {
  return bytes % unit === 0 ? bytes / unit : -bytes;
}

function unpackBytes(packed: unknown, unit: unknown): unknown {
  return typeof packed === "number" && typeof unit === "number" ? (packed < 0 ? -packed : packed * unit) : packed;
}

function packChoice({ policy, params }: PolicyChoice, policies: readonly PolicyDescription[]): Json {
  const description = policies.find(({ id }) => id === policy);
  assert(description, `no policy is called "${policy}"`);
  return [policy, ...description.params.map((spec) => params[spec.id] ?? spec.default)];
}

function unpackChoice(packed: unknown, policies: readonly PolicyDescription[]): unknown {
  const [policy, ...values] = listOf(packed, MOST_PARAMS);
  const specs = policies.find(({ id }) => id === policy)?.params ?? [];
  const given = specs.slice(0, values.length).map((spec, index) => [spec.id, values[index]] as const);
  return { policy, params: Object.fromEntries(given) };
}

function packHost(host: HostSpec, policies: PolicyLists): Json {
  const costs = COSTS.map((cost) => host.costs[cost]);
  const values = [
    host.pcpus,
    RUN_QUEUES.indexOf(host.runQueues),
    Number(host.workStealing),
    packChoice(host.scheduler, policies.cpu),
    host.frames,
    host.pageBytes,
    packChoice(host.replacement, policies.memory),
    SCOPES.indexOf(host.replacementScope),
    host.disks.flatMap((disk) => [disk.extents, disk.readTicks, disk.writeTicks]),
    host.extentBytes,
    ALLOCATION_POLICIES.indexOf(host.allocation),
    packBytes(host.swapBytes, host.extentBytes),
    packRecord(costs, COST_DEFAULTS),
    host.coscheduling ? [host.coscheduling.skew, host.coscheduling.restart] : [],
    packRebalancing(host.rebalancing),
    host.cache ? [host.cache.size, host.cache.warmupTicks, host.cache.warmRate] : [],
  ];
  return packRecord(values, HOST_DEFAULTS);
}

/** `[every, victim]`, with the draws behind them where they are given. */
function packRebalancing(rule: Rebalancing | undefined): Json {
  if (!rule) return [];
  return [rule.every, REBALANCING_VICTIMS.indexOf(rule.victim), ...(rule.draws ?? [])];
}

function unpackRebalancing(packed: unknown): { readonly rebalancing?: unknown } {
  const [every, victim, ...draws] = listOf(packed, 2 + MOST.draws);
  if (every === undefined) return {};
  const rule = { every, victim: chosen(REBALANCING_VICTIMS, victim) };
  return { rebalancing: draws.length === 0 ? rule : { ...rule, draws } };
}

function unpackHost(packed: unknown, policies: PolicyLists): Record<string, unknown> {
  const fields = unpackRecord(packed, HOST_DEFAULTS);
  const [pcpus, runQueues, stealing, scheduler, frames, pageBytes, replacement, scope, disks] = fields;
  const [extentBytes, allocation, swap, costs, coscheduling, rebalancing, cache] = fields.slice(9);
  const [skew, restart] = listOf(coscheduling, 2);
  const [size, warmupTicks, warmRate] = listOf(cache, 3);
  const costValues = unpackRecord(costs, COST_DEFAULTS);
  return {
    pcpus,
    runQueues: chosen(RUN_QUEUES, runQueues),
    workStealing: stealing === 1,
    scheduler: unpackChoice(scheduler, policies.cpu),
    frames,
    pageBytes,
    replacement: unpackChoice(replacement, policies.memory),
    replacementScope: chosen(SCOPES, scope),
    disks: inGroups(listOf(disks, 3 * MOST.disks), 3).map(([extents, readTicks, writeTicks]) => ({
      extents,
      readTicks,
      writeTicks,
    })),
    extentBytes,
    allocation: chosen(ALLOCATION_POLICIES, allocation),
    swapBytes: unpackBytes(swap, extentBytes),
    costs: Object.fromEntries(COSTS.map((cost, index) => [cost, costValues[index]])),
    ...(skew === undefined ? {} : { coscheduling: { skew, restart } }),
    ...unpackRebalancing(rebalancing),
    ...(size === undefined ? {} : { cache: { size, warmupTicks, warmRate } }),
  };
}

/** The choice with number `index`; what is no such number stays as it is and is found by the validation. */
function chosen(choices: readonly unknown[], index: unknown): unknown {
  return typeof index === "number" && index in choices ? choices[index] : index;
}

function inGroups(list: readonly unknown[], size: number): (readonly unknown[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, group) =>
    list.slice(group * size, (group + 1) * size),
  );
}

function packMachine(machine: MachineSpec, host: HostSpec): Json {
  const programs = machine.programs.map(packProgram);
  const values = [
    machine.name,
    machine.vcpus,
    machine.priority,
    machine.weight ?? 0,
    packBytes(machine.memoryBytes, host.pageBytes),
    machine.reservedPages,
    machine.volumes.flatMap(({ name, bytes }) => [name, packBytes(bytes, host.extentBytes)]),
    machine.affinity ?? [],
    machine.arrival ?? -1,
    programs.length === 1 ? programs[0]! : programs,
    machine.cap ?? 0,
    machine.timeslice ?? 0,
    machine.workingSet ?? -1,
  ];
  return packRecord(values, MACHINE_DEFAULTS);
}

interface Unpacked extends Readonly<Record<string, unknown>> {
  readonly name: unknown;
}

function unpackMachine(packed: unknown, host: Record<string, unknown>): Unpacked {
  const fields = unpackRecord(packed, MACHINE_DEFAULTS);
  const [name, vcpus, priority, weight, memory, reservedPages, volumes, affinity, arrival, programs] = fields;
  const [cap, timeslice, workingSet] = fields.slice(10);
  return {
    name,
    vcpus,
    priority,
    weight: weight === 0 ? null : weight,
    memoryBytes: unpackBytes(memory, host["pageBytes"]),
    reservedPages,
    volumes: inGroups(listOf(volumes, 2 * MOST.volumes), 2).map(([volume, bytes]) => ({
      name: volume,
      bytes: unpackBytes(bytes, host["extentBytes"]),
    })),
    affinity: listOf(affinity, RANGES.pcpus.max).length === 0 ? null : affinity,
    arrival: arrival === -1 ? null : arrival,
    programs: (typeof programs === "string" ? [programs] : listOf(programs, RANGES.vcpus.max)).map((each) =>
      unpackProgram(textOf(each)),
    ),
    ...(cap === 0 ? {} : { cap }),
    ...(timeslice === 0 ? {} : { timeslice }),
    ...(workingSet === -1 ? {} : { workingSet }),
  };
}

/**
 * Two texts. `others`, of all commands but changes of weight: for each the time since the last one, then its kind and its
 * machine as one number; with the machines created and the names of machines there are not, where there are any. `weights`:
 * for each change of weight its place among all commands and its time, both since the last one, its machine, the weight.
 */
function packCommands(scenario: Scenario): { readonly others: Json; readonly weights: string } {
  const created = scenario.commands.flatMap((command) => (command.command === "create" ? [command.machine] : []));
  const names = distinctNames([...scenario.machines, ...created]);
  const known = names.length;
  const last = { command: 0, weight: 0, place: 0 };
  let text = "";
  let weights = "";
  for (const [place, command] of scenario.commands.entries()) {
    const name = command.command === "create" ? null : command.vm;
    if (name !== null && !names.includes(name)) names.push(name);
    const machine = name === null ? 0 : names.indexOf(name);
    if (command.command === "setWeight") {
      weights += [place - last.place, command.at - last.weight, machine, command.weight].map(packNumber).join("");
      last.place = place;
      last.weight = command.at;
    } else {
      const kind = machine * TEXT_COMMANDS.length + TEXT_COMMANDS.indexOf(command.command);
      text += packNumber(command.at - last.command) + packNumber(kind);
      last.command = command.at;
    }
  }
  const strangers = names.slice(known);
  if (created.length === 0 && strangers.length === 0) return { others: text, weights };
  return { others: [text, created.map((machine) => packMachine(machine, scenario.host)), ...strangers], weights };
}

/** The names of machines, each once: commands name a machine by its place here. */
function distinctNames<Name>(machines: readonly { readonly name: Name }[]): Name[] {
  return [...new Set(machines.map(({ name }) => name))];
}

function unpackCommands(
  packed: unknown,
  weights: unknown,
  machines: readonly Unpacked[],
  host: Record<string, unknown>,
): unknown[] {
  const [text, createdList, ...strangers] =
    typeof packed === "string" ? [packed, []] : listOf(packed, 2 + MOST.commands);
  const created = listOf(createdList, MOST.creations).map((machine) => unpackMachine(machine, host));
  const names = [...distinctNames([...machines, ...created]), ...strangers];
  const reader = new PackedReader(textOf(text));
  const commands: unknown[] = [];
  let at = 0;
  let creations = 0;
  while (!reader.isAtEnd && commands.length <= MOST.commands) {
    at += reader.number();
    const number = reader.number();
    const command = TEXT_COMMANDS[number % TEXT_COMMANDS.length];
    if (command === "create") commands.push({ command, machine: created[creations++], at });
    else commands.push({ command, vm: names[Math.floor(number / TEXT_COMMANDS.length)], at });
  }
  insertWeights(commands, new PackedReader(textOf(weights)), names);
  return commands;
}

function insertWeights(commands: unknown[], reader: PackedReader, names: readonly unknown[]): void {
  let place = 0;
  let at = 0;
  while (!reader.isAtEnd && commands.length <= MOST.commands) {
    place += reader.number();
    assert(place <= commands.length, "a place among the commands is expected");
    at += reader.number();
    const vm = names[reader.number()];
    commands.splice(place, 0, { command: "setWeight", vm, weight: reader.number(), at });
  }
}

/** `scenario` and what is looked at, as JSON values of link version 1. The scenario must be valid. */
export function pack(scenario: Scenario, view: View, policies: PolicyLists): Json {
  const conventions = CONVENTIONS.map(([key, choices]) =>
    (choices as readonly string[]).indexOf(scenario.conventions[key]),
  ).reduceRight((sum, choice) => sum * CONVENTION_BASE + choice, 0);
  const commands = packCommands(scenario);
  const values = [
    scenario.title,
    scenario.seed,
    TICK_UNITS.indexOf(scenario.tickUnit),
    packHost(scenario.host, policies),
    conventions,
    scenario.machines.map((machine) => packMachine(machine, scenario.host)),
    commands.others,
    view.time,
    view.step,
    LANGUAGES.indexOf(view.language),
    scenario.ticksPerUnit ?? 1,
    commands.weights,
  ];
  return packRecord(values, ROOT_DEFAULTS);
}

/** What `packed` says, unchecked. Throws when it does not have the form. */
export function unpack(
  packed: unknown,
  policies: PolicyLists,
): { readonly scenario: unknown; readonly time: unknown; readonly step: unknown; readonly language: unknown } {
  const fields = unpackRecord(packed, ROOT_DEFAULTS);
  const [title, seed, tickUnit, packedHost, conventions, packedMachines, commands, time, step, language] = fields;
  const [ticksPerUnit, weights] = fields.slice(10);
  assert(typeof conventions === "number", "conventions are a number");
  const host = unpackHost(packedHost, policies);
  const machines = listOf(packedMachines, MOST.machines).map((machine) => unpackMachine(machine, host));
  const scenario = {
    version: SCENARIO_VERSION,
    title,
    seed,
    tickUnit: chosen(TICK_UNITS, tickUnit),
    ...(ticksPerUnit === 1 ? {} : { ticksPerUnit }),
    host,
    conventions: Object.fromEntries(
      CONVENTIONS.map(([key, choices], index) => {
        const digit = Math.floor(conventions / CONVENTION_BASE ** index) % CONVENTION_BASE;
        return [key, chosen(choices, digit)];
      }),
    ),
    machines,
    commands: unpackCommands(commands, weights, machines, host),
  };
  return { scenario, time, step, language: chosen(LANGUAGES, language) };
}
