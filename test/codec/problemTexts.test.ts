/** Every problem the codec can find has a sentence in both languages, and the values that sentence needs. */
import { describe, expect, it } from "vitest";
import { parseBursts } from "../../src/codec/notation/bursts.ts";
import { deflateText } from "../../src/codec/link/compress.ts";
import { readLengths } from "../../src/codec/jobs/jobScenario.ts";
import { readExercise } from "../../src/codec/exercise/readExercise.ts";
import { readMigration } from "../../src/codec/exercise/migrationText.ts";
import { readArmQueue } from "../../src/codec/exercise/armQueue.ts";
import { readRegion } from "../../src/codec/exercise/regionList.ts";
import { readReferences } from "../../src/codec/exercise/referenceString.ts";
import { parseJobTable } from "../../src/codec/jobs/jobTable.ts";
import { decodeLink } from "../../src/codec/link/link.ts";
import { readPolicyChoices } from "../../src/codec/references/policyChoices.ts";
import { openReferences } from "../support/referenceFiles.ts";
import type { OpenedReferences } from "../../src/codec/references/options.ts";
import { parseProgram } from "../../src/codec/notation/notation.ts";
import { parseScenarioFile } from "../../src/codec/scenario/scenarioFile.ts";
import { validateScenario } from "../../src/codec/scenario/validate.ts";
import { fnv1a32 } from "../../src/base/prng.ts";
import { problems as texts, problemSentence } from "../../src/i18n/messages/problems.ts";
import type { Checked, Problem } from "../../src/model/problems.ts";

function found(checked: Checked<unknown>): readonly Problem[] {
  return checked.ok ? [] : checked.problems;
}

const problemsOf = (opened: OpenedReferences) => (opened.ok ? [] : opened.problems);

function listOf<T>(length: number, entry: T): T[] {
  return Array.from({ length }, () => entry);
}

function nested(depth: number): unknown {
  return depth === 0 ? { op: "compute", ticks: 1 } : { op: "loop", body: [nested(depth - 1)] };
}

function created(name: string, program = "C 1"): object {
  const volumes = [{ name: "v", bytes: 1 }];
  return { at: 1, command: "create", machine: { name, volumes, programs: [program] } };
}

const INPUTS: readonly unknown[] = [
  7,
  { version: 9 },
  { hosts: [{}, {}] },
  { machines: listOf(1_000_001, 0) },
  { machines: [[[nested(40)]]] },
  { machines: listOf(250, { name: 1 }) },
  { title: "", host: { pageBytes: 5000, frames: 0, pcpus: 1.5, disks: [], runQueues: "none" } },
  { title: "x".repeat(99), machines: [{}, { name: "a\nb" }, {}] },
  {
    machines: listOf(2, { name: "A", memoryBytes: 0, programs: ["R 3; DISK 0 0 r", "C 1"] }),
    host: { swapBytes: 2 ** 50 },
  },
  { machines: [{ name: "A", memoryBytes: 4096, volumes: [{ name: "v", bytes: 1 }], programs: ["R 3; DISK 2 0 r"] }] },
  { machines: [{ name: "A", affinity: [3, 3], reservedPages: 4 }] },
  {
    machines: [
      {
        name: "A",
        volumes: [
          { name: "v", bytes: 1, layout: { kind: "raid10", disks: 3 } },
          { name: "w", bytes: 1, layout: { kind: "raid4", disks: 2, unitBytes: 1000 } },
        ],
      },
    ],
  },
  {
    host: { disks: [{ extents: 9 }], thinPool: { extents: 8 } },
    machines: [{ name: "A", volumes: [{ name: "root", bytes: 4096, layout: { disks: 2 } }] }],
  },
  { machines: [{ name: "A", ioLimit: { every: 10 } }] },
  { machines: [{ name: "A", ioLimit: { every: 10, requests: 2, reads: 1 } }] },
  { machines: [{ name: "A", affinity: [9] }], host: { pcpus: 4 } },
  { machines: [{ name: "A", host: 2 }], hosts: [{}, {}] },
  { host: { disks: [{ extents: 9, isForBackups: true }] } },
  {
    machines: [
      {
        name: "A",
        programs: [
          listOf(20_000, nested(0))
            .concat({ op: "loop", body: [nested(0)] })
            .slice(1),
        ],
      },
    ],
  },
  { machines: [{ name: "A", programs: [[{ op: "loop", body: [] }]] }] },
  { machines: [{ name: "A", programs: [[{ op: "loop", body: [{ op: "wait", ticks: 0 }] }]] }] },
  { machines: [{ name: "A", vcpus: 3, programs: listOf(3, listOf(15_000, nested(0))) }] },
  { machines: [{ name: "A", memoryBytes: 2 ** 50 }] },
  { machines: [1, 2, 3, 4, 5].map((n) => ({ name: `m${n}`, memoryBytes: 2 ** 32 })) },
  { machines: listOf(257, { name: "A" }) },
  { machines: [{ name: "A", programs: [[nested(17)]] }] },
  { host: { coscheduling: { skew: 1, restart: 1 } } },
  { host: { thinPool: { extents: 100_000 } } },
  { host: { thinPool: { extents: 3, chunkExtents: 4 } } },
  { host: { overcommit: { high: 6, soft: 4, hard: 5, low: 1 } } },
  { host: { replacementScope: "local", faultFrequency: { low: 9, high: 3 } } },
  { host: { rebalancing: { every: 1 } } },
  { host: { region: { size: 10, holes: [5, 5] } } },
  { commands: [2, 1].map((at) => ({ at, command: "stop", vm: "A" })) },
  { title: "\u200b" },
  { machines: listOf(250, { name: "A" }) },
  {
    machines: listOf(257, 0)
      .map((_, n) => ({ name: `m${n}`, vcpus: 64 }))
      .slice(1),
    commands: [created("B")],
  },
  {
    machines: [{ name: "A", vcpus: 64, volumes: [{ name: "v", bytes: 1 }], programs: ["DISK 0 0 4096 w"] }],
    commands: [created("B", "DISK 0 0 r")],
  },
  { machines: [{ name: "A", programs: ["SEQ 8 1000000;".repeat(5)] }], host: { replacement: { policy: "opt" } } },
  { machines: listOf(9, 0).map((_, n) => ({ name: `m${n}` })), host: { frames: 1_000_000, replacementScope: "local" } },
  { commands: listOf(1025, { at: 1, command: "create", machine: { name: "A" } }) },
];

