/** The keys of the mode: to the next difference and back, to another run, and out of it. */
import { useEffect } from "react";
import { setModeKeys } from "../shared/modeKeys.ts";
import { useActions } from "../shared/useApp.ts";
import { useRunApi } from "../shared/useRun.ts";
import { useGoTo, useSteps } from "./FirstDifference.tsx";
import { nextDifference } from "./position.ts";
import { useCompareApi } from "./useCompare.ts";

export function useCompareKeys(): void {
  const compare = useCompareApi();
  const run = useRunApi();
  const { setMode } = useActions();
  const { stepped } = useSteps();
  const goTo = useGoTo(stepped);
  useEffect(
    () =>
      setModeKeys(({ key, ctrlKey, metaKey, altKey, shiftKey }) => {
        if (ctrlKey || metaKey || altKey) return false;
        const letter = key.toLowerCase();
        if (letter === "d") {
          const at = nextDifference(stepped, run.getState().cursor, shiftKey ? -1 : 1);
          if (at !== null) goTo(at);
          return true;
        }
        if (shiftKey) return false;
        if (letter === "x") {
          const { focus, variants, actions } = compare.getState();
          actions.look((focus + 1) % (variants.length + 1));
          return true;
        }
        if (key !== "Escape") return false;
        setMode("explore");
        return true;
      }),
    [compare, run, stepped, goTo, setMode],
  );
}
