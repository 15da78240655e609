/** That each law of what a host can have besides notices its violation, and says what is wrong. */
import { describe, expect, it } from "vitest";
import { checkHostState, checkInvariants } from "../../src/engine/invariants.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { RESIDENCY } from "../../src/model/settings.ts";
import { buddySystem } from "../../src/scenarios/buddySystem.ts";
import { fullThinPool } from "../../src/scenarios/fullThinPool.ts";
import { holesAndRequests } from "../../src/scenarios/holesAndRequests.ts";
import { machineOrContainer } from "../../src/scenarios/machineOrContainer.ts";
import { oneImage } from "../../src/scenarios/oneImage.ts";
import { snapshotNoBackup } from "../../src/scenarios/snapshotNoBackup.ts";
import { snapshotOverflow } from "../../src/scenarios/snapshotOverflow.ts";
import { threeTenants } from "../../src/scenarios/threeTenants.ts";
import { warmCaches } from "../../src/scenarios/warmCaches.ts";
import type { HostState } from "../../src/trace/hostState.ts";
import type { Block } from "../../src/vmm/memory/region/state.ts";
import type { Monitor } from "../../src/vmm/monitor.ts";
import { at, must, type Moment } from "../support/moments.ts";
import type { Observed } from "../support/observed.ts";
import { EXTENT, job, machine, scenario } from "../support/workloads.ts";

type Damage = (monitor: Monitor) => void;
interface Host extends Moment {
  /** What is done to the books, and what is said of it. */
  readonly damage: readonly (readonly [says: string, what: string, damage: Damage])[];
}

const vcpuIn = ({ processor }: Monitor, phase: string, vm = -1) =>
  must(processor.state.vcpus.find((v) => v.phase === phase && (vm < 0 || v.vm === vm)));
const isIn = ({ processor }: Monitor, phase: string) => processor.state.vcpus.some((v) => v.phase === phase);

/** The largest hole is written as two, the first of that size. */
function splitHole({ contiguous }: Monitor, sizeOf: (size: number) => number): void {
  const state = must(contiguous.state);
  const hole = must(state.holes.toSorted((a, b) => b.size - a.size)[0]);
  const first = sizeOf(hole.size);
  const rest = { ...hole, start: hole.start + first, size: hole.size - first };
  state.holes = [...state.holes.filter((each) => each !== hole), { ...hole, size: first }, rest];
}

const region = (monitor: Monitor) => must(monitor.contiguous.state);
const hasBlocksAndHoles = (monitor: Monitor) => region(monitor).blocks.length > 1 && region(monitor).holes.length > 0;
const books = ({ memory }: Monitor) => must(memory.state.sharing);
const sharedFrame = (monitor: Monitor) => [...books(monitor).pages].findIndex((pages) => pages > 1);
const thin = ({ state }: Monitor) => must(state.copyOnWrite.thin);
const firstThin = (monitor: Monitor) => must([...thin(monitor).volumes.values()].find(({ map }) => map.size > 0));
const tier = ({ state }: Monitor) => must(state.residency);
const firstOf = <T>(things: Iterable<T>): T => must([...things][0]);

const READ = { op: "disk", volume: 0, block: 0, blocks: 1, write: false } as const;
const WORK = { op: "compute", ticks: 20 } as const;

