/**
 * Random valid scenarios for property tests. By default they are small and every program ends, so that a whole run takes
 * milliseconds; options make them endless, free of costs, or as wild as the format allows.
 *
 * References, volumes and pCPUs are drawn freely and then folded into what the machine has, so that shrinking stays easy.
 */
import fc from "fast-check";
import { MOST } from "../../src/codec/limits.ts";
import { knownPolicies } from "../../src/codec/policyLists.ts";
import type { ParamSpec, ParamValue, PolicyDescription } from "../../src/model/params.ts";
import { ATTEMPTS } from "../../src/model/attempts.ts";
import { FITS, REBALANCING_VICTIMS } from "../../src/model/choices.ts";
import {
  SCENARIO_VERSION,
  TICK_UNITS,
  TICKS_PER_UNIT,
  type CacheSpec,
  type Command,
  type CommandId,
  type Coscheduling,
  type FaultFrequency,
  type HostSpec,
  type IsolationSpec,
  type LoadControlSpec,
  type MachineSpec,
  type Op,
  type OvercommitSpec,
  type PolicyChoice,
  type Rebalancing,
  type RegionSpec,
  type Scenario,
  type TranslationSpec,
} from "../../src/model/scenario.ts";
import { fieldOf } from "../../src/model/settingKinds.ts";
import { REGION } from "../../src/model/settings.ts";

export interface ScenarioOptions {
  /** Most machines defined before the run (at least one is). Default 4. */
  readonly machines?: number;
  /** Most vCPUs of a machine. Default 2. */
  readonly vcpus?: number;
  /** Most pCPUs. Default 3. */
  readonly pcpus?: number;
  /** Most operations in a list (a program or the body of a loop). Default 8. */
  readonly ops?: number;
  /** Most lifecycle commands; 0 for none. Default 6. */
  readonly commands?: number;
  /** `free`: everything costs 0; `reference`: only references cost, 1; `any`. Default `any`. */
  readonly costs?: "free" | "reference" | "any";
  /** Whether loops may go on for ever. Default false. */
  readonly endless?: boolean;
  /**
   * Whether programs come to barriers, as often in all vCPUs of a machine or not. A vCPU can then spin until a command
   * ends it, where its policy gives the one it waits for no pCPU. Default true.
   */
  readonly barriers?: boolean;
  /**
   * Whether pCPUs may have caches. A warm vCPU gets several ticks of work done in a tick, but at most one operation: laws
   * about programs that are written in another way do not hold then. Default true.
   */
  readonly caches?: boolean;
  /** Whether addresses may be translated. Default true. */
  readonly translations?: boolean;
  /** Whether memory may be taken back from machines. Default: as `wild`. */
  readonly overcommit?: boolean;
  /** Whether guests try to reach what may not be their own, where the host may lack what stops them. Default: as `wild`. */
  readonly attempts?: boolean;
  /** Ids to choose from. Default: all there are. */
  readonly cpuPolicies?: readonly string[];
  readonly memoryPolicies?: readonly string[];
  /** Any valid number and any name, for tests of the format: such a scenario is not meant to be run. Default false. */
  readonly wild?: boolean;
}

const PAGE = 4096;
const EXTENT = 4 * 2 ** 20;

