/**
 * The answers as a picture, large enough for a thumb and for the last row: frames with their pages, or those that could run.
 * All have the same look, in the order of their numbers; after the answer rings tell the own choice (dashed) from what happens
 * (solid). One stop of the Tab key; arrows go from one to the next.
 */
import { useRef } from "react";
import type { EvidenceRow, Question, QuestionOf } from "../../learn/question.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import { indexOfTarget, useRovingFocus } from "../shared/layout/useRovingFocus.ts";
import { Panel } from "../shared/layout/Panel.tsx";
import { useLearnText } from "../shared/text/useLearnText.ts";
import { vmColor } from "../shared/vmColor.ts";
import { ANSWERS_ID } from "./ids.ts";
import { answerText, askedText, decidingPolicy, unitsText, type Telling } from "./tell.ts";

export interface AnswerPictureProps {
  readonly question: Question;
  readonly telling: Telling;
  readonly isAnswered: boolean;
  readonly chosen: number | null;
  readonly answer: number | null;
  /** What can be chosen draws the eye once. */
  readonly pulses?: boolean;
  onChoose(answer: number): void;
  onCheck(): void;
  onNext(): void;
}

export function AnswerPicture({
  question,
  telling,
  isAnswered,
  chosen,
  answer,
  pulses = false,
  onChoose,
  onCheck,
  onNext,
}: AnswerPictureProps) {
  const { predict } = useLearnText();
  const { candidates, right } = question;
  const { index, onKeyDown, onFocus } = useRovingFocus(candidates.length, candidates.length);
  const group = useRef<HTMLDivElement>(null);
  const policy = decidingPolicy(telling, question);
  const mine = isAnswered ? answer : chosen;
  return (
    <Panel title={predict.picture} subtitle={isAnswered ? undefined : predict.pictureHelp} className="shrink-0">
      <div
        ref={group}
        id={ANSWERS_ID}
        role="radiogroup"
        tabIndex={-1}
        aria-label={askedText(telling, question)}
        className="flex flex-wrap justify-center gap-x-4 gap-y-6 px-1 pt-2 pb-5 max-md:gap-x-3"
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onClick={({ target }) => {
          const at = indexOfTarget(target);
          if (at !== null && !isAnswered) onChoose(candidates[at]!);
        }}
      >
        {candidates.map((candidate, at) => {
          const isMine = mine === candidate;
          const isTrue = isAnswered && right[0] === candidate;
          const ring = isTrue ? "outline-3 outline-fault" : "outline-0";
          const dash = isMine ? (isAnswered ? "border-2 border-dashed border-ink" : "border-2 border-accent") : "";
          return (
            <button
              key={candidate}
              type="button"
              role="radio"
              aria-checked={isMine}
              aria-disabled={isAnswered}
              data-index={at}
              tabIndex={index === at ? 0 : -1}
              onKeyDown={(event) => {
                // Chosen already, Enter goes on to check it; after the answer it goes on to the next question.
                if (event.key !== "Enter" || !(isAnswered || chosen === candidate)) return;
                event.preventDefault();
                event.stopPropagation();
                if (isAnswered) onNext();
                else onCheck();
              }}
              className={`relative flex min-h-24 w-40 flex-col items-center justify-center rounded-xl px-2 pt-6 pb-4 outline-offset-3 md:min-h-32 ${ring} ${
                dash || "border border-line-strong"
              } ${pulses ? "motion-safe:animate-[pulse-once_0.9s_ease-out]" : ""} ${isAnswered ? "cursor-default" : "cursor-pointer hover:border-accent"} max-md:w-[calc(33%-0.75rem)] max-md:min-w-24`}
              style={surfaceOf(question, telling, candidate)}
            >
              <span
                aria-hidden
                className="absolute top-1.5 right-2 rounded border border-current px-1 text-mini opacity-60"
              >
                {at + 1}
              </span>
              <Face question={question} telling={telling} candidate={candidate} />
              {isAnswered && (isMine || isTrue) && (
                <span className="absolute -bottom-3.5 flex max-w-[150%] gap-1 text-mini font-semibold whitespace-nowrap">
                  {isMine && <span className="rounded-md bg-ink px-2 py-0.5 text-panel">{predict.yours}</span>}
                  {isTrue && (
                    <span className="max-w-40 truncate rounded-md bg-fault px-2 py-0.5 text-panel">
                      {policy ? predict.takes(policy) : predict.isSo}
                    </span>
                  )}
                </span>
              )}
            </button>
          );
        })}
      </div>
    </Panel>
  );
}