const HOSTS: Readonly<Record<string, Host>> = {
  "a region of buddies": {
    scenario: buddySystem.scenario,
    when: hasBlocksAndHoles,
    damage: [
      [
        "M12: .* does not follow",
        "a block that overlaps the next",
        (m) => changeBlock(m, ({ size }) => ({ size: 2 * size })),
      ],
      ["M12: the region ends at", "a hole that is lost at its end", (m) => loseLast(m)],
      [
        "M12: machine 0 .* asks for .* and has $",
        "a machine without its block",
        (m) => changeBlock(m, () => ({ vm: -1 })),
      ],
      [
        "M12: machine 0 .* asks for",
        "a block of other than what was asked",
        (m) => changeBlock(m, ({ asked }) => ({ asked: asked + 1 })),
      ],
      ["M12: .* and its buddy are free apart", "buddies that are not joined", (m) => splitHole(m, (size) => size / 2)],
      ["M12: .* is no buddy", "holes of no power of two", (m) => splitHole(m, (size) => size / 2 + 1)],
    ],
  },
  "a region of holes": {
    scenario: holesAndRequests.scenario,
    when: hasBlocksAndHoles,
    damage: [["M12: .* touches another hole", "holes that are not joined", (m) => splitHole(m, (size) => size - 1)]],
  },
  "quotas of processor time": {
    scenario: machineOrContainer.scenario,
    when: (m) => isIn(m, "parked") && isIn(m, "running"),
    damage: [
      [
        "B8: vCPU .* is parked for nothing",
        "a vCPU parked below its quota",
        (m) => (must(m.processor.state.quotas.get(vcpuIn(m, "parked").vm)).isThrottled = false),
      ],
      [
        "B8: vCPU .* is ready, its quota is used up",
        "a vCPU that is ready without quota",
        (m) => (vcpuIn(m, "parked").phase = "ready"),
      ],
      [
        "B8: machine .* has used -1 ticks",
        "less than nothing used",
        (m) => (firstOf(m.processor.state.quotas.values()).used = -1),
      ],
      [
        "B8: machine .* ticks and may go on",
        "a machine that goes on beyond its quota",
        (m) => {
          const [vm, own] = firstOf(m.processor.state.quotas);
          for (const v of m.processor.state.vcpus) if (v.vm === vm && v.phase === "parked") v.phase = "paused";
          own.isThrottled = false;
          own.used = 1_000_000;
        },
      ],
    ],
  },
  "relaxed co-scheduling": {
    scenario: scenario([job("H", 0, [20]), machine("W", [], { vcpus: 2, programs: [[WORK], [WORK]] })], {
      pcpus: 2,
      coscheduling: { skew: 3, restart: 1 },
    }),
    when: (m) => m.now > 0 && m.processor.state.vcpus.some((v) => v.vm === 1 && v.phase === "running"),
    damage: [
      [
        "B6: vCPU .* \\(costopped\\) could go on",
        "a vCPU that is stopped without need",
        (m) => (vcpuIn(m, "running").phase = "costopped"),
      ],
      [
        "B6: vCPU .* is too far ahead",
        "a vCPU beyond the threshold",
        (m) => (vcpuIn(m, "running", 1).progress += 1000),
      ],
      [
        "B6: vCPU .* is \\d+ ticks ahead of vCPU",
        "two vCPUs that are too far apart",
        (m) => (vcpuIn(m, "running", 1).progress += 1000),
      ],
    ],
  },
  "no co-scheduling": {
    scenario: threeTenants.scenario,
    when: (m) => m.state.disks.disks.some(({ serving }) => serving.length > 0) && m.state.paging.transfers.size > 0,
    damage: [
      [
        "B6: .* without co-scheduling",
        "a vCPU that is stopped",
        (m) => (firstOf(m.processor.state.vcpus).phase = "costopped"),
      ],
      ["S5: PV .* completions pending", "a request that is served and never ends", (m) => serveTwice(m, 1_000_000)],
      ["S5: a request is outstanding twice", "a request that is served twice", (m) => serveTwice(m, 0)],
      [
        "S5: plan .* requests outstanding",
        "a plan with a request too many",
        (m) => (firstOf(m.state.disks.plans.values()).outstanding += 1),
      ],
      ["S5: request .* which is not carried out", "a request of no plan", (m) => m.state.disks.plans.clear()],
      ["S5: transfer .* has 0 plans", "a transfer that nobody carries out", (m) => m.state.disks.plans.clear()],
      [
        "M2: .* waits for another page",
        "a transfer of another page",
        (m) => void Object.assign(firstOf(m.state.paging.transfers.values()), { page: 999 }),
      ],
      [
        "M2: .*: its machine says otherwise",
        "a page on its way that its machine does not know",
        (m) => m.memory.guest(firstOf(m.state.paging.transfers.values()).vm).busy.splice(0),
      ],
      ["M1: .* has 0 transfers", "a busy frame for which nothing comes", (m) => m.state.paging.transfers.clear()],
      ["M8: .* are promised", "another promise than is written down", (m) => (m.state.promised += 1)],
      [
        "M6: machine 0 has memory but is not active",
        "memory of nobody active",
        (m) => (m.memory.guest(0).isActive = false),
      ],
    ],
  },
  "warm caches": {
    scenario: warmCaches.scenario,
    when: (m) => m.processor.state.caches.some(({ warm }) => warm.length > 0),
    damage: [
      ["B7: .* caches on .* pCPUs", "a pCPU without a cache", (m) => void m.processor.state.caches.pop()],
      ["B7: warm on pCPU .*, listed are", "a vCPU that is warm and not listed", (m) => warmCache(m).warm.splice(0)],
      [
        "B7: ticks to go on pCPU .*, at most",
        "more to go than a whole warm-up",
        (m) => (warmCache(m).toGo[warmCache(m).toGo.findIndex((ticks) => ticks !== 0)] = 99),
      ],
    ],
  },
  "frames that pages share": {
    scenario: oneImage.scenario,
    when: (m) => sharedFrame(m) >= 0,
    damage: [
      [
        "M4: .* pages share frame .*, its books say",
        "a page too many in the books",
        (m) => books(m).pages.set(sharedFrame(m), 99),
      ],
      [
        "M4: .* is not in the stable tree",
        "a shared frame that the tree does not have",
        (m) => must(m.sharing).state.stable.clear(),
      ],
      [
        "M3: the stable tree has",
        "contents in another frame of the tree",
        (m) => {
          const { stable } = must(m.sharing).state;
          stable.set(
            firstOf(stable.keys()),
            firstOf(
              m.memory.state.owner.length > 0
                ? [[...m.memory.state.owner].findIndex((_, frame) => !m.memory.isShared(frame))]
                : [],
            ),
          );
        },
      ],
      [
        "M3: frame .* and is shared: false",
        "pages in a frame that is not shared",
        (m) =>
          books(m).pages.set(
            [...m.memory.state.owner].findIndex((_, frame) => !m.memory.isShared(frame)),
            1,
          ),
      ],
      [
        "M6: .* share frames, its books say",
        "a machine with other shared pages in its books",
        (m) => (m.memory.guest(0).shared += 1),
      ],
    ],
  },
  "a thin pool": {
    scenario: fullThinPool.scenario,
    when: (m) => [...thin(m).volumes.values()].some(({ map }) => map.size > 0),
    damage: [
      ["S2: chunk .* is counted", "a chunk that is counted once too often", (m) => (thin(m).references[0]! += 1)],
      ["S1: .* chunks are free of", "a free chunk too many", (m) => (thin(m).free += 1)],
      ["S4: volume .* has lost 99 below it", "a volume on nothing", (m) => (firstThin(m).backing = 99)],
      [
        "S2: .* is zero, and lies in",
        "a chunk that is zero and somewhere",
        (m) => void firstThin(m).zeros.add(firstOf(firstThin(m).map.keys())),
      ],
      [
        "S2: thin volume .* has chunk 999$",
        "a chunk beyond the volume",
        (m) => void firstThin(m).map.set(999, firstOf(firstThin(m).map.values())),
      ],
      [
        "S2: thin volume .* has chunk 999 of",
        "a chunk beyond the pool",
        (m) => void firstThin(m).map.set(firstOf(firstThin(m).map.keys()), 999),
      ],
    ],
  },
  "stores of snapshots": {
    scenario: snapshotOverflow.scenario,
    when: (m) =>
      [...m.state.copyOnWrite.origins.values()].some(({ snapshots }) => snapshots.some(({ kept }) => kept.length > 0)),
    damage: [
      ["S4: store .* is not in the books", "a store that nobody has", (m) => m.state.copyOnWrite.stores.clear()],
      [
        "S4: store .* exceptions in",
        "a place without an exception",
        (m) => void firstStore(m).kept.push(firstOf(firstStore(m).kept)),
      ],
      [
        "S4: snapshot .* has no parent 99",
        "a snapshot of none",
        (m) => (firstOf(m.state.snapshots.snapshots.values()).parent = 99),
      ],
      [
        "S4: machine 0 has no snapshot 99",
        "a machine at a snapshot that is not there",
        (m) => void m.state.snapshots.current.set(0, 99),
      ],
    ],
  },
  backups: {
    scenario: snapshotNoBackup.scenario,
    when: (m) => m.state.backups.backups.size > 0,
    damage: [
      ["S4: backup .* builds on 99, which is gone", "a backup on none", (m) => replaceBackup(m, { base: 99 })],
      [
        "S1: volume .* lies on disk .*, which is for backups",
        "a volume among the backups that is none",
        (m) => m.state.backups.backups.clear(),
      ],
    ],
  },
  "a fast tier": {
    scenario: scenario([machine("A", [READ, READ], { memoryBytes: 0, volumes: [{ name: "a", bytes: EXTENT }] })], {
      disks: [{ extents: 60, readTicks: 5, writeTicks: 5 }],
      residency: defaultsOf(RESIDENCY),
    }),
    when: (m) => tier(m).open.size > 0,
    damage: [
      [
        "T1: slots .* hold several",
        "two units in one slot",
        (m) => void tier(m).coming.set(12_345, firstOf(tier(m).slots.values())),
      ],
      [
        "T2: .* is open and not resident",
        "an open unit that is not there",
        (m) => void tier(m).slots.delete(firstOf(tier(m).open.keys())),
      ],
      [
        "T2: .* is open 9 times",
        "a unit that is open too often",
        (m) => void tier(m).open.set(firstOf(tier(m).open.keys()), 9),
      ],
      ["T2: .* is opened and not open", "an access to what is not open", (m) => tier(m).open.clear()],
      [
        "T3: nobody waits for .* in the queue",
        "a unit in the queue for nobody",
        (m) => void tier(m).queue.push(12_345),
      ],
    ],
  },
};

