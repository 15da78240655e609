/**
 * Which charts are folded to a line: those whose subject the run does not touch, unless the reader has chosen otherwise.
 * One that was folded opens at the first event in it, but not while the run is played: nothing jumps then.
 */
import { useState } from "react";
import { CHARTS, type ChartId } from "../../store/appState.ts";
import type { RunState } from "../../store/runState.ts";
import { selectIsPlaying, selectScenario } from "../../store/selectors.ts";
import { subjectsOf, type Subjects } from "../shared/moment/subjects.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";

const selectTouchesMemory = ({ host }: RunState) => host !== null && host.hits + host.faults > 0;
const selectTouchesStorage = ({ host }: RunState) =>
  host?.disks.some(({ reads, writes }) => reads + writes > 0) ?? false;

export interface Folds {
  /** What the scenario is about by itself. */
  readonly subjects: Subjects;
  readonly isFolded: (chart: ChartId) => boolean;
}

export function useFolds(): Folds {
  const subjects = subjectsOf(useRun(selectScenario));
  const chosen = useApp((state) => state.folds);
  const isPlaying = useApp(selectIsPlaying);
  const now = { processor: false, memory: useRun(selectTouchesMemory), storage: useRun(selectTouchesStorage) };
  const [opened, setOpened] = useState<readonly ChartId[]>([]);
  const news = isPlaying ? [] : CHARTS.filter((chart) => now[chart] && !subjects[chart] && !opened.includes(chart));
  if (news.length > 0) setOpened([...opened, ...news]);
  return { subjects, isFolded: (chart) => chosen[chart] ?? !(subjects[chart] || opened.includes(chart)) };
}
