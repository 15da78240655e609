/**
 * The host while its settings are being changed: every number as typed, and `readHost` to make a host of it or say what
 * keeps it from being one. What was not touched comes out as it went in. Knows no texts and no React.
 */
import { MOST, RANGES, type Range } from "../../../codec/limits.ts";
import { validateScenario } from "../../../codec/scenario/validate.ts";
import { withDefaults, type ParamSpec, type ParamValue, type PolicyDescription } from "../../../model/params.ts";
import type { Problem } from "../../../model/problems.ts";
import type {
  CacheSpec,
  Conventions,
  Costs,
  HostSpec,
  PolicyChoice,
  RebalancingVictim,
  Scenario,
} from "../../../model/scenario.ts";
import { cpuPolicies } from "../../../vmm/cpu/policies.ts";
import { memoryPolicies } from "../../../vmm/memory/policies.ts";
import { bytesText, readBytes, readWhole, type NumberIssue, type Read } from "../form/numberText.ts";
import type { SizeText } from "../form/SizeField.tsx";

/** A parameter as typed: numbers and lists of numbers as text. */
export type TypedParam = string | boolean;

/** Parameters are kept for every policy that was looked at, so that going to and fro loses nothing. */
export interface PolicyDraft {
  readonly policy: string;
  readonly params: Readonly<Record<string, Readonly<Record<string, TypedParam>>>>;
}

export interface DiskDraft {
  /** Tells rows of the list apart; never shown. */
  readonly key: number;
  readonly extents: string;
  readonly readTicks: string;
  readonly writeTicks: string;
}

export interface HostDraft {
  readonly pcpus: string;
  readonly runQueues: HostSpec["runQueues"];
  readonly workStealing: boolean;
  readonly scheduler: PolicyDraft;
  /** The limits are kept while it is off. */
  readonly coscheduling: { readonly isOn: boolean; readonly skew: string; readonly restart: string };
  /** The numbers are kept while there are none. */
  readonly cache: { readonly isOn: boolean } & Readonly<Record<keyof CacheSpec, string>>;
  /** Kept while it is off, or while all share a queue. */
  readonly rebalancing: {
    readonly isOn: boolean;
    readonly every: string;
    readonly victim: RebalancingVictim;
    readonly draws: string;
  };
  readonly frames: string;
  readonly pageBytes: SizeText;
  readonly replacement: PolicyDraft;
  readonly replacementScope: HostSpec["replacementScope"];
  readonly disks: readonly DiskDraft[];
  readonly extentBytes: SizeText;
  readonly allocation: HostSpec["allocation"];
  readonly swapBytes: SizeText;
  readonly costs: Readonly<Record<keyof Costs, string>>;
  readonly conventions: Conventions;
}

/** What is wrong with one field: a number that is none, or a problem found by the codec. */
export type HostIssue =
  | { readonly path: string; readonly kind: "number"; readonly issue: NumberIssue; readonly unit: "count" | "bytes" }
  | { readonly path: string; readonly kind: "problem"; readonly problem: Problem };

export interface ReadHost {
  /** Null while something is wrong. */
  readonly result: { readonly host: HostSpec; readonly conventions: Conventions } | null;
  readonly issues: readonly HostIssue[];
  /** What the new host would make wrong about the machines and commands of the scenario. */
  readonly elsewhere: readonly Problem[];
}

export const COST_KEYS = [
  "worldSwitch",
  "migration",
  "fault",
  "ioExit",
  "reference",
  "hypercall",
  "trap",
  "shutdown",
] as const satisfies readonly (keyof Costs)[];

/** Costs of textbook charts: virtualization is free, a memory reference takes `reference` as it was. */
export function textbookCosts(costs: HostDraft["costs"]): HostDraft["costs"] {
  const free = Object.fromEntries(COST_KEYS.map((key) => [key, "0"])) as Record<keyof Costs, string>;
  return { ...free, reference: costs.reference };
}

function typedParam(value: ParamValue): TypedParam {
  return typeof value === "boolean" ? value : Array.isArray(value) ? value.join(", ") : String(value);
}

/** The parameters of `policy` as text, with `values` where given and defaults elsewhere. */
function typedParams(policy: PolicyDescription, values: PolicyChoice["params"]): Record<string, TypedParam> {
  const complete = withDefaults(policy.params, values);
  return Object.fromEntries(Object.entries(complete).map(([id, value]) => [id, typedParam(value)]));
}