function changeBlock(monitor: Monitor, change: (block: Block) => Partial<Block>): void {
  const state = region(monitor);
  state.blocks = state.blocks.map((block) => (block.vm === 0 ? { ...block, ...change(block) } : block));
}

function loseLast(monitor: Monitor): void {
  const state = region(monitor);
  const last = Math.max(...[...state.blocks, ...state.holes].map(({ start }) => start));
  state.blocks = state.blocks.filter(({ start }) => start < last);
  state.holes = state.holes.filter(({ start }) => start < last);
}

/** A disk serves its first request once more, under a number that is `more`. */
function serveTwice({ state }: Monitor, more: number): void {
  const disk = must(state.disks.disks.find(({ serving }) => serving.length > 0));
  disk.serving = [...disk.serving, { ...disk.serving[0]!, id: disk.serving[0]!.id + more }];
}

const warmCache = ({ processor }: Monitor) => must(processor.state.caches.find(({ warm }) => warm.length > 0));
const firstStore = ({ state }: Monitor) =>
  must(
    [...state.copyOnWrite.origins.values()].flatMap(({ snapshots }) => snapshots).find(({ kept }) => kept.length > 0),
  );

function replaceBackup({ state }: Monitor, part: { readonly base: number }): void {
  const [id, backup] = firstOf(state.backups.backups);
  state.backups.backups.set(id, { ...backup, ...part });
}

