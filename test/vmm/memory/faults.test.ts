/**
 * Faults that meet one another: two vCPUs and one page, more faults than frames, machines that pause or stop meanwhile;
 * and whose page has to go, under guarantees (M8) and under local replacement.
 */
import { describe, expect, it } from "vitest";
import type { HostSpec, MachineSpec, Op, TimedCommand } from "../../../src/model/scenario.ts";
import { memoryPolicies, memoryPolicy } from "../../../src/vmm/memory/policies.ts";
import { Memory } from "../../../src/vmm/memory/memory.ts";
import { PAGE_ABSENT, PAGE_DROPPED, PAGE_IN_FLIGHT, PAGE_SWAPPED } from "../../../src/vmm/memory/state.ts";
import { on } from "../../support/commands.ts";
import { Observed } from "../../support/observed.ts";
import { machine, NO_COSTS, PAGE, references, scenario } from "../../support/workloads.ts";

const compute = (ticks: number): Op => ({ op: "compute", ticks });
const read = (page: number): Op => ({ op: "reference", page, write: false });
const write = (page: number): Op => ({ op: "reference", page, write: true });

function run(
  machines: readonly MachineSpec[],
  host: Partial<HostSpec>,
  commands: readonly TimedCommand[] = [],
): Observed {
  const scheduler = { policy: "fcfs", params: {} };
  return new Observed(scenario(machines, { scheduler, ...host }, { commands })).run();
}

/** What happened to pages, short: `time what page of machine`. */
function pagesOf(observed: Observed): string[] {
  const nameOf = (vm: number) => observed.info.vms[vm]!.name;
  const machineOf = (vcpu: number) => nameOf(observed.info.vcpus[vcpu]!.vm);
  return observed.events.flatMap((event): string[] => {
    switch (event.kind) {
      case "fault":
        return [`${event.time} fault ${machineOf(event.vcpu)}${event.page} ${event.fault}`];
      case "evict":
        return [`${event.time} evict ${nameOf(event.vm)}${event.page}${event.dirty ? " dirty" : ""}`];
      case "map":
        return [`${event.time} ${event.how} ${nameOf(event.vm)}${event.page}${event.dirty ? " dirty" : ""}`];
      case "hit":
        return [`${event.time} hit ${machineOf(event.vcpu)}${event.page}`];
      case "frameWait":
        return [`${event.time} wait ${machineOf(event.vcpu)}${event.page}`];
      default:
        return [];
    }
  });
}

/** Page 0 goes out when page 1 comes in, [1, 6). At 7 both vCPUs want it back, the second one with `second`. */
const both = (second: Op) =>
  machine("A", [], {
    vcpus: 2,
    programs: [
      [write(0), write(1), read(0), compute(3)],
      [compute(7), second, compute(3)],
    ],
  });

describe("two vCPUs that need one page", () => {
  const host = { pcpus: 2, frames: 1 };

  it("read it once: the second waits for the first one's transfer", () => {
    const observed = run([both(read(0))], host);
    expect(observed.events.filter((event) => event.kind === "ioQueued" && event.purpose === "swapIn")).toHaveLength(1);
    expect(pagesOf(observed).slice(3)).toEqual([
      "1 evict A0 dirty",
      "6 zeroFill A1 dirty",
      "7 fault A0 swappedOut",
      "7 evict A1 dirty",
      "7 fault A0 inFlight",
      "17 swapIn A0",
    ]);
    expect(observed.seen().vcpus.map(({ done }) => done)).toEqual([21, 21]);
  });

  it("see it become dirty when the second one writes to it", () => {
    const observed = run([both(write(0))], host);
    expect(pagesOf(observed).at(-1)).toBe("17 hit A0");
    expect(observed.seen()).toMatchObject({ majorFaults: 1, writeBacks: 2 });
  });

  it("do not fetch it for one that is paused or stopped alone: the machine is one", () => {
    const paused = run([both(read(0))], host, [on(8, "pause"), on(30, "resume")]);
    expect(paused.seen().vcpus.map(({ done }) => done)).toEqual([34, 34]);
    const stopped = run([both(read(0))], host, [on(8, "stop")]);
    expect(stopped.events.filter(({ kind }) => kind === "ready").map(({ time }) => time)).toEqual([0, 0, 6]);
    expect(stopped.seen().freeFrames).toBe(1);
  });
});

