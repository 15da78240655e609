/** Rows about TLBs, walks and the page tables of guests. */
import { row } from "./facts.ts";
import { flag, id, int, list, tick, word } from "./fields.ts";

/** The address of a reference was translated; its page is in `frame`. The reference itself is the row behind it. */
export const translated = row(
  "memory",
  { isStep: true },
  {
    vcpu: id,
    pcpu: id,
    page: id,
    frame: id,
    /** The TLB of the pCPU had it; else the tables were walked, and it has it now. */
    hit: flag,
    /** Entries of page tables that were read; 0 where the TLB had it. */
    accesses: int,
    /** The page whose entry had to leave the TLB for it; -1: none. */
    outVm: id,
    outPage: id,
  },
);

/** The guest touches a page for the first time, and writes `writes` entries of its page tables for it. */
export const tablesWritten = row(
  "memory",
  { isStep: true },
  {
    vcpu: id,
    pcpu: id,
    page: id,
    writes: int,
    /** Writes that exit to the monitor: all of them under shadow paging, else none. */
    exits: int,
    /** Exit time of all of them. */
    ticks: tick,
  },
);

/** Entries left the TLB of a pCPU together: all at a world switch, or those of machine `vm`, which stopped. */
export const tlbFlushed = row("memory", {}, { pcpu: id, cause: word(["worldSwitch", "stop"]), vm: id, entries: int });

/** A page has left its frame: the entries of the TLBs that still led there are gone. */
export const tlbInvalidated = row("memory", {}, { vm: id, page: id, pcpus: list(id) });
