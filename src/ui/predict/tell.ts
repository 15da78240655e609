/** Questions, answers and verdicts in words. Pure: it knows texts and names, and neither React nor the store. */
import type { LearnCatalogue } from "../../i18n/learnCatalogue.ts";
import { diagnose, grade } from "../../learn/grade.ts";
import {
  EVIDENCE_COLUMNS,
  HIT,
  OUTCOMES,
  TYPED_KINDS,
  type EvidenceColumn,
  type Question,
  type QuestionOf,
  type RuleName,
} from "../../learn/question.ts";
import { hostOf, type MachineSpec, type Scenario } from "../../model/scenario.ts";
import { VM_STATES } from "../../model/states.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import type { HostInfo } from "../../trace/hostState.ts";
import { isolated } from "../../trace/isolated.ts";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import { cpuPolicies } from "../../vmm/cpu/policies.ts";
import { memoryPolicies } from "../../vmm/memory/policies.ts";
import { choiceWords, ruleLabel } from "../shared/text/ruleText.ts";

/** What sentences are made of, besides the question. */
export interface Telling {
  readonly text: LearnCatalogue;
  readonly info: HostInfo;
  readonly scenario: Scenario;
}

const nameOf = ({ info }: Telling, vm: number) => isolated(info.vms[vm]?.name ?? "?");
const vcpuOf = ({ info }: Telling, vcpu: number) => vcpuLabel(info, vcpu, "?");
const ticksOf = ({ text, scenario }: Telling, n: number) => text.terms.ticks(n, timeUnit(scenario));
const timeOf = ({ text, scenario }: Telling, n: number) => text.terms.time(n, timeUnit(scenario));

/** What is so, in one sentence. */
export function situationText(telling: Telling, question: Question): string {
  const { text } = telling;
  const t = text.predict.situation;
  switch (question.kind) {
    case "nextToRun":
      return question.running < 0
        ? t.free(question.pcpu, question.candidates.length)
        : t.taken(vcpuOf(telling, question.running), question.pcpu);
    case "victim":
      return t.fault(nameOf(telling, question.vm), question.forPage);
    case "hitOrFault":
      return t.touches(nameOf(telling, question.vm), question.forPage, question.write);
    case "stateAfter": {
      const life = VM_STATES[question.evidence[0]?.answer ?? 0]!;
      return t.command(text.commands.name[question.command], nameOf(telling, question.vm), text.terms.life[life]);
    }
    case "outcome": {
      const { index, vm } = question;
      const made = machineOf(telling, index);
      return t.asks(
        text.commands.name[question.command],
        vm >= 0 && telling.info.vms[vm] ? nameOf(telling, vm) : isolated(made?.name ?? "?"),
      );
    }
    case "hole": {
      const { vm, asked, needed } = question;
      return t.block(nameOf(telling, vm), unitsText(telling, asked), unitsText(telling, needed));
    }
    case "extents": {
      const machine = machineOf(telling, question.index);
      const volume = machine?.volumes[question.volume]?.name ?? "?";
      return t.volume(isolated(volume), isolated(machine?.name ?? "?"), question.left, question.all);
    }
    case "host":
      return t.machine(isolated(machineOf(telling, question.index)?.name ?? "?"), question.vcpus, question.pages);
    case "timeslice":
      return t.round(ticksOf(telling, question.ticks), question.sharers, weightsText(telling, question));
    case "finish":
      return t.dispatched(vcpuOf(telling, question.vcpu), ticksOf(telling, question.left));
    case "taker":
      return t.waited(vcpuOf(telling, question.vcpu), timeOf(telling, question.from), timeOf(telling, question.time));
    case "dirtied": {
      const { vm, round, sent, all, ticks } = question;
      // They are counted from 1, as the panel and the events do.
      return t.moving(nameOf(telling, vm), round + 1, sent, all, ticksOf(telling, ticks));
    }
    case "ballooned":
      return t.inflates(nameOf(telling, question.vm), question.pages);
    case "walk":
      return t.translates(
        nameOf(telling, question.vm),
        question.forPage,
        text.predict.paging[question.paging],
        levelsText(telling, question),
      );
  }
}

/** Up to so many weights stand one by one. */
const MOST_WEIGHTS = 6;

