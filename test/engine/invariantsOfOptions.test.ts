/** That each law of what a host can have besides notices its violation, and says what is wrong. */
import { describe, expect, it } from "vitest";
import { checkHostState, checkInvariants } from "../../src/engine/invariants.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { RESIDENCY } from "../../src/model/settings.ts";
import { buddySystem } from "../../src/scenarios/buddySystem.ts";
import { fullThinPool } from "../../src/scenarios/fullThinPool.ts";
import { holesAndRequests } from "../../src/scenarios/holesAndRequests.ts";
import { machineOrContainer } from "../../src/scenarios/machineOrContainer.ts";
import { nestedOrShadow } from "../../src/scenarios/nestedOrShadow.ts";
import { oneImage } from "../../src/scenarios/oneImage.ts";
import { promisedTwice } from "../../src/scenarios/promisedTwice.ts";
import { snapshotNoBackup } from "../../src/scenarios/snapshotNoBackup.ts";
import { snapshotOverflow } from "../../src/scenarios/snapshotOverflow.ts";
import { threeTenants } from "../../src/scenarios/threeTenants.ts";
import { warmCaches } from "../../src/scenarios/warmCaches.ts";
import type { HostState } from "../../src/trace/hostState.ts";
import type { Block } from "../../src/vmm/memory/region/state.ts";
import { NEVER, type Vcpu } from "../../src/vmm/cpu/state.ts";
import { addFrame } from "../../src/vmm/memory/frameSet.ts";
import { guestPage } from "../../src/vmm/memory/policy.ts";
import { PAGE_ABSENT, PAGE_BALLOONED, PAGE_SWAPPED } from "../../src/vmm/memory/state.ts";
import type { Monitor } from "../../src/vmm/monitor.ts";
import { at, must, type Moment } from "../support/moments.ts";
import type { Observed } from "../support/observed.ts";
import { EXTENT, job, machine, scenario } from "../support/workloads.ts";

