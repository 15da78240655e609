/** One's own exercise in a box: what it is, what was understood, and the scenario it makes. Figures are those of the sources. */
import { describe, expect, it } from "vitest";
import { readExercise, type Exercise, type ExerciseChoices } from "../../../src/codec/exercise/readExercise.ts";
import { readReferences } from "../../../src/codec/exercise/referenceString.ts";
import { printScenarioFile } from "../../../src/codec/scenario/scenarioFile.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { hostMetrics } from "../../../src/trace/figures/metrics.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { timesOf } from "../../support/chartOf.ts";
import { job, scenario } from "../../support/workloads.ts";

const read = (text: string, choices: Partial<ExerciseChoices> = {}) => readExercise(text, { title: "Own", ...choices });

function scenarioOf(exercise: Exercise): Scenario {
  expect(exercise.problems).toEqual([]);
  if (exercise.kind === "nothing" || !exercise.scenario) throw new Error("there is no scenario");
  return exercise.scenario;
}

function endsOf(exercise: Exercise): number[] {
  const trace = simulate(scenarioOf(exercise));
  return Object.values(timesOf(trace, trace.knownUntil)).map(({ done }) => done ?? Number.NaN);
}

function faultsOf(exercise: Exercise): number {
  const made = scenarioOf(exercise);
  const trace = simulate(made);
  return hostMetrics(trace.info, hostAt(trace, trace.rowCount, trace.knownUntil), made.conventions).faults;
}