/** What each share of a round follows from. */
function weightsText(telling: Telling, { vcpu, evidence }: QuestionOf<"timeslice">): string {
  const { list, situation } = telling.text.predict;
  const weights = evidence.map(({ answer, values }) => ({ of: answer, weight: values.weight ?? 0 }));
  if (weights.length <= MOST_WEIGHTS)
    return list(weights.map(({ of, weight }) => situation.weight(vcpuOf(telling, of), weight)));
  const own = weights.find(({ of }) => of === vcpu)?.weight ?? 0;
  const all = weights.reduce((sum, { weight }) => sum + weight, 0);
  return situation.weightOfAll(vcpuOf(telling, vcpu), own, all);
}

/** The levels of the page tables, as they are where no page is huge, and which pages are. */
function levelsText({ text }: Telling, question: QuestionOf<"walk">): string {
  const { list, situation } = text.predict;
  const { guestLevels, hostLevels, isGuestHuge, isHostHuge } = question;
  return list([
    situation.levels(guestLevels, hostLevels),
    ...(isGuestHuge ? [situation.huge.guest] : []),
    ...(isHostHuge ? [situation.huge.host] : []),
  ]);
}

/** The machine that a command makes, or one that the scenario begins with. */
export function machineOf({ scenario }: Telling, index: number): MachineSpec | undefined {
  const given = index < 0 ? { machine: scenario.machines[-1 - index] } : scenario.commands[index];
  return given && "machine" in given ? given.machine : undefined;
}

/** Of the memory region. */
export function unitsText({ text, scenario }: Telling, units: number): string {
  const { unit = "unit" } = hostOf(scenario).region ?? {};
  return unit === "unit" ? text.terms.number(units) : `${text.terms.number(units)} ${unit}`;
}

/** What is asked. */
export function askedText(telling: Telling, question: Question): string {
  const { ask } = telling.text.predict;
  if (question.kind === "timeslice") return ask.timeslice(vcpuOf(telling, question.vcpu));
  if (question.kind === "ballooned") return ask.ballooned(question.pages);
  return ask[question.kind];
}

/** An answer by its name. */
export function answerText(telling: Telling, question: Question, answer: number): string {
  const { text } = telling;
  switch (question.kind) {
    case "nextToRun":
      return vcpuOf(telling, answer);
    case "victim":
    case "ballooned":
      return pageText(telling, question, answer);
    case "hitOrFault":
      return answer === HIT ? text.predict.hit : text.predict.fault;
    case "stateAfter":
      return text.terms.life[VM_STATES[answer]!];
    case "outcome":
      return text.predict.outcomes[OUTCOMES[answer]!];
    case "taker":
      return nameOf(telling, answer);
    case "hole": {
      const { start = 0, available = 0 } = valuesOf(question, answer);
      return answer === question.none
        ? text.predict.noneOfThem
        : text.predict.holeAt(start ?? 0, unitsText(telling, available ?? 0));
    }
    case "extents": {
      const { pv = 0, start = 0, available = 0 } = valuesOf(question, answer);
      return answer === question.none
        ? text.predict.noneOfThem
        : text.predict.runAt(pv ?? 0, start ?? 0, (start ?? 0) + (available ?? 0) - 1);
    }
    case "host":
      return answer === question.none ? text.predict.noneOfThem : hostText(telling, answer);
    case "timeslice":
      return ticksOf(telling, answer);
    case "finish":
      return `t = ${timeOf(telling, answer)}`;
    case "dirtied":
      return text.predict.pages(answer);
    case "walk":
      return text.predict.entries(answer);
  }
}

const valuesOf = ({ evidence }: Question, answer: number) =>
  evidence.find((row) => row.answer === answer)?.values ?? {};

/** Its name, or else its number. */
export function hostText({ text, scenario }: Telling, host: number): string {
  const { name } = scenario.hosts[host] ?? {};
  return name === undefined ? text.predict.hostNumber(host + 1) : isolated(name);
}

const pageIn = ({ evidence }: Question, frame: number) =>
  evidence.find(({ answer }) => answer === frame)?.values.page ?? 0;

/** The page in a frame; with the name of its machine where there are several. */
function pageText(telling: Telling, question: Question, frame: number): string {
  const row = question.evidence.find(({ answer }) => answer === frame);
  const page = telling.text.predict.page(pageIn(question, frame));
  const machines = new Set(question.evidence.map(({ vm }) => vm));
  return machines.size > 1 ? `${nameOf(telling, row?.vm ?? -1)} ${page}` : page;
}

