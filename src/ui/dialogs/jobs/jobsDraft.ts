/**
 * The table of jobs while it is being filled in: every cell as typed, the few choices above it, what each edit does to
 * them, and the scenario they come to. Knows no texts and no React; reading cells is the codec's.
 */
import { defaultScenario } from "../../../codec/defaults.ts";
import { EMPTY_ROW, isEmptyRow, namesOf, readJobs, type JobList } from "../../../codec/jobs/jobCells.ts";
import { JOB_COLUMNS, type JobCells, type JobColumn } from "../../../codec/jobs/jobColumns.ts";
import {
  decimalsWithHost,
  isTime,
  lengthsInTicks,
  newJobScenario,
  readLengths,
  scaledScheduler,
  withJobs,
} from "../../../codec/jobs/jobScenario.ts";
import type { JobTable } from "../../../codec/jobs/jobTable.ts";
import { printJobTable } from "../../../codec/jobs/printJobs.ts";
import {
  decimalsOf,
  decimalText,
  MOST_DECIMALS,
  readDecimal,
  ticksOf,
  type Decimal,
} from "../../../codec/jobs/jobTimes.ts";
import { MOST, RANGES } from "../../../codec/limits.ts";
import { failed, problem as problemOf } from "../../../codec/problemList.ts";
import { withDefaults, type ParamSpec, type ParamValue } from "../../../model/params.ts";
import type { Checked, Problem } from "../../../model/problems.ts";
import {
  hostOf,
  type Conventions,
  type MachineSpec,
  type PolicyChoice,
  type Scenario,
} from "../../../model/scenario.ts";
import { cpuPolicies } from "../../../vmm/cpu/policies.ts";
import type { FormIssue } from "../form/issueText.ts";
import { readWhole } from "../form/numberText.ts";

/** A row with a key that tells it apart while rows come and go. */
export interface DraftRow extends JobCells {
  readonly key: number;
}

type Chosen = "switchCost" | "priorityOrder" | "pcpus";

export type TypedParam = string | boolean;

export interface JobsDraft {
  readonly rows: readonly DraftRow[];
  readonly nextKey: number;
  readonly policy: string;
  /** By policy and parameter; kept for every policy that was looked at. Times are in units, with decimals. */
  readonly params: Readonly<Record<string, Readonly<Record<string, TypedParam>>>>;
  readonly pcpus: string;
  /** Processors of the host that there is. */
  readonly hostPcpus: number;
  /** Of the host, in units. */
  readonly switchCost: string;
  readonly priorityOrder: Conventions["priorityOrder"];
  /** What was typed, chosen or pasted; the rest stays on the host there is as it is. */
  readonly chosen: readonly Chosen[];
  /** The rows are the machines there are. */
  readonly isOfPresent: boolean;
}

export type Edit =
  | { readonly kind: "cell"; readonly key: number; readonly column: JobColumn; readonly text: string }
  | { readonly kind: "add" }
  | { readonly kind: "remove"; readonly key: number }
  | { readonly kind: "clear" }
  /** All rows anew, with what the sheet says besides. */
  | { readonly kind: "fill"; readonly table: Pick<JobTable, "rows" | "timeslice" | "understood"> }
  /** A block of cells, its upper left corner at a cell. */
  | { readonly kind: "block"; readonly key: number; readonly column: JobColumn; readonly cells: readonly string[][] }
  | {
      readonly kind: "choose";
      readonly choice: Partial<Pick<JobsDraft, "policy" | "pcpus" | "switchCost" | "priorityOrder">>;
    }
  | { readonly kind: "param"; readonly id: string; readonly value: TypedParam };

/** What an exercise that names no number means. */
const USUAL_PCPUS = "1";

/** Rows an empty table begins with. */
const FIRST_ROWS = 4;

