/** Links: they carry a scenario to the byte, stay short, open for ever, and fail with a reason. */
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { compressToEncodedURIComponent } from "lz-string";
import { describe, expect, it } from "vitest";
import { defaultMachine, defaultScenario } from "../../../src/codec/defaults.ts";
import { decodeLink, encodeLink, LinkTooLong } from "../../../src/codec/link/link.ts";
import { validateScenario } from "../../../src/codec/scenario/validate.ts";
import { fnv1a32 } from "../../../src/base/prng.ts";
import type { Scenario, TimedCommand } from "../../../src/model/scenario.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { NETWORK } from "../../../src/model/settings.ts";
import { scenarios } from "../../../src/scenarios/list.ts";
import { arbitraryScenario } from "../../support/arbitraryScenario.ts";
import { validWild } from "../../support/validWild.ts";
import { examples } from "../../support/laws.ts";
import { tooLarge, withManyNames } from "../../support/tooLarge.ts";
import { oldLinks } from "./oldLinks.ts";
import { hostOf } from "../../../src/model/scenario.ts";

const start = { time: 0, step: 0 };

/** The problems of a link in short: code and path. */
async function wrongWith(fragment: string): Promise<string[]> {
  const content = await decodeLink(fragment);
  return content.ok ? [] : content.problems.map(({ code, path }) => `${code} at ${path}`);
}

/** A link as we make them around any text, with length and checksum in order. */
function linkAround(text: string, version = 2): string {
  const body = deflateRawSync(Buffer.from(text)).toString("base64url");
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const three = (value: number): string => [12, 6, 0].map((shift) => digits[(value >>> shift) & 63]).join("");
  return `v${version}.${three(body.length)}${three(fnv1a32(body))}${body}`;
}

describe("a link", () => {
  it("carries scenario, moment, language, the entry of the gallery and the panels that were folded", async () => {
    const content = {
      scenario: scenarios[0]!.scenario,
      cursor: { time: 43, step: 120 },
      language: "zh",
      entry: "threeTenants",
      folds: { processor: false, storage: true },
    } as const;
    expect(await decodeLink(await encodeLink(content))).toEqual({ ok: true, value: content });
  });

  it("carries every choice of folded panels", async () => {
    const choice = fc.option(fc.boolean(), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(choice, choice, choice, async (processor, memory, storage) => {
        const folds = Object.fromEntries(
          Object.entries({ processor, memory, storage }).filter(([, isFolded]) => isFolded !== undefined),
        );
        const link = await encodeLink({ scenario: defaultScenario, cursor: start, folds });
        expect(await decodeLink(link)).toMatchObject({ value: { folds } });
        const content = await decodeLink(link);
        expect(content.ok && content.value?.folds).toEqual(folds);
      }),
    );
  });

  it("from before there was an entry and folded panels says nothing of them", async () => {
    const content = await decodeLink(linkAround('[9,"Old",[0]]'));
    expect(content).toMatchObject({ value: { scenario: { title: "Old" }, entry: null, folds: {} } });
  });

  it("is as long as before where there is nothing to say of them", async () => {
    const content = { scenario: defaultScenario, cursor: start };
    expect(await encodeLink({ ...content, entry: null, folds: {} })).toBe(await encodeLink(content));
  });

  it("leaves the language to the reader when none is given", async () => {
    const link = await encodeLink({ scenario: defaultScenario, cursor: start });
    expect(await decodeLink(link)).toMatchObject({ value: { language: null } });
  });

  it("gives back every scenario exactly", async () => {
    const scenario = fc.oneof(arbitraryScenario(), validWild({ machines: 6, commands: 12 }));
    await fc.assert(
      fc.asyncProperty(scenario, fc.nat(1_000_000_000), fc.nat(), async (drawn, time, step) => {
        const content = { scenario: drawn, cursor: { time, step }, language: "en", entry: null, folds: {} } as const;
        expect(await decodeLink(await encodeLink(content))).toEqual({ ok: true, value: content });
      }),
    );
  });

  it("gives back commands of every kind, with all that they say, in their order", async () => {
    const given = scenarios[0]!.scenario;
    const vm = given.machines[0]!.name;
    const mixed: readonly TimedCommand[] = [
      { command: "save", vm, at: 3 },
      { command: "setWeight", vm, weight: 7, at: 3 },
      { command: "pause", vm, at: 3 },
      { command: "reset", vm: "stranger", at: 4 },
      { command: "compact", at: 4 },
      { command: "delete", vm, at: 9 },
      { command: "delete", vm, discardSave: true, at: 9 },
      { command: "setMemoryTarget", vm, pages: 3, at: 9 },
      { command: "crash", vm, at: 12 },
      { command: "delete", vm, force: true, discardSave: false, at: 12 },
      { command: "abortJob", vm, at: 20 },
    ];
    const order = fc.shuffledSubarray([...mixed]).map((commands) => commands.toSorted((a, b) => a.at - b.at));
    await fc.assert(
      fc.asyncProperty(order, async (commands) => {
        const content = await decodeLink(await encodeLink({ scenario: { ...given, commands }, cursor: start }));
        expect(content.ok && content.value?.scenario.commands).toEqual(commands);
      }),
      examples(30),
    );
  });

  it("is the same for the same content", async () => {
    const content = { scenario: scenarios[0]!.scenario, cursor: { time: 5, step: 7 } };
    expect(await encodeLink(content)).toBe(await encodeLink(structuredClone(content)));
  });

  it("rounds the time of a cursor that is between two ticks down", async () => {
    const link = await encodeLink({ scenario: defaultScenario, cursor: { time: 12.75, step: 3 } });
    expect(await decodeLink(link)).toMatchObject({ value: { cursor: { time: 12, step: 3 } } });
  });

  it("writes parameters that are absent as their defaults", async () => {
    const scenario: Scenario = {
      ...defaultScenario,
      hosts: [{ ...hostOf(defaultScenario), scheduler: { policy: "priority", params: { aging: 2 } } }],
    };
    const link = await encodeLink({ scenario, cursor: start });
    expect(await decodeLink(link)).toMatchObject({
      value: { scenario: { hosts: [{ scheduler: { params: { preemptive: true, aging: 2, priorityMax: 1000 } } }] } },
    });
  });

  it("consists of characters that need no escaping in an address", async () => {
    const link = await encodeLink({ scenario: { ...defaultScenario, title: "虚拟机 & co. #1?" }, cursor: start });
    expect(link).toMatch(/^v2\.[A-Za-z0-9_-]+$/);
  });

  it("opens with or without #, and when a mail program broke it into lines", async () => {
    const link = await encodeLink({ scenario: defaultScenario, cursor: start });
    const broken = link.replaceAll(/.{20}/g, "$&\n  ");
    expect(await wrongWith(`#${link}`)).toEqual([]);
    expect(await decodeLink(broken)).toEqual(await decodeLink(link));
  });

  it("is not there in an empty fragment", async () => {
    expect(await decodeLink("")).toEqual({ ok: true, value: null });
    expect(await decodeLink("#")).toEqual({ ok: true, value: null });
  });
});

