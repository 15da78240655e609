/** Rows about memory that the host takes back from its machines (domain C.6). */
import { VICTIM_REASONS } from "../events.ts";
import { MEMORY_STATES } from "../states.ts";
import { row } from "./facts.ts";
import { flag, group, id, int, list, word } from "./fields.ts";

/** Free memory has become scarcer, or less scarce: what the host does about it changes. */
export const memoryState = row(
  "memory",
  { isStep: true, area: "memory", tone: "fault" },
  {
    state: word(MEMORY_STATES),
    before: word(MEMORY_STATES),
    free: int,
    /** The threshold of the state, in percent of all frames, and in frames: fewer are free, or as many again. */
    percent: int,
    frames: int,
  },
);

/** What a machine pays for a page: its shares divided by the cost. Cost: active pages, and idle ones at their price, in hundredths of an idle page's. */
const payment = group({ vm: id, shares: int, cost: int });

/** Pages of memory were divided anew among the machines that are on. */
export const memoryTargets = row(
  "memory",
  { isStep: true, area: "memory" },
  {
    entries: list(group({ vm: id, target: int, active: int })),
    /** Pages that changed hands since the division by shares, or since the last targets. */
    moved: int,
    /** What decided the last page that was moved; empty when none was. The one it was taken from, then the one that got it. */
    last: list(payment),
  },
);

/** Where the pages were that a balloon took; `swapped`: swapped out by the host, which the guest does not know. */
const PLACES = ["unused", "resident", "shared", "dropped", "swapped"] as const;

/** The balloon of a machine took pages from its guest: those it did not use, then the least recently used. */
export const inflate = row(
  "memory",
  { isStep: true, area: "memory" },
  {
    vm: id,
    /** Pages that the balloon is to hold, and those it holds now. */
    goal: int,
    size: int,
    /** Pages that no program refers to, among those taken. */
    beyond: int,
    /** `isWritten`: the guest writes the page to its own disk first. `frame`: free, or busy until that is done; -1: none. */
    entries: list(group({ page: id, frame: id, was: word(PLACES), isWritten: flag })),
  },
);

/** The balloon of a machine gave pages back to its guest. */
export const deflate = row(
  "memory",
  { isStep: true, area: "memory" },
  {
    vm: id,
    goal: int,
    size: int,
    /** Pages given back that no program refers to. */
    beyond: int,
    pages: list(id),
    /** `popped`: the guest referred to the page. `off`: the balloon was switched off. */
    cause: word(["goal", "popped", "off"]),
  },
);

/** The host took a page of a machine out of its frame, which is free: at once, or when the page has been written. */
export const hostSwap = row(
  "memory",
  { isStep: true, area: "memory", tone: "fault" },
  {
    vm: id,
    page: id,
    frame: id,
    dirty: flag,
    /** Frames that the machine had, and its target. */
    had: int,
    target: int,
    reason: word(VICTIM_REASONS),
    /** Line of the policy's pseudocode; -1: chance decided. */
    line: int,
    value: int,
    hand: int,
    cleared: list(id),
  },
);

/** A machine does not run while free memory is low and it has more than its target, or it may run again. */
export const memoryHold = row(
  "memory",
  { isStep: true, tone: "fault" },
  { vm: id, isHeld: flag, had: int, target: int },
);

/** By command: most pages that a machine is to have, from now on. */
export const memoryLimit = row("details", { isSilent: true }, { vm: id, pages: int });

/** By command: the balloon of a machine works, or does not. */
export const balloonSwitch = row("details", { isSilent: true }, { vm: id, isOn: flag });
