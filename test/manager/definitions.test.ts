/** Names and sizes of machines that change during a run, and volumes that a deleted machine leaves: every figure by hand. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostShape, Run } from "../../src/engine/run.ts";
import { checkAgreement, checkHostState, checkInvariants } from "../../src/engine/invariants.ts";
import type { Command, Op, Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import { Trace } from "../../src/trace/trace.ts";
import { busyScenario } from "../support/busyScenario.ts";
import { create, on, runUntil } from "../support/commands.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { readAll } from "../support/traceContent.ts";
import { EXTENT, machine, PAGE, scenario } from "../support/workloads.ts";

const compute = (ticks: number): Op => ({ op: "compute", ticks });

/** Off until somebody starts it: 21 ticks of work for each vCPU, a reference among them. */
const A = machine("A", [{ op: "reference", page: 2, write: true }, compute(20)], {
  arrival: null,
  reservedPages: 2,
  volumes: [{ name: "root", bytes: 3 * EXTENT }],
});

const rename = (at: number, vm: string, name: string): TimedCommand => ({ at, command: "rename", vm, name });
const resize = (at: number, size: { vcpus?: number; memoryBytes?: number }, vm = "A"): TimedCommand => ({
  at,
  command: "resize",
  vm,
  ...size,
});

const after = (commands: readonly TimedCommand[], until = 100, machines = [A]) =>
  runUntil(scenario(machines, {}, { commands }), until);
const refusalsOf = (run: Observed) =>
  run.events.flatMap((event) => (event.kind === "commandFailed" ? [`${event.command} ${event.code}`] : []));
const drop = (at: number, volume: string): TimedCommand => ({ at, command: "deleteVolume", owner: "A", volume });
const freeIn = (run: Observed) => run.simulation.monitor.state.volumes.pool.free;
const lifeOf = (run: Observed, vm = 0) => run.seen().vms[vm]!.life;

describe("a machine that is renamed", () => {
  it("is given commands by its new name, and its old one is free", () => {
    const run = after([rename(1, "A", "网站"), on(2, "start", "网站"), on(3, "start"), create(4, A)], 10);
    expect(refusalsOf(run)).toEqual(["start NO_SUCH_VM"]);
    expect([lifeOf(run), lifeOf(run, 1)]).toEqual(["running", "shutOff"]);
  });

  it("keeps its old name where another machine has the new one", () => {
    const B = { ...A, name: "B", volumes: [] };
    const run = after([rename(1, "A", "B"), on(2, "start", "A")], 10, [A, B]);
    expect(refusalsOf(run)).toEqual(["rename ALREADY_EXISTS"]);
    expect(lifeOf(run)).toBe("running");
  });

  it("is called so from that row of its trace on, and before it as it was", () => {
    const trace = traceOf(scenario([A], {}, { commands: [rename(5, "A", "B"), rename(9, "B", "C")] }));
    const namedAt = (time: number) => {
      const { changes } = hostAt(trace, trace.rowsUpTo(time), time);
      return trace.after(changes).info.vms.map(({ name }) => name);
    };
    expect([namedAt(4), namedAt(5), namedAt(8), namedAt(9)]).toEqual([["A"], ["B"], ["B"], ["C"]]);
    // Whoever goes back from there finds the old names again.
    expect(trace.after(2).after(0).info.vms[0]!.name).toBe("A");
  });
});

