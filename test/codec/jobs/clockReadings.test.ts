/**
 * Times with a colon: moments of a day, hours and minutes, minutes and seconds, or two columns. What the text does not say
 * is a question, and never a guess that is taken. Figures are worked out by hand.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSure, parseJobTable, type ColonReading } from "../../../src/codec/jobs/jobTable.ts";
import { examples } from "../../support/laws.ts";

/** `name arrival burst` of each job. */
function jobsOf(text: string, colons?: ColonReading): string[] {
  const { rows, problems } = parseJobTable(text, colons ? { colons } : {});
  expect(problems).toEqual([]);
  return rows.map(({ name, arrival, bursts }) => [name, arrival, bursts].map((cell) => cell || ".").join(" "));
}

function colonsOf(text: string) {
  const table = parseJobTable(text);
  return { isSure: isSure(table), colons: table.understood?.colons, unit: table.understood?.unit };
}

describe("a number with a colon", () => {
  it.each(["Processio、15281123:22", "**\t2121:57", "P BT\nA 1000:00"])(
    "of more than three digits in front is no time: %s",
    (text) => {
      const { problems } = parseJobTable(text);
      expect(problems.map(({ code }) => code)).toEqual(["jobsBursts"]);
    },
  );
});

describe("a moment of a day", () => {
  it.each([
    ["8 am", "9:15 am", 75, "min"],
    ["8:50 AM", "1:05 PM", 255, "min"],
    ["12 am", "12 pm", 720, "min"],
    ["12:30 a.m.", "1.00 a.m.", 30, "min"],
    ["08:50:05 AM", "8:51:00  AM", 55, "s"],
    ["11:59:50pm", "11:59:59pm", 9, "s"],
    ["8点", "8点5分", 5, "min"],
    ["8点50", "19点05分", 615, "min"],
    ["8时50分", "8時55分", 5, "min"],
    ["20点30分05秒", "20点30分9秒", 4, "s"],
    ["2点5分7秒", "2点5分30秒", 23, "s"],
    ["9h05", "10h00", 55, "min"],
  ])("%s is %s less %i %s", (earlier, later, between, unit) => {
    const text = `P\tAT\tBT\nA\t${earlier}\t5\nB\t${later}\t4`;
    expect(jobsOf(text)).toEqual(["A 0 5", `B ${between} 4`]);
    expect(parseJobTable(text).understood?.unit).toBe(unit);
  });

  it.each([
    "13 am",
    "0:60 am",
    "8 amp",
    "x8点",
    "上8点",
    "24点",
    "8点60分",
    "8点5分60秒",
    "12:30:61",
    "12:30:005",
    "24:00:00x",
  ])("is not %s", (text) => {
    const { problems } = parseJobTable(`P\tAT\tBT\nA\t${text}\t5\nB\t${text}\t4`);
    expect(problems.map(({ code }) => code)).toContain("jobsTime");
  });
});

describe("a time of two parts", () => {
  it("is a time of day from one o'clock on, and lengths beside it are hours and minutes", () => {
    const text = "P AT BT\nA 8:00 1:10\nB 8:30 0:05";
    expect(jobsOf(text)).toEqual(["A 0 70", "B 30 5"]);
    expect(colonsOf(text)).toMatchObject({ isSure: true, unit: "min" });
  });

  it.each([
    ["arrivals and bursts", "P AT BT\nA 0:10 1:10\nB 0:20 0:05", ["A 0 70", "B 10 5"]],
    ["arrivals alone", "P AT BT\nA 0:10 70\nB 1:10 30", ["A 0 70", "B 60 30"]],
    ["bursts alone", "P BT\nA 1:10\nB 0:05", ["A . 70", "B . 5"]],
    ["bursts beside plain arrivals", "P AT BT\nA 0 1:10\nB 3 0:05", ["A 0 70", "B 3 5"]],
    ["bursts beside plain bursts", "P AT BT\nA 8:00 1:10\nB 9:00 45", ["A 0 70", "B 60 45"]],
    ["no heads", "0:10 1:10\n0:20 2:05", [". 0 70", ". 10 125"]],
  ])("that can be hours or minutes is a question: %s", (_where, text, jobs) => {
    const { isSure: sure, colons, unit } = colonsOf(text);
    expect({ sure, colons, unit }).toEqual({
      sure: false,
      colons: { reading: "hours", isCertain: false, canBeApart: false },
      unit: "min",
    });
    expect(jobsOf(text)).toEqual(jobs);
    // Both make the same numbers, of another unit.
    expect(jobsOf(text, "minutes")).toEqual(jobs);
    const chosen = parseJobTable(text, { colons: "minutes" });
    expect(chosen.understood?.unit).toBe("s");
  });

  it("is what its head says", () => {
    const short = "P\tAT (mm:ss)\tBT (mm:ss)\nA\t0:30\t1:10\nB\t45:00\t2:00";
    expect(jobsOf(short)).toEqual(["A 0 70", "B 2670 120"]);
    expect(colonsOf(short)).toEqual({ isSure: true, colons: null, unit: "s" });
    const long = "P\tAT (hh:mm)\tBT (h:mm)\nA\t0:30\t1:10\nB\t2:00\t2:00";
    expect(jobsOf(long)).toEqual(["A 0 70", "B 90 120"]);
    expect(colonsOf(long)).toEqual({ isSure: true, colons: null, unit: "min" });
    expect(jobsOf("P\tAT (hh:mm)\tBT (mm:ss)\nA\t8:00\t1:10\nB\t8:01\t2:00")).toEqual(["A 0 70", "B 60 120"]);
    expect(jobsOf("ジョブ\t到着時刻 (時:分)\t処理時間 (分:秒)\nA\t8:00\t1:10\nB\t8:01\t2:00")).toEqual([
      "A 0 70",
      "B 60 120",
    ]);
    expect(jobsOf("进程\t到达时间（时:分）\t运行时间（分:秒）\nA\t8:00\t1:10\nB\t8:01\t2:00")).toEqual([
      "A 0 70",
      "B 60 120",
    ]);
  });

  it("of a burst is what the head of the arrivals says, where its own says nothing", () => {
    expect(jobsOf("P\tAT (hh:mm)\tBT\nA\t0:30\t1:10\nB\t2:00\t2:00")).toEqual(["A 0 70", "B 90 120"]);
    expect(colonsOf("P\tAT (mm:ss)\tBT\nA\t0:30\t1:10\nB\t2:00\t2:00")).toEqual({
      isSure: true,
      colons: { reading: "minutes", isCertain: true, canBeApart: false },
      unit: "s",
    });
  });

  it("is minutes and seconds where no day has such an hour, or the clock shows seconds, and that is a question", () => {
    expect(jobsOf("P AT BT\nA 0:30 1:10\nB 45:00 2:00")).toEqual(["A 0 70", "B 2670 120"]);
    expect(colonsOf("P AT BT\nA 0:30 1:10\nB 45:00 2:00")).toMatchObject({ isSure: false, unit: "s" });
    const seconds = "P AT BT\nA 0:00:30 1:10\nB 0:00:45 2:00";
    expect(jobsOf(seconds)).toEqual(["A 0 70", "B 15 120"]);
    expect(jobsOf(seconds, "hours")).toEqual(["A 0 4200", "B 15 7200"]);
    expect(colonsOf(seconds).isSure).toBe(false);
    expect(parseJobTable(seconds).clock).toBe("0:00:30");
  });

  it("is no length beside a moment that there is not", () => {
    expect(parseJobTable("P\tAT\tBT\nA\t25:00\t4").problems.map(({ code }) => code)).toEqual(["jobsTime"]);
  });
});

