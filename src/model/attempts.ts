/**
 * What a guest can try to reach that is not its own, and what becomes of that (domain F.6: M2, M3, M7, S2). The rules are in
 * `vmm/isolation.ts`; these are the words that programs, rows and sentences share.
 */

/**
 * In the order of their numbers in rows, programs and links:
 * - `page`    a guest page by its number, within its memory or beyond
 * - `frame`   a frame of the host by its number, through its page tables
 * - `write`   it writes a page, which may share its frame with others, and takes the time
 * - `read`    it reads a page, and looks at what is in it
 * - `dma`     it has a device write to a frame of the host
 * - `extent`  an extent of one of its volumes, within it or beyond
 */
export const ATTEMPTS = ["page", "frame", "write", "read", "dma", "extent"] as const;
export type Attempt = (typeof ATTEMPTS)[number];

/**
 * What decides about an attempt, in the order of their numbers in rows:
 * - `own`          what it reaches is its own: there is nothing to stop
 * - `guestTable`   the monitor's table of the machine has no such page: the fault is the guest's
 * - `validation`   the monitor looks at each entry of a page table before it is in force
 * - `copyOnWrite`  the write goes to a copy of its own
 * - `scrubbing`    the frame was filled with zeros before it was given to it
 * - `iommu`        the table of the device has only frames that are its machine's alone
 * - `noFrame`      the host has no frame of that number
 * - `bounds`       the volume ends before that, or it has no such volume
 * - `kernel`       it is a container: the kernel of the host gives it no such access
 * - `none`         nothing stops it
 * - `altered`      it reads its own page, in which a device of another machine has written
 */
export const ATTEMPT_RULES = [
  "own",
  "guestTable",
  "validation",
  "copyOnWrite",
  "scrubbing",
  "iommu",
  "noFrame",
  "bounds",
  "kernel",
  "none",
  "altered",
] as const;
export type AttemptRule = (typeof ATTEMPT_RULES)[number];

/** `harmed`: it finds what another has done to it. */
export type Outcome = "own" | "stopped" | "breach" | "harmed";

export function outcomeOf(rule: AttemptRule): Outcome {
  if (rule === "own") return "own";
  if (rule === "altered") return "harmed";
  return rule === "none" ? "breach" : "stopped";
}

/** What a program says of an attempt. */
interface AttemptOp {
  readonly attempt: Attempt;
  readonly target: number;
  readonly volume: number;
}

/** An attempt in the notation of programs: `TRY EXTENT 0 9`. */
export function attemptText({ attempt, target, volume }: AttemptOp): string {
  return `TRY ${attempt.toUpperCase()} ${attempt === "extent" ? `${volume} ` : ""}${target}`;
}
