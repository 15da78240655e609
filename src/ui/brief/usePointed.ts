/**
 * What a presenter's remote does beyond either end of the run: asked for another step there, what can be done is pointed at;
 * asked again, it is done. So a lecture needs no other key.
 */
import { useEffect, useRef, useState } from "react";
import { whenBeyond } from "../shared/moment/beyond.ts";
import { useRunApi } from "../shared/useRun.ts";

/** Whether it is pointed at. `act` null: there is nothing to do. */
export function usePointed(direction: 1 | -1, act: (() => void) | null): boolean {
  const run = useRunApi();
  const [isPointed, setPointed] = useState(false);
  const state = useRef({ act, isPointed });
  useEffect(() => {
    state.current = { act, isPointed };
  });
  useEffect(() => {
    const stop = whenBeyond(direction, () => {
      const { act: doIt, isPointed: isChosen } = state.current;
      setPointed(!isChosen);
      if (isChosen) doIt?.();
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
  }, [run, direction]);
  return isPointed && act !== null;
}
