/**
 * What rows about pCPUs, vCPUs and their queues change. The accounts of time (domain B.2) are kept here, so that every
 * figure shown follows from the trace alone, and the intervals of the lanes are told when they end.
 */
import { mapInParts, type InParts } from "../../base/parts.ts";
import { insertAt, placeNear, takeAt } from "../../base/lists.ts";
import { applyMoves } from "../../base/moves.ts";
import { placesIn } from "../../model/rows/table.ts";
import {
  BLOCK_REASONS,
  LEAVE_CAUSES,
  PCPU_PHASES,
  READY_CAUSES,
  type BlockReason,
  type LeaveCause,
  type PcpuPhase,
  type VcpuPhase,
} from "../../model/states.ts";
import type { PcpuId, Tick, VcpuId } from "../../model/units.ts";
import type { HostInfo, HostState, PcpuStateView, VcpuStateView } from "../hostState.ts";
import { machineOf, read, unseen, vmOf, type Handlers, type HostView } from "./view.ts";
import { vcpuIdsOf, vmAfter } from "../vmInfo.ts";

type Processor = Pick<
  HostState,
  "vcpus" | "pcpus" | "caches" | "runQueues" | "ratiosOf" | "rounds" | "contextSwitches" | "preemptions" | "parked"
>;

/** Where the operands stand of rows that come by the million. */
const AT = {
  ready: placesIn("ready", ["vcpu", "cause", "queue", "position"]),
  dispatch: placesIn("dispatch", ["vcpu", "pcpu", "timeslice", "switchTicks", "switched"]),
  pcpuPhase: placesIn("pcpuPhase", ["pcpu", "phase"]),
  leave: placesIn("leave", ["vcpu", "pcpu", "cause", "blocked"]),
};

/** What a vCPU is after it left its pCPU. */
const AFTER: Readonly<Record<LeaveCause, VcpuPhase>> = {
  expire: "ready",
  preempt: "ready",
  requeue: "ready",
  block: "blocked",
  finish: "finished",
  pause: "paused",
  stop: "offline",
  park: "parked",
  costop: "costopped",
};

export function createProcessor({ pcpus, queues, cache }: HostInfo): Processor {
  return {
    vcpus: [],
    pcpus: Array.from({ length: pcpus }, () => ({
      phase: "idle" as const,
      since: 0,
      sinceBefore: 0,
      settled: 0,
      vcpu: -1,
      isWarm: false,
      last: -1,
      timeslice: -1,
      dispatchedAt: 0,
      guest: 0,
      spin: 0,
      warm: 0,
      exit: 0,
      switch: 0,
      idle: 0,
      switches: 0,
    })),
    caches: Array.from({ length: cache ? pcpus : 0 }, () => ({ warm: [], warming: [] })),
    runQueues: Array.from({ length: queues }, () => []),
    ratiosOf: [],
    rounds: Array.from({ length: queues }, () => null),
    contextSwitches: 0,
    preemptions: 0,
    parked: 0,
  };
}

/** The vCPU of a machine that is created at `time`. */
export function createVcpu(time: Tick, allowed: readonly PcpuId[] | null): VcpuStateView {
  return {
    phase: "offline",
    since: time,
    settled: time,
    pcpu: -1,
    lastPcpu: -1,
    blocked: "none",
    isAtBarrier: false,
    readyCause: "arrive",
    arrival: -1,
    first: -1,
    done: -1,
    cpu: 0,
    spin: 0,
    warm: 0,
    exit: 0,
    ready: 0,
    blockedTicks: 0,
    pausedTicks: 0,
    parkedTicks: 0,
    cappedTicks: 0,
    owed: 0,
    cutAt: time,
    allowed,
    costopTicks: 0,
    offlineTicks: 0,
    ratio: null,
    dispatches: 0,
    hits: 0,
    faults: 0,
    firstTouches: 0,
    replacements: 0,
  };
}