/** Name of the policy that decides; null where none does. */
export function decidingPolicy(telling: Telling, question: Question): string | null {
  const { scheduler, replacement, region, allocation } = hostOf(telling.scenario);
  const { cpuPolicy, memoryPolicy } = telling.text.terms;
  const { fits, allocations, placements } = telling.text.predict;
  if (question.kind === "victim") return memoryPolicy[replacement.policy]?.short ?? replacement.policy;
  if (question.kind === "hole") return fits[region?.fit ?? "first"];
  if (question.kind === "extents") return allocations[allocation];
  if (question.kind === "host") return placements[telling.scenario.placement?.rule ?? "firstFit"];
  if (question.kind === "nextToRun") return cpuPolicy[scheduler.policy]?.short ?? scheduler.policy;
  return null;
}

/** Its pseudocode, with the line that decides; null where there is none. */
export function decidingCode(
  telling: Telling,
  question: Question,
): { readonly policy: string; readonly lines: readonly string[]; readonly line: number } | null {
  const { line } = question;
  if (line === undefined || line < 0) return null;
  const isMemory = question.kind === "victim";
  const host = hostOf(telling.scenario);
  const id = isMemory ? host.replacement.policy : host.scheduler.policy;
  const policy = (isMemory ? memoryPolicies : cpuPolicies).find((one) => one.id === id);
  const texts = (isMemory ? telling.text.terms.memoryPolicy : telling.text.terms.cpuPolicy)[id];
  return policy ? { policy: texts?.name ?? id, lines: texts?.code ?? policy.pseudocode, line } : null;
}

/** A rule by its name. */
export function ruleText(telling: Telling, question: Question, rule: RuleName): string {
  const { terms, predict } = telling.text;
  switch (rule.of) {
    case "slip":
      return predict.slips[rule.id];
    case "convention":
      return choiceWords(telling.text, rule.ref, hostOf(telling.scenario), rule.choice).label;
    case "policy":
      if (question.kind === "hole") return namedIn(predict.fits, rule.id);
      if (question.kind === "extents") return namedIn(predict.allocations, rule.id);
      if (question.kind === "host") return namedIn(predict.placements, rule.id);
      return (question.kind === "nextToRun" ? terms.cpuPolicy : terms.memoryPolicy)[rule.id]?.short ?? rule.id;
  }
}

function namedIn(names: Readonly<Record<string, string>>, id: string): string {
  return names[id] ?? id;
}

export interface Verdict {
  readonly isRight: boolean;
  /** One sentence. */
  readonly headline: string;
  readonly more: readonly string[];
}

/** What is said of an answer; `answer` null: it was shown. `isBlind`: not what is right instead. */
export function verdictOf(telling: Telling, question: Question, answer: number | null, isBlind = false): Verdict {
  const verdict = rawVerdict(telling, question, answer, isBlind);
  const { headline } = verdict;
  // A sentence may begin with a page or a hole; names of machines stay as they are.
  const begins =
    question.kind === "hole"
      ? answerText(telling, question, answer ?? question.right[0]!)
      : telling.text.predict.page(pageIn(question, answer ?? 0));
  if (answer === null || !headline.startsWith(begins)) return verdict;
  return { ...verdict, headline: headline.charAt(0).toUpperCase() + headline.slice(1) };
}

/** So many other rules are named that a wrong answer follows as well. */
const MOST_NAMED = 3;

function rawVerdict(telling: Telling, question: Question, answer: number | null, isBlind: boolean): Verdict {
  const t = telling.text.predict.verdict;
  const name = (one: number) => answerText(telling, question, one);
  // Beside a verb a number stands without what it counts.
  const bare = (one: number) =>
    question.kind === "dirtied" || question.kind === "walk" ? telling.text.terms.number(one) : name(one);
  const truth = name(question.right[0]!);
  if (answer === null)
    return { isRight: false, headline: t.shown(truth), more: alsoRight(telling, question, question.right[0]!) };
  if (grade(question, answer).isRight)
    return { isRight: true, headline: t.right(name(answer)), more: alsoRight(telling, question, answer) };
  const [first, ...others] = diagnose(question, answer);
  // Slips are sentences of their own: only what has a name is named beside it.
  const named = others.filter(({ of }) => of !== "slip").slice(0, MOST_NAMED);
  const also =
    named.length > 0
      ? [t.couldBe(telling.text.predict.list(named.map((rule) => ruleText(telling, question, rule))))]
      : [];
  const isSo = [...also, ...(isBlind ? [] : [t.shown(truth)])];
  if (!first) {
    const values = isBlind ? [] : contendersText(telling, question, answer);
    return { isRight: false, headline: t.other(bare(answer)), more: [...values, ...isSo] };
  }
  if (first.of === "slip")
    return { isRight: false, headline: t.other(bare(answer)), more: [ruleText(telling, question, first), ...isSo] };
  if (first.of === "policy")
    return { isRight: false, headline: t.policy(name(answer), ruleText(telling, question, first)), more: isSo };
  const host = hostOf(telling.scenario);
  const { conventions } = telling.scenario;
  const chosen =
    first.ref.of === "conventions" ? conventions[first.ref.id] : (host[first.ref.of].params[first.ref.id] ?? null);
  const uses =
    typeof chosen === "string" || typeof chosen === "boolean"
      ? [t.uses(choiceWords(telling.text, first.ref, host, chosen).label)]
      : [];
  const rule = ruleLabel(telling.text, first.ref, host);
  const headline = t.convention(name(answer), ruleText(telling, question, first), rule);
  return { isRight: false, headline, more: [...uses, ...isSo] };
}

