/**
 * The host while its settings are being changed: every number as typed, and `readHost` to make a host of it or say what
 * keeps it from being one. What was not touched comes out as it went in. Knows no texts and no React.
 */
import { validateScenario } from "../../../codec/scenario/validate.ts";
import { specOfHost, withHostAt } from "../../../model/hosts.ts";
import { withDefaults, type ParamSpec, type ParamValue, type PolicyDescription } from "../../../model/params.ts";
import type { Problem } from "../../../model/problems.ts";
import {
  type Conventions,
  type DiskSpec,
  type HostSpec,
  type PolicyChoice,
  type Scenario,
} from "../../../model/scenario.ts";
import { COSTS, DISK, HOST } from "../../../model/settings.ts";
import { cpuPolicies } from "../../../vmm/cpu/policies.ts";
import { memoryPolicies } from "../../../vmm/memory/policies.ts";
import {
  draftOf,
  readDraft,
  readSetting,
  typedSetting,
  type DraftOf,
  type NumberComplaint,
  type TypedSetting,
} from "../form/settingDraft.ts";

/** A parameter of a policy as typed: none is a size. */
export type TypedParam = Exclude<TypedSetting, object>;

/** Parameters are kept for every policy that was looked at, so that going to and fro loses nothing. */
export interface PolicyDraft {
  readonly policy: string;
  readonly params: Readonly<Record<string, Readonly<Record<string, TypedParam>>>>;
}

export type DiskDraft = DraftOf<typeof DISK> & {
  /** Tells rows of the list apart; never shown. */
  readonly key: number;
};

export type HostDraft = DraftOf<typeof HOST> & {
  readonly scheduler: PolicyDraft;
  readonly replacement: PolicyDraft;
  readonly disks: readonly DiskDraft[];
  readonly conventions: Conventions;
};

/** What is wrong with one field: a number that is none, or a problem found by the codec. */
export type HostIssue =
  | NumberComplaint
  | { readonly path: string; readonly kind: "problem"; readonly problem: Problem };

export interface ReadHost {
  /** Null while something is wrong. */
  readonly result: { readonly host: HostSpec; readonly conventions: Conventions } | null;
  readonly issues: readonly HostIssue[];
  /** What the new host would make wrong about the machines and commands of the scenario. */
  readonly elsewhere: readonly Problem[];
}

/** Costs of textbook charts: virtualization is free, a memory reference takes `reference` as it was. */
export function textbookCosts(costs: HostDraft["costs"]): HostDraft["costs"] {
  const free = Object.fromEntries(COSTS.map(({ id }) => [id, "0"])) as HostDraft["costs"];
  return { ...free, reference: costs.reference };
}

function typedParam(spec: ParamSpec, value: ParamValue | undefined): TypedParam {
  return typedSetting(spec, value) as TypedParam;
}

/** The parameters of `policy` as text, with `values` where given and defaults elsewhere. */
function typedParams(policy: PolicyDescription, values: PolicyChoice["params"]): Record<string, TypedParam> {
  const complete = withDefaults(policy.params, values);
  return Object.fromEntries(policy.params.map((spec) => [spec.id, typedParam(spec, complete[spec.id])]));
}

function policyDraft(policies: readonly PolicyDescription[], choice: PolicyChoice): PolicyDraft {
  const params = policies.map((policy) => [
    policy.id,
    typedParams(policy, policy.id === choice.policy ? choice.params : {}),
  ]);
  return { policy: choice.policy, params: Object.fromEntries(params) };
}

export function diskDraft(key: number, disk: DiskSpec): DiskDraft {
  return { key, ...draftOf(DISK, disk) };
}

export function hostDraft(host: HostSpec, conventions: Conventions): HostDraft {
  return {
    ...draftOf(HOST, host),
    scheduler: policyDraft(cpuPolicies, host.scheduler),
    replacement: policyDraft(memoryPolicies, host.replacement),
    disks: host.disks.map((disk, key) => diskDraft(key, disk)),
    conventions,
  };
}

/** Stands for what could not be read: the validation finds it wrong as well, and asks nothing that depends on it. */
const unreadable = () => Number.NaN;

/** Reads the draft; `scenario` is what it will become part of, as host number `number`. */
export function readHost(draft: HostDraft, scenario: Scenario, number = 0): ReadHost {
  const before = specOfHost(scenario, number);
  const issues: HostIssue[] = [];
  const complain = (complaint: NumberComplaint) => void issues.push(complaint);
  const choice = (path: string, policies: readonly PolicyDescription[], of: PolicyDraft, old: PolicyChoice) => {
    const policy = policies.find((candidate) => candidate.id === of.policy);
    const values: Record<string, ParamValue> = {};
    for (const spec of policy?.params ?? []) {
      const typed = of.params[of.policy]?.[spec.id] ?? typedParam(spec, spec.default);
      const value = readSetting(spec, typed, `${path}.params.${spec.id}`, complain, unreadable) as ParamValue;
      const wasLeftOut = old.policy === of.policy && old.params[spec.id] === undefined;
      if (wasLeftOut && String(value) === String(spec.default)) continue;
      values[spec.id] = value;
    }
    return { policy: of.policy, params: values };
  };

  const host: HostSpec = {
    ...readDraft(HOST, draft, complain, unreadable),
    scheduler: choice("scheduler", cpuPolicies, draft.scheduler, before.scheduler),
    replacement: choice("replacement", memoryPolicies, draft.replacement, before.replacement),
    disks: draft.disks.map((disk, at) => readDraft(DISK, disk, complain, unreadable, `disks[${at}].`)),
    ...(before.name !== undefined && { name: before.name }),
  };

  const elsewhere: Problem[] = [];
  const checked = validateScenario({ ...withHostAt(scenario, number, host), conventions: draft.conventions });
  const own = new RegExp(`^hosts\\[${number}\\]\\.(.*?)(?:\\[\\d+\\])?$`);
  for (const problem of checked.ok ? [] : checked.problems) {
    // What is wrong with an entry of a list is told at its field.
    const path = own.exec(problem.path)?.[1];
    if (path === undefined) elsewhere.push(problem);
    else if (!issues.some((issue) => issue.path === path)) issues.push({ path, kind: "problem", problem });
  }
  const isFine = issues.length === 0 && elsewhere.length === 0;
  return { result: isFine ? { host, conventions: draft.conventions } : null, issues, elsewhere };
}