/** The machine that it is about, in its colour; no colour tells one answer from another otherwise. */
function surfaceOf(question: Question, { info }: Telling, candidate: number) {
  const vm =
    question.kind === "nextToRun"
      ? info.vcpus[candidate]?.vm
      : question.kind === "victim" || question.kind === "ballooned"
        ? question.evidence.find(({ answer }) => answer === candidate)?.vm
        : question.kind === "taker"
          ? candidate
          : undefined;
  return vm === undefined || vm < 0 ? {} : { backgroundColor: vmColor(vm, "soft"), color: vmColor(vm, "ink") };
}

interface FaceProps {
  readonly question: Question;
  readonly telling: Telling;
  readonly candidate: number;
}

function Face({ question, telling, candidate }: FaceProps) {
  const { predict, terms } = useLearnText();
  const row = question.evidence.find(({ answer }) => answer === candidate);
  if (question.kind === "victim" || question.kind === "ballooned") {
    return (
      <>
        <span className="absolute top-1.5 left-2.5 text-xs">{predict.inFrame(candidate)}</span>
        <span className="text-2xl font-bold tabular-nums md:text-3xl">{row?.values.page ?? ""}</span>
        <span className="sr-only">{answerText(telling, question, candidate)}</span>
        <Seen row={row} />
      </>
    );
  }
  if (question.kind === "hole" || question.kind === "extents" || question.kind === "host")
    return <PlaceFace question={question} telling={telling} candidate={candidate} />;
  const since = row?.values.since;
  const unit = timeUnit(telling.scenario);
  return (
    <>
      <span className="max-w-full truncate text-lg font-bold">{answerText(telling, question, candidate)}</span>
      {question.kind === "nextToRun" && (
        <span className="text-xs">
          {typeof since === "number" ? predict.readySince(terms.time(since, unit)) : predict.running}
        </span>
      )}
    </>
  );
}

/** Somewhere that something can go: how much room there is, and where. */
function PlaceFace({ question, telling, candidate }: FaceProps & { readonly question: PlaceQuestion }) {
  const { predict } = useLearnText();
  const name = answerText(telling, question, candidate);
  if (candidate === question.none)
    return (
      <>
        <span aria-hidden className="text-lg font-bold">
          {predict.noneShort}
        </span>
        <span className="sr-only">{name}</span>
      </>
    );
  const row = question.evidence.find(({ answer }) => answer === candidate);
  const { start, pv, available, rest } = row?.values ?? {};
  const lines =
    question.kind === "host"
      ? [name, predict.pagesFree((rest ?? 0) + question.pages)]
      : question.kind === "hole"
        ? [unitsText(telling, available ?? 0), predict.from(start ?? 0)]
        : [predict.extents(available ?? 0), `pv${pv ?? 0} · ${predict.from(start ?? 0)}`];
  return (
    <>
      <span aria-hidden={question.kind !== "host"} className="max-w-full truncate text-lg font-bold">
        {lines[0]}
      </span>
      <span aria-hidden={question.kind !== "host"} className="text-center text-xs">
        {lines[1]}
      </span>
      {question.kind !== "host" && <span className="sr-only">{name}</span>}
    </>
  );
}

type PlaceQuestion = QuestionOf<"hole" | "extents" | "host">;

/** What can be seen of a page in a frame: its bit, and when it was loaded. */
function Seen({ row }: { readonly row: EvidenceRow | undefined }) {
  const { predict } = useLearnText();
  const { bit, loaded } = row?.values ?? {};
  return (
    <span className="text-center text-xs leading-4">
      {typeof loaded === "number" && predict.loadedAt(loaded)}
      {typeof bit === "number" && (
        <span className="block">
          <span
            aria-hidden
            className={`mr-1 inline-block size-2 rounded-full border border-current ${bit === 1 ? "bg-current" : ""}`}
          />
          {predict.columns.bit} {bit}
        </span>
      )}
    </span>
  );
}
