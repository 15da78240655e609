/** The memory region through the public entry: a scenario in, its report out. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportOf, type Report } from "../../src/codec/out/report.ts";
import { tableCsv } from "../../src/codec/out/reportCsv.ts";
import { validateScenario } from "../../src/codec/scenario/validate.ts";
import { checkAgreement, checkInvariants } from "../../src/engine/invariants.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { FITS } from "../../src/model/choices.ts";
import type { FitId, Op, RegionSpec, Scenario } from "../../src/model/scenario.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { oracleVectors } from "../support/oracles.ts";
import { regionScenario, type RegionOp } from "../support/regions.ts";
import { machine, scenario } from "../support/workloads.ts";

function reportFor(given: Scenario): Report {
  const checked = validateScenario(given);
  expect(checked).toMatchObject({ ok: true });
  return reportOf(given, simulate(given));
}

const regionOf = (given: Scenario) => reportFor(given).region ?? [];

interface MallocVector {
  readonly id: string;
  readonly inputs: {
    readonly size: number;
    readonly base: number;
    readonly headerSize: number;
    readonly alignment: number | null;
    readonly fit: string;
    readonly listOrder: string;
    readonly coalesce: boolean;
    readonly ops: string;
  };
  readonly expected: readonly string[];
}

const ORDERS: Readonly<Record<string, RegionSpec["order"]>> = {
  ADDRSORT: "address",
  "SIZESORT+": "sizeAscending",
  "SIZESORT-": "sizeDescending",
  "INSERT-FRONT": "insertFront",
  "INSERT-BACK": "insertBack",
};

function mallocSteps({ inputs }: MallocVector): string[] {
  const { size, base, headerSize: header, alignment, fit, listOrder, coalesce } = inputs;
  const spec = {
    size,
    base,
    header,
    alignment: alignment ?? 1,
    fit: fit.toLowerCase() as FitId,
    order: ORDERS[listOrder]!,
    coalescing: coalesce ? ("listNeighbours" as const) : ("never" as const),
  };
  let asked = 0;
  const ops = inputs.ops.split(" ").map((op): RegionOp => {
    if (op.startsWith("-")) return { op: "free", id: op.slice(1) };
    asked += 1;
    return { op: "alloc", id: String(asked - 1), size: Number(op.slice(1)) };
  });
  return regionOf(regionScenario(spec, ops)).map(({ event, start, searched, free }) =>
    [event === "freed" ? "-" : `${start ?? "none"}/${searched}`, ...free.map(([at, units]) => `${at}+${units}`)].join(
      " ",
    ),
  );
}

describe("lists of OSTEP's malloc.py", () => {
  it.each(oracleVectors("ostepMalloc") as MallocVector[])("$id gives the printed steps", (vector) => {
    expect(mallocSteps(vector)).toEqual(vector.expected);
  });
});

interface FitVector {
  readonly id: string;
  readonly kind: "memory-fit" | "buddy";
  readonly inputs: {
    readonly holes: readonly number[];
    readonly requests: readonly number[];
    readonly policy: string;
    readonly total: number;
    readonly ops: readonly RegionOp[];
  };
  readonly expected: {
    readonly placements: readonly ({ readonly sizeBefore: number } | null)[];
    readonly blocksAfterEachOp: readonly (readonly (readonly [number, number, string | null])[])[];
  };
}

const fitVectors = oracleVectors("textbookFits") as FitVector[];

describe("exercises of textbooks", () => {
  it.each(fitVectors.filter(({ kind }) => kind === "memory-fit"))("$id", ({ inputs, expected }) => {
    const { holes, requests, policy } = inputs;
    const size = holes.reduce((sum, each) => sum + each, 0) + holes.length - 1;
    const ops = requests.map((each, at): RegionOp => ({ op: "alloc", id: `P${at}`, size: each }));
    const region = regionOf(regionScenario({ holes, size, fit: policy.toLowerCase() as FitId }, ops));
    expect(region.map(({ holeSize }) => holeSize)).toEqual(
      expected.placements.map((place) => place?.sizeBefore ?? null),
    );
  });

  it.each(fitVectors.filter(({ kind }) => kind === "buddy"))("$id", ({ inputs, expected }) => {
    const region = regionOf(regionScenario({ size: inputs.total, fit: "buddy" }, inputs.ops));
    const taken = new Map<string, readonly [number, number]>();
    const seen = region.map(({ event, vm, start, size, free }) => {
      if (event === "freed") taken.delete(vm);
      else taken.set(vm, [start!, size!]);
      const blocks = [...taken].map(([name, [at, units]]) => [at, units, name] as const);
      return [...blocks, ...free.map(([at, units]) => [at, units, null] as const)].toSorted(([a], [b]) => a - b);
    });
    expect(seen).toEqual(expected.blocksAfterEachOp);
  });
});

const alloc = (id: string, size: number): RegionOp => ({ op: "alloc", id, size });
const free = (id: string): RegionOp => ({ op: "free", id });
const compute = (ticks: number): Op => ({ op: "compute", ticks });

const memory = (unit: RegionSpec["unit"]) =>
  regionOf({
    ...scenario([machine("A", [compute(5)], { memoryBytes: 10_000 })], {
      region: { ...regionScenario({}, []).hosts[0].region!, unit },
    }),
  })[0]?.asked;

describe("a machine and the memory region", () => {
  it("is refused where no hole is large enough, with what would be enough in one piece, and fits after a compaction", () => {
    const given = regionScenario({ size: 100 }, [
      alloc("A", 40),
      alloc("B", 30),
      alloc("C", 20),
      free("B"),
      alloc("D", 35),
      { op: "compact" },
    ]);
    const again = { ...given, commands: [...given.commands, { at: 7, command: "start" as const, vm: "D" }] };
    const report = reportFor(again);
    expect(report.commands.find(({ ok }) => !ok)).toMatchObject({
      time: 5,
      vm: "D",
      code: "NO_MEMORY",
      shortages: [{ resource: "region", needed: 35, available: 30 }],
    });
    expect(report.region?.slice(4)).toMatchObject([
      { event: "refused", vm: "D", asked: 35, searched: 2 },
      { event: "compacted", moved: 20, free: [[60, 40]] },
      { event: "allocated", vm: "D", start: 60, free: [[95, 5]] },
    ]);
  });

  it("asks for its memory in units where it asks for nothing else", () => {
    expect([memory("unit"), memory("KB"), memory("MB")]).toEqual([3, 10, 1]);
  });

  it("gives its block back when its program ends, and keeps it while it is paused", () => {
    const given = scenario(
      [machine("A", [compute(5)], { regionUnits: 10 })],
      { region: regionScenario({ size: 16 }, []).hosts[0].region! },
      {
        commands: [
          { at: 2, command: "pause", vm: "A" },
          { at: 9, command: "resume", vm: "A" },
        ],
      },
    );
    expect(regionOf(given).map(({ time, event }) => [time, event])).toEqual([
      [0, "allocated"],
      [12, "freed"],
    ]);
  });

  it("is not compacted with buddies, nor without a region", () => {
    const buddies = reportFor(regionScenario({ fit: "buddy" }, [{ op: "compact" }]));
    expect(buddies.commands).toMatchObject([{ command: "compact", vm: "", ok: false, code: "INVALID_ARG" }]);
    const none = reportFor({ ...scenario([]), commands: [{ at: 1, command: "compact" }] });
    expect(none.commands).toMatchObject([{ command: "compact", ok: false, code: "INVALID_ARG" }]);
    expect(none).not.toHaveProperty("region");
  });

  it("stands in a table of its own, the free list in one cell", () => {
    const csv = tableCsv(reportFor(regionScenario({ size: 10 }, [alloc("A", 4), free("A")])), "region");
    expect(csv).toBe(
      "time,event,vm,asked,start,size,holeStart,holeSize,searched,moved,free\n" +
        "1,allocated,A,4,0,4,0,10,1,,4+6\n" +
        "2,freed,A,4,0,4,0,10,,,0+10\n",
    );
  });
});

describe("laws of the region over random lists", () => {
  const op = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 30 }) },
    { weight: 3, arbitrary: fc.integer({ min: -12, max: -1 }) },
    { weight: 1, arbitrary: fc.constant(0) },
  );
  it.each(FITS)(
    "%s: blocks and holes cover it, machines have what they asked for, and the page shows the same",
    (fit) => {
      fc.assert(
        fc.property(fc.integer({ min: 20, max: 130 }), fc.array(op, { maxLength: 20 }), (size, numbers) => {
          const ops = numbers.map((n, at): RegionOp => {
            if (n > 0) return alloc(`P${at}`, n);
            return n < 0 ? { op: "free", id: `P${at + n}` } : { op: "compact" };
          });
          const known = ops.filter((each) => each.op !== "free" || !each.id.includes("-"));
          const run = new Observed(regionScenario({ size, fit, base: 7 }, known));
          run.run(() => {
            expect(checkInvariants(run.simulation)).toEqual([]);
            expect(checkAgreement(run.seen(), run.simulation)).toEqual([]);
          });
          expect(run.seen().region).not.toBeNull();
        }),
        examples(30),
      );
    },
  );
});
