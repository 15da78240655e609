/** One event of every kind and of every reason, cause and code, for tests that must hold for all of them. */
import { ATTEMPT_RULES, ATTEMPTS } from "../../src/model/attempts.ts";
import { EXIT_CAUSES } from "../../src/model/exits.ts";
import { MIGRATION_MODES, MIGRATION_OUTCOMES, MIGRATION_STOPS } from "../../src/model/migration.ts";
import { HOST_REFUSALS, PLACEMENT_CAUSES, PLACEMENT_RULES } from "../../src/model/migration.ts";
import { IO_ALLOWANCES } from "../../src/model/ioAllowances.ts";
import {
  DISPATCH_REASONS,
  FAULT_CLASSES,
  PREEMPT_REASONS,
  REQUEST_PURPOSES,
  SEEK_REASONS,
  STANDING_REASONS,
  VICTIM_REASONS,
} from "../../src/model/events.ts";
import type { Body, TraceEvent } from "../../src/model/rows/table.ts";
import { DISK_STATES, REBALANCING_VICTIMS } from "../../src/model/choices.ts";
import { COMMANDS } from "../../src/model/scenario.ts";
import {
  BLOCK_REASONS,
  ERROR_CODES,
  JOB_KINDS,
  JOB_OUTCOMES,
  LEAVE_CAUSES,
  PCPU_PHASES,
  READY_CAUSES,
  VM_STATES,
} from "../../src/model/states.ts";
import { copySamples } from "./copySamples.ts";
import { tierSamples } from "./tierSamples.ts";
import { dispatch, evict, fault, ioQueued, leave } from "./fixtures.ts";

const time = 43;
const shortages = [
  { resource: "cpu", needed: 4, available: 2 },
  { resource: "memory", needed: 20, available: 12 },
  { resource: "storage", needed: 30, available: 11 },
] as const;
const seek = {
  time,
  kind: "seek",
  pv: 0,
  request: 7,
  from: 53,
  to: 65,
  travelled: 12,
  isUp: true,
  value: 12,
  seek: 12,
  rotation: 4,
  transfer: 5,
  others: 3,
  via: [],
  losers: [{ id: 8, cylinder: 67, value: 14 }],
} as const;
const frameLosers = [
  { id: 3, value: 4 },
  { id: 4, value: 6 },
  { id: 5, value: 8 },
];

type LookedAt = Body<"scanned">["entries"][number];
const lookedAt = (what: LookedAt["what"], token: number, rest: Partial<LookedAt> = {}): LookedAt => ({
  vm: 1,
  page: 3,
  token,
  what,
  frame: -1,
  freed: -1,
  otherVm: -1,
  otherPage: -1,
  ...rest,
});

