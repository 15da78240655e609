/** Exits against a model written from the domain document alone: machines and containers, every setting, random programs. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkHostState, checkInvariants } from "../../src/engine/invariants.ts";
import { TECHNIQUES } from "../../src/model/settings.ts";
import type { Costs, ExitsSpec } from "../../src/model/scenario.ts";
import { exitFigures } from "../../src/trace/figures/exits.ts";
import { runUntil } from "../support/commands.ts";
import { examples } from "../support/laws.ts";
import { EXTENT, machine, NO_COSTS, scenario } from "../support/workloads.ts";
import { runExits, type ExitModelInput } from "./exits/exitModel.ts";

const LONG = 100_000;
const cost = fc.integer({ min: 0, max: 6 });
const few = fc.integer({ min: 1, max: 5 });

const operations: fc.Arbitrary<ExitModelInput["program"][number]> = fc.oneof(
  fc.record({ op: fc.constant("compute" as const), ticks: few }),
  fc.record({ op: fc.constantFrom("wait" as const, "halt" as const), ticks: few }),
  fc.record({ op: fc.constantFrom("hypercall" as const, "trap" as const, "sensitive" as const), count: few }),
  fc.record({ op: fc.constant("reference" as const), page: fc.integer({ min: 0, max: 5 }), write: fc.boolean() }),
  fc
    .record({ block: fc.integer({ min: 0, max: 3 }), blocks: few, write: fc.boolean(), isAsync: fc.boolean() })
    .map(({ isAsync, ...rest }) => ({
      op: "disk" as const,
      volume: 0,
      ...rest,
      ...(isAsync ? { isAsync: true as const } : {}),
    })),
  fc.record({ op: fc.constant("await" as const) }),
);

const rules: fc.Arbitrary<ExitsSpec> = fc.record({
  base: cost,
  pollution: cost,
  copyPage: cost,
  batch: few,
  devices: fc.constantFrom("paravirtual", "emulated"),
  emulatedExits: few,
  ioBatch: few,
  technique: fc.constantFrom(...TECHNIQUES),
  badIsa: fc.boolean(),
  translateBlock: cost,
  syscall: cost,
});

const costs: fc.Arbitrary<Costs> = fc.record({
  worldSwitch: fc.constant(0),
  migration: fc.constant(0),
  fault: cost,
  ioExit: cost,
  reference: fc.integer({ min: 0, max: 3 }),
  hypercall: cost,
  trap: cost,
  shutdown: fc.constant(0),
});

describe("exits of one guest", () => {
  it("are as many, and take as long, as the rules say, by cause; its program ends when the model's does", () => {
    fc.assert(
      fc.property(
        fc.array(operations, { minLength: 1, maxLength: 14 }),
        costs,
        rules,
        fc.boolean(),
        cost,
        (drawn, table, exits, isContainer, diskTicks) => {
          // What comes last asks for nothing and waits for nothing: the end of the program is then that of its work.
          const program = [...drawn, { op: "await" as const }, { op: "compute" as const, ticks: 1 }];
          const expected = runExits({ program, costs: table, exits, isContainer, diskTicks });
          const volumes = [{ name: "data", bytes: EXTENT }];
          const guest = machine("A", program, { volumes, ...(isContainer ? { isContainer } : {}) });
          const seen = runUntil(
            scenario([guest], {
              scheduler: { policy: "fcfs", params: {} },
              costs: table,
              exits,
              disks: [{ extents: 16, readTicks: diskTicks, writeTicks: diskTicks }],
            }),
            LONG,
          );
          const state = seen.seen();
          const figures = exitFigures(state, seen.info, [0]);
          const byCause = (pick: "exits" | "ticks") =>
            Object.fromEntries(figures.causes.map((each) => [each.cause, each[pick]]));
          expect(state.vcpus[0]).toMatchObject({ done: expected.end, cpu: expected.guest });
          expect(byCause("exits")).toEqual(expected.exits);
          expect(byCause("ticks")).toEqual(expected.ticks);
          expect(figures.wrong).toBe(expected.wrong);
          expect(figures.exits + figures.kernel).toBe(state.vcpus[0]!.exit);
        },
      ),
      examples(60),
    );
  });

  it("with every cost 0 take no time: a run is that of a host that does not tell them apart", () => {
    const none: ExitsSpec = {
      base: 0,
      pollution: 0,
      copyPage: 0,
      batch: 1,
      devices: "paravirtual",
      emulatedExits: 5,
      ioBatch: 1,
      technique: "hardware",
      badIsa: false,
      translateBlock: 0,
      syscall: 0,
    };
    fc.assert(
      fc.property(fc.array(operations, { minLength: 1, maxLength: 14 }), (program) => {
        const guest = machine("A", program, { volumes: [{ name: "data", bytes: EXTENT }] });
        const ends = [{}, { exits: none }].map((part) => {
          const seen = runUntil(scenario([guest], { costs: NO_COSTS, ...part }), LONG);
          const { done, cpu, exit } = seen.seen().vcpus[0]!;
          return { done, cpu, exit };
        });
        expect(ends[1]).toEqual(ends[0]);
      }),
      examples(12),
    );
  });
});

describe("exits of several guests on few pCPUs", () => {
  it("break no invariant, and the time by cause is the exit time of each, also while one is under way", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(operations, { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 4 }),
        costs,
        rules,
        fc.integer({ min: 1, max: 2 }),
        fc.integer({ min: 1, max: 60 }),
        (programs, table, exits, pcpus, moment) => {
          const guests = programs.map((program, at) =>
            machine(`m${at}`, program, {
              volumes: [{ name: "data", bytes: EXTENT }],
              ...(at % 2 === 1 ? { isContainer: true } : {}),
            }),
          );
          const seen = runUntil(scenario(guests, { pcpus, costs: { ...table, worldSwitch: 1 }, exits }), moment);
          const state = seen.seen();
          expect(checkInvariants(seen.simulation)).toEqual([]);
          expect(checkHostState(state, seen.info)).toEqual([]);
          for (const { uid } of seen.info.vms) {
            const { causes, exits: time, kernel } = exitFigures(state, seen.info, [uid]);
            expect(causes.reduce((sum, { ticks }) => sum + ticks, 0)).toBe(time + kernel);
            // Every other one is a container.
            expect(uid % 2 === 1 && causes.some((cause) => cause.exits > 0)).toBe(false);
          }
        },
      ),
      examples(20),
    );
  });
});
