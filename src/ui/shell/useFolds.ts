/**
 * Which charts are folded to a line: those whose subject the run does not touch, unless the reader has chosen otherwise.
 * One that was folded opens at the first event in it, and its line says so, but not while the run is played: nothing jumps then.
 */
import { useState } from "react";
import type { Scenario } from "../../model/scenario.ts";
import { CHARTS, type ChartId } from "../../store/appState.ts";
import type { RunState } from "../../store/runState.ts";
import { selectIsPlaying, selectScenario, selectTrace } from "../../store/selectors.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { subjectsOf, type Subjects } from "../shared/moment/subjects.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";

const selectTouchesMemory = ({ host }: RunState) => host !== null && host.hits + host.faults > 0;
const selectTouchesStorage = ({ host }: RunState) =>
  host?.disks.some(({ reads, writes }) => reads + writes > 0) ?? false;

interface Opened {
  readonly machines: Scenario["machines"];
  /** The trace of the scenario before, as long as it is shown. */
  readonly stale: TraceReader | null;
  readonly opened: readonly ChartId[];
}

export interface Folds {
  /** What the scenario is about by itself. */
  readonly subjects: Subjects;
  readonly isFolded: (chart: ChartId) => boolean;
  /** It has opened by itself, at the first event in it. */
  readonly hasOpened: (chart: ChartId) => boolean;
}

export function useFolds(): Folds {
  const scenario = useRun(selectScenario);
  const subjects = subjectsOf(scenario);
  const chosen = useApp((state) => state.folds);
  const isPlaying = useApp(selectIsPlaying);
  const now = { processor: false, memory: useRun(selectTouchesMemory), storage: useRun(selectTouchesStorage) };
  const trace = useRun(selectTrace);
  const [{ machines, stale, opened }, setOpened] = useState<Opened>({
    machines: scenario.machines,
    stale: null,
    opened: [],
  });
  // Another scenario is folded anew; until its run has begun, the host is still that of the one before.
  const isNew = machines !== scenario.machines;
  const isTold = !isNew && trace !== stale;
  const news =
    isTold && !isPlaying ? CHARTS.filter((chart) => now[chart] && !subjects[chart] && !opened.includes(chart)) : [];
  if (isNew) setOpened({ machines: scenario.machines, stale: trace, opened: [] });
  else if (news.length > 0) setOpened({ machines, stale, opened: [...opened, ...news] });
  const isOpened = (chart: ChartId) => !isNew && opened.includes(chart);
  return {
    subjects,
    isFolded: (chart) => chosen[chart] ?? !(subjects[chart] || isOpened(chart)),
    // What the reader has folded or opened by hand is not moved.
    hasOpened: (chart) => chosen[chart] === undefined && isOpened(chart),
  };
}
