/** What guests can try, one thing at a time: who is stopped by which rule, what it costs, and what changes (domain F.6). */
import { describe, expect, it } from "vitest";
import { parseProgram } from "../../src/codec/notation/notation.ts";
import { checkInvariants } from "../../src/engine/invariants.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { HostSpec, IsolationSpec, MachineSpec, Op } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { EXITS, ISOLATION, SHARING } from "../../src/model/settings.ts";
import { Observed } from "../support/observed.ts";
import { eventsOfKind, type EventOf } from "../support/schedules.ts";
import { EXTENT, machine, NO_COSTS, PAGE, scenario } from "../support/workloads.ts";

const ISOLATED: IsolationSpec = defaultsOf(ISOLATION);

function written(text: string): readonly Op[] {
  const program = parseProgram(text);
  if (!program.ok) throw new Error(text);
  return program.value;
}

const guest = (name: string, text: string, changes: Partial<MachineSpec> = {}) =>
  machine(name, written(text), { memoryBytes: 4 * PAGE, ...changes });

/** Each attempt as `[attempt, target, rule, exits, ticks]`. */
function attempts(machines: readonly MachineSpec[], host: Partial<HostSpec> = {}) {
  return told(machines, host).map(({ attempt, target, rule, exits, ticks }) => [attempt, target, rule, exits, ticks]);
}

function told(machines: readonly MachineSpec[], host: Partial<HostSpec> = {}): EventOf<"attempted">[] {
  return eventsOfKind(simulate(scenario(machines, fcfs(host))), "attempted");
}

const fcfs = (host: Partial<HostSpec>): Partial<HostSpec> => ({ scheduler: { policy: "fcfs", params: {} }, ...host });

const COSTS = { costs: { ...NO_COSTS, fault: 3, hypercall: 2, ioExit: 5 } };

describe("a page beyond its own memory", () => {
  it("is in no table: the fault is the guest’s, and costs one exit", () => {
    expect(attempts([guest("a", "TRY PAGE 3; TRY PAGE 4")], COSTS)).toEqual([
      ["page", 3, "own", 0, 0],
      ["page", 4, "guestTable", 1, 3],
    ]);
  });

  it("takes a fault’s time on the processor, as other faults do", () => {
    const trace = simulate(scenario([guest("a", "C 2; TRY PAGE 9; C 2")], fcfs(COSTS)));
    expect(eventsOfKind(trace, "leave").map(({ time }) => time)).toEqual([7]);
  });
});

describe("a frame of the host by its number", () => {
  it("means a page of its own where a guest’s tables hold guest pages", () => {
    expect(attempts([guest("a", "W 0; TRY FRAME 1; TRY FRAME 9")], COSTS)).toEqual([
      ["frame", 1, "own", 0, 0],
      ["frame", 9, "guestTable", 1, 3],
    ]);
  });

  const paravirtual: Partial<HostSpec> = {
    ...COSTS,
    frames: 8,
    exits: { ...defaultsOf(EXITS), technique: "paravirtual" },
  };

  it("is refused by the monitor unless it is its own, for a hypercall, where guests know frames", () => {
    const machines = [guest("a", "W 0; C 9"), guest("b", "W 0; TRY FRAME 0; TRY FRAME 1; TRY FRAME 5; TRY FRAME 8")];
    expect(
      told(machines, { ...paravirtual, pcpus: 2 }).map(({ target, rule, owner, ticks }) => [
        target,
        rule,
        owner,
        ticks,
      ]),
    ).toEqual([
      [0, "validation", 0, 2],
      [1, "own", 1, 2],
      [5, "validation", -1, 2],
      [8, "noFrame", -1, 2],
    ]);
  });

  it("is told among the exits, as a hypercall, where those are told apart", () => {
    const trace = simulate(scenario([guest("a", "TRY FRAME 0; TRY PAGE 7; TRY DMA 0")], fcfs(paravirtual)));
    expect(eventsOfKind(trace, "exited").map(({ cause, exits }) => [cause, exits])).toEqual([
      ["hypercall", 1],
      ["fault", 1],
      ["disk", 1],
    ]);
  });
});

const withTwoPcpus = (isolation: Partial<IsolationSpec>): Partial<HostSpec> => ({
  ...COSTS,
  pcpus: 2,
  isolation: { ...ISOLATED, ...isolation },
});

describe("a device that writes to a frame", () => {
  const machines = [guest("victim", "W 0 1; C 40; R 0; C 5"), guest("thief", "C 12; TRY DMA 0; TRY DMA 2; TRY DMA 99")];

  it("is stopped by the IOMMU, and nothing changes", () => {
    const rows = told(machines, withTwoPcpus({}));
    expect(rows.map(({ rule, owner, changed }) => [rule, owner, changed])).toEqual([
      ["iommu", 0, []],
      ["iommu", -1, []],
      ["noFrame", -1, []],
    ]);
  });

  it("changes the page of another machine without one, and that is told", () => {
    const run = new Observed(scenario(machines, fcfs(withTwoPcpus({ iommu: false }))));
    run.run(() => expect(checkInvariants(run.simulation)).toEqual([]), 12);
    const rows = run.events.filter((event) => event.kind === "attempted");
    expect(rows.map(({ rule, owner, changed }) => [rule, owner, changed])).toEqual([
      ["none", 0, [{ vm: 0, page: 0 }]],
      ["none", -1, []],
      ["noFrame", -1, []],
    ]);
    const { memory } = run.simulation.monitor;
    expect(memory.contentIn(0)).toBe(rows[0]!.token);
    expect(memory.contentsOf(0)?.tokens.get(0)).not.toBe(rows[0]!.token);
  });

  it("leaves its own frames alone, whatever the host has", () => {
    for (const iommu of [true, false])
      expect(
        told([guest("a", "W 0; TRY DMA 0")], withTwoPcpus({ iommu })).map(({ rule, changed }) => [rule, changed]),
      ).toEqual([["own", []]]);
  });

  it("is found by the guest whose page it was, when that looks", () => {
    const looks = [guest("victim", "W 0; C 40; TRY READ 0"), guest("thief", "C 12; TRY DMA 0")];
    expect(
      told(looks, withTwoPcpus({ iommu: false })).map(({ attempt, rule, owner }) => [attempt, rule, owner]),
    ).toEqual([
      ["dma", "none", 0],
      ["read", "altered", 1],
    ]);
  });
});

