/**
 * A scenario as compact positional JSON, for links, and back.
 *
 * Hosts and machines are records of settings in the places of their declaration, with what is particular packed here.
 * Fields may be added at the end of a record: old links lack them. Everything else (places, defaults, choices, the order of
 * a policy's parameters) is link version 2 for ever; `test/codec/link/oldLinks.ts` holds links that must open. Unpacking
 * does not check: its result goes through `validateScenario`. It throws on what no packing makes.
 */
import { assert } from "../../base/assert.ts";
import type { Branches } from "../../model/branches.ts";
import type { PolicyDescription } from "../../model/params.ts";
import type { SettingGroup } from "../../model/settingKinds.ts";
import {
  SCENARIO_VERSION,
  TICK_UNITS,
  type Conventions,
  type DiskSpec,
  type HostSpec,
  type MachineSpec,
  type PolicyChoice,
  type Scenario,
  type VolumeSpec,
  type TimedCommand,
} from "../../model/scenario.ts";
import { homeOf, specOfHost } from "../../model/hosts.ts";
import { PLACEMENT } from "../../model/settings.ts";
import { DISK, HOST, MACHINE, NETWORK, VOLUME } from "../../model/settings.ts";
import { MOST, RANGES } from "../limits.ts";
import {
  chosen,
  inGroups,
  type Json,
  layoutDefaults,
  listOf,
  packFields,
  packOptions,
  packRecord,
  unpackFields,
  unpackOptions,
  unpackRecord,
} from "./packedRecord.ts";
import { packBranches, unpackBranches, type UnpackedBranches } from "./packBranches.ts";
import { packFurther, withFurther } from "./furtherCommands.ts";
import { packNumber, packProgram, PackedReader, unpackProgram } from "./packedText.ts";
import type { PolicyLists } from "../policyLists.ts";

/** Panels that a reader can fold or open. A digit each in `foldsNumber`: added at the end only. */
const FOLDS = ["processor", "memory", "storage"] as const;
/** What the reader has chosen of a panel: nothing, that it is open, that it is folded. */
const FOLD_CHOICES = [undefined, false, true] as const;

/** `true`: folded. Absent: as the scenario has it. */
export type ChosenFolds = Readonly<Partial<Record<(typeof FOLDS)[number], boolean>>>;

/** What a link says besides the scenario. */
export interface View {
  readonly time: number;
  readonly step: number;
  readonly language: "en" | "zh" | null;
  /** The scenario of the gallery that it is; empty: one's own. */
  readonly entry: string;
  readonly folds: ChosenFolds;
  /** The number of the host that is shown; absent: the first one. */
  readonly host?: number;
  /** The other futures; absent: there are none. */
  readonly branches?: Branches | undefined;
}

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
  ["weightOf", ["source", "vcpu", "machine"]],
  ["extents", ["lowest", "lvm2"]],
  ["lifecycle", ["strict", "lenient"]],
] as const satisfies readonly (readonly [keyof Conventions, readonly string[]])[];
/** Room for a third and a fourth choice of each convention. */
const CONVENTION_BASE = 4;
/** The commands that stand in the text of commands: a number there is `machine * 7 + place in this list`. Never longer. */
const TEXT_COMMANDS = ["create", "start", "pause", "resume", "shutdown", "stop", "delete"] as const;
/** The commands that have a form of their own; all others stand in links with the names of what they say. */
const OWN_FORMS = ["setWeight", "compact", "setMemoryTarget", "balloon"] as const;
/** What a text command says. */
const TEXT_FIELDS = new Set(["at", "command", "machine", "vm"]);

type OwnForm = (typeof OWN_FORMS)[number] | (typeof TEXT_COMMANDS)[number];
type PlainCommand = TimedCommand & { readonly command: OwnForm };