describe("a machine that is resized", () => {
  it("runs with as many vCPUs as it has then, and keeps what those have done that it has no more", () => {
    // One vCPU for 21 ticks; then three on one pCPU, 21 ticks each; then two.
    const commands = [on(0, "start"), resize(30, { vcpus: 3 }), on(31, "start"), resize(100, { vcpus: 2 })];
    const run = after([...commands, on(101, "start")], 150);
    const cpu = run.seen().vcpus.map((vcpu) => vcpu.cpu);
    expect(refusalsOf(run)).toEqual([]);
    expect(cpu).toEqual([63, 42, 21]);
    expect(run.seen().vcpus.map(({ phase }) => phase)).toEqual(["finished", "finished", "finished"]);
  });

  it("has vCPUs of its own behind those of machines that were defined meanwhile", () => {
    const B = { ...A, name: "B", volumes: [] };
    const run = after([resize(1, { vcpus: 2 }), on(2, "start"), on(2, "start", "B")], 90, [A, B]);
    expect(run.info.vcpus.map(({ vm, index }) => `${vm}.${index}`)).toEqual(["0.0", "1.0", "0.1"]);
    expect(run.seen().vcpus.map((vcpu) => vcpu.cpu)).toEqual([21, 21, 21]);
  });

  it("has as many pages as its memory makes, P = ceil(M / s)", () => {
    const trace = traceOf(scenario([A], {}, { commands: [resize(5, { memoryBytes: 9 * PAGE + 1 })] }));
    expect([0, 1].map((changes) => trace.after(changes).info.vms[0]!.pages)).toEqual([64, 10]);
  });

  it("cannot have less memory than its programs touch and than it is guaranteed, nor nothing at all", () => {
    const run = after([
      resize(1, { memoryBytes: 2 * PAGE }),
      resize(2, {}),
      resize(3, { memoryBytes: 3 * PAGE }),
      resize(4, { vcpus: 1, memoryBytes: PAGE }, "B"),
    ]);
    expect(refusalsOf(run)).toEqual(["resize INVALID_ARG", "resize INVALID_ARG", "resize NO_SUCH_VM"]);
  });

  it("is refused with every resource that could never do, and its numbers", () => {
    // Gang scheduling starts all vCPUs at once. The swap volume holds 4 extents of a page each.
    const gang = { scheduler: { policy: "gang", params: {} }, extentBytes: PAGE, swapBytes: 4 * PAGE };
    const small = { ...A, memoryBytes: 4 * PAGE, volumes: [] };
    const given = scenario([small], gang, { commands: [resize(1, { vcpus: 3, memoryBytes: 9 * PAGE })] });
    const failed = runUntil(given, 5).events.find(({ kind }) => kind === "commandFailed");
    expect(failed).toMatchObject({
      code: "NO_CPU",
      shortages: [
        { resource: "cpu", needed: 3, available: 1 },
        { resource: "storage", needed: 7, available: 4 },
      ],
    });
  });
});

describe("a machine that is deleted without its storage", () => {
  const keep: TimedCommand = { at: 1, command: "delete", vm: "A", keepStorage: true };

  it("leaves its volumes, which are deleted by its name and theirs", () => {
    expect(freeIn(after([keep], 5))).toBe(13);
    const run = after([keep, drop(2, "data"), drop(3, "root"), drop(4, "root")], 5);
    expect(refusalsOf(run)).toEqual(["deleteVolume INVALID_ARG", "deleteVolume INVALID_ARG"]);
    expect([freeIn(run), run.seen().volumes.size]).toEqual([16, 0]);
  });

  it("leaves each of several by the same names, and the oldest goes first", () => {
    const run = after([keep, create(2, A), { ...keep, at: 3 }, drop(4, "root")], 5);
    expect([freeIn(run), [...run.seen().volumes.keys()]]).toEqual([13, [1]]);
  });
});

describe("random names and sizes at random moments", () => {
  it("keep every invariant, and what is seen agrees with what is (F.6)", () => {
    const drawn = fc.tuple(
      busyScenario({ overcommit: true }),
      fc.array(arbitraryChange, { minLength: 1, maxLength: 8 }),
    );
    fc.assert(
      fc.property(drawn, ([given, changes]) => {
        const names = [...given.machines.map(({ name }) => name), "new"];
        const more = changes.map(({ at, make, which }) => ({ ...make(names, which), at }));
        const commands = [...given.commands, ...more].toSorted((a, b) => a.at - b.at);
        const run = new Observed({ ...given, commands });
        run.run(() => {
          const seen = run.seen();
          const found = [
            ...checkInvariants(run.simulation),
            ...checkHostState(seen, run.info),
            ...checkAgreement(seen, run.simulation),
          ];
          expect(found, `at ${run.simulation.monitor.now}`).toEqual([]);
        });
      }),
      examples(15),
    );
  });
});

type Make = (names: readonly string[], which: number) => Command;

const MAKES: readonly Make[] = [
  (names, which) => ({ command: "stop", vm: names[which % names.length]! }),
  (names, which) => ({ command: "start", vm: names[which % names.length]! }),
  (names, which) => ({ command: "rename", vm: names[which % names.length]!, name: names[(which * 7) % names.length]! }),
  (names, which) => ({ command: "resize", vm: names[which % names.length]!, vcpus: 1 + (which % 3) }),
  (names, which) => ({ command: "resize", vm: names[which % names.length]!, memoryBytes: (1 + which) * PAGE }),
  (names, which) => ({ command: "delete", vm: names[which % names.length]!, keepStorage: true, force: true }),
  (names, which) => ({ command: "deleteVolume", owner: names[which % names.length]!, volume: "root" }),
];

const arbitraryChange = fc.record({
  at: fc.nat(60),
  make: fc.constantFrom(...MAKES),
  which: fc.nat(90),
});

function traceOf(given: Scenario): Trace {
  return readAll(new Run(given), Trace.empty(hostShape(given)), Infinity);
}
