/** Results graded on the command line: the counts that playing them gives, and what is told of copies and odd lines. */
import { describe, expect, it } from "vitest";
import { grade } from "../../src/cli/grade.ts";
import {
  encodeChallenge,
  encodeResult,
  seedFor,
  type HandsChallenge,
} from "../../src/codec/challenge/challengeLink.ts";
import { encodeLink } from "../../src/codec/link/link.ts";
import { decisionsOf } from "../../src/learn/hands/decisions.ts";
import { otherNumbers } from "../../src/learn/hands/otherNumbers.ts";
import type { Act } from "../../src/learn/hands/play.ts";
import { hostOf } from "../../src/model/scenario.ts";
import { job, machine, PAGE, references, scenario } from "../support/workloads.ts";

/** LRU with three frames: the frames 1, 2 and 0 lose their pages; FIFO would take 0 first. */
const EXERCISE = scenario([machine("A", references([1, 2, 3, 1, 4, 5, 6]), { memoryBytes: 8 * PAGE })], {
  frames: 3,
  replacement: { policy: "lru", params: {} },
  scheduler: { policy: "fcfs", params: {} },
});
const take = (answer: number, hints = 0): Act => ({ act: "answer", answer, hints });

async function challengeOf(changes: Partial<HandsChallenge> = {}): Promise<HandsChallenge> {
  return {
    version: 1,
    title: "Week 3",
    language: "en",
    scenario: await encodeLink({ scenario: EXERCISE, cursor: { time: 0, step: 0 } }),
    settings: { kinds: ["victim"], feedback: "atEnd", after: "fix" },
    seed: null,
    hasOwnNumbers: false,
    ...changes,
  };
}

/** The pages that leave, where more than one could: the one that was used longest ago. */
function evictedByLru(pages: readonly number[], frames: number): number[] {
  const here: number[] = [];
  return pages.flatMap((page) => {
    const at = here.indexOf(page);
    if (at >= 0) here.splice(at, 1);
    const left = at < 0 && here.length === frames ? [here.shift()!] : [];
    here.push(page);
    return left;
  });
}

async function resultOf(name: string, acts: readonly Act[], id: string, changes: Partial<HandsChallenge> = {}) {
  const challenge = await challengeOf(changes);
  return encodeResult({ challenge, name, acts: [...acts], attempt: 1, startedAt: 1_764_500_000_000, id });
}

async function graded(lines: readonly string[], ...flags: readonly string[]) {
  let out = "";
  let err = "";
  const io = {
    stdout: (text: string) => (out += text),
    stderr: (text: string) => (err += text),
    readFile: () => Promise.resolve(lines.join("\r\n")),
  };
  const code = await grade(["results.txt", ...flags], io);
  const [head = "", ...rows] = out.trim().split("\n");
  const columns = head.trim().split(",");
  const records = rows.map((row) =>
    Object.fromEntries(
      row
        .trim()
        .split(",")
        .map((cell, at) => [columns[at], cell] as const),
    ),
  );
  return { code, err, records };
}

