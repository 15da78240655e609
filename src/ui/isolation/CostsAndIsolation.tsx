/** What virtualization costs, and what keeps machines apart: each where the run is about it. */
import { CostPanel } from "../costs/CostPanel.tsx";
import { isAboutIsolation } from "../shared/moment/subjects.ts";
import type { AppState } from "../../store/appState.ts";
import type { RunState } from "../../store/runState.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { IsolationFold } from "./IsolationFold.tsx";
import { IsolationPanel } from "./IsolationPanel.tsx";

const selectIsAbout = ({ scenario }: RunState) => isAboutIsolation(scenario);
/** Lectures and lessons show what they are about, and nothing that could be opened. */
const selectHasFolds = ({ mode, isLecture }: AppState) => mode === "explore" && !isLecture;

export function CostsAndIsolation() {
  const isAbout = useRun(selectIsAbout);
  const hasFolds = useApp(selectHasFolds);
  return (
    <>
      {isAbout && <IsolationPanel />}
      <CostPanel />
      {!isAbout && hasFolds && <IsolationFold />}
    </>
  );
}
