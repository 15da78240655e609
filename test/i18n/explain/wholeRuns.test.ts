import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import { plainText } from "../../../src/i18n/explain/explain.ts";
import { explainStep } from "../../../src/i18n/explain/step.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { scenarioIn } from "../../../src/scenarios/gallery.ts";
import { scenarios } from "../../../src/scenarios/list.ts";
import { HostCursor } from "../../../src/trace/hostCursor.ts";
import { stepRows } from "../../../src/ui/why/moments.ts";
import { cpuPolicies } from "../../../src/vmm/cpu/policies.ts";
import { memoryPolicies } from "../../../src/vmm/memory/policies.ts";
import { hostOf } from "../../../src/model/scenario.ts";

const ROWS = 1500;
const gallery = scenarios.map((entry): [string, Scenario] => [entry.id, scenarioIn(entry, "en")]);

/** What every step of a run says, as the page shows it: with the state after it and the rows of its moment. */
function toldBy(scenario: Scenario, language: "en" | "zh"): string[] {
  const trace = simulate(scenario, { maxRows: ROWS });
  const cursor = new HostCursor();
  const texts: string[] = [];
  for (let row: number | null = trace.nextStep(0, "event", 1); row !== null && row < ROWS;) {
    const state = cursor.at(trace, row, trace.timeOf(row - 1));
    const rows = stepRows(trace, row)!;
    const { headline } = explainStep(rows.events, { info: trace.info, scenario, state }, language);
    texts.push(plainText(headline));
    row = trace.nextStep(row, "event", 1);
  }
  return texts;
}

const withPolicies = (scenario: Scenario, cpu: string, memory: string): Scenario => ({
  ...scenario,
  hosts: [
    {
      ...hostOf(scenario),
      scheduler: { policy: cpu, params: {} },
      replacement: { policy: memory, params: {} },
    },
  ],
});

const BROKEN = /undefined|null|NaN|\?|Infinity|\[object| {2}/;

describe("the sentences of whole runs", () => {
  it.each(gallery)("%s: every step says something, in both languages", (_id, scenario) => {
    const [en, zh] = [toldBy(scenario, "en"), toldBy(scenario, "zh")];
    expect(en.length).toBeGreaterThan(10);
    expect(zh).toHaveLength(en.length);
    expect([...en, ...zh].filter((text) => BROKEN.test(text))).toEqual([]);
  });

  it.each(cpuPolicies.map(({ id }) => id))("under the scheduler %s with its own values", (id) => {
    const first = gallery[0]![1];
    const texts = [...toldBy(withPolicies(first, id, "lru"), "en"), ...toldBy(withPolicies(first, id, "lru"), "zh")];
    expect(texts.filter((text) => BROKEN.test(text))).toEqual([]);
  });

  it.each(memoryPolicies.map(({ id }) => id))("under the replacement policy %s with victims told", (id) => {
    const cliff = gallery.find(([name]) => name === "thrashingCliff")![1];
    const texts = toldBy(withPolicies(cliff, "rr", id), "en");
    expect(texts.filter((text) => BROKEN.test(text))).toEqual([]);
    expect(texts.some((text) => text.includes("the victim"))).toBe(true);
  });
});
