/**
 * `translate`, the runner's answer to exercises on address translation, on all that OSTEP's simulators printed
 * (ostep-homework@6c6cfc7, run unmodified) and on textbooks; the sources stand with each.
 */
import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import type { AddressAnswer } from "../../src/codec/addressing/answer.ts";
import { oracleVectors } from "../support/oracles.ts";

interface Sample {
  readonly id: string;
  readonly file: object;
  readonly expected?: readonly {
    readonly address: number;
    readonly physical: number | null;
    readonly page?: number;
    readonly segment?: number;
    readonly value?: number | null;
    readonly faultLevel?: number | null;
    /** Index and contents of each entry that was read. */
    readonly entries?: readonly (readonly [number, number])[];
  }[];
  readonly accesses?: number;
}

const samples = oracleVectors("addresses") as readonly Sample[];

async function translate(text: string, argv: readonly string[] = ["translate", "x.json"]) {
  let out = "";
  let err = "";
  const code = await main(argv, {
    stdout: (written) => void (out += written),
    stderr: (written) => void (err += written),
    readBytes: (path) => {
      throw new Error(`nobody reads ${path} piece by piece`);
    },
    readFile: (path) =>
      path === "x.json" ? Promise.resolve(text) : Promise.reject(new Error(`no such file: ${path}`)),
  });
  return { code, out, err };
}

const answered = async (file: object) => JSON.parse((await translate(JSON.stringify(file))).out) as AddressAnswer;

describe("the addresses of other simulators and of textbooks", () => {
  it.each(samples.filter(({ expected }) => expected))("$id: the same physical addresses and faults", async (sample) => {
    const { translations } = await answered(sample.file);
    const told = translations.map((each, at) => {
      const wanted = sample.expected![at]!;
      const partOf = (name: string) => each.parts.find((part) => part.name === name)?.value;
      return {
        address: each.address,
        physical: each.physical,
        ...("page" in wanted ? { page: each.reads[0]?.index } : {}),
        ...("segment" in wanted ? { segment: partOf("segment") } : {}),
        ...("value" in wanted ? { value: each.value } : {}),
        ...("faultLevel" in wanted ? { faultLevel: each.fault ? (each.reads.at(-1)?.level ?? null) : null } : {}),
        ...("entries" in wanted ? { entries: each.reads.map(({ index, entry }) => [index, entry]) } : {}),
      };
    });
    expect(told).toEqual(sample.expected);
  });

  it.each(samples.filter(({ accesses }) => accesses !== undefined))("$id: the same accesses", async (sample) => {
    expect((await answered(sample.file)).accesses).toBe(sample.accesses);
  });
});

describe("an answer", () => {
  it("shows the parts of the address in bits, and the entries that were read", async () => {
    const { translations } = await answered({
      scheme: "paging",
      pageSize: 4096,
      pageTable: [2, 1, 6, 0, 4, 3],
      addresses: [8192, 4096 * 6],
    });
    expect(translations[0]).toEqual({
      address: 8192,
      parts: [
        { name: "page", bits: "010", value: 2 },
        { name: "offset", bits: "000000000000", value: 0 },
      ],
      reads: [{ level: 1, table: null, index: 2, entry: 6, valid: true, frame: 6 }],
      physical: 24_576,
      fault: null,
      value: null,
    });
    expect(translations[1]).toMatchObject({ physical: null, fault: "outOfSpace" });
  });

  it("is the parts alone where nothing but their widths is given", async () => {
    const { translations } = await answered({
      scheme: "parts",
      pageSize: 4096,
      indexBits: [10, 10],
      addresses: [0x403004],
    });
    expect(translations[0]).toMatchObject({ reads: [], physical: null, fault: null });
    expect(translations[0]!.parts.map(({ value }) => value)).toEqual([1, 3, 4]);
  });

  it("counts a segment that grows down from its end, and says what lies beyond its limit", async () => {
    // OSTEP, chapter "Segmentation": the stack of a 16 kB space, 28K growing down with 2K.
    const stack = { base: 28 * 1024, limit: 2048, grows: "-" };
    const none = { base: 0, limit: 0 };
    const { translations } = await answered({
      scheme: "segmentation",
      addressSpace: 16 * 1024,
      segments: [{ base: 32 * 1024, limit: 2048 }, { base: 34 * 1024, limit: 3072 }, none, stack],
      addresses: [100, 4200, 15 * 1024, 13 * 1024],
    });
    expect(translations.map(({ physical, fault }) => physical ?? fault)).toEqual([
      32 * 1024 + 100,
      34 * 1024 + 104,
      27 * 1024,
      "outOfBounds",
    ]);
  });
});

describe("a file that is no exercise", () => {
  it.each([
    ["{", "the file is not JSON: "],
    ["[]", "the file is an object { … }, not []"],
    [
      '{"scheme":"magic"}',
      'scheme is one of baseAndBounds, segmentation, paging, multilevel, parts, nestedWalk, not "magic"',
    ],
    [
      '{"scheme":"baseAndBounds","addresses":[-1],"base":0,"limit":4}',
      "addresses[0] is a whole number, 0 or more, not -1",
    ],
    ['{"scheme":"paging","addresses":[],"pageSize":100,"pageTable":[]}', "pageSize is a power of two, not 100"],
    ['{"scheme":"paging","addresses":[],"pageSize":4}', "pageTable is a list [ … ], not missing"],
    [
      '{"scheme":"multilevel","addresses":[],"pageSize":2,"memory":["zz00"],"levels":1,"indexBits":1,"root":0}',
      "memory[0] is the 2 bytes of a frame in 4 hexadecimal digits",
    ],
    [
      '{"scheme":"multilevel","addresses":[],"pageSize":2,"memory":["0000"],"levels":1,"indexBits":5,"root":0}',
      "a table of 32 entries of 1 bytes fits into a page, of 2 bytes it does not",
    ],
  ])("%s is refused with what would be right", async (text, message) => {
    const { code, out, err } = await translate(text);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(message);
  });

  it("is told apart from a call that is wrong and a file that is not there", async () => {
    expect((await translate("", ["translate"])).code).toBe(2);
    expect(await translate("", ["translate", "y.json"])).toMatchObject({
      code: 1,
      err: "the file cannot be read: no such file: y.json\n",
    });
  });
});
