/** What is shown of a host and is not so is found, and called by its name: one lie about each thing that a panel draws. */
import { describe, expect, it } from "vitest";
import { withPiece } from "../../src/base/pieces.ts";
import { checkAgreement, checkHostState } from "../../src/engine/invariants.ts";
import type { MachineSpec, Op } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { RESIDENCY } from "../../src/model/settings.ts";
import { buddySystem } from "../../src/scenarios/buddySystem.ts";
import { clonesInLayers } from "../../src/scenarios/clonesInLayers.ts";
import { diskArm } from "../../src/scenarios/diskArm.ts";
import { nestedOrShadow } from "../../src/scenarios/nestedOrShadow.ts";
import { oneImage } from "../../src/scenarios/oneImage.ts";
import { promisedTwice } from "../../src/scenarios/promisedTwice.ts";
import { snapshotNoBackup } from "../../src/scenarios/snapshotNoBackup.ts";
import { snapshotOverflow } from "../../src/scenarios/snapshotOverflow.ts";
import { spinningSiblings } from "../../src/scenarios/spinningSiblings.ts";
import { warmCaches } from "../../src/scenarios/warmCaches.ts";
import { VM_SHARED, type HostState, type VmMemoryView } from "../../src/trace/hostState.ts";
import { PAGE_SWAPPED } from "../../src/vmm/memory/state.ts";
import type { Monitor } from "../../src/vmm/monitor.ts";
import { at, must, type Moment } from "../support/moments.ts";
import { EXTENT, machine, NO_COSTS, scenario } from "../support/workloads.ts";

type Lie = (state: HostState, monitor: Monitor) => unknown;
interface Host extends Moment {
  /** What is said of each lie. */
  readonly lies: readonly (readonly [says: RegExp, lie: Lie])[];
}

/** The same object, to be changed where nobody should. */
const open = <T>(one: T): { -readonly [Key in keyof T]: T[Key] } => one;
const keyOf = <Key>(map: ReadonlyMap<Key, unknown>): Key => must([...map.keys()][0]);
const without = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key) =>
  new Map([...map].filter(([each]) => each !== key));
const thin = (state: HostState) => open(must(state.copyOnWrite.thin));
const tier = (state: HostState) => open(must(state.tier));
const memoryOf = (state: HostState): VmMemoryView => must(must(state.vms[0]).memory);
/** What a slot of the tier shows besides is what it shows. */
const slotAs = (state: HostState, part: object): void => {
  const place = must(
    tier(state)
      .slots.flat()
      .findIndex((slot) => slot?.unit),
  );
  tier(state).slots = withPiece(tier(state).slots, place, { ...must(tier(state).slots.flat()[place]), ...part });
};

const touch = (page: number): Op => ({ op: "reference", page, write: true });
const compute = (ticks: number): Op => ({ op: "compute", ticks });
const read = (volume: number, block = 0): Op => ({ op: "disk", volume, block, blocks: 1, write: false });
const write = (block: number): Op => ({ op: "disk", volume: 0, block, blocks: 1, write: true });
const withVolumes = (name: string, program: readonly Op[], changes: Partial<MachineSpec> = {}): MachineSpec =>
  machine(name, program, { memoryBytes: 0, volumes: [{ name: "a", bytes: 4 * EXTENT }], ...changes });

