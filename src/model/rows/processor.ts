/** Rows about vCPUs and pCPUs: queues, dispatches, barriers; those about caches and rebalancing are in `caches.ts`. */
import { DISPATCH_REASONS, PREEMPT_REASONS, STANDING_REASONS } from "../events.ts";
import { BLOCK_REASONS, LEAVE_CAUSES, PCPU_PHASES, READY_CAUSES, VCPU_STATES } from "../states.ts";
import { row } from "./facts.ts";
import { flag, group, id, int, list, optional, tick, word, wordAmong } from "./fields.ts";

/** A vCPU entered a run queue. */
export const ready = row(
  "scheduling",
  { area: "cpu" },
  {
    vcpu: id,
    cause: word(READY_CAUSES),
    queue: int,
    /** 0 = next. */
    position: int,
  },
);

/** A vCPU that was not running changed state without being dispatched: paused in the queue, woken while paused, stopped. */
export const vcpuState = row(
  "details",
  { area: "cpu", isSilent: true },
  {
    vcpu: id,
    state: wordAmong(VCPU_STATES, ["offline", "blocked", "paused", "finished", "parked", "costopped"]),
    blocked: word(BLOCK_REASONS),
  },
);

/** A run queue stands in another order than the rows so far say: some have moved, all others keep their order. */
export const queueOrder = row(
  "details",
  { area: "cpu", isSilent: true },
  {
    queue: int,
    moved: list(id),
    /** Where each of them stands now, ascending; 0 = next. */
    places: list(int),
  },
);

/** A vCPU got a pCPU. */
export const dispatch = row(
  "scheduling",
  { isStep: true, area: "cpu" },
  {
    vcpu: id,
    pcpu: id,
    reason: word(DISPATCH_REASONS),
    /** Line of the policy's pseudocode. */
    line: int,
    /** -1: none (runs until it blocks or ends). */
    timeslice: tick,
    /** World switch and migration cost to pay first. 0: the same vCPU goes on, or switching is free. */
    switchTicks: tick,
    /** Counts as a context switch: by the convention `switchCharge`, which says what costs a world switch, too. */
    switched: flag,
    /** The pCPU from whose queue it was taken; -1: from its own, or there is one for all. */
    stolenFrom: id,
    value: int,
    /** Losers that are not listed. */
    others: int,
    /** It was the last one that had this pCPU. */
    goesOn: flag,
    /** Candidates that were not chosen, with the value they were compared by (meaning: see the reason). */
    losers: list(group({ id, value: int })),
  },
);

/** A pCPU entered another phase for the vCPU it holds. `idle` never stands here: `leave` says it. */
export const pcpuPhase = row("details", { area: "cpu", isSilent: true }, { pcpu: id, phase: word(PCPU_PHASES) });

/** The running vCPU left its pCPU. */
export const leave = row(
  "scheduling",
  { isStep: true, area: "cpu" },
  {
    vcpu: id,
    pcpu: id,
    cause: word(LEAVE_CAUSES),
    /** With `block`: what it waits for. */
    blocked: word(BLOCK_REASONS),
    /** With `block`: how long it waits if known, else -1. */
    ticks: tick,
    /** With `preempt`: the rule, the line, who takes over, and the two values compared. */
    preempt: optional(group({ reason: word(PREEMPT_REASONS), line: int, by: id, value: int, byValue: int })),
  },
);

/** PWRR started a round: `T = N / k` ticks each, apportioned by weight (B.5). */
export const round = row(
  "scheduling",
  { isStep: true, area: "cpu" },
  {
    queue: int,
    /** Length of the round `N` as used (at least `k`). */
    ticks: tick,
    totalWeight: int,
    entries: list(group({ vcpu: id, weight: int, slice: tick })),
  },
);

/** The policy gave vCPUs a new standing; `line`: its pseudocode. */
export const standing = row(
  "scheduling",
  { isStep: true, area: "cpu" },
  { reason: word(STANDING_REASONS), line: int, entries: list(group({ vcpu: id, value: int })) },
);

/** The running vCPU got a new timeslice that begins now (-1: none). */
export const timeslice = row("details", { area: "cpu" }, { vcpu: id, pcpu: id, timeslice: tick });

/** The vCPU reached a barrier: as the last one, which opens it for all (`opens`), or else it spins (`pcpuPhase`) from now on. */
export const barrier = row("scheduling", { isStep: true, area: "cpu" }, { vcpu: id, opens: flag });

/** A vCPU without a pCPU came to a wait, which needs none: at its arrival, or when what it waited for before had come. */
export const wait = row(
  "scheduling",
  { isStep: true, area: "cpu" },
  {
    vcpu: id,
    blocked: word(BLOCK_REASONS),
    /** How long it waits if known, else -1. */
    ticks: tick,
  },
);

/**
 * A period begins in which caps withhold time: for each vCPU the processor time that its share by weight would have given it
 * and its cap did not, if it has used up all that it was given. It adds to what was withheld before; 0: it has not, and what
 * is left of that has cost it nothing. What it waits now, ready or parked, its cap took first, up to that much.
 */
export const withheld = row("details", { area: "cpu" }, { entries: list(group({ vcpu: id, ticks: tick })) });