// The defaults of link version 2. They are of the layout, not of a new scenario; settings have one for both.
const ROOT_DEFAULTS = ["", 1, 0, [0], 0, [], "", 0, 0, 0, 1, "", "", 0, "", "", [], [], 0, [], []] as const;
/** Of the other futures, among those. */
const BRANCHES_PLACE = 19;
const HOST_DEFAULTS = layoutDefaults(HOST, { scheduler: ["rr", 4], replacement: ["lru"], disks: [64, 5, 5], name: "" });
const MACHINE_DEFAULTS = layoutDefaults(MACHINE, {
  name: "",
  memoryBytes: 0,
  volumes: [],
  affinity: [],
  arrival: 0,
  programs: "",
});

/** What is between the hosts, and where machines go, as the options of a record. */
const PLACEMENTS = [
  { id: "placement", type: "option", settings: PLACEMENT },
] as const satisfies readonly SettingGroup[];
const NETWORKS = [{ id: "network", type: "option", settings: NETWORK }] as const satisfies readonly SettingGroup[];

/** Far more than any policy has. */
const MOST_PARAMS = 100;
/** More than a scenario can have, which its validation says. */
const MOST_HOSTS = 64;

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
  const values = packFields(HOST, host, {
    scheduler: packChoice(host.scheduler, policies.cpu),
    replacement: packChoice(host.replacement, policies.memory),
    disks: host.disks.flatMap(packDisk),
    swapBytes: packBytes(host.swapBytes, host.extentBytes),
    name: host.name ?? "",
  });
  return packRecord(values, HOST_DEFAULTS);
}

function unpackHost(packed: unknown, policies: PolicyLists): Record<string, unknown> {
  const { name, ...fields } = unpackFields(HOST, packed, HOST_DEFAULTS);
  return {
    ...fields,
    ...(name === "" ? {} : { name }),
    scheduler: unpackChoice(fields["scheduler"], policies.cpu),
    replacement: unpackChoice(fields["replacement"], policies.memory),
    disks: unpackDisks(listOf(fields["disks"], (1 + PLAIN_DISK) * MOST.disks)),
    swapBytes: unpackBytes(fields["swapBytes"], fields["extentBytes"]),
  };
}

/** The settings of a disk that stand by themselves; the others follow as a record, where one has another than its default. */
const PLAIN_DISK = 3;
const MORE_OF_DISK = DISK.slice(PLAIN_DISK).map((field, place) => ({ ...field, place }));
const MORE_DEFAULTS = layoutDefaults(MORE_OF_DISK, {});

function packDisk(disk: DiskSpec): readonly Json[] {
  const more = packRecord(packFields(MORE_OF_DISK, disk, {}), MORE_DEFAULTS);
  return [disk.extents, disk.readTicks, disk.writeTicks, ...(more === 0 ? [] : [more])];
}

function unpackDisks(packed: readonly unknown[]): readonly unknown[] {
  const numbers = packed.filter((entry) => !Array.isArray(entry));
  const disks = inGroups(numbers, PLAIN_DISK).map(([extents, readTicks, writeTicks]): Record<string, unknown> => {
    return { extents, readTicks, writeTicks };
  });
  let before = 0;
  for (const entry of packed) {
    if (!Array.isArray(entry)) before += 1;
    else if (before > 0)
      Object.assign(disks[before / PLAIN_DISK - 1] ?? {}, unpackFields(MORE_OF_DISK, entry, MORE_DEFAULTS));
  }
  return disks;
}

function packMachine(machine: MachineSpec, host: HostSpec): Json {
  const programs = machine.programs.map(packProgram);
  const values = packFields(MACHINE, machine, {
    name: machine.name,
    memoryBytes: packBytes(machine.memoryBytes, host.pageBytes),
    volumes: machine.volumes.flatMap((volume) => packVolume(volume, host.extentBytes)),
    affinity: machine.affinity ?? [],
    arrival: machine.arrival ?? -1,
    programs: programs.length === 1 ? programs[0]! : programs,
  });
  return packRecord(values, MACHINE_DEFAULTS);
}

/** Its name and its size; a list of its size and its options where it has any. */
function packVolume(volume: VolumeSpec, extentBytes: number): Json[] {
  const bytes = packBytes(volume.bytes, extentBytes);
  const options = packOptions(VOLUME, volume);
  return [volume.name, options.length === 0 ? bytes : [bytes, ...options]];
}

