/** What exits cost (domain G.1): the published fractions, batches, devices, and who brings a sensitive instruction to the monitor. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import type { ExitsSpec, HostSpec, MachineSpec, Op } from "../../../src/model/scenario.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { EXITS } from "../../../src/model/settings.ts";
import { exitFigures } from "../../../src/trace/figures/exits.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { eventsOfKind } from "../../support/schedules.ts";
import { EXTENT, machine, NO_COSTS, scenario } from "../../support/workloads.ts";

const compute = (ticks: number): Op => ({ op: "compute", ticks });
const loop = (times: number, ...body: Op[]): Op => ({ op: "loop", times, body });
const rule = (changes: Partial<ExitsSpec>): ExitsSpec => ({ ...defaultsOf(EXITS), ...changes });

function ran(program: readonly Op[], host: Partial<HostSpec>, changes: Partial<MachineSpec> = {}) {
  const trace = simulate(
    scenario([machine("A", program, { memoryBytes: 0, ...changes })], {
      scheduler: { policy: "fcfs", params: {} },
      ...host,
    }),
  );
  const end = trace.knownUntil;
  const state = hostAt(trace, trace.rowsUpTo(end), end);
  return { trace, end: state.vcpus[0]!.done, figures: exitFigures(state, trace.info, [0]) };
}

describe("the part of the time that goes to exits", () => {
  // A tick is a nanosecond: 2,000 cycles at 2.93 GHz are 683. What is left of the period is work.
  it.each([
    [1_000, 0.000_683],
    [10_000, 0.006_83],
    [100_000, 0.0683],
  ])("at %i exits of 683 ns a second is their product, %d", (perSecond, fraction) => {
    const period = 1e9 / perSecond;
    const { figures, end } = ran([loop(50, compute(period - 683), { op: "trap", count: 1 })], {
      exits: rule({ base: 683 }),
    });
    expect(figures).toMatchObject({ count: 50, exits: 50 * 683, work: 50 * (period - 683) });
    expect(figures.exits / end).toBeCloseTo(fraction, 10);
  });
});

describe("hypercalls", () => {
  const tenTimesTen = [loop(10, compute(10), { op: "hypercall", count: 10 } as const)];
  const costs = { ...NO_COSTS, hypercall: 2 };

  it("one by one cost 20 after every 10 ticks of work, and in one exit 2", () => {
    expect(ran(tenTimesTen, { costs, exits: rule({}) }).end).toBe(300);
    const batched = ran(tenTimesTen, { costs, exits: rule({ batch: 10 }) });
    expect(batched.end).toBe(120);
    expect(batched.figures.causes).toEqual([{ cause: "hypercall", asked: 100, exits: 10, calls: 0, ticks: 20 }]);
  });

  it("in batches of 4 take three exits for ten", () => {
    expect(ran(tenTimesTen, { costs, exits: rule({ batch: 4 }) }).figures.count).toBe(30);
  });
});

describe("requests to a disk", () => {
  const volumes = [{ name: "data", bytes: EXTENT }];
  const request: Op = { op: "disk", volume: 0, block: 0, blocks: 1, write: true, isAsync: true };
  const eight = [...Array.from({ length: 8 }, () => request), { op: "await" } as const];
  const requests = (exits: ExitsSpec) => ran(eight, { exits }, { volumes }).figures;

  it("to an emulated device exit several times each", () => {
    expect(requests(rule({ base: 1, devices: "emulated", emulatedExits: 5 }))).toMatchObject({ count: 40, exits: 40 });
  });

  it("to a paravirtual one exit once for each, or once for a batch of those without waiting", () => {
    expect(requests(rule({ base: 1 }))).toMatchObject({ count: 8, exits: 8 });
    expect(requests(rule({ base: 1, ioBatch: 4 }))).toMatchObject({ count: 2, exits: 2 });
  });
});

describe("a sensitive instruction (Popek and Goldberg)", () => {
  const costs = { ...NO_COSTS, trap: 4, hypercall: 2 };
  const program = [loop(3, compute(5), { op: "sensitive", count: 2 } as const)];
  const under = (changes: Partial<ExitsSpec>) => ran(program, { costs, exits: rule(changes) });

  it("that is privileged traps and is emulated", () => {
    expect(under({ technique: "trapAndEmulate" })).toMatchObject({ end: 39, figures: { count: 6, wrong: 0 } });
  });

  it("that does not trap costs nothing, and silently does something else", () => {
    const { end, figures, trace } = under({ technique: "trapAndEmulate", badIsa: true });
    expect({ end, count: figures.count, wrong: figures.wrong }).toEqual({ end: 15, count: 0, wrong: 6 });
    expect(eventsOfKind(trace, "exited").map(({ cause, exits }) => [cause, exits])).toEqual(
      Array.from({ length: 3 }, () => ["sensitive", 0]),
    );
  });

  it("is rewritten by binary translation, which is paid once for its block", () => {
    const { end, figures } = under({ technique: "binaryTranslation", badIsa: true, translateBlock: 20 });
    expect({ end, count: figures.count, wrong: figures.wrong }).toEqual({ end: 35, count: 1, wrong: 0 });
  });

  it("is a hypercall of a paravirtual guest, and exits on hardware made for that", () => {
    expect(under({ technique: "paravirtual", badIsa: true })).toMatchObject({ end: 27, figures: { wrong: 0 } });
    expect(under({ technique: "hardware", badIsa: true })).toMatchObject({ end: 39, figures: { wrong: 0 } });
  });
});