const touching = (name: string) => machine(name, [write(0), write(1), compute(2)]);

describe("a fault that finds every frame in use by transfers", () => {
  it("waits, is told so once, and goes on when a frame can be had", () => {
    const observed = run([touching("A"), machine("B", [compute(2), write(0), compute(2)])], { frames: 1 });
    expect(pagesOf(observed)).toEqual([
      "0 fault A0 firstTouch",
      "0 zeroFill A0 dirty",
      "1 fault A1 firstTouch",
      "1 evict A0 dirty",
      "3 fault B0 firstTouch",
      "3 wait B0",
      // A has made its reference to page 1 before B gets the frame.
      "6 zeroFill A1 dirty",
      "6 evict A1 dirty",
      "11 zeroFill B0 dirty",
    ]);
  });

  it("does not take a page that was brought in and not used yet: everybody gets on, on one frame too", () => {
    const loop: Op = { op: "loop", times: 4, body: [write(0), write(1), write(2)] };
    const machines = ["A", "B", "C"].map((name) => machine(name, [loop]));
    const host: Partial<HostSpec> = {
      scheduler: { policy: "rr", params: { timeslice: 1 } },
      costs: { ...NO_COSTS, worldSwitch: 1, fault: 1 },
    };
    for (const { id } of memoryPolicies)
      for (const frames of [1, 2])
        for (const replacementScope of ["global", "local"] as const) {
          const observed = run(machines, {
            ...host,
            frames,
            replacementScope,
            replacement: { policy: id, params: {} },
          });
          expect(observed.simulation.isOver, `${id}, ${frames} frames, ${replacementScope}`).toBe(true);
          expect(observed.seen().vcpus.map(({ phase }) => phase)).toEqual(["finished", "finished", "finished"]);
        }
  });

  it("takes it when its machine pauses before it used it", () => {
    // At 6 page 1 of A is there, but A has paused at 4; B, which waits since 3, gets the frame.
    const commands = [on(4, "pause"), on(40, "resume")];
    const observed = run([touching("A"), machine("B", [compute(2), write(0), compute(2)])], { frames: 1 }, commands);
    expect(pagesOf(observed).slice(5)).toEqual([
      "3 wait B0",
      "6 zeroFill A1 dirty",
      "6 evict A1 dirty",
      "11 zeroFill B0 dirty",
      "40 fault A1 swappedOut",
      "45 swapIn A1 dirty",
    ]);
    expect(observed.seen().vcpus.map(({ phase }) => phase)).toEqual(["finished", "finished"]);
  });

  it("takes it when its machine pauses with it", () => {
    // Page 1 of A is there at 6, but others have both pCPUs. B has waited since 3, and gets the frame when A pauses at 8.
    const machines = [
      touching("A"),
      machine("B", [compute(2), write(0)]),
      machine("C", [compute(50)]),
      machine("D", [compute(50)]),
    ];
    const host = { frames: 1, pcpus: 2, scheduler: { policy: "fcfs", params: {} } };
    const late = machines.map((one, at) => (at < 2 ? one : { ...one, arrival: 2 }));
    const observed = run(late, host, [on(8, "pause"), on(60, "resume")]);
    expect(pagesOf(observed).filter((line) => line.includes("A1") || line.includes("B0"))).toEqual([
      "1 fault A1 firstTouch",
      "2 fault B0 firstTouch",
      "2 wait B0",
      "6 zeroFill A1 dirty",
      "8 evict A1 dirty",
      "13 zeroFill B0 dirty",
      "60 fault A1 swappedOut",
      "65 swapIn A1 dirty",
    ]);
  });
});

