/**
 * The shape of a scenario as a valibot schema: types, ranges, choices, lengths, defaults for what is absent. Unknown keys
 * are let through and left out, so that a file of a later version that only adds something can be read.
 * Programs may be lists of operations or texts in notation. Parameters of policies are checked by their descriptions.
 *
 * What concerns several fields at once is in `crossChecks.ts`.
 */
import * as v from "valibot";
import type { ParamSpec, ParamValue, PolicyDescription } from "../../model/params.ts";
import {
  ALLOCATION_POLICIES,
  COMMANDS,
  DEFAULT_CONVENTIONS,
  REBALANCING_VICTIMS,
  SCENARIO_VERSION,
  TICK_UNITS,
  TICKS_PER_UNIT,
  type Op,
  type PolicyChoice,
} from "../../model/scenario.ts";
import { defaultCosts, defaultDisk, defaultHost, defaultMachine, defaultScenario } from "../defaults.ts";
import { checked, type Finding } from "./issues.ts";
import { isWithin, MOST, type Range, RANGES } from "../limits.ts";
import { parseProgram } from "../notation/notation.ts";
import { defaultChoice, type PolicyLists } from "../policyLists.ts";

/** A whole number in `range`. */
function whole(range: Range) {
  return v.pipe(
    v.number(),
    checked((found) => {
      if (isWithin(found, range)) return [];
      const { min, max } = range;
      if (!Number.isFinite(found)) return [{ code: "outOfRange", values: { found: String(found), min, max } }];
      return [{ code: Number.isInteger(found) ? "outOfRange" : "notWhole", values: { found, min, max } }];
    }),
  );
}

/** An object; lists are none, which valibot does not mind. */
function record<E extends v.ObjectEntries>(entries: E) {
  return v.pipe(anyRecord, v.object(entries));
}
const anyRecord = v.custom<Record<string, unknown>>(
  (input) => typeof input === "object" && input !== null && !Array.isArray(input),
  "object",
);

const anyList = v.custom<readonly unknown[]>((input) => Array.isArray(input), "list");

/** A list of entries. One that is too long is refused before anybody looks at its entries. */
function list<S extends v.GenericSchema>(entry: S, { min, max }: Range) {
  const entries = v.array(entry);
  const rightLength = v.pipe(
    anyList,
    checked((found): readonly Finding[] => {
      if (found.length >= min && found.length <= max) return [];
      const code = found.length < min ? "listTooShort" : "listTooLong";
      return [{ code, values: { found: found.length, min, max } }];
    }),
  );
  return v.pipe(rightLength, entries);
}

// Control characters, halves of characters, line separators, and the marks that turn the direction of writing.
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** One line of text with 1 to `max` characters, without blanks around it. */
function line(max: number) {
  return v.pipe(
    v.string(),
    v.trim(),
    checked((text): readonly Finding[] => {
      const found = [...text].length;
      if (found === 0) return [{ code: "emptyText", values: { max } }];
      if (found > max) return [{ code: "textTooLong", values: { found, max } }];
      return UNPRINTABLE.test(text) ? [{ code: "unprintable", values: {} }] : [];
    }),
  );
}

const pageBytes = v.pipe(
  whole(RANGES.pageBytes),
  checked((found): readonly Finding[] => {
    if (!isWithin(found, RANGES.pageBytes) || Number.isInteger(Math.log2(found))) return [];
    const below = 2 ** Math.floor(Math.log2(found));
    return [{ code: "notPowerOfTwo", values: { found, below, above: 2 * below } }];
  }),
);

const operation: v.GenericSchema<unknown, Op> = v.pipe(
  anyRecord,
  v.variant("op", [
    v.object({ op: v.literal("compute"), ticks: whole(RANGES.ticks) }),
    v.object({ op: v.literal("reference"), page: whole(RANGES.page), write: v.optional(v.boolean(), false) }),
    v.object({ op: v.literal("wait"), ticks: whole(RANGES.ticks) }),
    v.object({ op: v.literal("halt"), ticks: whole(RANGES.ticks) }),
    v.object({
      op: v.literal("disk"),
      volume: whole(RANGES.volume),
      block: whole(RANGES.block),
      blocks: v.optional(whole(RANGES.blocks), 1),
      write: v.optional(v.boolean(), false),
    }),
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
  ]),
);

const operations = list(operation, { min: 0, max: MOST.programOps });

const programText = v.pipe(
  v.string(),
  checked((text) => {
    const program = parseProgram(text);
    return program.ok ? [] : program.problems;
  }),
  v.transform((text): readonly Op[] => {
    const program = parseProgram(text);
    return program.ok ? program.value : [];
  }),
);
const program: v.GenericSchema<unknown, readonly Op[]> = v.lazy((input) =>
  typeof input === "string" ? programText : operations,
);

/** A machine; `null` memory stands for "as much as its programs touch". */
function machine(arrival: number | null) {
  const absent = defaultMachine("");
  return record({
    name: line(MOST.nameCharacters),
    vcpus: v.optional(whole(RANGES.vcpus), absent.vcpus),
    priority: v.optional(whole(RANGES.priority), absent.priority),
    weight: v.optional(v.nullable(whole(RANGES.weight)), absent.weight),
    memoryBytes: v.optional(v.nullable(whole(RANGES.memoryBytes)), null),
    reservedPages: v.optional(whole(RANGES.pages), absent.reservedPages),
    volumes: v.optional(
      list(record({ name: line(MOST.nameCharacters), bytes: whole(RANGES.volumeBytes) }), {
        min: 0,
        max: MOST.volumes,
      }),
      [],
    ),
    affinity: v.optional(
      v.nullable(list(whole({ min: 0, max: RANGES.pcpus.max - 1 }), { min: 1, max: RANGES.pcpus.max })),
      absent.affinity,
    ),
    arrival: v.optional(v.nullable(whole(RANGES.time)), arrival),
    programs: v.optional(list(program, { min: 1, max: RANGES.vcpus.max }), [...absent.programs]),
    cap: v.exactOptional(whole(RANGES.cap)),
    timeslice: v.exactOptional(whole(RANGES.ticks)),
    workingSet: v.exactOptional(whole(RANGES.workingSet)),
  });
}