/** The parameters shown above the table: the policy's timeslice, and whether it preempts. */
export function quickParams(policy: string): readonly ParamSpec[] {
  const specs = cpuPolicies.find(({ id }) => id === policy)?.params ?? [];
  const slice = specs.find((spec) => isTime(spec) && spec.min > 0);
  return specs.filter((spec) => spec === slice || spec.id === "preemptive");
}

/**
 * The table for `present`: the machines that are `shown` where they are jobs, else empty; under the policy of the host that
 * there is. Processors, priorities and costs of an empty table are those of textbooks: one processor, unless somebody says
 * otherwise.
 */
export function jobsDraft(present: Scenario, shown: readonly MachineSpec[] = present.machines): JobsDraft {
  const rows = shown.length > 0 ? printJobTable({ ...present, machines: shown }) : null;
  const { scheduler, pcpus, costs } = hostOf(present);
  const decimals = decimalsOf(present.ticksPerUnit);
  const params = cpuPolicies.map(({ id }) => {
    const values = withDefaults(quickParams(id), id === scheduler.policy ? scheduler.params : {});
    const scale = id === scheduler.policy ? decimals : 0;
    const typed = quickParams(id).map((spec) => [spec.id, typedParam(spec, values[spec.id] ?? spec.default, scale)]);
    return [id, Object.fromEntries(typed)] as const;
  });
  const draft: JobsDraft = {
    rows: [],
    nextKey: 0,
    policy: scheduler.policy,
    params: Object.fromEntries(params),
    pcpus: rows ? String(pcpus) : USUAL_PCPUS,
    hostPcpus: pcpus,
    switchCost: rows ? decimalText(costs.worldSwitch, decimals) : "0",
    priorityOrder: rows ? present.conventions.priorityOrder : "lowerFirst",
    chosen: [],
    isOfPresent: rows !== null,
  };
  return rows ? withRows(draft, rows) : emptied(draft);
}

function typedParam(spec: ParamSpec, value: ParamValue, decimals: number): TypedParam {
  if (typeof value === "boolean") return value;
  if (!isTime(spec)) return String(value);
  const ticks = typeof value === "number" ? [value] : typeof value === "object" ? value : [];
  return ticks.map((each) => decimalText(each, decimals)).join(", ");
}

function withRows(draft: JobsDraft, rows: readonly JobCells[]): JobsDraft {
  const keyed = rows.map((row, at) => ({ ...row, key: draft.nextKey + at }));
  return { ...draft, rows: keyed, nextKey: draft.nextKey + rows.length };
}

function emptied(draft: JobsDraft): JobsDraft {
  return withRows(
    { ...draft, pcpus: ownPcpus(draft), isOfPresent: false },
    Array.from({ length: FIRST_ROWS }, () => EMPTY_ROW),
  );
}

/** The processors of jobs that are not the machines there are. */
function ownPcpus({ chosen, pcpus }: JobsDraft): string {
  return chosen.includes("pcpus") ? pcpus : USUAL_PCPUS;
}

/** `draft` after `edit`. */
export function editDraft(draft: JobsDraft, edit: Edit): JobsDraft {
  switch (edit.kind) {
    case "cell": {
      const { key, column, text } = edit;
      return { ...draft, rows: draft.rows.map((row) => (row.key === key ? { ...row, [column]: text } : row)) };
    }
    case "add":
      return withRoom(draft, draft.rows.length + 1);
    case "remove":
      return { ...draft, rows: draft.rows.filter(({ key }) => key !== edit.key) };
    case "clear":
      return emptied(draft);
    case "fill":
      return filled(draft, edit.table);
    case "block":
      return withBlock(draft, edit.key, JOB_COLUMNS.indexOf(edit.column), edit.cells);
    case "choose":
      return withChosen({ ...draft, ...edit.choice }, Object.keys(edit.choice));
    case "param": {
      const params = { ...draft.params[draft.policy], [edit.id]: edit.value };
      return { ...draft, params: { ...draft.params, [draft.policy]: params } };
    }
  }
}

