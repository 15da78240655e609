/** The border: what a scenario must be, what is completed, and that everything wrong is told at once. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultHost, defaultMachine, defaultScenario } from "../../../src/codec/defaults.ts";
import { validateScenario } from "../../../src/codec/scenario/validate.ts";
import type { Problem } from "../../../src/model/problems.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { arbitraryScenario } from "../../support/arbitraryScenario.ts";
import { validWild } from "../../support/validWild.ts";
import { hostOf } from "../../../src/model/scenario.ts";

function scenarioOf(input: unknown): Scenario {
  const checked = validateScenario(input);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

function problemsOf(input: unknown): readonly Problem[] {
  const checked = validateScenario(input);
  return checked.ok ? [] : checked.problems;
}

/** The problems in short: code and path. */
function wrongIn(input: unknown): string[] {
  return problemsOf(input).map(({ code, path }) => `${code} at ${path}`);
}

/** A scenario with one machine that has `fields`. */
function withMachine(fields: object, host: object = {}): object {
  return { host, machines: [{ name: "A", ...fields }] };
}

/** The memory a machine with `programs` gets when it does not say how much. */
function memoryFor(programs: unknown): number | undefined {
  return scenarioOf(withMachine({ vcpus: 2, programs }, { pageBytes: 1024 })).machines[0]?.memoryBytes;
}

function manyMachines(count: number, fields: object = {}): object {
  return { machines: Array.from({ length: count }, (_, index) => ({ name: `m${index}`, ...fields })) };
}

function manyCommands(count: number, command: object): object {
  return { commands: Array.from({ length: count }, (_, at) => ({ at, ...command })) };
}

describe("completing a scenario", () => {
  it("makes an empty host of an empty object", () => {
    expect(scenarioOf({})).toEqual(defaultScenario);
  });

  it("completes a hand-written file that names only processors, machines and programs", () => {
    const scenario = scenarioOf({ host: { pcpus: 2 }, machines: [{ name: "web", programs: ["C 4; W 0; R 1; IO 3"] }] });
    expect(hostOf(scenario)).toEqual({ ...defaultHost, pcpus: 2 });
    expect(scenario.machines).toEqual([
      {
        ...defaultMachine("web"),
        memoryBytes: 2 * 4096,
        programs: [
          [
            { op: "compute", ticks: 4 },
            { op: "reference", page: 0, write: true },
            { op: "reference", page: 1, write: false },
            { op: "wait", ticks: 3 },
          ],
        ],
      },
    ]);
  });

  it("gives a machine that does not say how much the memory its programs touch", () => {
    expect(memoryFor(["C 4"])).toBe(0);
    expect(memoryFor(["R 7", "LOOP 2 { W 9 }"])).toBe(10 * 1024);
    expect(memoryFor(["SEQ 12 3"])).toBe(12 * 1024);
  });

  it("completes the parameters of a policy", () => {
    const { scheduler, replacement } = hostOf(
      scenarioOf({
        host: { scheduler: { policy: "priority", params: { aging: 3 } }, replacement: { policy: "clock" } },
      }),
    );
    expect(scheduler).toEqual({ policy: "priority", params: { preemptive: true, aging: 3, priorityMax: 1000 } });
    expect(replacement).toEqual({
      policy: "clock",
      params: { referencedOnLoad: true, handAfterLoad: "past", bits: 1, clearEvery: 0 },
    });
  });

  it("starts machines of the scenario at 0, and leaves created ones shut off", () => {
    const { machines, commands } = scenarioOf({
      machines: [{ name: "A" }],
      commands: [{ at: 3, command: "create", machine: { name: "B" } }],
    });
    expect(machines[0]?.arrival).toBe(0);
    expect(commands[0]).toMatchObject({ machine: { arrival: null } });
  });

  it("leaves out keys it does not know, wherever they are", () => {
    const scenario = scenarioOf({
      colour: 1,
      host: { gpu: 2, costs: { tax: 1 } },
      machines: [{ name: "A", x: 3 }],
    });
    expect(JSON.stringify(scenario)).not.toMatch(/colour|gpu|tax|"x"/);
  });

  it("takes blanks away around names and titles", () => {
    const scenario = scenarioOf({ title: "  My host ", machines: [{ name: " A " }] });
    expect([scenario.title, scenario.machines[0]?.name]).toEqual(["My host", "A"]);
  });

  it("gives a valid scenario back unchanged", () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryScenario(), validWild()), (scenario) => {
        expect(validateScenario(scenario)).toEqual({ ok: true, value: scenario });
      }),
    );
  });
});

