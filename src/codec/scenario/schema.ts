/**
 * The shape of a scenario as a valibot schema: types, ranges, choices, lengths, defaults for what is absent. Unknown keys
 * are let through and left out, so that a file of a later version that only adds something can be read.
 * Programs may be lists of operations or texts in notation. Settings and parameters of policies are checked as they are
 * declared.
 *
 * What concerns several fields at once is in `crossChecks.ts`.
 */
import * as v from "valibot";
import { ATTEMPTS } from "../../model/attempts.ts";
import { DISK_STATES } from "../../model/choices.ts";
import { MIGRATION_MODES } from "../../model/migration.ts";
import { HOST_STATES } from "../../model/migration.ts";
import { PLACEMENT } from "../../model/settings.ts";
import type { PlacementSpec } from "../../model/scenario.ts";
import type { ParamValues, PolicyDescription } from "../../model/params.ts";
import {
  COMMANDS,
  PART_STATES,
  DEFAULT_CONVENTIONS,
  SCENARIO_VERSION,
  REVERT_STATES,
  SNAPSHOT_CHILDREN,
  TICK_UNITS,
  TICKS_PER_UNIT,
  type Hosts,
  type MachineSpec,
  type NetworkSpec,
  type Op,
  type PlainCommandId,
  type PolicyChoice,
} from "../../model/scenario.ts";
import {
  defaultsOf,
  type Field,
  type ParticularId,
  type Setting,
  type SettingGroup,
} from "../../model/settingKinds.ts";
import { DISK, HOST, IO_LIMIT, MACHINE, NETWORK, VOLUME } from "../../model/settings.ts";
import { defaultHost, defaultMachine, defaultScenario } from "../defaults.ts";
import { checked, made, type Finding, type Findings } from "./issues.ts";
import { MOST, RANGES } from "../limits.ts";
import { parseProgram } from "../notation/notation.ts";
import { defaultChoice, type PolicyLists } from "../policyLists.ts";
import { anyList, anyRecord, line, list, powerOfTwo, record, tagged, whole } from "./schemaParts.ts";

/** The value of a setting or of a policy's parameter, where it is given. */
function given(setting: Setting): v.GenericSchema {
  switch (setting.type) {
    case "integer":
      return setting.isPowerOfTwo ? powerOfTwo(setting) : whole(setting);
    case "choice":
      return v.picklist([...setting.choices]);
    case "flag":
      return v.boolean();
    case "integers":
      return list(whole(setting), { min: setting.minLength ?? 1, max: setting.maxLength });
  }
}

function settingSchema(setting: Setting): v.GenericSchema {
  const value = given(setting);
  if ("absent" in setting)
    return setting.absent === "null" ? v.optional(v.nullable(value), null) : v.exactOptional(value);
  return setting.isRequired ? value : v.optional(value, () => structuredClone(setting.default));
}

function groupSchema({ type, settings }: SettingGroup): v.GenericSchema {
  const values = entriesOf(settings, {});
  return type === "option" ? v.exactOptional(record(values)) : v.optional(record(values), () => defaultsOf(settings));
}

/** The entries of a record, in the order of its fields; `particulars` has those that are no settings. */
function entriesOf<const Fields extends readonly Field[]>(
  fields: Fields,
  particulars: Readonly<Record<ParticularId<Fields>, v.GenericSchema>>,
): Record<string, v.GenericSchema> {
  const byHand: Readonly<Record<string, v.GenericSchema>> = particulars;
  return Object.fromEntries(
    fields.map((field) => {
      if (field.type === "particular") return [field.id, byHand[field.id]!];
      return [field.id, "settings" in field ? groupSchema(field) : settingSchema(field)];
    }),
  );
}

