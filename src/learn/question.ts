/**
 * What a question is: a decision of a run that somebody is asked to foresee, as numbers and words of ours. Sentences are
 * made of it by `i18n/learn`; whoever answers is graded by `grade.ts` and told by `diagnose.ts` which rule it was.
 *
 * ```
 * rows of a run --> moments at which rules differ --> questions --> answer --> right, or the rule that says so
 * ```
 * An answer is a number; what it means is that of the kind: see `model/questionKinds.ts`.
 */
import type { HostRefusal } from "../model/migration.ts";
import type { QuestionKind } from "../model/questionKinds.ts";
import type { RuleChoice, RuleRef } from "../model/rules.ts";
import type { CommandId, TranslationSpec } from "../model/scenario.ts";
import type { PcpuId, PageNumber, Tick, VcpuId, VmUid } from "../model/units.ts";

/** Kinds whose answer is a number that is typed. */
export const TYPED_KINDS: ReadonlySet<QuestionKind> = new Set<QuestionKind>(["timeslice", "finish", "dirtied", "walk"]);

/** Kinds that are not counted among the questions that are kept of a run: tasks that were shared before there were these ask what they asked. */
export const LATER_KINDS: ReadonlySet<QuestionKind> = new Set<QuestionKind>(["dirtied", "ballooned", "walk"]);

export const HIT = 0;
export const FAULT = 1;