describe("what is wrong with a single value", () => {
  it.each([
    ["a wrong type", { host: { pcpus: "2" } }, "wrongType at host.pcpus", { found: "text", expected: "number" }],
    ["null for an object", { host: null }, "wrongType at host", { found: "nothing", expected: "object" }],
    ["a list for an object", { host: [] }, "wrongType at host", { found: "list", expected: "object" }],
    ["an object for a list", { machines: {} }, "wrongType at machines", { found: "object", expected: "list" }],
    ["a missing name", { machines: [{}] }, "missing at machines[0].name", {}],
    ["a decimal", { host: { frames: 2.5 } }, "notWhole at host.frames", { found: 2.5, min: 1, max: 1_000_000 }],
    ["a number too small", { host: { pcpus: 0 } }, "outOfRange at host.pcpus", { found: 0, min: 1, max: 64 }],
    ["a number too large", { host: { pcpus: 65 } }, "outOfRange at host.pcpus", { found: 65, min: 1, max: 64 }],
    [
      "a number without end",
      { seed: Infinity },
      "outOfRange at seed",
      { found: "Infinity", min: 0, max: 4_294_967_295 },
    ],
    [
      "a choice there is not",
      { tickUnit: "h" },
      "unknownChoice at tickUnit",
      { found: "h", allowed: "tick, us, ms, s" },
    ],
    [
      "a page that is no power of two",
      { host: { pageBytes: 5000 } },
      "notPowerOfTwo at host.pageBytes",
      { found: 5000, below: 4096, above: 8192 },
    ],
    ["an empty title", { title: "  " }, "emptyText at title", { max: 80 }],
    ["a title too long", { title: "x".repeat(81) }, "textTooLong at title", { found: 81, max: 80 }],
    ["a line break in a name", { machines: [{ name: "a\nb" }] }, "unprintable at machines[0].name", {}],
    ["half a character in a name", { machines: [{ name: "a\ud800" }] }, "unprintable at machines[0].name", {}],
    ["no disk", { host: { disks: [] } }, "listTooShort at host.disks", { found: 0, min: 1, max: 32 }],
    [
      "too many disks",
      { host: { disks: Array.from({ length: 33 }, () => ({})) } },
      "listTooLong at host.disks",
      { found: 33, min: 1, max: 32 },
    ],
    [
      "an unknown operation",
      withMachine({ programs: [[{ op: "jump" }]] }),
      "unknownChoice at machines[0].programs[0][0].op",
      {
        found: "jump",
        allowed:
          "compute, reference, wait, halt, disk, await, hypercall, trap, barrier, loop, pattern, sensitive, attempt",
      },
    ],
    [
      "a weight of 0",
      { commands: [{ at: 0, command: "setWeight", vm: "A", weight: 0 }] },
      "outOfRange at commands[0].weight",
      { found: 0, min: 1, max: 2 ** 20 },
    ],
    [
      "a change of weight without the weight",
      { commands: [{ at: 0, command: "setWeight", vm: "A" }] },
      "missing at commands[0].weight",
      {},
    ],
    [
      "a memory target below 0",
      { commands: [{ at: 0, command: "setMemoryTarget", vm: "A", pages: -1 }] },
      "outOfRange at commands[0].pages",
      { found: -1, min: 0, max: 2 ** 20 },
    ],
    [
      "a balloon that is neither on nor off",
      { commands: [{ at: 0, command: "balloon", vm: "A", isOn: "yes" }] },
      "wrongType at commands[0].isOn",
      { found: "text", expected: "yesNo" },
    ],
    [
      "an unknown command",
      { commands: [{ at: 0, command: "reboot", vm: "A" }] },
      "unknownChoice at commands[0].command",
      {
        found: "reboot",
        allowed:
          "create, start, pause, resume, shutdown, stop, reset, save, discardSave, crash, abortJob, resync, switchToPostCopy, delete, setWeight, compact, setMemoryTarget, balloon, snapshot, revert, deleteSnapshot, clone, discard, commit, rebase, extendPool, setDisk, extendVolume, reduceVolume, moveExtents, abortMove, setIoLimit, rename, resize, backup, restoreBackup, deleteBackup, deleteVolume, migrate, setMigrationSpeed, setHost, setLink",
      },
    ],
  ])("tells of %s", (_, input, wrong, values) => {
    const [problem, ...others] = problemsOf(input);
    expect(others).toEqual([]);
    expect(`${problem?.code} at ${problem?.path}`).toBe(wrong);
    expect(problem?.values).toEqual(values);
  });

  it("counts characters of a title, not their halves", () => {
    expect(wrongIn({ title: "🖥️".repeat(20) })).toEqual([]);
    expect(wrongIn({ title: "虚".repeat(80) })).toEqual([]);
  });

  it.each([[null], [undefined], [7], ["text"], [[]], [true]])("refuses %j as a scenario", (input) => {
    expect(problemsOf(input)).toHaveLength(1);
  });

  it("tells of a scenario of a later version only that", () => {
    expect(problemsOf({ version: 3, hosts: [{ pcpus: 0 }] })).toEqual([
      { code: "newerVersion", path: "version", values: { found: 3, max: 2 } },
    ]);
  });

  it("has a list of hosts", () => {
    const scenario = scenarioOf({ hosts: [{ pcpus: 3 }] });
    expect(scenario.hosts).toEqual([{ ...defaultHost, pcpus: 3 }]);
    expect(problemsOf({ hosts: [] })).toEqual([
      { code: "listTooShort", path: "hosts", values: { found: 0, min: 1, max: 8 } },
    ]);
    expect(wrongIn({ hosts: { pcpus: 3 } })).toEqual(["wrongType at hosts"]);
    const machines = [{ name: "A", volumes: [{ name: "v", bytes: 1, layout: { kind: "striped", disks: 2 } }] }];
    for (const hosts of [[], 5, null, [null], [7], Array.from({ length: 9 }, () => ({}))])
      expect(wrongIn({ hosts, machines })).toHaveLength(1);
    expect(wrongIn({ hosts: [{ pcpus: 0 }], machines: [{ name: "A", affinity: [1] }] })).toEqual([
      "outOfRange at hosts[0].pcpus",
    ]);
  });

  it("has one to eight hosts, each checked with its own machines", () => {
    const machines = [
      { name: "A", affinity: [1] },
      { name: "B", host: 1, affinity: [1], programs: ["R 0 1 2"] },
      { name: "C", host: 1, affinity: [2] },
      { name: "D", host: 3 },
    ];
    const hosts = [{ pcpus: 1 }, { pcpus: 2, pageBytes: 1024, name: "right" }];
    expect(wrongIn({ hosts, machines })).toEqual([
      "noSuchPcpu at machines[0].affinity[0]",
      "noSuchPcpu at machines[2].affinity[0]",
      "noSuchHost at machines[3].host",
    ]);
    expect(scenarioOf({ hosts, machines: [machines[1]] })).toMatchObject({
      hosts: [{ pcpus: 1 }, { pcpus: 2, name: "right" }],
      machines: [{ host: 1, memoryBytes: 3 * 1024 }],
    });
    expect(wrongIn({ hosts: [{}, { pcpus: 0, swapBytes: 2 ** 49 }] })).toEqual([
      "outOfRange at hosts[1].pcpus",
      "swapTooLarge at hosts[1].swapBytes",
    ]);
    expect(wrongIn({ hosts: [{}, {}], commands: [{ command: "compact", host: 2, at: 0 }] })).toEqual([
      "noSuchHost at commands[0].host",
    ]);
    expect(problemsOf({ hosts: Array.from({ length: 9 }, () => ({ pcpus: 0 })) })).toEqual([
      { code: "listTooLong", path: "hosts", values: { found: 9, min: 1, max: 8 } },
    ]);
  });

  it("has a network between its hosts where one is given, as by default but for what it says", () => {
    expect(scenarioOf({ hosts: [{}, {}], network: { bytesPerTick: 8192 } }).network).toEqual({
      bytesPerTick: 8192,
      roundTrip: 0,
      stateBytes: 0,
      activation: 0,
      stopRule: "xen",
      leastPages: 50,
      mostRounds: 30,
      mostSent: 3,
      downtimeLimit: 2,
      dirtyExit: 0,
      skipZero: false,
      // Xen's 100 to 500 Mbit/s in steps of 50; QEMU's 20 % and steps of 10 up to 99 (domain.md E.1). Neither by default.
      rate: "link",
      firstRate: 512,
      mostRate: 2560,
      rateStep: 256,
      throttle: "none",
      throttleFirst: 20,
      throttleStep: 10,
      throttleMost: 99,
      throttlePeriod: 100,
    });
    expect("network" in scenarioOf({ hosts: [{}, {}] })).toBe(false);
    expect(wrongIn({ network: { bytesPerTick: 0 } })).toEqual(["outOfRange at network.bytesPerTick"]);
  });

  it("of version 1 has one host by itself, and is told its problems by the paths of that version", () => {
    const [host] = scenarioOf({ hosts: [{ pcpus: 2, frames: 7 }] }).hosts;
    for (const version of [{}, { version: 1 }]) {
      expect(scenarioOf({ ...version, host: { pcpus: 2, frames: 7 } })).toMatchObject({ version: 2, hosts: [host] });
      expect(wrongIn({ ...version, host: { frames: 0 }, machines: [{ name: "A", affinity: [1] }] })).toEqual([
        "outOfRange at host.frames",
        "noSuchPcpu at machines[0].affinity[0]",
      ]);
    }
  });

  it("refuses a version there never was", () => {
    expect(wrongIn({ version: 0 })).toEqual(["unknownChoice at version"]);
    expect(wrongIn({ version: "1" })).toEqual(["unknownChoice at version"]);
  });
});