describe("a link that would not open", () => {
  it("is not made: it would be longer than 200,000 characters", async () => {
    await expect(encodeLink({ scenario: tooLarge(), cursor: start })).rejects.toThrow(LinkTooLong);
  });

  it("is not made of any valid scenario at any moment", async () => {
    const scenario = fc.oneof(
      validWild({ machines: 12, commands: 30, ops: 30 }),
      fc.integer({ min: 1, max: 150 }).map(withManyNames),
    );
    const time = fc.oneof(fc.nat(), fc.double({ min: 0, max: 1e12, noNaN: true }));
    const step = fc.oneof(fc.nat(), fc.constantFrom(Infinity, Number.MAX_SAFE_INTEGER));
    await fc.assert(
      fc.asyncProperty(scenario, time, step, async (drawn, at, rows) => {
        const link = await encodeLink({ scenario: drawn, cursor: { time: at, step: rows } }).catch((error: unknown) => {
          if (!(error instanceof LinkTooLong)) throw error;
          return null;
        });
        expect(link === null || (await decodeLink(link)).ok).toBe(true);
      }),
      examples(60),
    );
  });
});

/** Four machines with 60 random references each and 20 commands: what the goal was set with. */
function exercise(): Scenario {
  let seed = 7;
  const below = (n: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * n);
  };
  const names = ["web", "db", "ci", "mail"];
  const machines = names.map((name, index) => ({
    name,
    priority: 4 - index,
    memoryBytes: 12 * 4096,
    volumes: [{ name: "root", bytes: 8 * 2 ** 22 }],
    programs: [Array.from({ length: 60 }, () => `${below(4) === 0 ? "W" : "R"} ${below(12)}`).join(";")],
  }));
  let at = 0;
  const commands = Array.from({ length: 20 }, () => {
    at += below(20);
    return { at, command: ["start", "pause", "resume", "shutdown", "stop"][below(5)], vm: names[below(4)] };
  });
  const checked = validateScenario({ title: "Exercise", host: { pcpus: 2, frames: 24 }, machines, commands });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

