/**
 * A scenario made of jobs: on a host for textbook exercises, or on a host there is. Where times have decimals, the tick
 * becomes finer, and every time of the host is multiplied by the same power of ten, so that nothing changes but the grain.
 */
import type { IntegerListParam, IntegerParam, ParamSpec, ParamValue, PolicyDescription } from "../../model/params.ts";
import type { Checked, Problem } from "../../model/problems.ts";
import {
  hostOf,
  type Conventions,
  type Costs,
  type HostSpec,
  type PolicyChoice,
  type Scenario,
  type TickUnit,
} from "../../model/scenario.ts";
import type { Tick } from "../../model/units.ts";
import { defaultScenario } from "../defaults.ts";
import { machineOfJob, type JobList } from "./jobCells.ts";
import { short } from "./grid.ts";
import {
  decimalsOf,
  decimalText,
  MOST_DECIMALS,
  readDecimal,
  ticksOf,
  ticksPerUnitOf,
  type Decimal,
} from "./jobTimes.ts";
import { knownPolicies } from "../policyLists.ts";
import { failed, problem } from "../problemList.ts";
import { validateScenario } from "../scenario/validate.ts";

/** What is chosen for a run of jobs; `scheduler` has its times in the ticks of the jobs. */
export interface JobRun {
  readonly title: string;
  readonly pcpus: number;
  readonly scheduler: PolicyChoice;
  readonly priorityOrder: Conventions["priorityOrder"];
  /** What a world switch costs, in the ticks of the jobs; absent: as the host has it. */
  readonly switchCost?: Tick;
  /** Absent: as the scenario has it. */
  readonly tickUnit?: TickUnit;
}

/** The fewest decimals, at least `decimals`, with which every time of the host of `scenario` is a whole number of ticks. */
export function decimalsWithHost(scenario: Scenario, decimals: number): number {
  const present = decimalsOf(scenario.ticksPerUnit);
  for (let fewer = decimals; fewer < present; fewer += 1) {
    const step = 10 ** (present - fewer);
    if (timesOf(hostOf(scenario)).every((ticks) => ticks % step === 0)) return fewer;
  }
  return Math.max(decimals, present);
}

/** `host` with every time multiplied by `factor`; parameters of policies that are left out are written out for it. */
export function scaledHost(host: HostSpec, factor: number): HostSpec {
  if (factor === 1) return host;
  const scaled = (ticks: number) => Math.round(ticks * factor);
  return {
    ...host,
    scheduler: scaledChoice(host.scheduler, knownPolicies.cpu, scaled),
    replacement: scaledChoice(host.replacement, knownPolicies.memory, scaled),
    disks: host.disks.map((disk) => ({
      ...disk,
      readTicks: scaled(disk.readTicks),
      writeTicks: scaled(disk.writeTicks),
    })),
    costs: Object.fromEntries(Object.entries(host.costs).map(([id, ticks]) => [id, scaled(ticks)])) as unknown as Costs,
  };
}

function scaledChoice(
  { policy, params }: PolicyChoice,
  policies: readonly PolicyDescription[],
  scaled: (ticks: number) => number,
): PolicyChoice {
  const times = timeParams({ policy, params }, policies).map(([id, value]) => [
    id,
    typeof value === "number" ? scaled(value) : value.map(scaled),
  ]);
  return { policy, params: { ...params, ...Object.fromEntries(times) } };
}

/** The parameters that are lengths of time, with their values. */
function timeParams(
  { policy, params }: PolicyChoice,
  policies: readonly PolicyDescription[],
): (readonly [string, number | readonly number[]])[] {
  const specs = policies.find(({ id }) => id === policy)?.params ?? [];
  return specs.filter(isTime).flatMap((spec) => {
    const value: ParamValue = params[spec.id] ?? spec.default;
    return typeof value === "number" || typeof value === "object" ? [[spec.id, value] as const] : [];
  });
}

/** A parameter that is a length of time, or a list of such. */
export type TimeParam = IntegerParam | IntegerListParam;

export function isTime(spec: ParamSpec): spec is TimeParam {
  return (spec.type === "integer" || spec.type === "integers") && spec.unit === "ticks";
}

