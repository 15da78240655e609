/** A small part of the fuzzing, the same on every machine; `npm run fuzz` tries as many cases as there is time for. */
import { describe, expect, it } from "vitest";
import { createStream } from "../../src/base/prng.ts";
import { anyAddress } from "./addresses.ts";
import { fuzz, type FuzzKind } from "./fuzz.ts";
import { spoilJson, spoilText } from "./hostile.ts";
import { commands } from "./kinds/commands.ts";
import { exporters } from "./kinds/exporters.ts";
import { files } from "./kinds/files.ts";
import { kills } from "./kinds/kills.ts";
import { links } from "./kinds/links.ts";
import { pasted } from "./kinds/pasted.ts";
import { store } from "./kinds/store.ts";
import { visits } from "./kinds/visits.ts";

/** As `test/support/laws.ts` has it. */
const MANY = Number(process.env["FC_RUNS"] ?? 1);

async function told(kind: FuzzKind, count: number, runs: number): Promise<string[]> {
  const lines: string[] = [];
  await fuzz(kind, { count, runs, seed: 20_240_601, tell: (line) => lines.push(line) });
  return lines;
}

/** The case of that number as it is printed. */
async function shown(only: number): Promise<string[]> {
  const lines: string[] = [];
  await fuzz(links, { count: 3, runs: 0, seed: 5, only, tell: (line) => lines.push(line) });
  return lines;
}

describe("a spoiled link", () => {
  it("opens to a valid scenario or is refused with a reason, and never throws", async () => {
    expect(await told(links, 150, 10)).toEqual([]);
  });
});

describe("a spoiled file", () => {
  it("opens to a valid scenario or is refused with a reason, and never throws", async () => {
    expect(await told(files, 150, 10)).toEqual([]);
  });
});

describe("whatever goes out of a run", () => {
  it("is made without a throw, and read back by the rules of its readers", async () => {
    expect(await told(exporters, 8 * MANY, 0)).toEqual([]);
  });
});

describe("a text that is pasted", () => {
  it("is taken only where none of its numbers is lost, and leaves what is read after it as it is", async () => {
    expect(await told(pasted, 40 * MANY, 0)).toEqual([]);
  });
});

describe("lifecycle commands in any order", () => {
  it("break no invariant at any moment", async () => {
    expect(await told(commands, 150, 0)).toEqual([]);
  });
});

describe("a run to which anything is done", () => {
  it("can be kept in a file and in a link at any time", async () => {
    expect(await told(store, 30, 0)).toEqual([]);
  });
});

describe("a worker that is killed at any instant", () => {
  it("and started again gives the same moment, host and rows as one that was not", async () => {
    expect(await told(kills, 12 * MANY, 0)).toEqual([]);
  });
});

describe("a page that is closed at any instant", () => {
  it("shows what it showed when it is opened again, also where a storage refuses", async () => {
    expect(await told(visits, 8 * MANY, 0)).toEqual([]);
  });
});

describe("an address for the monkey", () => {
  it("is made of whatever is drawn, in every form that the page has", async () => {
    const random = createStream(1, "addresses");
    const forms = new Set<string>();
    for (let left = 150; left > 0; left -= 1)
      // oxlint-disable-next-line no-await-in-loop -- one stream
      forms.add((await anyAddress(random)).replace(/[^a-z].*$/s, ""));
    for (const form of ["v", "lesson", "lessons", "compare", "hands"]) expect(forms).toContain(form);
  });
});

describe("the fuzzer", () => {
  const thrower: FuzzKind = {
    name: "thrower",
    attempt(random, show) {
      const isBad = random.state % 3 === 0;
      show(isBad ? "bad" : "good");
      if (isBad) throw new Error("it broke");
      return { outcome: "opened", faults: [] };
    },
  };

  it("tells what throws with its case, and goes on", async () => {
    const lines: string[] = [];
    const findings = await fuzz(thrower, { count: 60, runs: 0, seed: 1, tell: (line) => lines.push(line) });
    expect(findings.tried).toBe(60);
    expect(findings.faults).toBeGreaterThan(0);
    expect(findings.outcomes.get("threw")).toBe(findings.faults);
    expect(lines).toHaveLength(findings.faults);
    expect(lines[0]).toMatch(/it broke[^]*bad$/);
  });

  it("tells what is slow whenever it is tried, and not what a busy machine let wait once", async () => {
    const lines: string[] = [];
    let tries = 0;
    const waiter: FuzzKind = {
      name: "waiter",
      isTimed: true,
      attempt(_random, show) {
        tries += 1;
        show("waited");
        return { outcome: "opened", faults: [] };
      },
    };
    // The clock is read before and after each try: before the first case is timed it has been tried once.
    const slow = async (msOfTry: (attempt: number) => number) => {
      tries = 0;
      let now = 0;
      const clock = () => (now += tries === 0 ? 0 : msOfTry(tries));
      const findings = await fuzz(waiter, { count: 2, runs: 0, seed: 1, clock, tell: (line) => lines.push(line) });
      return [findings.tried, findings.slow];
    };
    expect(await slow((attempt) => (attempt === 2 ? 500 : 1))).toEqual([2, 0]);
    expect(await slow(() => 500)).toEqual([2, 2]);
    expect(lines).toEqual(["case 0 took 500 ms: waited", "case 1 took 500 ms: waited"]);
  });

  it("makes a case again from the seed and its number", async () => {
    expect(await shown(2)).toEqual(await shown(2));
    expect(await shown(2)).not.toEqual(await shown(1));
  });

  it("spoils something in most cases, and leaves what it was given as it is", () => {
    const random = createStream(1, "spoil");
    const data = { a: [1, 2, { b: "text" }] };
    const before = structuredClone(data);
    const spoiled = Array.from({ length: 100 }, () => JSON.stringify(spoilJson(random, data)));
    expect(data).toEqual(before);
    expect(spoiled.filter((each) => each !== JSON.stringify(data)).length).toBeGreaterThan(80);
    const texts = Array.from({ length: 100 }, () => spoilText(random, "some text"));
    expect(texts.filter((each) => each !== "some text").length).toBeGreaterThan(80);
  });
});
