/**
 * Profiles: named sets of rules, each as a book or a course has them, so that its exercises come out as printed. A profile
 * sets every convention and every rule that is a parameter of a policy; rules it does not know have their defaults, which
 * are Hyperscope's own.
 *
 * Only what was checked against figures of the source bears its name: the examples of Silberschatz (low numbers are high
 * priorities), of Stallings (arrivals queue first; the clock's bit is set on load; filling a free frame is no fault), and
 * the simulators of "Three Easy Pieces" (an expired job is queued before anybody who arrives; lower queues first when
 * boosting; the page loaded last when several are never used again; always the lowest idle processor). Those of hypervisors
 * say what a weight counts for: for each vCPU in Xen, for the machine in libvirt with KVM and in VMware. The others say what
 * they do.
 */
import type { ParamSpec, ParamValue } from "./params.ts";
import { CONVENTION_KEYS, type RuledPolicies, type RuledPolicy } from "./rules.ts";
import {
  DEFAULT_CONVENTIONS,
  hostOf,
  type Conventions,
  type HostSpec,
  type PolicyChoice,
  type Scenario,
} from "./scenario.ts";

export const PROFILE_IDS = [
  "hyperscope",
  "silberschatz",
  "stallings",
  "ostep",
  "lowerExpiredFirst",
  "lowestNumber",
  "xen",
  "kvmVmware",
] as const;
export type ProfileId = (typeof PROFILE_IDS)[number];

/** Of rules with choices or flags; numbers belong to an exercise. */
type ProfileChoice = string | boolean;

export interface Profile {
  readonly id: ProfileId;
  readonly conventions: Conventions;
  /** Rules that are parameters, by policy, where they are not the defaults. */
  readonly params: Readonly<Record<string, Readonly<Record<string, ProfileChoice>>>>;
}

const VARIANTS: Readonly<Record<ProfileId, { conventions: Partial<Conventions>; params?: Profile["params"] }>> = {
  hyperscope: { conventions: {} },
  silberschatz: { conventions: { priorityOrder: "lowerFirst" } },
  stallings: { conventions: { faultCount: "replacementsOnly" } },
  ostep: {
    conventions: { sameInstant: "preemptedFirst", placement: "lowestPcpu" },
    params: { opt: { ties: "newestLoad" }, mlfq: { boostOrder: "lowestFirst" } },
  },
  lowerExpiredFirst: { conventions: { priorityOrder: "lowerFirst", sameInstant: "preemptedFirst" } },
  lowestNumber: { conventions: { priorityOrder: "lowerFirst", priorityTies: "id", shortestTies: "id" } },
  xen: { conventions: { weightOf: "vcpu" } },
  kvmVmware: { conventions: { weightOf: "machine" } },
};

/** The profiles in the order of the menus. No two are the same. */
export const profiles: readonly Profile[] = PROFILE_IDS.map((id) => ({
  id,
  conventions: { ...DEFAULT_CONVENTIONS, ...VARIANTS[id].conventions },
  params: VARIANTS[id].params ?? {},
}));

/** What a profile is about. */
export interface Ruled {
  readonly host: Pick<HostSpec, "scheduler" | "replacement">;
  readonly conventions: Conventions;
}

export function ruledOf(scenario: Scenario): Ruled {
  return { host: hostOf(scenario), conventions: scenario.conventions };
}

/** The rules of `profile` that are parameters of the policy called `policy`. */
export function profileParams(
  profile: Profile,
  policy: string,
  policies: readonly RuledPolicy[],
): Record<string, ProfileChoice> {
  const rules = paramRulesOf(policy, policies);
  return Object.fromEntries(
    rules.map((spec) => [spec.id, profile.params[policy]?.[spec.id] ?? choiceOf(spec.default)]),
  );
}

const choiceOf = (value: ParamValue): ProfileChoice => (typeof value === "boolean" ? value : String(value));

function paramRulesOf(policy: string, policies: readonly RuledPolicy[]): readonly ParamSpec[] {
  return policies.find(({ id }) => id === policy)?.params.filter(({ isConvention }) => isConvention) ?? [];
}

/** Policies and conventions with every rule as `profile` has it. */
export function underProfile(profile: Profile, { host }: Ruled, policies: RuledPolicies): Ruled {
  const under = ({ policy, params }: PolicyChoice, all: readonly RuledPolicy[]): PolicyChoice => ({
    policy,
    params: { ...params, ...profileParams(profile, policy, all) },
  });
  return {
    host: { scheduler: under(host.scheduler, policies.cpu), replacement: under(host.replacement, policies.memory) },
    conventions: profile.conventions,
  };
}

/** The profile whose rules `ruled` has, all of them; null when it is none of ours. */
export function profileOf(ruled: Ruled, policies: RuledPolicies): Profile | null {
  const { host, conventions } = ruled;
  return (
    profiles.find(
      (profile) =>
        CONVENTION_KEYS.every((key) => conventions[key] === profile.conventions[key]) &&
        hasParams(profile, host.scheduler, policies.cpu) &&
        hasParams(profile, host.replacement, policies.memory),
    ) ?? null
  );
}

function hasParams(profile: Profile, { policy, params }: PolicyChoice, policies: readonly RuledPolicy[]): boolean {
  const wanted = profileParams(profile, policy, policies);
  return paramRulesOf(policy, policies).every((spec) => choiceOf(params[spec.id] ?? spec.default) === wanted[spec.id]);
}
