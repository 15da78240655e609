/** Runs of lessons, for their proofs: the whole run of a scenario, and the host in it, through the public entry. */
import { simulate } from "../../src/engine/simulate.ts";
import type { Lesson, LessonStep } from "../../src/learn/lesson.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import type { HostState } from "../../src/trace/hostState.ts";
import type { TraceReader } from "../../src/trace/reader.ts";

/** A run without an end is known to here. */
const FAR = 3001;

export function runOf(scenario: Scenario, until = FAR): TraceReader {
  return simulate(scenario, { until, maxRows: 100_000 });
}

const longest = new WeakMap<Scenario, { readonly until: number; readonly trace: TraceReader }>();

/** The run of `scenario`, known to `until` at least; made once, as long as nobody asks for more of it. */
export function knownRun(scenario: Scenario, until = FAR): TraceReader {
  const known = longest.get(scenario);
  if (known && (known.trace.isComplete || known.until >= until)) return known.trace;
  const trace = runOf(scenario, until);
  longest.set(scenario, { until, trace });
  return trace;
}

/** The host when all that happens at `time` has happened; of a run that ends before, at its end. */
export function hostWhen(scenario: Scenario, time = FAR): HostState {
  const trace = knownRun(scenario, time + 1);
  const last = Math.min(time, trace.isComplete ? trace.knownUntil : time);
  return hostAt(trace, trace.rowsUpTo(last), last);
}

/** When each machine's programs end, by its name; -1: never. */
export function endsOf(scenario: Scenario): Readonly<Record<string, number>> {
  const trace = knownRun(scenario);
  const host = hostAt(trace, trace.rowCount, trace.knownUntil);
  const ends: Record<string, number> = {};
  for (const [id, { done }] of host.vcpus.entries()) {
    const { name } = trace.info.vms[trace.info.vcpus[id]!.vm]!;
    ends[name] = done < 0 || ends[name] === -1 ? -1 : Math.max(ends[name] ?? 0, done);
  }
  return ends;
}

/** When the last program ends. */
export function endOf(scenario: Scenario): number {
  return Math.max(...Object.values(endsOf(scenario)));
}

export function stepCalled<Kind extends LessonStep["kind"]>(
  lesson: Lesson,
  id: string,
  kind: Kind,
): Extract<LessonStep, { kind: Kind }> {
  const step = lesson.steps.find((each) => each.id === id);
  if (step?.kind !== kind) throw new Error(`${lesson.id} has no step ${id} of kind ${kind}`);
  return step as Extract<LessonStep, { kind: Kind }>;
}

/** The answers of a question that are right: the texts of options, or numbers. */
export function rightOf(lesson: Lesson, id: string): readonly (string | number)[] {
  const { question } = stepCalled(lesson, id, "ask");
  return question.kind === "number" ? question.right : question.right.map((at) => question.options[at]!.text.en);
}