/** Scenarios that `validateScenario` gives back unchanged. */
export function arbitraryScenario(options: ScenarioOptions = {}): fc.Arbitrary<Scenario> {
  const { machines = 4, commands = 6, wild = false, caches = true, translations = true, overcommit = wild } = options;
  const { attempts = wild } = options;
  return fc
    .record({
      title: wild ? text(80) : fc.constant("Random scenario"),
      seed: fc.integer({ min: 0, max: 0xffff_ffff }),
      tickUnit: fc.constantFrom(...TICK_UNITS),
      ticksPerUnit: fc.option(fc.constantFrom(...TICKS_PER_UNIT), { freq: 2, nil: undefined }),
      host: host(options),
      extras: fc.record({
        coscheduling: fc.option(coscheduling(wild), { freq: 2, nil: undefined }),
        rebalancing: fc.option(rebalancing(wild), { freq: 2, nil: undefined }),
        overcommit: overcommit ? fc.option(overcommitted(wild), { freq: 4, nil: undefined }) : fc.constant(undefined),
        cache: caches ? fc.option(cache(wild), { freq: 2, nil: undefined }) : fc.constant(undefined),
        translation: translations
          ? fc.option(translation(options), { freq: 2, nil: undefined })
          : fc.constant(undefined),
        region: wild ? fc.option(region(), { freq: 2, nil: undefined }) : fc.constant(undefined),
        faultFrequency: fc.option(faultFrequency(wild), { freq: 2, nil: undefined }),
        loadControl: fc.option(fc.record({ window: whole(6, 10_000, wild, 1) }), { freq: 1, nil: undefined }),
        isolation: attempts
          ? fc.option(fc.record({ iommu: fc.boolean(), scrubbing: fc.boolean() }), { freq: 4, nil: undefined })
          : fc.constant(undefined),
      }),
      conventions: fc.record({
        sameInstant: fc.constantFrom("arrivalFirst", "preemptedFirst"),
        priorityOrder: fc.constantFrom("higherFirst", "lowerFirst"),
        preemptedGoes: fc.constantFrom("head", "tail"),
        placement: fc.constantFrom("lastPcpu", "lowestPcpu"),
        switchCharge: fc.constantFrom("lastOccupant", "betweenVcpus"),
        priorityTies: fc.constantFrom("queueOrder", "arrival", "id"),
        shortestTies: fc.constantFrom("queueOrder", "arrival", "id"),
        waiting: fc.constantFrom("readyOnly", "readyAndBlocked"),
        faultCount: fc.constantFrom("all", "afterFirstTouch", "replacementsOnly"),
        weightOf: fc.constantFrom("source", "vcpu", "machine"),
        extents: fc.constant("lowest"),
        lifecycle: fc.constant("strict"),
      }),
      names: fc.uniqueArray(wild ? text(40) : fc.constantFrom("A", "B", "C", "D", "E", "F", "G", "H"), {
        minLength: 1,
        maxLength: machines,
      }),
      drafts: fc.array(machine(options), { minLength: machines, maxLength: machines }),
      commands: fc.array(command(options), { maxLength: commands }),
    })
    .map(({ names, drafts, commands: drawn, ticksPerUnit, extras, host: drawnHost, ...rest }): Scenario => {
      const created = drawn.filter(({ command: id }) => id === "create").length;
      const oneHost = withExtras(withinLimits(drawnHost, names.length + created), extras);
      const machineList = names.map((name, index) => fitted({ ...drafts[index]!, name }, oneHost));
      let at = 0;
      const timed = drawn.map(({ delay, pick, draft, weight, command: id }) => {
        at += delay;
        const vm = names[pick] ?? "stranger";
        const newcomer = { ...draft, name: pick < 2 ? vm : `new${pick}`, arrival: null };
        return { ...commandOf(id, vm, weight, fitted(newcomer, oneHost)), at };
      });
      const scale = ticksPerUnit === undefined ? {} : { ticksPerUnit };
      return { version: SCENARIO_VERSION, ...rest, hosts: [oneHost], ...scale, machines: machineList, commands: timed };
    });
}

/** `number` is of what the command asks for: a weight, pages, on where it is odd. */
function commandOf(id: DrawnCommand, vm: string, number: number, newcomer: MachineSpec): Command {
  switch (id) {
    case "create":
      return { command: id, machine: newcomer };
    case "setWeight":
      return { command: id, vm, weight: number };
    case "setMemoryTarget":
      return { command: id, vm, pages: number };
    case "balloon":
      return { command: id, vm, isOn: number % 2 === 1 };
    case "compact":
      return { command: id };
    default:
      return { command: id, vm };
  }
}

/** Programs that are valid for a machine with `pages` pages and `volumes` volumes. */
export function arbitraryProgram(
  size: { readonly pages: number; readonly volumes: number },
  options: ScenarioOptions = {},
): fc.Arbitrary<readonly Op[]> {
  return program(options).map((ops) => fittedOps(ops, size.pages, size.volumes));
}

/** A name or title: any characters that can be shown, without blanks around them. */
function text(max: number): fc.Arbitrary<string> {
  return fc
    .string({ unit: "grapheme", minLength: 1, maxLength: max })
    .map((drawn) => drawn.trim())
    .filter((drawn) => drawn !== "" && [...drawn].length <= max && !/[\p{C}\p{Zl}\p{Zp}]/u.test(drawn));
}

