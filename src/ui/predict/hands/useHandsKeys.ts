/**
 * The keys of own hands: digits choose, Enter does and goes on, u and Ctrl Z undo, h and r help, arrows go from candidate to
 * candidate. What would let time run is silent: the run stands still at each decision.
 */
import { useCallback, useEffect } from "react";
import { afterMistake } from "../../../learn/hands/settings.ts";
import type { Hands } from "../../../store/hands.ts";
import { setModeKeys } from "../../shared/modeKeys.ts";
import { useActions } from "../../shared/useApp.ts";
import { focusAnswer, focusedAnswer, walkResult } from "../useAnswerKeys.ts";

const ARROWS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const GOES_ON: ReadonlySet<string> = new Set(["Enter", "PageDown"]);
const SILENT: ReadonlySet<string> = new Set([" ", "k", "b", "PageUp", "Home", "End"]);

export function useHandsKeys(hands: Hands): void {
  const actions = useActions();
  const takes = useCallback(
    (event: KeyboardEvent): boolean => {
      const { key, ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
      const { status, question, chosen, settings, isFutureOpen } = hands.state.getState();
      const letter = key.toLowerCase();
      const once = (action: () => void) => {
        if (!repeat) action();
        return true;
      };
      if ((ctrlKey || metaKey) && !shiftKey && !altKey && letter === "z") return once(() => hands.undo());
      if (ctrlKey || metaKey || altKey || shiftKey) return false;
      if (key === "Escape") return once(() => actions.setMode("explore"));
      if (letter === "u") return once(() => hands.undo());
      if (!question) return walkResult(event);
      const isTold = status === "told" && afterMistake(settings) !== "tryAgain";
      if (isTold) return (GOES_ON.has(key) || key === "ArrowRight") && once(() => hands.goOn());
      const place = /^[1-9]$/.test(key) ? Number(key) - 1 : -1;
      const answer = question.candidates[place];
      if (answer !== undefined)
        return once(() => {
          hands.choose(answer);
          focusAnswer(place);
        });
      if (letter === "h") return once(() => hands.hint());
      if (letter === "r") return once(() => hands.give());
      const count = question.candidates.length;
      // The two keys of a remote: from candidate to candidate, and take the one that has the focus.
      if (key === "PageUp") return once(() => focusAnswer((focusedAnswer() + 1) % count));
      if (GOES_ON.has(key))
        return once(() => {
          const focused = question.candidates[focusedAnswer()];
          if (key === "PageDown" && focused !== undefined && focused !== chosen) hands.choose(focused);
          else if (chosen === null) focusAnswer(0);
          else hands.confirm();
        });
      const step = ARROWS[key];
      if (step !== undefined) {
        const at = question.candidates.indexOf(chosen ?? -1);
        focusAnswer((Math.max(0, at + step) + count) % count);
        return true;
      }
      return !isFutureOpen && (SILENT.has(letter) || SILENT.has(key));
    },
    [hands, actions],
  );
  useEffect(() => setModeKeys(takes), [takes]);
}