describe("a table or lists of jobs", () => {
  it("run under the quantum that the text names: A(0,4) B(2,2) C(3,1), round robin 2, 6 4 7", () => {
    const exercise = read("Process   P1  P2  P3\nAT         0   2   3\nBT         4   2   1\nquantum 2");
    expect(exercise).toMatchObject({
      kind: "jobs",
      isSure: true,
      settings: { policy: "rr", timeslice: "2", pcpus: 1 },
    });
    expect(endsOf(exercise)).toEqual([6, 4, 7]);
  });

  it("run first come, first served where nothing is said, and as somebody chooses", () => {
    expect(read("AT 0 2 3 / BT 4 2 1")).toMatchObject({ settings: { policy: "fcfs", timeslice: null } });
    const chosen = read("AT 0 2 3 / BT 4 2 1", { policy: "rr", timeslice: "2", pcpus: 2 });
    expect(chosen).toMatchObject({ settings: { policy: "rr", timeslice: "2", pcpus: 2 } });
    expect(scenarioOf(chosen).hosts[0]).toMatchObject({ pcpus: 2, scheduler: { params: { timeslice: 2 } } });
  });

  it("have the policy, the cost of a switch, the processors and the unit that the text names", () => {
    const text = "P1 0 5 ms\nP2 1 3 ms\nUse non-preemptive priority on 2 CPUs. Context switch time = 0.5 ms.";
    const made = scenarioOf(read(text));
    expect(made).toMatchObject({
      tickUnit: "ms",
      ticksPerUnit: 10,
      hosts: [
        { pcpus: 2, costs: { worldSwitch: 5 }, scheduler: { policy: "priority", params: { preemptive: false } } },
      ],
    });
  });

  it("go by priorities where the text says which come first and names no policy, and are asked about", () => {
    const rows = "Process Arrival Burst Priority\nP1 0 24 10\nP2 5 6 20\n";
    const unnamed = read(`${rows}A larger number is more urgent.`);
    expect(unnamed).toMatchObject({ isSure: false, settings: { policy: "priority", priorityOrder: "higherFirst" } });
    expect(unnamed).toMatchObject({ settings: { guessed: ["urgency", "preemptive"] } });
    expect(endsOf(unnamed)).toEqual([30, 11]);
    const inTurn = read(`${rows}Lower numbers are more urgent. Quantum 4.`);
    expect(inTurn).toMatchObject({ isSure: false, settings: { policy: "prr", guessed: ["urgency", "preemptive"] } });
    // Where all are equally urgent it makes no difference.
    const same = read("Process Arrival Burst Priority\nP1 0 24 1\nP2 5 6 1\nLower numbers are more urgent.");
    expect(same).toMatchObject({ isSure: true, settings: { policy: "fcfs", guessed: [] } });
    expect(read(`${rows}Larger numbers are more urgent. FCFS.`)).toMatchObject({ settings: { policy: "fcfs" } });
  });

  it.each([
    ["优先数大者优先，抢占", true, [30, 11]],
    ["优先数大者优先，非抢占式", false, [24, 30]],
  ])("go by priority where who goes first is said by the number: %s", (said, preemptive, ends) => {
    const exercise = read(`两个进程：\nP1 优先级10 到达0 运行24\nP2 优先级20 到达5 运行6\n${said}`);
    expect(exercise).toMatchObject({
      isSure: true,
      settings: { policy: "priority", priorityOrder: "higherFirst", preemptive },
    });
    expect(endsOf(exercise)).toEqual(ends);
  });

  it("may stand between the words of a sentence", () => {
    const exercise = read("Round-robin with q = 2 on P1(0,4), P2(1,5), P3(2,2) and P4(4,1), please.");
    expect(exercise).toMatchObject({ isSure: true, settings: { policy: "rr", timeslice: "2" } });
    // P1 P2 P3 P1 P4 P2 P2: who arrives at 2 stands before P1, whose quantum ends then.
    expect(endsOf(exercise)).toEqual([8, 12, 6, 9]);
    // Numbers beside them may belong to another job.
    expect(read("Round-robin with q = 2 on P1(0,4), P2(1,5), and P3 needs 7.")).not.toMatchObject({ isSure: true });
  });

  it("are asked about where the text says who goes first as a quantum ends", () => {
    const said = "a process whose quantum ends goes behind one that arrives at the same time";
    const exercise = read(`Round-robin with q = 2 on P1(0,4), P2(1,5), P3(2,2): ${said}.`);
    expect(exercise).toMatchObject({ kind: "jobs", isSure: false });
    expect(exercise).toMatchObject({ table: { understood: { linesLeftOut: [expect.stringContaining(said)] } } });
  });

  it("are shown before they run where something was guessed", () => {
    expect(read("1,1,4,1\n2,2,5,1\n3,3,6,4")).toMatchObject({ kind: "jobs", isSure: false, problems: [] });
    expect(
      read("1,1,4,1\n2,2,5,1", { columns: { 0: "name", 1: "arrival", 2: "bursts", 3: "priority" } }),
    ).toMatchObject({
      isSure: true,
    });
  });

  it("make no scenario while something is wrong", () => {
    expect(read("AT 0 2 3 / BT 4 x 1")).toMatchObject({
      kind: "jobs",
      scenario: null,
      problems: [{ code: "jobsBursts" }],
    });
  });
});