/** In what the answer and the one that is right differ, of what answers are compared by. */
function contendersText(telling: Telling, question: Question, answer: number): string[] {
  // Values of typed numbers are those of vCPUs and machines.
  const table = TYPED_KINDS.has(question.kind) ? null : evidenceTable(telling, question);
  const mine = table?.rows.find((row) => row.answer === answer);
  const theirs = table?.rows.find((row) => row.answer === question.right[0]);
  if (!table || !mine || !theirs) return [];
  const { list, columns, verdict } = telling.text.predict;
  const differing = [...table.columns.keys()].filter((at) => {
    const cells = [mine.cells[at], theirs.cells[at]];
    return cells[0] !== cells[1] && cells.every((cell) => cell !== "");
  });
  if (differing.length === 0) return [];
  const values = (row: typeof mine) =>
    list(differing.map((at) => verdict.value(columns[table.columns[at]!], row.cells[at]!)));
  return [verdict.beside(mine.name, values(mine), theirs.name, values(theirs))];
}

function alsoRight(telling: Telling, question: Question, answer: number): string[] {
  const others = question.right.filter((one) => one !== answer);
  if (others.length === 0) return [];
  return [telling.text.predict.verdict.alsoRight(others.map((one) => answerText(telling, question, one)).join(", "))];
}

/** What each hint says, the first `count` of them. */
export function hintTexts(telling: Telling, question: Question, count: number): string[] {
  const { hints, panels } = telling.text.predict;
  const code = decidingCode(telling, question);
  const line = code?.lines[code.line]?.trim();
  const rule = code && line ? hints.rule(code.policy, line) : hints.plainRule[question.kind];
  return [hints.where(panels[question.kind]), rule, hints.values].slice(0, count);
}

/** Columns of the values compared, and their rows in the order of the answers. */
export interface EvidenceTable {
  readonly columns: readonly EvidenceColumn[];
  readonly rows: readonly { readonly answer: number; readonly name: string; readonly cells: readonly string[] }[];
}

/** Numbers of references, and lengths and moments of time. */
const REFERENCES: ReadonlySet<EvidenceColumn> = new Set<EvidenceColumn>(["loaded", "used"]);
const TIMES: ReadonlySet<EvidenceColumn> = new Set<EvidenceColumn>(["since", "left", "slice", "ticks", "lasts"]);

export function evidenceTable(telling: Telling, question: Question): EvidenceTable | null {
  const { evidence, kind } = question;
  const { predict, terms } = telling.text;
  // The name of the answer has its page.
  const columns = EVIDENCE_COLUMNS.filter(
    (column) => column !== "page" && evidence.some(({ values }) => values[column] !== undefined),
  );
  if (columns.length === 0) return null;
  const cell = (column: EvidenceColumn, value: number | null | undefined): string => {
    if (value === undefined) return "";
    if (value === null) return column === "nextUse" ? predict.never : column === "left" ? predict.endless : "–";
    if (column === "dirty") return value === 1 ? predict.yes : predict.no;
    if (REFERENCES.has(column)) return predict.reference(value);
    return TIMES.has(column) ? timeOf(telling, value) : terms.number(value);
  };
  const name = (answer: number) => {
    if (kind === "dirtied") return nameOf(telling, answer);
    return TYPED_KINDS.has(kind) ? vcpuOf(telling, answer) : answerText(telling, question, answer);
  };
  const rows = evidence.map(({ answer, values }) => ({
    answer,
    name: name(answer),
    cells: columns.map((column) => cell(column, values[column])),
  }));
  return { columns, rows };
}
