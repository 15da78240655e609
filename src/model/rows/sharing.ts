/** Rows about pages with equal contents that share a frame (domain C.6). */
import { row } from "./facts.ts";
import { flag, group, id, int, list, word } from "./fields.ts";

/**
 * What became of a page that the scanner looked at:
 * - `first`     it is looked at for the first time: what it holds is remembered
 * - `changed`   it holds something else than when it was looked at before: the same
 * - `unstable`  no page that holds the same is known: it waits in the unstable tree
 * - `merged`    a shared frame holds the same: the page is there now
 * - `paired`    a page in the unstable tree holds the same: both share that page's frame now
 */
const OUTCOMES = ["first", "changed", "unstable", "merged", "paired"] as const;

/** The scanner has woken and looked at some pages, in the order of machines and pages. */
export const scanned = row(
  "memory",
  { isStep: true, area: "memory" },
  {
    /** Number of its pass over all pages, from 1. */
    pass: int,
    /** Pages looked at; those that shared a frame already, and zeros that are not merged, are not listed. */
    looked: int,
    /** The pass has ended: the unstable tree is empty again. */
    isEnd: flag,
    entries: list(
      group({
        vm: id,
        page: id,
        /** What it holds (`model/contents.ts`). */
        token: int,
        what: word(OUTCOMES),
        /** The shared frame; -1: none. Its own frame, which is free now; -1: it keeps it. */
        frame: id,
        freed: id,
        /** The page of the unstable tree that it was paired with; -1: none. */
        otherVm: id,
        otherPage: id,
      }),
    ),
  },
);

/** A page that was written to does not share `frame` any more: it has a copy, or the frame alone. */
export const copyBroken = row(
  "memory",
  { isStep: true, area: "memory" },
  {
    vcpu: id,
    page: id,
    frame: id,
    /** Pages that still share it; 0: the frame is the page's own now. */
    left: int,
  },
);

/** The machine stops: its pages leave the frames that they share, which are free when nobody is left. */
export const unshared = row(
  "details",
  { area: "memory", isSilent: true },
  { vm: id, entries: list(group({ page: id, frame: id, left: int })) },
);

/** A container reads a page of a file that another page in a frame holds: both have that frame from now on. */
export const fileShared = row(
  "memory",
  { isStep: true, area: "memory" },
  {
    vm: id,
    page: id,
    /** What they hold (`model/contents.ts`). */
    token: int,
    frame: id,
    /** Pages that share it now. */
    pages: int,
    /** The frame that it had, which is free now; -1: it had none. */
    freed: id,
    /** The page that had the frame for itself until now; -1: it was shared already. */
    otherVm: id,
    otherPage: id,
  },
);

/** No other frame can be taken: the files in `frame` are given up, which is free. Who reads them again loads them again. */
export const fileDropped = row(
  "memory",
  { isStep: true, area: "memory" },
  { frame: id, token: int, entries: list(group({ vm: id, page: id })) },
);
