/** What holds between any two moments of any run (domain F.6), and that each law notices its violation. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BlockColumn } from "../../src/base/blockColumn.ts";
import { checkAgreement, checkHostState, checkInvariants } from "../../src/engine/invariants.ts";
import type { HostSpec, Op, Scenario } from "../../src/model/scenario.ts";
import type { HostState } from "../../src/trace/hostState.ts";
import { outstandingAt } from "../../src/vmm/storage/disks.ts";
import { addFrame, removeFrame } from "../../src/vmm/memory/frameSet.ts";
import { PAGE_ABSENT } from "../../src/vmm/memory/state.ts";
import { NEVER } from "../../src/vmm/cpu/state.ts";
import type { Monitor } from "../../src/vmm/monitor.ts";
import { arbitraryScenario } from "../support/arbitraryScenario.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { withTightSwap } from "../support/tightSwap.ts";
import { EXTENT, machine, NO_COSTS, scenario } from "../support/workloads.ts";
import { hostOf } from "../../src/model/scenario.ts";

function violationsOf(run: Observed): string[] {
  const seen = run.seen();
  return [
    ...checkInvariants(run.simulation),
    ...checkHostState(seen, run.info),
    ...checkAgreement(seen, run.simulation),
  ];
}

function expectLawful(drawn: Scenario): void {
  const run = new Observed(drawn);
  let time = 0;
  run.run(() => {
    expect(violationsOf(run), `at ${run.simulation.monitor.now}`).toEqual([]);
    expect(run.simulation.monitor.now, "D3: time never decreases").toBeGreaterThanOrEqual(time);
    time = run.simulation.monitor.now;
  });
  // Every loop drawn here takes time: whoever is found running for ever at one moment was sent round by a policy.
  expect(run.simulation.monitor.state.isStuck).toBe(false);
}

describe("between any two moments of a random run", () => {
  it("every invariant holds, the accounts add up, and the trace shows what the core knows", () => {
    fc.assert(fc.property(arbitraryScenario({ machines: 6, commands: 12 }), expectLawful), examples(250));
  });

  it("the same with up to four vCPUs a machine on up to four pCPUs", () => {
    fc.assert(fc.property(arbitraryScenario({ vcpus: 4, pcpus: 4 }), expectLawful), examples(80));
  });

  it("the same with programs that never end", () => {
    fc.assert(fc.property(arbitraryScenario({ endless: true, ops: 4 }), expectLawful), examples(15));
  });

  it("the same when swap space is short", () => {
    const drawn = fc
      .tuple(arbitraryScenario({ machines: 5, commands: 12 }), fc.integer({ min: 1, max: 4 }))
      .map(([given, extents]) => withTightSwap(given, extents));
    fc.assert(fc.property(drawn, expectLawful), examples(100));
  });

  it("a machine that has its guaranteed frames keeps them (M8), unless guarantees take every frame", () => {
    fc.assert(
      fc.property(arbitraryScenario({ machines: 5, commands: 0 }), (drawn) => {
        const run = new Observed(drawn);
        const held = new Map<number, number>();
        fc.pre(drawn.machines.reduce((sum, { reservedPages }) => sum + reservedPages, 0) < hostOf(drawn).frames);
        run.run(() => {
          const { memory } = run.simulation.monitor;
          for (const [uid, { frames, reservedPages }] of memory.state.guests) {
            const kept = Math.min(reservedPages, held.get(uid) ?? 0);
            expect(frames, `machine ${uid}`).toBeGreaterThanOrEqual(kept);
            held.set(uid, frames);
          }
        });
      }),
      examples(100),
    );
  });

  it("every request that was issued is completed, cancelled or outstanding (S5)", () => {
    fc.assert(
      fc.property(arbitraryScenario({ commands: 12 }), (drawn) => {
        const run = new Observed(drawn).run();
        const count = (wanted: string) => run.events.filter(({ kind }) => kind === wanted).length;
        const { disks } = run.simulation.monitor.state.disks;
        const outstanding = disks.reduce((sum, disk) => sum + outstandingAt(disk).length, 0);
        expect(count("ioQueued")).toBe(count("ioDone") + count("ioCancelled") + outstanding);
      }),
      examples(80),
    );
  });
});

const touch = (page: number): Op => ({ op: "reference", page, write: true });
const compute = (ticks: number): Op => ({ op: "compute", ticks });
const BUSY_HOST: Partial<HostSpec> = {
  pcpus: 2,
  frames: 3,
  costs: { ...NO_COSTS, fault: 1, worldSwitch: 1 },
  swapBytes: EXTENT,
};
const volume = { name: "data", bytes: 2 * EXTENT };
/** Two machines fight for three frames, a third has a volume, a fourth is off, a fifth waits, two compute. */
const BUSY = scenario(
  [
    machine("A", [touch(0), touch(1), touch(0), compute(2), touch(1), compute(9)]),
    machine("B", [touch(0), touch(1), compute(2), touch(0), compute(9)]),
    machine("C", [{ op: "disk", volume: 0, block: 0, blocks: 2, write: false }, compute(9)], { volumes: [volume] }),
    machine("D", [compute(1)], { volumes: [volume], arrival: null }),
    machine("E", [{ op: "wait", ticks: 50 }], { memoryBytes: 0 }),
    machine("F", [compute(90)], { memoryBytes: 0 }),
    machine("G", [compute(90)], { memoryBytes: 0 }),
  ],
  BUSY_HOST,
);

