/** Every field of every operation and command: what it may hold, on both sides of each limit, and what it is without. */
import { describe, expect, it } from "vitest";
import { validateScenario } from "../../../src/codec/scenario/validate.ts";

/**
 * `1..9`: a whole number; `a|b`: one of these; `yesNo`; `yes`: true or not given; `name`. Behind `=` stands what it is when it
 * is not given, `=` alone: it is not there then.
 */
const OPERATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  compute: { ticks: "1..1000000000" },
  reference: { page: "0..1048575", write: "yesNo=false" },
  wait: { ticks: "0..1000000000" },
  halt: { ticks: "0..1000000000" },
  disk: { volume: "0..15", block: "0..1000000000", blocks: "1..4096=1", write: "yesNo=false", isAsync: "yes=" },
  await: {},
  hypercall: { count: "1..1000000" },
  trap: { count: "1..1000000" },
  barrier: {},
  pattern: {
    pattern: "sequential|random|hotCold|zipf",
    pages: "1..1048576",
    count: "1..1000000",
    writeEvery: "0..1000000=0",
  },
  sensitive: { count: "1..1000000" },
};

const AT = { at: "0..1000000000" };
const OF_MACHINE = { vm: "name", ...AT };
const ON_HOST = { host: "0..7=", ...AT };
const NAMED = { name: "name", ...OF_MACHINE };
const COUNT = "1..1000000=";

const COMMANDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...Object.fromEntries(
    [
      "start",
      "pause",
      "resume",
      "shutdown",
      "stop",
      "reset",
      "save",
      "discardSave",
      "crash",
      "abortJob",
      "resync",
      "switchToPostCopy",
    ].map((id) => [id, OF_MACHINE]),
  ),
  delete: { discardSave: "yesNo=", force: "yesNo=", deleteSnapshots: "yesNo=", keepStorage: "yesNo=", ...OF_MACHINE },
  setWeight: { weight: "1..1048576", ...OF_MACHINE },
  compact: ON_HOST,
  setMemoryTarget: { pages: "0..1048576", ...OF_MACHINE },
  balloon: { isOn: "yesNo", ...OF_MACHINE },
  snapshot: { memory: "yesNo=", ...NAMED },
  revert: { to: "running|paused=", ...NAMED },
  deleteSnapshot: { children: "delete|only=", ...NAMED },
  clone: { isLinked: "yesNo=false", snapshot: "name=", live: "yesNo=", ...NAMED },
  discard: { volume: "0..15", block: "0..1000000000", blocks: "1..4096=1", asZeros: "yesNo=", ...OF_MACHINE },
  commit: { force: "yesNo=", ...OF_MACHINE },
  rebase: { base: "name=", force: "yesNo=", ...OF_MACHINE },
  extendPool: { extents: "1..100000", ...ON_HOST },
  setDisk: { disk: "0..31", state: "working|failed|closed", ...ON_HOST },
  extendVolume: { volume: "name", extents: "1..100000", ...OF_MACHINE },
  reduceVolume: { volume: "name", extents: "1..100000", force: "yesNo=", ...OF_MACHINE },
  moveExtents: { disk: "0..31", vm: "name=", volume: "name=", to: "0..31=", ...ON_HOST },
  abortMove: ON_HOST,
  setIoLimit: {
    every: "1..1000000000=",
    requests: COUNT,
    reads: COUNT,
    writes: COUNT,
    blocks: COUNT,
    readBlocks: COUNT,
    writeBlocks: COUNT,
    burst: "1..1000=",
    ...OF_MACHINE,
  },
  rename: NAMED,
  resize: { vcpus: "1..64=", memoryBytes: `0..${2 ** 50}=`, ...OF_MACHINE },
  backup: { isIncremental: "yesNo=", ...NAMED },
  restoreBackup: NAMED,
  deleteBackup: { name: "name", dependents: "yesNo=", ...ON_HOST },
  deleteVolume: { owner: "name", volume: "name", ...ON_HOST },
  migrate: {
    to: "0..7",
    mode: "offline|stopAndCopy|preCopy|postCopy|hybrid=",
    copyStorage: "yesNo=",
    ...OF_MACHINE,
  },
  setMigrationSpeed: { bytesPerTick: `1..${2 ** 40}`, ...OF_MACHINE },
  setHost: { state: "working|failed|maintenance", ...ON_HOST },
  setLink: { state: "working|failed", ...ON_HOST },
};

interface Values {
  readonly right: readonly unknown[];
  /** Each with the code of its problem. */
  readonly wrong: readonly (readonly [unknown, string])[];
}

