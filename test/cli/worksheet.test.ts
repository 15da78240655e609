/** `worksheet`, the runner's exercises for paper: no blank is without its answer, and the answers are those of the books' rules. */
import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { sheetHtml } from "../../src/i18n/paper/sheetHtml.ts";
import { SUBJECTS } from "../../src/learn/worksheet/problem.ts";
import { sheetOf } from "../../src/learn/worksheet/sheet.ts";
import { textbookBase } from "../../src/scenarios/textbookHost.ts";
import { worksheet } from "../../src/i18n/learn/worksheet.ts";

async function run(...argv: readonly string[]) {
  let out = "";
  let err = "";
  const code = await main(["worksheet", ...argv], {
    stdout: (written) => void (out += written),
    stderr: (written) => void (err += written),
    readBytes: (path) => {
      throw new Error(`nobody reads ${path}`);
    },
    readFile: (path) => Promise.reject(new Error(`nobody reads ${path}`)),
  });
  return { code, out, err };
}

/** What stands in the cells with `mark`, by the names of the blanks. */
function cellsWith(mark: "data-blank" | "data-key", html: string): ReadonlyMap<string, string> {
  const cells = html.matchAll(new RegExp(`<(td|i|b) ${mark}="([^"]+)">([^<]*)</`, "g"));
  return new Map([...cells].map(([, , id, text]) => [id!, text!]));
}

const problemsOf = (subject: (typeof SUBJECTS)[number], seed: number) =>
  sheetOf({ subject, problems: 6, seed }, textbookBase).list;

/** The texts of a row. */
const rowOf = (problem: ReturnType<typeof problemsOf>[number], table: number, row: number) =>
  problem.tables[table]!.rows[row]!.cells.map(({ text }) => text);

const SEEDS = [1, 2, 3];

function sheetOfSeed(seed: number): string {
  const sheet = sheetOf({ subject: "paging", problems: 3, seed }, textbookBase);
  return sheetHtml(sheet, { paper: "letter", language: "en", hasKey: true });
}

describe("a worksheet", () => {
  it.each(SUBJECTS)("on %s has an answer in its key for every blank, and no answer on the sheet itself", (subject) => {
    for (const language of ["en", "zh"] as const) {
      const both = sheetHtml(sheetOf({ subject, problems: 6, seed: 7 }, textbookBase), {
        paper: "a4",
        language,
        hasKey: true,
      });
      const [sheet, key] = both.split('<section class="key">');
      const blanks = cellsWith("data-blank", sheet!);
      const answers = cellsWith("data-key", key!);
      expect(blanks.size).toBeGreaterThan(20);
      expect([...answers.keys()]).toEqual([...blanks.keys()]);
      expect([...blanks.values()].join("")).toBe("");
      expect([...answers.values()].filter((text) => text === "")).toEqual([]);
      expect([cellsWith("data-key", sheet!).size, cellsWith("data-blank", key!).size]).toEqual([0, 0]);
      expect(both).not.toMatch(/undefined|NaN/);
    }
  });

  it("is the same for the same call, and another one for another seed; the sheet and its key have one name", () => {
    expect(sheetOfSeed(5)).toBe(sheetOfSeed(5));
    expect(sheetOfSeed(5)).not.toBe(sheetOfSeed(6));
    const names = [...sheetOfSeed(5).matchAll(/class="id">([A-Z2-9]{2}-[A-Z2-9]{2}) · seed 5</g)].map(([, id]) => id);
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(1);
  });

  it("says its rules in both languages, as many in each, and has the same words", () => {
    const { en, zh } = worksheet;
    for (const subject of SUBJECTS) expect(zh.rules[subject]).toHaveLength(en.rules[subject]!.length);
    expect(Object.keys(zh.words)).toEqual(Object.keys(en.words));
  });
});

