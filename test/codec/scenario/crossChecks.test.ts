/** Rules between the parts of a scenario, each at its border: what is just right is taken, one more is told with its numbers. */
import { describe, expect, it } from "vitest";
import { validateScenario } from "../../../src/codec/scenario/validate.ts";

const EXTENT = 4096;
const hosts = (host: object) => ({ hosts: [{ extentBytes: EXTENT, ...host }] });
/** One machine on such a host. */
const on = (host: object, machine: object) => ({ ...hosts(host), machines: [{ name: "A", ...machine }] });
const disk = (extents: number, more: object = {}) => ({ extents, readTicks: 1, writeTicks: 1, ...more });
const volume = (layout: object) => ({ volumes: [{ name: "v", bytes: 8 * EXTENT, layout }] });

function problemsOf(given: object) {
  const checked = validateScenario(given);
  return checked.ok ? [] : checked.problems;
}

/** The states of free memory. */
const states = (high: number, soft: number, hard: number, low: number) =>
  hosts({ overcommit: { high, soft, hard, low } });

const HOST = "hosts[0]";

/** What is taken, what is not, and how that is told. */
const RULES: readonly (readonly [
  rule: string,
  right: readonly object[],
  wrong: object,
  code: string,
  path: string,
  values: object,
])[] = [
  [
    "swap fits on the disks for machines",
    [hosts({ disks: [disk(3), disk(9, { isForBackups: true })], swapBytes: 3 * EXTENT })],
    hosts({ disks: [disk(3), disk(9, { isForBackups: true })], swapBytes: 3 * EXTENT + 1 }),
    "swapTooLarge",
    `${HOST}.swapBytes`,
    { found: 3 * EXTENT + 1, max: 3 * EXTENT },
  ],
  [
    "some disk is for machines",
    [hosts({ disks: [disk(3), disk(9, { isForBackups: true })] })],
    hosts({ disks: [disk(3, { isForBackups: true }), disk(9, { isForBackups: true })], swapBytes: 0 }),
    "onlyBackupDisks",
    `${HOST}.disks`,
    { found: 2 },
  ],
  [
    "the head of an arm is on its disk, whose cylinders are its extents where it says nothing",
    [
      hosts({ disks: [disk(9, { arm: { head: 8 } })] }),
      hosts({ disks: [disk(9, { arm: { head: 99, cylinders: 100 } })] }),
      hosts({ disks: [disk(9, { arm: {} })] }),
    ],
    hosts({ disks: [disk(9), disk(9, { arm: { head: 9 } })] }),
    "outOfRange",
    `${HOST}.disks[1].arm.head`,
    { found: 9, min: 0, max: 8 },
  ],
  [
    "the thin pool lies beside the swap volume",
    [hosts({ disks: [disk(10)], swapBytes: 2 * EXTENT + 1, thinPool: { extents: 7 } })],
    hosts({ disks: [disk(10)], swapBytes: 2 * EXTENT + 1, thinPool: { extents: 8 } }),
    "thinPoolTooLarge",
    `${HOST}.thinPool.extents`,
    { found: 8, max: 7 },
  ],
  [
    "the thin pool has a chunk at least",
    [hosts({ disks: [disk(10)], swapBytes: 0, thinPool: { extents: 4, chunkExtents: 4 } })],
    hosts({ disks: [disk(10)], swapBytes: 0, thinPool: { extents: 3, chunkExtents: 4 } }),
    "thinPoolTooSmall",
    `${HOST}.thinPool.extents`,
    { found: 3, min: 4 },
  ],
  [
    "a vCPU goes on before it is as far ahead as it may be",
    [hosts({ coscheduling: { skew: 5, restart: 4 } })],
    hosts({ coscheduling: { skew: 5, restart: 5 } }),
    "restartTooLarge",
    `${HOST}.coscheduling.restart`,
    { found: 5, max: 4 },
  ],
  [
    "a quota is not too small and too large at once",
    [hosts({ faultFrequency: { low: 5, high: 5 } }), hosts({ faultFrequency: { low: 4, high: 5 } })],
    hosts({ faultFrequency: { low: 6, high: 5 } }),
    "highTooSmall",
    `${HOST}.faultFrequency.high`,
    { found: 5, min: 6 },
  ],
  [
    "pCPUs go from queue to queue only where there are several",
    [hosts({ pcpus: 2, rebalancing: { every: 5 }, runQueues: "perPcpu" })],
    hosts({ pcpus: 2, rebalancing: { every: 5 }, runQueues: "global" }),
    "rebalancingNeedsQueues",
    `${HOST}.rebalancing`,
    {},
  ],
  [
    "draws are numbers of pCPUs",
    [hosts({ pcpus: 2, rebalancing: { every: 5, draws: [0, 1] }, runQueues: "perPcpu" })],
    hosts({ pcpus: 2, rebalancing: { every: 5, draws: [0, 2] }, runQueues: "perPcpu" }),
    "noSuchPcpu",
    `${HOST}.rebalancing.draws[1]`,
    { found: 2, max: 1 },
  ],
  [
    "between two holes lies a block of a unit",
    [hosts({ region: { size: 10, holes: [4, 5] } }), hosts({ region: { size: 10, holes: [10] } })],
    hosts({ region: { size: 10, holes: [4, 6] } }),
    "regionTooSmall",
    `${HOST}.region.holes`,
    { found: 11, max: 10 },
  ],
  [
    "mirrored pairs need an even number of disks",
    [on({}, volume({ kind: "raid10", disks: 4 }))],
    on({}, volume({ kind: "raid10", disks: 5 })),
    "oddDisks",
    "machines[0].volumes[0].layout.disks",
    { found: 5 },
  ],
  [
    "parity needs three disks",
    [on({}, volume({ kind: "raid5la", disks: 3 })), on({}, volume({ kind: "striped", disks: 2 }))],
    on({}, volume({ kind: "raid5la", disks: 2 })),
    "tooFewDisks",
    "machines[0].volumes[0].layout.disks",
    { found: 2, min: 3 },
  ],
  [
    "stripe units are whole extents, or extents whole units of a volume that is only striped",
    [
      on({}, volume({ kind: "striped", disks: 2, unitBytes: EXTENT / 2 })),
      on({}, volume({ kind: "striped", disks: 2, unitBytes: 2 * EXTENT })),
      on({}, volume({ kind: "raid5la", disks: 3, unitBytes: EXTENT })),
    ],
    on({}, volume({ kind: "raid5la", disks: 3, unitBytes: EXTENT / 2 })),
    "unitUneven",
    "machines[0].volumes[0].layout.unitBytes",
    { found: EXTENT / 2, extent: EXTENT },
  ],
  [
    "volumes of a thin pool have no layout of their own",
    [on({ thinPool: { extents: 4 } }, { volumes: [{ name: "v", bytes: EXTENT }] })],
    on({ thinPool: { extents: 4 } }, volume({ kind: "striped", disks: 2 })),
    "thinWithLayout",
    "machines[0].volumes[0].layout",
    {},
  ],
  [
    "a limit of I/O has a number",
    [on({}, { ioLimit: { every: 10, requests: 5 } }), on({}, { ioLimit: { every: 10, reads: 5, writeBlocks: 2 } })],
    on({}, { ioLimit: { every: 10 } }),
    "limitWithoutNumber",
    "machines[0].ioLimit.requests",
    {},
  ],
  [
    "a limit of I/O limits nothing twice",
    [on({}, { ioLimit: { every: 10, reads: 5, writes: 5 } })],
    on({}, { ioLimit: { every: 10, requests: 9, writes: 5 } }),
    "limitTwice",
    "machines[0].ioLimit.writes",
    {},
  ],
  [
    "affinity names pCPUs that there are",
    [on({ pcpus: 3 }, { affinity: [0, 2] })],
    on({ pcpus: 3 }, { affinity: [0, 3] }),
    "noSuchPcpu",
    "machines[0].affinity[1]",
    { found: 3, max: 2 },
  ],
  [
    "affinity names each once",
    [on({ pcpus: 3 }, { affinity: [1, 2] })],
    on({ pcpus: 3 }, { affinity: [1, 2, 1] }),
    "listedTwice",
    "machines[0].affinity[2]",
    { found: 1 },
  ],
  [
    "a machine has no more programs than vCPUs",
    [on({}, { vcpus: 2, programs: ["C 1", "C 2"] })],
    on({}, { vcpus: 1, programs: ["C 1", "C 2"] }),
    "tooManyPrograms",
    "machines[0].programs",
    { found: 2, max: 1 },
  ],
  [
    "programs use volumes that there are",
    [on({}, { volumes: [{ name: "v", bytes: EXTENT }], programs: ["DISK 0 0 r"] })],
    on({}, { volumes: [{ name: "v", bytes: EXTENT }], programs: ["DISK 1 0 r"] }),
    "noSuchVolume",
    "machines[0].programs[0]",
    { found: 1, count: 1 },
  ],
  [
    "programs touch pages that there are",
    [on({ pageBytes: 1024 }, { memoryBytes: 2049, programs: ["R 2"] })],
    on({ pageBytes: 1024 }, { memoryBytes: 2048, programs: ["R 2"] }),
    "pageOutsideMemory",
    "machines[0].programs[0]",
    { found: 2, pages: 2, neededBytes: 3072 },
  ],
  [
    "no more pages are reserved than a machine has",
    [on({ pageBytes: 1024 }, { memoryBytes: 2048, reservedPages: 2 })],
    on({ pageBytes: 1024 }, { memoryBytes: 2048, reservedPages: 3 }),
    "reservedTooLarge",
    "machines[0].reservedPages",
    { found: 3, max: 2 },
  ],
  [
    "volumes of a machine have names of their own",
    [
      on(
        {},
        {
          volumes: [
            { name: "v", bytes: 1 },
            { name: "w", bytes: 1 },
          ],
        },
      ),
    ],
    on(
      {},
      {
        volumes: [
          { name: "v", bytes: 1 },
          { name: "w", bytes: 1 },
          { name: "v", bytes: 2 },
        ],
      },
    ),
    "sameName",
    "machines[0].volumes[2].name",
    { name: "v", first: "machines[0].volumes[0].name" },
  ],
  [
    "machines have names of their own",
    [{ machines: [{ name: "A" }, { name: "B" }] }],
    { machines: [{ name: "A" }, { name: "B" }, { name: "A" }] },
    "sameName",
    "machines[2].name",
    { name: "A", first: "machines[0].name" },
  ],
  [
    "machines are on hosts that there are",
    [{ hosts: [{}, { name: "b" }], machines: [{ name: "A", host: 1 }] }],
    { hosts: [{}, { name: "b" }], machines: [{ name: "A", host: 2 }] },
    "noSuchHost",
    "machines[0].host",
    { found: 2, max: 1 },
  ],
  [
    "commands are for hosts that there are",
    [{ hosts: [{}, { name: "b" }], commands: [{ command: "compact", host: 1, at: 3 }] }],
    { hosts: [{}, { name: "b" }], commands: [{ command: "compact", host: 2, at: 3 }] },
    "noSuchHost",
    "commands[0].host",
    { found: 2, max: 1 },
  ],
  [
    "commands stand in the order of their times",
    [{ machines: [{ name: "A" }], commands: [3, 3, 5].map((at) => ({ command: "pause", vm: "A", at })) }],
    { machines: [{ name: "A" }], commands: [3, 5, 4].map((at) => ({ command: "pause", vm: "A", at })) },
    "commandsOutOfOrder",
    "commands[2].at",
    { found: 4, min: 5 },
  ],
];