const PROGRAMS = [
  "TRY LUCK 1",
  " ".repeat(1_000_001),
  "C 1;".repeat(20_001),
  "{ C 1 }",
  "RUN",
  "LOOP 2 { C 1",
  "DISK 0 0",
  "LOOP 2",
  "LOOP {".repeat(17),
  "}",
  "LOOP { }",
  "LOOP { IO 0 }",
  "C",
  "C x",
  "C 1.5",
  "C 0",
  "C 1 2",
  "7 0 1 2",
];

const BURSTS = ["A", "(0;1)", "A(0)", "A(0;1) A(0;1)"];

const JOBS = [
  "hello",
  "P Foo AT\nP1 1 2",
  "AT 0 1 / BT 1 / AT 2 3",
  'name,arrival,burst\nA,0,1,2\nA,0,"1',
  "A(0)",
  "A 0 x\nB -1 1\nA 0.0000001 1\nB 9999999999 1.5\nC 0",
  "A 0 1 0.5",
  "P1 0 4\nand so on\nP2 1 3",
  "P AT Colour BT\nP1 0 red 4",
  "AT 0 2 3",
  "A(0,4) B(2)",
  "Nimi Saapuminen Kesto\nA 0 1",
  "process\tarrival\tburst\nA\t0\t1 000\nB\t1\t4",
  "Process AT BT PR\nP1 0 5 1\nP2 1 2",
];

const REFERENCES = ["7 0 1 9999999, 3 frames", "7 0 1 2, 0 frames", "addresses 110, 210, 150; 3 frames"];

const REGIONS = ["A 100K, B 240K, free B", "total 1024K: A 100K, free B"];
const QUEUES = [
  "queue 98 183, cylinders 0-199",
  "head 53, queue 98 200, cylinders 0-199",
  "head 5, queue 7 8, cylinders 0-999999",
];
const EXERCISES = [
  "hello world",
  "RAID 5 with 5 disks",
  "page size 4096, logical address 8192",
  "TLB 20 ns, hit ratio 80 %: effective access time?",
  "TLB 20 ns, memory 100 ns, hit ratio 80 %, 7: effective access time?",
  "cache 2 ns, TLB 20 ns, memory 100 ns: effective access time?",
  "V = D / l, D = 512 GB",
  "V = D / l, D = 512 GB, l = 4",
];
const MIGRATIONS = ["migrate at 5 MB/s", "migrate 64 GB, page size 4 KiB", "migrate 1 MB at 0 MB/s"];
const TRACES = ["dear all,\nplease find attached", "1600000001,1,1\n1600000002,2,1\n1600000003,1,1"];
const POLICIES = ["((", "clock(bots=2)"];