const operation: v.GenericSchema<unknown, Op> = v.pipe(
  anyRecord,
  tagged("op", [
    v.object({ op: v.literal("compute"), ticks: whole(RANGES.ticks) }),
    v.object({ op: v.literal("reference"), page: whole(RANGES.page), write: v.optional(v.boolean(), false) }),
    v.object({ op: v.literal("wait"), ticks: whole(RANGES.waitTicks) }),
    v.object({ op: v.literal("halt"), ticks: whole(RANGES.waitTicks) }),
    v.object({
      op: v.literal("disk"),
      volume: whole(RANGES.volume),
      block: whole(RANGES.block),
      blocks: v.optional(whole(RANGES.blocks), 1),
      write: v.optional(v.boolean(), false),
      isAsync: v.exactOptional(v.literal(true)),
    }),
    v.object({ op: v.literal("await") }),
    v.object({ op: v.literal("hypercall"), count: whole(RANGES.exits) }),
    v.object({ op: v.literal("trap"), count: whole(RANGES.exits) }),
    v.object({ op: v.literal("barrier") }),
    v.object({
      op: v.literal("loop"),
      times: v.optional(v.nullable(whole(RANGES.times)), null),
      body: v.pipe(
        v.lazy(() => operations),
        checked((body): readonly Finding[] => (body.length === 0 ? [{ code: "emptyLoop", values: {} }] : [])),
      ),
    }),
    v.object({
      op: v.literal("pattern"),
      pattern: v.picklist(["sequential", "random", "hotCold", "zipf"]),
      pages: whole(RANGES.patternPages),
      count: whole(RANGES.patternCount),
      writeEvery: v.optional(whole(RANGES.writeEvery), 0),
    }),
    v.object({ op: v.literal("sensitive"), count: whole(RANGES.exits) }),
    v.object({
      op: v.literal("attempt"),
      attempt: v.picklist(ATTEMPTS),
      target: whole(RANGES.block),
      volume: v.optional(whole(RANGES.volume), 0),
    }),
  ]),
);

const operations = list(operation, { min: 0, max: MOST.programOps });

/** Programs of what is being checked, by their texts: machines that are alike share them, wherever they are copied to. */
const programs = new Map<string, readonly Op[]>();

/** Forgets programs of what has been checked. */
export const forgetPrograms = (): void => programs.clear();

const programText = v.pipe(
  v.string(),
  made((text): readonly Op[] | Findings => {
    const known = programs.get(text);
    if (known) return known;
    const parsed = parseProgram(text);
    if (!parsed.ok) return { findings: parsed.problems };
    programs.set(text, parsed.value);
    return parsed.value;
  }),
);
const program: v.GenericSchema<unknown, readonly Op[]> = v.lazy((input) =>
  typeof input === "string" ? programText : operations,
);

/** A machine whose memory may still be `null`: "as much as its programs touch". */
export type MachineDraft = Omit<MachineSpec, "memoryBytes"> & { readonly memoryBytes: number | null };

function machine(arrival: number | null): v.GenericSchema<unknown, MachineDraft> {
  const absent = defaultMachine("");
  const volume: v.GenericSchema = record(
    entriesOf(VOLUME, { name: line(MOST.nameCharacters), bytes: whole(RANGES.volumeBytes) }),
  );
  const pcpu = whole({ min: 0, max: RANGES.pcpus.max - 1 });
  const schema: v.GenericSchema = record(
    entriesOf(MACHINE, {
      name: line(MOST.nameCharacters),
      memoryBytes: v.optional(v.nullable(whole(RANGES.memoryBytes)), null),
      volumes: v.optional(list(volume, { min: 0, max: MOST.volumes }), []),
      affinity: v.optional(v.nullable(list(pcpu, { min: 1, max: RANGES.pcpus.max })), absent.affinity),
      arrival: v.optional(v.nullable(whole(RANGES.time)), arrival),
      programs: v.optional(list(program, { min: 1, max: RANGES.vcpus.max }), [...absent.programs]),
    }),
  );
  return schema as v.GenericSchema<unknown, MachineDraft>;
}