describe("an extent of a volume", () => {
  it("is its own up to the end of the volume, and stopped behind it, and where it has no such volume", () => {
    const owner = guest("a", "TRY EXTENT 0 1; TRY EXTENT 0 2; TRY EXTENT 1 0", {
      volumes: [{ name: "root", bytes: 2 * EXTENT }],
    });
    expect(attempts([owner], COSTS)).toEqual([
      ["extent", 1, "own", 1, 5],
      ["extent", 2, "bounds", 1, 5],
      ["extent", 0, "bounds", 1, 5],
    ]);
  });
});

describe("a container", () => {
  it("has no tables and no devices of its own: the kernel of the host refuses", () => {
    const app = guest("app", "TRY PAGE 1; TRY PAGE 9; TRY FRAME 0; TRY DMA 0; TRY EXTENT 0 0", { isContainer: true });
    const exits = { ...defaultsOf(EXITS), syscall: 1 };
    expect(attempts([app], { ...COSTS, exits })).toEqual([
      ["page", 1, "own", 0, 0],
      ["page", 9, "kernel", 0, 3],
      ["frame", 0, "kernel", 0, 1],
      ["dma", 0, "kernel", 0, 1],
      ["extent", 0, "bounds", 0, 1],
    ]);
  });
});

describe("what another machine has given back", () => {
  const machines = [guest("first", "W 0"), guest("second", "C 5; TRY READ 0; W 0; TRY READ 0")];

  it("is nothing but zeros where frames are scrubbed", () => {
    const rows = told(machines, { isolation: ISOLATED });
    expect(rows.map(({ rule, frame, owner }) => [rule, frame, owner])).toEqual([
      ["scrubbing", 0, 0],
      ["own", 0, -1],
    ]);
  });

  it("can be read where they are not, and the host tells it when the frame is given", () => {
    const trace = simulate(scenario(machines, fcfs({ isolation: { ...ISOLATED, scrubbing: false } })));
    const rows = eventsOfKind(trace, "attempted");
    expect(rows.map(({ rule, owner }) => [rule, owner])).toEqual([
      ["none", 0],
      ["own", -1],
    ]);
    const left = eventsOfKind(trace, "leftOver");
    expect(left.map(({ frame, vm, page, from, token }) => [frame, vm, page, from, token])).toEqual([
      [0, 1, 0, 0, rows[0]!.token],
    ]);
  });

  it("is its own where the same machine gets the frame again", () => {
    const again = [guest("only", "W 0 1; TRY READ 2", { memoryBytes: 3 * PAGE })];
    const rows = told(again, { frames: 2, isolation: { ...ISOLATED, scrubbing: false } });
    expect(rows.map(({ rule }) => rule)).toEqual(["own"]);
  });
});

describe("a write to a page that others hold as well", () => {
  const sharing = { ...defaultsOf(SHARING), sleep: 10, requireStable: false };
  const exits = { ...defaultsOf(EXITS), copyPage: 4 };
  const host: Partial<HostSpec> = { ...COSTS, pcpus: 2, sharing, exits, isolation: ISOLATED };
  const victim = guest("victim", "W 0; IO 60; R 0; C 5", { contents: [7] });
  const spy = guest("spy", "W 0 1; IO 40; TRY WRITE 0; TRY WRITE 1; TRY WRITE 0", { contents: [7, 8] });

  it("takes a fault and a copy longer than one to a page that is its own: the spy learns what the victim holds", () => {
    const rows = told([victim, spy], host);
    expect(rows.map(({ target, rule, sharers, ticks }) => [target, rule, sharers, ticks])).toEqual([
      [0, "copyOnWrite", 2, 3 + 4 + 1],
      [1, "own", 0, 1],
      [0, "own", 0, 1],
    ]);
  });

  it("leaves what the others hold as it was", () => {
    const run = new Observed(scenario([victim, spy], fcfs(host)));
    run.run(() => expect(checkInvariants(run.simulation)).toEqual([]));
    const { memory } = run.simulation.monitor;
    expect(memory.state.guests.size).toBe(0);
    expect(run.events.filter(({ kind }) => kind === "leftOver")).toEqual([]);
  });

  it("is no copy where the guess is wrong", () => {
    const wrong = guest("spy", "W 0 1; IO 40; TRY WRITE 0", { contents: [9, 8] });
    expect(told([victim, wrong], host).map(({ rule, ticks }) => [rule, ticks])).toEqual([["own", 1]]);
  });
});