function valuesOf(kind: string): Values {
  const [from, to] = kind.split("..").map(Number);
  if (to !== undefined)
    return {
      right: [from, to],
      wrong: [
        [from! - 1, "outOfRange"],
        [to + 1, "outOfRange"],
        [from! + 0.5, "notWhole"],
        ["1", "wrongType"],
        [null, "wrongType"],
      ],
    };
  if (kind.includes("|"))
    return {
      right: kind.split("|"),
      wrong: [
        [`${kind.split("|")[0]}x`, "unknownChoice"],
        ["", "unknownChoice"],
        [0, "unknownChoice"],
      ],
    };
  if (kind === "yesNo")
    return {
      right: [true, false],
      wrong: [
        [1, "wrongType"],
        ["true", "wrongType"],
      ],
    };
  if (kind === "yes") return { right: [true], wrong: [[false, "unknownChoice"]] };
  return {
    right: ["A", "x".repeat(40)],
    wrong: [
      ["", "emptyText"],
      ["x".repeat(41), "textTooLong"],
      [7, "wrongType"],
      ["a\tb", "unprintable"],
    ],
  };
}

/** What is wrong with a value itself: between parts more may be. */
const OF_VALUES = new Set([
  "missing",
  "wrongType",
  "unknownChoice",
  "notWhole",
  "outOfRange",
  "emptyText",
  "textTooLong",
  "unprintable",
]);

const VOLUMES = Array.from({ length: 16 }, (_, at) => ({ name: `v${at}`, bytes: 4096 }));

interface Subject {
  readonly tag: "op" | "command";
  readonly path: string;
  readonly scenario: (part: object) => object;
}

const OPERATION: Subject = {
  tag: "op",
  path: "machines[0].programs[0][0]",
  scenario: (part) => ({
    machines: [{ name: "A", volumes: VOLUMES, programs: [[part, { op: "compute", ticks: 1 }]] }],
  }),
};
const COMMAND: Subject = {
  tag: "command",
  path: "commands[0]",
  scenario: (part) => ({ machines: [{ name: "A", volumes: VOLUMES }], commands: [part] }),
};

function wrongIn({ path, scenario }: Subject, part: object): string[] {
  const read = validateScenario(scenario(part));
  if (read.ok) return [];
  return read.problems
    .filter(({ code, path: where }) => OF_VALUES.has(code) && where.startsWith(path))
    .map(({ code, path: where }) => `${code} at ${where.slice(path.length + 1)}`);
}

/** `part` as it is read; null where the scenario as a whole is refused. */
function readAs({ tag, scenario }: Subject, part: object): unknown {
  const read = validateScenario(scenario(part));
  if (!read.ok) return null;
  return tag === "op" ? read.value.machines[0]!.programs[0]![0] : read.value.commands[0];
}

const cases = [
  ...Object.entries(OPERATIONS).map(([id, fields]) => [id, fields, OPERATION] as const),
  ...Object.entries(COMMANDS).map(([id, fields]) => [id, fields, COMMAND] as const),
];

describe.each(cases)("%s", (id, fields, subject) => {
  const kinds = Object.entries(fields).map(([name, text]) => {
    const [kind = "", absent] = text.split("=");
    return { name, kind, absent, values: valuesOf(kind) };
  });
  const whole = {
    [subject.tag]: id,
    ...Object.fromEntries(kinds.map(({ name, values }) => [name, values.right[0]])),
  };

  it("takes every value within the limits of its fields", () => {
    for (const { name, values } of kinds)
      for (const value of values.right)
        expect(wrongIn(subject, { ...whole, [name]: value }), `${name}: ${String(value)}`).toEqual([]);
  });

  it("refuses every value beyond them, at its place", () => {
    for (const { name, values } of kinds)
      for (const [value, code] of values.wrong)
        expect(wrongIn(subject, { ...whole, [name]: value }), `${name}: ${String(value)}`).toEqual([
          `${code} at ${name}`,
        ]);
  });

  it("misses what it needs, and has what is usual for the rest", () => {
    const needed = kinds.filter(({ absent }) => absent === undefined).map(({ name }) => name);
    expect(wrongIn(subject, { [subject.tag]: id })).toEqual(
      expect.arrayContaining(needed.map((name) => `missing at ${name}`)),
    );
    expect(wrongIn(subject, { [subject.tag]: id })).toHaveLength(needed.length);
    const least = {
      [subject.tag]: id,
      ...Object.fromEntries(needed.map((name) => [name, (whole as Record<string, unknown>)[name]])),
    };
    const usual = kinds.flatMap(({ name, absent }) => (absent ? [[name, JSON.parse(absent) as unknown]] : []));
    const read = readAs(subject, { ...least, nobodyKnows: 1 });
    const wanted = { ...least, ...Object.fromEntries(usual) };
    // Some need more of the host than there is here.
    expect(read ?? wanted).toEqual(wanted);
  });
});
