/** Rows about machines that move from host to host. */
import { MIGRATION_MODES, MIGRATION_OUTCOMES, MIGRATION_STOPS } from "../migration.ts";
import { row } from "./facts.ts";
import { flag, id, int, word } from "./fields.ts";

/** A machine begins to move: told on the host that it leaves and, of what is reserved there, on the one that it comes to. */
export const migrationBegan = row(
  "commands",
  { isStep: true },
  {
    vm: id,
    mode: word(MIGRATION_MODES),
    /** It leaves this host. */
    isOut: flag,
    /** The number of the other host. */
    host: int,
    /** Pages of its memory. */
    pages: int,
  },
);

/** A round begins: so many pages are given to the link. */
export const migrationRound = row("commands", { isStep: true }, { vm: id, round: int, pages: int, bytes: int });

/** The last page of a round has come. */
export const migrationRoundDone = row(
  "commands",
  { isStep: true },
  {
    vm: id,
    round: int,
    pages: int,
    /** Ticks since it began. */
    ticks: int,
    /** Pages that the guest has written meanwhile. */
    dirtied: int,
  },
);

/** The machine stands still; what is left is sent. */
export const migrationStopped = row(
  "commands",
  { isStep: true },
  { vm: id, reason: word(MIGRATION_STOPS), pages: int, bytes: int },
);

export const migrationEnded = row(
  "commands",
  { isStep: true },
  {
    vm: id,
    isOut: flag,
    host: int,
    outcome: word(MIGRATION_OUTCOMES),
    /** Rounds that were made while it ran. */
    rounds: int,
    /** Pages and bytes that the link has carried for it. */
    pages: int,
    bytes: int,
    ticks: int,
    /** Ticks for which it stood still. */
    downtime: int,
  },
);

/** The machine goes on at the destination, and so many pages follow it: told on both hosts. */
export const migrationSwitched = row(
  "commands",
  { isStep: true },
  {
    vm: id,
    isOut: flag,
    host: int,
    pages: int,
    /** Ticks for which it stood still. */
    downtime: int,
  },
);

/** A vCPU waits for a page that has not come yet: it `isAsked` for, or on its way, or asked for already. */
export const networkFault = row(
  "memory",
  { isStep: true, tone: "fault" },
  { vm: id, vcpu: id, page: id, isAsked: flag },
);

/** The rounds that follow are sent so fast. */
export const migrationRate = row("commands", { isStep: true }, { vm: id, bytesPerTick: int });

/** So many percent of its time the machine is kept from running, for its pages to be written less; 0: no longer. */
export const migrationThrottled = row("commands", { isStep: true }, { vm: id, percent: int });

/** The link to the other hosts has failed, or works again. */
export const linkState = row("commands", { isStep: true }, { isWorking: flag });

/** This host has failed, or works again. */
export const hostState = row("commands", { isStep: true }, { isWorking: flag });

/** What the volumes of the machine hold is sent first. */
export const migrationVolumes = row("commands", { isStep: true }, { vm: id, extents: int, bytes: int });

/** It has come. `written`: extents that the guest has written meanwhile, which follow with its last pages. */
export const migrationVolumesDone = row(
  "commands",
  { isStep: true },
  { vm: id, extents: int, ticks: int, written: int },
);