function whole(max: number, wildMax: number, wild: boolean, min = 0): fc.Arbitrary<number> {
  return wild ? fc.oneof(fc.integer({ min, max }), fc.integer({ min, max: wildMax })) : fc.integer({ min, max });
}

function host({ pcpus = 3, costs = "any", wild = false, ...options }: ScenarioOptions): fc.Arbitrary<HostSpec> {
  const cost = costs === "any" ? whole(2, 1_000_000, wild) : fc.constant(0);
  const ticks = whole(5, 1_000_000, wild);
  return fc.record({
    pcpus: fc.integer({ min: 1, max: wild ? 64 : pcpus }),
    runQueues: fc.constantFrom("global", "perPcpu"),
    workStealing: fc.boolean(),
    scheduler: choice(allowed(knownPolicies.cpu, options.cpuPolicies)),
    frames: whole(8, 1_000_000, wild, 1),
    pageBytes: wild ? fc.nat(20).map((bits) => 2 ** bits) : fc.constant(PAGE),
    replacement: choice(allowed(knownPolicies.memory, options.memoryPolicies)),
    replacementScope: fc.constantFrom("global", "local"),
    disks: fc.array(fc.record({ extents: whole(12, 100_000, wild, 4), readTicks: ticks, writeTicks: ticks }), {
      minLength: 1,
      maxLength: 3,
    }),
    extentBytes: wild ? fc.integer({ min: 1, max: 2 ** 40 }) : fc.constant(EXTENT),
    allocation: fc.constantFrom("contiguous", "cling", "normal"),
    swapBytes: fc.constantFrom(0, 1),
    costs: fc.record({
      worldSwitch: cost,
      migration: cost,
      fault: cost,
      ioExit: cost,
      reference: costs === "reference" ? fc.constant(1) : cost,
      hypercall: cost,
      trap: cost,
      shutdown: cost,
    }),
  });
}

/** A host that may have `machines` machines: each has books of all frames where frames are divided among them. */
function withinLimits(drawn: HostSpec, machines: number): HostSpec {
  if (drawn.replacementScope !== "local") return drawn;
  return { ...drawn, frames: Math.min(drawn.frames, Math.floor(MOST.localFrames / machines)) };
}

function coscheduling(wild: boolean): fc.Arbitrary<Coscheduling> {
  return fc
    .tuple(whole(5, 1_000_000_000, wild, 1), whole(4, 1_000_000_000, wild))
    .map(([skew, restart]) => ({ skew, restart: restart % skew }));
}

function rebalancing(wild: boolean): fc.Arbitrary<Rebalancing> {
  return fc.record(
    {
      every: whole(5, 1_000_000_000, wild, 1),
      victim: fc.constantFrom(...REBALANCING_VICTIMS),
      draws: fc.array(fc.nat(63), { minLength: 1, maxLength: 6 }),
    },
    { requiredKeys: ["every", "victim"] },
  );
}

function overcommitted(wild: boolean): fc.Arbitrary<OvercommitSpec> {
  const percents = fc
    .array(fc.nat(100), { minLength: 4, maxLength: 4 })
    .map((drawn) => drawn.toSorted((a, b) => b - a));
  return fc
    .record({
      percents,
      poll: whole(6, 1_000_000_000, wild, 1),
      rebalance: whole(9, 1_000_000_000, wild, 1),
      idleTax: fc.nat(99),
      window: whole(12, 1_000_000, wild, 1),
      ballooning: fc.boolean(),
      balloonRate: whole(3, 1_000_000, wild, 1),
      balloonLimit: fc.nat(100),
      victims: fc.constantFrom("policy", "random"),
    })
    .map(({ percents: [high, soft, hard, low], ...rest }) => ({
      high: high!,
      soft: soft!,
      hard: hard!,
      low: low!,
      ...rest,
    }));
}

interface Extras {
  readonly overcommit: OvercommitSpec | undefined;
  readonly coscheduling: Coscheduling | undefined;
  readonly rebalancing: Rebalancing | undefined;
  readonly cache: CacheSpec | undefined;
  readonly translation: TranslationSpec | undefined;
  readonly region: RegionSpec | undefined;
  readonly faultFrequency: FaultFrequency | undefined;
  readonly loadControl: LoadControlSpec | undefined;
  readonly isolation: IsolationSpec | undefined;
}

