/**
 * What a policy's file of texts holds: its words in forms and chips, and how each of its reasons is told. A reason that
 * several policies give stands in `common/`, and so do words that several parameters share on purpose.
 */
import type { DispatchReason, PreemptReason, StandingReason, VictimReason } from "../../model/events.ts";
import type { Facts } from "../explain/facts.ts";
import type { Language } from "../explain/language.ts";
import type { Parts } from "../explain/parts.ts";
import type { Words } from "../explain/words.ts";

/** Label and one line of help of a parameter; `choices` names the values of a parameter with named choices. */
export interface ParamText {
  readonly label: string;
  /** One word for the heading of a panel, where the label is longer. */
  readonly short?: string;
  readonly help: string;
  readonly choices?: Readonly<Record<string, string>>;
}

/** What a list of a policy is called, as short as books have it, and what stands in it. */
export interface ListText {
  readonly label: string;
  readonly help: string;
}

/** `name` fits a form, `short` fits a chip, `help` is one sentence. */
export interface PolicyText {
  readonly name: string;
  readonly short: string;
  readonly help: string;
  /** What another weight does, for a policy that heeds weights. */
  readonly weight?: string;
  /** How long the timeslices are that it gives, for a policy that sets them anew each time. */
  readonly timeslice?: string;
  /** The lines of its pseudocode, where they are not those that the policy itself has. */
  readonly code?: readonly string[];
  /** By id: the same id can have other words under another policy. */
  readonly params: Readonly<Record<string, ParamText>>;
  /** By id: the lists that a page replacement policy shows. */
  readonly lists?: Readonly<Record<string, ListText>>;
  /** What it counts of the pages in frames, for a page replacement policy that counts; the label in lower case. */
  readonly count?: ListText;
  /** The number that it steers itself by, for a page replacement policy that has one. */
  readonly figure?: ListText;
}

/** The values that were compared, as a table shows them. */
export interface MeasureText {
  /** Heading of the values; null: there is nothing to compare. */
  readonly measure: string | null;
  /** A value, where it is more than a number. */
  readonly show?: (value: number, words: Words, isChosen: boolean) => string;
}

/** Why a vCPU was dispatched: a clause that begins in lower case and has no stop. */
export interface DispatchText extends MeasureText {
  readonly why: (facts: Facts<"dispatch">, words: Words) => Parts;
}

export type PreemptFacts = NonNullable<Facts<"leave">["preempt"]> & Pick<Facts<"leave">, "lowerIsUrgent">;

/** Why a vCPU was preempted: a clause. */
type PreemptText = (facts: PreemptFacts, words: Words) => Parts;

/** What became of the standing of vCPUs: a sentence. */
type StandingText = (facts: Facts<"standing">, words: Words) => Parts;

/** Why a page was chosen as the victim: a sentence. */
export interface VictimText extends MeasureText {
  readonly why: (facts: Facts<"evict">, words: Words) => Parts;
}

type InLanguages<Text> = Readonly<Record<Language, Text>>;

/** Texts of a reason for a dispatch. */
export interface DispatchTexts extends InLanguages<DispatchText> {
  /** Losers can have the very value of the chosen one, and stand behind it in the queue. */
  readonly canTie: boolean;
}

export type ByDispatchReason = Readonly<Record<DispatchReason, DispatchTexts>>;
export type ByPreemptReason = Readonly<Record<PreemptReason, InLanguages<PreemptText>>>;
export type ByStandingReason = Readonly<Record<StandingReason, InLanguages<StandingText>>>;
export type ByVictimReason = Readonly<Record<VictimReason, InLanguages<VictimText>>>;

/** Texts of a scheduling policy, with those of the reasons that only it gives. */
export interface CpuPolicyTexts extends InLanguages<PolicyText> {
  readonly dispatch?: Partial<ByDispatchReason>;
  readonly preempt?: Partial<ByPreemptReason>;
  readonly standing?: Partial<ByStandingReason>;
}

/** Texts of a page replacement policy, with those of the reasons that only it gives. */
export interface MemoryPolicyTexts extends InLanguages<PolicyText> {
  readonly victim?: Partial<ByVictimReason>;
}
