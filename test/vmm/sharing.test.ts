/** Pages with equal contents that become one frame, as a run of the whole host shows it (domain C.6). */
import { describe, expect, it } from "vitest";
import { parseProgram } from "../../src/codec/notation/notation.ts";
import type { HostSpec, MachineSpec, Op, Scenario, SharingSpec, TimedCommand } from "../../src/model/scenario.ts";
import type { TraceEvent } from "../../src/model/rows/table.ts";
import type { HostState } from "../../src/trace/hostState.ts";
import { Observed } from "../support/observed.ts";
import { SHARING_RULES } from "../support/sharing.ts";
import { machine, NO_COSTS as COSTS, PAGE, scenario } from "../support/workloads.ts";

function program(text: string): readonly Op[] {
  const parsed = parseProgram(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

/** A machine with so many pages, which begin with these contents. */
function guest(name: string, contents: readonly number[], text: string, rest: Partial<MachineSpec> = {}): MachineSpec {
  return machine(name, program(text), { memoryBytes: 8 * PAGE, contents, ...rest });
}

interface Rest {
  readonly host?: Partial<HostSpec>;
  readonly commands?: readonly TimedCommand[];
}

/** A run with a scanner that looks at all pages every 10 ticks. */
function shared(machines: readonly MachineSpec[], rules: Partial<SharingSpec>, { host, commands = [] }: Rest = {}) {
  const sharing = { ...SHARING_RULES, sleep: 10, pages: 100, requireStable: false, ...rules };
  const given: Scenario = scenario(
    machines,
    { pcpus: machines.length, frames: 16, sharing, scheduler: { policy: "fcfs", params: {} }, ...host },
    { commands },
  );
  return new Observed(given);
}

/** The host as it is seen when everything before `until` has happened. */
function at(run: Observed, until: number): HostState {
  run.simulation.runUntil(until);
  return run.seen();
}

const stop = (vm: string, when: number): TimedCommand => ({ at: when, command: "stop", vm });

/** Frames in use, and those that are shared and saved, as Linux counts them. */
function counts({ frames, freeFrames, sharing }: HostState) {
  const sizes = [...sharing!.frames.values()].map(({ pages }) => pages.length);
  return {
    used: frames.vm.length - freeFrames,
    shared: sizes.filter((size) => size >= 2).length,
    sharing: sizes.reduce((sum, size) => sum + size - 1, 0),
  };
}

const of = <Kind extends TraceEvent["kind"]>(run: Observed, kind: Kind) =>
  run.events.filter((event): event is Extract<TraceEvent, { kind: Kind }> => event.kind === kind);

// Zeros, K = 1, L = 2, P = 3, Q = 4.
const A = guest("A", [0, 1, 2, 3], "W 0 1 2 3; IO 200");
const B = guest("B", [0, 1, 2, 4], "W 0 1 2 3; IO 50; W 1; IO 100");

describe("A [Z K L P] and B [Z K L Q]", () => {
  it("need 5 of their 8 frames after the first pass: 3 are shared, which saves 3", () => {
    const run = shared([A, B], {});
    expect(counts(at(run, 10))).toEqual({ used: 8, shared: 0, sharing: 0 });
    expect(counts(at(run, 11))).toEqual({ used: 5, shared: 3, sharing: 3 });
  });

  it("need the second pass where only pages are merged that do not change", () => {
    const run = shared([A, B], { requireStable: true });
    expect(counts(at(run, 11))).toEqual({ used: 8, shared: 0, sharing: 0 });
    expect(counts(at(run, 21))).toEqual({ used: 5, shared: 3, sharing: 3 });
  });

  it("need 6 when B has written to K, which A has kept", () => {
    const run = shared([A, B], {});
    expect(counts(at(run, 60))).toEqual({ used: 6, shared: 2, sharing: 2 });
    const [broken] = of(run, "copyBroken");
    expect(broken).toMatchObject({ vcpu: 1, page: 1, left: 1 });
    expect(of(run, "map").at(-1)).toMatchObject({ vm: 1, page: 1, how: "copied", dirty: true });
  });

  it("need 6 where zeros are not merged", () => {
    expect(counts(at(shared([A, B], { zeroPages: false }), 40))).toEqual({ used: 6, shared: 2, sharing: 2 });
  });
});

describe("the scanner", () => {
  it("tells what became of each page, in the order of machines and pages", () => {
    const run = shared([A, B], {});
    at(run, 11);
    const [first] = of(run, "scanned");
    expect(first).toMatchObject({ time: 10, pass: 1, looked: 8, isEnd: true });
    expect(
      first!.entries.map(({ vm, page, what, otherVm, otherPage }) => [vm, page, what, otherVm, otherPage]),
    ).toEqual([
      [0, 0, "unstable", -1, -1],
      [0, 1, "unstable", -1, -1],
      [0, 2, "unstable", -1, -1],
      [0, 3, "unstable", -1, -1],
      [1, 0, "paired", 0, 0],
      [1, 1, "paired", 0, 1],
      [1, 2, "paired", 0, 2],
      [1, 3, "unstable", -1, -1],
    ]);
  });

  it("looks at no more pages than it may, and goes on from there", () => {
    const run = shared([A, B], { pages: 3 });
    at(run, 31);
    expect(of(run, "scanned").map(({ time, pass, looked, isEnd }) => [time, pass, looked, isEnd])).toEqual([
      [10, 1, 3, false],
      [20, 1, 3, false],
      [30, 1, 2, true],
    ]);
    expect(counts(run.seen())).toEqual({ used: 5, shared: 3, sharing: 3 });
  });

  it("passes over a page that changes at each look, and says so", () => {
    const busy = guest("busy", [1], "LOOP 10 { W 0; IO 9 }");
    const run = shared([busy, guest("calm", [1], "W 0; IO 80")], { requireStable: true });
    at(run, 45);
    const seen = of(run, "scanned").flatMap(({ entries }) => entries.filter(({ vm }) => vm === 0));
    expect(seen.map(({ what }) => what)).toEqual(["first", "changed", "changed", "changed"]);
  });

  it("finds a third equal page in the stable tree, from the pass after the first two were merged", () => {
    const late = guest("C", [1], "IO 15; W 0; IO 100");
    const run = shared([guest("A", [1], "W 0; IO 100"), guest("B", [1], "W 0; IO 100"), late], {});
    expect(counts(at(run, 21))).toEqual({ used: 1, shared: 1, sharing: 2 });
    expect(of(run, "scanned").at(-1)!.entries).toMatchObject([{ vm: 2, page: 0, what: "merged", frame: 0 }]);
  });

  it("does not pair a page with one that has changed since it was put into the unstable tree", () => {
    const changing = guest("A", [1], "W 0; IO 14; W 0; IO 100");
    const run = shared([changing, guest("B", [1, 2], "W 0 1; IO 100")], { pages: 1 });
    at(run, 31);
    // Tick 10: page 0 of A waits. Tick 15: A changes it. Tick 20: page 0 of B is alone with what it holds.
    expect(of(run, "scanned").map(({ entries }) => entries.map(({ what }) => what))).toEqual([
      ["unstable"],
      ["unstable"],
      ["unstable"],
    ]);
  });

  it("ends when nothing else happens and a whole pass has changed nothing", () => {
    const paused: TimedCommand = { at: 5, command: "pause", vm: "A" };
    const run = shared([guest("A", [1, 1], "W 0 1; C 50")], {}, { commands: [paused] });
    run.run();
    expect(run.simulation.isOver).toBe(true);
    expect(counts(run.seen())).toEqual({ used: 1, shared: 1, sharing: 1 });
    expect(run.simulation.monitor.now).toBeLessThanOrEqual(40);
  });
});

describe("the time of the scanner", () => {
  // Two pages are looked at every 20 ticks, on pCPU 0, where A computes; B computes on pCPU 1.
  const [one, other] = [guest("A", [1], "W 0; C 100"), guest("B", [2], "W 0; C 100")];
  const done = (costPerPage: number) => {
    const run = shared([one, other], { sleep: 20, costPerPage }, { host: { costs: { ...COSTS, reference: 1 } } });
    run.run();
    const { vcpus, pcpus } = run.seen();
    return { done: vcpus.map((v) => v.done), exit: vcpus.map((v) => v.exit), pcpu: pcpus.map((p) => p.exit) };
  };

  it("is none unless it is said", () => {
    expect(done(0)).toEqual({ done: [101, 101], exit: [0, 0], pcpu: [0, 0] });
  });

  it("is an exit of whoever runs on pCPU 0, and of nobody else", () => {
    // Looks at 20, 40, 60, 80 and 100 at two pages each, with 3 ticks for a page; at 120 B is gone: one page.
    expect(done(3)).toEqual({ done: [134, 101], exit: [33, 0], pcpu: [33, 0] });
  });
});

describe("a shared frame", () => {
  it("is the page's own when the last of the others has gone: the next write copies nothing", () => {
    const run = shared([guest("A", [1], "W 0; IO 20; W 0; IO 100"), guest("B", [1], "W 0; IO 30; W 0; IO 100")], {});
    at(run, 60);
    expect(of(run, "copyBroken").map(({ vcpu, left }) => [vcpu, left])).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(
      of(run, "map")
        .slice(-2)
        .map(({ how }) => how),
    ).toEqual(["copied", "kept"]);
    expect(counts(run.seen())).toEqual({ used: 2, shared: 0, sharing: 0 });
  });

  it("is read without a fault, and written to with one that takes the time of a fault", () => {
    const reader = guest("A", [1], "W 0; IO 20; R 0; W 0; IO 100");
    const run = shared([reader, guest("B", [1], "W 0; IO 100")], {}, { host: { costs: { ...COSTS, fault: 3 } } });
    at(run, 60);
    const after = run.events.filter(({ time, kind }) => time >= 20 && (kind === "hit" || kind === "fault"));
    expect(after).toMatchObject([
      { kind: "hit", page: 0, write: false },
      { kind: "fault", page: 0, write: true, fault: "shared" },
    ]);
    const [fault] = of(run, "fault").slice(-1);
    expect(of(run, "copyBroken")[0]!.time - fault!.time).toBe(3);
  });

  it("is no machine's: it counts for neither, and is never a victim", () => {
    const run = shared([A, B], {});
    const { vms, frames } = at(run, 11);
    expect(vms.map((vm) => [vm.frames, vm.shared])).toEqual([
      [1, 3],
      [1, 3],
    ]);
    expect([...frames.vm].filter((vm) => vm === -2)).toHaveLength(3);
    // Five frames in all, of which three are shared: whoever needs one takes those that are not.
    const tight = shared(
      [guest("A", [1, 2, 3], "W 0 1 2; IO 30; W 3 4 5 6"), guest("B", [1, 2, 3], "W 0 1 2; IO 200")],
      {},
      {
        host: { frames: 6 },
      },
    );
    at(tight, 100);
    const sharedFrames = new Set(of(tight, "scanned").flatMap(({ entries }) => entries.map(({ frame }) => frame)));
    const victims = of(tight, "evict").map(({ frame }) => frame);
    expect(victims.length).toBeGreaterThan(0);
    expect(victims.filter((frame) => sharedFrames.has(frame))).toEqual([]);
  });

  it("outlives the machine that brought it, and is free when nobody is left", () => {
    const run = shared([A, B], {}, { commands: [stop("A", 20), stop("B", 40)] });
    expect(counts(at(run, 21))).toEqual({ used: 4, shared: 0, sharing: 0 });
    expect(of(run, "unshared")[0]).toMatchObject({ vm: 0, entries: [{ left: 1 }, { left: 1 }, { left: 1 }] });
    expect(counts(at(run, 41))).toEqual({ used: 0, shared: 0, sharing: 0 });
    expect(run.seen().sharing!.frames.size).toBe(0);
  });

  it("is waited for while a dirty victim is written, whose frame gets the copy", () => {
    const writer = guest("A", [1, 2], "W 0 1; IO 20; W 0; IO 100");
    const run = shared([writer, guest("B", [1, 3], "W 0 1; IO 100")], {}, { host: { frames: 4 } });
    at(run, 12);
    // The freed frame is taken by a third page, so that the copy has to evict one.
    expect(counts(run.seen())).toEqual({ used: 3, shared: 1, sharing: 1 });
    const full = shared([writer, guest("B", [1, 3], "W 0 1; IO 12; W 2; IO 100")], {}, { host: { frames: 4 } });
    at(full, 25);
    expect(of(full, "evict")).toMatchObject([{ dirty: true, forPage: 0 }]);
    expect(of(full, "copyBroken")).toEqual([]);
    at(full, 60);
    expect(of(full, "copyBroken")).toMatchObject([{ vcpu: 0, page: 0, left: 1 }]);
  });
});

describe("the same image", () => {
  it("fills equal pages of all its machines equally, until they are written to again", () => {
    const made = (name: string) => machine(name, program("W 0 1 2; IO 100"), { memoryBytes: 4 * PAGE, image: 1 });
    const other = machine("other", program("W 0 1 2; IO 100"), { memoryBytes: 4 * PAGE, image: 2 });
    const alone = machine("own", program("W 0 1 2; IO 100"), { memoryBytes: 4 * PAGE });
    const run = shared([made("A"), made("B"), other, alone], {});
    expect(counts(at(run, 11))).toEqual({ used: 9, shared: 3, sharing: 3 });
  });
});
