/** Exercises on contiguous allocation, as they are printed and as students type them. */
import { describe, expect, it } from "vitest";
import { readExercise } from "../../../src/codec/exercise/readExercise.ts";
import { readRegion, type RegionList } from "../../../src/codec/exercise/regionList.ts";
import { hostOf } from "../../../src/model/scenario.ts";
import { placementsOf } from "../../../src/trace/figures/placements.ts";
import { simulate } from "../../../src/engine/simulate.ts";

/** The steps in a line: `A 100`, `-B`, `!` for a compaction. */
function stepsIn(list: RegionList | null): string {
  return (list?.steps ?? [])
    .map((step) =>
      step.do === "request" ? `${step.name} ${step.size}` : step.do === "release" ? `-${step.name}` : "!",
    )
    .join(", ");
}

const STALLINGS = "A 100, B 240, C 64, D 256, -B, -A, E 75";

describe("sizes of processes", () => {
  it("are requests", () => {
    const list = readRegion("Process sizes 212K, 417K, 112K, 426K; partitions 100K, 500K, 200K, 300K, 600K; worst fit");
    expect(stepsIn(list)).toBe("P1 212, P2 417, P3 112, P4 426");
    expect(list).toMatchObject({ holes: [100, 500, 200, 300, 600], fit: "worst", leftOut: [] });
  });
});

describe("holes and requests in other languages", () => {
  it.each([
    "Freie Speicherbereiche: 100 KB, 500 KB, 200 KB, 300 KB und 600 KB. Anforderungen: 212 KB, 417 KB, 112 KB und 426 KB. Best Fit.",
    "Partitions libres : 100 Ko, 500 Ko, 200 Ko, 300 Ko et 600 Ko. Demandes : 212 Ko, 417 Ko, 112 Ko et 426 Ko. Best fit.",
    "Huecos: 100 KB, 500 KB, 200 KB, 300 KB y 600 KB. Solicitudes: 212 KB, 417 KB, 112 KB y 426 KB. Mejor ajuste.",
  ])("are read: %s", (text) => {
    const list = readRegion(text);
    expect(stepsIn(list)).toBe("P1 212, P2 417, P3 112, P4 426");
    expect(list).toMatchObject({ holes: [100, 500, 200, 300, 600], unit: "KB", fit: "best", problems: [] });
  });
});

describe("requests in a row, and holes in one", () => {
  it.each([
    [
      "Free holes of 15 KB, 10 KB, 5 KB, 25 KB. Allocate 12 KB, 2 KB, 25 KB and 20 KB for processes P1 to P4 using next fit.",
      "P1 12, P2 2, P3 25, P4 20",
      [15, 10, 5, 25],
    ],
    ["Free memory: 20KB, 8KB, 15KB. Process sizes: 12KB 10KB 9KB. Best fit.", "P1 12, P2 10, P3 9", [20, 8, 15]],
    [
      "首次适应，空闲区 32K、10K、5K、228K、100K；作业1 要求 100K 作业2 要求 32K 作业3 要求 5K",
      "作业1 100, 作业2 32, 作业3 5",
      [32, 10, 5, 228, 100],
    ],
  ])("%s", (text, steps, holes) => {
    const list = readRegion(text);
    expect(stepsIn(list)).toBe(steps);
    expect(list).toMatchObject({ holes, leftOut: [] });
  });

  it.each([
    ["Memory 1000K, first fit: A 100K, B 200K, C 300K, free A and B, D 250K", "A 100, B 200, C 300, -A, -B, D 250"],
    ["Buddy system of 1MB: A=100K, C=64K, D=256K, E=75K, release C, E, D", "A 100, C 64, D 256, E 75, -C, -E, -D"],
    ["P1 100, P2 200; then P1 exits; P3 50. Worst fit, total 500.", "P1 100, P2 200, -P1, P3 50"],
  ])("has all who give memory back: %s", (text, steps) => {
    const list = readRegion(text);
    expect(stepsIn(list)).toBe(steps);
    expect(list).toMatchObject({ leftOut: [], problems: [] });
  });

  it("leaves free memory of one size as it is", () => {
    expect(readRegion("Free memory 512 KB. First fit. A requests 100 KB, A is freed.")).toMatchObject({
      holes: null,
      total: 512,
    });
  });
});

