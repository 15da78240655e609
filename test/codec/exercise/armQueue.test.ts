/** Exercises on disk arms, as they are printed and as students type them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { armAnswers } from "../../../src/codec/exercise/armExercise.ts";
import { readArmQueue, type ArmQueue } from "../../../src/codec/exercise/armQueue.ts";
import { readExercise } from "../../../src/codec/exercise/readExercise.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { hostOf } from "../../../src/model/scenario.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { examples } from "../../support/laws.ts";
import { eventsOfKind } from "../../support/schedules.ts";

const SILBERSCHATZ = { head: 53, queue: [98, 183, 37, 122, 14, 124, 65, 67], cylinders: 200 };
const EXERCISE = {
  head: 2150,
  queue: [2069, 1212, 2296, 2800, 544, 1618, 356, 1523, 4965, 3681],
  cylinders: 5000,
  direction: "up" as const,
};
const TANG = { head: 100, queue: [55, 58, 39, 18, 90, 160, 150, 38, 184], cylinders: 200, direction: "up" as const };

const NAMES = {
  cscan: "C-SCAN",
  clook: "circular look",
  sstf: "shortest seek time first",
  fcfs: "first come, first served",
  scan: "the elevator",
  look: "LOOK",
};

describe("schedulers of an arm", () => {
  it("are told in the order in which they are named", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.entries(NAMES), { minLength: 2 }), (named) => {
        const text = `head 53, queue 98 183 37, cylinders 0-199: ${named.map(([, name]) => name).join(", ")}`;
        expect(readArmQueue(text)).toMatchObject({ schedulers: named.map(([id]) => id), scheduler: null });
      }),
      examples(40),
    );
  });
});

describe("a queue of cylinders", () => {
  it.each<[string, Partial<ArmQueue>]>([
    ["head 53, queue 98 183 37 122 14 124 65 67, cylinders 0-199, direction up", { ...SILBERSCHATZ, direction: "up" }],
    ["queue 98,183,37,122,14,124,65,67 head 53 cylinders 0-199 down", { ...SILBERSCHATZ, direction: "down" }],
    ["head: 53\nqueue: 98, 183, 37, 122, 14, 124, 65, 67\n200 cylinders\nSSTF", { ...SILBERSCHATZ, scheduler: "sstf" }],
    [
      "Consider a disk queue with requests for I/O to blocks on cylinders 98, 183, 37, 122, 14, 124, 65, 67, in that order. The disk head is initially at cylinder 53; cylinders are numbered 0 to 199.",
      { ...SILBERSCHATZ, direction: null, scheduler: null },
    ],
    [
      "Suppose that a disk drive has 5,000 cylinders, numbered 0 to 4,999. The drive is currently serving a request at cylinder 2,150, and the previous request was at cylinder 1,805. The queue of pending requests, in FIFO order, is: 2,069; 1,212; 2,296; 2,800; 544; 1,618; 356; 1,523; 4,965; 3,681.",
      EXERCISE,
    ],
    [
      "Gegeben sei eine Festplatte mit 200 Zylindern. Der Kopf steht auf Zylinder 53 und bewegt sich aufwärts. Warteschlange: 98, 183, 37, 122, 14, 124, 65 und 67. SSTF.",
      { ...SILBERSCHATZ, direction: "up", scheduler: "sstf" },
    ],
    [
      "Un disque a 200 cylindres (0 à 199), la tête est sur le cylindre 53. Requêtes : 98, 183, 37, 122, 14, 124, 65 et 67. LOOK vers les cylindres décroissants.",
      { ...SILBERSCHATZ, direction: "down", scheduler: "look" },
    ],
    [
      "Un disco tiene 200 cilindros. La cabeza está en el cilindro 53 y va en sentido creciente. Peticiones: 98, 183, 37, 122, 14, 124, 65 y 67. SCAN.",
      { ...SILBERSCHATZ, direction: "up", scheduler: "scan" },
    ],
    [
      "5000 cylinders, head at 2150, previous 1805, requests 2069, 1212, 2296, 2800, 544, 1618, 356, 1523, 4965, 3681",
      EXERCISE,
    ],
    [
      "Request sequence = {176, 79, 34, 60, 92, 11, 41, 114}\nInitial head position = 50\nDirection = left, 200 tracks",
      { head: 50, queue: [176, 79, 34, 60, 92, 11, 41, 114], cylinders: 200, direction: "down" },
    ],
    [
      "tracks 82,170,43,140,24,16,190; the R/W head is at 50 and moves towards the larger values; disk 0-199; C-SCAN",
      { head: 50, queue: [82, 170, 43, 140, 24, 16, 190], cylinders: 200, direction: "up", scheduler: "cscan" },
    ],
    [
      "磁头在 53 号柱面，请求队列 98、183、37、122、14、124、65、67，柱面 0~199，方向增大",
      { ...SILBERSCHATZ, direction: "up" },
    ],
    [
      "磁盘共有 200 个磁道（0-199），磁头当前位于 100 号磁道，正向磁道号增大的方向移动，磁盘请求序列为：55、58、39、18、90、160、150、38、184",
      TANG,
    ],
    [
      "请求柱面：55，58，39，18，90，160，150，38，184；从１００号磁道开始，向磁道号增加的方向，采用电梯算法，共200个磁道",
      { ...TANG, scheduler: "scan" },
    ],
    [
      "某磁盘有 200 个柱面，磁头刚完成 125 号柱面的请求，当前在 143 号柱面服务，请求队列：86, 147, 91, 177, 94, 150, 102, 175, 130。",
      { head: 143, queue: [86, 147, 91, 177, 94, 150, 102, 175, 130], cylinders: 200, direction: "up" },
    ],
    [
      "queue 10 22 20, head at 15 moving towards cylinder 99, 100 tracks",
      { head: 15, queue: [10, 22, 20], cylinders: 100, direction: "up" },
    ],
    [
      "head 20, 0..99, towards 0, queue 10 22 20 2 40 6 38",
      { head: 20, queue: [10, 22, 20, 2, 40, 6, 38], cylinders: 100, direction: "down" },
    ],
  ])("%s", (text, facts) => {
    expect(readArmQueue(text)).toMatchObject({ problems: [], leftOut: [], ...facts });
  });

  it("has as many cylinders as is usual where the text does not say it, and says that this is a guess", () => {
    expect(readArmQueue("head 53, queue 98 183 37")).toMatchObject({ cylinders: 200, areCylindersGuessed: true });
    expect(readArmQueue("head 53, queue 98 283 37")).toMatchObject({ cylinders: 500, areCylindersGuessed: true });
    expect(readArmQueue("head 53, queue 98 183, cylinders 0-199")).toMatchObject({ areCylindersGuessed: false });
  });

  it("tells what it has not understood", () => {
    const read = readArmQueue("head 53, queue 98 183 37, cylinders 0-199.\nThe seek takes 6 ms.");
    expect(read).toMatchObject({ head: 53, queue: [98, 183, 37], leftOut: ["The seek takes 6 ms"] });
  });

  it.each([
    ["queue 98 183 37 122, cylinders 0-199", "armHeadMissing"],
    ["head 53, queue 98 183 200, cylinders 0-199", "armOutside"],
    ["head 200, queue 98 183, 200 cylinders", "armOutside"],
    [`head 5, queue ${"7 ".repeat(300)}, 200 cylinders`, "listTooLong"],
    ["head 5, queue 7 8, cylinders 0-999999", "armTooManyCylinders"],
  ])("%s is told as %s", (text, code) => {
    expect(readArmQueue(text)?.problems.map((problem) => problem.code)).toEqual([code]);
  });

  it.each([
    "7 0 1 2 0 3 0 4, 3 frames",
    "AT 0 2 3 / BT 4 2 1 / quantum 2",
    "holes 100, 500, 200; requests 212, 417",
    "P1 0 4\nP2 2 6",
    "head",
    "",
  ])("is not seen in %s", (text) => {
    expect(readArmQueue(text)).toBeNull();
  });
});

const travelled = (text: string, direction: "up" | "down") =>
  Object.fromEntries(armAnswers(readArmQueue(text)!, direction).map((each) => [each.scheduler, each.travelled]));

describe("the answer", () => {
  it("is that of the book under all schedulers at once (Silberschatz, mass storage)", () => {
    const text = "head 53, queue 98 183 37 122 14 124 65 67, cylinders 0-199";
    expect(travelled(text, "up")).toEqual({ fcfs: 640, sstf: 236, scan: 331, cscan: 382, look: 299, clook: 322 });
    expect(travelled(text, "down")).toMatchObject({ scan: 236, look: 208 });
  });

  it("of a run is the same, with the clock counting the cylinders", () => {
    for (const disk of ["fcfs", "sstf", "scan", "cscan", "look", "clook"] as const) {
      const exercise = readExercise("head 20, 100 cylinders, downwards, queue 10 22 20 2 40 6 38", {
        disk,
        title: "T",
      });
      if (exercise.kind !== "arm" || !exercise.scenario) throw new Error("no queue was read");
      const answer = armAnswers(exercise.list, exercise.settings.direction).find(
        ({ scheduler }) => scheduler === disk,
      )!;
      const trace = simulate(exercise.scenario);
      expect(eventsOfKind(trace, "seek").map(({ to, via }) => [to, via])).toEqual(
        answer.moves.map(({ to, via }) => [to, via]),
      );
      const end = hostAt(trace, trace.rowCount, trace.knownUntil);
      expect(end.disks[0]!.arm!.travelled).toBe(answer.travelled);
      expect(trace.knownUntil).toBe(answer.travelled);
      expect(hostOf(exercise.scenario).disks[0]!.arm!.scheduler).toBe(disk);
    }
  });
});
