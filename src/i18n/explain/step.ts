/**
 * Explains a step: the event the cursor stands on, told together with what led to it at the same moment (a fault and its
 * victim are one story), and short lines about what else happened at that moment.
 */
import { ROWS, STEP_KINDS, type TraceEvent } from "../../model/rows/table.ts";
import { explain, faultBefore, plainText, type ExplainContext, type Explanation } from "./explain.ts";
import type { Language } from "./language.ts";
import { joined, type Parts } from "./parts.ts";

/** Another event of the same moment. `at`: its place in the given events. */
export interface SideLine {
  readonly at: number;
  readonly sentence: Parts;
}

export interface StepExplanation {
  readonly headline: Explanation;
  /** Place of the step's own event in the given events. */
  readonly at: number;
  /** What else happened, oldest first. */
  readonly others: readonly SideLine[];
}

/** Places of the events that make one story with `events[at]`, oldest first, itself included. */
function storyOf(events: readonly TraceEvent[], at: number): readonly number[] {
  const event = events[at];
  if (!event) return [];
  const before = events.slice(0, at);
  if (event.kind === "leave" && event.cause === "block" && event.blocked === "fault") {
    const cause = before.findLastIndex(
      (other) =>
        ((other.kind === "fault" || other.kind === "frameWait") && other.vcpu === event.vcpu) ||
        (other.kind === "evict" && other.forVcpu === event.vcpu),
    );
    return cause < 0 ? [at] : [...storyOf(events, cause), at];
  }
  const need =
    event.kind === "evict"
      ? { vcpu: event.forVcpu, page: event.forPage }
      : event.kind === "map" || event.kind === "frameWait"
        ? { vcpu: event.vcpu, page: event.page }
        : null;
  const fault = need && faultBefore(before, need.vcpu, need.page);
  if (!need || !fault) return [at];
  const start = before.lastIndexOf(fault);
  const evict = before.findLastIndex(
    (other, place) =>
      place > start && other.kind === "evict" && other.forVcpu === need.vcpu && other.forPage === need.page,
  );
  return evict >= 0 ? [start, evict, at] : [start, at];
}

/** The story, told by `explain`; behind a fault, and before what is done about it, that the policy remembers the page. */
function withGhostHit(events: readonly TraceEvent[], story: readonly number[]): readonly number[] {
  const asked = story.map((place) => referenceOf(events[place]!)).findLast((each) => each !== null);
  if (!asked) return story;
  const ghost = events.findLastIndex(
    (event) => event.kind === "ghostHit" && event.vcpu === asked.vcpu && event.page === asked.page,
  );
  if (ghost < story[0]!) return story;
  const behind = events[story[0]!]!.kind === "fault" ? 1 : 0;
  return [...story.slice(0, behind), ghost, ...story.slice(behind)];
}

/** The reference that a row is about, where the page is not in a frame. */
function referenceOf(event: TraceEvent): { readonly vcpu: number; readonly page: number } | null {
  if (event.kind === "evict") return { vcpu: event.forVcpu, page: event.forPage };
  return event.kind === "fault" || event.kind === "map" || event.kind === "frameWait" ? event : null;
}

/**
 * `events`: the rows of one moment up to the cursor, oldest first; not empty. The step is its last row of a step kind,
 * or the last row where there is none.
 */
export function explainStep(
  events: readonly TraceEvent[],
  context: Omit<ExplainContext, "previous">,
  language: Language,
): StepExplanation {
  const lastStep = events.findLastIndex((event) => STEP_KINDS.has(event.kind));
  const at = lastStep >= 0 ? lastStep : events.length - 1;
  const story = withGhostHit(events, storyOf(events, at));
  const told = story.map((place) =>
    explain(events[place]!, { ...context, previous: events.slice(0, place) }, language),
  );
  // A ghost hit is told along with what it belongs to, and is no subject by itself.
  const subjects = told.filter((_, part) => story.length === 1 || events[story[part]!]!.kind !== "ghostHit");
  const [first, last] = [subjects[0], subjects.at(-1)];
  if (!first || !last) throw new Error("a step needs at least one event");
  const space = language === "en" ? " " : "";
  const headline: Explanation = {
    ...last,
    tone: first.tone,
    sentence: joined(told.flatMap((part, place) => (place === 0 ? [part.sentence] : [space, part.sentence]))),
    more: told.flatMap((part) => part.more),
    comparison: told.findLast((part) => part.comparison)?.comparison ?? null,
    code: told.findLast((part) => part.code && part.code.line >= 0)?.code ?? last.code,
  };
  const others = events.flatMap((event, place): SideLine[] => {
    if (story.includes(place) || isSilent(events, place)) return [];
    return [
      { at: place, sentence: explain(event, { ...context, previous: events.slice(0, place) }, language).sentence },
    ];
  });
  return { headline, at, others };
}

function isSilent(events: readonly TraceEvent[], place: number): boolean {
  const event = events[place]!;
  // The sentence of the command, or of load control, says which state it led to.
  // Who is co-stopped in its queue or on waking has no other row that says so.
  if (event.kind === "vcpuState" && event.state === "costopped") return false;
  // Who begins to spin at once has been told of by its barrier; who gets a pCPU only to spin on has not.
  if (event.kind === "pcpuPhase" && event.phase === "spin")
    return events.slice(0, place).findLast(({ kind }) => STEP_KINDS.has(kind))?.kind === "barrier";
  return ROWS[event.kind].isSilent || (event.kind === "vmState" && event.cause !== "finish");
}

/** One plain sentence or two for a live region: the step without its side lines. */
export function spokenStep({ headline }: StepExplanation): string {
  return plainText({ sentence: headline.sentence, more: [] });
}