export const samples: readonly TraceEvent[] = [
  ...COMMANDS.map((command): TraceEvent => ({ time, kind: "commandDone", index: -2, command, vm: 1 })),
  ...COMMANDS.flatMap((command) =>
    ERROR_CODES.flatMap((code) =>
      VM_STATES.map((state): TraceEvent => ({
        time,
        kind: "commandFailed",
        index: -1,
        command,
        vm: 0,
        code,
        state,
        shortages,
      })),
    ),
  ),
  ...[0, 1, 3].map((count): TraceEvent => {
    const losers = [
      { start: 0, size: 4 },
      { start: 30, size: 90 },
      { start: 200, size: 70 },
    ].slice(0, count);
    const hole = { start: 128, size: count === 1 ? 64 : 100 };
    const others = count === 3 ? 2 : 0;
    const searched = 1 + count + others;
    return { time, kind: "allocated", vm: 1, start: 128, size: 64, asked: 60, hole, from: 0, searched, losers, others };
  }),
  ...[0, 2].map((count): TraceEvent => {
    const merged = [
      { start: 0, size: 4 },
      { start: 30, size: 90 },
    ].slice(0, count);
    return { time, kind: "freed", vm: 1, start: 4, size: 26, asked: 20, hole: { start: 0, size: 120 }, merged };
  }),
  ...[0, 1, 5].map((count): TraceEvent => {
    const moves = Array.from({ length: count }, (_, at) => ({ vm: at - 1, from: 20 + 10 * at, to: 5 * at, size: 5 }));
    return { time, kind: "compacted", moves, moved: 5 * count };
  }),
  ...[20, 90].map((total): TraceEvent => ({
    time,
    kind: "noRoom",
    vm: 1,
    asked: 60,
    needed: 64,
    from: 0,
    searched: 3,
    largest: 12,
    total,
  })),
  { time, kind: "freeList", holes: [{ start: 4, size: 26 }] },
  ...VM_STATES.flatMap((state) =>
    (["command", "finish"] as const).map((cause): TraceEvent => ({ time, kind: "vmState", vm: 1, state, cause })),
  ),
  ...READY_CAUSES.flatMap((cause) =>
    [0, 1, 2].map((position): TraceEvent => ({ time, kind: "ready", vcpu: 4, cause, queue: 0, position })),
  ),
  ...(["offline", "blocked", "paused", "finished", "parked", "costopped"] as const).flatMap((state) =>
    BLOCK_REASONS.map((blocked): TraceEvent => ({ time, kind: "vcpuState", vcpu: 4, state, blocked })),
  ),
  ...[true, false].flatMap((opens) => [0, 3, 4].map((vcpu): TraceEvent => ({ time, kind: "barrier", vcpu, opens }))),
  ...BLOCK_REASONS.flatMap((blocked) =>
    [-1, 6].map((ticks): TraceEvent => ({ time, kind: "wait", vcpu: 4, blocked, ticks })),
  ),
  ...[[], [{ vcpu: 4, ticks: 0 }], [0, 3, 4].map((vcpu) => ({ vcpu, ticks: vcpu + 1 }))].map((entries): TraceEvent => ({
    time,
    kind: "withheld",
    entries,
  })),
  { time, kind: "queueOrder", queue: 0, moved: [1], places: [0] },
  { time, kind: "ratioOrder", queue: 0, entries: [{ vcpu: 1, waited: 3, service: 2 }] },
  { time, kind: "queueOrder", queue: 0, moved: [0, 1, 2, 3, 4], places: [0, 2, 4, 6, 8] },
  ...DISPATCH_REASONS.flatMap((reason): TraceEvent[] => [
    { ...dispatch, reason },
    { ...dispatch, reason, losers: [], timeslice: -1, switchTicks: 0, switched: false, goesOn: true, stolenFrom: 0 },
    { ...dispatch, reason, switchTicks: 0, switched: false },
    {
      ...dispatch,
      reason,
      losers: [
        { id: 1, value: 3 },
        { id: 2, value: 0 },
        { id: 3, value: -1 },
      ],
      others: 7,
    },
    { ...dispatch, reason, losers: [{ id: 1, value: 0 }] },
  ]),
  ...PCPU_PHASES.map((phase): TraceEvent => ({ time, kind: "pcpuPhase", pcpu: 1, phase })),
  ...LEAVE_CAUSES.flatMap((cause) =>
    BLOCK_REASONS.map((blocked): TraceEvent => ({ ...leave, cause, blocked, ticks: blocked === "device" ? 6 : -1 })),
  ),
  ...PREEMPT_REASONS.map((reason): TraceEvent => ({
    ...leave,
    cause: "preempt",
    preempt: { reason, line: 3, by: 0, value: 2, byValue: 5 },
  })),
  {
    time,
    kind: "round",
    queue: 0,
    ticks: 12,
    totalWeight: 6,
    entries: [
      { vcpu: 0, weight: 3, slice: 6 },
      { vcpu: 1, weight: 2, slice: 4 },
      { vcpu: 2, weight: 1, slice: 2 },
    ],
  },
  { time, kind: "round", queue: 0, ticks: 13, totalWeight: 1, entries: [{ vcpu: 3, weight: 1, slice: 13 }] },
  ...[true, false].map((write): TraceEvent => ({ time, kind: "hit", vcpu: 1, page: 5, write, frame: 3 })),
  ...FAULT_CLASSES.flatMap((kind) => [true, false].map((write): TraceEvent => ({ ...fault, fault: kind, write }))),
  ...VICTIM_REASONS.flatMap((reason): TraceEvent[] => [
    { ...evict, reason },
    { ...evict, reason, value: -1, dirty: true, cleared: [], losers: frameLosers },
    {
      ...evict,
      reason,
      value: 17,
      cleared: [9, 10, 11, 0, 1, 2, 3, 4, 5, 6, 7, 8],
      losers: frameLosers.slice(0, 1),
      others: 4,
    },
  ]),
  { time, kind: "reserve", frame: 9, vm: 1, page: 5 },
  ...(["zeroFill", "swapIn"] as const).flatMap((how) =>
    [-1, 10].map((hand): TraceEvent => ({
      time,
      kind: "map",
      frame: 9,
      vm: 1,
      page: 5,
      vcpu: 1,
      how,
      hand,
      referenced: true,
      dirty: hand > 0,
    })),
  ),
  { time, kind: "frameWait", vcpu: 1, page: 5 },
  { time, kind: "free", frame: 9 },
  ...(["listed", "unlisted"] as const).flatMap((kind) =>
    [0, 1].map((list): TraceEvent => ({ time, kind, scope: -1, list, entry: 3, vm: 1, page: 5 })),
  ),
  { time, kind: "unlisted", scope: 1, list: 0, entry: 3, vm: -1, page: -1 },
  { time, kind: "ghostHit", scope: -1, list: 1, vcpu: 1, page: 5 },
  { time, kind: "writtenOut", frame: 9, vm: 1, page: 5 },
  { time, kind: "givenUp", frame: 9, vm: 1, page: 5, dirty: true },
  { time, kind: "givenUp", frame: 9, vm: 1, page: 5, dirty: false },
  { time, kind: "memoryState", state: "soft", before: "high", free: 1, percent: 4, frames: 2 },
  { time, kind: "memoryState", state: "low", before: "soft", free: 0, percent: 1, frames: 1 },
  { time, kind: "memoryState", state: "high", before: "low", free: 9, percent: 6, frames: 3 },
  { time, kind: "memoryTargets", entries: [{ vm: 0, target: 9, active: 2 }], moved: 0, last: [] },
  {
    time,
    kind: "memoryTargets",
    entries: [
      { vm: 0, target: 9, active: 2 },
      { vm: 1, target: 20, active: 20 },
    ],
    moved: 3,
    last: [
      { vm: 0, shares: 1, cost: 12_100 },
      { vm: 1, shares: 2, cost: 11_850 },
    ],
  },
  { time, kind: "inflate", vm: 0, goal: 8, size: 1, beyond: 1, entries: [] },
  {
    time,
    kind: "inflate",
    vm: 1,
    goal: 8,
    size: 6,
    beyond: 0,
    entries: [
      { page: 4, frame: -1, was: "unused", isWritten: false },
      { page: 5, frame: 3, was: "resident", isWritten: false },
      { page: 6, frame: 4, was: "resident", isWritten: true },
      { page: 7, frame: 5, was: "swapped", isWritten: true },
      { page: 8, frame: -1, was: "dropped", isWritten: false },
    ],
  },
  ...(["goal", "popped", "off"] as const).map((cause): TraceEvent => ({
    time,
    kind: "deflate",
    vm: 1,
    goal: 2,
    size: 4,
    beyond: 0,
    pages: [5],
    cause,
  })),
  ...[true, false].map((dirty): TraceEvent => ({
    time,
    kind: "hostSwap",
    vm: 1,
    page: 5,
    frame: 9,
    dirty,
    had: 12,
    target: 8,
    reason: dirty ? "leastRecentlyUsed" : "drawn",
    line: dirty ? 2 : -1,
    value: 4,
    hand: -1,
    cleared: [],
  })),
  { time, kind: "memoryHold", vm: 1, isHeld: true, had: 12, target: 8 },
  { time, kind: "memoryHold", vm: 1, isHeld: false, had: 8, target: 8 },
  { time, kind: "machineChanged", vm: 1, change: 0 },
  { time, kind: "memoryLimit", vm: 1, pages: 8 },
  { time, kind: "balloonSwitch", vm: 1, isOn: true },
  { time, kind: "balloonSwitch", vm: 1, isOn: false },
  ...JOB_KINDS.flatMap((work): TraceEvent[] => {
    const job = { time, job: 2, work, vm: 1, total: 12 } as const;
    return [
      { ...job, kind: "jobBegun", lv: 1 },
      { time, kind: "jobShared", job: 2, vm: 1 },
      { ...job, kind: "jobProgress", done: 8 },
      ...JOB_OUTCOMES.map((outcome): TraceEvent => ({ ...job, kind: "jobEnded", done: 8, outcome })),
    ];
  }),
  ...MIGRATION_MODES.flatMap((mode) =>
    [true, false].map((isOut): TraceEvent => ({
      time,
      kind: "migrationBegan",
      vm: 1,
      mode,
      isOut,
      host: 1,
      pages: 16,
    })),
  ),
  ...[0, 1].map((round): TraceEvent => ({ time, kind: "migrationRound", vm: 1, round, pages: 4, bytes: 16_384 })),
  { time, kind: "migrationRate", vm: 1, bytesPerTick: 512 },
  { time, kind: "migrationVolumes", vm: 1, extents: 4, bytes: 16_777_216 },
  { time, kind: "migrationVolumesDone", vm: 1, extents: 4, ticks: 9, written: 1 },
  { time, kind: "migrationRoundDone", vm: 1, round: 1, pages: 4, ticks: 4, dirtied: 3 },
  ...MIGRATION_STOPS.map((reason): TraceEvent => ({
    time,
    kind: "migrationStopped",
    vm: 1,
    reason,
    pages: 3,
    bytes: 9,
  })),
  ...MIGRATION_OUTCOMES.flatMap((outcome) =>
    [true, false].map((isOut): TraceEvent => ({
      time,
      kind: "migrationEnded",
      vm: 1,
      isOut,
      host: 1,
      outcome,
      rounds: 2,
      pages: 23,
      bytes: 92_000,
      ticks: 23,
      downtime: 3,
    })),
  ),
  ...[true, false].flatMap((is): TraceEvent[] => [
    { time, kind: "migrationSwitched", vm: 1, isOut: is, host: 1, pages: 12, downtime: 3 },
    { time, kind: "networkFault", vm: 1, vcpu: 1, page: 4, isAsked: is },
    { time, kind: "migrationThrottled", vm: 1, percent: is ? 20 : 0 },
    { time, kind: "linkState", isWorking: is },
    { time, kind: "hostState", isWorking: is },
    { time, kind: "maintenance", isOn: is },
    ...[1, -1].map((vm): TraceEvent => ({
      time,
      kind: "loadCompared",
      load: 300,
      other: 1,
      otherLoad: 50,
      times: 2,
      vm,
      to: vm < 0 ? -1 : 1,
      loadAfter: 200,
      toAfter: 100,
      isMoved: is,
    })),
  ]),
  { time, kind: "restartPlanned", vm: 1, at: 70 },
  ...ATTEMPTS.flatMap((attempt) =>
    ATTEMPT_RULES.flatMap((rule) =>
      [-1, 0].flatMap((owner) =>
        [
          [],
          [{ vm: 0, page: 3 }],
          [
            { vm: 0, page: 3 },
            { vm: 1, page: 4 },
          ],
        ].map((changed): TraceEvent => ({
          time,
          kind: "attempted",
          vcpu: 1,
          attempt,
          target: 3,
          volume: attempt === "extent" ? 0 : -1,
          rule,
          frame: attempt === "extent" || attempt === "page" ? -1 : 3,
          owner,
          exits: owner < 0 ? 0 : 1,
          ticks: 4,
          token: 7,
          sharers: rule === "copyOnWrite" ? 3 : 0,
          changed,
        })),
      ),
    ),
  ),
  { time, kind: "leftOver", frame: 3, vm: 1, page: 2, from: 0, token: 7 },
  ...PLACEMENT_CAUSES.flatMap((cause) =>
    PLACEMENT_RULES.flatMap((rule) =>
      [1, -1].map((host): TraceEvent => ({
        time,
        kind: "placed",
        cause,
        vm: 1,
        rule,
        host,
        vcpus: 2,
        pages: 16,
        hosts: HOST_REFUSALS.map((refusal, at) => ({ host: at % 2, refusal, needed: 4, available: 3, left: 9 })),
      })),
    ),
  ),
  ...[true, false].flatMap((isThrottled) =>
    [3, 50, 52].map((used): TraceEvent => ({
      time,
      kind: "throttled",
      vm: 1,
      isThrottled,
      used: isThrottled ? used : 3,
      quota: 50,
      until: 100,
    })),
  ),
  ...EXIT_CAUSES.flatMap((cause) =>
    [0, 1, 3].flatMap((exits) =>
      [0, 6, 7].flatMap((ticks) =>
        [true, false].map((isKernel): TraceEvent => ({
          time,
          kind: "exited",
          vcpu: 1,
          pcpu: 0,
          cause,
          asked: 5,
          exits,
          ticks,
          isKernel,
        })),
      ),
    ),
  ),
  { time, kind: "restoredToSwap", vm: 1, pages: [4, 7] },
  { time, kind: "quota", vm: 1, before: 3, frames: 4, interval: 1, limit: 4 },
  { time, kind: "quota", vm: 1, before: 3, frames: 2, interval: 20, limit: 16 },
  { time, kind: "load", vm: 1, isSuspended: true, wanted: 9, own: 3 },
  { time, kind: "load", vm: 1, isSuspended: false, wanted: 6, own: 3 },
  { time, kind: "scanned", pass: 1, looked: 1, isEnd: false, entries: [lookedAt("first", 0)] },
  {
    time,
    kind: "scanned",
    pass: 3,
    looked: 12,
    isEnd: true,
    entries: [
      lookedAt("changed", -7),
      lookedAt("unstable", 4),
      lookedAt("merged", 1_000_000_004, { frame: 3, freed: 9 }),
      lookedAt("paired", 0, { frame: 3, freed: 5, otherVm: 0, otherPage: 6 }),
      ...Array.from({ length: 5 }, () => lookedAt("unstable", 8)),
    ],
  },
  { time, kind: "scanned", pass: 3, looked: 4, isEnd: true, entries: [] },
  ...[-1, 7].flatMap((freed) =>
    [-1, 0].map((otherVm): TraceEvent => ({
      time,
      kind: "fileShared",
      vm: 1,
      page: 3,
      token: 1_000_000_004,
      frame: 9,
      pages: 2,
      freed,
      otherVm,
      otherPage: otherVm < 0 ? -1 : 3,
    })),
  ),
  {
    time,
    kind: "fileDropped",
    frame: 9,
    token: 1_000_000_004,
    entries: [
      { vm: 0, page: 3 },
      { vm: 1, page: 3 },
    ],
  },
  ...[0, 1, 2].map((left): TraceEvent => ({ time, kind: "copyBroken", vcpu: 0, page: 3, frame: 9, left })),
  {
    time,
    kind: "unshared",
    vm: 1,
    entries: [
      { page: 3, frame: 9, left: 1 },
      { page: 4, frame: 5, left: 0 },
    ],
  },
  { time, kind: "counted", hand: -1, figure: -1, cleared: [3], counts: [] },
  { time, kind: "counted", hand: 3, figure: 250, cleared: [3, 9], counts: [{ id: 3, value: 0 }] },
  {
    time,
    kind: "counted",
    hand: -1,
    figure: -1,
    cleared: [],
    counts: [
      { id: 3, value: 2 },
      { id: 9, value: 1 },
    ],
  },
  { time, kind: "counted", hand: 4, figure: -1, cleared: [], counts: [] },
  ...REQUEST_PURPOSES.map((purpose): TraceEvent => ({ ...ioQueued, purpose })),
  { time, kind: "ioStarted", request: 7, pv: 0, until: 49 },
  ...SEEK_REASONS.map((reason): TraceEvent => ({ ...seek, reason })),
  { ...seek, reason: "fromStart", via: [199, 0] },
  { ...seek, reason: "turned", via: [199], losers: [], from: -10_000 },
  { time, kind: "ioDone", request: 7, pv: 0 },
  { time, kind: "ioCancelled", request: 7, pv: 0 },
  ...[0, 1, 2].map((policy): TraceEvent => ({
    time,
    kind: "lvAllocated",
    lv: 1,
    policy,
    runs: [
      { pv: 0, start: 3, count: 2 },
      { pv: 0, start: 9, count: 1 },
    ],
  })),
  { time, kind: "lvFreed", lv: 1 },
  ...[0, 2].map((from): TraceEvent => ({
    time,
    kind: "lvLaidOut",
    lv: 1,
    policy: 3,
    areas: 2,
    from,
    runs: [
      { pv: 0, start: 3, count: 2 },
      { pv: 0, start: 9, count: 1 },
      { pv: 0, start: 12, count: 1 },
    ],
  })),
  { time, kind: "lvReduced", lv: 1, rows: 1 },
  { time, kind: "extentMoved", lv: 1, area: 0, row: 1, pv: 0, extent: 7 },
  ...[true, false].map((isHeld): TraceEvent => ({
    time,
    kind: "extentHeld",
    lv: 1,
    area: 0,
    row: 1,
    pv: 0,
    extent: 7,
    isHeld,
  })),
  ...[true, false].map((isStale): TraceEvent => ({ time, kind: "extentStale", lv: 1, area: 0, row: 1, isStale })),
  ...DISK_STATES.map((state): TraceEvent => ({ time, kind: "diskState", pv: 0, state })),
  { time, kind: "ioFailed", request: 7, pv: 0 },
  ...[0, 100].map((every): TraceEvent => {
    const limit = { requests: 4, reads: -1, writes: -1, blocks: -1, readBlocks: -1, writeBlocks: -1 };
    return { time, kind: "ioLimit", vm: 0, every, burst: 2, ...limit };
  }),
  ...IO_ALLOWANCES.map((allowance, ahead): TraceEvent => {
    const what = { held: 3, vm: 0, vcpu: 1, lv: 1, block: 4, blocks: ahead + 1, write: ahead > 2 };
    return { time, kind: "ioHeld", ...what, ahead, allowance, left: 1, needed: 2, until: ahead === 0 ? 100 : -1 };
  }),
  ...[true, false].map((isDropped): TraceEvent => ({
    time,
    kind: "ioReleased",
    held: 3,
    vm: 0,
    vcpu: 1,
    waited: 12,
    isDropped,
  })),
  ...[1, 3].map((blocks): TraceEvent => ({
    time,
    kind: "ioError",
    vcpu: 1,
    lv: 1,
    block: 4,
    blocks,
    write: blocks === 1,
  })),
  { time, kind: "quiet" },
  ...STANDING_REASONS.flatMap((reason): TraceEvent[] => [
    { time, kind: "standing", reason, line: 2, entries: [{ vcpu: 0, value: 0 }] },
    { time, kind: "standing", reason, line: 2, entries: [0, 1, 2, 3, 4].map((vcpu) => ({ vcpu, value: 100 - vcpu })) },
  ]),
  ...[-1, 4].map((timeslice): TraceEvent => ({ time, kind: "timeslice", vcpu: 1, pcpu: 0, timeslice })),
  { time, kind: "weight", vm: 1, weight: 1234 },
  ...REBALANCING_VICTIMS.map((victim): TraceEvent => ({
    time,
    kind: "rebalance",
    vcpu: 1,
    from: 0,
    to: 1,
    victim,
    waiting: 3,
    position: 0,
  })),
  ...[true, false].flatMap((flag): TraceEvent[] => [
    { time, kind: "warming", vcpu: 1, pcpu: 0, begins: flag },
    { time, kind: "warmth", vcpu: 1, pcpu: 0, isWarm: flag, by: flag ? 1 : 2 },
  ]),
  ...[true, false].flatMap((flag): TraceEvent[] => [
    {
      time,
      kind: "translated",
      vcpu: 1,
      pcpu: 0,
      page: 5,
      frame: 3,
      hit: flag,
      accesses: flag ? 0 : 24,
      outVm: flag ? -1 : 2,
      outPage: flag ? -1 : 7,
    },
    {
      time,
      kind: "tablesWritten",
      vcpu: 1,
      pcpu: 0,
      page: 5,
      writes: flag ? 1 : 4,
      exits: flag ? 0 : 4,
      ticks: flag ? 0 : 8,
    },
    { time, kind: "tlbFlushed", pcpu: 0, cause: flag ? "worldSwitch" : "stop", vm: flag ? -1 : 1, entries: 3 },
    { time, kind: "tlbInvalidated", vm: 1, page: 5, pcpus: flag ? [0] : [0, 1] },
  ]),
  { time, kind: "zeno", vcpu: 4 },
  ...copySamples,
  ...tierSamples,
];
