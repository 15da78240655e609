/** Jobs told in sentences: who a sentence goes on about, what it says of all of them, and what it counts beside. */
import { describe, expect, it } from "vitest";
import { JOB_COLUMNS } from "../../../src/codec/jobs/jobColumns.ts";
import { isSure, parseJobTable } from "../../../src/codec/jobs/jobTable.ts";

/** `name arrival burst priority`, and `?` in front of what is asked about. */
function jobsOf(text: string): string[] {
  const table = parseJobTable(text);
  const rows = table.rows.map((row) =>
    JOB_COLUMNS.slice(0, 4)
      .map((column) => row[column] || ".")
      .join(" "),
  );
  return isSure(table) && table.problems.length === 0 ? rows : ["?", ...rows];
}

const TWO = "P1 arrives at 0 and needs 5 ms. P2 arrives at 1 and needs 3 ms.";

describe("what is said of all jobs at the end of a sentence about the last", () => {
  it.each([
    "A needs 30, B needs 20, C needs 10, all at time 4. RR q=2",
    "A needs 30, B needs 20, C needs 10, all of them at time 4.",
    "A needs 30, B needs 20, C needs 10, all arriving at time 4.",
    "进程A运行30，进程B运行20，进程C运行10，都在4时刻到达，RR q=2",
  ])("is said of all of them: %s", (text) => {
    expect(jobsOf(text)).toEqual(["A 4 30 .", "B 4 20 .", "C 4 10 ."]);
  });
});

describe("a sentence without a name", () => {
  it.each([
    "It has priority 7.",
    "Its priority is 7.",
    "He has priority 7.",
    "This process has priority 7.",
    "This job has priority 7.",
    "This task has priority 7.",
    "And it has priority 7.",
    "Er hat Priorität 7.",
    "Es hat Priorität 7.",
    "Seine Priorität ist 7.",
    "Der Prozess hat Priorität 7.",
    "Il a la priorité 7.",
    "Elle a la priorité 7.",
    "Sa priorité est 7.",
    "Este tiene prioridad 7.",
    "Su prioridad es 7.",
    "Ele tem prioridade 7.",
    "Esso ha priorità 7.",
    "它的优先级为7。",
    "其优先级为7。",
    "该进程的优先级为7。",
  ])("goes on about the last job: %s", (said) => {
    expect(
      jobsOf(`P1 arrives at 0 and needs 5 ms. ${said} P2 arrives at 1 and needs 3 ms and has priority 2.`),
    ).toEqual(["P1 0 5 7", "P2 1 3 2"]);
  });

  it.each([
    "They have priorities 7 and 2.",
    "Their priorities are 7 and 2.",
    "All of them have priorities, 7 and 2.",
    "Sie haben die Prioritäten 7 und 2.",
    "Ihre Prioritäten sind 7 und 2.",
    "Ils ont les priorités 7 et 2.",
    "Elles ont les priorités 7 et 2.",
    "Leurs priorités sont 7 et 2.",
    "Ellos tienen las prioridades 7 y 2.",
    "Sus prioridades son 7 y 2.",
    "Eles têm prioridades 7 e 2.",
  ])("goes on about all of them: %s", (said) => {
    expect(jobsOf(`${TWO} ${said}`)).toEqual(["P1 0 5 7", "P2 1 3 2"]);
  });

  it.each([
    "All arrive at 4.",
    "Both arrive at time 4.",
    "They all arrive at 4.",
    "Each job arrives at 4.",
    "Alle kommen zum Zeitpunkt 4 an.",
    "Tous arrivent à l'instant 4.",
    "Todos llegan en el instante 4.",
  ])("says when all of them arrive, before or behind: %s", (said) => {
    expect(jobsOf(`P1 needs 5 ms. P2 needs 3 ms. ${said}`)).toEqual(["P1 4 5 .", "P2 4 3 ."]);
  });

  it("goes on in Chinese as well", () => {
    const two = "P1在0时刻到达，运行时间5；P2在1时刻到达，运行时间3。";
    for (const said of ["它们的优先级分别为7和2。", "各进程的优先级分别为7和2。"])
      expect(jobsOf(two + said)).toEqual(["P1 0 5 7", "P2 1 3 2"]);
    expect(jobsOf("P1需要5ms；P2需要3ms。都在4时刻到达。")).toEqual(["P1 4 5 .", "P2 4 3 ."]);
  });

  it("says it in front of a colon as well", () => {
    expect(jobsOf("All arrive at 2: P1 takes 5 ms, P2 takes 3 ms.")).toEqual(["P1 2 5 .", "P2 2 3 ."]);
    expect(jobsOf("Burst times: P1 = 5, P2 = 3. All arrive at 2.")).toEqual(["P1 2 5 .", "P2 2 3 ."]);
    expect(jobsOf("Burst times: P1 5, P2 3; priorities: P1 7, P2 2.")).toEqual(["P1 . 5 7", "P2 . 3 2"]);
  });
});