describe("a list of requests and releases", () => {
  it.each<[string, string, Partial<RegionList>]>([
    ["A 100K, B 240K, C 64K, D 256K, free B, free A, E 75K; total 1024K", STALLINGS, { total: 1024, unit: "KB" }],
    [
      "buddy system, 1 MB of memory\nA requests 100K\nB requests 240K\nC requests 64 K\nD requests 256 KB\nrelease B\nrelease A\nE requests 75K",
      STALLINGS,
      { total: 1024, unit: "KB", fit: "buddy" },
    ],
    [
      "1. Request A: 100 KB\n2. Request B: 240 KB\n3. Request C: 64 KB\n4. Request D: 256 KB\n5. Release B\n6. Release A\n7. Request E: 75 KB\nTotal memory: 1024 KB",
      STALLINGS,
      { total: 1024, unit: "KB", fit: null },
    ],
    [
      "memory 1024K: allocate A 100K, allocate B 240K, allocate C 64K, allocate D 256K, B ends, A ends, allocate E 75K",
      STALLINGS,
      { total: 1024 },
    ],
    [
      "内存 １０２４KB，伙伴系统。A 申请 100KB，B 申请 240KB，C 申请 64KB，D 申请 256KB，释放 B，释放 A，E 申请 75KB",
      STALLINGS,
      { total: 1024, unit: "KB", fit: "buddy" },
    ],
    [
      "内存大小 640KB，首次适应：作业1 申请 130KB、作业2 申请 60KB、作业3 申请 100KB、作业2 释放 60KB、作业4 申请 200KB、作业3 释放 100KB",
      "作业1 130, 作业2 60, 作业3 100, -作业2, 作业4 200, -作业3",
      { total: 640, unit: "KB", fit: "first" },
    ],
    [
      "内存 640KB：作业1 申请 130KB、作业2 申请 60KB、释放作业2、进程 3 申请 10KB、回收进程 3",
      "作业1 130, 作业2 60, -作业2, 进程3 10, -进程3",
      { total: 640, unit: "KB" },
    ],
    [
      "Memory 640 KB, first fit: process 1 requests 130 KB, process 2 requests 60 KB, process 3 requests 100 KB, process 2 is freed, process 4 requests 20 KB",
      "1 130, 2 60, 3 100, -2, 4 20",
      { total: 640, unit: "KB", fit: "first" },
    ],
    [
      "Memory 256K, first fit. Job 1: 130K, job 2: 60K, free job 1. Job 3 needs 20K, job 2 terminates.",
      "1 130, 2 60, -1, 3 20, -2",
      { total: 256, unit: "KB", fit: "first" },
    ],
    ["First fit, total 640K. Job 1 needs 130K", "1 130", { total: 640, unit: "KB" }],
    ["total 100: A 40, B 30, free A, A 20, compact, free A", "A 40, B 30, -A, A (2) 20, !, -A (2)", { total: 100 }],
    ["heap 100 bytes: malloc(20), malloc(30), first fit", "P1 20, P2 30", { total: 100, unit: "unit", fit: "first" }],
  ])("%s", (text, steps, facts) => {
    const list = readRegion(text);
    expect(stepsIn(list)).toBe(steps);
    expect(list).toMatchObject({ problems: [], leftOut: [], holes: null, ...facts });
  });
});

const SILBERSCHATZ = { holes: [100, 500, 200, 300, 600], steps: "P1 212, P2 417, P3 112, P4 426" };