describe("the length of a link", () => {
  it("stays below 0.42 of the 1,953 characters that an early form of such a scenario took as JSON with lz-string", async () => {
    const link = await encodeLink({ scenario: exercise(), cursor: { time: 43, step: 120 } });
    expect(link.length).toBeLessThanOrEqual(0.42 * 1953);
  });

  it("brings back where machines are put, who is kept together or apart, and hosts in maintenance", async () => {
    const { scenario: given } = scenarios.find(({ id }) => id === "testEnvironment")!;
    const machines = given.machines.map((each, at) => ({ ...each, together: 1 + (at % 2), apart: 1 + at }));
    const placement = { ...given.placement!, rule: "worstFit", restart: "elsewhere", restartDelay: 7 } as const;
    const link = await encodeLink({ scenario: { ...given, machines, placement }, cursor: start });
    expect(await decodeLink(link)).toMatchObject({ ok: true, value: { scenario: { machines, placement } } });
    expect(await decodeLink(link)).toMatchObject({ value: { scenario: { commands: given.commands } } });
  });

  it("is at most 0.35 of JSON with lz-string: of each scenario of the gallery, and of each of 200 at random", async () => {
    const drawn = fc.sample(arbitraryScenario(), { numRuns: 200, seed: 15 });
    const all = [...scenarios.map(({ scenario }) => scenario), ...drawn];
    const ratios = await Promise.all(
      all.map(async (scenario) => {
        const link = await encodeLink({ scenario, cursor: start });
        return link.length / compressToEncodedURIComponent(JSON.stringify(scenario)).length;
      }),
    );
    expect(Math.max(...ratios)).toBeLessThanOrEqual(0.35);
  });

  it("is less than half of the same JSON deflated", async () => {
    const scenario = exercise();
    const plain = deflateRawSync(Buffer.from(JSON.stringify(scenario))).toString("base64url");
    const link = await encodeLink({ scenario, cursor: { time: 43, step: 120 } });
    expect(link.length).toBeLessThan(0.5 * plain.length);
  });

  it.each(scenarios)("leaves room in an address for $id", async ({ scenario }) => {
    expect((await encodeLink({ scenario, cursor: start })).length).toBeLessThan(800);
  });
});

describe("old links", () => {
  it.each(oldLinks)("opens $name", async ({ link, scenario }) => {
    const checked = validateScenario(scenario);
    expect(checked.ok ? [] : checked.problems).toEqual([]);
    const content = await decodeLink(link);
    expect(content.ok && content.value?.scenario).toEqual(checked.ok && checked.value);
  });
});

