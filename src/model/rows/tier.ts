/**
 * Rows about the residency of volumes (domain D.6): what an access finds, who leaves the fast tier for it, and the copies
 * from the archive and back. What is resident or not is a volume (`extent` -1), or one extent of it.
 */
import { TIER_EXITS, TIER_MISSES, VICTIM_REASONS } from "../events.ts";
import { row } from "./facts.ts";
import { flag, group, id, int, list, optional, tick, word } from "./fields.ts";

const UNIT = { lv: id, extent: int };

/** An access found it in the fast tier: it is open until the access has ended. */
export const tierHit = row("disk", { isStep: true }, { slot: id, vcpu: id, ...UNIT, write: flag });

/** An access found it only in the archive: its vCPU waits. */
export const tierMiss = row(
  "disk",
  { isStep: true, tone: "fault" },
  { vcpu: id, ...UNIT, write: flag, what: word(TIER_MISSES) },
);

/** A slot of the fast tier is set aside for it: a free one, or that of a victim. */
export const tierTaken = row(
  "disk",
  { isStep: true },
  {
    slot: id,
    ...UNIT,
    victim: optional(
      group({
        ...UNIT,
        /** It must be copied back first. */
        isDirty: flag,
        reason: word(VICTIM_REASONS),
        line: int,
        value: int,
        /** Open ones: they cannot be chosen. */
        open: int,
        /** Losers that are not listed. */
        others: int,
        /** Those that stay, with the value they were compared by (meaning: see the reason). */
        losers: list(group({ slot: id, ...UNIT, value: int })),
      }),
    ),
  },
);

/** The archive begins a copy: `isBack`, of what has left a slot, else of what comes to it. */
export const tierCopy = row("disk", {}, { slot: id, ...UNIT, isBack: flag, until: tick });

/** The copy is complete. What has come is resident, and the accesses that waited for it are made. */
export const tierCopied = row(
  "disk",
  { isStep: true },
  { slot: id, ...UNIT, isBack: flag, accesses: list(group({ vcpu: id, write: flag })) },
);

/** It has left its slot, or will never come to it, although nobody needs the slot. */
export const tierLeft = row("disk", {}, { slot: id, ...UNIT, why: word(TIER_EXITS), isDirty: flag });

/** An access has ended. */
export const tierClosed = row("details", { isSilent: true }, { slot: id, ...UNIT });

/** An access that waited is made another way, or not any more: its machine is off, or the volume is smaller. */
export const tierWaitEnded = row("disk", {}, { vcpu: id, ...UNIT });
