/**
 * What the last change of the host did to the figures. It is kept until another change is made, another scenario is
 * opened, or the reader removes it.
 */
import { useEffect, useRef, useState } from "react";
import { hostOf, type Scenario } from "../../model/scenario.ts";
import type { RunState } from "../../store/runState.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { useRunApi } from "../shared/useRun.ts";
import { figuresAt, type Figures } from "./figuresOf.ts";

export interface Result {
  readonly before: Scenario;
  readonly after: Scenario;
  /** Null while the run comes in. */
  readonly figures: { readonly before: Figures; readonly after: Figures } | null;
}

interface Pending {
  readonly before: Scenario;
  readonly trace: TraceReader;
  readonly time: number;
}

export function useResult(): { readonly result: Result | null; readonly remove: () => void } {
  const run = useRunApi();
  const [result, setResult] = useState<Result | null>(null);
  const forget = useRef(() => {});
  useEffect(() => {
    let pending: Pending | null = null;
    forget.current = () => {
      pending = null;
      setResult(null);
    };
    const finish = ({ trace, scenario, status }: RunState) => {
      if (!pending || !trace || trace === pending.trace) return;
      // A run that may end soon is waited for: the figures of a whole run say more.
      if (status.kind === "running" && pending.trace.isComplete) return;
      const { before, trace: old, time } = pending;
      const isWhole = old.isComplete && trace.isComplete;
      if (!isWhole && trace.knownUntil < time && !trace.isComplete) return;
      const at = isWhole ? null : Math.min(time, old.knownUntil, trace.knownUntil);
      const figures = {
        before: figuresAt(old, before.conventions, at),
        after: figuresAt(trace, scenario.conventions, at),
      };
      pending = null;
      setResult({ before, after: scenario, figures });
    };
    return run.subscribe((state, old) => {
      if (state.scenario !== old.scenario) {
        const { scenario: after } = state;
        const isSameRun = after.machines === old.scenario.machines;
        const isChanged = hostOf(after) !== hostOf(old.scenario) || after.conventions !== old.scenario.conventions;
        // Of another host nothing was changed: it is looked at.
        if (!isSameRun || state.shown !== old.shown) forget.current();
        else if (isChanged && old.trace) {
          // Of several quick steps the first state is what the last is compared with, where its run was never seen.
          pending ??= { before: old.scenario, trace: old.trace, time: Math.floor(old.cursor.time) };
          if (hasSameRules(pending.before, after)) forget.current();
          else setResult({ before: pending.before, after, figures: null });
        }
      }
      if (state.trace !== old.trace || state.status !== old.status) finish(state);
    });
  }, [run]);
  return { result, remove: () => forget.current() };
}

function hasSameRules(one: Scenario, other: Scenario): boolean {
  return JSON.stringify([one.hosts, one.conventions]) === JSON.stringify([other.hosts, other.conventions]);
}
