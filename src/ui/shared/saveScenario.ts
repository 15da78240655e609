/** Hands a scenario to the person as a file. */
import { printScenarioFile } from "../../codec/scenario/scenarioFile.ts";
import type { Scenario } from "../../model/scenario.ts";
import { fileName, saveFile } from "./saveFile.ts";

export function saveScenario(scenario: Scenario): void {
  saveFile(fileName(scenario.title), printScenarioFile(scenario));
}
