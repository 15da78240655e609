/**
 * Links and files made by an earlier version open to the same trace: events, run queues, lanes and figures.
 *
 * `test/oracles/traceHashes.jsonl` was made once, by the core as of commit 240813b: 500 random scenarios (how they were
 * drawn stands in its first line) and those of the gallery, each as a link, 40 of them as a file too. It is not made anew
 * when a hash differs: where a rule was corrected since, what it touches of the runs that it concerns is left out, by what
 * stands in the scenario, and counted (`CORRECTED`).
 */
import { describe, expect, it } from "vitest";
import { decodeLink } from "../../src/codec/link/link.ts";
import { parseScenarioFile } from "../../src/codec/scenario/scenarioFile.ts";
import { hostOf, type MachineSpec, type Scenario } from "../../src/model/scenario.ts";
import { storedRuns, traceHashes, type StoredRun } from "../support/traceHash.ts";
import { canWaitWithoutPcpu } from "../support/waitsWithoutPcpu.ts";

const { fields, runs } = storedRuns();
const PARTS = ["events", "queues", "lanes", "figures"] as const;
const RANGE = 51;

type Part = (typeof PARTS)[number];

/** Rules that were corrected since, what they touch, and how many of the runs they concern. */
const CORRECTED: readonly {
  readonly rule: string;
  concerns(scenario: Scenario): boolean;
  readonly touched: readonly Part[];
  readonly runs: number;
}[] = [
  {
    rule: "EEVDF charges whoever runs before it places who joins",
    concerns: (scenario) => hostOf(scenario).scheduler.policy === "eevdf" && hasSeveralVcpus(scenario),
    touched: PARTS,
    runs: 31,
  },
  {
    rule: "the smallest virtual runtime of CFS moves on with whoever leaves",
    concerns: (scenario) => hostOf(scenario).scheduler.policy === "cfs" && hasSeveralVcpus(scenario),
    // Nowhere did anybody go before another because of it.
    touched: ["events"],
    runs: 28,
  },
  {
    rule: "CFS and EEVDF take weights from priorities in units of nice 0",
    concerns: (scenario) =>
      ["cfs", "eevdf"].includes(hostOf(scenario).scheduler.policy) &&
      machinesOf(scenario).some(({ weight }) => weight === null),
    touched: PARTS,
    runs: 20,
  },
  {
    rule: "operations that need no processor wait for none (domain B.1)",
    concerns: canWaitWithoutPcpu,
    touched: PARTS,
    runs: 411,
  },
  {
    rule: "which switches count where not all do (the convention switchCharge)",
    concerns: ({ conventions }) => conventions.switchCharge === "betweenVcpus",
    touched: ["events", "figures"],
    runs: 241,
  },
  {
    rule: "what a cap takes, and what it does not (domain B.2)",
    concerns: (scenario) =>
      hostOf(scenario).scheduler.policy === "credit" && machinesOf(scenario).some(({ cap = 0 }) => cap > 0),
    touched: ["events", "lanes"],
    runs: 18,
  },
  {
    rule: "whose working set fills in the moment another vCPU starts anew drives that one's out first",
    concerns: (scenario) => (hostOf(scenario).cache?.warmupTicks ?? 0) > 0 && hasSeveralVcpus(scenario),
    touched: ["events"],
    runs: 211,
  },
];

/** Those of the scenario and those that its commands create. */
function machinesOf({ machines, commands }: Scenario): readonly MachineSpec[] {
  return [...machines, ...commands.flatMap((command) => (command.command === "create" ? [command.machine] : []))];
}

function hasSeveralVcpus(scenario: Scenario): boolean {
  return machinesOf(scenario).reduce((sum, { vcpus }) => sum + vcpus, 0) > 1;
}

/** What is to be compared of a run of `scenario`. */
function comparedParts(scenario: Scenario): readonly Part[] {
  const touched = new Set(CORRECTED.flatMap(({ concerns, touched: parts }) => (concerns(scenario) ? parts : [])));
  return PARTS.filter((part) => !touched.has(part));
}

/** What differs between the trace of `scenario` and the stored one; empty when nothing does. */
function differences(scenario: Scenario | undefined, index: number, run: StoredRun): string[] {
  if (!scenario) return [`${index} (${run.title}) does not open`];
  const compared = comparedParts(scenario);
  if (compared.length === 0) return [];
  const found = traceHashes(scenario, run.until, fields);
  const parts = compared.filter((part) => found[part] !== run[part]);
  return parts.length > 0 ? [`${index} (${run.title}) differs in ${parts.join(", ")}`] : [];
}

async function inLink({ link }: StoredRun): Promise<Scenario | undefined> {
  const content = await decodeLink(link);
  return content.ok ? content.value?.scenario : undefined;
}

function inFile(text: string): Scenario | undefined {
  const content = parseScenarioFile(text);
  return content.ok ? content.value : undefined;
}

describe("a stored link opens to the trace it had when it was made", () => {
  for (let first = 0; first < runs.length; first += RANGE) {
    const range = [...runs.entries()].slice(first, first + RANGE);
    it(`links ${first} to ${first + range.length - 1}`, async () => {
      const found = await Promise.all(range.map(async ([index, run]) => differences(await inLink(run), index, run)));
      expect(found.flat()).toEqual([]);
    });
  }
});

describe("a rule that was corrected since", () => {
  it.each(CORRECTED)("concerns $runs stored links: $rule", async ({ concerns, runs: count }) => {
    const scenarios = await Promise.all(runs.map(inLink));
    expect(scenarios.filter((scenario) => scenario && concerns(scenario))).toHaveLength(count);
  });
});

describe("a stored file opens to the trace of the link it was stored with", () => {
  it("each of them", () => {
    const found = [...runs.entries()].flatMap(([index, run]) =>
      run.file === undefined ? [] : differences(inFile(run.file), index, run),
    );
    expect(found).toEqual([]);
  });
});
