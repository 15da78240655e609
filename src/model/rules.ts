/**
 * The rules on which textbooks differ, as one list: the conventions of the scenario, and those parameters of its policies
 * that are conventions. What is shown as chips, tried one by one for "the answer depends on this rule", and switched.
 *
 * Only the rules that can matter to the scenario at hand are listed. It knows no policy: their descriptions are handed in.
 */
import { mayBeNeedless } from "./lifecycle.ts";
import { withDefaults, type ParamSpec, type ParamValue, type PolicyDescription } from "./params.ts";
import { hostOf, withHost, type Conventions, type Op, type Scenario, type SchedulingConvention } from "./scenario.ts";

/** The choices of each convention; the first is the default. */
export const CONVENTION_CHOICES = {
  sameInstant: ["arrivalFirst", "preemptedFirst"],
  priorityOrder: ["higherFirst", "lowerFirst"],
  priorityTies: ["queueOrder", "arrival", "id"],
  shortestTies: ["queueOrder", "arrival", "id"],
  preemptedGoes: ["head", "tail"],
  placement: ["lastPcpu", "lowestPcpu"],
  switchCharge: ["lastOccupant", "betweenVcpus"],
  waiting: ["readyOnly", "readyAndBlocked"],
  faultCount: ["all", "afterFirstTouch", "replacementsOnly"],
  weightOf: ["source", "vcpu", "machine"],
  extents: ["lowest", "lvm2"],
  lifecycle: ["strict", "lenient"],
} as const satisfies { readonly [Key in keyof Conventions]: readonly Conventions[Key][] };

export const CONVENTION_KEYS = Object.keys(CONVENTION_CHOICES) as readonly (keyof Conventions)[];

/** A policy as far as rules are concerned. */
export interface RuledPolicy extends PolicyDescription {
  /** Conventions on which its decisions may depend; absent: any that decide who runs. */
  readonly conventions?: readonly SchedulingConvention[];
  /** It shares the processor by the weights of the machines. */
  readonly heedsWeights?: true;
  /** It has one queue for all pCPUs, whatever the host asks for. */
  readonly isGang?: true;
}

export interface RuledPolicies {
  readonly cpu: readonly RuledPolicy[];
  readonly memory: readonly RuledPolicy[];
}

/** Which rule: a convention, or a parameter of the scheduling or replacement policy. */
export type RuleRef =
  | { readonly of: "conventions"; readonly id: keyof Conventions }
  | { readonly of: "scheduler" | "replacement"; readonly id: string };

/** What a rule can be set to: the id of a choice, yes or no, or a number or list of those that are usual. */
export type RuleChoice = ParamValue;

export interface Rule {
  readonly ref: RuleRef;
  readonly choices: readonly RuleChoice[];
  readonly chosen: RuleChoice;
}

/** Whether two references mean the same rule. */
export function isSameRule(a: RuleRef, b: RuleRef): boolean {
  return a.of === b.of && a.id === b.id;
}

/** Whether two choices of one rule are the same; lists are by what they hold. */
export function isSameChoice(a: RuleChoice, b: RuleChoice): boolean {
  return String(a) === String(b);
}

/** The choices of `rule` that are not in force. */
export function otherChoices({ choices, chosen }: Rule): RuleChoice[] {
  return choices.filter((choice) => !isSameChoice(choice, chosen));
}