function policyDraft(policies: readonly PolicyDescription[], choice: PolicyChoice): PolicyDraft {
  const params = policies.map((policy) => [
    policy.id,
    typedParams(policy, policy.id === choice.policy ? choice.params : {}),
  ]);
  return { policy: choice.policy, params: Object.fromEntries(params) };
}

export function diskDraft(key: number, disk: HostSpec["disks"][number]): DiskDraft {
  return {
    key,
    extents: String(disk.extents),
    readTicks: String(disk.readTicks),
    writeTicks: String(disk.writeTicks),
  };
}

/** What is suggested where it was off (domain B.6). */
const SUGGESTED_LIMITS = { skew: 3, restart: 1 };
/** The defaults of OSTEP's simulator, with a shorter way to being warm. */
const SUGGESTED_CACHE: CacheSpec = { size: 100, warmupTicks: 5, warmRate: 2 };
const SUGGESTED_REBALANCING = { every: 10, victim: "longest" } as const;

/** Draws as a parameter of a policy would be. */
const DRAWS: ParamSpec = {
  id: "draws",
  type: "integers",
  unit: "count",
  default: [],
  min: 0,
  max: RANGES.pcpus.max - 1,
  minLength: 0,
  maxLength: MOST.draws,
};

export function hostDraft(host: HostSpec, conventions: Conventions): HostDraft {
  return {
    pcpus: String(host.pcpus),
    runQueues: host.runQueues,
    workStealing: host.workStealing,
    scheduler: policyDraft(cpuPolicies, host.scheduler),
    cache: {
      isOn: host.cache !== undefined,
      size: String((host.cache ?? SUGGESTED_CACHE).size),
      warmupTicks: String((host.cache ?? SUGGESTED_CACHE).warmupTicks),
      warmRate: String((host.cache ?? SUGGESTED_CACHE).warmRate),
    },
    coscheduling: {
      isOn: host.coscheduling !== undefined,
      skew: String((host.coscheduling ?? SUGGESTED_LIMITS).skew),
      restart: String((host.coscheduling ?? SUGGESTED_LIMITS).restart),
    },
    rebalancing: {
      isOn: host.rebalancing !== undefined,
      every: String((host.rebalancing ?? SUGGESTED_REBALANCING).every),
      victim: (host.rebalancing ?? SUGGESTED_REBALANCING).victim,
      draws: host.rebalancing?.draws?.join(", ") ?? "",
    },
    frames: String(host.frames),
    pageBytes: bytesText(host.pageBytes),
    replacement: policyDraft(memoryPolicies, host.replacement),
    replacementScope: host.replacementScope,
    disks: host.disks.map((disk, key) => diskDraft(key, disk)),
    extentBytes: bytesText(host.extentBytes),
    allocation: host.allocation,
    swapBytes: bytesText(host.swapBytes),
    costs: Object.fromEntries(COST_KEYS.map((key) => [key, String(host.costs[key])])) as Record<keyof Costs, string>,
    conventions,
  };
}

