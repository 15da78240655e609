/**
 * Profiles: named sets of rules, each as a book or a course has them, so that its exercises come out as printed. A profile
 * sets every convention and, where it is known, the rules of some policies; rules it does not know are Hyperscope's own.
 *
 * Only what was checked against figures of the source bears its name: the examples of Silberschatz (low numbers are high
 * priorities), of Stallings (arrivals queue first; the clock's bit is set on load; filling a free frame is no fault), and
 * the simulators of "Three Easy Pieces" (an expired job is queued before anybody who arrives; lower queues first when
 * boosting; the page loaded last when several are never used again). The others say what they do.
 */
import { withDefaults } from "./params.ts";
import { CONVENTION_KEYS, type RuleChoice, type RuledPolicies } from "./rules.ts";
import { DEFAULT_CONVENTIONS, type Conventions, type HostSpec, type PolicyChoice } from "./scenario.ts";

export const PROFILE_IDS = [
  "hyperscope",
  "silberschatz",
  "stallings",
  "ostep",
  "lowerExpiredFirst",
  "lowestNumber",
] as const;
export type ProfileId = (typeof PROFILE_IDS)[number];

export interface Profile {
  readonly id: ProfileId;
  readonly conventions: Conventions;
  /** Rules that are parameters, by policy; other policies keep theirs. */
  readonly params: Readonly<Record<string, Readonly<Record<string, RuleChoice>>>>;
}

const HYPERSCOPE_PARAMS = {
  clock: { referencedOnLoad: true, handAfterLoad: "past" },
  opt: { ties: "oldestLoad" },
  mlfq: { blockKeeps: "rest", wakeGoes: "tail", boostOrder: "highestFirst" },
  stride: { firstPass: "stride", passTies: "lowestId" },
} as const;

const VARIANTS: Readonly<Record<ProfileId, { conventions: Partial<Conventions>; params?: Profile["params"] }>> = {
  hyperscope: { conventions: {} },
  silberschatz: { conventions: { priorityOrder: "lowerFirst" } },
  stallings: { conventions: { faultCount: "replacementsOnly" } },
  ostep: {
    conventions: { sameInstant: "preemptedFirst" },
    params: { opt: { ties: "newestLoad" }, mlfq: { ...HYPERSCOPE_PARAMS.mlfq, boostOrder: "lowestFirst" } },
  },
  lowerExpiredFirst: { conventions: { priorityOrder: "lowerFirst", sameInstant: "preemptedFirst" } },
  lowestNumber: { conventions: { priorityOrder: "lowerFirst", priorityTies: "id", shortestTies: "id" } },
};

/** The profiles in the order of the menus. No two are the same. */
export const profiles: readonly Profile[] = PROFILE_IDS.map((id) => ({
  id,
  conventions: { ...DEFAULT_CONVENTIONS, ...VARIANTS[id].conventions },
  params: { ...HYPERSCOPE_PARAMS, ...VARIANTS[id].params },
}));

/** What a profile is about. */
export interface Ruled {
  readonly host: Pick<HostSpec, "scheduler" | "replacement">;
  readonly conventions: Conventions;
}

/** `choice` with the rules that `profile` has for its policy. */
function choiceUnder(profile: Profile, choice: PolicyChoice): PolicyChoice {
  const params = profile.params[choice.policy];
  return params ? { ...choice, params: { ...choice.params, ...params } } : choice;
}

/** Policies and conventions with every rule as `profile` has it. */
export function underProfile(profile: Profile, { host }: Ruled): Ruled {
  return {
    host: {
      scheduler: choiceUnder(profile, host.scheduler),
      replacement: choiceUnder(profile, host.replacement),
    },
    conventions: profile.conventions,
  };
}

/** The profile whose rules `scenario` has, all of them; null when it is none of ours. */
export function profileOf(scenario: Ruled, policies: RuledPolicies): Profile | null {
  const { host, conventions } = scenario;
  return (
    profiles.find(
      (profile) =>
        CONVENTION_KEYS.every((key) => conventions[key] === profile.conventions[key]) &&
        hasParams(profile, host.scheduler, policies.cpu) &&
        hasParams(profile, host.replacement, policies.memory),
    ) ?? null
  );
}

function hasParams(profile: Profile, choice: PolicyChoice, policies: RuledPolicies["cpu"]): boolean {
  const specs = policies.find(({ id }) => id === choice.policy)?.params ?? [];
  const values = withDefaults(specs, choice.params);
  return Object.entries(profile.params[choice.policy] ?? {}).every(([id, value]) => values[id] === value);
}