describe("the answers of a worksheet", () => {
  it("have the jobs of first-come first-served one after the other", () => {
    for (const seed of SEEDS) {
      const problem = problemsOf("scheduling", seed).find(({ rule }) => rule === "fcfs")!;
      let free = 0;
      for (const [row] of problem.tables[1]!.rows.entries()) {
        const [arrival, burst, finish, turnaround, waiting] = rowOf(problem, 1, row).map(Number);
        free = Math.max(free, arrival!) + burst!;
        expect([finish, turnaround, waiting]).toEqual([free, free - arrival!, free - arrival! - burst!]);
      }
    }
  });

  it("give every job of every policy its burst on the chart, before it is finished", () => {
    for (const seed of SEEDS) {
      for (const problem of problemsOf("scheduling", seed)) {
        const chart = rowOf(problem, 0, 0);
        for (const [row, { head }] of problem.tables[1]!.rows.entries()) {
          const [arrival, burst, finish] = rowOf(problem, 1, row).map(Number);
          const name = head && "text" in head ? head.text : "";
          const ticks = chart.flatMap((who, tick) => (who === name ? [tick] : []));
          expect([ticks.length, ticks.at(-1)! + 1]).toEqual([burst, finish]);
          expect(ticks[0]).toBeGreaterThanOrEqual(arrival!);
        }
      }
    }
  });

  it("have the faults that FIFO and LRU lead to", () => {
    for (const seed of SEEDS) {
      for (const problem of problemsOf("paging", seed).filter(({ rule }) => rule === "fifo" || rule === "lru")) {
        const references = problem.tables[0]!.heads.slice(1).map((head) => ("text" in head ? head.text : ""));
        const held: string[] = [];
        const faults = references.map((page) => {
          const at = held.indexOf(page);
          if (at >= 0 && problem.rule === "lru") held.push(...held.splice(at, 1));
          if (at >= 0) return "–";
          if (held.length === problem.facts["frames"]) held.shift();
          held.push(page);
          return "F";
        });
        expect(rowOf(problem, 0, Number(problem.facts["frames"]))).toEqual(faults);
        expect(problem.totals[0]!.cell.text).toBe(String(faults.filter((mark) => mark === "F").length));
      }
    }
  });

  it("take the first, the smallest and the largest hole that will do", () => {
    const better = {
      first: () => false,
      best: (one: number, than: number) => one < than,
      worst: (one: number, than: number) => one > than,
    };
    for (const seed of SEEDS) {
      for (const problem of problemsOf("allocation", seed)) {
        if (!(problem.rule in better)) continue;
        const isBetter = better[problem.rule as keyof typeof better];
        const holes = String(problem.facts["holes"]).split(", ").map(Number);
        for (const [row] of problem.tables[0]!.rows.entries()) {
          const [asked, hole, left] = rowOf(problem, 0, row);
          let place = -1;
          for (const [at, size] of holes.entries())
            if (size >= Number(asked) && (place < 0 || isBetter(size, holes[place]!))) place = at;
          expect(hole).toBe(place < 0 ? "–" : String(holes[place]));
          if (place >= 0) holes[place]! -= Number(asked);
          expect(left).toBe(place < 0 ? "–" : String(holes[place]));
        }
        expect(problem.totals[0]!.cell.text).toBe(String(Math.max(...holes)));
      }
    }
  });

  it("serve the queue of a disk as it stands, or the nearest request first", () => {
    for (const seed of SEEDS) {
      for (const problem of problemsOf("arm", seed).filter(({ rule }) => rule === "fcfs" || rule === "sstf")) {
        let head = Number(problem.facts["head"]);
        let way = 0;
        const rest = String(problem.facts["queue"]).split(", ").map(Number);
        const order: string[] = [];
        while (rest.length > 0) {
          const near = rest.map((cylinder) => Math.abs(cylinder - head) + cylinder / 1000);
          const place = problem.rule === "fcfs" ? 0 : near.indexOf(Math.min(...near));
          const [next] = rest.splice(place, 1);
          way += Math.abs(next! - head);
          head = next!;
          order.push(String(next));
        }
        expect(rowOf(problem, 0, 0)).toEqual(order);
        expect(problem.totals[0]!.cell.text).toBe(String(way));
      }
    }
  });

  it("round volumes up to whole extents, and never place more than there are", () => {
    for (const seed of SEEDS) {
      for (const problem of problemsOf("volumes", seed)) {
        const placed = problem.tables[0]!.rows.map((_, row) => {
          const [size, extents, unused, where] = rowOf(problem, 0, row);
          expect(Number(extents)).toBe(Math.ceil(Number(size) / 4));
          expect(Number(unused)).toBe(Number(extents) * 4 - Number(size));
          const spans = [...where!.matchAll(/(\d+)–(\d+)/g)].map(([, from, to]) => Number(to) - Number(from) + 1);
          const sum = spans.reduce((total, count) => total + count, 0);
          expect([0, Number(extents)]).toContain(sum);
          expect(spans.length).toBeLessThanOrEqual(problem.rule === "contiguous" ? 1 : 2);
          return sum;
        });
        expect(problem.totals[0]!.cell.text).toBe(String(20 - placed.reduce((total, count) => total + count, 0)));
      }
    }
  });
});

describe("worksheet SUBJECT", () => {
  it("prints one file, for the paper and in the language that were asked for", async () => {
    const { code, out } = await run("arm", "--problems", "2", "--paper", "letter", "--language", "zh");
    expect(code).toBe(0);
    expect(out).toContain('<html lang="zh-CN">');
    expect(out).toContain("size: letter");
    expect(out.match(/<section class="problem">/g)).toHaveLength(4);
  });

  it("leaves the key out where that is asked for", async () => {
    expect((await run("volumes", "--no-key")).out).not.toContain("data-key=");
  });

  it("says what is wrong with a call", async () => {
    expect(await run("cooking")).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("scheduling, paging"),
    });
    expect(await run("arm", "--problems", "0")).toMatchObject({ code: 2, err: expect.stringContaining("1 to 40") });
    expect(await run("arm", "--paper", "a5")).toMatchObject({ code: 2, err: expect.stringContaining("a4, letter") });
    expect(await run("arm", "--seed", "-1")).toMatchObject({ code: 2 });
    expect((await run("--help")).out).toContain("usage: npm run --silent simulate -- worksheet");
  });
});
