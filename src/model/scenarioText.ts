/** What tells one scenario from another, as a text: its title does not, nor the order in which it was written down. */
import type { Scenario } from "./scenario.ts";

export function scenarioText(scenario: Scenario): string {
  return JSON.stringify({ ...scenario, title: "" }, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
