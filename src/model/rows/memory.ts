/** Rows about pages and frames. */
import { FAULT_CLASSES, VICTIM_REASONS } from "../events.ts";
import { row } from "./facts.ts";
import { flag, group, id, int, list, word } from "./fields.ts";

/** A reference found its page resident. */
export const hit = row("memory", { isStep: true, area: "memory" }, { vcpu: id, page: id, write: flag, frame: id });

/** A reference found its page not resident; the exit that handles it starts now. */
export const fault = row(
  "memory",
  { isStep: true, area: "memory", tone: "fault" },
  { vcpu: id, page: id, write: flag, fault: word(FAULT_CLASSES) },
);

/** A victim was chosen; its page left `frame`. The frame is now busy (being written) or reserved for `forPage`. */
export const evict = row(
  "memory",
  // The fault that it serves is marked.
  { isStep: true, area: "memory", tone: "fault", isMarked: false },
  {
    frame: id,
    /** Whose page it was. */
    vm: id,
    page: id,
    dirty: flag,
    forVcpu: id,
    forPage: id,
    reason: word(VICTIM_REASONS),
    line: int,
    value: int,
    /** Clock hand after the choice; -1 for policies without one. */
    hand: int,
    /** Losers that are not listed. */
    others: int,
    /** Frames whose reference bit was cleared on the way. */
    cleared: list(id),
    /** Frames that were not chosen, with the value they were compared by (meaning: see the reason). */
    losers: list(group({ id, value: int })),
  },
);

/** A free frame was set aside for a page that is being read. */
export const reserve = row("details", { area: "memory", isSilent: true }, { frame: id, vm: id, page: id });

/** A page got its frame: zero-filled, or read from the swap volume. */
export const map = row(
  "memory",
  { isStep: true, area: "memory" },
  {
    frame: id,
    vm: id,
    page: id,
    vcpu: id,
    /**
     * `guestSwapIn`: read from the guest's own disk. `copied`: from the frame that it shared until now. `kept`: nobody else
     * shares its frame any more. `file`: with a file of the image of its container.
     */
    how: word(["zeroFill", "swapIn", "guestSwapIn", "copied", "kept", "restored", "file"]),
    /** Clock hand after the load; -1 for policies without one. */
    hand: int,
    /** Reference bit of the loaded page. */
    referenced: flag,
    /** The reference it was loaded for writes to it. */
    dirty: flag,
  },
);

/** A fault must wait: every frame it may take is busy with a disk transfer, or holds a page about to be used for the first time. */
export const frameWait = row("memory", { isStep: true, area: "memory", tone: "fault" }, { vcpu: id, page: id });

/** A frame became free (its machine stopped). */
export const free = row("details", { area: "memory", isSilent: true }, { frame: id });

/** A list of the replacement policy: which of those that it shows, and whose. `scope`: a machine; -1: of all machines. */
const whichList = { scope: id, list: int };
const inList = { ...whichList, entry: int, vm: id, page: id };

/**
 * An entry stands at the young end of a list now, wherever it stood before. `entry`: the frame, in a list of frames; else
 * the place in the list, for as long as the page is in it.
 */
export const listed = row("details", { area: "memory", isSilent: true }, inList);

/** An entry has left a list. In a list of frames no page is told: it has left the frame before. */
export const unlisted = row("details", { area: "memory", isSilent: true }, inList);

/** A page that was referenced stands in no frame, but in a list of pages that the policy remembers. */
export const ghostHit = row("details", { area: "memory" }, { ...whichList, vcpu: id, page: id });

/**
 * What the replacement policy keeps of frames has changed, beside what hits, loads and victims change. It stands behind the
 * row of what caused it.
 */
export const counted = row(
  "details",
  { area: "memory", isSilent: true },
  {
    /** Clock hand; -1 for policies without one. */
    hand: int,
    /** The number that the policy steers itself by, in hundredths; -1 for policies without one. */
    figure: int,
    /** Frames whose reference bit was cleared by time. */
    cleared: list(id),
    /** Frames, and what is counted of their pages now (meaning: see the policy). */
    counts: list(group({ id, value: int })),
  },
);

/** The quota of a machine has followed how often it faults (`FAULT_FREQUENCY`). */
export const quota = row(
  "memory",
  { area: "memory" },
  {
    vm: id,
    before: int,
    frames: int,
    /** References from its fault before to this one, and the limit that they are below or above. */
    interval: int,
    limit: int,
  },
);

/** A machine is suspended, or goes on, because of the working sets of all machines together (`LOAD_CONTROL`). */
export const load = row(
  "memory",
  { isStep: true, area: "memory" },
  {
    vm: id,
    isSuspended: flag,
    /** Pages of the working sets of the machines that run, its own among them. */
    wanted: int,
    /** Of its own. */
    own: int,
  },
);

/** A dirty page that stays in its frame is written to the swap volume meanwhile: it counts as clean from now on. */
export const writtenOut = row("memory", { area: "memory" }, { frame: id, vm: id, page: id });

/** The policy gave up a page although nobody needed its frame, which is free: at once, or when the page has been written. */
export const givenUp = row("memory", { area: "memory" }, { frame: id, vm: id, page: id, dirty: flag });
