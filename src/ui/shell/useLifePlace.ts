/**
 * Where the graph of the states of machines stands among the charts: second, in view without scrolling, where the reader has
 * asked for it or the scenario was about states when it was opened; last where commands have made it so since, so that what
 * is above stays where it is.
 */
import { useState } from "react";
import type { Scenario } from "../../model/scenario.ts";
import type { AppState } from "../../store/appState.ts";
import { isAboutLife, isAboutStates } from "../shared/moment/subjects.ts";
import { useApp } from "../shared/useApp.ts";

const selectIsLifeShown = ({ isLifeShown }: AppState) => isLifeShown;

export function useLifePlace(scenario: Scenario): "second" | "last" | null {
  const wanted = useApp(selectIsLifeShown);
  const { machines } = scenario;
  const [opened, setOpened] = useState({ machines, isAboutStates: isAboutStates(scenario) });
  if (opened.machines !== machines) setOpened({ machines, isAboutStates: isAboutStates(scenario) });
  if (!(wanted ?? isAboutLife(scenario))) return null;
  return wanted || opened.isAboutStates ? "second" : "last";
}