function unpackVolume(name: unknown, size: unknown, extentBytes: unknown): Record<string, unknown> {
  const [bytes, ...options] = Array.isArray(size) ? listOf(size, 1 + VOLUME.length) : [size];
  return { name, bytes: unpackBytes(bytes, extentBytes), ...unpackOptions(VOLUME, options) };
}

interface Unpacked extends Readonly<Record<string, unknown>> {
  readonly name: unknown;
}

function unpackMachine(packed: unknown, hosts: readonly Record<string, unknown>[]): Unpacked {
  const fields = unpackFields(MACHINE, packed, MACHINE_DEFAULTS);
  const host = hosts[Number(fields["host"] ?? 0)] ?? hosts[0]!;
  const { name, memoryBytes, volumes, affinity, arrival, programs } = fields;
  return {
    ...fields,
    name,
    memoryBytes: unpackBytes(memoryBytes, host["pageBytes"]),
    volumes: inGroups(listOf(volumes, 2 * MOST.volumes), 2).map(([volume, size]) =>
      unpackVolume(volume, size, host["extentBytes"]),
    ),
    affinity: listOf(affinity, RANGES.pcpus.max).length === 0 ? null : affinity,
    arrival: arrival === -1 ? null : arrival,
    programs: (typeof programs === "string" ? [programs] : listOf(programs, RANGES.vcpus.max)).map((each) =>
      unpackProgram(textOf(each)),
    ),
  };
}

/**
 * Two texts. `others`, of all commands but changes of weight: for each the time since the last one, then its kind and its
 * machine as one number; with the machines created and the names of machines there are not, where there are any. `weights`:
 * for each change of weight its place among all commands and its time, both since the last one, its machine, the weight.
 * `memory`: the same of commands about memory, with a number that says which: 0 or 1 for a balloon off or on, else two more
 * than the pages of a target.
 */
function packCommands(scenario: Scenario): {
  readonly others: Json;
  readonly weights: string;
  readonly compactions: string;
  readonly memory: string;
  readonly further: Json;
} {
  const plain = scenario.commands.filter(isPlain);
  const further = packFurther(scenario.commands, isPlain);
  const created = scenario.commands.flatMap((command) => (command.command === "create" ? [command.machine] : []));
  const names = distinctNames([...scenario.machines, ...created]);
  const known = names.length;
  const last = { command: 0, weight: 0, place: 0 };
  let text = "";
  let weights = "";
  const compactions = packCompactions(plain);
  let memory = "";
  const lastOfMemory = { at: 0, place: 0 };
  const forMachines = plain.filter((command) => command.command !== "compact");
  for (const [place, command] of forMachines.entries()) {
    const name = command.command === "create" ? null : command.vm;
    if (name !== null && !names.includes(name)) names.push(name);
    const machine = name === null ? 0 : names.indexOf(name);
    if (command.command === "setWeight") {
      weights += [place - last.place, command.at - last.weight, machine, command.weight].map(packNumber).join("");
      last.place = place;
      last.weight = command.at;
    } else if (command.command === "setMemoryTarget" || command.command === "balloon") {
      const what = command.command === "balloon" ? Number(command.isOn) : command.pages + FIRST_TARGET;
      const moved = [place - lastOfMemory.place, command.at - lastOfMemory.at];
      memory += [...moved, machine, what].map(packNumber).join("");
      lastOfMemory.place = place;
      lastOfMemory.at = command.at;
    } else {
      const kind = machine * TEXT_COMMANDS.length + TEXT_COMMANDS.indexOf(command.command);
      text += packNumber(command.at - last.command) + packNumber(kind);
      last.command = command.at;
    }
  }
  const strangers = names.slice(known);
  if (created.length === 0 && strangers.length === 0) return { others: text, weights, compactions, memory, further };
  return {
    others: [text, created.map((machine) => packMachine(machine, specOfHost(scenario, homeOf(machine)))), ...strangers],
    weights,
    compactions,
    memory,
    further,
  };
}