describe("holes and requests", () => {
  it.each<[string, Partial<RegionList>]>([
    ["holes 100, 500, 200, 300, 600; requests 212, 417, 112, 426", { unit: "unit", fit: null }],
    ["Holes: 100K 500K 200K 300K 600K\nRequests: 212K 417K 112K 426K\nbest-fit", { unit: "KB", fit: "best" }],
    [
      "Given five memory partitions of 100 KB, 500 KB, 200 KB, 300 KB, and 600 KB (in order), how would each of the first-fit, best-fit, and worst-fit algorithms place processes of 212 KB, 417 KB, 112 KB, and 426 KB (in order)?",
      { unit: "KB", fit: null },
    ],
    ["空闲分区 100、500、200、300、600；作业 212、417、112、426；循环首次适应", { unit: "unit", fit: "next" }],
    [
      "空闲分区大小依次为１００KB，５００KB，２００KB，３００KB，６００KB\n请求 212KB，417KB，112KB，426KB\n最坏适应算法",
      { unit: "KB", fit: "worst" },
    ],
    ["邻近适应，空闲分区 100,500,200,300,600，进程请求 212,417,112,426", { fit: "next" }],
  ])("%s", (text, facts) => {
    const list = readRegion(text);
    expect(list?.holes).toEqual(SILBERSCHATZ.holes);
    expect(stepsIn(list)).toBe(SILBERSCHATZ.steps);
    expect(list).toMatchObject({ problems: [], ...facts });
  });

  it("takes the parts of a question for no sizes", () => {
    const list = readRegion(
      "memory consists of the following hole sizes in memory order: 10 MB, 4 MB, 20 MB, 18 MB, 7 MB, 9 MB, 12 MB, and 15 MB. Which hole is taken for successive segment requests of (a) 12 MB (b) 10 MB (c) 9 MB for first fit?",
    );
    expect(list?.holes).toEqual([10, 4, 20, 18, 7, 9, 12, 15]);
    expect(stepsIn(list)).toBe("P1 12, P2 10, P3 9");
    expect(list).toMatchObject({ unit: "MB", fit: "first" });
  });
});

describe("other exercises", () => {
  it.each([
    "7 0 1 2 0 3 0 4, 3 frames",
    "AT 0 2 3 / BT 4 2 1 / quantum 2",
    "A 0 3\nB 2 6\nC 4 4",
    "P1 100, P2 200",
    "名称 到达时间 服务时间\nA 0 3\nB 2 6",
    "memory references 1 2 3 4 1 2, 3 frames, free frames first",
    "hello",
  ])("are none: %s", (text) => {
    expect(readRegion(text)).toBeNull();
  });
});

describe("what cannot be right", () => {
  it.each([
    ["A 100K, B 240K, free B", "regionSizeMissing"],
    ["total 1024K: A 100K, free B", "regionUnknown"],
    ["total 1024K: A 100K, free A, free A", "regionUnknown"],
  ])("%s is told: %s", (text, code) => {
    expect(readRegion(text)?.problems.map((each) => each.code)).toEqual([code]);
    expect(readExercise(text, { title: "x" })).toMatchObject({ kind: "region", scenario: null });
  });
});

function placed(text: string) {
  const exercise = readExercise(text, { title: "x" });
  const scenario = exercise.kind === "region" ? exercise.scenario : null;
  const trace = scenario && simulate(scenario);
  return { scenario, got: trace ? placementsOf(trace, trace.rowCount).map(({ got }) => got) : [] };
}

describe("the scenario of such a list", () => {
  it("gives the answers of the book", () => {
    const text = "holes 100K, 500K, 200K, 300K, 600K; requests 212K, 417K, 112K, 426K; best fit";
    expect(placed(text).got.map((each) => each?.hole ?? null)).toEqual([300, 500, 200, 600]);
  });

  it("is the buddy system of the book", () => {
    const { scenario, got } = placed("buddy 1024K: A 100K, B 240K, C 64K, D 256K, free B, free A, E 75K");
    expect(got.map((each) => each && `${each.start}/${each.size}`)).toEqual([
      "0/128",
      "256/256",
      "128/64",
      "512/256",
      "0/128",
    ]);
    expect(scenario && hostOf(scenario).region).toMatchObject({ size: 1024, unit: "KB", fit: "buddy" });
  });

  it("is under the fit that is chosen for it", () => {
    const text = "holes 100, 500, 200; requests 90";
    expect(readExercise(text, { title: "x", fit: "worst" })).toMatchObject({ settings: { fit: "worst" } });
  });
});
