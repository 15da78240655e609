/**
 * The keys of the mode: digits choose, Enter checks and goes on, h and r help, arrows go from answer to answer. A presenter's
 * remote has two: the one goes from answer to answer, the other takes the one that has the focus, checks, goes on, and shows
 * the answer where that is a number, which it cannot type. What would let time run is silent while a question is open.
 */
import { useCallback, useEffect } from "react";
import { TYPED_KINDS } from "../../learn/question.ts";
import type { Predict } from "../../store/predict.ts";
import { setModeKeys } from "../shared/modeKeys.ts";
import { useActions } from "../shared/useApp.ts";
import { walkByRemote } from "../shared/remoteWalk.ts";
import { ANSWERS_ID, RESULT_ID, TYPED_ID } from "./ids.ts";

const ARROWS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const GOES_ON: ReadonlySet<string> = new Set(["Enter", "PageDown", "ArrowRight"]);
const SILENT: ReadonlySet<string> = new Set([" ", "k", "b", "PageUp", "Home", "End"]);

export function useAnswerKeys(predict: Predict): void {
  const actions = useActions();
  const takes = useCallback(
    (event: KeyboardEvent): boolean => {
      const { key, ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
      if (ctrlKey || metaKey || altKey) return false;
      const { status, question, chosen, isHandsUp, isFutureOpen } = predict.state.getState();
      const once = (action: () => void) => {
        if (!repeat) action();
        return true;
      };
      if (key === "Escape") return once(() => actions.setMode("explore"));
      if (walkResult(event)) return true;
      if (status === "pause") return GOES_ON.has(key) && once(() => predict.again());
      if (!question) return false;
      if (status === "answered") return GOES_ON.has(key) && !shiftKey && once(() => predict.next());
      if (status !== "asking") return false;
      if (shiftKey) return false;
      const letter = key.toLowerCase();
      const place = /^[1-9]$/.test(key) ? Number(key) - 1 : -1;
      if (TYPED_KINDS.has(question.kind)) {
        // What is typed goes into its field, wherever the focus was.
        if (/^[0-9]$/.test(key) || key === "Enter") document.getElementById(TYPED_ID)?.focus();
        if (/^[0-9]$/.test(key)) return false;
      }
      if (place >= 0) {
        const answer = question.candidates[place];
        if (answer !== undefined) {
          predict.choose(answer);
          focusAnswer(place);
        }
        return answer !== undefined;
      }
      if (letter === "h") return once(() => predict.hint());
      if (letter === "r") return once(() => predict.show());
      const count = question.candidates.length;
      if (key === "PageUp" && count > 0) return once(() => focusAnswer((focusedAnswer() + 1) % count));
      if (key === "Enter" || key === "PageDown")
        return once(() => {
          const focused = question.candidates[focusedAnswer()];
          if (isHandsUp || (key === "PageDown" && count === 0 && chosen === null)) predict.show();
          else if (key === "PageDown" && focused !== undefined && focused !== chosen) predict.choose(focused);
          else if (chosen === null) focusAnswer(0);
          else predict.check();
        });
      const step = ARROWS[key];
      if (step !== undefined) {
        const at = question.candidates.indexOf(chosen ?? -1);
        if (count > 0) focusAnswer((Math.max(0, at + step) + count) % count);
        return true;
      }
      return !isFutureOpen && (SILENT.has(letter) || SILENT.has(key));
    },
    [predict, actions],
  );
  useEffect(() => setModeKeys(takes), [takes]);
}

/** What is handed in at the end of a challenge, with the keys of a remote. */
export function walkResult(event: KeyboardEvent): boolean {
  return walkByRemote(event, document.getElementById(RESULT_ID), "button");
}

/** In the picture or in the list of the card. */
function shownAnswers(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`#${ANSWERS_ID} [data-index], [role=radiogroup] input`)];
}

/** The answer at that place has the focus. */
export function focusAnswer(place: number): void {
  shownAnswers()[place]?.focus();
}

/** The place of the answer that has the focus; -1: none has. */
export function focusedAnswer(): number {
  return shownAnswers().findIndex((answer) => answer === document.activeElement);
}