/** The rules that can matter to `scenario`: those of who runs, then costs and figures, then page replacement. */
export function rulesOf(scenario: Scenario, policies: RuledPolicies): readonly Rule[] {
  const { conventions } = scenario;
  const host = hostOf(scenario);
  const scheduler = policies.cpu.find(({ id }) => id === host.scheduler.policy);
  const replacement = policies.memory.find(({ id }) => id === host.replacement.policy);
  const uses = usesOf(scenario);
  const concerns: Readonly<Record<keyof Conventions, boolean>> = {
    sameInstant: decides("sameInstant", scheduler),
    priorityOrder: decides("priorityOrder", scheduler),
    priorityTies: decides("priorityTies", scheduler),
    shortestTies: decides("shortestTies", scheduler),
    preemptedGoes: decides("preemptedGoes", scheduler),
    placement: host.pcpus > 1 && (host.runQueues === "global" || scheduler?.isGang === true),
    // Switches are counted where they cost nothing, too.
    switchCharge: uses.machines,
    waiting: uses.blocks,
    faultCount: uses.pages,
    weightOf: scheduler?.heedsWeights === true && uses.siblings,
    extents: host.swapBytes > 0 || uses.volumes,
    lifecycle: conventions.lifecycle !== "strict" || uses.needless,
  };
  return [
    ...CONVENTION_KEYS.filter((id) => concerns[id]).map((id): Rule => ({
      ref: { of: "conventions", id },
      choices: CONVENTION_CHOICES[id],
      chosen: conventions[id],
    })),
    ...paramRules("scheduler", scheduler, scenario),
    ...(uses.pages ? paramRules("replacement", replacement, scenario) : []),
  ];
}

/** `scenario` with one rule set to `choice`; everything else stays as it is. */
export function withRule(scenario: Scenario, { of, id }: RuleRef, choice: RuleChoice): Scenario {
  if (of === "conventions") return { ...scenario, conventions: { ...scenario.conventions, [id]: choice } };
  const host = hostOf(scenario);
  const params = { ...host[of].params, [id]: choice };
  return withHost(scenario, { ...host, [of]: { ...host[of], params } });
}

function decides(convention: SchedulingConvention, policy: RuledPolicy | undefined): boolean {
  return policy?.conventions?.includes(convention) ?? true;
}

function paramRules(of: "scheduler" | "replacement", policy: RuledPolicy | undefined, scenario: Scenario): Rule[] {
  const specs = policy?.params ?? [];
  const values = withDefaults(specs, hostOf(scenario)[of].params);
  return specs.flatMap((spec): Rule | [] => {
    const chosen = values[spec.id] ?? spec.default;
    const choices = choicesOf(spec, chosen);
    return choices ? { ref: { of, id: spec.id }, choices, chosen } : [];
  });
}

/** Null: `spec` is no rule. */
function choicesOf(spec: ParamSpec, chosen: RuleChoice): readonly RuleChoice[] | null {
  if (spec.type === "integer" || spec.type === "integers") {
    const usual: readonly RuleChoice[] | undefined = spec.usual;
    return usual ? [chosen, ...usual.filter((choice) => !isSameChoice(choice, chosen))] : null;
  }
  if (!spec.isConvention) return null;
  return spec.type === "choice" ? spec.choices : [true, false];
}

interface Uses {
  readonly machines: boolean;
  readonly blocks: boolean;
  readonly pages: boolean;
  /** A machine has several vCPUs. */
  readonly siblings: boolean;
  /** There are commands that a machine may have no need of. */
  readonly needless: boolean;
  readonly volumes: boolean;
}

/** Whether `scenario` has machines, created ones included, and what their programs can do. */
function usesOf({ machines, commands }: Scenario): Uses {
  const created = commands.flatMap((command) => (command.command === "create" ? [command.machine] : []));
  let blocks = false;
  let pages = false;
  const look = (ops: readonly Op[]): void => {
    for (const op of ops) {
      if (blocks && pages) return;
      if (op.op === "loop") look(op.body);
      else if (op.op === "wait" || op.op === "halt" || op.op === "disk" || op.op === "await") blocks = true;
      else if (op.op === "reference" || op.op === "pattern") {
        pages = true;
        // Only pages that were written to go to the disk and come back from it.
        if (op.op === "reference" ? op.write : op.writeEvery > 0) blocks = true;
      } else if (op.op === "attempt" && (op.attempt === "read" || op.attempt === "write")) {
        pages = true;
        if (op.attempt === "write") blocks = true;
      }
    }
  };
  const all = [...machines, ...created];
  for (const machine of all) for (const program of machine.programs) look(program);
  const isAgain = new Set(all.map(({ name }) => name)).size < all.length;
  return {
    needless: isAgain || commands.some((given) => given.command !== "create" && mayBeNeedless(given)),
    machines: all.length > 0,
    blocks,
    pages,
    siblings: all.some(({ vcpus }) => vcpus > 1),
    volumes: all.some((machine) => machine.volumes.length > 0),
  };
}
