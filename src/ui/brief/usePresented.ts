/**
 * What a presenter's remote does where the run has ended: asked for another step, the first suggestion that changes the host
 * is pointed at; asked again, it is done, and the run begins anew. So a lecture needs no other key.
 */
import { useEffect, useRef, useState } from "react";
import type { Try } from "../../scenarios/gallery.ts";
import { whenBeyondEnd } from "../shared/moment/beyondEnd.ts";
import { useRunActions, useRunApi } from "../shared/useRun.ts";
import { useTries } from "./useTries.ts";

export interface Presented {
  readonly label: string;
  readonly act: () => void;
}

/** The suggestion that the next press does; null while nothing is pointed at. */
export function usePresented(tries: readonly Try[]): Presented | null {
  const run = useRunApi();
  const { seekStart } = useRunActions();
  const [isPointed, setPointed] = useState(false);
  const [first = null] = useTries(tries.filter((tried) => tried.do === "host"));
  const state = useRef({ first, isPointed });
  useEffect(() => {
    state.current = { first, isPointed };
  });
  useEffect(() => {
    const stop = whenBeyondEnd(() => {
      const { first: next, isPointed: isChosen } = state.current;
      if (!isChosen) return setPointed(true);
      setPointed(false);
      next?.act();
      seekStart();
    });
    // Whoever goes back, or changes something, has decided otherwise.
    const stopWatching = run.subscribe((now, before) => {
      const { row, time } = before.cursor;
      if (now.cursor.row !== row || now.cursor.time !== time || now.scenario !== before.scenario) setPointed(false);
    });
    return () => {
      stop();
      stopWatching();
    };
  }, [run, seekStart]);
  return isPointed ? first : null;
}
