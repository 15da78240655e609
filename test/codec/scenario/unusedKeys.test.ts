/** Keys of a scenario file that nothing is made of: each is told, and a file of which nothing is known is refused. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseScenarioFile, printScenarioFile } from "../../../src/codec/scenario/scenarioFile.ts";
import { arbitraryScenario } from "../../support/arbitraryScenario.ts";
import { examples } from "../../support/laws.ts";

/** Keys that were left out of a file that opens, with what was probably meant. */
function unusedIn(file: object): Record<string, unknown> {
  const opened = parseScenarioFile(JSON.stringify(file));
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return Object.fromEntries((opened.unused ?? []).map(({ path, values }) => [path, values["meant"]]));
}

/** Puts `extra` into the record number `which` of `value`, and says where that is. */
const withExtra = (value: unknown, which: number, extra: string): string => {
  const records: [Record<string, unknown>, string][] = [];
  const look = (part: unknown, path: string): void => {
    if (typeof part !== "object" || part === null) return;
    if (!Array.isArray(part)) records.push([part as Record<string, unknown>, path]);
    for (const [key, entry] of Object.entries(part))
      look(entry, Array.isArray(part) ? `${path}[${key}]` : `${path}${path && "."}${key}`);
  };
  look(value, "");
  const [record, path] = records[which % records.length]!;
  record[extra] = 1;
  return `${path}${path && "."}${extra}`;
};
const A = { name: "A" };

describe("a key that is not known", () => {
  it("is told in the file that was written from memory of other tools", () => {
    expect(
      unusedIn({
        host: { scheduler: { policy: "rr", timeslice: 2 } },
        machines: [
          { name: "P1", arrival: 0, burst: 5 },
          { name: "P2", arrival: 1, burst: 3 },
        ],
      }),
    ).toEqual({
      "host.scheduler.timeslice": "host.scheduler.params.timeslice",
      "machines[0].burst": 'programs: ["C 5"]',
      "machines[1].burst": 'programs: ["C 3"]',
    });
  });

  it.each([
    ["a slip", { machines: [{ ...A, arival: 3, prioriy: 2 }] }, { arival: "arrival", prioriy: "priority" }],
    [
      "another case or hyphens",
      { machines: [{ ...A, "memory-bytes": 4096, VCPUS: 2 }] },
      { "memory-bytes": "memoryBytes", VCPUS: "vcpus" },
    ],
    [
      "a field that may be absent",
      { machines: [{ ...A, workingset: 2, Cap: 3 }] },
      { workingset: "workingSet", Cap: "cap" },
    ],
    ["the word of another tool", { machines: [{ ...A, shares: 2, nice: 3 }] }, { shares: "weight", nice: "priority" }],
  ])("that is %s of a machine says what was meant", (_what, file, expected) => {
    const inMachine = Object.entries(expected).map(([key, meant]) => [`machines[0].${key}`, meant]);
    expect(unusedIn(file)).toEqual(Object.fromEntries(inMachine));
  });

  it("that belongs into another record says where", () => {
    expect(unusedIn({ machines: [], pcpus: 2, worldSwitch: 1, quantum: 3 })).toEqual({
      pcpus: "host.pcpus",
      worldSwitch: "host.costs.worldSwitch",
      quantum: "host.scheduler.params.timeslice",
    });
    expect(unusedIn({ host: { priorityOrder: "lowerFirst" } })).toEqual({
      "host.priorityOrder": "conventions.priorityOrder",
    });
  });

  it("says nothing of a timeslice where the policy has none", () => {
    expect(unusedIn({ host: { scheduler: { policy: "fcfs", quantum: 2, params: { quantum: 3 } } } })).toEqual({
      "host.scheduler.quantum": undefined,
      "host.scheduler.params.quantum": undefined,
    });
  });

  it("is told in operations, volumes, disks, commands and created machines as well", () => {
    const file = {
      host: { disks: [{ extents: 9, speed: 3 }], costs: { exits: 2 } },
      machines: [
        { ...A, volumes: [{ name: "v", bytes: 1, size: 2 }], programs: [[{ op: "compute", ticks: 3, mode: 1 }]] },
      ],
      commands: [{ at: 1, command: "create", machine: { name: "B", burst: "5" }, when: 2 }],
    };
    expect(unusedIn(file)).toEqual({
      "host.disks[0].speed": undefined,
      "host.costs.exits": "host.exits",
      "machines[0].volumes[0].size": "bytes",
      "machines[0].programs[0][0].mode": undefined,
      "commands[0].when": "at",
      "commands[0].machine.burst": "programs",
    });
  });

  it("is told wherever it stands in any file, and nothing else is", () => {
    fc.assert(
      fc.property(arbitraryScenario(), fc.nat(), fc.stringMatching(/^zz[a-zA-Z ]{1,9}$/), (scenario, which, extra) => {
        const file = JSON.parse(printScenarioFile(scenario));
        expect(unusedIn(file)).toEqual({});
        const place = withExtra(file, which, extra);
        expect(Object.keys(unusedIn(file))).toEqual([place]);
      }),
      examples(100),
    );
  });
});

describe("a file of which nothing is known", () => {
  it.each([
    ["of another tool", { processes: [{ pid: 1, burst: 3 }], algorithm: "RR", quantum: 2 }],
    ["with a title at best", { title: "Homework", tasks: [] }],
    ["without any key", {}],
  ])("%s is refused", (_what, file) => {
    const opened = parseScenarioFile(JSON.stringify(file));
    expect(!opened.ok && opened.problems[0]).toMatchObject({ code: "nothingUsed", path: "" });
  });

  it("says what its keys probably mean", () => {
    const opened = parseScenarioFile('{"processes": [], "algorithm": "RR"}');
    expect(!opened.ok && opened.problems.slice(1).map(({ path, values }) => [path, values["meant"]])).toEqual([
      ["processes", "machines"],
      ["algorithm", "host.scheduler.policy"],
    ]);
  });

  it("is not one that only has a title", () => {
    expect(parseScenarioFile('{"title": "Nothing yet"}').ok).toBe(true);
  });
});