/** At least `length` rows; never more than there can be machines. */
function withRoom(draft: JobsDraft, length: number): JobsDraft {
  const missing = Math.max(0, Math.min(length, MOST.machines) - draft.rows.length);
  const added = Array.from({ length: missing }, (_, at) => ({ ...EMPTY_ROW, key: draft.nextKey + at }));
  return { ...draft, rows: [...draft.rows, ...added], nextKey: draft.nextKey + missing };
}

function withBlock(draft: JobsDraft, key: number, left: number, cells: readonly string[][]): JobsDraft {
  const top = draft.rows.findIndex((row) => row.key === key);
  const roomy = withRoom(draft, top + cells.length);
  const rows = roomy.rows.map((row, at) => {
    const texts = cells[at - top];
    if (!texts) return row;
    return {
      ...row,
      ...Object.fromEntries(JOB_COLUMNS.slice(left).map((column, i) => [column, texts[i] ?? row[column]])),
    };
  });
  return { ...roomy, rows };
}

function withChosen(draft: JobsDraft, keys: readonly (string | null | undefined)[]): JobsDraft {
  const added = (["switchCost", "priorityOrder", "pcpus"] as const).filter((key) => keys.includes(key));
  return added.length === 0 ? draft : { ...draft, chosen: [...new Set([...draft.chosen, ...added])] };
}

/** The rows of a sheet, under what it says besides. What it does not say stays as it was chosen. */
function filled(
  draft: JobsDraft,
  { rows, timeslice, understood }: Pick<JobTable, "rows" | "timeslice" | "understood">,
) {
  const { policy, pcpus, priorityOrder, switchCost } = understood ?? {};
  const chosen: JobsDraft = {
    ...draft,
    policy: policy?.policy ?? draft.policy,
    pcpus: pcpus ?? ownPcpus(draft),
    priorityOrder: priorityOrder ?? draft.priorityOrder,
    switchCost: switchCost ?? draft.switchCost,
    isOfPresent: false,
  };
  const told = withChosen(chosen, [priorityOrder && "priorityOrder", switchCost && "switchCost", pcpus && "pcpus"]);
  const isPreemptive = policy?.preemptive ?? null;
  const named =
    isPreemptive !== null && quickParams(chosen.policy).some(({ id }) => id === "preemptive")
      ? editDraft(told, { kind: "param", id: "preemptive", value: isPreemptive })
      : told;
  return withTimeslice(withRows(named, rows), timeslice);
}

/** A sheet that names a timeslice means a policy that has one: the chosen one, or the usual one. */
function withTimeslice(draft: JobsDraft, timeslice: string | null): JobsDraft {
  if (timeslice === null) return draft;
  const hasOne = quickParams(draft.policy).some(({ id }) => id === "timeslice");
  const policy = hasOne ? draft.policy : hostOf(defaultScenario).scheduler.policy;
  return editDraft({ ...draft, policy }, { kind: "param", id: "timeslice", value: timeslice });
}

export interface ReadDraft {
  readonly list: JobList;
  /** Of the choices above the table; paths are `pcpus` and `params.<id>`. */
  readonly issues: readonly FormIssue[];
}

/** What a switch costs: a time from 0 on. */
function readCost(text: string): Checked<Decimal> {
  const decimal = readDecimal(text.trim() === "" ? "0" : text);
  if (decimal && decimal.fraction.length <= MOST_DECIMALS) return { ok: true, value: decimal };
  return failed([problemOf("jobsTime", "switchCost", { found: text.trim() })]);
}

type Lengths = Readonly<Record<string, readonly Decimal[]>>;