/** `base` with what may be left out. Rebalancing needs a queue for each pCPU, and its draws are numbers of pCPUs. */
function withExtras(base: HostSpec, extras: Extras): HostSpec {
  const { coscheduling: limits, rebalancing: rule, cache: spec, translation: walk, region: memory } = extras;
  const { faultFrequency: frequency, loadControl, overcommit, isolation } = extras;
  const draws = rule?.draws && { draws: rule.draws.map((pcpu) => pcpu % base.pcpus) };
  return {
    ...base,
    ...(limits ? { coscheduling: limits } : {}),
    ...(rule && base.runQueues === "perPcpu" ? { rebalancing: { ...rule, ...draws } } : {}),
    ...(spec ? { cache: spec } : {}),
    ...(walk ? { translation: walk } : {}),
    ...(memory ? { region: memory } : {}),
    ...(overcommit ? { overcommit } : {}),
    ...(frequency && base.replacementScope === "local" ? { faultFrequency: frequency } : {}),
    ...(loadControl ? { loadControl } : {}),
    ...(isolation ? { isolation } : {}),
  };
}

function region(): fc.Arbitrary<RegionSpec> {
  const some = fc.record(
    {
      size: fc.integer({ min: 200, max: 1_000_000_000 }),
      unit: fc.constantFrom(...fieldOf(REGION, "unit").choices),
      fit: fc.constantFrom(...FITS),
      order: fc.constantFrom(...fieldOf(REGION, "order").choices),
      header: whole(5, 1_000_000, true),
      alignment: whole(8, 1_000_000, true, 1),
      coalescing: fc.constantFrom(...fieldOf(REGION, "coalescing").choices),
      remainder: fc.constantFrom(...fieldOf(REGION, "remainder").choices),
      base: whole(1000, 1_000_000_000, true),
      holes: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 }),
    },
    {
      requiredKeys: ["size", "unit", "fit", "order", "header", "alignment", "coalescing", "remainder", "base"],
    },
  );
  return some;
}

function faultFrequency(wild: boolean): fc.Arbitrary<FaultFrequency> {
  return fc
    .tuple(whole(5, 1_000_000, wild, 1), whole(9, 1_000_000, wild, 1))
    .map(([one, other]) => ({ low: Math.min(one, other), high: Math.max(one, other) }));
}

function cache(wild: boolean): fc.Arbitrary<CacheSpec> {
  return fc.record({
    size: whole(12, 1_000_000_000, wild, 1),
    warmupTicks: whole(4, 1_000_000_000, wild),
    warmRate: whole(4, 1000, wild, 1),
  });
}

/** How addresses are translated; with little to do at a time, small TLBs and tables say most. */
export function translation({ costs = "any", wild = false }: ScenarioOptions = {}): fc.Arbitrary<TranslationSpec> {
  const cost = costs === "any" ? whole(2, 1_000_000, wild) : fc.constant(0);
  return fc.record({
    kind: fc.constantFrom("nested", "shadow", "native"),
    guestLevels: fc.integer({ min: 2, max: 5 }),
    hostLevels: fc.integer({ min: 2, max: 5 }),
    guestHuge: fc.boolean(),
    hostHuge: fc.boolean(),
    levelBits: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 9 })),
    tlbEntries: whole(5, 1024, wild, 1),
    tags: fc.boolean(),
    accessTicks: cost,
    tableWriteTicks: cost,
    memoryNs: whole(200, 1_000_000, wild, 1),
  });
}

function allowed(policies: readonly PolicyDescription[], ids: readonly string[] | undefined): PolicyDescription[] {
  return policies.filter(({ id }) => ids === undefined || ids.includes(id));
}

function choice(policies: readonly PolicyDescription[]): fc.Arbitrary<PolicyChoice> {
  return fc.oneof(
    ...policies.map(({ id, params }) =>
      fc.record({
        policy: fc.constant(id),
        params: fc.record(Object.fromEntries(params.map((spec) => [spec.id, param(spec)]))),
      }),
    ),
  );
}