/** Reads the draft; `scenario` is what it will become part of. */
export function readHost(draft: HostDraft, scenario: Scenario): ReadHost {
  const issues: HostIssue[] = [];
  const take = (path: string, unit: "count" | "bytes", read: Read<number>, standIn: number): number => {
    if (read.ok) return read.value;
    issues.push({ path, kind: "number", issue: read.issue, unit });
    return standIn;
  };
  const whole = (path: string, text: string, range: Range, standIn: number) =>
    take(path, "count", readWhole(text, range.min, range.max), standIn);
  const bytes = (path: string, size: SizeText, range: Range, standIn: number) =>
    take(path, "bytes", readBytes(size.text, size.unit, range.min, range.max), standIn);

  const params = (path: string, policies: readonly PolicyDescription[], policyOf: PolicyDraft, old: PolicyChoice) => {
    const policy = policies.find((candidate) => candidate.id === policyOf.policy);
    const values: Record<string, ParamValue> = {};
    for (const spec of policy?.params ?? []) {
      const text = policyOf.params[policyOf.policy]?.[spec.id] ?? typedParam(spec.default);
      const value = readParam(spec, text, (issue) =>
        issues.push({ path: `${path}.params.${spec.id}`, kind: "number", issue, unit: "count" }),
      );
      const wasLeftOut = old.policy === policyOf.policy && old.params[spec.id] === undefined;
      if (wasLeftOut && typedParam(value) === typedParam(spec.default)) continue;
      values[spec.id] = value;
    }
    return { policy: policyOf.policy, params: values };
  };

  const rebalancing = ({ isOn, every, victim, draws }: HostDraft["rebalancing"]): Pick<HostSpec, "rebalancing"> => {
    if (!isOn || draft.runQueues === "global") return {};
    const given = readParam(DRAWS, draws, (issue) =>
      issues.push({ path: "rebalancing.draws", kind: "number", issue, unit: "count" }),
    ) as readonly number[];
    const rule = { every: whole("rebalancing.every", every, RANGES.ticks, 1), victim };
    return { rebalancing: given.length === 0 ? rule : { ...rule, draws: given } };
  };

  const old = scenario.host;
  const host: HostSpec = {
    pcpus: whole("pcpus", draft.pcpus, RANGES.pcpus, old.pcpus),
    runQueues: draft.runQueues,
    workStealing: draft.workStealing,
    scheduler: params("scheduler", cpuPolicies, draft.scheduler, old.scheduler),
    frames: whole("frames", draft.frames, RANGES.frames, old.frames),
    pageBytes: bytes("pageBytes", draft.pageBytes, RANGES.pageBytes, old.pageBytes),
    replacement: params("replacement", memoryPolicies, draft.replacement, old.replacement),
    replacementScope: draft.replacementScope,
    disks: draft.disks.map((disk, at) => ({
      extents: whole(`disks[${at}].extents`, disk.extents, RANGES.extents, 1),
      readTicks: whole(`disks[${at}].readTicks`, disk.readTicks, RANGES.diskTicks, 0),
      writeTicks: whole(`disks[${at}].writeTicks`, disk.writeTicks, RANGES.diskTicks, 0),
    })),
    extentBytes: bytes("extentBytes", draft.extentBytes, RANGES.extentBytes, old.extentBytes),
    allocation: draft.allocation,
    swapBytes: bytes("swapBytes", draft.swapBytes, RANGES.swapBytes, old.swapBytes),
    costs: Object.fromEntries(
      COST_KEYS.map((key) => [key, whole(`costs.${key}`, draft.costs[key], RANGES.cost, old.costs[key])]),
    ) as unknown as Costs,
    ...(draft.cache.isOn
      ? {
          cache: {
            size: whole("cache.size", draft.cache.size, RANGES.cacheSize, RANGES.cacheSize.max),
            warmupTicks: whole("cache.warmupTicks", draft.cache.warmupTicks, RANGES.time, 0),
            warmRate: whole("cache.warmRate", draft.cache.warmRate, RANGES.warmRate, 1),
          },
        }
      : {}),
    ...rebalancing(draft.rebalancing),
    ...(draft.coscheduling.isOn
      ? {
          coscheduling: {
            skew: whole("coscheduling.skew", draft.coscheduling.skew, RANGES.ticks, RANGES.ticks.max),
            restart: whole("coscheduling.restart", draft.coscheduling.restart, RANGES.time, 0),
          },
        }
      : {}),
  };

  const elsewhere: Problem[] = [];
  const checked = validateScenario({ ...scenario, host, conventions: draft.conventions });
  for (const problem of checked.ok ? [] : checked.problems) {
    // What is wrong with one of the draws is told at their field.
    const path = /^host\.(rebalancing\.draws|.*)/.exec(problem.path)?.[1];
    if (path === undefined) elsewhere.push(problem);
    else if (!issues.some((issue) => issue.path === path)) issues.push({ path, kind: "problem", problem });
  }
  const isFine = issues.length === 0 && elsewhere.length === 0;
  return { result: isFine ? { host, conventions: draft.conventions } : null, issues, elsewhere };
}

/** The value of a parameter; what is wrong with it goes to `complain`, and its default stands in. */
function readParam(spec: ParamSpec, text: TypedParam, complain: (issue: NumberIssue) => void): ParamValue {
  switch (spec.type) {
    case "flag":
      return text === true;
    case "choice":
      return String(text);
    case "integer": {
      const read = readWhole(String(text), spec.min, spec.max);
      if (read.ok) return read.value;
      complain(read.issue);
      return spec.default;
    }
    case "integers": {
      const reads = String(text)
        .split(/[,;，；、\s]+/)
        .filter(Boolean)
        .map((part) => readWhole(part, spec.min, spec.max));
      const bad = reads.find((read) => !read.ok);
      if (reads.length < (spec.minLength ?? 1)) complain({ code: "empty" });
      if (reads.length > spec.maxLength) complain({ code: "tooMany", max: spec.maxLength });
      if (bad && !bad.ok) complain(bad.issue);
      return reads.flatMap((read) => (read.ok ? [read.value] : []));
    }
  }
}
