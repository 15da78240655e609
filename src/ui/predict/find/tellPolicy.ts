/** What is said of a run whose policy is to be found. Pure: it knows texts and names, and neither React nor the store. */
import type { LearnCatalogue } from "../../../i18n/learnCatalogue.ts";
import type { FindTask, FoundReference } from "../../../learn/findPolicy.ts";
import type { PolicyChoice } from "../../../model/scenario.ts";
import { timeUnit, type TimeUnit } from "../../../model/timeUnit.ts";
import { isolated } from "../../../trace/isolated.ts";

/** `RR`. */
function shortName({ terms }: LearnCatalogue, task: FindTask, { policy }: PolicyChoice): string {
  return (task.of === "scheduler" ? terms.cpuPolicy : terms.memoryPolicy)[policy]?.short ?? policy;
}

/** `RR, timeslice 3`. */
export function policyText(text: LearnCatalogue, task: FindTask, choice: PolicyChoice): string {
  const { terms, predict } = text;
  const name = shortName(text, task, choice);
  const { timeslice } = choice.params;
  if (typeof timeslice !== "number") return name;
  const word = terms.cpuPolicy[choice.policy]?.params["timeslice"];
  return predict.list([name, `${word?.short ?? word?.label ?? ""} ${terms.time(timeslice, timeUnit(task.scenario))}`]);
}

const nameAt = (text: LearnCatalogue, task: FindTask, place: number) => shortName(text, task, task.offered[place]!);

function outcomeText({ find: t }: LearnCatalogue, { isFault, left }: FoundReference): string {
  if (!isFault) return t.hit;
  return left === null ? t.fault : t.leaves(left);
}

/** Where the run of what is offered at `place` parts from the one shown; empty where it does not. */
export function partingText(text: LearnCatalogue, task: FindTask, place: number, unit: TimeUnit): string {
  const { find: t, terms } = text;
  const parting = task.partings[place];
  if (!parting) return "";
  const name = nameAt(text, task, place);
  if (parting.of === "scheduler") {
    const who = (vcpu: number) =>
      task.of === "scheduler" && vcpu >= 0 ? isolated(task.jobs[vcpu]?.name ?? "?") : t.nobody;
    return t.parts.runs(name, terms.time(parting.time, unit), who(parting.there), who(parting.here));
  }
  const { number, here, there } = parting;
  return t.parts.refers(name, number, here.page, outcomeText(text, there), outcomeText(text, here));
}

/** The verdict, and what more there is to an answer; `answer` null: it was shown. */
export function saidOf(text: LearnCatalogue, task: FindTask, answer: number | null): string[] {
  const { find: t, predict } = text;
  const unit = timeUnit(task.scenario);
  const names = (places: readonly number[]) => predict.list(places.map((place) => nameAt(text, task, place)));
  if (answer !== null && task.right.includes(answer)) {
    const others = task.right.filter((place) => place !== answer);
    return [t.right(nameAt(text, task, answer)), ...(others.length > 0 ? [t.alsoRight(names(others))] : [])];
  }
  const isSo = t.isSo(names(task.right));
  return answer === null ? [isSo] : [t.notIt(nameAt(text, task, answer)), partingText(text, task, answer, unit), isSo];
}

/** First where to look; then, one after the other, what speaks against some that are not right. */
export function hintsOf(text: LearnCatalogue, task: FindTask, count: number): string[] {
  const { find: t, terms } = text;
  const unit = timeUnit(task.scenario);
  const wrong = [...task.offered.keys()].filter((place) => task.partings[place]);
  const first = Math.min(
    ...task.partings.flatMap((parting) =>
      parting ? [parting.of === "scheduler" ? parting.time : parting.number] : [],
    ),
  );
  const look = task.of === "scheduler" ? t.look.time(terms.time(first, unit)) : t.look.reference(first);
  return [look, ...wrong.map((place) => partingText(text, task, place, unit))].slice(0, count);
}