describe("a colon between two numbers of a line", () => {
  it("is that of a clock or between two columns, which is a question", () => {
    for (const text of ["0:10\n1:10", "P1 0:10\nP2 1:10"]) {
      expect(colonsOf(text)).toMatchObject({ isSure: false, colons: { canBeApart: true } });
      expect(parseJobTable(text).rows.map(({ bursts }) => bursts)).toEqual(["10", "70"]);
    }
    expect(jobsOf("0:10\n1:10", "apart")).toEqual([". 0 10", ". 1 10"]);
    expect(isSure(parseJobTable("0:10\n1:10", { colons: "apart" }))).toBe(true);
    // The choice can be taken back.
    expect(parseJobTable("0:10\n1:10", { colons: "apart" }).understood?.colons?.canBeApart).toBe(true);
  });

  it("separates columns where it can be no clock's, or heads name both", () => {
    expect(jobsOf("0:10\n1:5")).toEqual([". 0 10", ". 1 5"]);
    expect(jobsOf("AT:BT\n0:10\n1:12")).toEqual([". 0 10", ". 1 12"]);
    expect(jobsOf("Process:Arrival:Burst\nP1:0:10\nP2:1:10")).toEqual(["P1 0 10", "P2 1 10"]);
  });
});

describe("units of what is waited for and of every burst of a list", () => {
  it("are those of their own heads", () => {
    expect(jobsOf("P\tAT (ms)\tBT (s)\tIO (min)\nA\t8\t3\t1\nB\t9\t5\t2")).toEqual([
      "A 8 3000 io60000",
      "B 9 5000 io120000",
    ]);
  });

  it("are taken off in cells of waiting as well", () => {
    expect(jobsOf("Process,Arrival,Burst,IO time\nP1,0,5 ms,3 ms\nP2,1,4 ms,2 ms")).toEqual([
      "P1 0 5 io3",
      "P2 1 4 io2",
    ]);
  });

  it("hold for each of the bursts of a cell, however they are separated", () => {
    const text = "P\tAT\tBT (h)\nA\t8:00\t3,4,3\nB\t9:00\t1+io2+1\nC\t10:00\t1 io2 1\nD\t10:00\t2-1-3";
    expect(jobsOf(text)).toEqual(["A 0 180,240,180", "B 60 60+io120+60", "C 120 60 io120 60", "D 120 120-60-180"]);
  });
});

const two = (number: number) => String(number).padStart(2, "0");

describe("a table of a day", () => {
  it("gives its minutes back, with bursts as lengths or plain", () => {
    const jobs = fc.array(
      fc.record({ at: fc.integer({ min: 60, max: 23 * 60 + 59 }), burst: fc.integer({ min: 1, max: 300 }) }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(jobs, fc.boolean(), fc.boolean(), (drawn, areLengths, isPadded) => {
        const clock = (minutes: number) => {
          const hours = Math.floor(minutes / 60);
          return `${isPadded ? two(hours) : hours}:${two(minutes % 60)}`;
        };
        const lines = drawn.map(({ at, burst }, n) => `J${n}\t${clock(at)}\t${areLengths ? clock(burst) : burst}`);
        const text = ["Job\tArrival\tBurst", ...lines].join("\n");
        const first = Math.min(...drawn.map(({ at }) => at));
        expect(jobsOf(text)).toEqual(drawn.map(({ at, burst }, n) => `J${n} ${at - first} ${burst}`));
        expect(isSure(parseJobTable(text))).toBe(true);
      }),
      examples(60),
    );
  });
});
