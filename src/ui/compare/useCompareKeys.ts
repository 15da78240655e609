/**
 * The keys of the mode: to the next difference and back, to another run, and out of it. The two keys of a remote go from
 * difference to difference, beyond them they step; while a run stands alone they go through what is often put beside it.
 */
import { useEffect } from "react";
import { ALL_SAME, type Compare } from "../../store/compare.ts";
import { setModeKeys } from "../shared/modeKeys.ts";
import { walkByRemote } from "../shared/remoteWalk.ts";
import { useActions } from "../shared/useApp.ts";
import { useRunApi } from "../shared/useRun.ts";
import { useGoTo, useSteps } from "./FirstDifference.tsx";
import { OFFERS_ID } from "./Offers.tsx";
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
      setModeKeys((event) => {
        const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
        if (ctrlKey || metaKey || altKey) return false;
        const letter = key.toLowerCase();
        if (letter === "d") {
          const at = nextDifference(stepped, run.getState().cursor, shiftKey ? -1 : 1);
          if (at !== null) goTo(at);
          return true;
        }
        if (shiftKey) return false;
        if (answeredBy(key, compare)) return true;
        if (compare.getState().variants.length === 0 && walkByRemote(event, document.getElementById(OFFERS_ID)))
          return true;
        if (key === "PageDown" || key === "PageUp") {
          const at = nextDifference(stepped, run.getState().cursor, key === "PageDown" ? 1 : -1);
          if (at === null) return false;
          goTo(at);
          return true;
        }
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

/** While it is asked which run does best: digits choose, Enter or a remote's key checks, `r` shows. */
function answeredBy(key: string, compare: Compare): boolean {
  const { guess, variants, actions } = compare.getState();
  const count = variants.filter(({ run }) => run !== null).length + 1;
  if (!guess || guess.isTold || count < 2) return false;
  if (key.toLowerCase() === "r") {
    actions.choose(null);
    actions.tell();
    return true;
  }
  const place = /^[1-9]$/.test(key) ? Number(key) - 1 : -1;
  if (place >= 0) {
    if (place <= count) actions.choose(place === count ? ALL_SAME : place);
    return true;
  }
  if (key === "PageUp") {
    const at = guess.chosen === ALL_SAME ? count : (guess.chosen ?? -1);
    const next = (at + 1) % (count + 1);
    actions.choose(next === count ? ALL_SAME : next);
    return true;
  }
  // A button that has the focus is pressed by Enter.
  const isEnter = key === "Enter" && !document.activeElement?.closest("button, a, input, select");
  if (!isEnter && key !== "PageDown") return false;
  if (guess.chosen !== null) actions.tell();
  return guess.chosen !== null || key === "PageDown";
}