describe("what is wrong with a policy", () => {
  it("tells which policies there are", () => {
    const [problem] = problemsOf({ host: { scheduler: { policy: "best" }, replacement: { policy: "worst" } } });
    expect(problem).toMatchObject({ code: "unknownChoice", path: "host.scheduler.policy", values: { found: "best" } });
    const allowed = String(problem!.values["allowed"]).split(", ");
    expect(allowed).toEqual(expect.arrayContaining(["fcfs", "rr", "pwrr", "priority", "sjf", "srtf"]));
  });

  it("checks parameters by the description of the policy", () => {
    expect(wrongIn({ host: { scheduler: { policy: "rr", params: { timeslice: 0 } } } })).toEqual([
      "outOfRange at host.scheduler.params.timeslice",
    ]);
    expect(wrongIn({ host: { scheduler: { policy: "priority", params: { preemptive: 1 } } } })).toEqual([
      "wrongType at host.scheduler.params.preemptive",
    ]);
    expect(wrongIn({ host: { replacement: { policy: "clock", params: { handAfterLoad: "away" } } } })).toEqual([
      "unknownChoice at host.replacement.params.handAfterLoad",
    ]);
  });

  it("checks lists of numbers, which no policy of ours has yet", () => {
    const params = [
      { id: "slices", type: "integers", unit: "ticks", default: [2, 4], min: 1, max: 9, maxLength: 3 },
    ] as const;
    const policies = {
      cpu: [{ id: "mlfq", params, pseudocode: [] }],
      memory: [{ id: "lru", params: [], pseudocode: [] }],
    };
    const check = (slices?: unknown) =>
      validateScenario({ host: { scheduler: { policy: "mlfq", params: slices ? { slices } : {} } } }, policies);
    const codes = (slices: unknown): string[] => {
      const checked = check(slices);
      return checked.ok ? [] : checked.problems.map(({ code, path }) => `${code} at ${path}`);
    };
    expect(check()).toMatchObject({ value: { hosts: [{ scheduler: { params: { slices: [2, 4] } } }] } });
    expect(codes([1, 10])).toEqual(["outOfRange at host.scheduler.params.slices[1]"]);
    expect(codes([1, 1, 1, 1])).toEqual(["listTooLong at host.scheduler.params.slices"]);
  });

  it("is not fooled by names every object has", () => {
    expect(wrongIn({ host: { scheduler: { policy: "constructor" } } })).toEqual([
      "unknownChoice at host.scheduler.policy",
    ]);
    const input: unknown = JSON.parse('{"host":{"scheduler":{"policy":"rr","params":{"__proto__":{"timeslice":9}}}}}');
    expect(hostOf(scenarioOf(input)).scheduler.params).toEqual({ timeslice: 4, sharedTick: false });
  });
});