describe("a clock hand", () => {
  it("stays where it is while nobody can lose a page", () => {
    const machines = [
      machine("A", [write(0), write(1), write(2), compute(1)]),
      machine("B", [compute(1), write(0), write(1), compute(1)]),
      machine("C", [compute(5), write(0), compute(1)]),
    ];
    const host: Partial<HostSpec> = { frames: 2, pcpus: 3, replacement: { policy: "clock", params: {} } };
    const observed = new Observed(scenario(machines, host));
    const hands = new Set<boolean>();
    observed.run(() => {
      const { hand } = observed.seen();
      hands.add(hand < 0 || observed.simulation.monitor.memory.hand(-1) === hand);
    });
    expect([...hands]).toEqual([true]);
    expect(observed.events.some(({ kind }) => kind === "frameWait")).toBe(true);
  });
});

describe("guaranteed pages (M8)", () => {
  it("are not taken by another machine's fault, however old they are", () => {
    const guaranteed = machine("A", references([0, 1]).concat(compute(50)), { reservedPages: 2 });
    const greedy = machine("B", references([0, 1, 2, 3, 4]), { arrival: 3 });
    const observed = run([guaranteed, greedy], { frames: 4, pcpus: 2 });
    expect(pagesOf(observed).filter((line) => line.includes("evict"))).toEqual([
      "5 evict B0",
      "6 evict B1",
      "7 evict B2",
    ]);
  });

  it("are had by a machine that asks late: another gives up a frame it has no claim to", () => {
    // Page 0 of A is the oldest of all, but A has less than its due, so its own page is not its victim.
    const late = machine("A", [...references([0]), compute(9), ...references([1, 2])], { reservedPages: 3 });
    const greedy = machine("B", references([0, 1, 2]).concat(compute(50)), { arrival: 1 });
    const observed = run([late, greedy], { frames: 4, pcpus: 2, replacement: { policy: "fifo", params: {} } });
    expect(pagesOf(observed).filter((line) => line.includes("evict"))).toEqual(["10 evict B0", "11 evict B1"]);
  });

  it("beyond them a machine's own fault may take its own pages", () => {
    const alone = machine("A", references([0, 1, 2, 0]), { reservedPages: 2 });
    expect(pagesOf(run([alone], { frames: 2 })).filter((line) => line.includes("evict"))).toEqual([
      "2 evict A0",
      "3 evict A1",
    ]);
  });

  it("yield only where they take every frame and a machine has none", () => {
    const all = machine("A", references([0, 1]).concat(compute(50)), { reservedPages: 2 });
    const none = machine("B", references([0]), { arrival: 3 });
    const observed = run([all, none], { frames: 2, pcpus: 2 });
    expect(pagesOf(observed).filter((line) => line.includes("evict"))).toEqual(["3 evict A0"]);
  });
});

/** A memory in which the machines of `guarantees` are on. */
function memoryOf(frames: number, isLocal: boolean, guarantees: readonly number[]): Memory {
  const memory = new Memory({ frames, isLocal, policy: memoryPolicy("lru"), params: {}, seed: 1, isReclaimed: false });
  for (const [uid, reserved] of guarantees.entries()) memory.addGuest(uid, 8, reserved);
  return memory;
}

function quotas(frames: number, guarantees: readonly number[]): number[] {
  const memory = memoryOf(frames, true, guarantees);
  return guarantees.map((_, uid) => memory.quota(uid));
}

const local = (frames: number): Partial<HostSpec> => ({ frames, replacementScope: "local", pcpus: 3 });
const forEver = (...pages: number[]): Op => ({ op: "loop", times: null, body: pages.map(write) });
const evictions = (observed: Observed) => pagesOf(observed).filter((line) => line.includes("evict"));