describe("grade FILE", () => {
  it("gives the counts of each result, found by playing it again, and what wrong answers followed", async () => {
    const { code, records } = await graded([
      `https://example.org/#${await resultOf("Ada", [take(1), take(2, 1), take(0)], "a1")}`,
      await resultOf("Bo", [take(0), { act: "give" }], "b2"),
    ]);
    expect(code).toBe(0);
    expect(records).toMatchObject([
      { name: "Ada", right: "2", hinted: "1", wrong: "0", given: "0", done: "3", asked: "3", complete: "yes" },
      { name: "Bo", right: "0", wrong: "1", given: "1", done: "2", asked: "3", complete: "no", diagnoses: "1 fifo" },
    ]);
  });

  it("tells which random id came more than once, and passes over lines that are none", async () => {
    const copied = await resultOf("Ada", [take(1)], "same");
    const { code, err, records } = await graded([
      copied,
      "",
      "see attachment",
      await resultOf("Eve", [take(1)], "same"),
    ]);
    expect(code).toBe(0);
    expect(records.map(({ sameId }) => sameId)).toEqual(["2", "2"]);
    expect(err).toBe("line 3 is no result that can be read\n");
  });

  it("plays what the task was changed to where that was not locked, says what it was, and else the task itself", async () => {
    const more = { ...EXERCISE, hosts: [{ ...hostOf(EXERCISE), frames: 4 }] } as const;
    const acts = decisionsOf(more, { kinds: ["victim"], made: [] }).map(({ question }) => take(question!.right[0]!));
    const changed = await encodeLink({ scenario: more, cursor: { time: 0, step: 0 } });
    const result = async (locks: HandsChallenge["locks"], id: string) =>
      encodeResult({
        challenge: await challengeOf(locks ? { locks } : {}),
        name: id,
        acts,
        attempt: 1,
        startedAt: 0,
        id,
        changed,
      });
    const { records } = await graded([
      await result(["policy", "commands", "future"], "open"),
      await result(undefined, "locked"),
    ]);
    expect(records).toMatchObject([
      { right: String(acts.length), wrong: "0", complete: "yes", changed: "sizes", task: "decided" },
      { complete: "no", changed: "locked: sizes" },
    ]);
  });

  it("counts by challenge, kind of question and rule, the most frequent first, for whoever teaches", async () => {
    const { records } = await graded(
      [
        await resultOf("Ada", [take(0), take(2), take(0)], "a1"),
        await resultOf("Bo", [take(0), { act: "give" }], "b2"),
        await resultOf("Cy", [take(1), take(1)], "c3"),
      ],
      "--by-diagnosis",
    );
    // FIFO takes frame 0 first; frame 1 has the page that came last when Cy takes it once more.
    const line = { challenge: records[0]!["challenge"], title: "Week 3", question: "victim", answered: "6" };
    expect(records).toEqual([
      { ...line, followed: "fifo", answers: "2", results: "2" },
      { ...line, followed: "mru", answers: "1", results: "1" },
    ]);
  });

  it("plays everybody's own numbers", async () => {
    const changes = { hasOwnNumbers: true };
    const challenge = await challengeOf(changes);
    const own = otherNumbers(EXERCISE, seedFor(challenge, "Ada")!, ["victim"]);
    const acts = decisionsOf(own, { kinds: ["victim"], made: [] }).map(({ question }) => take(question!.right[0]!));
    const { records } = await graded([await resultOf("Ada", acts, "a", changes)]);
    expect(records).toMatchObject([{ right: String(acts.length), complete: "yes" }]);
  });

  it("gives the key of each name with --keys: what is right in the numbers that are its own", async () => {
    const challenge = await challengeOf({ hasOwnNumbers: true });
    const link = await encodeChallenge(challenge);
    const { code, records } = await graded(["Ada", "", " Ben ", "Ada"], `--keys=https://example.org/#${link}`);
    expect(code).toBe(0);
    expect([...new Set(records.map(({ name }) => name))]).toEqual(["Ada", "Ben"]);
    for (const name of ["Ada", "Ben"]) {
      const own = otherNumbers(EXERCISE, seedFor(challenge, name)!, ["victim"]);
      const pages = own.machines[0]!.programs[0]!.map((op) => (op.op === "reference" ? op.page : -1));
      const key = records.filter((record) => record["name"] === name).map(({ right }) => right);
      expect(key).toEqual(evictedByLru(pages, 3).map((page) => `page ${page}`));
    }
  });

  it("gives the key of what can be foreseen, with all that is right", async () => {
    const jobs = scenario([job("A", 0, [4]), job("B", 0, [4]), job("C", 1, [2])], {
      scheduler: { policy: "rr", params: { timeslice: 2 } },
    });
    const link = await encodeChallenge({
      ...(await challengeOf()),
      version: 2,
      scenario: await encodeLink({ scenario: jobs, cursor: { time: 0, step: 0 } }),
      settings: { kinds: ["nextToRun"], questions: 2, feedback: "atEnd" },
    });
    const { records } = await graded(["Ada"], `--keys=${link}`);
    // Round robin by hand: A 0, B 2, C 4, A 6, B 8.
    const hand: Readonly<Record<string, string>> = { 0: "A", 2: "B", 4: "C", 6: "A", 8: "B" };
    expect(records.length).toBeGreaterThan(0);
    for (const { time, kind, right } of records) {
      expect(kind).toBe("nextToRun");
      expect(right!.split(" / ")).toContain(hand[time!]);
    }
  });

  it("says what is wrong with a call, or with a file without results", async () => {
    const none = { stdout: () => {}, stderr: () => {}, readFile: () => Promise.reject(new Error("no such file")) };
    expect(await grade([], none)).toBe(2);
    expect(await grade(["x.txt"], none)).toBe(1);
    expect((await graded(["nothing"])).code).toBe(1);
    expect((await graded(["Ada"], "--keys=nothing")).code).toBe(1);
    expect((await graded([""], `--keys=${await encodeChallenge(await challengeOf())}`)).code).toBe(1);
  });
});