/** The busy host at a moment with a swap transfer under way, a device waited for, and somebody ready and running. */
function busy(): Observed {
  const run = new Observed(BUSY);
  const { state, processor } = run.simulation.monitor;
  do run.simulation.step();
  while (state.paging.transfers.size === 0 || !processor.state.vcpus.some((v) => v.blocked === "device"));
  return run;
}

const find = <T>(list: Iterable<T>, isWanted: (one: T) => boolean): T => {
  for (const one of list) if (isWanted(one)) return one;
  throw new Error("the busy host has no such thing at that moment");
};
const vcpuThat = (monitor: Monitor, phase: string) => find(monitor.processor.state.vcpus, (v) => v.phase === phase);
const residentFrame = ({ memory: { state } }: Monitor) =>
  find([...state.owner].keys(), (frame) => state.owner.get(frame) >= 0 && state.busy.get(frame) === 0);
const pageIn = (monitor: Monitor, frame: number) => monitor.memory.state.page.get(frame);
const guestOf = (monitor: Monitor, frame: number) => monitor.memory.guest(monitor.memory.state.owner.get(frame));

const DAMAGE: readonly (readonly [law: string, what: string, damage: (monitor: Monitor) => void])[] = [
  ["C1", "a vCPU blocked for no reason", (m) => void (vcpuThat(m, "blocked").blocked = "none")],
  [
    "C1",
    "a blocked vCPU that nothing will wake",
    ({ processor: { state } }) => {
      find(state.vcpus, (v) => v.blocked === "device").generation += 1;
    },
  ],
  ["C1", "a page transfer that is lost", (m) => m.state.paging.transfers.clear()],
  ["C2", "a vCPU on two pCPUs", ({ processor: { state } }) => void (state.pcpus[0]!.vcpu = state.pcpus[1]!.vcpu)],
  ["C2", "a pCPU idle with a vCPU", ({ processor: { state } }) => void (state.pcpus[0]!.phase = "idle")],
  ["C2", "a busy pCPU among the idle ones", (m) => void m.processor.state.idle.push(0)],
  ["C2", "a boundary nobody waits for", (m) => void m.processor.state.agenda.pop()],
  ["C2", "a boundary that was passed over", (m) => void (m.processor.state.pcpus[0]!.until = m.now)],
  ["C3", "a ready vCPU in no queue", (m) => void (vcpuThat(m, "running").phase = "ready")],
  ["C3", "a vCPU in a queue that is not ready", (m) => void (vcpuThat(m, "ready").phase = "offline")],
  ["C3", "a vCPU in another queue than its own", (m) => void (vcpuThat(m, "ready").queue = 1)],
  [
    "C6",
    "an idle pCPU while somebody is ready",
    ({ processor: { state } }) => {
      const p = state.pcpus[0]!;
      const v = state.vcpus[p.vcpu]!;
      v.phase = "finished";
      v.pcpu = -1;
      p.phase = "idle";
      p.vcpu = -1;
      p.until = NEVER;
    },
  ],
  ["C7", "a paused machine that runs", (m) => void (m.state.vms[vcpuThat(m, "running").vm]!.life = "paused")],
  [
    "C7",
    "a machine that is off with a ready vCPU",
    (m) => void (m.state.vms[vcpuThat(m, "ready").vm]!.life = "shutOff"),
  ],
  [
    "C10",
    "a vCPU on a pCPU it may not use",
    ({ processor }) => {
      const { id } = vcpuThat({ processor } as Monitor, "running");
      processor.attributes[id] = { ...processor.attributes[id]!, affinity: new Set() };
    },
  ],
  ["M1", "a free frame too many in the books", (m) => void (m.memory.state.free.size += 1)],
  ["M1", "a frame in use among the free ones", (m) => addFrame(m.memory.state.free, residentFrame(m))],
  ["M1", "a frame that is in use for nothing", (m) => void (m.memory.state.inUse += 1)],
  ["M1", "a busy frame without a transfer", (m) => m.memory.state.busy.set(residentFrame(m), 1)],
  ["M2", "a frame with another owner than its page", (m) => m.memory.state.page.set(residentFrame(m), 9)],
  ["M2", "a frame pinned for nobody", (m) => void guestOf(m, residentFrame(m)).pinned.push(residentFrame(m))],
  [
    "M2",
    "a frame that is no candidate for no reason",
    (m) => removeFrame(m.memory.state.settled.get(-1)!, residentFrame(m)),
  ],
  [
    "M2",
    "a frame whose page is said to be absent",
    (m) => {
      const frame = residentFrame(m);
      guestOf(m, frame).where.set(pageIn(m, frame), PAGE_ABSENT);
    },
  ],
  [
    "M5",
    "a page said to be in another page's frame",
    (m) => {
      const frame = residentFrame(m);
      guestOf(m, frame).where.set(1 - pageIn(m, frame), frame);
    },
  ],
  ["M6", "a machine with a frame too many in its books", (m) => void (guestOf(m, residentFrame(m)).frames += 1)],
  [
    "M8",
    "more guarantees than frames",
    ({ memory: { state } }) => {
      const [uid, guest] = [...state.guests][0]!;
      state.guests.set(uid, { ...guest, reservedPages: 4 });
    },
  ],
  [
    "M11",
    "a swap slot given twice",
    ({ memory: { state } }) => {
      state.freedSlots = BlockColumn.filled("int32", 1);
      state.freedSlotCount = 1;
    },
  ],
  ["S1", "a free extent too many in the books", (m) => void (m.state.volumes.pool.free += 1)],
  ["S2", "an extent that belongs to another volume", (m) => void (m.state.volumes.pool.owner[0]![0] = 2)],
  ["S5", "a disk that rests while requests wait", (m) => void (m.state.disks.disks[0]!.serving = [])],
  ["S5", "a request that was never issued", (m) => void (m.state.disks.nextRequest = 0)],
  [
    "S6",
    "a volume of two machines",
    (m) => void m.state.vms.push({ ...m.state.vms[2]!, uid: 7, name: "Z", vcpuCount: 0 }),
  ],
  [
    "L1",
    "two machines of one name",
    (m) => void m.state.vms.push({ ...m.state.vms[0]!, uid: 7, lvCount: 0, vcpuCount: 0 }),
  ],
  ["L3", "a deleted machine with a volume", (m) => void (m.state.vms[3]!.life = "none")],
  [
    "L3",
    "a machine that is off with frames",
    (m) => void (m.state.vms[m.memory.state.owner.get(residentFrame(m))]!.life = "shutOff"),
  ],
  ["D3", "an event in the past", (m) => void (m.state.heap.keys[0]! -= 2 ** 40)],
];

