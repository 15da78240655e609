/** A table of jobs as a scenario, under the policy that the text names, or the one that is chosen. */
import { withDefaults, type ParamValue } from "../../model/params.ts";
import type { Problem } from "../../model/problems.ts";
import type { Conventions, PolicyChoice, Scenario, TickUnit } from "../../model/scenario.ts";
import { readJobs, type JobList } from "../jobs/jobCells.ts";
import { isTime, newJobScenario } from "../jobs/jobScenario.ts";
import type { JobTable } from "../jobs/jobTable.ts";
import { speakOfPolicy } from "../jobs/otherRules.ts";
import { readDecimal, ticksOf, MOST_DECIMALS, type Decimal } from "../jobs/jobTimes.ts";
import { knownPolicies } from "../policyLists.ts";

export interface JobChoices {
  readonly policy?: string;
  /** As typed: `2`, `0.5`. */
  readonly timeslice?: string;
  readonly pcpus?: number;
  readonly priorityOrder?: Conventions["priorityOrder"];
  readonly preemptive?: boolean;
}

/** What decides the answer and the text does not say, so that something usual was taken. */
export const JOB_GUESSES = ["policy", "urgency", "params", "timeslice", "priorityOrder", "preemptive"] as const;
export type JobGuess = (typeof JOB_GUESSES)[number];

export interface JobSettings {
  readonly policy: string;
  /** Null where the policy has none. */
  readonly timeslice: string | null;
  readonly pcpus: number;
  readonly switchCost: string | null;
  readonly priorityOrder: Conventions["priorityOrder"];
  /** Whether who is more urgent takes the processor away; null where that is no question of the policy. */
  readonly preemptive: boolean | null;
  readonly guessed: readonly JobGuess[];
}

export interface JobExercise {
  readonly scenario: Scenario | null;
  readonly settings: JobSettings;
  readonly problems: readonly Problem[];
}

const USUAL_TIMESLICE = "4";
const UNITS: Readonly<Record<string, TickUnit>> = { us: "us", ms: "ms", s: "s" };

/** `table` with the machines it makes; null while something in it is wrong. */
export function jobExercise(table: JobTable, choices: JobChoices, title: string): JobExercise {
  const settings = settingsOf(table, choices);
  if (table.problems.length > 0) return { scenario: null, settings, problems: table.problems };
  const timeslice = lengthOf(settings.timeslice);
  const switchCost = lengthOf(settings.switchCost);
  const levels = settings.policy === "mlfq" ? (table.levels?.timeslices ?? []).map(lengthOf) : [];
  const decimals = Math.max(...[timeslice, switchCost, ...levels].map((length) => length?.fraction.length ?? 0));
  const jobs = readJobs(table.rows, decimals);
  if (jobs.problems.length > 0) return { scenario: null, settings, problems: jobs.problems };
  const tickUnit = UNITS[table.understood?.unit ?? ""];
  const made = newJobScenario(jobs, {
    title,
    pcpus: settings.pcpus,
    scheduler: withLevels(schedulerOf(settings, timeslice && ticksOf(timeslice, jobs.decimals)), table, jobs),
    priorityOrder: settings.priorityOrder,
    ...(switchCost && { switchCost: ticksOf(switchCost, jobs.decimals) }),
    ...(tickUnit && { tickUnit }),
  });
  return { scenario: made.ok ? made.value : null, settings, problems: made.ok ? [] : made.problems };
}