/** Of a command that needs something of the host: carried out, or what of it is short. */
export const OUTCOMES = ["done", "NO_CPU", "NO_MEMORY", "NO_SPACE"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Wrong ways that are known: what each of them does stands where its kind of question is made. */
export const SLIPS = [
  "newestFirst",
  "firstOfAll",
  "runningAgain",
  "nextById",
  "leastUrgent",
  "firstFrame",
  "lowestPage",
  "underHand",
  "wasHere",
  "onlyLatest",
  "writesFault",
  "asNamed",
  "unchanged",
  "turnedOff",
  "goneAltogether",
  "keptInMemory",
  "allAtOnce",
  "wholeMemory",
  "inUse",
  "vcpusForPcpus",
  "enoughOfIt",
  "neverRefused",
  "equalShare",
  "roundedDown",
  "roundedUp",
  "wholeRound",
  "another",
  "moreThanRound",
  "notItsShare",
  "offByOne",
  "alone",
  "withoutSwitch",
  "lastOfAll",
  "lengthNotMoment",
  "tooEarly",
  "tooLate",
  "lastBefore",
  "mostUrgent",
  "itself",
  "ranLess",
  "notRounded",
  "tooSmall",
  "lastByAddress",
  "firstTooSmall",
  "noneExact",
  "cannotGoOn",
  "longestRun",
  "closestRun",
  "inOnePiece",
  "standsAgainst",
  "firstHostFull",
  "someHostFull",
  "everyWrite",
  "sentAgain",
  "allPages",
  "lengthOfRound",
  "nothingWritten",
  "everWritten",
  "moreThanAll",
  "moreThanWritten",
  "fewerThanWritten",
  "dirtyFirst",
  "usedLater",
  "inTlb",
  "notInTlb",
  "withAccess",
  "guestAlone",
  "levelsAdded",
  "levelsMultiplied",
  "lastWalkForgotten",
  "asIfNested",
  "hugeForgotten",
  "partOfWalk",
  "moreThanWalk",
] as const;
export type SlipId = (typeof SLIPS)[number];

/** Where an answer can come from. A convention: the policy of the scenario itself under another choice of that rule. */
export type RuleName =
  | { readonly of: "convention"; readonly ref: RuleRef; readonly choice: RuleChoice }
  | { readonly of: "policy"; readonly id: string }
  | { readonly of: "slip"; readonly id: SlipId };

/** What a rule would answer, in the state shown and with the history that there really was. */
export interface RulePicks {
  readonly rule: RuleName;
  /** None: it does not say one answer (see `from` and `to`). */
  readonly picks: readonly number[];
  /** Every answer in `[from, to]`, for bounds of a number. Absent: none. */
  readonly from?: number;
  readonly to?: number;
}

/** What candidates are compared by, beside one another. A value that has no meaning for one is null. */
export const EVIDENCE_COLUMNS = [
  "page",
  "loaded",
  "used",
  "uses",
  "bit",
  "nextUse",
  "since",
  "left",
  "priority",
  "value",
  "weight",
  "slice",
  "ticks",
  "needed",
  "available",
  "pv",
  "start",
  "rest",
  "dirty",
  "sent",
  "memory",
  "lasts",
  "writes",
  "guestLevels",
  "hostLevels",
] as const;
export type EvidenceColumn = (typeof EVIDENCE_COLUMNS)[number];

export interface EvidenceRow {
  /** The answer that it is about. */
  readonly answer: number;
  /** Of a frame: whose page it holds. */
  readonly vm?: VmUid;
  /** Of a host: what stands against it. */
  readonly refusal?: HostRefusal;
  readonly values: Readonly<Partial<Record<EvidenceColumn, number | null>>>;
}

interface QuestionBase {
  /** The row that decides. What is shown ends before it. */
  readonly row: number;
  readonly time: Tick;
  /** Steps of the run before it. */
  readonly step: number;
  /** What can be answered, ascending; empty where a number is typed. */
  readonly candidates: readonly number[];
  /** All right answers; the first of them is what the run did. */
  readonly right: readonly number[];
  /** In the order of telling: other conventions, other policies, slips. None of them picks a right answer alone. */
  readonly rules: readonly RulePicks[];
  readonly evidence: readonly EvidenceRow[];
  /** Line of the policy's pseudocode that decides; absent: none does. */
  readonly line?: number;
  /** Candidates that cannot be: whoever chooses one by hand goes on with what is right. Absent: none. */
  readonly impossible?: readonly number[];
}

export type Question = QuestionBase &
  (
    | {
        readonly kind: "nextToRun";
        readonly pcpu: PcpuId;
        /** Who has the pCPU and may keep it; -1: it is idle. */
        readonly running: VcpuId | -1;
      }
    | {
        readonly kind: "victim";
        readonly vm: VmUid;
        readonly vcpu: VcpuId;
        readonly forPage: PageNumber;
        /** Pages that may leave and are not among the candidates. */
        readonly others: number;
      }
    | {
        readonly kind: "hitOrFault";
        readonly vm: VmUid;
        readonly vcpu: VcpuId;
        readonly forPage: PageNumber;
        readonly write: boolean;
      }
    | { readonly kind: "stateAfter"; readonly vm: VmUid; readonly command: CommandId }
    | { readonly kind: "outcome"; readonly command: CommandId; readonly index: number; readonly vm: VmUid | -1 }
    | { readonly kind: "timeslice"; readonly vcpu: VcpuId; readonly ticks: Tick; readonly sharers: number }
    | { readonly kind: "finish"; readonly vcpu: VcpuId; readonly left: Tick }
    | { readonly kind: "taker"; readonly vcpu: VcpuId; readonly from: Tick; readonly pcpu: PcpuId }
    | {
        readonly kind: "hole";
        readonly vm: VmUid;
        /** Units that were asked for, and with what alignment, header and rounding up add. */
        readonly asked: number;
        readonly needed: number;
        /** The answer that none of the holes is large enough. */
        readonly none: number;
      }
    | {
        readonly kind: "extents";
        /** Of the command, in the scenario; below 0: machine `-1 - index`. */
        readonly index: number;
        /** Place of the volume among those of its machine. */
        readonly volume: number;
        /** Extents that it still needs, of all that it gets. */
        readonly left: number;
        readonly all: number;
        readonly none: number;
      }
    | {
        readonly kind: "host";
        readonly index: number;
        readonly vcpus: number;
        readonly pages: number;
        readonly none: number;
      }
    | {
        readonly kind: "dirtied";
        readonly vm: VmUid;
        readonly round: number;
        /** Pages that the round sends, those of the machine, and how long the round is. */
        readonly sent: number;
        readonly all: number;
        readonly ticks: Tick;
      }
    | { readonly kind: "ballooned"; readonly vm: VmUid; readonly pages: number }
    | {
        readonly kind: "walk";
        readonly vm: VmUid;
        readonly vcpu: VcpuId;
        readonly pcpu: PcpuId;
        readonly forPage: PageNumber;
        readonly paging: TranslationSpec["kind"];
        readonly guestLevels: number;
        /** 0: the host has no tables of its own. */
        readonly hostLevels: number;
        readonly isGuestHuge: boolean;
        readonly isHostHuge: boolean;
      }
  );

export type QuestionOf<Kind extends QuestionKind> = Extract<Question, { readonly kind: Kind }>;