function param(spec: ParamSpec): fc.Arbitrary<ParamValue> {
  switch (spec.type) {
    case "integer":
      return fc.integer({ min: spec.min, max: Math.min(spec.max, spec.min + 12) });
    case "choice":
      return fc.constantFrom(...spec.choices);
    case "flag":
      return fc.boolean();
    case "integers":
      return fc.array(fc.integer({ min: spec.min, max: Math.min(spec.max, spec.min + 12) }), {
        minLength: Math.max(1, spec.minLength ?? 1),
        maxLength: Math.min(spec.maxLength, 4),
      });
  }
}

interface MachineDraft extends MachineSpec {
  /** pCPUs as drawn, to be folded into those there are; empty: all. */
  readonly drawnAffinity: readonly number[];
  /** Null: absent. */
  readonly drawnCap: number | null;
  readonly drawnTimeslice: number | null;
  readonly drawnWorkingSet: number | null;
  readonly drawnShares: number | null;
}

function machine(options: ScenarioOptions): fc.Arbitrary<MachineDraft> {
  const { vcpus = 2, wild = false, overcommit = wild } = options;
  return fc.record({
    name: fc.constant(""),
    vcpus: fc.integer({ min: 1, max: vcpus }),
    priority: whole(4, 1000, wild),
    weight: fc.option(whole(4, 100_000, wild, 1)),
    memoryBytes: wild ? fc.integer({ min: 0, max: 64 * PAGE }) : fc.nat(6).map((pages) => pages * PAGE),
    reservedPages: fc.nat(2),
    volumes: fc.uniqueArray(
      fc.record({
        name: wild ? text(40) : fc.constantFrom("root", "data"),
        bytes: whole(3 * EXTENT, 2 ** 50, wild, 1),
      }),
      { maxLength: 2, selector: ({ name }) => name },
    ),
    affinity: fc.constant(null),
    drawnAffinity: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      fc.array(fc.nat(63), { minLength: 1, maxLength: 3 }),
    ),
    drawnCap: fc.option(whole(150, 6400, wild, 20), { freq: 2 }),
    drawnTimeslice: fc.option(whole(9, 1_000_000_000, wild, 1), { freq: 2 }),
    drawnWorkingSet: fc.option(whole(9, 1_000_000_000, wild), { freq: 2 }),
    drawnShares: overcommit ? fc.option(whole(4, 2 ** 20, wild, 1), { freq: 2 }) : fc.constant(null),
    arrival: fc.option(whole(12, 1_000_000_000, wild), { freq: 6 }),
    programs: fc.array(program(options), { minLength: 1, maxLength: vcpus }),
  });
}

/** `draft` made to fit what it has and what the host has. */
function fitted(drawn: MachineDraft, { pcpus, pageBytes }: HostSpec): MachineSpec {
  const { drawnAffinity, drawnCap, drawnTimeslice, drawnWorkingSet, drawnShares, ...draft } = drawn;
  const pages = Math.ceil(draft.memoryBytes / pageBytes);
  const affinity = [...new Set(drawnAffinity.map((pcpu) => pcpu % pcpus))];
  return {
    ...draft,
    reservedPages: Math.min(draft.reservedPages, pages),
    affinity: affinity.length > 0 ? affinity : null,
    programs: draft.programs.slice(0, draft.vcpus).map((ops) => fittedOps(ops, pages, draft.volumes.length)),
    ...(drawnCap === null ? {} : { cap: drawnCap }),
    ...(drawnTimeslice === null ? {} : { timeslice: drawnTimeslice }),
    ...(drawnWorkingSet === null ? {} : { workingSet: drawnWorkingSet }),
    ...(drawnShares === null ? {} : { memoryShares: drawnShares }),
  };
}

/** What needs memory or a volume where there is none becomes a tick of computing. */
function fittedOps(ops: readonly Op[], pages: number, volumes: number): readonly Op[] {
  const instead: Op = { op: "compute", ticks: 1 };
  return ops.map((op): Op => {
    switch (op.op) {
      case "reference":
        return pages > 0 ? { ...op, page: op.page % pages } : instead;
      case "pattern":
        return pages > 0 ? { ...op, pages: 1 + ((op.pages - 1) % pages) } : instead;
      case "disk":
        return volumes > 0 ? { ...op, volume: op.volume % volumes } : instead;
      case "attempt": {
        const { attempt, target } = op;
        if (attempt === "extent") return op;
        const isReference = attempt === "read" || attempt === "write";
        if (isReference && pages === 0) return instead;
        // Only extents are of a volume.
        return { op: "attempt", attempt, target: isReference ? target % pages : target, volume: 0 };
      }
      case "loop":
        return { ...op, body: fittedOps(op.body, pages, volumes) };
      default:
        return op;
    }
  });
}