/** Those that say nothing but which machine. */
const PLAIN_COMMANDS = COMMANDS.filter(
  (id): id is PlainCommandId =>
    ![
      "create",
      "delete",
      "setWeight",
      "compact",
      "setMemoryTarget",
      "balloon",
      "snapshot",
      "revert",
      "deleteSnapshot",
      "clone",
      "discard",
      "extendPool",
      "setDisk",
      "extendVolume",
      "reduceVolume",
      "moveExtents",
      "abortMove",
      "setIoLimit",
      "rename",
      "resize",
      "deleteVolume",
      "backup",
      "restoreBackup",
      "deleteBackup",
      "migrate",
      "setMigrationSpeed",
      "setLink",
      "setHost",
      "commit",
      "rebase",
    ].includes(id),
);

/** Of a command that is for a host: which one. */
const onHost = v.exactOptional(whole({ min: 0, max: MOST.hosts - 1 }));

const command = v.pipe(
  anyRecord,
  tagged("command", [
    v.object({
      command: v.literal("create"),
      machine: machine(null),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.picklist(PLAIN_COMMANDS),
      vm: line(MOST.nameCharacters),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("delete"),
      vm: line(MOST.nameCharacters),
      discardSave: v.exactOptional(v.boolean()),
      force: v.exactOptional(v.boolean()),
      deleteSnapshots: v.exactOptional(v.boolean()),
      keepStorage: v.exactOptional(v.boolean()),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("setWeight"),
      vm: line(MOST.nameCharacters),
      weight: whole(RANGES.weight),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("compact"),
      host: onHost,
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("setMemoryTarget"),
      vm: line(MOST.nameCharacters),
      pages: whole({ min: 0, max: RANGES.reservedPages.max }),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("balloon"),
      vm: line(MOST.nameCharacters),
      isOn: v.boolean(),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("snapshot"),
      vm: line(MOST.nameCharacters),
      name: line(MOST.nameCharacters),
      memory: v.exactOptional(v.boolean()),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("revert"),
      vm: line(MOST.nameCharacters),
      name: line(MOST.nameCharacters),
      to: v.exactOptional(v.picklist(REVERT_STATES)),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("deleteSnapshot"),
      vm: line(MOST.nameCharacters),
      name: line(MOST.nameCharacters),
      children: v.exactOptional(v.picklist(SNAPSHOT_CHILDREN)),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("clone"),
      vm: line(MOST.nameCharacters),
      name: line(MOST.nameCharacters),
      isLinked: v.optional(v.boolean(), false),
      snapshot: v.exactOptional(line(MOST.nameCharacters)),
      live: v.exactOptional(v.boolean()),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("discard"),
      vm: line(MOST.nameCharacters),
      volume: whole(RANGES.volume),
      block: whole(RANGES.block),
      blocks: v.optional(whole(RANGES.blocks), 1),
      asZeros: v.exactOptional(v.boolean()),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("commit"),
      vm: line(MOST.nameCharacters),
      force: v.exactOptional(v.boolean()),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("rebase"),
      vm: line(MOST.nameCharacters),
      base: v.exactOptional(line(MOST.nameCharacters)),
      force: v.exactOptional(v.boolean()),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("extendPool"),
      extents: whole(RANGES.poolExtents),
      host: onHost,
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("setDisk"),
      disk: whole({ min: 0, max: MOST.disks - 1 }),
      state: v.picklist(DISK_STATES),
      host: onHost,
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("extendVolume"),
      vm: line(MOST.nameCharacters),
      volume: line(MOST.nameCharacters),
      extents: whole(RANGES.volumeExtents),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("reduceVolume"),
      vm: line(MOST.nameCharacters),
      volume: line(MOST.nameCharacters),
      extents: whole(RANGES.volumeExtents),
      force: v.exactOptional(v.boolean()),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("moveExtents"),
      disk: whole({ min: 0, max: MOST.disks - 1 }),
      vm: v.exactOptional(line(MOST.nameCharacters)),
      volume: v.exactOptional(line(MOST.nameCharacters)),
      to: v.exactOptional(whole({ min: 0, max: MOST.disks - 1 })),
      host: onHost,
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("abortMove"),
      host: onHost,
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("setIoLimit"),
      vm: line(MOST.nameCharacters),
      ...entriesOf(
        IO_LIMIT.map((setting) => ({ ...setting, absent: "omitted" as const })),
        {},
      ),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("rename"),
      vm: line(MOST.nameCharacters),
      name: line(MOST.nameCharacters),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("resize"),
      vm: line(MOST.nameCharacters),
      vcpus: v.exactOptional(whole(RANGES.vcpus)),
      memoryBytes: v.exactOptional(whole(RANGES.memoryBytes)),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("backup"),
      vm: line(MOST.nameCharacters),
      name: line(MOST.nameCharacters),
      isIncremental: v.exactOptional(v.boolean()),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("restoreBackup"),
      vm: line(MOST.nameCharacters),
      name: line(MOST.nameCharacters),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("deleteBackup"),
      name: line(MOST.nameCharacters),
      dependents: v.exactOptional(v.boolean()),
      host: onHost,
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("deleteVolume"),
      owner: line(MOST.nameCharacters),
      volume: line(MOST.nameCharacters),
      host: onHost,
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("migrate"),
      vm: line(MOST.nameCharacters),
      to: whole({ min: 0, max: MOST.hosts - 1 }),
      mode: v.exactOptional(v.picklist(MIGRATION_MODES)),
      copyStorage: v.exactOptional(v.boolean()),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("setMigrationSpeed"),
      vm: line(MOST.nameCharacters),
      bytesPerTick: whole({ min: 1, max: 2 ** 40 }),
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("setHost"),
      state: v.picklist(HOST_STATES),
      host: onHost,
      at: whole(RANGES.time),
    }),
    v.object({
      command: v.literal("setLink"),
      state: v.picklist(PART_STATES),
      host: onHost,
      at: whole(RANGES.time),
    }),
  ]),
);

