/** Simulates a scenario beside the run that is shown, a moment after it has stopped changing. */
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from "react";
import type { Scenario } from "../../../model/scenario.ts";
import { createAside, type Aside, type AsideState } from "../../../store/aside.ts";

/** Makes what simulates beside; tests put a session in the place of the worker. */
export const AsideContext = createContext<() => Aside>(() => createAside());

/** Typing is not answered letter by letter. */
const PAUSE_MS = 120;

/** What is known of `scenario`; null while it is awaited, or without one. */
export function useAside(scenario: Scenario | null): AsideState | null {
  const make = useContext(AsideContext);
  const aside = useRef<Aside | null>(null);
  const written = JSON.stringify(scenario);
  const state = useSyncExternalStore(
    (changed) => {
      aside.current ??= make();
      return aside.current.state.subscribe(changed);
    },
    () => aside.current?.state.getState() ?? null,
  );
  useEffect(() => {
    if (written === "null") return undefined;
    const timer = setTimeout(() => aside.current?.open(JSON.parse(written) as Scenario), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written]);
  useEffect(
    () => () => {
      aside.current?.close();
      aside.current = null;
    },
    [],
  );
  return scenario && state && JSON.stringify(state.scenario) === written ? state : null;
}