describe("checkInvariants(simulation)", () => {
  it("finds nothing wrong with the busy host", () => {
    expect(violationsOf(busy())).toEqual([]);
  });

  for (const [law, what, damage] of DAMAGE)
    it(`reports ${law} for ${what}`, () => {
      const run = busy();
      damage(run.simulation.monitor);
      expect(checkInvariants(run.simulation).join("\n")).toMatch(new RegExp(`^${law}: `, "m"));
    });

  it("puts the values into the text", () => {
    const run = busy();
    run.simulation.monitor.state.volumes.pool.free += 1;
    const { free } = run.simulation.monitor.state.volumes.pool;
    expect(checkInvariants(run.simulation)).toContain(`S1: ${free - 1} extents are free, the books say ${free}`);
  });
});

const MISTAKES: readonly (readonly [law: string, what: string, mistake: (state: HostState) => void])[] = [
  ["C4", "a vCPU's tick that is counted twice", (state) => void (state.vcpus[0]!.ready += 1)],
  ["C5", "a pCPU's tick that is not counted", (state) => void (state.pcpus[0]!.idle -= 1)],
  [
    "C8",
    "guest time that no pCPU gave",
    (state) => {
      state.vcpus[0]!.cpu += 1;
      state.vcpus[0]!.ready -= 1;
    },
  ],
  [
    "C8",
    "more guest time than there was",
    (state) => {
      state.pcpus[0]!.guest += state.time;
      state.pcpus[1]!.guest += state.time;
    },
  ],
  ["M1", "a frame that nobody counts", (state) => void (state.freeFrames += 1)],
  ["M6", "a machine with a frame too many", (state) => void (state.vms[0]!.frames += 1)],
];