describe("a reference string", () => {
  const silberschatz = "7 0 1 2 0 3 0 4 2 3 0 3 2 1 2 0 1 7 0 1";

  it("has the frames and the policy that stand beside it: Silberschatz, three frames", () => {
    expect(faultsOf(read(`${silberschatz} with 3 frames, FIFO`))).toBe(15);
    expect(faultsOf(read(`${silberschatz}, 3 frames`, { replacement: "lru" }))).toBe(12);
    expect(faultsOf(read(`${silberschatz}, 3 frames, optimal`))).toBe(9);
  });

  it.each([
    "7 0 1 2 0 3 with 3 frames",
    "7,0,1,2,0,3 (3 frames)",
    "7 → 0 → 1 → 2 → 0 → 3; frames = 3",
    "Consider the reference string 7, 0, 1, 2, 0, 3 for a memory with three frames.",
    "Reference string: 7, 0, 1, 2, 0 and 3\nNumber of frames: 3",
    "页面引用串：7，0，1，2，0，3，3 个页框",
    "页面走向为 7、0、1、2、0、3，内存块数为 3",
    "某进程分得三个页框，页面访问序列为７，０，１，２，０，３。",
    "R 7 0 1 2 0 3\n3 page frames",
    "Cadena de referencias: 7 0 1 2 0 3, 3 marcos",
    "$7, 0, 1, 2, 0, 3$ with **3** frames",
    "| 7 | 0 | 1 | 2 | 0 | 3 |\n3 frames",
    "3 frames: 7 0 1 2 0 3",
    "A 3-frame memory, page requests 7 0 1 2 0 3",
  ])("is read from: %s", (text) => {
    const exercise = read(text);
    expect(exercise).toMatchObject({
      kind: "references",
      isSure: true,
      references: { pages: [7, 0, 1, 2, 0, 3], frames: 3 },
    });
  });

  it("may have letters as pages: UT Austin CS372H, four frames, LRU 8, OPT 7, Clock 8, FIFO 8", () => {
    const text = "A C B D B A E F B F A G E F A, 4 frames";
    const faults = ["lru", "opt", "clock", "fifo"].map((replacement) => faultsOf(read(text, { replacement })));
    expect(faults).toEqual([8, 7, 8, 8]);
    expect(read(text)).toMatchObject({ references: { names: ["A", "B", "C", "D", "E", "F", "G"] } });
    expect(read(`R ${text}`)).toMatchObject({
      references: { pages: read(text).kind === "references" ? [0, 2, 1, 3, 1, 0, 4, 5, 1, 5, 0, 6, 4, 5, 0] : [] },
    });
  });

  it.each([
    [
      "clock",
      "Clock",
      "simple clock algorithm",
      "second-chance",
      "简单时钟",
      "时钟算法",
      "简单Clock置换算法",
      "二次机会",
    ],
    ["enhancedClock", "enhanced second chance", "Enhanced Clock", "改进型时钟", "改进型的Clock算法"],
    ["fifo", "FIFO", "first-in, first-out", "先进先出"],
    ["lru", "LRU", "least recently used", "最近最久未使用", "最近最少使用"],
    ["opt", "OPT", "optimal", "Belady's optimal", "最佳置换", "最佳页面置换算法", "最优置换"],
    ["lfu", "LFU", "least frequently used", "最不经常使用", "最不常用"],
    ["mfu", "MFU", "most frequently used", "最经常使用"],
    ["mru", "MRU", "most recently used", "最近最常使用"],
    ["nru", "NRU", "not recently used", "最近未使用", "最近未用"],
    ["aging", "aging", "ageing", "老化算法"],
    ["wsClock", "WSClock", "工作集时钟"],
    ["2q", "2Q"],
    ["arc", "ARC", "adaptive replacement cache", "自适应置换缓存"],
    ["lirs", "LIRS"],
    ["clockPro", "CLOCK-Pro"],
    ["sieve", "SIEVE"],
    ["s3fifo", "S3-FIFO", "S3FIFO"],
    ["slru", "SLRU", "segmented LRU", "分段 LRU"],
    ["unopt", "UNOPT", "最差置换"],
    ["random", "random replacement", "RAND", "随机置换"],
  ])("names the policy %s in any of its ways", (policy, ...ways) => {
    for (const way of ways)
      expect(read(`7 0 1 2 0 3 with 3 frames, ${way}`), way).toMatchObject({
        references: { pages: [7, 0, 1, 2, 0, 3], policy, leftOut: [] },
        settings: { replacement: policy },
      });
  });

  it("names no policy where it speaks of several, or of chance", () => {
    for (const way of [
      "FIFO and LRU",
      "enhanced clock against clock",
      "a random reference string",
      "先进先出和最佳置换",
    ])
      expect(read(`7 0 1 2 0 3 with 3 frames, ${way}`), way).toMatchObject({ references: { policy: null } });
  });

  it.each([
    "The reference bits are cleared every 4 references.",
    "R bits are reset after every 4 memory references",
    "Every 4 references the use bits are cleared.",
    "每4次访问将访问位清零。",
  ])("may say that bits are cleared by time: %s", (rule) => {
    const params = (policy: string) =>
      scenarioOf(read(`7 0 1 2 0 3 with 3 frames, ${policy}. ${rule}`)).hosts[0].replacement;
    expect(params("clock")).toMatchObject({ policy: "clock", params: { clearEvery: 4 } });
    expect(params("NRU")).toMatchObject({ policy: "nru", params: { period: 4 } });
    expect(params("FIFO")).toEqual({ policy: "fifo", params: {} });
    expect(read(`7 0 1 2 0 3 with 3 frames. ${rule}`)).toMatchObject({ references: { clearEvery: 4, leftOut: [] } });
  });

  it.each([
    ["LFU, ties broken by FIFO", "oldestLoad"],
    ["LFU. Use FIFO to break ties.", "oldestLoad"],
    ["MFU; in case of a tie the page loaded first leaves", "oldestLoad"],
    ["LFU, tie-breaker: LRU", "leastRecent"],
    ["采用LFU算法，次数相同时先进先出", "oldestLoad"],
    ["采用LFU算法，访问次数相同则淘汰最久未使用的页面", "leastRecent"],
  ])("may say who leaves of pages that were used equally often: %s", (rule, ties) => {
    const exercise = read(`7 0 1 2 0 3 with 3 frames. ${rule}`);
    expect(exercise).toMatchObject({ kind: "references", isSure: true, references: { ties, leftOut: [] } });
    expect(scenarioOf(exercise).hosts[0].replacement.params).toMatchObject({ ties });
  });

  it("is asked about where equals leave by a rule that the policy has no choice of", () => {
    expect(read("7 0 1 2 0 3 with 3 frames, OPT, ties broken by page number")).toMatchObject({ isSure: false });
  });

  it("has several numbers of frames against each other, and the place of a hand is none", () => {
    expect(read("1 2 3 4 1 2 5 (Belady's anomaly), 3 vs 4 frames, FIFO")).toMatchObject({
      references: { policy: "fifo", frameCounts: [3, 4] },
    });
    expect(read("7 0 1 2 0 3 clock with 4 frames. The pointer is at frame 0.")).toMatchObject({
      references: { policy: "clock", frames: 4 },
    });
  });

  it.each([
    "LRU, 3 frames: 7, 0, 1, 2, 0, 3",
    "三个页框：7，0，1，2，0，3",
    "frames = 3: 7 0 1 2 0 3",
    "frames: 3, 7, 0, 1, 2, 0, 3",
  ])("has the count that belongs to the word, and not the page behind it: %s", (text) => {
    expect(read(text)).toMatchObject({
      isSure: true,
      references: { pages: [7, 0, 1, 2, 0, 3], frames: 3, leftOut: [] },
    });
  });

  it.each(["7 0 1 2 0 3\nFrames: 1, 2, 3", "页框数：3、4\n页面走向：7，0，1，2，0，3"])(
    "for several counts of frames asks for one, and none of them is a page: %s",
    (text) => {
      expect(read(text)).toMatchObject({ isSure: false, references: { pages: [7, 0, 1, 2, 0, 3], frames: null } });
    },
  );

  it("of addresses has the pages they lie in, and asks where nothing says that they are addresses", () => {
    // Silberschatz: 0100, 0432, 0101, 0612, … with pages of 100 bytes are the pages 1, 4, 1, 6, …
    const addresses = "0100, 0432, 0101, 0612, 0102, 0103, 0104, 0101, 0611";
    const references = { pages: [1, 4, 1, 6, 1, 1, 1, 1, 6], pageSize: 100, frames: 3, leftOut: [] };
    expect(read(`Address sequence: ${addresses}. Page size 100 bytes, 3 frames`)).toMatchObject({
      isSure: true,
      references,
    });
    expect(read(`${addresses}, page size 100, 3 frames`)).toMatchObject({ isSure: false, references });
    expect(read(`${addresses} page size 100, 3 frames`)).toMatchObject({ isSure: false, references });
    expect(read("7 0 1 2 0 3, page size 100, 3 frames")).toMatchObject({ references: { pageSize: null } });
  });

  it("alone in its line is one as well, and asks for the frames", () => {
    expect(read("7 0 1 2 0 3")).toMatchObject({ kind: "references", isSure: false, settings: { frames: 3 } });
    expect(read("7 0 1 2 0 3", { frames: 4 })).toMatchObject({ settings: { frames: 4 } });
    expect(read("70120304230321201701, 3 frames")).toMatchObject({
      isSure: false,
      references: { isUnseparated: true },
    });
  });

  it("is none where the numbers are jobs", () => {
    for (const text of ["0 5\n1 3", "P1 0 5", "5 3", "AT 0 1 2 / BT 3 4 5", "1,1,4,1\n2,2,5,1", "hello", ""])
      expect(readReferences(text), text).toBeNull();
  });

  it("with a page or frames that cannot be has no scenario", () => {
    expect(read("7 0 1 9999999, 3 frames")).toMatchObject({ scenario: null, problems: [{ code: "referencesPage" }] });
    expect(read("7 0 1 2, 0 frames")).toMatchObject({ scenario: null, problems: [{ code: "referencesFrames" }] });
  });
});