describe("local replacement with fewer frames than quotas", () => {
  it("a machine that has no frame takes one from another: nobody waits for ever", () => {
    for (const { id } of memoryPolicies) {
      const machines = ["A", "B", "C"].map((name) => machine(name, [forEver(0, 1, 2)]));
      const observed = new Observed(scenario(machines, { ...local(2), replacement: { policy: id, params: {} } }));
      observed.run(() => {}, 300);
      const served = observed.events.flatMap((event) => (event.kind === "map" && event.time > 200 ? [event.vm] : []));
      expect(new Set(served), id).toEqual(new Set([0, 1, 2]));
    }
  });

  it("takes it from whoever has most beyond its guarantee, the first to have started among equals", () => {
    const machines = [
      machine("A", [...references([0, 1]), compute(50)], { reservedPages: 2 }),
      machine("B", [...references([0]), compute(50)]),
      machine("C", [compute(9), ...references([0]), compute(50)]),
    ];
    expect(evictions(run(machines, local(3)))).toEqual(["9 evict B0"]);
    const equals = machines.map((one) => ({ ...one, reservedPages: 0 }));
    expect(evictions(run(equals, local(2)))).toEqual(["1 evict A0", "9 evict A1"]);
  });

  it("takes it from a guarantee only where guarantees take every frame", () => {
    const machines = [
      machine("A", [...references([0, 1]), compute(50)], { reservedPages: 2 }),
      machine("B", [compute(9), ...references([0, 1]), compute(50)]),
    ];
    // B has a frame then, and its own page is the next to go.
    expect(evictions(run(machines, local(2)))).toEqual(["9 evict A0", "10 evict B0"]);
  });

  it("a machine with a frame but less than its quota loses a page of its own, unless it was guaranteed more", () => {
    // Quotas 4, 1 and 1 of 5 frames.
    const machines = [
      machine("A", [compute(9), ...references([0, 1, 2, 3]), compute(50)], { reservedPages: 4 }),
      machine("B", [...references([0]), compute(50)]),
      machine("C", [...references([0]), compute(50)]),
    ];
    expect(evictions(run(machines, local(5)))).toEqual(["12 evict B0"]);
  });
});

describe("quota(vm) under local replacement", () => {
  it("divides the frames equally, the first machines getting the rest", () => {
    expect(quotas(12, [0, 0, 0])).toEqual([4, 4, 4]);
    expect(quotas(11, [0, 0, 0])).toEqual([4, 4, 3]);
    expect(quotas(7, [0, 0])).toEqual([4, 3]);
  });

  it("is 1 at least", () => {
    expect(quotas(2, [0, 0, 0])).toEqual([1, 1, 1]);
  });

  it("is the guarantee where that is larger, and the others divide what it leaves", () => {
    expect(quotas(12, [0, 8, 0])).toEqual([2, 8, 2]);
    expect(quotas(12, [3, 0, 0])).toEqual([4, 4, 4]);
    expect(quotas(12, [5, 7, 0])).toEqual([5, 7, 1]);
    expect(quotas(12, [5, 5, 0])).toEqual([5, 5, 2]);
  });

  it("grows when a machine is switched off", () => {
    const memory = memoryOf(12, true, [0, 0, 0]);
    memory.releaseGuest(1);
    expect([memory.quota(0), memory.quota(2)]).toEqual([6, 6]);
  });
});