/** Those that say nothing but which machine. */
const PLAIN_COMMANDS = COMMANDS.filter((id) => id !== "create" && id !== "setWeight");

const command = v.pipe(
  anyRecord,
  v.variant("command", [
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
      command: v.literal("setWeight"),
      vm: line(MOST.nameCharacters),
      weight: whole(RANGES.weight),
      at: whole(RANGES.time),
    }),
  ]),
);

function paramValue(spec: ParamSpec): v.GenericSchema<unknown, ParamValue> {
  switch (spec.type) {
    case "integer":
      return v.optional(whole(spec), spec.default);
    case "choice":
      return v.optional(v.picklist([...spec.choices]), spec.default);
    case "flag":
      return v.optional(v.boolean(), spec.default);
    case "integers":
      return v.optional(list(whole(spec), { min: spec.minLength ?? 1, max: spec.maxLength }), [...spec.default]);
  }
}

type ChoiceSchema = v.GenericSchema<Record<string, unknown>, PolicyChoice>;

/** A choice among `policies` with parameters of the policy chosen; missing parameters get their default. */
function policyChoice(policies: readonly PolicyDescription[]): ChoiceSchema {
  const known = new Map<unknown, ChoiceSchema>();
  for (const { id, params } of policies) {
    const values = v.object(Object.fromEntries(params.map((spec) => [spec.id, paramValue(spec)])));
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

function host(policies: PolicyLists) {
  const absent = defaultHost;
  const cost = v.optional(whole(RANGES.cost), 0);
  return record({
    pcpus: v.optional(whole(RANGES.pcpus), absent.pcpus),
    runQueues: v.optional(v.picklist(["global", "perPcpu"]), absent.runQueues),
    workStealing: v.optional(v.boolean(), absent.workStealing),
    scheduler: v.optional(policyChoice(policies.cpu), { ...defaultChoice(policies.cpu, absent.scheduler.policy) }),
    frames: v.optional(whole(RANGES.frames), absent.frames),
    pageBytes: v.optional(pageBytes, absent.pageBytes),
    replacement: v.optional(policyChoice(policies.memory), {
      ...defaultChoice(policies.memory, absent.replacement.policy),
    }),
    replacementScope: v.optional(v.picklist(["global", "local"]), absent.replacementScope),
    disks: v.optional(
      list(
        record({
          extents: v.optional(whole(RANGES.extents), defaultDisk.extents),
          readTicks: v.optional(whole(RANGES.diskTicks), defaultDisk.readTicks),
          writeTicks: v.optional(whole(RANGES.diskTicks), defaultDisk.writeTicks),
        }),
        { min: 1, max: MOST.disks },
      ),
      absent.disks.map((disk) => ({ ...disk })),
    ),
    extentBytes: v.optional(whole(RANGES.extentBytes), absent.extentBytes),
    allocation: v.optional(v.picklist(ALLOCATION_POLICIES), absent.allocation),
    swapBytes: v.optional(whole(RANGES.swapBytes), absent.swapBytes),
    costs: v.optional(
      record({
        worldSwitch: cost,
        migration: cost,
        fault: cost,
        ioExit: cost,
        reference: v.optional(whole(RANGES.cost), defaultCosts.reference),
        hypercall: cost,
        trap: cost,
        shutdown: cost,
      }),
      { ...defaultCosts },
    ),
    cache: v.exactOptional(
      record({ size: whole(RANGES.cacheSize), warmupTicks: whole(RANGES.time), warmRate: whole(RANGES.warmRate) }),
    ),
    coscheduling: v.exactOptional(record({ skew: whole(RANGES.ticks), restart: whole(RANGES.time) })),
    rebalancing: v.exactOptional(
      record({
        every: whole(RANGES.ticks),
        victim: v.optional(v.picklist(REBALANCING_VICTIMS), "longest"),
        draws: v.exactOptional(list(whole({ min: 0, max: RANGES.pcpus.max - 1 }), { min: 1, max: MOST.draws })),
      }),
    ),
  });
}

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
});

/** The schema of a scenario that may choose among `policies`. Its output still has `memoryBytes: null` in places. */
export function scenarioSchema(policies: PolicyLists) {
  return record({
    version: v.optional(v.literal(SCENARIO_VERSION), SCENARIO_VERSION),
    title: v.optional(line(MOST.titleCharacters), defaultScenario.title),
    seed: v.optional(whole(RANGES.seed), defaultScenario.seed),
    tickUnit: v.optional(v.picklist(TICK_UNITS), defaultScenario.tickUnit),
    ticksPerUnit: v.exactOptional(v.picklist(TICKS_PER_UNIT)),
    host: v.optional(host(policies), {}),
    conventions: v.optional(conventions, {}),
    machines: v.optional(list(machine(0), { min: 0, max: MOST.machines }), []),
    commands: v.optional(list(command, { min: 0, max: MOST.commands }), []),
  });
}

/** What the schema gives back. */
export type ScenarioDraft = v.InferOutput<ReturnType<typeof scenarioSchema>>;
export type MachineDraft = ScenarioDraft["machines"][number];
