/** Each law of a run notices its violation (domain F.6): a sound host with one thing damaged. */
import { describe, expect, it } from "vitest";
import { BlockColumn } from "../../src/base/blockColumn.ts";
import { checkAgreement, checkHostState, checkInvariants } from "../../src/engine/invariants.ts";
import type { HostSpec, Op } from "../../src/model/scenario.ts";
import type { HostState } from "../../src/trace/hostState.ts";
import { addFrame, removeFrame } from "../../src/vmm/memory/frameSet.ts";
import { PAGE_ABSENT, PAGE_IN_FLIGHT, PAGE_ON_SOURCE, PAGE_SWAPPED } from "../../src/vmm/memory/state.ts";
import { NEVER } from "../../src/vmm/cpu/state.ts";
import type { Monitor } from "../../src/vmm/monitor.ts";
import { Observed } from "../support/observed.ts";
import { violationsOf } from "../support/violations.ts";
import { EXTENT, machine, NO_COSTS, scenario } from "../support/workloads.ts";

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

/** The same object, to be changed where nobody should. */
const open = <T>(one: T): { -readonly [Key in keyof T]: T[Key] } => one;
const firstOf = <T>(list: Iterable<T>) => find(list, () => true);
const swapper = (m: Monitor) => firstOf(m.state.paging.transfers.values());
const servingDisk = (m: Monitor) => find(m.state.disks.disks, ({ serving }) => serving.length > 0);
/** A page with a frame, as its machine has it, put to `place`. */
const putPage = (m: Monitor, place: number, slot = -1) => {
  const guest = guestOf(m, residentFrame(m));
  const page = pageIn(m, residentFrame(m));
  guest.where.set(page, place);
  guest.slot.set(page, slot);
};
const setFree = (m: Monitor, frame: number) => {
  m.memory.state.owner.set(frame, -1);
  addFrame(m.memory.state.free, frame);
};

/** A frame that is free, and has something left in one of its books. */
const setFreeWith = (m: Monitor, left: "page" | "dirty" | "busy", value: number) => {
  const { state } = m.memory;
  const frame = residentFrame(m);
  state.page.set(frame, -1);
  state.dirty.set(frame, 0);
  setFree(m, frame);
  state[left].set(frame, value);
};