/** Rounds never change, so both copies may hold them. */
export function* copyProcessor(
  from: HostState,
): InParts<Omit<Processor, "contextSwitches" | "preemptions" | "parked">> {
  const vcpus = yield* mapInParts(from.vcpus, (vcpu) => ({ ...vcpu }));
  return {
    vcpus,
    pcpus: from.pcpus.map((pcpu) => ({ ...pcpu })),
    caches: from.caches.map(({ warm, warming }) => ({ warm: [...warm], warming: [...warming] })),
    runQueues: from.runQueues.map((queue) => [...queue]),
    ratiosOf: [...from.ratiosOf],
    rounds: [...from.rounds],
  };
}

/** Completes the accounts of pCPUs and vCPUs up to `time`. */
export function settleProcessor(state: HostState, time: Tick): void {
  for (const pcpu of state.pcpus) settlePcpu(pcpu, time);
  for (const vcpu of state.vcpus) settleVcpu(state, vcpu, time);
}

export function settlePcpu(pcpu: PcpuStateView, time: Tick): void {
  const passed = time - pcpu.settled;
  if (passed <= 0) return;
  pcpu.settled = time;
  if (pcpu.phase === "spin") pcpu.guest += passed;
  else if (pcpu.phase === "guest" && pcpu.isWarm) pcpu.warm += passed;
  pcpu[pcpu.phase] += passed;
}

export function settleVcpu(state: HostState, vcpu: VcpuStateView, time: Tick): void {
  const passed = time - vcpu.settled;
  if (passed <= 0) return;
  if (vcpu.owed > 0 || vcpu.phase === "parked") vcpu.cappedTicks += cappedIn(state, vcpu, vcpu.settled, time);
  vcpu.settled = time;
  if (vcpu.phase === "running") {
    const { phase, isWarm } = state.pcpus[vcpu.pcpu]!;
    if (phase === "guest" || phase === "spin") {
      vcpu.cpu += passed;
      if (phase === "spin") vcpu.spin += passed;
      else if (isWarm) vcpu.warm += passed;
    } else if (phase === "exit") vcpu.exit += passed;
    else vcpu.ready += passed;
  } else if (vcpu.phase === "ready") vcpu.ready += passed;
  else if (vcpu.phase === "blocked") vcpu.blockedTicks += passed;
  else if (vcpu.phase === "paused") vcpu.pausedTicks += passed;
  else if (vcpu.phase === "parked") vcpu.parkedTicks += passed;
  else if (vcpu.phase === "costopped") vcpu.costopTicks += passed;
  else if (vcpu.phase === "offline" && vcpu.arrival >= 0) vcpu.offlineTicks += passed;
}

/** Of the time `[from, to)` of a vCPU, in which nothing changed that decides it, what its cap took. */
export function cappedIn(state: HostState, vcpu: VcpuStateView, from: Tick, to: Tick): Tick {
  if (vcpu.phase === "parked" && couldRun(state, vcpu)) return to - from;
  if (vcpu.phase !== "parked" && vcpu.phase !== "ready") return 0;
  return Math.max(0, Math.min(to, vcpu.cutAt + vcpu.owed) - from);
}

/** A pCPU that it could have, if it were not parked, is idle. */
function couldRun({ pcpus, runQueues }: HostState, { allowed, lastPcpu }: VcpuStateView): boolean {
  if (runQueues.length > 1) return pcpus[lastPcpu]?.phase === "idle";
  return pcpus.some(({ phase }, pcpu) => phase === "idle" && (allowed?.includes(pcpu) ?? true));
}

/** Who is idle is about to change: that decides what the caps of those take that are parked. */
function cutParked(view: HostView, time: Tick): void {
  const { state } = view;
  if (state.parked === 0) return;
  for (const [id, vcpu] of state.vcpus.entries()) if (vcpu.phase === "parked") cutWait(view, id, time);
}

/** Ends the present interval of the lane of a vCPU; it stays what it is. */
function cutWait({ state, sink, from }: HostView, id: VcpuId, time: Tick): void {
  const vcpu = state.vcpus[id]!;
  settleVcpu(state, vcpu, time);
  sink?.vcpuEnds(state, id, from, time);
  vcpu.owed -= cappedIn(state, vcpu, vcpu.cutAt, time);
  vcpu.cutAt = time;
}