describe("what is wrong between parts", () => {
  it.each([
    [
      "two machines of one name",
      { machines: [{ name: "A" }, { name: "B" }, { name: "A" }] },
      "sameName at machines[2].name",
      { name: "A", first: "machines[0].name" },
    ],
    [
      "two volumes of one name in a machine",
      withMachine({
        volumes: [
          { name: "v", bytes: 1 },
          { name: "v", bytes: 1 },
        ],
      }),
      "sameName at machines[0].volumes[1].name",
      { name: "v", first: "machines[0].volumes[0].name" },
    ],
    [
      "an affinity for a pCPU there is not",
      withMachine({ affinity: [0, 2] }, { pcpus: 2 }),
      "noSuchPcpu at machines[0].affinity[1]",
      { found: 2, max: 1 },
    ],
    [
      "a pCPU listed twice",
      withMachine({ affinity: [1, 1] }, { pcpus: 2 }),
      "listedTwice at machines[0].affinity[1]",
      { found: 1 },
    ],
    [
      "a page outside the memory, the largest one, with the memory it would need",
      withMachine({ memoryBytes: 8192, programs: ["R 0 1 2; LOOP 2 { W 5 }"] }),
      "pageOutsideMemory at machines[0].programs[0]",
      { found: 5, pages: 2, neededBytes: 6 * 4096 },
    ],
    [
      "a pattern over more pages than there are",
      withMachine({ memoryBytes: 8192, programs: ["SEQ 3 10"] }),
      "pageOutsideMemory at machines[0].programs[0]",
      { found: 2, pages: 2, neededBytes: 3 * 4096 },
    ],
    [
      "a volume there is not",
      withMachine({ volumes: [{ name: "v", bytes: 1 }], programs: ["DISK 1 0 r"] }),
      "noSuchVolume at machines[0].programs[0]",
      { found: 1, count: 1 },
    ],
    [
      "more pages reserved than there are",
      withMachine({ memoryBytes: 4097, reservedPages: 3 }),
      "reservedTooLarge at machines[0].reservedPages",
      { found: 3, max: 2 },
    ],
    [
      "a vCPU that may go on where it is stopped",
      { host: { coscheduling: { skew: 3, restart: 3 } } },
      "restartTooLarge at host.coscheduling.restart",
      { found: 3, max: 2 },
    ],
    [
      "a threshold of free memory above the one before it",
      { host: { overcommit: { high: 6, soft: 4, hard: 5, low: 1 } } },
      "thresholdTooLarge at host.overcommit.hard",
      { found: 5, max: 4 },
    ],
    [
      "quotas that grow and shrink at once",
      { host: { replacementScope: "local", faultFrequency: { low: 5, high: 4 } } },
      "highTooSmall at host.faultFrequency.high",
      { found: 4, min: 5 },
    ],
    [
      "rebalancing of a run queue that all share",
      { host: { rebalancing: { every: 1, victim: "longest" } } },
      "rebalancingNeedsQueues at host.rebalancing",
      {},
    ],
    [
      "rebalancing at every moment",
      { host: { runQueues: "perPcpu", rebalancing: { every: 0 } } },
      "outOfRange at host.rebalancing.every",
      { found: 0, min: 1, max: 1_000_000_000 },
    ],
    [
      "a drawn pCPU there is not",
      { host: { pcpus: 2, runQueues: "perPcpu", rebalancing: { every: 1, victim: "random", draws: [1, 2] } } },
      "noSuchPcpu at host.rebalancing.draws[1]",
      { found: 2, max: 1 },
    ],
    [
      "more pages than a machine may have",
      withMachine({ memoryBytes: 2 ** 32 + 1 }),
      "tooManyPages at machines[0].memoryBytes",
      { found: 2 ** 20 + 1, max: 2 ** 20, maxBytes: 2 ** 32 },
    ],
    [
      "more programs than vCPUs",
      withMachine({ vcpus: 2, programs: ["C 1", "C 2", "C 3"] }),
      "tooManyPrograms at machines[0].programs",
      { found: 3, max: 2 },
    ],
    [
      "a swap volume that does not fit",
      { host: { disks: [{ extents: 2 }, { extents: 3 }], extentBytes: 1000, swapBytes: 5001 } },
      "swapTooLarge at host.swapBytes",
      { found: 5001, max: 5000 },
    ],
    [
      "a head on a cylinder that the disk does not have",
      { host: { disks: [{ extents: 9 }, { extents: 9, arm: { head: 9 } }] } },
      "outOfRange at host.disks[1].arm.head",
      { found: 9, min: 0, max: 8 },
    ],
    [
      "a thin pool that does not fit beside the swap volume",
      { host: { disks: [{ extents: 9 }], extentBytes: 1000, swapBytes: 1500, thinPool: { extents: 8 } } },
      "thinPoolTooLarge at host.thinPool.extents",
      { found: 8, max: 7 },
    ],
    [
      "a thin pool without a whole chunk",
      { host: { disks: [{ extents: 9 }], thinPool: { extents: 3, chunkExtents: 4 } } },
      "thinPoolTooSmall at host.thinPool.extents",
      { found: 3, min: 4 },
    ],
    [
      "stripes where volumes lie in a thin pool",
      {
        host: { disks: [{ extents: 9 }], thinPool: { extents: 8 } },
        machines: [{ name: "A", volumes: [{ name: "root", bytes: 4096, layout: { disks: 2 } }] }],
      },
      "thinWithLayout at machines[0].volumes[0].layout",
      {},
    ],
    [
      "a command before the one above it",
      {
        commands: [
          { at: 5, command: "pause", vm: "A" },
          { at: 4, command: "resume", vm: "A" },
          { at: 5, command: "stop", vm: "A" },
        ],
      },
      "commandsOutOfOrder at commands[1].at",
      { found: 4, min: 5 },
    ],
    [
      "an empty loop",
      withMachine({ programs: [[{ op: "loop", times: 2, body: [] }]] }),
      "emptyLoop at machines[0].programs[0][0].body",
      {},
    ],
    [
      "a loop that is done for ever and takes no time",
      withMachine({
        programs: [
          [
            {
              op: "loop",
              times: null,
              body: [
                { op: "wait", ticks: 0 },
                { op: "loop", times: 5, body: [{ op: "halt", ticks: 0 }] },
              ],
            },
          ],
        ],
      }),
      "timelessLoop at machines[0].programs[0]",
      {},
    ],
  ])("tells of %s", (_, input, wrong, values) => {
    const [problem, ...others] = problemsOf(input);
    expect(others).toEqual([]);
    expect(`${problem?.code} at ${problem?.path}`).toBe(wrong);
    expect(problem?.values).toEqual(values);
  });

  it("looks at machines of create commands in the same way", () => {
    const machine = { name: "B", memoryBytes: 0, programs: ["R 0"], affinity: [1] };
    expect(wrongIn({ commands: [{ at: 0, command: "create", machine }] })).toEqual([
      "noSuchPcpu at commands[0].machine.affinity[0]",
      "pageOutsideMemory at commands[0].machine.programs[0]",
    ]);
  });

  it("leaves to the manager what only a run can tell", () => {
    const disks = [{ extents: 1 }];
    const large = withMachine(
      { volumes: [{ name: "v", bytes: 2 ** 40 }], memoryBytes: 2 ** 30, reservedPages: 99 },
      { disks },
    );
    expect(wrongIn(large)).toEqual([]);
    expect(wrongIn({ commands: [{ at: 1, command: "pause", vm: "nobody" }] })).toEqual([]);
    expect(wrongIn({ commands: [1, 2].map((at) => ({ at, command: "create", machine: { name: "A" } })) })).toEqual([]);
  });

  it("allows commands of one time in any order", () => {
    expect(wrongIn({ commands: ["start", "stop"].map((command) => ({ at: 3, command, vm: "A" })) })).toEqual([]);
  });
});