type ChoiceSchema = v.GenericSchema<Record<string, unknown>, PolicyChoice>;

/** A choice among `policies` with parameters of the policy chosen; missing parameters get their default. */
function policyChoice(policies: readonly PolicyDescription[]): ChoiceSchema {
  const known = new Map<unknown, ChoiceSchema>();
  for (const { id, params } of policies) {
    const values = v.object(entriesOf(params, {})) as v.GenericSchema<Record<string, unknown>, ParamValues>;
    known.set(id, v.object({ policy: v.literal(id), params: v.optional(v.pipe(anyRecord, values), {}) }));
  }
  const ids = policies.map(({ id }) => id);
  const unknown: ChoiceSchema = v.object({ policy: v.picklist(ids), params: v.optional(v.object({}), {}) });
  const chosen = v.lazy((input): ChoiceSchema => {
    const id = typeof input === "object" && input !== null && "policy" in input ? input.policy : undefined;
    return known.get(id) ?? unknown;
  });
  return v.pipe(anyRecord, chosen);
}

/** Of too many hosts none is looked at. */
const severalHosts = v.pipe(
  anyList,
  checked(({ length: found }): readonly Finding[] => {
    const values = { found, min: 1, max: MOST.hosts };
    if (found > MOST.hosts) return [{ code: "listTooLong", values }];
    return found === 0 ? [{ code: "listTooShort", values }] : [];
  }),
);

function hosts(policies: PolicyLists, isSound: (part: unknown) => boolean): v.GenericSchema<unknown, Hosts> {
  const { scheduler, replacement, disks } = defaultHost;
  const disk = record(entriesOf(DISK, {}));
  const host: v.GenericSchema = record(
    entriesOf(HOST, {
      scheduler: v.optional(policyChoice(policies.cpu), { ...defaultChoice(policies.cpu, scheduler.policy) }),
      replacement: v.optional(policyChoice(policies.memory), { ...defaultChoice(policies.memory, replacement.policy) }),
      disks: v.optional(list(disk, { min: 1, max: MOST.disks }), () => structuredClone(disks)),
      name: v.exactOptional(line(MOST.nameCharacters)),
    }),
  );
  return v.pipe(severalHosts, v.array(unlessSound(host, isSound))) as unknown as v.GenericSchema<unknown, Hosts>;
}

