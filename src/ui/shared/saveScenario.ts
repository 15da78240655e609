/** Hands a scenario to the person as a file, with its other futures. */
import { printScenarioFile } from "../../codec/scenario/scenarioFile.ts";
import type { Branches } from "../../model/branches.ts";
import type { Scenario } from "../../model/scenario.ts";
import { fileName, saveFile } from "./saveFile.ts";

export function saveScenario(scenario: Scenario, branches?: Branches): void {
  saveFile(fileName(scenario.title), printScenarioFile(scenario, branches));
}