/** It has a form of its own in links. */
function isPlain(command: TimedCommand): command is PlainCommand {
  const kinds: readonly string[] = OWN_FORMS;
  if (kinds.includes(command.command)) return !("host" in command);
  const texts: readonly string[] = TEXT_COMMANDS;
  return texts.includes(command.command) && Object.keys(command).every((key) => TEXT_FIELDS.has(key));
}

/** As `withCompactions` reads them. They are put back last: their places are those among all commands. */
function packCompactions(commands: readonly TimedCommand[]): string {
  let text = "";
  const last = { place: 0, at: 0 };
  for (const [place, command] of commands.entries()) {
    if (command.command !== "compact") continue;
    text += packNumber(place - last.place) + packNumber(command.at - last.at);
    last.place = place;
    last.at = command.at;
  }
  return text;
}

/** The names of machines, each once: commands name a machine by its place here. */
function distinctNames<Name>(machines: readonly { readonly name: Name }[]): Name[] {
  return [...new Set(machines.map(({ name }) => name))];
}

function unpackCommands(
  packed: unknown,
  weights: unknown,
  memory: unknown,
  machines: readonly Unpacked[],
  hosts: readonly Record<string, unknown>[],
): unknown[] {
  const [text, createdList, ...strangers] =
    typeof packed === "string" ? [packed, []] : listOf(packed, 2 + MOST.commands);
  const created = listOf(createdList, MOST.creations).map((machine) => unpackMachine(machine, hosts));
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
  const [ofWeights, ofMemory] = [new PackedReader(textOf(weights)), new PackedReader(textOf(memory))];
  const weighings = readInserts(ofWeights, names, (vm, weight) => ({ command: "setWeight", vm, weight }));
  const asked = readInserts(ofMemory, names, (vm, what) =>
    what < FIRST_TARGET
      ? { command: "balloon", vm, isOn: what === 1 }
      : { command: "setMemoryTarget", vm, pages: what - FIRST_TARGET },
  );
  // Places are those among all commands: what comes first goes in first.
  for (const { place, command } of [...weighings, ...asked].toSorted((a, b) => a.place - b.place)) {
    assert(place <= commands.length, "a place among the commands is expected");
    commands.splice(place, 0, command);
  }
  return commands;
}

/** `compactions`: for each its place among all commands and its time, both since the last one. */
function withCompactions(commands: unknown[], compactions: unknown): unknown[] {
  const reader = new PackedReader(textOf(compactions));
  let place = 0;
  let at = 0;
  while (!reader.isAtEnd && commands.length <= MOST.commands) {
    place += reader.number();
    assert(place <= commands.length, "a place among the commands is expected");
    at += reader.number();
    commands.splice(place, 0, { command: "compact", at });
  }
  return commands;
}

/** Numbers of commands about memory below this switch a balloon. */
const FIRST_TARGET = 2;

interface Insert {
  readonly place: number;
  readonly command: object;
}

/** Commands with their places among all those for machines. */
function readInserts(
  reader: PackedReader,
  names: readonly unknown[],
  make: (vm: unknown, number: number) => object,
): Insert[] {
  const inserts: Insert[] = [];
  let place = 0;
  let at = 0;
  while (!reader.isAtEnd && inserts.length <= MOST.commands) {
    place += reader.number();
    at += reader.number();
    const vm = names[reader.number()];
    inserts.push({ place, command: { ...make(vm, reader.number()), at } });
  }
  return inserts;
}

/** `scenario` and what is looked at, as JSON values of link version 2. The scenario must be valid. */
export function pack(scenario: Scenario, view: View, policies: PolicyLists): Json {
  return packRecord(valuesOf(scenario, view, policies), ROOT_DEFAULTS);
}