/** What is told of each damage, by the words of its law. */
const TOLD: readonly (readonly [told: RegExp, damage: (monitor: Monitor) => void])[] = [
  [/^M1: frame \d+ .* has 0 transfers$/, (m) => m.memory.state.busy.set(residentFrame(m), 1)],
  [/^M1: frame \d+ .* is in the wrong set$/, (m) => addFrame(m.memory.state.free, residentFrame(m))],
  [/^M1: frame \d+ .* is free but not empty$/, (m) => setFree(m, residentFrame(m))],
  [/^M1: frame \d+ .* belongs to nobody$/, (m) => m.memory.state.owner.set(residentFrame(m), -2)],
  [/^M1: \d+ frames are free, 1 lost, /, (m) => m.memory.state.owner.set(residentFrame(m), -2)],
  [/^M1: \d+ frames are free, .* books: /, (m) => void (m.memory.state.inUse += 1)],
  [/^M1: \d+ frames are free, .* books: /, (m) => void (m.memory.state.orphans += 1)],
  [/^M2: frame \d+ .*: its machine has the page at /, (m) => m.memory.state.page.set(residentFrame(m), 9)],
  [/^M2: frame \d+ .* waits for another page$/, (m) => void (open(swapper(m)).page += 1)],
  [/^M2: frame \d+ .* waits for another page$/, (m) => void (open(swapper(m)).vm += 1)],
  [/^M2: frame \d+ .* waits for another page$/, (m) => void (open(swapper(m)).isAbandoned = true)],
  [
    /^M2: frame \d+ .*: its machine says otherwise$/,
    (m) => void guestOf(m, residentFrame(m)).busy.push(residentFrame(m)),
  ],
  [/^M2: frame \d+ .* is pinned for nobody$/, (m) => void guestOf(m, residentFrame(m)).pinned.push(residentFrame(m))],
  [
    /^M2: frame \d+ .*, pinned false, is in the wrong set$/,
    (m) => removeFrame(m.memory.state.settled.get(-1)!, residentFrame(m)),
  ],
  [
    /^M2: frame \d+ .*, pinned true, is in the wrong set$/,
    (m) => void guestOf(m, residentFrame(m)).pinned.push(residentFrame(m)),
  ],
  [
    /^M8: 0 pages are guaranteed, and it should be 1$/,
    ({ memory: { state } }) => {
      const [uid, guest] = firstOf(state.guests);
      state.guests.set(uid, { ...guest, reservedPages: 1 });
    },
  ],
  [/^M8: \d+ pages are promised, and it should be \d+$/, (m) => void (m.state.promised += 1)],
  [
    /^M6: machine \d+ has \d+ pages, configured 0$/,
    (m) => {
      const uid = m.memory.state.owner.get(residentFrame(m));
      open(m.machines.specs)[uid] = { ...m.machines.specs[uid]!, memoryBytes: 0 };
    },
  ],
  [/^M6: machine \d+ has memory but is not active$/, (m) => void (open(guestOf(m, residentFrame(m))).isActive = false)],
  [
    /^M6: 0 pages of machine \d+ share frames, its books say 1$/,
    (m) => void (guestOf(m, residentFrame(m)).shared += 1),
  ],
  [/^M6: machine \d+ holds \d frames, its books say \d$/, (m) => void (guestOf(m, residentFrame(m)).frames += 1)],
  [
    /^M5: page \d+ .*: that frame holds page /,
    (m) => {
      const page = pageIn(m, residentFrame(m));
      guestOf(m, residentFrame(m)).where.set(1 - page, residentFrame(m));
    },
  ],
  [/^M5: page \d+ .* is on its way to frames \d+$/, (m) => putPage(m, PAGE_IN_FLIGHT)],
  [/^M5: page \d+ .* is swapped out without a slot$/, (m) => putPage(m, PAGE_SWAPPED)],
  [/^M5: page \d+ .* is on another host, and does not come$/, (m) => putPage(m, PAGE_ON_SOURCE)],
  [/^M5: page \d+ .* is nowhere$/, (m) => putPage(m, -99)],
  [/^M5: page \d+ .* is absent with a slot$/, (m) => putPage(m, PAGE_ABSENT, 0)],
  [
    /^M11: machine \d has 1 pages swapped out, 0 were promised$/,
    (m) => {
      putPage(m, PAGE_SWAPPED, 0);
      const uid = m.memory.state.owner.get(residentFrame(m));
      m.memory.state.guests.set(uid, { ...m.memory.guest(uid), reservedPages: 64 });
    },
  ],
  [
    /^M11: slots .*, 999 of \d+ are accounted for$/,
    (m) => {
      putPage(m, PAGE_SWAPPED, 999);
      m.memory.state.nextSlot += 1;
    },
  ],
  [/^M1: frame \d+ .* is free but not empty$/, (m) => setFreeWith(m, "page", 3)],
  [/^M1: frame \d+ .* is free but not empty$/, (m) => setFreeWith(m, "dirty", 1)],
  [/^M1: frame \d+ .* is free but not empty$/, (m) => setFreeWith(m, "busy", 1)],
  [/^M11: slots .* of \d+ are accounted for$/, (m) => void (m.memory.state.nextSlot += 1)],
  [
    /^C1: vCPU \d+ \(dreaming\) is in no known state$/,
    (m) => void (open(vcpuThat(m, "ready")).phase = "dreaming" as "ready"),
  ],
  [/^C2: vCPU \d+ \(ready\) says pCPU 0, pCPUs say none$/, (m) => void (vcpuThat(m, "ready").pcpu = 0)],
  [
    /^C2: vCPU \d+ \(ready\) is on pCPUs 0/,
    ({ processor: { state } }) => void (state.vcpus[state.pcpus[0]!.vcpu]!.phase = "ready"),
  ],
  [/^C2: pCPU 0 is idle with vCPU \d+$/, (m) => void (m.processor.state.pcpus[0]!.phase = "idle")],
  [/^C2: pCPU 0 runs vCPU \d+ but had 99 last$/, (m) => void (m.processor.state.pcpus[0]!.last = 99)],
  [/^C2: pCPU 0 is idle until \d+$/, (m) => void (m.processor.state.pcpus[0]!.vcpu = -1)],
  [/^C2: pCPUs none are idle, listed are 0$/, (m) => void m.processor.state.idle.push(0)],
  [
    /^C2: boundaries come on pCPUs .*, listed are /,
    (m) => void m.processor.state.agenda.push(m.processor.state.agenda.shift()!),
  ],
  [/^C2: pCPU 0 has a boundary at \d+, now is \d+$/, (m) => void (m.processor.state.pcpus[0]!.until = m.now)],
  [/^C3: queue 0 is .*, shown /, (m) => void m.processor.state.shown[0]!.pop()],
  [/^C3: vCPU \d+ \(ready, queue 1\) stands in queues 0$/, (m) => void (vcpuThat(m, "ready").queue = 1)],
  [/^B6: vCPU \d+ \(costopped\) without co-scheduling$/, (m) => void (vcpuThat(m, "ready").phase = "costopped")],
  [
    /^C7: machine \d+ \(running\) has vCPU \d+ shutting down$/,
    (m) => void (open(vcpuThat(m, "ready")).isShuttingDown = true),
  ],
  [
    /^C7: machine \d+ \(paused\) has vCPU \d+ ready$/,
    (m) => void (m.state.vms[vcpuThat(m, "ready").vm]!.life = "paused"),
  ],
  [/^L3: machine \d+ \(running\) has no memory$/, (m) => void m.memory.state.guests.delete(vcpuThat(m, "ready").vm)],
  [
    /^C1: vCPU \d+ has 0 plans of I\/O it does not wait for, the books say 1$/,
    (m) => void (vcpuThat(m, "ready").asyncRequests += 1),
  ],
  [
    /^C1: vCPU \d+ \(blocked, blocked for "device"\) waits for 0 wake-ups, 0 pages, 0 plans/,
    (m) => void (find(m.processor.state.vcpus, (v) => v.blocked === "device").generation += 1),
  ],
  [
    /^C1: vCPU \d+ \(blocked, blocked for "fault"\) waits for 0 wake-ups, 0 pages, /,
    (m) => m.state.paging.transfers.clear(),
  ],
  [/^L1: machine \d+ \(\w+\) has an image$/, (m) => void (open(m.state.vms[0]!).image = { lv: -1 } as never)],
  [/^L1: machine 3 \(saved\) lacks an image$/, (m) => void (m.state.vms[3]!.life = "saved")],
  [/^L1: two machines are called "A"$/, (m) => void (open(m.state.vms[1]!).name = "A")],
  [
    /^L3: machine \d+ \(shutOff\) holds frames /,
    (m) => void (m.state.vms[m.memory.state.owner.get(residentFrame(m))]!.life = "shutOff"),
  ],
  [
    /^L3: machine \d+ \(shutOff\) has guest memory$/,
    (m) => void (m.state.vms[m.memory.state.owner.get(residentFrame(m))]!.life = "shutOff"),
  ],
  [/^L3: machine \d+ \(shutOff\) has transfer \d+$/, (m) => void (m.state.vms[swapper(m).vm]!.life = "shutOff")],
  [/^L3: machine 3 \(none\) still has volume \d+$/, (m) => void (m.state.vms[3]!.life = "none")],
  [
    /^L3: machine 3 \(shutOff\) has lost volume \d+$/,
    (m) => void m.state.volumes.pool.volumes.delete(m.state.vms[3]!.firstLv),
  ],
  [
    /^S1: \d+ free and \d+ allocated extents of \d+$/,
    (m) => void m.state.volumes.pool.volumes.delete(m.state.vms[3]!.firstLv),
  ],
  [
    /^S2: volume \d+ has extent \d+:\d+ twice$/,
    (m) => {
      const { extent, pv } = m.state.volumes.pool.volumes.get(m.state.vms[3]!.firstLv)!;
      extent[1] = extent[0]!;
      pv[1] = pv[0]!;
    },
  ],
  [/^S2: extent 0:0 of volume \d+ belongs to 99$/, (m) => void (m.state.volumes.pool.owner[0]![0] = 99)],
  [/^S5: a request is outstanding twice: /, (m) => void open(servingDisk(m)).serving.push(servingDisk(m).serving[0]!)],
  [
    /^S5: PV 0 serves 2 requests and has 1 completions pending$/,
    (m) => void open(servingDisk(m)).serving.push(servingDisk(m).serving[0]!),
  ],
  [
    /^S5: PV 0 serves 2 requests on 1 channels$/,
    (m) => void open(servingDisk(m)).serving.push(servingDisk(m).serving[0]!),
  ],
  [/^S5: PV 0 serves 0 requests and has 1 completions pending$/, (m) => void (open(servingDisk(m)).serving = [])],
  [/^S5: request \d+ was never issued \(next is 0\)$/, (m) => void (m.state.disks.nextRequest = 0)],
  [
    /^S5: plan \d+ has \d+ requests outstanding, not \d+$/,
    (m) => void (open(firstOf(m.state.disks.plans.values())).outstanding += 1),
  ],
  [/^S5: request \d+ is of plan \d+, which is not carried out$/, (m) => m.state.disks.plans.clear()],
  [/^S5: transfer \d+ has 0 plans of I\/O$/, (m) => m.state.disks.plans.clear()],
  [/^D3: an event at -?\d+ is pending at \d+$/, (m) => void (m.state.heap.keys[0]! -= 2 ** 40)],
];

describe("what a law tells of its violation", () => {
  it.each(TOLD.map(([told, damage], at) => [String(told), told, damage, at] as const))("%s", (_text, told, damage) => {
    const run = busy();
    damage(run.simulation.monitor);
    expect(checkInvariants(run.simulation).filter((line) => told.test(line))).not.toEqual([]);
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
