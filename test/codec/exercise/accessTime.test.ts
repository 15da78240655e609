/**
 * The mean time of an access to memory, with a TLB or with page faults: what texts say of it, against sums in whole numbers
 * by the formulas of the field (domain.md C.1, C.2), written here once more.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accessTimeAnswer } from "../../../src/codec/exercise/accessTime.ts";
import { readAccessTime } from "../../../src/codec/exercise/accessTimeText.ts";
import { OTHER_SUBJECTS } from "../../../src/codec/exercise/otherSubjects.ts";
import { readExercise } from "../../../src/codec/exercise/readExercise.ts";
import { problems as sentences } from "../../../src/i18n/messages/problems.ts";
import { examples } from "../../support/laws.ts";

const meanOf = (text: string) => {
  const spec = readAccessTime(text)?.spec;
  return spec ? accessTimeAnswer(spec).meanNs : null;
};
const shareOf = (text: string) => {
  const spec = readAccessTime(text)?.spec;
  return spec ? accessTimeAnswer(spec).share : null;
};
const problemsOf = (text: string) => readExercise(text, { title: "Own" }).problems.map(({ code }) => code);

describe("the mean time of an access", () => {
  it.each([
    ["TLB access time 20 ns, memory access time 100 ns, hit ratio 80%. Find the effective access time.", 140],
    ["It takes 10 ns to search the TLB and 80 ns to access memory. With a TLB hit ratio of 0.6, what is the EAT?", 122],
    ["TLB hit ratio 90%, memory access time 120 ns, three-level page table. EAT with a TLB of 15 ns?", 171],
    ["TLB miss rate is 5 %, TLB access 1 ns, memory access 60 ns; effective access time?", 64],
    ["快表命中率为90%，访问快表需10ns，访问内存需100ns，求有效访问时间。", 120],
    ["某系统采用二级页表，TLB命中率为95%，访问TLB用时5ns，访问内存用时80ns，平均访问时间是多少？", 93],
    ["TLB: 95 % Trefferquote, Zugriffszeit TLB 2 ns, Speicherzugriff 50 ns. Effektive Zugriffszeit?", 54.5],
    ["Le taux de succès du TLB est 90 %, accès TLB 5 ns, accès mémoire 70 ns. Temps d'accès effectif ?", 82],
    [
      "Se tarda 100 ns en acceder a la memoria y 10 ns al TLB; la tasa de aciertos es del 85 %. Tiempo efectivo de acceso?",
      125,
    ],
    [
      "(3) A 32-bit machine has 4 KB pages and a TLB of 64 entries. TLB time 2 ns, memory 50 ns, 90 % hits. Average access time?",
      57,
    ],
  ])("with a TLB: %s", (text, wanted) => {
    expect(meanOf(text)).toBe(wanted);
    expect(readExercise(text, { title: "Own" })).toMatchObject({ kind: "accessTime", isSure: true, problems: [] });
  });

  it.each([
    [
      "Memory access time 200 ns, page-fault service time 8 ms, page fault probability p = 0.001. Effective access time?",
      8199.8,
    ],
    [
      "Page fault service time 10 ms, average memory access time 20 ns; one page fault is generated every 10^6 memory accesses. Effective access time?",
      29.99998,
    ],
    [
      "A page fault occurs once every 2,000 memory accesses and takes 5 ms to service; a memory reference takes 50 ns. Effective access time?",
      2549.975,
    ],
    [
      "Main memory needs 100 ns. One in 1000 accesses causes a page fault, which takes 10 ms. What is the average access time?",
      10_099.9,
    ],
    ["A page fault rate of 2 × 10^-5, memory 80 ns, service 6 ms, effective access time", 199.9984],
    [
      "A page fault takes 8 ms, memory access is 200 ns. Effective access time with a page fault rate of 1 in 1000?",
      8199.8,
    ],
    [
      "Memory access 200 ns, page fault service 8 ms. One access out of 1,000 causes a page fault: effective access time?",
      8199.8,
    ],
    ["内存访问时间200ns，缺页处理8ms，缺页率为千分之一，求有效访问时间。", 8199.8],
    ["内存访问时间100ns，缺页处理10ms，缺页率为万分之五，平均访问时间是多少？", 5099.95],
    ["在请求分页系统中，访问内存的时间为100ns，缺页中断处理时间为8ms，缺页率为0.001，求有效访问时间。", 8099.9],
  ])("with page faults: %s", (text, wanted) => {
    expect(meanOf(text)).toBe(wanted);
  });

  it("gives the share that leads to a mean time, or says that none does", () => {
    expect(
      shareOf(
        "Memory access 150 ns, TLB lookup 10 ns. What hit ratio is needed for an effective access time of 190 ns?",
      ),
    ).toBe(0.8);
    expect(
      shareOf(
        "Page-fault service takes 5,100 ns and memory access 100 ns. Which page-fault rate keeps the effective access time at 200 ns?",
      ),
    ).toBe(0.02);
    expect(
      shareOf(
        "Memory access 150 ns, TLB lookup 10 ns. What hit ratio is needed for an effective access time of 100 ns?",
      ),
    ).toBeNull();
  });

  it("asks where nothing is said of the lookup, and takes no time for it", () => {
    const text =
      "75 percent of all page-table references are found in the TLB, a memory reference takes 200 ns. What is the effective memory reference time?";
    expect(meanOf(text)).toBe(250);
    expect(readExercise(text, { title: "Own" })).toMatchObject({ isSure: false });
  });

  it.each([
    ["something is missing", "TLB with hit ratio 80 %: effective access time?", "accessTimeMissing"],
    [
      "a number has no meaning",
      "TLB 20 ns, memory 100 ns, hit ratio 80 %, 7: effective access time?",
      "accessTimeUnclear",
    ],
    [
      "there are caches",
      "effective access time with a cache of 2 ns, TLB 1 ns, memory 100 ns, hit ratio 90%",
      "accessTimeOther",
    ],
    [
      "there are both",
      "TLB 20 ns, memory 100 ns, hit ratio 80%, page fault rate 0.001, service 8 ms; effective access time",
      "accessTimeOther",
    ],
    [
      "two numbers are of one thing",
      "TLB 20 ns, memory 100 ns, memory 90 ns, hit ratio 80%: effective access time",
      "accessTimeUnclear",
    ],
  ])("is not guessed where %s", (_why, text, code) => {
    expect(problemsOf(text)).toEqual([code]);
  });

  it("is the sum by the formula, in whole numbers, however the text says it", () => {
    const inOrder = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 51, max: 400 }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(3),
        inOrder,
        (percent, lookup, memory, levels, style, order) => {
          const words = [
            [`hit ratio ${percent} %`, `TLB lookup ${lookup} ns`, `memory access ${memory} ns`],
            [
              `the hit rate is 0.${String(percent).padStart(2, "0")}`,
              `the TLB takes ${lookup} ns`,
              `memory takes ${memory} ns`,
            ],
            [`命中率为${percent}%`, `访问快表需${lookup}ns`, `访问内存需${memory}ns`],
            [`${percent} percent of the references are hits`, `${lookup} ns for the TLB`, `${memory} ns for memory`],
          ][style]!;
          const told = order.map((at) => words[at]).join("; ");
          const text = `${told}; ${levels}-level page table. Effective access time of the TLB system?`;
          // Hundredths of a nanosecond.
          const wanted = percent * (lookup + memory) + (100 - percent) * (lookup + levels * memory + memory);
          expect(meanOf(text)).toBeCloseTo(wanted / 100, 9);
        },
      ),
      examples(200),
    );
  });
});

describe("an exercise about something else", () => {
  it.each([
    ["raid", "RAID 5 with 5 disks of 2 TB each. What is the usable capacity?"],
    ["raid", "用6块2TB的磁盘组成RAID 5，可用容量是多少？"],
    ["raid", "RAID 1+0 of eight 4 TB disks: how many disks can fail?"],
    ["periodic", "Task Period Execution\nT1 20 3\nT2 5 2\nUse EDF."],
    ["periodic", "Tasks T1, T2 and T3 arrive periodically at intervals of 3, 7 and 20 ms and need 1, 2 and 4 ms."],
    ["deadlock", "Process\tAllocation\tMax\tNeed\nP0\t0 1 0\t7 5 3\t7 4 3\nP1\t2 0 0\t3 2 2\t1 2 2"],
    ["synchronization", "A semaphore is initialized to 7; 20 P and 15 V operations follow."],
    ["files", "A file system uses inodes with 12 direct pointers and one single indirect block of 4 KB."],
    ["rotation", "A disk rotates at 7200 RPM with an average seek time of 9 ms and 100 sectors per track."],
  ])("%s is refused by name: %s", (subject, text) => {
    const { kind, problems } = readExercise(text, { title: "Own" });
    expect({ kind, problems: problems.map(({ code, values }) => [code, values]) }).toEqual({
      kind: "nothing",
      problems: [["exerciseOther", { subject }]],
    });
  });

  it("has a sentence for each of them, in both languages", () => {
    for (const subject of OTHER_SUBJECTS)
      for (const language of ["en", "zh"] as const)
        expect(sentences[language].exerciseOther({ subject }).length).toBeGreaterThan(20);
  });

  it("does not keep a table of jobs from being read whose page also names one", () => {
    const text = "Exam 3: scheduling, deadlock\nProcess Arrival Burst\nP1 0 5\nP2 1 3";
    expect(readExercise(text, { title: "Own" })).toMatchObject({ kind: "jobs", isSure: true });
  });

  it("on addresses that lacks its table is told so, and no number in it becomes a job", () => {
    const text =
      "Segment table: segment 0 base 219 length 600; 1 2300 14; 2 90 100. Physical addresses for 0,430; 1,10?";
    expect(problemsOf(text)).toEqual(["addressesMissing"]);
  });
});