describe.each(Object.entries(HOSTS))("checkInvariants(simulation) of a host with %s", (_name, host) => {
  it("finds nothing wrong", () => {
    expect(checkInvariants(at(host).simulation)).toEqual([]);
  });

  it.each(host.damage)("reports “%s” for %s", (says, _what, damage) => {
    const run = at(host);
    damage(run.simulation.monitor);
    expect(checkInvariants(run.simulation).join("\n")).toMatch(new RegExp(`^${says}`, "m"));
  });
});

describe("checkHostState(state, info) of a host with exits", () => {
  const host = must(HOSTS["quotas of processor time"]);
  const isContainer = (run: Observed, vcpu: number) =>
    run.info.vms[must(run.info.vcpus[vcpu]).vm]?.spec.isContainer === true;
  const MISTAKES: readonly (readonly [
    says: string,
    what: string,
    ofContainer: boolean,
    (counts: { exits: number; calls: number; ticks: number }) => void,
  ])[] = [
    ["X1: .* exits took", "exits of more ticks than there were", false, (counts) => (counts.ticks += 1_000_000)],
    ["X1: .* calls, outside a container", "calls of a machine", false, (counts) => (counts.calls += 1)],
    ["X1: .* exits and .*, in a container", "exits of a container", true, (counts) => (counts.exits += 1)],
  ];

  it.each(MISTAKES)("reports “%s” for %s", (says, _what, ofContainer, mistake) => {
    const run = at(host);
    let state: HostState = run.seen();
    const counted = () =>
      [...(state.exits ?? [])].find(
        ([id, { counts }]) => isContainer(run, id) === ofContainer && Object.keys(counts).length > 0,
      );
    for (let step = 0; step < 2000 && !counted(); step += 1) {
      run.simulation.step();
      state = run.seen();
    }
    expect(checkHostState(state, run.info)).toEqual([]);
    mistake(firstOf(Object.values(must(counted())[1].counts)));
    expect(checkHostState(state, run.info).join("\n")).toMatch(new RegExp(`^${says}`, "m"));
  });
});
