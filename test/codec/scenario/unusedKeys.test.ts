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

  /** A file with `key` in the record of that name. */
  const WITHIN: Readonly<Record<string, (entry: object) => object>> = {
    "": (entry) => ({ machines: [], ...entry }),
    host: (entry) => ({ host: { ...entry } }),
    "host.scheduler": (entry) => ({ host: { scheduler: { policy: "rr", ...entry } } }),
    "host.scheduler.params": (entry) => ({ host: { scheduler: { policy: "rr", params: { ...entry } } } }),
    "host.replacement": (entry) => ({ host: { replacement: { policy: "lru", ...entry } } }),
    "host.costs": (entry) => ({ host: { costs: { ...entry } } }),
    "machines[0]": (entry) => ({ machines: [{ ...A, ...entry }] }),
    "machines[0].volumes[0]": (entry) => ({ machines: [{ ...A, volumes: [{ name: "v", bytes: 1, ...entry }] }] }),
    "commands[0]": (entry) => ({ machines: [A], commands: [{ command: "pause", vm: "A", at: 1, ...entry }] }),
  };

  it.each([
    ["", "machines", "processes process jobs job tasks vms vm guests domains VirtualMachines virtual_machines"],
    ["", "commands", "events actions"],
    ["", "host.scheduler.policy", "algorithm policy scheduler scheduling scheduling_policy"],
    ["", "host.scheduler.params.timeslice", "quantum time-quantum q slice timeslice"],
    ["", "host.pcpus", "cpus cpu cores processors cpu_count numCpus"],
    ["", "host.replacement.policy", "replacement pageReplacement replacement_policy"],
    ["", "host.costs.worldSwitch", "contextSwitch context_switch_time switchCost switchtime"],
    ["host", "pcpus", "cpus cpu cores processors cpucount numcpus pcpu"],
    ["host", "frames", "memory ram pageframes frame"],
    ["host", "pageBytes", "pageSize page_size"],
    ["host", "extentBytes", "extentSize"],
    ["host", "scheduler.policy", "algorithm policy scheduling schedulingpolicy"],
    ["host", "scheduler.params.timeslice", "quantum timequantum q slice"],
    ["host", "replacement.policy", "pagereplacement replacementpolicy"],
    ["host", "costs.worldSwitch", "contextswitch contextswitchtime switchcost switchtime"],
    ["host.scheduler", "policy", "name algorithm type kind id"],
    ["host.scheduler", "params.timeslice", "quantum timequantum q slice"],
    ["host.scheduler.params", "timeslice", "quantum timequantum q slice timeslize"],
    ["host.replacement", "policy", "name algorithm type kind id polcy"],
    ["host.costs", "worldSwitch", "contextswitch contextswitchtime switch switchcost switchtime wordSwitch"],
    ["machines[0]", "name", "id pid process label"],
    ["machines[0]", "arrival", "arrivaltime Arrival-Time start starttime at release"],
    [
      "machines[0]",
      "programs",
      "burst bursts bursttime cpuburst service servicetime duration length program work workload cpu",
    ],
    ["machines[0]", "priority", "prio nice priorty rpiority"],
    ["machines[0]", "weight", "shares share tickets cpushares wieght"],
    ["machines[0]", "vcpus", "cpus cores vcpucount vpcus"],
    ["machines[0]", "memoryBytes", "memory mem ram memorymb memory_size"],
    ["machines[0]", "volumes", "disks disk volume storage"],
    ["machines[0]", "timeslice", "quantum slice timeslicee"],
    ["machines[0]", "affinity", "pinning cpuset pin afinity"],
    ["machines[0].volumes[0]", "bytes", "size capacity byte"],
    ["commands[0]", "command", "action type op name"],
    ["commands[0]", "vm", "machine target domain"],
    ["commands[0]", "at", "time t when"],
  ])("in “%s” means %s where it is one of: %s", (record, meaning, keys) => {
    for (const key of keys.split(" ")) {
      const path = record === "" ? key : `${record}.${key}`;
      // A word, that no number is made a program of.
      expect(unusedIn(WITHIN[record]!({ [key]: "?" }))).toEqual({ [path]: meaning });
    }
  });

  it("is told by the place in the list of hosts where hosts are one", () => {
    expect(
      unusedIn({ hosts: [{ frame: 3, pageBytez: 1 }], cpus: 2, quantum: 3, machines: [{ ...A, quantum: 2 }] }),
    ).toEqual({
      "hosts[0].frame": "frames",
      "hosts[0].pageBytez": "pageBytes",
      cpus: "hosts[0].pcpus",
      quantum: "hosts[0].scheduler.params.timeslice",
      "machines[0].quantum": "timeslice",
    });
    expect(unusedIn({ hosts: [{}, { name: "b", frame: 3, weight: 2 }] })).toEqual({
      "hosts[1].frame": "frames",
      "hosts[1].weight": "machines[…].weight",
    });
  });

  it.each([
    ["capp", "cap"],
    ["cpa", "cap"],
    ["xcpaq", undefined],
    ["xcpap", "cap"],
    ["workngSet", "workingSet"],
    ["workngSte", "workingSet"],
    ["workngXtee", undefined],
    ["wrkingst", "workingSet"],
    ["zzz", undefined],
    ["x", undefined],
  ])("%s is near enough to %s", (key, meaning) => {
    expect(unusedIn({ machines: [{ ...A, [key]: 1 }] })).toEqual({ [`machines[0].${key}`]: meaning });
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
  it("has its first twelve keys told, and those of which one at least is needed", () => {
    const keys = Array.from({ length: 14 }, (_, at) => `zz${at}`);
    const opened = parseScenarioFile(JSON.stringify(Object.fromEntries(keys.map((key) => [key, 1]))));
    expect(!opened.ok && opened.problems[0]?.values).toEqual({
      found: keys.slice(0, 12).join(", "),
      allowed: "hosts, host, conventions, machines, commands",
    });
  });

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
