/** A table of jobs as a scenario, under the policy that the text names, or the one that is chosen. */
import { withDefaults, type ParamValue } from "../../model/params.ts";
import type { Problem } from "../../model/problems.ts";
import type { Conventions, PolicyChoice, Scenario, TickUnit } from "../../model/scenario.ts";
import { readJobs } from "../jobs/jobCells.ts";
import { isTime, newJobScenario } from "../jobs/jobScenario.ts";
import type { JobTable } from "../jobs/jobTable.ts";
import { readDecimal, ticksOf, MOST_DECIMALS, type Decimal } from "../jobs/jobTimes.ts";
import { knownPolicies } from "../policyLists.ts";

export interface JobChoices {
  readonly policy?: string;
  /** As typed: `2`, `0.5`. */
  readonly timeslice?: string;
  readonly pcpus?: number;
  readonly priorityOrder?: Conventions["priorityOrder"];
}

export interface JobSettings {
  readonly policy: string;
  /** Null where the policy has none. */
  readonly timeslice: string | null;
  readonly pcpus: number;
  readonly switchCost: string | null;
  readonly priorityOrder: Conventions["priorityOrder"];
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
  const decimals = Math.max(timeslice?.fraction.length ?? 0, switchCost?.fraction.length ?? 0);
  const jobs = readJobs(table.rows, decimals);
  if (jobs.problems.length > 0) return { scenario: null, settings, problems: jobs.problems };
  const tickUnit = UNITS[table.understood?.unit ?? ""];
  const made = newJobScenario(jobs, {
    title,
    pcpus: settings.pcpus,
    scheduler: schedulerOf(settings, table, timeslice && ticksOf(timeslice, jobs.decimals)),
    priorityOrder: settings.priorityOrder,
    ...(switchCost && { switchCost: ticksOf(switchCost, jobs.decimals) }),
    ...(tickUnit && { tickUnit }),
  });
  return { scenario: made.ok ? made.value : null, settings, problems: made.ok ? [] : made.problems };
}

function settingsOf({ understood, timeslice }: JobTable, choices: JobChoices): JobSettings {
  // Of several the first one is taken, and all are told.
  const named = understood?.policies[0]?.policy ?? (timeslice === null ? "fcfs" : "rr");
  const policy = choices.policy ?? named;
  const hasTimeslice = paramsOf(policy).some((spec) => spec.id === "timeslice" && isTime(spec));
  return {
    policy,
    timeslice: hasTimeslice ? (choices.timeslice ?? timeslice ?? USUAL_TIMESLICE) : null,
    pcpus: choices.pcpus ?? Number(understood?.pcpus ?? 1),
    switchCost: understood?.switchCost ?? null,
    priorityOrder: choices.priorityOrder ?? understood?.priorityOrder ?? "lowerFirst",
  };
}

const paramsOf = (policy: string) => knownPolicies.cpu.find(({ id }) => id === policy)?.params ?? [];

function schedulerOf({ policy }: JobSettings, { understood }: JobTable, timeslice: number | null): PolicyChoice {
  const specs = paramsOf(policy);
  const values: Record<string, ParamValue> = withDefaults(specs, {});
  if (timeslice !== null && "timeslice" in values) values["timeslice"] = timeslice;
  const preemptive = understood?.policies.find((named) => named.policy === policy)?.preemptive ?? null;
  if (preemptive !== null && "preemptive" in values) values["preemptive"] = preemptive;
  return { policy, params: values };
}

/** A length of time above 0 that ticks can have; null for anything else. */
function lengthOf(text: string | null): Decimal | null {
  const decimal = text === null ? null : readDecimal(text);
  return decimal && decimal.fraction.length <= MOST_DECIMALS ? decimal : null;
}