const HOSTS: Readonly<Record<string, Host>> = {
  "machines that fight for frames": {
    scenario: scenario(
      [
        machine("A", [touch(0), touch(1), touch(0), compute(2), touch(1), compute(9)]),
        machine("B", [touch(0), touch(1), compute(2), touch(0), compute(9)]),
        machine("F", [compute(90)], { memoryBytes: 0 }),
        machine("G", [compute(90)], { memoryBytes: 0 }),
        machine("H", [compute(90)], { memoryBytes: 0 }),
      ],
      {
        pcpus: 2,
        frames: 3,
        costs: { ...NO_COSTS, fault: 1, worldSwitch: 1 },
        swapBytes: EXTENT,
        replacement: { policy: "clock", params: {} },
      },
    ),
    when: ({ state, processor, memory }) =>
      state.paging.transfers.size > 0 &&
      memory.hand(-1) > 0 &&
      processor.state.vcpus.some((v) => v.phase === "blocked") &&
      processor.state.vcpus.some((v) => v.phase === "ready") &&
      processor.state.pcpus.every((p) => p.vcpu >= 0),
    lies: [
      [/^view: time shows \d+, is \d+$/, (s) => (s.time -= 1)],
      [/^view: machine 0 shows paused, is running$/, (s) => (must(s.vms[0]).life = "paused")],
      [/^view: weight of machine 1 shows 77, is 1$/, (s) => (must(s.vms[1]).weight = 77)],
      [/^view: vCPU 2 shows finished, is /, (s) => (must(s.vcpus[2]).phase = "finished")],
      [/^view: pCPU of vCPU 2 shows 9, is /, (s) => (must(s.vcpus[2]).pcpu = 9)],
      [/^view: vCPU 2 at a barrier shows true, is false$/, (s) => (must(s.vcpus[2]).isAtBarrier = true)],
      [
        /^view: reason of vCPU \d shows halt, is fault$/,
        (s) => (must(s.vcpus.find((v) => v.phase === "blocked")).blocked = "halt"),
      ],
      [/^view: phase of pCPU 0 shows spin, is /, (s) => (must(s.pcpus[0]).phase = "spin")],
      [/^view: vCPU on pCPU 0 shows 99, is /, (s) => (must(s.pcpus[0]).vcpu = 99)],
      [/^view: last vCPU on pCPU 0 shows 99, is /, (s) => (must(s.pcpus[0]).last = 99)],
      [/^view: timeslice on pCPU 0 shows 99, is 4$/, (s) => (must(s.pcpus[0]).timeslice = 99)],
      [/^view: queue 0 shows .*99, is [\d, ]*$/, (s) => must(s.runQueues[0]).push(99)],
      [/^view: hand shows 77, is \d$/, (s) => (s.hand = 77)],
      [/^view: frame 1 busy shows /, (s) => s.frames.flags.set(1, s.frames.flags.get(1) ^ 4)],
      [/^view: machine in frame 1 shows 9, is /, (s) => s.frames.vm.set(1, 9)],
      [/^view: page in frame 1 shows 9, is /, (s) => s.frames.page.set(1, 9)],
      [/^view: frame \d dirty shows false, is true$/, (s) => changeFlags(s, (flags) => flags & ~2)],
      [/^view: frame \d referenced shows /, (s) => changeFlags(s, (flags) => flags ^ 1)],
      [/^view: count of frame \d shows 5, is 0$/, (s) => [0, 1, 2].forEach((frame) => s.frames.count.set(frame, 5))],
      [/^view: requests served by PV 0 shows .*, is \d+$/, (s) => (must(s.disks[0]).active = null)],
      [/^view: state of PV 0 shows failed, is working$/, (s) => (must(s.disks[0]).state = "failed")],
      [/^view: volumes on PV 0 shows /, (s) => must(s.pvs[0]).lv.set(0, 77)],
      [/^view: extent 0:0 of volume 0 shows 9, is 0$/, (s) => must(s.pvs[0]).le.set(0, 9)],
      [/^view: rows of volume 0 shows -1, is 1$/, (s) => s.volumes.delete(0)],
      [
        /^view: what is out of date of volume 0 shows 0, is none$/,
        (s) => s.volumes.set(0, { ...must(s.volumes.get(0)), stale: [0] }),
      ],
    ],
  },
  "a barrier": {
    scenario: spinningSiblings.scenario,
    when: ({ processor: { state } }) =>
      state.pcpus.some((p) => p.phase === "guest" && must(state.vcpus[p.vcpu]).isAtBarrier),
    lies: [
      [
        /^view: phase of pCPU \d shows guest, is spin$/,
        (s) => (must(s.pcpus.find((p) => p.phase === "spin")).phase = "guest"),
      ],
      [
        /^view: vCPU \d at a barrier shows false, is true$/,
        (s) => (must(s.vcpus.find((v) => v.isAtBarrier)).isAtBarrier = false),
      ],
    ],
  },
  "warm caches": {
    scenario: warmCaches.scenario,
    when: ({ processor: { state } }) =>
      state.caches.some(({ toGo }) => toGo.some((ticks) => ticks > 0)) && must(state.pcpus[0]).vcpu >= 0,
    lies: [
      [/^view: warm on pCPU 0 shows 55, is /, (s) => (must(s.caches[0]).warm = [55])],
      [/^view: warming on pCPU 0 shows 55, is /, (s) => (must(s.caches[0]).warming = [55])],
      [/^view: vCPU \d+ warm on pCPU 0 shows /, (s) => (must(s.pcpus[0]).isWarm = !must(s.pcpus[0]).isWarm)],
    ],
  },
  "a memory region": {
    scenario: buddySystem.scenario,
    when: ({ state }) => must(state.region).blocks.length > 1,
    lies: [
      [/^view: region shows \{"blocks":\[\],/, (s) => (s.region = { ...must(s.region), blocks: [] })],
      [/^view: region shows null, is \{"blocks":\[\{/, (s) => (s.region = null)],
    ],
  },
  TLBs: {
    scenario: nestedOrShadow.scenario,
    when: ({ translation }) => must(translation).state.tlbs.every(({ size }) => size > 1),
    lies: [
      [/^view: TLBs shows 0, is \d$/, (s) => (s.tlbs = [])],
      [/^view: TLB of pCPU 0 shows , is 0:\d+>\d+ /, (s) => must(s.tlbs[0]).entries.clear()],
      [
        /^view: TLB of pCPU 0 shows 0:\d+>99, is 0:\d+>\d+ /,
        (s) => (must(s.tlbs[0]).entries = new Map([[keyOf(must(s.tlbs[0]).entries), 99]])),
      ],
      [
        /^view: TLB of pCPU 0 shows .*, is /,
        (s) => (must(s.tlbs[0]).entries = new Map([...must(s.tlbs[0]).entries].toReversed())),
      ],
    ],
  },
  "memory that is taken back": {
    scenario: promisedTwice.scenario,
    when: ({ memory, reclaim, state }) =>
      must(must(reclaim).state.machines.get(0)).view.ballooned > 0 &&
      [...memory.guest(0).where].includes(PAGE_SWAPPED) &&
      state.paging.transfers.size > 0,
    lies: [
      [/^view: state of free memory shows low, is (?!low)/, (s) => (s.freeState = "low")],
      [/^view: free frames shows 77, is \d+$/, (s) => (s.freeFrames = 77)],
      [/^view: target of machine 0 shows 77, is \d+$/, (s) => (memoryOf(s).target = 77)],
      [/^view: balloon of machine 0 shows 77, is \d+$/, (s) => (memoryOf(s).ballooned = 77)],
      [/^view: pages swapped out of machine 0 shows 77, is \d+$/, (s) => (memoryOf(s).swapped = 77)],
      [/^view: hold of machine 0 shows true, is false$/, (s) => (memoryOf(s).isHeld = true)],
      [/^view: limit of machine 0 shows 77, is -1$/, (s) => (memoryOf(s).limit = 77)],
      [/^view: balloon switch of machine 0 shows false, is true$/, (s) => (memoryOf(s).hasBalloon = false)],
    ],
  },
  "frames that pages share": {
    scenario: oneImage.scenario,
    when: ({ sharing }) => must(sharing).state.stable.size > 1 && must(sharing).state.unstable.size > 0,
    lies: [
      [/^view: shared frames shows 0, is \d+$/, (s) => must(s.sharing).frames.clear()],
      [/^view: content of frame \d+ shows 12345, is \d+$/, (s) => changeShared(s, { token: 12_345 })],
      [/^view: pages that share frame \d+ shows none, is \d+:\d+/, (s) => changeShared(s, { pages: [] })],
      [/^view: unstable tree shows none, is -?\d+=\d+:\d+/, (s) => must(s.sharing).unstable.clear()],
      [/^view: machine in frame \d+ shows 0, is -2$/, (s) => s.frames.vm.set([...s.frames.vm].indexOf(VM_SHARED), 0)],
    ],
  },
  "the arm of a disk": {
    scenario: diskArm.scenario,
    when: ({ state }) => state.disks.disks.some(({ queue }) => queue.length > 1),
    lies: [
      [/^view: head of PV 0 shows -1, is \d+$/, (s) => (must(s.disks[0]).arm = null)],
      [
        /^view: head of PV 0 shows 77777, is \d+$/,
        (s) => (must(s.disks[0]).arm = { ...must(must(s.disks[0]).arm), head: 77_777 }),
      ],
      [
        /^view: direction of PV 0 shows (?:true, is false|false, is true)$/,
        (s) => {
          const disk = must(s.disks[0]);
          disk.arm = { ...must(disk.arm), isUp: !must(disk.arm).isUp };
        },
      ],
      [/^view: requests at PV 0 shows none, is \d+/, (s) => (must(s.disks[0]).queue = [])],
    ],
  },
  "what is out of date": {
    scenario: scenario(
      [
        withVolumes("A", [compute(3), write(0), write(2), compute(60)], {
          volumes: [{ name: "a", bytes: 4 * EXTENT, layout: { kind: "mirrored", disks: 2 } }],
        }),
      ],
      { disks: Array.from({ length: 2 }, () => ({ extents: 20, readTicks: 1, writeTicks: 1 })) },
      { commands: [{ at: 1, command: "setDisk", disk: 1, state: "failed" }] },
    ),
    when: ({ state }) => (state.volumes.stale.get(0)?.size ?? 0) > 1,
    lies: [
      [
        /^view: what is out of date of volume 0 shows none, is \d+, \d+$/,
        (s) => s.volumes.set(0, { ...must(s.volumes.get(0)), stale: [] }),
      ],
      [/^view: state of PV 1 shows working, is failed$/, (s) => (must(s.disks[1]).state = "working")],
    ],
  },
  "limits of I/O": {
    scenario: scenario([
      withVolumes("A", [read(0), read(0, 1), compute(9)], { ioLimit: { every: 50, requests: 1, burst: 1 } }),
    ]),
    when: ({ ioLimits }) => ioLimits.heldOf(0).length > 0,
    lies: [[/^view: held back of machine 0 shows none, is 0$/, (s) => (s.ioLimits = new Map())]],
  },
  "clones in layers": {
    scenario: clonesInLayers.scenario,
    when: ({ state: { snapshots, copyOnWrite } }) =>
      snapshots.bases.size > 1 && [...must(copyOnWrite.thin).volumes.values()].some(({ backing }) => backing >= 0),
    lies: [
      [/^view: chunks shows 77, is \d+$/, (s) => (thin(s).chunks = 77)],
      [/^view: free chunks shows 77, is \d+$/, (s) => (thin(s).free = 77)],
      [/^view: map of volume \d+ shows , is \d+:\d+/, (s) => (thin(s).maps = [])],
      [
        /^view: zeros of volume \d+ shows 3, is none$/,
        (s) => (thin(s).zeros = new Map([[keyOf(thin(s).backings), [3]]])),
      ],
      [/^view: volume below \d+ shows -1, is \d+$/, (s) => (thin(s).backings = new Map())],
      [
        /^view: references to chunk 0 shows 77, is 1$/,
        (s) => (thin(s).references = withPiece(thin(s).references, 0, 77)),
      ],
      [/^view: linked clones shows none, is \d/, (s) => (open(s.copyOnWrite).bases = new Map())],
      [/^view: writes that wait shows 5, is none$/, (s) => (open(s.copyOnWrite).waiting = [5])],
    ],
  },
  "stores of snapshots": {
    scenario: snapshotOverflow.scenario,
    when: ({ state: { copyOnWrite } }) =>
      [...copyOnWrite.origins.values()].some(({ snapshots }) => snapshots.some(({ kept }) => kept.length > 0)),
    lies: [
      [/^view: snapshots shows none, is \d/, (s) => (open(s.copyOnWrite).snapshots = new Map())],
      [/^view: parent of snapshot 0 shows 9, is -1$/, (s) => changeSnapshot(s, { parent: 9 })],
      [
        /^view: pages with snapshot 0 shows 9, is undefined$/,
        (s) => changeSnapshot(s, { memory: { lv: -1, pages: 9 } }),
      ],
      [/^view: current snapshots shows , is 0:0$/, (s) => (open(s.copyOnWrite).current = new Map())],
      [/^view: chunks in store \d+ shows none, is \d/, (s) => (open(s.copyOnWrite).stores = [])],
      [
        /^view: store \d+ lost shows true, is false$/,
        (s, { state }) => (open(s.copyOnWrite).invalid = new Set(state.copyOnWrite.stores.keys())),
      ],
    ],
  },
  backups: {
    scenario: snapshotNoBackup.scenario,
    when: ({ state: { backups } }) => backups.backups.size > 0,
    lies: [
      [/^view: backups shows none, is 0$/, (s) => (open(s.copyOnWrite).backups = without(s.copyOnWrite.backups, 0))],
      [/^view: base of backup 0 shows 9, is -1$/, (s) => changeBackup(s, { base: 9 })],
      [/^view: chunks of backup 0 shows none, is \d+/, (s) => changeBackup(s, { volumes: [] })],
    ],
  },
  "a fast tier": {
    scenario: scenario(
      [
        machine("A", [write(0), read(1), read(2)], {
          memoryBytes: 0,
          volumes: ["a", "b", "c"].map((name) => ({ name, bytes: EXTENT })),
        }),
        withVolumes("B", [read(0)]),
      ],
      { disks: [{ extents: 60, readTicks: 5, writeTicks: 5 }], residency: { ...defaultsOf(RESIDENCY), slots: 1 } },
    ),
    when: ({ state }) => must(state.residency).open.size > 0 && must(state.residency).waiting.size > 0,
    lies: [
      [/^view: resident shows , is 0=0:0$/, (s) => (tier(s).slots = [])],
      [/^view: coming shows 0=0:0, is $/, (s) => slotAs(s, { isResident: false })],
      [/^view: open in slot 0 shows 9, is 1$/, (s) => slotAs(s, { open: 9 })],
      [/^view: dirty in slot 0 shows 0, is 1$/, (s) => slotAs(s, { isDirty: false })],
      [/^view: leaving slot 0 shows true, is false$/, (s) => slotAs(s, { leaving: { lv: 0, extent: 0 } })],
      [/^view: who waits for the tier shows , is 1:3:0$/, (s) => (tier(s).waiting = [])],
      [
        /^view: copy of the archive shows 7, is -1$/,
        (s) => (tier(s).copy = { slot: 7, isBack: false, since: 0, until: 1, lv: 0, extent: 0 }),
      ],
    ],
  },
};

/** Other flags on all frames. */
function changeFlags(state: HostState, change: (flags: number) => number): void {
  const { flags } = state.frames;
  for (let frame = 0; frame < flags.length; frame += 1) flags.set(frame, change(flags.get(frame)));
}

function changeShared({ sharing }: HostState, part: object): void {
  const frame = keyOf(must(sharing).frames);
  must(sharing).frames.set(frame, { ...must(must(sharing).frames.get(frame)), ...part });
}

function changeSnapshot({ copyOnWrite }: HostState, part: object): void {
  const snapshot = { ...must(copyOnWrite.snapshots.get(0)), ...part };
  open(copyOnWrite).snapshots = new Map([...copyOnWrite.snapshots, [0, snapshot]]);
}

function changeBackup({ copyOnWrite }: HostState, part: object): void {
  const backup = { ...must(copyOnWrite.backups.get(0)), ...part };
  open(copyOnWrite).backups = new Map([...copyOnWrite.backups, [0, backup]]);
}

describe.each(Object.entries(HOSTS))("checkAgreement(state, simulation) of a host with %s", (_name, host) => {
  it("finds nothing where the truth is shown", () => {
    const run = at(host);
    expect(checkAgreement(run.seen(), run.simulation)).toEqual([]);
  });

  it.each(host.lies)("says “%s”", (says, lie) => {
    const run = at(host);
    const state = run.seen();
    lie(state, run.simulation.monitor);
    expect(checkAgreement(state, run.simulation)).toContainEqual(expect.stringMatching(says));
  });
});

/** Sums that a state has of itself: what is said when one of them is wrong, and nothing else is. */
const SUMS: readonly (readonly [host: keyof typeof HOSTS, says: RegExp, lie: (state: HostState) => unknown])[] = [
  ["warm caches", /^C5: pCPU 0 spun 9999 and ran warm for /, (s) => (must(s.pcpus[0]).spin = 9999)],
  ["warm caches", /^C5: pCPU 0: guest .* = \d+, not \d+$/, (s) => (must(s.pcpus[0]).switch += 1)],
  ["warm caches", /^C5: pCPU 0: guest .* = \d+, not \d+$/, (s) => (must(s.pcpus[0]).exit += 1)],
  [
    "warm caches",
    /^C8: pCPUs ran warm vCPUs for \d+ ticks, vCPUs ran warm for \d+$/,
    (s) => (must(s.vcpus[0]).warm += 1),
  ],
  ["warm caches", /^C8: pCPUs gave \d+ \+ \d+, vCPUs got /, (s) => (must(s.vcpus[0]).exit += 1)],
  ["a barrier", /^C8: pCPUs had \d+ ticks of spinning, vCPUs \d+$/, (s) => (must(s.vcpus[0]).spin += 1)],
  ...(
    ["ready", "blockedTicks", "pausedTicks", "parkedTicks", "costopTicks", "offlineTicks", "exit", "cpu"] as const
  ).map(
    (account) =>
      [
        "a barrier",
        new RegExp(`^C4: vCPU 1 \\(\\w+\\): cpu .* = \\d+, not \\d+ \\(0 to \\d+\\)$`),
        (s: HostState) => (must(s.vcpus[1])[account] += 1),
      ] as const,
  ),
  [
    "frames that pages share",
    /^M4: machine 0 shows \d+ pages that share, \d+ are counted$/,
    (s) => (must(s.vms[0]).shared += 1),
  ],
  [
    "frames that pages share",
    /^M4: frame \d+ shows machine -2, and is shared: false$/,
    (s) => must(s.sharing).frames.delete(keyOf(must(s.sharing).frames)),
  ],
  [
    "frames that pages share",
    /^M4: frame \d+ shows machine 0, and is shared: true$/,
    (s) => s.frames.vm.set([...s.frames.vm].indexOf(VM_SHARED), 0),
  ],
  [
    "machines that fight for frames",
    /^M6: machine 0 shows \d frames, 9 are counted$/,
    (s) => (must(s.vms[0]).frames = 9),
  ],
  ["machines that fight for frames", /^M1: \d frames look free, 9 are counted$/, (s) => (s.freeFrames = 9)],
  [
    "memory that is taken back",
    /^M1: frame \d+ shows machine -1, page 3, flags 0$/,
    (s) => s.frames.page.set([...s.frames.vm].indexOf(-1), 3),
  ],
  [
    "memory that is taken back",
    /^M1: frame \d+ shows machine -1, page -1, flags 2$/,
    (s) => s.frames.flags.set([...s.frames.vm].indexOf(-1), 2),
  ],
  [
    "memory that is taken back",
    /^M1: frame \d+ shows machine 0, page -1, /,
    (s) => s.frames.page.set([...s.frames.vm].indexOf(0), -1),
  ],
  [
    "machines that fight for frames",
    /^D1: 6 machines are seen, 5 are known$/,
    (s) => s.vms.push({ ...must(s.vms[4]), frames: 0 }),
  ],
];

describe("checkHostState(state, info)", () => {
  it.each(SUMS)("of a host with %s says “%s”", (name, says, lie) => {
    const run = at(must(HOSTS[name]));
    const state = run.seen();
    expect(checkHostState(state, run.info)).toEqual([]);
    lie(state);
    expect(checkHostState(state, run.info)).toContainEqual(expect.stringMatching(says));
  });
});
