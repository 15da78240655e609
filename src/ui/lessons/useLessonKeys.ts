/** The keys of a lesson: on, back, answer, hint, show, and out. A remote goes through all of it, and through the list. */
import { useEffect } from "react";
import type { Here } from "../../store/lessons.ts";
import { setModeKeys } from "../shared/modeKeys.ts";
import { walkByRemote } from "../shared/remoteWalk.ts";
import { useActions, useAppView } from "../shared/useApp.ts";
import type { Autoplay } from "./useAutoplay.ts";
import type { Draft } from "./useDraft.ts";
import { useLessonActions } from "./useLessons.ts";

/** Where the list stands. */
const LIST_ID = "charts";

/** `here` null: at the list. */
export function useLessonKeys(here: Here | null, draft: Draft | null, auto: Autoplay | null): void {
  const actions = useLessonActions();
  const { setMode } = useActions();
  const app = useAppView();
  useEffect(
    () =>
      setModeKeys((event) => {
        const { ctrlKey, metaKey, altKey, shiftKey } = event;
        // With the caps lock on letters mean the same.
        const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
        if (ctrlKey || metaKey || altKey || shiftKey) return false;
        // The first one leaves the lecture.
        if (key === "Escape") return !app.getState().isLecture && done(() => setMode("explore"));
        if (!here || !draft || !auto) return walkByRemote(event, document.getElementById(LIST_ID));
        const question = here.step?.kind === "ask" && !here.attempt ? here.step.question : null;
        const isTask = here.step !== null && here.step.kind !== "tell" && !here.attempt;
        if (question && /^\d$/.test(key)) {
          if (question.kind === "number") return done(() => draft.type(draft.text + key));
          const option = Number(key) - 1;
          return option >= 0 && option < question.options.length && done(() => draft.choose(option));
        }
        if (question?.kind === "number" && key === "Backspace") return done(() => draft.type(draft.text.slice(0, -1)));
        switch (key) {
          case "Enter":
          case "ArrowRight":
          case "PageDown":
            return done(() => (draft.answer !== null && question ? draft.check() : actions.next()));
          case "ArrowLeft":
          case "PageUp":
            return done(() => actions.back());
          case "Home":
            return done(() => actions.toFirst());
          case "End":
            return done(() => actions.toLast());
          case "a":
            return here.step !== null && done(() => auto.toggle());
          case "h":
            return isTask && done(() => draft.hint());
          case "r":
            return isTask && done(() => draft.reveal());
          default:
            return false;
        }
      }),
    [here, draft, auto, actions, setMode, app],
  );
}

function done(act: () => void): true {
  act();
  return true;
}
