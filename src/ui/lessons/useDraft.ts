/** The answer that is being given: what is chosen or typed, whether a hint was asked for, and since when it is asked. */
import { useEffect, useRef, useState } from "react";
import type { Here } from "../../store/lessons.ts";
import { isOpen } from "../../store/lessons.ts";
import { useLessonActions } from "./useLessons.ts";

export interface Draft {
  /** Null: there is none yet. */
  readonly answer: number | null;
  readonly text: string;
  readonly isHinted: boolean;
  choose(answer: number): void;
  type(text: string): void;
  hint(): void;
  check(): void;
  reveal(): void;
  /** So long it is asked. */
  ms(): number;
}

interface State {
  /** The step that it is an answer to. */
  readonly of: string;
  readonly answer: number | null;
  readonly text: string;
  readonly isHinted: boolean;
}

/** More digits than any answer has. */
const MOST_DIGITS = 9;

export function useDraft(here: Here): Draft {
  const actions = useLessonActions();
  const of = `${here.lesson.id} ${here.step?.id}`;
  const [state, setState] = useState<State>({ of, answer: null, text: "", isHinted: false });
  const since = useRef(0);
  useEffect(() => {
    since.current = performance.now();
  }, [of]);
  if (state.of !== of) setState({ of, answer: null, text: "", isHinted: false });
  const ms = () => Math.round(performance.now() - since.current);
  const isAsked = isOpen(here);
  return {
    ...state,
    ms,
    choose: (answer) => isAsked && setState({ ...state, answer }),
    type(written) {
      if (!isAsked) return;
      const text = written.normalize("NFKC").replaceAll(/\D/g, "").slice(0, MOST_DIGITS);
      setState({ ...state, text, answer: text === "" ? null : Number(text) });
    },
    hint: () => isAsked && setState({ ...state, isHinted: true }),
    check() {
      if (isAsked && state.answer !== null) actions.answer(state.answer, ms(), state.isHinted);
    },
    reveal: () => actions.reveal(ms(), state.isHinted),
  };
}