function timesOf({ scheduler, replacement, disks, costs }: HostSpec): number[] {
  const params = [...timeParams(scheduler, knownPolicies.cpu), ...timeParams(replacement, knownPolicies.memory)];
  return [
    ...params.flatMap(([, value]) => value),
    ...disks.flatMap(({ readTicks, writeTicks }) => [readTicks, writeTicks]),
    ...Object.values(costs),
  ];
}

/** The lengths of time typed for a parameter: one, or a list for a parameter that is one. None can be 0. */
export function readLengths(text: string, spec: TimeParam, path: string): Checked<readonly Decimal[]> {
  const pieces = text.split(/[\s,;，；、]+/).filter(Boolean);
  if (pieces.length === 0 || (spec.type === "integer" && pieces.length > 1))
    return failed([problem("jobsLength", path, { found: short(text.trim()) })]);
  if (spec.type === "integers" && pieces.length > spec.maxLength)
    return failed([problem("listTooLong", path, { found: pieces.length, min: 1, max: spec.maxLength })]);
  const problems: Problem[] = [];
  const lengths = pieces.flatMap((piece) => {
    const length = readDecimal(piece);
    if (length && /[1-9]/.test(length.whole + length.fraction) && length.fraction.length <= MOST_DECIMALS)
      return [length];
    problems.push(problem("jobsLength", path, { found: short(piece) }));
    return [];
  });
  return problems.length > 0 ? failed(problems) : { ok: true, value: lengths };
}

/** `lengths` as the value of a parameter, in ticks of which `10 ** decimals` make a unit. */
export function lengthsInTicks(
  lengths: readonly Decimal[],
  spec: TimeParam,
  decimals: number,
  path: string,
): Checked<ParamValue> {
  const ticks = lengths.map((length) => ticksOf(length, decimals));
  const tooLong = ticks.findIndex((each) => each > spec.max);
  const [first = spec.min] = ticks;
  if (tooLong < 0) return { ok: true, value: spec.type === "integer" ? first : ticks };
  const { whole = "", fraction = "" } = lengths[tooLong] ?? {};
  const found = short(fraction === "" ? whole : `${whole}.${fraction}`);
  return failed([problem("jobsTooLong", path, { found, max: decimalText(spec.max, decimals), decimals })]);
}

/** A choice of scheduler with its times in ticks of another grain: multiplied by `factor`. */
export function scaledScheduler(choice: PolicyChoice, factor: number): PolicyChoice {
  return scaledChoice(choice, knownPolicies.cpu, (ticks) => Math.round(ticks * factor));
}

/** A new scenario with `jobs` and nothing else: costs nothing, no memory, the conventions of textbooks. */
export function newJobScenario(jobs: JobList, run: JobRun): Checked<Scenario> {
  return scenarioOf(jobs, run, defaultScenario);
}

/** `present` with `jobs` in the place of its machines, under the same costs, sizes and conventions; its commands are dropped. */
export function withJobs(jobs: JobList, run: JobRun, present: Scenario): Checked<Scenario> {
  return scenarioOf(jobs, { ...run, title: present.title }, present);
}

function scenarioOf({ jobs, decimals }: JobList, run: JobRun, base: Scenario): Checked<Scenario> {
  const { ticksPerUnit: before, ...rest } = base;
  const ticksPerUnit = ticksPerUnitOf(decimals);
  const host = scaledHost(hostOf(base), (ticksPerUnit ?? 1) / (before ?? 1));
  return validateScenario({
    ...rest,
    title: run.title,
    ...(ticksPerUnit === undefined ? {} : { ticksPerUnit }),
    ...(run.tickUnit && { tickUnit: run.tickUnit }),
    hosts: [
      {
        ...host,
        pcpus: run.pcpus,
        scheduler: run.scheduler,
        costs: { ...host.costs, worldSwitch: run.switchCost ?? host.costs.worldSwitch },
      },
    ],
    conventions: { ...base.conventions, priorityOrder: run.priorityOrder },
    machines: jobs.map(machineOfJob),
    commands: [],
  } satisfies Scenario);
}