export const PROCESSOR_ROWS: Handlers<
  | "ready"
  | "vcpuState"
  | "queueOrder"
  | "dispatch"
  | "pcpuPhase"
  | "leave"
  | "round"
  | "timeslice"
  | "barrier"
  | "standing"
  | "wait"
  | "withheld"
> = {
  ready: (view, time, operands, start) => {
    const { state } = view;
    const id = operands[start + AT.ready.vcpu]!;
    setVcpu(view, id, "ready", time);
    const vcpu = state.vcpus[id]!;
    vcpu.readyCause = READY_CAUSES[operands[start + AT.ready.cause]!]!;
    if (vcpu.arrival < 0) vcpu.arrival = time;
    enqueue(view, id, operands[start + AT.ready.queue]!, operands[start + AT.ready.position]!);
  },
  vcpuState: read("vcpuState", (view, event) => {
    const { vcpu: id, time } = event;
    dequeue(view, id);
    setVcpu(view, id, event.state, time, event.blocked);
    const vcpu = view.state.vcpus[id]!;
    // A program without operations ends as it begins, and its vCPU never becomes ready; a quota may be used up already.
    if ((event.state === "finished" || event.state === "parked") && vcpu.arrival < 0) vcpu.arrival = time;
  }),
  wait: read("wait", (view, { vcpu: id, blocked, time }) => {
    dequeue(view, id);
    setVcpu(view, id, "blocked", time, blocked);
    // It may arrive without ever having been ready.
    const vcpu = view.state.vcpus[id]!;
    if (vcpu.arrival < 0) vcpu.arrival = time;
  }),
  queueOrder: read("queueOrder", ({ state }, event) => {
    applyMoves(state.runQueues[event.queue]!, event);
    if (state.ratiosOf[event.queue]! >= 0) state.ratiosOf[event.queue] = -1;
  }),
  dispatch: (view, time, operands, start) => {
    const { state } = view;
    const id = operands[start + AT.dispatch.vcpu]!;
    const pcpuId = operands[start + AT.dispatch.pcpu]!;
    const switchTicks = operands[start + AT.dispatch.switchTicks]!;
    dequeue(view, id);
    cutParked(view, time);
    const pcpu = state.pcpus[pcpuId]!;
    if (operands[start + AT.dispatch.switched] === 1) {
      state.contextSwitches += 1;
      pcpu.switches += 1;
    }
    setPcpu(view, pcpuId, switchTicks > 0 ? "switch" : "guest", id, time);
    pcpu.isWarm = state.caches[pcpuId]?.warm.includes(id) ?? false;
    pcpu.timeslice = operands[start + AT.dispatch.timeslice]!;
    pcpu.dispatchedAt = time;
    state.vcpus[id]!.dispatches += 1;
    setVcpu(view, id, "running", time, "none", pcpuId);
    if (switchTicks === 0) markFirstRun(state, id, time);
  },
  pcpuPhase: (view, time, operands, start) => {
    const { state } = view;
    const id = operands[start + AT.pcpuPhase.pcpu]!;
    const phase = PCPU_PHASES[operands[start + AT.pcpuPhase.phase]!]!;
    const { vcpu, phase: before } = state.pcpus[id]!;
    // Told again: it spins on.
    if (phase === "spin" && before === "spin") return;
    // The vCPU's lane and accounts follow the phase of its pCPU.
    if (vcpu >= 0) setVcpu(view, vcpu, "running", time, "none", id);
    if (phase === "guest" && hasNotSpun(state, id, time)) goOn(view, id, time);
    else setPcpu(view, id, phase, vcpu, time);
    if (vcpu >= 0) markFirstRun(state, vcpu, time);
  },
  leave: (view, time, operands, start) => {
    const cause = LEAVE_CAUSES[operands[start + AT.leave.cause]!]!;
    const blocked = BLOCK_REASONS[operands[start + AT.leave.blocked]!]!;
    if (cause === "preempt") view.state.preemptions += 1;
    setVcpu(view, operands[start + AT.leave.vcpu]!, AFTER[cause], time, blocked);
    cutParked(view, time);
    setPcpu(view, operands[start + AT.leave.pcpu]!, "idle", -1, time);
  },
  round: read("round", ({ state }, { queue, ticks, totalWeight, entries }) => {
    state.rounds[queue] = { ticks, totalWeight, entries };
  }),
  timeslice: read("timeslice", ({ state }, { pcpu: id, timeslice, time }) => {
    const pcpu = state.pcpus[id]!;
    pcpu.timeslice = timeslice;
    pcpu.dispatchedAt = time;
  }),
  barrier: read("barrier", (view, { vcpu: id, opens }) => {
    const { state, info } = view;
    state.vcpus[id]!.isAtBarrier = !opens;
    if (!opens) return;
    machineOf(view, id).barriers += 1;
    for (const sibling of vcpuIdsOf(vmAfter(info, vmOf(view, id), state.changes)))
      state.vcpus[sibling]!.isAtBarrier = false;
  }),
  standing: unseen,
  withheld: read("withheld", (view, { entries, time }) => {
    for (const { vcpu: id, ticks } of entries) {
      cutWait(view, id, time);
      const vcpu = view.state.vcpus[id]!;
      vcpu.owed = ticks === 0 ? Math.min(0, vcpu.owed) : vcpu.owed + ticks;
    }
  }),
};