describe("local replacement", () => {
  it("takes a page of the machine that faulted, once it has its quota", () => {
    const machines = [machine("A", references([0, 1, 2, 3])), machine("B", references([0, 1]).concat(compute(30)))];
    const observed = run(machines, { frames: 4, pcpus: 2, replacementScope: "local" });
    expect(pagesOf(observed).filter((line) => line.includes("evict"))).toEqual(["2 evict A0", "3 evict A1"]);
  });

  it("leaves free frames to the others", () => {
    const observed = run([machine("A", references([0, 1, 2])), machine("B", [compute(9)])], {
      frames: 4,
      pcpus: 2,
      replacementScope: "local",
    });
    expect(pagesOf(observed).filter((line) => line.includes("evict"))).toEqual(["2 evict A0"]);
  });

  it("takes back what a machine holds beyond its quota when another has started since", () => {
    const machines = [
      machine("A", references([0, 1, 2, 3]).concat(compute(30))),
      machine("B", references([0, 1, 2]), { arrival: 5 }),
    ];
    const observed = run(machines, { frames: 4, pcpus: 2, replacementScope: "local" });
    expect(pagesOf(observed).filter((line) => line.includes("evict"))).toEqual([
      "5 evict A0",
      "6 evict A1",
      "7 evict B0",
    ]);
  });
});

describe("the books of a guest", () => {
  it("show a page absent, on its way, resident, and swapped out when it was dirty", () => {
    const memory = memoryOf(1, false, [0]);
    const frame = memory.takeFree(0, 5);
    expect([memory.where(0, 4), memory.where(0, 5)]).toEqual([PAGE_ABSENT, PAGE_IN_FLIGHT]);
    memory.map(frame, true);
    expect(memory.where(0, 5)).toBe(0);
    memory.unpin(frame);
    expect(memory.evict(0, 6, 0)).toMatchObject({ victim: { frame: 0 }, page: 5, dirty: true, slot: 0 });
    expect([memory.where(0, 5), memory.where(0, 6)]).toEqual([PAGE_SWAPPED, PAGE_IN_FLIGHT]);
  });

  it("show a page that was never written as dropped: it needs no disk to come back", () => {
    const memory = memoryOf(1, false, [0]);
    memory.map(memory.takeFree(0, 5), false);
    memory.unpin(0);
    expect(memory.evict(0, 6, 0)).toMatchObject({ page: 5, dirty: false, slot: -1 });
    expect(memory.where(0, 5)).toBe(PAGE_DROPPED);
  });

  it("use the slots of stopped machines again", () => {
    const memory = memoryOf(1, false, [0, 0]);
    memory.map(memory.takeFree(0, 5), true);
    memory.unpin(0);
    memory.evict(0, 6, 0);
    memory.map(0, true);
    memory.unpin(0);
    memory.releaseGuest(0);
    memory.map(memory.takeFree(1, 2), true);
    memory.unpin(0);
    expect(memory.evict(1, 3, 0)?.slot).toBe(0);
  });

  it("give frames lowest first, also after some came back", () => {
    const memory = memoryOf(4, false, [0, 0]);
    const taken = [0, 1, 2].map((page) => memory.takeFree(page === 1 ? 1 : 0, page));
    for (const frame of taken) memory.map(frame, false);
    expect(taken).toEqual([0, 1, 2]);
    expect(memory.releaseGuest(1)).toEqual([1]);
    expect([memory.takeFree(0, 5), memory.takeFree(0, 6), memory.takeFree(0, 7)]).toEqual([1, 3, -1]);
  });
});

describe("reading and writing pages", () => {
  it("keeps the copy of a clean page on the swap volume: it goes without being written again", () => {
    const observed = run([machine("A", [write(0), read(1), read(0), read(1), read(0)])], { frames: 1 });
    expect(observed.seen()).toMatchObject({ writeBacks: 1, majorFaults: 2, evictions: 4 });
    expect(observed.seen().disks[0]).toMatchObject({ reads: 2, writes: 1 });
  });

  it("P pages beyond the host's frames is legal: memory is overcommitted", () => {
    const observed = run([machine("A", references([0, 1, 2, 3]), { memoryBytes: 1000 * PAGE })], { frames: 2 });
    expect(observed.seen().vcpus[0]!.phase).toBe("finished");
  });
});