function settingsOf(table: JobTable, choices: JobChoices): JobSettings {
  const { understood, timeslice } = table;
  // Where all have the same, it makes no difference which end comes first.
  const differ = (column: "arrival" | "priority") => new Set(table.rows.map((row) => row[column] || "0")).size > 1;
  // Who says which numbers are urgent, and names no policy, has one in mind that goes by them.
  const saysUrgency = (understood?.priorityOrder ?? null) !== null && differ("priority");
  const usual = saysUrgency ? { alone: "priority", inTurn: "prr" } : { alone: "fcfs", inTurn: "rr" };
  // Of several the first one is taken, and all are told.
  const named = understood?.policies[0]?.policy ?? (timeslice === null ? usual.alone : usual.inTurn);
  const policy = choices.policy ?? named;
  const hasTimeslice = paramsOf(policy).some((spec) => spec.id === "timeslice" && isTime(spec));
  const flag = paramsOf(policy).find((spec) => spec.id === "preemptive");
  const said = understood?.policies.find((each) => each.policy === policy)?.preemptive ?? null;
  const preemptive = flag ? (choices.preemptive ?? said ?? flag.default === true) : null;
  const isByPriority = conventionsOf(policy).includes("priorityOrder") && differ("priority");
  const lines = understood?.linesLeftOut ?? [];
  const isUnnamed = choices.policy === undefined && understood?.policies.length === 0;
  const namesOther = understood?.namesOther ?? false;
  const isGuess: Readonly<Record<JobGuess, boolean>> = {
    policy: isUnnamed && !saysUrgency && (namesOther || (timeslice === null && speakOfPolicy(lines))),
    urgency: isUnnamed && saysUrgency,
    params: paramsOf(policy).some(({ id }) => id === "timeslices"),
    timeslice: hasTimeslice && (choices.timeslice ?? timeslice) === null,
    priorityOrder: isByPriority && (choices.priorityOrder ?? understood?.priorityOrder ?? null) === null,
    preemptive: isByPriority && flag !== undefined && differ("arrival") && (choices.preemptive ?? said) === null,
  };
  return {
    policy,
    timeslice: hasTimeslice ? (choices.timeslice ?? timeslice ?? USUAL_TIMESLICE) : null,
    pcpus: choices.pcpus ?? Number(understood?.pcpus ?? 1),
    switchCost: understood?.switchCost ?? null,
    priorityOrder: choices.priorityOrder ?? understood?.priorityOrder ?? "lowerFirst",
    preemptive,
    guessed: JOB_GUESSES.filter((each) => isGuess[each]),
  };
}

const policyOf = (policy: string) => knownPolicies.cpu.find(({ id }) => id === policy);
const paramsOf = (policy: string) => policyOf(policy)?.params ?? [];
const conventionsOf = (policy: string) => policyOf(policy)?.conventions ?? [];

function schedulerOf({ policy, preemptive }: JobSettings, timeslice: number | null): PolicyChoice {
  const specs = paramsOf(policy);
  const values: Record<string, ParamValue> = withDefaults(specs, {});
  if (timeslice !== null && "timeslice" in values) values["timeslice"] = timeslice;
  if (preemptive !== null && "preemptive" in values) values["preemptive"] = preemptive;
  return { policy, params: values };
}

/** The timeslices of the levels that the text gives. One that is served to the end has as much as all jobs need. */
function withLevels(choice: PolicyChoice, { levels }: JobTable, { jobs, decimals }: JobList): PolicyChoice {
  const given = (levels?.timeslices ?? [])
    .flatMap((text) => lengthOf(text) ?? [])
    .map((each) => ticksOf(each, decimals));
  if (choice.policy !== "mlfq" || !levels || given.length < levels.timeslices.length) return choice;
  const needed = jobs.reduce((sum, { bursts }) => bursts.reduce((of, burst) => of + burst, sum), 0);
  const doubled = [...given];
  while (levels.below === "doubled" && doubled.at(-1)! < needed) doubled.push(2 * doubled.at(-1)!);
  const timeslices = levels.below === "toTheEnd" ? [...given, Math.max(1, needed)] : doubled;
  return { ...choice, params: { ...choice.params, timeslices } };
}

/** A length of time above 0 that ticks can have; null for anything else. */
function lengthOf(text: string | null): Decimal | null {
  const decimal = text === null ? null : readDecimal(text);
  return decimal && decimal.fraction.length <= MOST_DECIMALS ? decimal : null;
}