describe("checkHostState(state, info)", () => {
  for (const [law, what, mistake] of MISTAKES)
    it(`reports ${law} for ${what}`, () => {
      const run = busy();
      const state = run.seen();
      mistake(state);
      expect(checkHostState(state, run.info).join("\n")).toMatch(new RegExp(`^${law}: `, "m"));
    });
});

/** Changes the first entry that is wanted. */
function changeFirst(
  column: BlockColumn,
  isWanted: (value: number) => boolean,
  change: (value: number) => number,
): void {
  const at = [...column].findIndex(isWanted);
  column.set(at, change(column.get(at)));
}

const LIES: readonly (readonly [what: string, lie: (state: HostState) => void])[] = [
  ["a machine", (state) => void (state.vms[0]!.life = "paused")],
  ["a vCPU", (state) => void (state.vcpus[0]!.phase = "finished")],
  ["a pCPU", (state) => void (state.pcpus[0]!.last = 99)],
  ["a run queue", (state) => void state.runQueues[0]!.push(0)],
  [
    "a frame's page",
    (state) =>
      changeFirst(
        state.frames.page,
        (page) => page >= 0,
        (page) => page + 1,
      ),
  ],
  [
    "a frame's dirty bit",
    (state) =>
      changeFirst(
        state.frames.flags,
        (flags) => (flags & 4) === 0,
        (flags) => flags ^ 2,
      ),
  ],
  ["an extent", (state) => state.pvs[0]!.lv.set(0, -1)],
  ["an extent's place in its volume", (state) => state.pvs[0]!.le.set(0, 9)],
  ["a disk queue", (state) => void (state.disks[0]!.active = null)],
];

describe("checkAgreement(state, simulation)", () => {
  for (const [what, lie] of LIES)
    it(`reports ${what} that shows something else than the core knows`, () => {
      const run = busy();
      const state = run.seen();
      lie(state);
      expect(checkAgreement(state, run.simulation).join("\n")).toMatch(/^view: /m);
    });
});