function valuesOf(scenario: Scenario, view: View, policies: PolicyLists): readonly Json[] {
  const conventions = CONVENTIONS.map(([key, choices]) =>
    (choices as readonly string[]).indexOf(scenario.conventions[key]),
  ).reduceRight((sum, choice) => sum * CONVENTION_BASE + choice, 0);
  const commands = packCommands(scenario);
  const { branches, ...alone } = view;
  return [
    scenario.title,
    scenario.seed,
    TICK_UNITS.indexOf(scenario.tickUnit),
    scenario.hosts.map((host) => packHost(host, policies)),
    conventions,
    scenario.machines.map((machine) => packMachine(machine, specOfHost(scenario, homeOf(machine)))),
    commands.others,
    view.time,
    view.step,
    LANGUAGES.indexOf(view.language),
    scenario.ticksPerUnit ?? 1,
    commands.weights,
    view.entry,
    foldsNumber(view.folds),
    commands.compactions,
    commands.memory,
    commands.further,
    packOptions(NETWORKS, scenario)[0] ?? [],
    view.host ?? 0,
    branches ? packBranches(scenario, branches, (other) => pack(other, alone, policies)) : [],
    packOptions(PLACEMENTS, scenario)[0] ?? [],
  ];
}

/** What `packed` says, unchecked. Throws when it does not have the form. */
export function unpack(
  packed: unknown,
  policies: PolicyLists,
): { readonly scenario: unknown; readonly folds: ChosenFolds } & Readonly<
  Record<"time" | "step" | "language" | "entry" | "host", unknown>
> & { readonly branches: UnpackedBranches | null } {
  const fields = unpackRecord(packed, ROOT_DEFAULTS);
  const [title, seed, tickUnit, packedHosts, conventions, packedMachines, commands, time, step, language] = fields;
  const [ticksPerUnit, weights, entry, folds, compactions, memory, further, network, shown, futures, placement] =
    fields.slice(10);
  assert(typeof conventions === "number", "conventions are a number");
  const hosts = listOf(packedHosts, MOST_HOSTS).map((host) => unpackHost(host, policies));
  assert(hosts.length > 0, "there is a host");
  const machines = listOf(packedMachines, MOST.machines).map((machine) => unpackMachine(machine, hosts));
  const scenario = {
    version: SCENARIO_VERSION,
    title,
    seed,
    tickUnit: chosen(TICK_UNITS, tickUnit),
    ...(ticksPerUnit === 1 ? {} : { ticksPerUnit }),
    hosts,
    ...unpackOptions(NETWORKS, [network]),
    ...unpackOptions(PLACEMENTS, [placement]),
    conventions: Object.fromEntries(
      CONVENTIONS.map(([key, choices], index) => {
        const digit = Math.floor(conventions / CONVENTION_BASE ** index) % CONVENTION_BASE;
        return [key, chosen(choices, digit)];
      }),
    ),
    machines,
    commands: withFurther(
      withCompactions(unpackCommands(commands, weights, memory, machines, hosts), compactions),
      further,
    ),
  };
  // What comes out of JSON goes into it. One place has the branches themselves.
  const live = packRecord((fields as Json[]).with(BRANCHES_PLACE, []), ROOT_DEFAULTS);
  return {
    scenario,
    time,
    step,
    language: chosen(LANGUAGES, language),
    entry,
    folds: foldsIn(folds),
    host: shown,
    branches: unpackBranches(futures, live, (other) => unpack(other, policies).scenario),
  };
}

function foldsNumber(folds: ChosenFolds): number {
  return FOLDS.reduceRight((sum, panel) => sum * FOLD_CHOICES.length + FOLD_CHOICES.indexOf(folds[panel]), 0);
}

/** What is no choice of ours is none. */
function foldsIn(packed: unknown): ChosenFolds {
  const number = typeof packed === "number" ? packed : 0;
  const folds: Partial<Record<(typeof FOLDS)[number], boolean>> = {};
  for (const [place, panel] of FOLDS.entries()) {
    const choice = FOLD_CHOICES[Math.floor(number / FOLD_CHOICES.length ** place) % FOLD_CHOICES.length];
    if (choice !== undefined) folds[panel] = choice;
  }
  return folds;
}