const network: v.GenericSchema<unknown, NetworkSpec> = record(entriesOf(NETWORK, {})) as unknown as v.GenericSchema<
  unknown,
  NetworkSpec
>;

const placement: v.GenericSchema<unknown, PlacementSpec> = record(
  entriesOf(PLACEMENT, {}),
) as unknown as v.GenericSchema<unknown, PlacementSpec>;

const conventions = record({
  sameInstant: v.optional(v.picklist(["arrivalFirst", "preemptedFirst"]), DEFAULT_CONVENTIONS.sameInstant),
  priorityOrder: v.optional(v.picklist(["higherFirst", "lowerFirst"]), DEFAULT_CONVENTIONS.priorityOrder),
  preemptedGoes: v.optional(v.picklist(["head", "tail"]), DEFAULT_CONVENTIONS.preemptedGoes),
  switchCharge: v.optional(v.picklist(["lastOccupant", "betweenVcpus"]), DEFAULT_CONVENTIONS.switchCharge),
  placement: v.optional(v.picklist(["lastPcpu", "lowestPcpu"]), DEFAULT_CONVENTIONS.placement),
  priorityTies: v.optional(v.picklist(["queueOrder", "arrival", "id"]), DEFAULT_CONVENTIONS.priorityTies),
  shortestTies: v.optional(v.picklist(["queueOrder", "arrival", "id"]), DEFAULT_CONVENTIONS.shortestTies),
  waiting: v.optional(v.picklist(["readyOnly", "readyAndBlocked"]), DEFAULT_CONVENTIONS.waiting),
  faultCount: v.optional(v.picklist(["all", "afterFirstTouch", "replacementsOnly"]), DEFAULT_CONVENTIONS.faultCount),
  weightOf: v.optional(v.picklist(["source", "vcpu", "machine"]), DEFAULT_CONVENTIONS.weightOf),
  extents: v.optional(v.picklist(["lowest", "lvm2"]), DEFAULT_CONVENTIONS.extents),
  lifecycle: v.optional(v.picklist(["strict", "lenient"]), DEFAULT_CONVENTIONS.lifecycle),
});

/** `schema`, but what `isSound` says is right already is not looked at again, and is given back itself. */
function unlessSound<I, O>(schema: v.GenericSchema<I, O>, isSound: (part: unknown) => boolean): v.GenericSchema<I, O> {
  return v.lazy((part) => (isSound(part) ? (v.unknown() as unknown as v.GenericSchema<I, O>) : schema));
}

/**
 * The schema of a scenario that may choose among `policies`. Its output still has `memoryBytes: null` in places. Hosts,
 * conventions, machines and commands that `isSound` knows are passed.
 */
export function scenarioSchema(policies: PolicyLists, isSound: (part: unknown) => boolean = () => false) {
  return record({
    version: v.optional(v.literal(SCENARIO_VERSION), SCENARIO_VERSION),
    title: v.optional(line(MOST.titleCharacters), defaultScenario.title),
    seed: v.optional(whole(RANGES.seed), defaultScenario.seed),
    tickUnit: v.optional(v.picklist(TICK_UNITS), defaultScenario.tickUnit),
    ticksPerUnit: v.exactOptional(v.picklist(TICKS_PER_UNIT)),
    hosts: v.optional(hosts(policies, isSound), () => [{}]),
    network: v.exactOptional(unlessSound(network, isSound)),
    placement: v.exactOptional(unlessSound(placement, isSound)),
    conventions: v.optional(unlessSound(conventions, isSound), {}),
    machines: v.optional(list(unlessSound(machine(0), isSound), { min: 0, max: MOST.machines }), []),
    commands: v.optional(list(unlessSound(command, isSound), { min: 0, max: MOST.commands }), []),
  });
}

/** What the schema gives back. */
export type ScenarioDraft = v.InferOutput<ReturnType<typeof scenarioSchema>>;