/** What is typed, read. */
export function readDraft(draft: JobsDraft): ReadDraft {
  const issues: FormIssue[] = [];
  const pcpus = readWhole(draft.pcpus, RANGES.pcpus.min, RANGES.pcpus.max);
  if (!pcpus.ok) issues.push({ path: "pcpus", kind: "number", issue: pcpus.issue, unit: "count" });
  const { lengths, problems } = lengthsOf(draft);
  for (const problem of problems) issues.push({ path: problem.path, kind: "problem", problem });
  const cost = readCost(draft.switchCost);
  if (!cost.ok) for (const problem of cost.problems) issues.push({ path: "switchCost", kind: "problem", problem });
  const decimals = Math.max(decimalsIn(lengths), cost.ok ? cost.value.fraction.length : 0);
  const list = readJobs(draft.rows, decimals);
  return { list, issues };
}

function lengthsOf(draft: JobsDraft): { readonly lengths: Lengths; readonly problems: readonly Problem[] } {
  const lengths: Record<string, readonly Decimal[]> = {};
  const problems: Problem[] = [];
  for (const spec of quickParams(draft.policy)) {
    if (!isTime(spec)) continue;
    const read = readLengths(String(draft.params[draft.policy]?.[spec.id] ?? ""), spec, `params.${spec.id}`);
    if (read.ok) lengths[spec.id] = read.value;
    else problems.push(...read.problems);
  }
  return { lengths, problems };
}

function decimalsIn(lengths: Lengths): number {
  const fractions = Object.values(lengths)
    .flat()
    .map(({ fraction }) => fraction.length);
  return Math.max(0, ...fractions);
}

/**
 * The scenario that `draft` comes to: a new one called `title`, or `present` with other machines. Everything wrong with
 * it otherwise; the cells must have been read without problems before.
 */
export function scenarioOfDraft(
  draft: JobsDraft,
  target: "new" | "present",
  present: Scenario,
  title: string,
): Checked<Scenario> {
  const { list: coarse } = readDraft(draft);
  const decimals = target === "present" ? decimalsWithHost(present, coarse.decimals) : coarse.decimals;
  const list = readJobs(draft.rows, decimals);
  const problems: Problem[] = [...list.problems];
  const isKept = target === "present" && hostOf(present).scheduler.policy === draft.policy;
  const before = isKept ? decimalsOf(present.ticksPerUnit) : 0;
  const choice: PolicyChoice = isKept ? hostOf(present).scheduler : { policy: draft.policy, params: {} };
  const scheduler = scaledScheduler(choice, 10 ** (decimals - before));
  const params: Record<string, ParamValue> = { ...scheduler.params };
  const { lengths } = lengthsOf(draft);
  for (const spec of quickParams(draft.policy)) {
    if (!isTime(spec)) {
      params[spec.id] = draft.params[draft.policy]?.[spec.id] ?? spec.default;
      continue;
    }
    const ticks = lengthsInTicks(lengths[spec.id] ?? [], spec, decimals, `params.${spec.id}`);
    if (ticks.ok) params[spec.id] = ticks.value;
    else problems.push(...ticks.problems);
  }
  if (problems.length > 0) return { ok: false, problems };
  const { policy, chosen } = draft;
  const isHosts = (key: Chosen) => target === "present" && !chosen.includes(key);
  const priorityOrder = isHosts("priorityOrder") ? present.conventions.priorityOrder : draft.priorityOrder;
  const cost = readCost(draft.switchCost);
  const switchCost = cost.ok && !isHosts("switchCost") ? { switchCost: ticksOf(cost.value, decimals) } : {};
  const run = {
    title,
    pcpus: isHosts("pcpus") ? draft.hostPcpus : Number(draft.pcpus),
    scheduler: { policy, params },
    priorityOrder,
    ...switchCost,
  };
  return target === "present" ? withJobs(list, run, present) : newJobScenario(list, run);
}

/** The rows that hold something, each with its name, also where none is typed. */
export function namedRows({ rows }: JobsDraft): readonly JobCells[] {
  const names = namesOf(rows);
  return rows.map((row, at) => ({ ...row, name: names[at] ?? "" })).filter((row) => !isEmptyRow(row));
}

/** Are there jobs in the table? */
export function hasJobs({ rows }: JobsDraft): boolean {
  return rows.some((row) => !isEmptyRow(row));
}
