/**
 * What the picture offers as answers at the moment, and what was chosen: panels that show frames, queues or machines ask it,
 * and what is selected in any of them answers the open question. Null where nothing is asked.
 */
import { createContext, useContext, type ReactNode } from "react";
import type { Question, QuestionOf } from "../../../learn/question.ts";
import type { Selection } from "../../../store/appState.ts";
import type { HostInfo } from "../../../trace/hostState.ts";

export interface Answering {
  readonly question: Question;
  /** Nothing has been answered yet: what would tell the answer stays hidden. */
  readonly isOpen: boolean;
  readonly chosen: number | null;
  /** What lies over a place in a panel that is a candidate, by which it is chosen there; null: it is none. */
  readonly place: (kind: "hole" | "extents", start: number, pv?: number) => ReactNode;
}

export const AnsweringContext = createContext<Answering | null>(null);

/** Whether a question is open. */
export function useIsAsked(): boolean {
  return useContext(AnsweringContext)?.isOpen ?? false;
}

/** Whether the order of queues would tell who runs next, which is asked. */
export function useHidesOrder(): boolean {
  const answering = useContext(AnsweringContext);
  return answering !== null && answering.isOpen && answering.question.kind === "nextToRun";
}

/** The walk that is asked about, as long as that is open: its length would be told by the last one; null: none is. */
export function useAskedWalk(): QuestionOf<"walk"> | null {
  const answering = useContext(AnsweringContext);
  return answering?.isOpen && answering.question.kind === "walk" ? answering.question : null;
}

/** The candidate that a selection means; null: none, or more than one. */
export function answerOfSelection(selection: Selection | null, question: Question, info: HostInfo): number | null {
  const { kind, candidates } = question;
  if (!selection) return null;
  if (kind === "victim" || kind === "ballooned")
    return selection.kind === "frame" ? among(candidates, selection.frame) : null;
  if (kind === "taker") return selection.kind === "vm" ? among(candidates, selection.vm) : null;
  if (kind !== "nextToRun") return null;
  if (selection.kind === "vcpu") return among(candidates, selection.vcpu);
  if (selection.kind !== "vm") return null;
  const own = candidates.filter((vcpu) => info.vcpus[vcpu]?.vm === selection.vm);
  return own.length === 1 ? own[0]! : null;
}

function among(candidates: readonly number[], answer: number): number | null {
  return candidates.includes(answer) ? answer : null;
}