/** Targets that are often within reach, and often just beyond. */
function drawnAttempt(wild: boolean): fc.Arbitrary<Op> {
  return fc.record({
    op: fc.constant("attempt"),
    attempt: fc.constantFrom(...ATTEMPTS),
    target: whole(9, 1_000_000_000, wild),
    volume: fc.nat(2),
  });
}

function program(options: ScenarioOptions): fc.Arbitrary<readonly Op[]> {
  const { ops = 8, endless = false, wild = false, barriers = true, attempts = wild } = options;
  const ticks = whole(6, 1_000_000_000, wild, 1);
  // For ever, waits of no time alone would be a program that takes no time.
  const waitTicks = whole(6, 1_000_000_000, wild, endless ? 1 : 0);
  const few = whole(3, 1_000_000, wild, 1);
  const page = fc.nat(wild ? 2000 : 9);
  const flat: fc.Arbitrary<Op> = fc.oneof(
    { weight: 3, arbitrary: fc.record({ op: fc.constant("compute"), ticks }) },
    { weight: 4, arbitrary: fc.record({ op: fc.constant("reference"), page, write: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ op: fc.constant("wait"), ticks: waitTicks }) },
    { weight: 1, arbitrary: fc.record({ op: fc.constant("halt"), ticks: waitTicks }) },
    {
      weight: 2,
      arbitrary: fc.record({
        op: fc.constant("disk"),
        volume: fc.nat(3),
        block: whole(9, 1_000_000_000, wild),
        blocks: whole(2, 4096, wild, 1),
        write: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ op: fc.constantFrom("hypercall", "trap"), count: few }) },
    ...(attempts ? [{ weight: 2, arbitrary: drawnAttempt(wild) }] : []),
    ...(barriers ? [{ weight: 1, arbitrary: fc.constant<Op>({ op: "barrier" }) }] : []),
    {
      weight: 1,
      arbitrary: fc.record({
        op: fc.constant("pattern"),
        pattern: fc.constantFrom("sequential", "random", "hotCold", "zipf"),
        pages: fc.integer({ min: 1, max: 10 }),
        count: whole(6, 1_000_000, wild, 1),
        writeEvery: whole(3, 1_000_000, wild),
      }),
    },
  );
  const finite = whole(3, 1_000_000_000, wild, 1);
  const times: fc.Arbitrary<number | null> = endless ? fc.option(finite, { freq: 2 }) : finite;
  const loop = (body: fc.Arbitrary<Op>): fc.Arbitrary<Op> =>
    fc.record({
      op: fc.constant("loop"),
      times,
      body: fc
        .array(body, { minLength: 1, maxLength: Math.max(1, Math.min(ops, 4)) })
        // A loop for ever around operations that take no time would only show the guard against it.
        .map((list): readonly Op[] => [...list, { op: "compute", ticks: 1 }]),
    });
  const once = fc.oneof({ weight: 6, arbitrary: flat }, { weight: 1, arbitrary: loop(flat) });
  return fc.array(fc.oneof({ weight: 8, arbitrary: flat }, { weight: 1, arbitrary: loop(once) }), { maxLength: ops });
}

/** The commands that are drawn; others have laws of their own. */
const DRAWN = [
  "create",
  "start",
  "pause",
  "resume",
  "shutdown",
  "stop",
  "delete",
  "setWeight",
  "compact",
  "setMemoryTarget",
  "balloon",
] as const satisfies readonly CommandId[];
export type DrawnCommand = (typeof DRAWN)[number];

interface CommandDraft {
  readonly delay: number;
  /** Which machine, or one there is not. */
  readonly pick: number;
  readonly draft: MachineDraft;
  readonly weight: number;
  readonly command: DrawnCommand;
}

function command(options: ScenarioOptions): fc.Arbitrary<CommandDraft> {
  return fc.record({
    delay: whole(8, 100_000, options.wild ?? false),
    pick: fc.nat(4),
    draft: machine(options),
    weight: whole(6, 100_000, options.wild ?? false, 1),
    command: fc.constantFrom(...DRAWN),
  });
}
