/** Scenario files: valid ones spoiled as text, and spoiled as data. */
import { nextInt, type RandomStream } from "../../../src/base/prng.ts";
import { parseScenarioFile, printScenarioFile } from "../../../src/codec/scenario/scenarioFile.ts";
import type { Attempt, FuzzKind } from "../fuzz.ts";
import { spoilJson, spoilText, type Json } from "../hostile.ts";
import { sameJson } from "../same.ts";
import { anyBranches, anyScenario } from "../samples.ts";

function spoiledFile(random: RandomStream): string {
  const scenario = anyScenario(random);
  const text = printScenarioFile(scenario, anyBranches(random, scenario));
  return nextInt(random, 3) === 0
    ? spoilText(random, text)
    : JSON.stringify(spoilJson(random, JSON.parse(text) as Json));
}

export const files: FuzzKind = {
  name: "files",
  isTimed: true,
  attempt(random, show): Attempt {
    const text = spoiledFile(random);
    show(text);
    const opened = parseScenarioFile(text);
    if (!opened.ok)
      return { outcome: "refused", faults: opened.problems.length === 0 ? ["refused without a reason"] : [] };
    const again = parseScenarioFile(printScenarioFile(opened.value, opened.branches));
    const isSame = again.ok && sameJson([again.value, again.branches ?? null], [opened.value, opened.branches ?? null]);
    return {
      outcome: "opened",
      scenario: opened.value,
      faults: isSame ? [] : ["what it opens to does not come back from a file of its own"],
    };
  },
};