describe("a number that is no time", () => {
  it.each([
    "(5 points)",
    "(1 point)",
    "[10 marks]",
    "( 10 marks )",
    "(1 mark)",
    "(5 pts)",
    "(5 pt.)",
    "(5pts.)",
    "(5 Punkte)",
    "(5 Punkten)",
    "(1 Punkt)",
    "(5 puntos)",
    "(1 punto)",
    "(5 pontos)",
    "(1 ponto)",
    "(5 punti)",
    "（5分）",
    "(10 分)",
  ])("for marks is passed over: %s", (marks) => {
    expect(jobsOf(`${TWO} ${marks}`)).toEqual(["P1 0 5 .", "P2 1 3 ."]);
    expect(jobsOf(`${marks} ${TWO}`)).toEqual(["P1 0 5 .", "P2 1 3 ."]);
  });

  it.each([
    "4 KB",
    "4 MiB",
    "4 kb",
    "3 pages",
    "3 page",
    "3 frames",
    "10 bytes",
    "10%",
    "10 percent",
    "3 rounds",
    "3 times",
    "3页",
    "3个页",
    "3字节",
  ])("behind a job is asked about: %s", (other) => {
    expect(jobsOf(`P1 arrives at 0 and needs ${other}. P2 arrives at 1 and needs 3 ms.`)[0]).toBe("?");
  });

  it.each([
    "There are 2 processes.",
    "2 jobs are given.",
    "Two processes are given.",
    "有2个进程。",
    "2 Prozesse sind gegeben.",
  ])("that counts the jobs is no time: %s", (count) => {
    expect(jobsOf(`${count} ${TWO}`)).toEqual(["P1 0 5 .", "P2 1 3 ."]);
  });

  it("that counts other jobs than those that are told is asked about", () => {
    expect(jobsOf(`Given are 3 processes: P1 arrives at 0 and needs 5 ms, P2 arrives at 1 and needs 3 ms.`)[0]).toBe(
      "?",
    );
  });
});

describe("a sentence that compares", () => {
  it.each(["later", "after P1"])("with an arrival that is known gives a moment: 2 ms %s", (word) => {
    expect(jobsOf(`P1 arrives at 1 and needs 5 ms. P2 arrives 2 ms ${word} and needs 3 ms.`)).toEqual([
      "P1 1 5 .",
      "P2 3 3 .",
    ]);
  });

  it.each(["earlier", "before that", "after P7"])("is asked about otherwise: 2 ms %s", (word) => {
    expect(jobsOf(`P1 arrives at 0 and needs 5 ms. P2 arrives 2 ms ${word} and needs 3 ms.`)[0]).toBe("?");
  });
});

describe("a time after another one", () => {
  it.each(["later", "after P1"])("is counted from it: 2 ms %s", (word) => {
    expect(jobsOf(`P1 arrives at 3 and needs 5 ms. P2 arrives 2 ms ${word} and needs 3 ms.`)).toEqual([
      "P1 3 5 .",
      "P2 5 3 .",
    ]);
  });
});

describe("names in sentences", () => {
  it("may be single letters, of which an article is none", () => {
    expect(jobsOf("A arrives at 0 and needs 5 ms, B arrives at 1 and needs 3 ms.")).toEqual(["A 0 5 .", "B 1 3 ."]);
    expect(jobsOf("A process P1 arrives at 0 and needs 5 ms. A process P2 arrives at 1 and needs 3 ms.")).toEqual([
      "P1 0 5 .",
      "P2 1 3 .",
    ]);
    expect(jobsOf("Process A arrives at 0 and needs 5 ms. Process C arrives at 1 and needs 3 ms.")).toEqual([
      "A 0 5 .",
      "C 1 3 .",
    ]);
    expect(jobsOf("Jobs A, B and C arrive at 0, 1 and 2 and need 5, 3 and 4 ms.")).toEqual([
      "A 0 5 .",
      "B 1 3 .",
      "C 2 4 .",
    ]);
    expect(jobsOf("A to C arrive at 0, 1 and 2 and need 5, 3 and 4 ms.")).toEqual(["A 0 5 .", "B 1 3 .", "C 2 4 ."]);
  });

  it("stand for what was said of the one before", () => {
    expect(jobsOf("P1 arrives at 0 and P2 at 1. P1 needs 5 ms and P2 3 ms.")).toEqual(["P1 0 5 .", "P2 1 3 ."]);
    expect(jobsOf("P1 arrives at 0 and needs 5 ms; P2 1, 3; P3 2, 4.")).toEqual(["P1 0 5 .", "P2 1 3 .", "P3 2 4 ."]);
    expect(jobsOf("P1 and P2 arrive at 0 and 1 and each needs 5 ms.")).toEqual(["P1 0 5 .", "P2 1 5 ."]);
    expect(jobsOf("P1 and P2 arrive at 0 and need 5 and 3 ms.")).toEqual(["P1 0 5 .", "P2 0 3 ."]);
  });

  it("must have a burst each, and what one has all have", () => {
    expect(jobsOf("P1 arrives at 0 and needs 5 ms. P2 arrives at 1.")[0]).toBe("?");
    expect(jobsOf("P1 arrives at 0 and needs 5 ms. P2 needs 3 ms.")[0]).toBe("?");
    expect(jobsOf("P1 arrives at 0 and needs 5 ms and has priority 1. P2 arrives at 1 and needs 3 ms.")[0]).toBe("?");
    expect(jobsOf("P1 arrives at 0, needs 5 ms and needs 6 ms. P2 arrives at 1 and needs 3 ms.")[0]).toBe("?");
    expect(jobsOf("P1 arrives at 0 and arrives at 2 and needs 6 ms. P2 arrives at 1 and needs 3 ms.")[0]).toBe("?");
  });

  it("of a job that is not told is asked about", () => {
    expect(jobsOf(`${TWO}\nP3 = 7?`)[0]).toBe("?");
    expect(jobsOf(`P1 0 5\nP2 1 3\nwhere P12 = 7`)[0]).toBe("?");
  });
});