describe("a rule between parts of a scenario", () => {
  it.each(RULES)("%s", (_rule, right, wrong, code, path, values) => {
    for (const given of right) expect(problemsOf(given)).toEqual([]);
    expect(problemsOf(wrong)).toContainEqual({ code, path, values });
  });

  it("holds for the states of free memory, each against the one before it", () => {
    expect(problemsOf(states(9, 9, 9, 9))).toEqual([]);
    expect(problemsOf(states(9, 6, 4, 2))).toEqual([]);
    expect(problemsOf(states(6, 7, 8, 9)).map(({ code, path, values }) => [code, path, values])).toEqual([
      ["thresholdTooLarge", `${HOST}.overcommit.soft`, { found: 7, max: 6 }],
      ["thresholdTooLarge", `${HOST}.overcommit.hard`, { found: 8, max: 7 }],
      ["thresholdTooLarge", `${HOST}.overcommit.low`, { found: 9, max: 8 }],
    ]);
  });

  it("holds for every host, with its own path, and for machines by the host that they are on", () => {
    const given = {
      hosts: [
        { pcpus: 4, pageBytes: 1024 },
        { name: "b", pcpus: 2, pageBytes: 2048, coscheduling: { skew: 2, restart: 2 } },
      ],
      machines: [
        { name: "A", affinity: [3], memoryBytes: 4096, reservedPages: 4 },
        { name: "B", host: 1, affinity: [3], memoryBytes: 4096, reservedPages: 3 },
      ],
      commands: [{ command: "create", machine: { name: "C", host: 1, affinity: [2] }, at: 1 }],
    };
    expect(problemsOf(given)).toEqual([
      { code: "restartTooLarge", path: "hosts[1].coscheduling.restart", values: { found: 2, max: 1 } },
      { code: "noSuchPcpu", path: "machines[1].affinity[0]", values: { found: 3, max: 1 } },
      { code: "reservedTooLarge", path: "machines[1].reservedPages", values: { found: 3, max: 2 } },
      { code: "noSuchPcpu", path: "commands[0].machine.affinity[0]", values: { found: 2, max: 1 } },
    ]);
  });

  it("is not asked of parts that are wrong by themselves", () => {
    expect(problemsOf(on({ pcpus: 0 }, { affinity: [5] })).map(({ path }) => path)).toEqual([`${HOST}.pcpus`]);
    expect(problemsOf(hosts({ swapBytes: -1, disks: [disk(3)] })).map(({ path }) => path)).toEqual([
      `${HOST}.swapBytes`,
    ]);
    expect(problemsOf(hosts({ region: { size: 0, holes: [5] } })).map(({ path }) => path)).toEqual([
      `${HOST}.region.size`,
    ]);
    expect(problemsOf(on({ pageBytes: 3 }, { memoryBytes: 1024, reservedPages: 99 })).map(({ path }) => path)).toEqual([
      `${HOST}.pageBytes`,
    ]);
    expect(
      problemsOf(on({ extentBytes: 0 }, volume({ kind: "striped", disks: 2, unitBytes: 1024 }))).map(
        ({ path }) => path,
      ),
    ).toEqual([`${HOST}.extentBytes`]);
  });
});