describe("telling everything at once", () => {
  it("tells of mistakes in shape and between parts together, each with its path", () => {
    const input = {
      title: "",
      host: { pcpus: 2, frames: -1, scheduler: { policy: "rr", params: { timeslice: 1.5 } }, costs: { fault: "1" } },
      machines: [
        { name: "A", affinity: [2], programs: ["C x", "C 1"] },
        { name: "A", affinity: [5], volumes: [{ name: "", bytes: 0 }] },
        { name: "B", affinity: [7], memoryBytes: 0, programs: ["R 3"] },
      ],
      commands: [{ at: "now", command: "pause", vm: "A" }, { command: "fly" }],
    };
    expect(wrongIn(input)).toEqual([
      "emptyText at title",
      "notWhole at host.scheduler.params.timeslice",
      "outOfRange at host.frames",
      "wrongType at host.costs.fault",
      "notationNumber at machines[0].programs[0]",
      "emptyText at machines[1].volumes[0].name",
      "outOfRange at machines[1].volumes[0].bytes",
      "wrongType at commands[0].at",
      "unknownChoice at commands[1].command",
      "noSuchPcpu at machines[2].affinity[0]",
      "pageOutsideMemory at machines[2].programs[0]",
    ]);
  });

  it("carries line and column of a mistake in notation", () => {
    const [problem] = problemsOf(withMachine({ programs: ["C 1\nRUN"] }));
    expect(problem).toMatchObject({ code: "notationUnknownWord", values: { line: 2, column: 1, found: "RUN" } });
  });

  it("tells at most 200 problems of values, and that it looked no further", () => {
    const problems = problemsOf({ machines: Array.from({ length: 250 }, () => ({ name: 1 })) });
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)).toEqual({ code: "moreUnseen", path: "", values: { max: 200 } });
  });

  it("tells at most 200 problems between parts and counts the rest", () => {
    const problems = problemsOf({ machines: Array.from({ length: 251 }, () => ({ name: "A" })) });
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)).toEqual({ code: "moreProblems", path: "", values: { count: 50 } });
  });

  it("never throws, whatever the value", () => {
    const anything = fc.anything({ withNullPrototype: true, maxDepth: 4 });
    const almost = fc.record(
      {
        host: anything,
        hosts: fc.oneof(anything, fc.array(anything, { maxLength: 2 })),
        machines: fc.array(fc.record({ name: anything, programs: anything })),
        commands: anything,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(anything, almost), (input) => {
        const checked = validateScenario(input);
        expect(checked.ok || checked.problems.length > 0).toBe(true);
      }),
    );
  });

  it("finds a fault that was put anywhere into a valid scenario", () => {
    const broken = fc.tuple(arbitraryScenario(), fc.nat()).map(([scenario, pick]) => {
      const copy = structuredClone(scenario) as unknown as Record<string, unknown>;
      const places: (() => void)[] = [];
      const visit = (value: unknown): void => {
        if (typeof value !== "object" || value === null) return;
        const parts = value as Record<string, unknown>;
        for (const [key, part] of Object.entries(parts)) {
          if (typeof part === "number") places.push(() => (parts[key] = part + 0.5));
          if (typeof part === "boolean" || typeof part === "string") places.push(() => (parts[key] = { part }));
          visit(part);
        }
      };
      visit(copy);
      places[pick % places.length]?.();
      return copy;
    });
    fc.assert(
      fc.property(broken, (input) => {
        expect(validateScenario(input).ok).toBe(false);
      }),
    );
  });
});