export function enqueue({ state, near }: HostView, id: VcpuId, queue: number, position: number): void {
  state.vcpus[id]!.ratio = null;
  near[id] = position;
  insertAt(state.runQueues[queue]!, position, id);
}

export function dequeue({ state, near }: HostView, id: VcpuId): void {
  for (const queue of state.runQueues) {
    const at = placeNear(queue, id, near[id] ?? 0);
    if (at >= 0) return void takeAt(queue, at);
  }
}

/** Its vCPU came to a barrier at this very moment. */
function hasNotSpun({ pcpus }: HostState, id: PcpuId, time: Tick): boolean {
  const { phase, since } = pcpus[id]!;
  return phase === "spin" && since === time;
}

/** The guest code before a barrier that opened at once and that behind it are one interval. */
function goOn({ state, sink, from }: HostView, id: PcpuId, time: Tick): void {
  const pcpu = state.pcpus[id]!;
  pcpu.phase = "guest";
  pcpu.since = pcpu.sinceBefore;
  sink?.retract(id, Math.max(from, pcpu.since), time);
}

export function setVcpu(
  { state, sink, from }: HostView,
  id: VcpuId,
  phase: VcpuPhase,
  time: Tick,
  blocked: BlockReason = "none",
  pcpu = -1,
): void {
  const vcpu = state.vcpus[id]!;
  settleVcpu(state, vcpu, time);
  sink?.vcpuEnds(state, id, from, time);
  vcpu.owed -= cappedIn(state, vcpu, vcpu.cutAt, time);
  vcpu.cutAt = time;
  if (vcpu.phase === "parked") state.parked -= 1;
  if (phase === "parked") state.parked += 1;
  if (phase === "finished" && vcpu.phase !== "finished") vcpu.done = time;
  if (phase !== "offline" && phase !== "finished" && vcpu.done >= 0) {
    // It has a program again: since the end of the last one it was offline, which nobody could know to count.
    vcpu.offlineTicks += time - vcpu.done;
    vcpu.done = -1;
  }
  if (phase === "offline" || phase === "finished") {
    vcpu.isAtBarrier = false;
    vcpu.owed = 0;
  }
  vcpu.phase = phase;
  vcpu.since = time;
  vcpu.blocked = blocked;
  vcpu.pcpu = pcpu;
  if (pcpu >= 0) vcpu.lastPcpu = pcpu;
}

function setPcpu({ state, sink, from }: HostView, id: number, phase: PcpuPhase, vcpu: VcpuId, time: Tick): void {
  const pcpu = state.pcpus[id]!;
  settlePcpu(pcpu, time);
  sink?.pcpuEnds(state, id, from, time);
  pcpu.phase = phase;
  pcpu.sinceBefore = pcpu.since;
  pcpu.since = time;
  pcpu.vcpu = vcpu;
  if (vcpu >= 0) pcpu.last = vcpu;
}

function markFirstRun({ vcpus }: HostState, id: VcpuId, time: Tick): void {
  const vcpu = vcpus[id]!;
  if (vcpu.first < 0) vcpu.first = time;
}
