/** What the scenarios about moving machines are made of: a machine that writes all the time, and a link counted in pages. */
import { defaultMachine } from "../codec/defaults.ts";
import type { MachineSpec, NetworkSpec, Op } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { NETWORK } from "../model/settings.ts";
import { textbookHost } from "./textbookHost.ts";

const { pageBytes } = textbookHost;

/** Rounds through its pages: longer than anything that is shown. */
const TIMES = 100;

/** A machine of `pages` pages that writes the first `written` of them in turn, one a tick. */
export function writingMachine(name: string, pages: number, written: number): MachineSpec {
  const body = Array.from({ length: written }, (_, page): Op => ({ op: "reference", page, write: true }));
  return {
    ...defaultMachine(name),
    memoryBytes: pages * pageBytes,
    programs: [[{ op: "loop", times: TIMES, body }]],
  };
}

/** A link of so many pages a tick; pre-copy stops a machine when two pages are left. */
export function pageLink(pagesPerTick: number): NetworkSpec {
  return { ...defaultsOf(NETWORK), bytesPerTick: pagesPerTick * pageBytes, leastPages: 2 };
}