type Damage = (monitor: Monitor) => void;
interface Host extends Moment {
  /** What is done to the books, and what is said of it. */
  readonly damage: readonly (readonly [says: string, what: string, damage: Damage])[];
  /** What breaks no law, and what would be said if it did. */
  readonly fine?: readonly (readonly [says: string, what: string, change: Damage])[];
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

const reclaimed = ({ reclaim }: Monitor) => must(must(reclaim).state.machines.get(0));
const residentFrame = ({ memory }: Monitor) => [...memory.state.owner].indexOf(1);
const tlb = ({ translation }: Monitor) => must(must(translation).state.tlbs[0]);
const keyOf = <Key>(map: ReadonlyMap<Key, unknown>): Key => firstOf(map.keys());

const isContainer = (run: Observed, vcpu: number) =>
  run.info.vms[must(run.info.vcpus[vcpu]).vm]?.spec.isContainer === true;

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
      ["M12: .* and its buddy are free apart", "a lower half before its upper one", (m) => holesAt(m, [8, 4], [12, 4])],
      ["M12: .* and its buddy are free apart", "buddies that are not joined", (m) => splitHole(m, (size) => size / 2)],
      ["M12: .* is no buddy", "holes of no power of two", (m) => splitHole(m, (size) => size / 2 + 1)],
    ],
    fine: [
      [
        "M12: .* free apart",
        "two holes of one size that are halves of different blocks",
        (m) => holesAt(m, [4, 4], [8, 4]),
      ],
      ["M12: .* free apart", "a half whose other half is divided", (m) => holesAt(m, [0, 8], [8, 4])],
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
        "B8: vCPU \\d+ \\(running\\) of machine \\d+ goes on beyond its quota$",
        "a vCPU that runs when the quota is used up",
        (m) => throttle(m),
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
  "quotas of machines that end or wait": {
    scenario: machineOrContainer.scenario,
    when: (m) => isIn(m, "parked") && isIn(m, "running"),
    damage: [],
    fine: [
      [
        "B8: .* goes on beyond its quota",
        "a vCPU whose exit is still handled when the quota is used up",
        (m) => {
          must(m.processor.state.pcpus[throttle(m).pcpu]).phase = "exit";
        },
      ],
      ...(["offline", "finished"] as const).map(
        (phase) =>
          [
            "B8: .* may go on",
            `a quota that is used up when all vCPUs are ${phase}`,
            (m: Monitor) => {
              const [vm, own] = firstOf(m.processor.state.quotas);
              for (const v of m.processor.state.vcpus) if (v.vm === vm) v.phase = phase;
              own.isThrottled = false;
              own.used = own.spec.quota;
            },
          ] as const,
      ),
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
    fine: [
      ["B6: .* ticks ahead", "a vCPU that waits and is far ahead", (m) => runAhead(m, true)],
      ["B6: .* ticks ahead", "a vCPU that is far ahead of those that wait", (m) => runAhead(m, false)],
    ],
  },
  "quotas of machines that run": {
    scenario: machineOrContainer.scenario,
    when: (m) =>
      isIn(m, "parked") && m.processor.state.pcpus.some(({ vcpu, runsFrom }) => vcpu >= 0 && runsFrom < m.now),
    damage: [
      [
        "B8: machine \\d+ has used \\d+ of 1 ticks and may go on$",
        "a quota that what runs now has used up",
        (m) => giveQuota(m, vcpuIn(m, "running").vm, 0),
      ],
    ],
    fine: [
      [
        "B8: .* of 1 ticks and may go on",
        "a quota that was counted just now",
        (m) => giveQuota(m, vcpuIn(m, "running").vm, m.now),
      ],
      [
        "B8: .* of 1 ticks and may go on",
        "a quota of a machine beside the one that runs",
        (m) => giveQuota(m, vcpuIn(m, "parked").vm, 0),
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
      [
        "S5: PV \\d rests while 1 requests wait$",
        "a disk that rests while somebody waits",
        (m) => void leaveWaiting(m),
      ],
      [
        "S5: PV \\d serves out of order: 1, 0$",
        "requests that overtake one another",
        (m) => {
          const disk = leaveWaiting(m);
          disk.queue = [1, 0].map((id) => ({ ...must(disk.queue[0]), id }));
        },
      ],
      [
        "S5: request \\d+ for PV 7 waits at PV \\d$",
        "a request at another disk",
        (m) => {
          const disk = leaveWaiting(m);
          disk.queue = disk.queue.map((request) => ({ ...request, pv: 7 }));
        },
      ],
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
  "pCPUs of their own": {
    scenario: scenario([job("A", 0, [20]), job("B", 0, [20]), job("C", 0, [20])], { pcpus: 2, runQueues: "perPcpu" }),
    when: (m) => isIn(m, "ready") && m.processor.state.pcpus.every(({ vcpu }) => vcpu >= 0),
    damage: [],
    fine: [
      [
        "C6: ",
        "an idle pCPU while somebody stands in the queue of another one, and nobody steals",
        (m) => makeIdle(m, 1 - vcpuIn(m, "ready").queue),
      ],
      [
        "L1: ",
        "a machine with the name of one that is gone",
        (m) => {
          const gone = must(m.state.vms[0]);
          gone.life = "none";
          m.state.vms.push({ ...must(m.state.vms[1]), uid: 7, name: gone.name, vcpuCount: 0, lvCount: 0, vcpus: [] });
        },
      ],
    ],
  },
  "disks that fail": {
    scenario: threeTenants.scenario,
    when: (m) => m.state.disks.disks.some(({ serving }) => serving.length > 0),
    damage: [],
    fine: [
      [
        "S5: PV \\d rests",
        "a disk that has failed and serves nobody",
        (m) => {
          const disk = leaveWaiting(m);
          m.state.volumes.disks[m.state.disks.disks.indexOf(disk)] = "failed";
        },
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
        "M7: page \\d+ of machine 0 in frame \\d+ holds \\S+, its guest wrote 4711$",
        "a page that holds something else than its guest wrote",
        (m) => {
          const { tokens } = must(books(m).contents.guests.get(0));
          for (let page = 0; page < tokens.length; page += 1) tokens.set(page, 4711);
        },
      ],
      [
        "L3: contents of machine 0, which is off, are kept$",
        "contents of a machine that is off",
        (m) => m.memory.state.guests.delete(0),
      ],
      [
        "M3: the stable tree has 4711 in frame \\d+, which holds ",
        "other contents in the stable tree",
        (m) => void must(m.sharing).state.stable.set(4711, sharedFrame(m)),
      ],
      [
        "M6: .* share frames, its books say",
        "a machine with other shared pages in its books",
        (m) => (m.memory.guest(0).shared += 1),
      ],
    ],
  },
  "memory that is taken back": {
    scenario: promisedTwice.scenario,
    when: (m) => reclaimed(m).view.ballooned > 0 && [...m.memory.guest(0).where].includes(PAGE_SWAPPED),
    damage: [
      [
        "M8: machine 0 is to have 17 of 16 pages$",
        "a target beyond what is configured",
        (m) => (reclaimed(m).target = 17),
      ],
      [
        "M8: machine 0 is to have 1 pages, 2 are guaranteed$",
        "a target below the guarantee",
        (m) => {
          guarantee(m, 2);
          reclaimed(m).target = 1;
        },
      ],
      [
        "M8: the balloon of machine 0 holds \\d+ of 16 pages, 16 are guaranteed$",
        "a balloon with pages that are guaranteed",
        (m) => guarantee(m, 16),
      ],
      [
        "M8: targets add up to 32, the host has 24 frames$",
        "more promised than there is",
        (m) => {
          for (const one of must(m.reclaim).state.machines.values()) one.target = 16;
        },
      ],
      [
        "M6: the balloon of machine 0 holds \\d+ \\+ 0 pages, its books say 99$",
        "a balloon with another size in its books",
        (m) => (reclaimed(m).view.ballooned = 99),
      ],
      [
        "M6: the balloon of machine 0 holds \\d+ \\+ 1 pages, its books say ",
        "a page in the balloon that no program refers to and that is not there",
        (m) => (reclaimed(m).view.beyond = 1),
      ],
      [
        "M6: the guest of machine 0 has lost pages: \\d+, \\d+, 7$",
        "unused pages in the books of the guest that are used",
        (m) => (reclaimed(m).view.unused.size = 7),
      ],
      [
        "M5: pages .* of machine 0 are ballooned, its balloon holds [\\d,]+$",
        "a page that the host does not know to be in the balloon",
        (m) => {
          const { where } = m.memory.guest(0);
          where.set([...where].indexOf(PAGE_BALLOONED), PAGE_ABSENT);
        },
      ],
      [
        "M5: page \\d+ of machine 0 is in frame \\d+, its guest does not use it$",
        "a page in a frame that the guest does not use",
        (m) => {
          const { where } = m.memory.guest(0);
          where.set([...where].indexOf(PAGE_BALLOONED), residentFrame(m));
        },
      ],
      [
        "M11: slots .*999 of \\d+ are accounted for$",
        "a swap slot that was never given",
        (m) => {
          const { where, slot } = m.memory.guest(0);
          slot.set([...where].indexOf(PAGE_SWAPPED), 999);
        },
      ],
    ],
  },
  "memory that is to be divided anew": {
    scenario: promisedTwice.scenario,
    when: (m) => reclaimed(m).view.ballooned > 0,
    damage: [],
    fine: [
      [
        "M8: machine 0 is to have 1 pages",
        "a target from before the guarantee",
        (m) => {
          guarantee(m, 2);
          reclaimed(m).target = 1;
          must(m.reclaim).state.isStale = true;
        },
      ],
      [
        "M8: targets add up",
        "targets from when there was one machine less",
        (m) => {
          for (const one of must(m.reclaim).state.machines.values()) one.target = 16;
          must(m.reclaim).state.isStale = true;
        },
      ],
    ],
  },
  TLBs: {
    scenario: nestedOrShadow.scenario,
    when: (m) => must(m.translation).state.tlbs.every(({ size }) => size > 1),
    damage: [
      [
        "M9: the TLB of pCPU 0 has \\d+ entries, room for \\d+$",
        "more entries than there is room for",
        (m) => void Object.assign(must(m.translation), { spec: { ...must(m.translation).spec, tlbEntries: 1 } }),
      ],
      [
        "M9: the TLB of pCPU 0 has page \\d+ of machine 0 in frame 77, it is at \\d+$",
        "an entry to another frame",
        (m) => tlb(m).set(keyOf(tlb(m)), 77),
      ],
      [
        "M9: the TLB of pCPU 0 has page \\d+ of machine 0 in frame \\d+, it is at no place$",
        "entries of a machine without memory",
        (m) => m.state.memory.guests.delete(0),
      ],
      [
        "M9: the TLB of pCPU 0 has page \\d+ of machine 0, which the guest never touched$",
        "an entry of a page that the guest has not mapped",
        (m) => {
          const { mapped } = must(must(m.translation).state.guests.get(0));
          for (let page = 0; page < mapped.length; page += 1) mapped.set(page, 0);
        },
      ],
    ],
  },
  "co-scheduling on pCPUs that not everybody may use": {
    scenario: scenario(
      [job("A", 0, [20]), job("B", 0, [20]), job("C", 0, [20]), machine("W", [WORK], { memoryBytes: 0 })],
      { pcpus: 2, runQueues: "perPcpu" },
    ),
    when: (m) => isIn(m, "ready") && m.processor.state.pcpus.every(({ vcpu }) => vcpu >= 0),
    damage: [
      [
        "C10: vCPU \\d waits in the queue of pCPU \\d, not allowed$",
        "a vCPU in the queue of a pCPU that it may not use",
        (m) => {
          const { id } = vcpuIn(m, "ready");
          m.processor.attributes[id] = { ...must(m.processor.attributes[id]), affinity: new Set() };
        },
      ],
      [
        "C6: vCPU \\d is ready at \\d+ while pCPUs \\d are idle$",
        "an idle pCPU whose own queue has somebody",
        (m) => {
          makeIdle(m, vcpuIn(m, "ready").queue);
        },
      ],
      [
        'C1: vCPU \\d \\(ready\\) is blocked for "disk"$',
        "a vCPU that is ready and waits",
        (m) => (vcpuIn(m, "ready").blocked = "disk"),
      ],
      [
        'C1: vCPU \\d \\(paused\\) is blocked for "none"$',
        "a paused vCPU that was blocked for nothing",
        (m) => Object.assign(vcpuIn(m, "ready"), { phase: "paused", resumeTo: "blocked" }),
      ],
      [
        "C7: machine 0 \\(shutOff\\) has vCPU 0 \\w+$",
        "a machine that is off and has a vCPU that runs",
        (m) => (must(m.state.vms[0]).life = "shutOff"),
      ],
      [
        "C7: machine 0 \\(saved\\) has vCPU 0 \\w+$",
        "a machine on disk that has a vCPU that runs",
        (m) => (must(m.state.vms[0]).life = "saved"),
      ],
      [
        "C7: machine 0 \\(crashed\\) has vCPU 0 \\w+$",
        "a machine that has crashed and has a vCPU that runs",
        (m) => (must(m.state.vms[0]).life = "crashed"),
      ],
      [
        "C7: machine 0 \\(none\\) has vCPU 0 \\w+$",
        "a machine that is gone and has a vCPU that runs",
        (m) => (must(m.state.vms[0]).life = "none"),
      ],
      [
        "C7: machine 0 \\(running\\) has vCPU 0 offline$",
        "a machine that runs with a vCPU that is off",
        (m) => (must(m.processor.state.vcpus[0]).phase = "offline"),
      ],
      [
        "C7: machine 0 \\(shuttingDown\\) has vCPU 0 paused$",
        "a machine that is shut down with a vCPU that stands still",
        (m) => {
          must(m.state.vms[0]).life = "shuttingDown";
          must(m.processor.state.vcpus[0]).phase = "paused";
        },
      ],
      [
        "L3: machine 0 \\(\\w+\\) waits for a frame for page 3$",
        "a machine that is off and waits for a frame",
        (m) => {
          must(m.state.vms[0]).life = "shutOff";
          m.state.paging.frameWaiters.push({ vcpu: 0, page: 3 } as never);
        },
      ],
      [
        "L3: machine 0 \\(\\w+\\) waits for page 3 of another host$",
        "a machine that is off and waits for a page of another host",
        (m) => {
          must(m.state.vms[0]).life = "shutOff";
          m.state.paging.sourceWaiters.push({ vcpu: 0, page: 3 } as never);
        },
      ],
      ["L1: machine 0 \\(running\\) has 2 jobs$", "two jobs for a machine", (m) => beginJobs(m, [0, -1], [0, -1])],
      ["L1: machine 0 \\(running\\) has 2 jobs$", "a job with it and one for it", (m) => beginJobs(m, [1, 0], [0, -1])],
      [
        "L3: machine 0 \\(\\w+\\) waits for page 0:5$",
        "a machine that is off and waits for a page",
        (m) => {
          must(m.state.vms[0]).life = "shutOff";
          m.state.paging.pageWaiters.set("0:5", []);
        },
      ],
    ],
  },
  "a thin pool": {
    scenario: fullThinPool.scenario,
    when: (m) => [...thin(m).volumes.values()].some(({ map }) => map.size > 0),
    damage: [
      ["S2: chunk .* is counted", "a chunk that is counted once too often", (m) => (thin(m).references[0]! += 1)],
      ["S1: .* chunks are free of", "a free chunk too many", (m) => (thin(m).free += 1)],
      [
        "S1: \\d+ chunks lie in \\d+ extents$",
        "a pool that is larger than its volumes",
        (m) => void Object.assign(thin(m), { chunks: thin(m).chunks + 1 }),
      ],
      [
        "S4: volume 77 has lost 1 below it$",
        "a volume on another of a different size",
        (m) => {
          const [lv, one] = firstOf(thin(m).volumes);
          thin(m).volumes.set(77, { ...one, backing: lv, size: one.size + 1, map: new Map() });
        },
      ],
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
        "S4: volume \\d+ has \\d+ blocks$",
        "a volume with a block too many",
        (m) => void firstOf(m.state.copyOnWrite.origins.values()).blocks.push(0),
      ],
      [
        "S1: snapshot \\d has lost its memory$",
        "a snapshot whose memory is gone",
        (m) => changeSnapshot(m, { memory: { lv: 99, pages: [] } }),
      ],
      [
        "L3: snapshot \\d belongs to machine 0, which is gone$",
        "a snapshot of a machine that is gone",
        (m) => (must(m.state.vms[0]).life = "none"),
      ],
      [
        "S4: nothing keeps volume 88 of snapshot \\d$",
        "a snapshot of a volume that nothing keeps",
        (m) => changeSnapshot(m, { volumes: [{ lv: 0, copy: 88, name: "x", bytes: 1 }] }),
      ],
      [
        "S4: snapshot \\d has no parent \\d$",
        "a snapshot of another machine's",
        (m) => {
          const [, one] = firstOf(m.state.snapshots.snapshots);
          m.state.snapshots.snapshots.set(7, { ...one, id: 7, vm: 6 });
          one.parent = 7;
        },
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
      [
        "S4: backup 0 has lost volume 99$",
        "a backup in a volume that is gone",
        (m) => replaceBackup(m, { volumes: [{ lv: 99, chunks: [] }] }),
      ],
      [
        "S4: backup 0 has lost volume -1$",
        "a backup of chunks that lie nowhere",
        (m) => replaceBackup(m, { volumes: [{ lv: -1, chunks: [3] }] }),
      ],
      [
        "S1: volume 0 lies on disk 0, which is not for backups$",
        "a backup on a disk that is not for backups",
        (m) => replaceBackup(m, { volumes: [{ lv: 0, chunks: [] }] }),
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
      ["T1: slot 0 is in the wrong set$", "a slot that is in use and free", (m) => addFrame(tier(m).free, 0)],
      [
        "T1: slot 0 has -1 for the policy alone$",
        "a unit that the policy does not know",
        (m) => tier(m).tier.pages.set(0, -1),
      ],
      [
        "T1: slot 1 has 12345 for the policy alone$",
        "a unit that only the policy knows",
        (m) => tier(m).tier.pages.set(1, 12_345),
      ],
      [
        "T2: access \\d+ to \\d+ is open for nobody$",
        "an access that is carried out by nobody",
        (m) => m.state.disks.plans.clear(),
      ],
      ["T3: .* waits, and could have a slot$", "a unit in the queue while a slot is free", (m) => awaited(m, {})],
      [
        "T3: .* waits, and could have a slot$",
        "a unit in the queue while one that is resident is not open",
        (m) => {
          awaited(m, {});
          tier(m).free.size = 0;
          tier(m).open.clear();
        },
      ],
      [
        "T3: \\d+ is awaited in vain$",
        "a unit that is awaited and neither comes nor is in the queue",
        (m) => {
          awaited(m, {});
          tier(m).queue.splice(0);
        },
      ],
      [
        "T3: vCPU 0 waits for \\d+ and was stopped$",
        "a vCPU that has been stopped and waits",
        (m) => awaited(m, { generation: -5 }),
      ],
      [
        "T3: vCPU 0 waits without a request$",
        "a vCPU that waits and has asked for nothing",
        (m) => awaited(m, { isAsync: true }),
      ],
      [
        "L3: machine 0 is off and waits$",
        "a machine that is off and waits",
        (m) => {
          awaited(m, {});
          must(m.state.vms[0]).life = "shutOff";
        },
      ],
      [
        "L3: machine 0 is off and waits$",
        "a machine that is gone and waits",
        (m) => {
          awaited(m, {});
          must(m.state.vms[0]).life = "none";
        },
      ],
      [
        "L3: volume 99 is gone, and the tier knows it$",
        "a volume that is gone and is to come",
        (m) => void tier(m).coming.set(guestPage(99, 0), 1),
      ],
      [
        "T3: nobody waits for .* in the queue",
        "a unit in the queue for nobody",
        (m) => void tier(m).queue.push(12_345),
      ],
    ],
  },
};

/** The quota of a machine that runs is used up; the vCPU that runs. */
function throttle({ processor: { state } }: Monitor): Vcpu {
  const v = must(state.vcpus.find(({ phase }) => phase === "running"));
  state.quotas.set(v.vm, { ...firstOf(state.quotas.values()), isThrottled: true });
  return v;
}

/** A region of buddies whose holes begin so far from its beginning, and are so long. */
function holesAt(monitor: Monitor, ...holes: readonly (readonly [from: number, size: number])[]): void {
  const { base } = must(monitor.contiguous.spec);
  region(monitor).holes = holes.map(([from, size]) => ({ start: base + from, size }));
}

/** A vCPU of machine 1 gets far ahead of the others; it waits, or they do. */
function runAhead(monitor: Monitor, isWaiting: boolean): void {
  const first = vcpuIn(monitor, "running", 1);
  first.progress += 1000;
  for (const v of monitor.processor.state.vcpus)
    if (v.vm === 1 && (v === first) === isWaiting) Object.assign(v, { phase: "blocked" });
    else if (v.vm === 1) Object.assign(v, { phase: "ready" });
}

/** A quota of a tick, of which nothing was used when it was counted last. */
function giveQuota({ processor: { state } }: Monitor, vm: number, settled: number): void {
  const spec = { quota: 1, every: 1_000_000 };
  state.quotas.set(vm, { spec, period: 0, used: 0, settled, isThrottled: false });
}

/** Jobs, each for a machine and concerning another. */
function beginJobs({ state }: Monitor, ...jobs: readonly (readonly [vm: number, other: number])[]): void {
  for (const [number, [vm, other]] of jobs.entries())
    state.jobs.running.set(90 + number, { id: 90 + number, kind: "resync", vm, other } as never);
}

/** What a disk serves waits at it instead. */
function leaveWaiting({ state }: Monitor): (typeof state.disks.disks)[number] {
  const disk = must(state.disks.disks.find(({ serving }) => serving.length > 0));
  disk.queue = [must(disk.serving[0])];
  disk.serving = [];
  return disk;
}

/** Who runs on a pCPU has ended. */
function makeIdle({ processor: { state } }: Monitor, pcpu: number): void {
  const p = must(state.pcpus[pcpu]);
  Object.assign(must(state.vcpus[p.vcpu]), { phase: "finished", pcpu: -1 });
  Object.assign(p, { phase: "idle", vcpu: -1, until: NEVER });
}

/** The policy may not know what the books say of machine 0: that so many of its pages are guaranteed. */
function guarantee(monitor: Monitor, reservedPages: number): void {
  const guest = monitor.memory.guest(0);
  monitor.memory.state.guests.set(0, { ...guest, reservedPages });
}

/** Somebody waits for a unit that stands in the queue. */
function awaited(monitor: Monitor, part: object): void {
  const unit = guestPage(0, 3);
  const v = must(monitor.processor.state.vcpus[0]);
  const guest = { vcpu: 0, vm: 0, generation: v.generation, ...part };
  tier(monitor).waiting.set(unit, [guest as never]);
  tier(monitor).queue.push(unit);
}

function changeSnapshot({ state }: Monitor, part: object): void {
  const [id, snapshot] = firstOf(state.snapshots.snapshots);
  state.snapshots.snapshots.set(id, { ...snapshot, ...part });
}

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

function replaceBackup(
  { state }: Monitor,
  part: { readonly base?: number; readonly volumes?: readonly object[] },
): void {
  const [id, backup] = firstOf(state.backups.backups);
  state.backups.backups.set(id, { ...backup, ...part } as typeof backup);
}

const WITH_DAMAGE = Object.entries(HOSTS).filter(([, { damage }]) => damage.length > 0);
const WITH_WHAT_IS_FINE = Object.entries(HOSTS).flatMap(([name, { fine, ...host }]) =>
  (fine ?? []).map(([says, what, change]) => [what, name, says, host, change] as const),
);

describe.each(WITH_DAMAGE)("checkInvariants(simulation) of a host with %s", (_name, host) => {
  it("finds nothing wrong", () => {
    expect(checkInvariants(at(host).simulation)).toEqual([]);
  });

  it.each(host.damage)("reports “%s” for %s", (says, _what, damage) => {
    const run = at(host);
    damage(run.simulation.monitor);
    expect(checkInvariants(run.simulation).join("\n")).toMatch(new RegExp(`^${says}`, "m"));
  });
});

describe("checkInvariants(simulation)", () => {
  it.each(WITH_WHAT_IS_FINE)("finds nothing wrong with %s (a host with %s)", (_what, _name, says, host, change) => {
    const run = at(host);
    change(run.simulation.monitor);
    expect(checkInvariants(run.simulation).join("\n")).not.toMatch(new RegExp(`^${says}`, "m"));
  });
});

describe("checkHostState(state, info) of a host with exits", () => {
  const host = must(HOSTS["quotas of processor time"]);
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
