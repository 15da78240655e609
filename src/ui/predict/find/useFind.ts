/** Finding the policy, as long as it is open: its store, and its keys. */
import { useCallback, useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { createFindPolicy, type FindPolicy, type FindState } from "../../../store/findPolicy.ts";
import { setModeKeys } from "../../shared/modeKeys.ts";
import { useActions } from "../../shared/useApp.ts";
import { useRunApi } from "../../shared/useRun.ts";

export function useFind(): FindPolicy {
  const run = useRunApi();
  const find = useMemo(() => createFindPolicy({ run, storage: storage() }), [run]);
  useEffect(() => {
    find.open();
    return () => find.close();
  }, [find]);
  return find;
}

export function useFindState(find: FindPolicy): FindState {
  return useStore(find.state);
}

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const GOES_ON: ReadonlySet<string> = new Set(["Enter", "PageDown", "ArrowRight"]);

/** Digits choose, Enter checks and goes on, `h` and `r` help; the two keys of a remote go from policy to policy, and check. */
export function useFindKeys(find: FindPolicy): void {
  const actions = useActions();
  const takes = useCallback(
    ({ key, ctrlKey, metaKey, altKey, shiftKey, repeat }: KeyboardEvent): boolean => {
      if (ctrlKey || metaKey || altKey || shiftKey) return false;
      const once = (action: () => void) => {
        if (!repeat) action();
        return true;
      };
      if (key === "Escape") return once(() => actions.setMode("explore"));
      const { status, task, chosen } = find.state.getState();
      if (status === "answered") return GOES_ON.has(key) && once(() => find.next());
      if (status !== "asking" || !task) return false;
      const count = task.offered.length;
      const choose = (place: number) => {
        find.choose(place);
        document.querySelector<HTMLElement>(`[role=radiogroup] [data-place="${place}"]`)?.focus();
      };
      const place = /^[1-9]$/.test(key) ? Number(key) - 1 : -1;
      if (place >= 0 && place < count) return once(() => choose(place));
      if (key === "PageUp") return once(() => choose(((chosen ?? -1) + 1) % count));
      if (key === "h") return once(() => find.hint());
      if (key === "r") return once(() => find.show());
      if (key === "Enter" && document.activeElement?.closest("button, a, select")) return false;
      if (key === "Enter" || key === "PageDown") return once(() => find.check());
      return false;
    },
    [find, actions],
  );
  useEffect(() => setModeKeys(takes), [takes]);
}