const TIMESLICE = { id: "timeslice", type: "integer", unit: "ticks", default: 1, min: 1, max: 9 } as const;

const OF_BRANCHES = '{"machines":[],"branches":[{"letter":"B","like":"Q"}]}';
const FILES = [
  "",
  "\u0000",
  " ".repeat(8_000_001),
  "{",
  "[1,]",
  "{1}",
  '{"a"1}',
  "[1",
  "1 2",
  '"a',
  '{"tasks":1}',
  OF_BRANCHES,
];

async function everyProblem(): Promise<readonly Problem[]> {
  const bomb = await deflateText(" ".repeat(5_000_000));
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const three = (value: number): string => [12, 6, 0].map((shift) => digits[(value >>> shift) & 63]).join("");
  const bombLink = `v1.${three(bomb.length)}${three(fnv1a32(bomb))}${bomb}`;
  const links = ["x", "v9.x", "v1.?", "v1.", "v1.AAzAAAxx", "v1.AAAAAAxx", "A".repeat(200_001), bombLink];
  const contents = await Promise.all(links.map((each) => decodeLink(each)));
  return [
    ...INPUTS.map((input) => validateScenario(input)),
    ...PROGRAMS.map(parseProgram),
    ...BURSTS.map(parseBursts),
    ...FILES.map(parseScenarioFile),
    ...contents,
  ]
    .flatMap(found)
    .concat(JOBS.flatMap((text) => parseJobTable(text).problems))
    .concat(REGIONS.flatMap((text) => readRegion(text)?.problems ?? []))
    .concat(QUEUES.flatMap((text) => readArmQueue(text)?.problems ?? []))
    .concat(EXERCISES.flatMap((text) => readExercise(text, { title: "Own" }).problems))
    .concat(MIGRATIONS.flatMap((text) => readMigration(text)?.problems ?? []))
    .concat(REFERENCES.flatMap((text) => readReferences(text)?.problems ?? []))
    .concat([...TRACES.map((text) => openReferences(text)), openReferences("7 0 1", { from: 9 })].flatMap(problemsOf))
    .concat(POLICIES.flatMap((text) => found(readPolicyChoices(text))))
    .concat(["", "0"].flatMap((text) => found(readLengths(text, TIMESLICE, "timeslice"))));
}

describe("the texts of problems", () => {
  const everything = everyProblem();

  it("are one for each problem there is, and no more", async () => {
    const codes = new Set((await everything).map(({ code }) => code));
    // Found by the dialog that opens files, before the codec sees anything.
    for (const code of ["fileTooLarge", "fileUnreadable", "keysUnused", "traceUnreadable", "branchGone"])
      codes.add(code);
    const known = Object.keys(texts.en).filter((key) => key !== "placed" && key !== "fallback");
    expect([...codes].toSorted()).toEqual(known.toSorted());
  });

  it.each(["en", "zh"] as const)("have all the values they show, in %s", async (language) => {
    const sentences = (await everything).map((problem) => problemSentence(texts[language], problem));
    expect(sentences.filter((sentence) => /undefined|NaN|\[object|“”/.test(sentence))).toEqual([]);
    const end = language === "en" ? "." : "。";
    expect(sentences.filter((sentence) => !sentence.endsWith(end))).toEqual([]);
  });

  it("say what is wrong and what would be right", () => {
    const problem = { code: "outOfRange", path: "host.pcpus", values: { found: 65, min: 1, max: 64 } };
    expect(problemSentence(texts.en, problem)).toBe("This must be from 1 to 64; it is 65.");
    expect(problemSentence(texts.zh, problem)).toBe("应在 1 到 64 之间，实际是 65。");
  });

  it("come with their place if wanted", () => {
    const problem = { code: "missing", path: "machines[0].name", values: {} };
    expect(problemSentence(texts.en, problem, true)).toBe("machines[0].name: This is missing.");
    expect(problemSentence(texts.zh, problem, true)).toBe("machines[0].name：缺少此项。");
    expect(problemSentence(texts.en, { ...problem, path: "" }, true)).toBe("This is missing.");
  });

  it("fall back to the code for a problem without a text", () => {
    const problem = { code: "toString", path: "", values: {} };
    expect(problemSentence(texts.en, problem)).toBe("Something is wrong here (toString).");
    expect(problemSentence(texts.zh, problem)).toContain("toString");
  });
});