describe("a broken link", () => {
  const whole = encodeLink({ scenario: scenarios[0]!.scenario, cursor: { time: 9, step: 20 } });

  it.each([
    "hello",
    "memory",
    "v1",
    "v.abc",
    "vx.abc",
    "v0.abcdefgh",
    "v01.abcdefgh",
    "v002.abcdefgh",
    "state=abc&code=1",
    "%F0%9F",
    "N4IgDg",
  ])("that is none of ours is told apart: %s", async (fragment) => {
    expect(await wrongWith(fragment)).toEqual(["linkForeign at "]);
  });

  it("of a later version says so", async () => {
    expect(await decodeLink("v4.anything at all")).toEqual({
      ok: false,
      problems: [{ code: "linkFromNewerVersion", path: "", values: { found: 4, max: 3 } }],
    });
  });

  it("that is cut off says how much arrived, wherever it was cut", async () => {
    const link = await whole;
    for (const length of [3, 5, 8, 9, 10, 50, Math.floor(link.length / 2), link.length - 1])
      // oxlint-disable-next-line no-await-in-loop -- one after the other keeps the failing length in the message
      expect(await wrongWith(link.slice(0, length))).toEqual(["linkTruncated at "]);
    const content = await decodeLink(link.slice(0, -4));
    expect(content.ok ? null : content.problems[0]?.values).toEqual({
      found: link.length - 13,
      expected: link.length - 9,
    });
  });

  it("with a changed character is damaged, whichever it is", async () => {
    const link = await whole;
    const changed = Array.from({ length: link.length - 6 }, (_, index) => {
      const at = index + 6;
      return link.slice(0, at) + (link[at] === "A" ? "B" : "A") + link.slice(at + 1);
    });
    const wrong = new Set((await Promise.all(changed.map(wrongWith))).flat());
    expect([...wrong]).toEqual(["linkDamaged at "]);
  });

  it("with more behind it is damaged", async () => {
    expect(await wrongWith(`${await whole}AAAA`)).toEqual(["linkDamaged at "]);
  });

  it("with a character that no link has names it", async () => {
    const content = await decodeLink(`${await whole}!`);
    expect(content).toMatchObject({ problems: [{ code: "linkBadCharacter", values: { found: "!" } }] });
  });

  it("with a change of weight at a place that the commands do not have is damaged", async () => {
    expect(await wrongWith(linkAround('[2048,"1000"]'))).toEqual(["linkDamaged at "]);
  });

  it("that is too long is not even looked at", async () => {
    expect(await wrongWith(`v1.${"A".repeat(200_000)}`)).toEqual(["linkTooLong at "]);
    expect(await wrongWith("A".repeat(10_000_000))).toEqual(["linkTooLong at "]);
  });

  it("that would unfold to gigabytes is stopped at four megabytes", async () => {
    expect(await wrongWith(linkAround(" ".repeat(60_000_000)))).toEqual(["linkUnfoldsTooBig at "]);
  });

  it.each([
    ["no JSON", "{"],
    ["no list", "{}"],
    ["a number", "7"],
    ["null", "null"],
    ["a host that stands in no list", "[8,[1,2]]"],
    ["no host", "[8,[]]"],
    ["a mask that is none", '["x"]'],
    ["a mask with fields that are not there", "[1023]"],
    ["machines that are no list", '[32,"x"]'],
    ["a machine whose program is none", '[32,[[513,"A","(2"]]]'],
    ["loops without end", JSON.stringify([32, [[513, "A", "(2".repeat(50_000) + ")".repeat(50_000)]]])],
    ["operations without end", JSON.stringify([32, [[513, "A", "0".repeat(900_000)]]])],
    ["a number without end", JSON.stringify([32, [[513, "A", "Z".repeat(900_000)]]])],
    ["bytes that are no UTF-8", Buffer.from([0x5b, 0xff, 0xfe, 0x5d]).toString("latin1")],
  ])("whose content is %s gives a problem", async (_, text) => {
    const content = await decodeLink(linkAround(text));
    expect(content.ok).toBe(false);
  });

  it("with lists nested without end gives a problem", async () => {
    expect((await decodeLink(linkAround("[".repeat(500_000) + "]".repeat(500_000)))).ok).toBe(false);
    expect((await decodeLink(linkAround(`[32,[${"[".repeat(500_000)}${"]".repeat(500_000)}]]`))).ok).toBe(false);
  });

  it("with more hosts than a scenario can have tells how many it can", async () => {
    expect(await wrongWith(linkAround('[9,"t",[0,0,0,0,0,0,0,0,0]]'))).toEqual(["listTooLong at hosts"]);
  });

  it("carries several hosts with their names, machines, commands and network, and which of them is shown", async () => {
    const [host] = defaultScenario.hosts;
    const machine = { ...defaultMachine("A"), host: 1, memoryBytes: 8 * 1024 };
    const scenario: Scenario = {
      ...defaultScenario,
      hosts: [host, { ...host, name: "右", pageBytes: 1024 }],
      network: { ...defaultsOf(NETWORK), bytesPerTick: 1024, stopRule: "qemu" },
      machines: [machine],
      commands: [
        { command: "create", machine: { ...machine, name: "B" }, at: 3 },
        { command: "setDisk", disk: 0, state: "failed", host: 1, at: 4 },
        { command: "compact", host: 1, at: 5 },
      ],
    };
    const cursor = { time: 0, step: 0 };
    const link = await encodeLink({ scenario, cursor, host: 1 });
    const opened = await decodeLink(link);
    expect(opened).toMatchObject({ ok: true, value: { scenario, host: 1 } });
    expect(await encodeLink({ scenario: defaultScenario, cursor, host: 0 })).toBe(
      await encodeLink({ scenario: defaultScenario, cursor }),
    );
  });

  it("with a scenario that is not valid tells what is wrong in it", async () => {
    const scenario = {
      ...defaultScenario,
      title: "",
      hosts: [{ ...hostOf(defaultScenario), frames: 0 }] as const,
    };
    expect(await wrongWith(await encodeLink({ scenario, cursor: { time: 0, step: -1 } }))).toEqual([
      "emptyText at title",
      "outOfRange at hosts[0].frames",
      "outOfRange at cursor.step",
    ]);
  });

  it("never throws, whatever the fragment and whatever is inside", async () => {
    const json = fc.json({ maxDepth: 5 });
    const record = fc.array(fc.jsonValue({ maxDepth: 4 })).map((list) => JSON.stringify([1023, ...list]));
    const fragment = fc.oneof(
      fc.string(),
      fc.tuple(fc.constantFrom(1, 2), fc.string()).map(([version, text]) => `v${version}.${text}`),
      fc.tuple(fc.oneof(json, record), fc.constantFrom(1, 2)).map(([text, version]) => linkAround(text, version)),
    );
    await fc.assert(
      fc.asyncProperty(fragment, async (text) => {
        const content = await decodeLink(text);
        expect(content.ok || content.problems.length > 0).toBe(true);
      }),
    );
  });
});