describe("an exercise for several rules or sizes", () => {
  it("begins with the first of each, and tells all", () => {
    const text = "How many faults do FIFO, LRU and OPT have for 1, 2, 3, 4, 1, 2, 5 with 3 and with 4 frames?";
    expect(read(text)).toMatchObject({
      isSure: false,
      settings: { frames: 3, replacement: "fifo" },
      references: { frames: null, frameCounts: [3, 4], policy: null, policies: ["fifo", "lru", "opt"] },
    });
  });

  it("of jobs begins with the policy that is named first, and tells all", () => {
    const table = "Process Arrival Burst\nP1 0 5\nP2 1 3";
    expect(read(`${table}\nCompare SRTF, SJF and round robin (q = 2).`)).toMatchObject({
      settings: { policy: "srtf" },
      table: { understood: { policy: null, policies: [{ policy: "srtf" }, { policy: "sjf" }, { policy: "rr" }] } },
    });
    expect(read(`${table}\nUse SJF.`)).toMatchObject({ settings: { policy: "sjf" } });
  });
});

describe("other texts", () => {
  it("are nothing: an empty one without a word, any other with the reason", () => {
    expect(read(" \n")).toEqual({ kind: "nothing", problems: [] });
    expect(read("hello world")).toMatchObject({ kind: "nothing", problems: [{ code: "exerciseNone" }] });
  });

  it("may be a file of ours, which opens as it is", () => {
    const own = scenario([job("A", 0, [3])]);
    expect(read(printScenarioFile(own))).toMatchObject({ kind: "scenario", scenario: { machines: [{ name: "A" }] } });
    expect(read('{"machines": 3}')).toMatchObject({ kind: "nothing" });
  });
});

describe("powers in an exercise", () => {
  it.each([
    ["A 2^16-byte memory with buddy allocation; requests: 7 KB, 26 KB", { list: { total: 65_536 } }],
    ["Memory 2**10 KB, buddy: A 70K, B 35K, free A", { list: { total: 1024 } }],
    ["内存 2³⁰ B，页面大小 2¹² B，一共有多少页？", { read: { answer: { result: 262_144 } } }],
    [
      "Memory access 100 ns, page fault service 10 ms, page fault rate 10⁻⁶: effective access time?",
      { read: { spec: { share: 1e-6 } } },
    ],
    ["page size 2^10, page table 4 7 1 5, address 3085", { exercise: { scheme: { pageSize: 1024 } } }],
  ])("are numbers: %s", (text, wanted) => {
    expect(read(text)).toMatchObject({ problems: [], ...wanted });
  });
});