describe("bounds that keep everything small", () => {
  it("allows 256 machines, 4,096 commands and 1,024 creations, and no more", () => {
    expect(wrongIn(manyMachines(256))).toEqual([]);
    expect(wrongIn(manyMachines(257))).toEqual(["listTooLong at machines"]);
    expect(wrongIn(manyCommands(4096, { command: "pause", vm: "A" }))).toEqual([]);
    expect(wrongIn(manyCommands(4097, { command: "pause", vm: "A" }))).toEqual(["listTooLong at commands"]);
    expect(wrongIn(manyCommands(1024, { command: "create", machine: { name: "A" } }))).toEqual([]);
    expect(wrongIn(manyCommands(1025, { command: "create", machine: { name: "A" } }))).toEqual([
      "tooManyCreations at commands",
    ]);
  });

  it("allows 20,000 operations a program and 40,000 in all", () => {
    const compute = Array.from({ length: 20_001 }, () => ({ op: "compute", ticks: 1 }));
    expect(wrongIn(withMachine({ programs: [compute.slice(1)] }))).toEqual([]);
    expect(wrongIn(withMachine({ programs: [compute] }))).toEqual(["listTooLong at machines[0].programs[0]"]);
    const inLoop = [{ op: "loop", body: compute.slice(1) }];
    expect(wrongIn(withMachine({ programs: [inLoop] }))).toEqual(["tooManyOps at machines[0].programs[0]"]);
    const three = [compute.slice(1), compute.slice(1), [compute[0]]];
    expect(wrongIn(withMachine({ vcpus: 3, programs: three }))).toEqual(["tooManyOpsTotal at "]);
  });

  it("allows loops 16 deep, also where they are no notation", () => {
    const nested = (depth: number): object =>
      depth === 0 ? { op: "compute", ticks: 1 } : { op: "loop", body: [nested(depth - 1)] };
    expect(wrongIn(withMachine({ programs: [[nested(16)]] }))).toEqual([]);
    expect(wrongIn(withMachine({ programs: [[nested(17)]] }))).toEqual(["loopTooDeep at machines[0].programs[0]"]);
  });

  it("allows 4,194,304 pages in all machines together", () => {
    expect(wrongIn(manyMachines(4, { memoryBytes: 2 ** 32 }))).toEqual([]);
    expect(wrongIn(manyMachines(5, { memoryBytes: 2 ** 32 }))).toEqual(["tooManyPagesTotal at "]);
  });

  it("refuses what is nested without end or bigger than any scenario, without looking any further", () => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    expect(wrongIn({ machines: deep })).toEqual(["tooDeep at "]);
    const circle: Record<string, unknown> = {};
    circle["host"] = circle;
    expect(wrongIn(circle)).toEqual(["tooDeep at "]);
    expect(wrongIn({ machines: Array.from({ length: 600_000 }, () => 0) })).toEqual(["tooBig at "]);
    expect(wrongIn({ machines: Array.from({ length: 80_000 }, () => ({})) })).toEqual(["tooBig at "]);
  });

  it("allows the largest scenario there can be, and that one again", () => {
    const machine = {
      vcpus: 60,
      affinity: Array.from({ length: 64 }, (_, pcpu) => pcpu),
      volumes: Array.from({ length: 16 }, (_, index) => ({ name: `v${index}`, bytes: 1 })),
    };
    const programs = Array.from({ length: 60 }, () => "");
    const long = `ZIPF 1048576 9 9;`.repeat(20_000);
    const defined = Array.from({ length: 256 }, (_, index) => ({
      ...machine,
      name: `m${index}`,
      memoryBytes: index === 0 ? 2 ** 32 : 0,
      programs: index === 0 ? [long, long] : programs,
    }));
    const given = Array.from({ length: 4096 }, (_, at) =>
      at < 1024
        ? { at, command: "create", machine: { ...machine, vcpus: 1, name: `c${at}`, programs: [""] } }
        : { at, command: "stop", vm: "m0" },
    );
    const largest = scenarioOf({ host: { pcpus: 64 }, machines: defined, commands: given });
    expect(wrongIn(largest)).toEqual([]);
  }, 30_000);

  it("tells at once that a list is too long, not what is wrong with its entries", () => {
    const numbers = Array.from({ length: 500_000 }, () => 0);
    expect(wrongIn({ machines: numbers })).toEqual(["listTooLong at machines"]);
    expect(wrongIn({ host: { disks: numbers } })).toEqual(["listTooLong at host.disks"]);
  });
});
