/** What is known of every row of a kind, beside its fields: one statement, for the trace, the sentences and the panels. */
import { group, type GroupField, type Shape, type Values } from "./fields.ts";

/** Groups that a list of events can be narrowed to. */
export const EVENT_GROUPS = ["commands", "scheduling", "memory", "disk", "details"] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];

/** How an event is meant: decides accents, never the words. */
export type Tone = "neutral" | "command" | "fault" | "refused";

export interface RowFacts {
  readonly group: EventGroup;
  /** Stepping by event stops here; a row of another kind belongs to the step before it and is applied together with it. */
  readonly isStep: boolean;
  /** Whose pseudocode belongs to it. */
  readonly area: "cpu" | "memory" | null;
  readonly tone: Tone;
  /** A list of events marks it by its tone. */
  readonly isMarked: boolean;
  /** Bookkeeping: the picture or the command shows it, a sentence about it would only be in the way. */
  readonly isSilent: boolean;
}

/** A kind of row: its facts and its fields. */
export interface RowKind<Body = unknown> extends RowFacts {
  readonly fields: GroupField<Body>;
}

/** The kind of row of that group. A fact that is not given is false, null or neutral; a row with a tone is marked. */
export function row<Of extends Shape>(
  inGroup: EventGroup,
  facts: Partial<Omit<RowFacts, "group">>,
  shape: Of,
): RowKind<Values<Of>> {
  const tone = facts.tone ?? "neutral";
  return {
    group: inGroup,
    isStep: false,
    area: null,
    tone,
    isMarked: tone !== "neutral",
    isSilent: false,
    ...facts,
    fields: group(shape),
  };
}
