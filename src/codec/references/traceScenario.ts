/** References of a trace as a scenario: one machine that makes them, on a host where nothing else costs anything. */
import type { Checked } from "../../model/problems.ts";
import type { PolicyChoice, Scenario } from "../../model/scenario.ts";
import { defaultHost, defaultMachine, defaultScenario } from "../defaults.ts";
import { MOST } from "../limits.ts";
import { validateScenario } from "../scenario/validate.ts";

/** References that a scenario of this kind can hold. */
export const MOST_RUN_REFERENCES = MOST.programOps;

export interface TraceRun {
  readonly title: string;
  readonly frames: number;
  readonly replacement: PolicyChoice;
  readonly seed: number;
}

/** `pages`: `MOST_RUN_REFERENCES` at most; `writes`: of the reference at the same place. */
export function traceScenario(
  pages: Uint32Array,
  writes: readonly boolean[],
  { title, frames, replacement, seed }: TraceRun,
): Checked<Scenario> {
  const most = pages.reduce((highest, page) => Math.max(highest, page), 0);
  return validateScenario({
    ...defaultScenario,
    title: [...title].slice(0, MOST.titleCharacters).join(""),
    seed,
    hosts: [{ ...defaultHost, frames, replacement, disks: [{ ...defaultHost.disks[0], readTicks: 0, writeTicks: 0 }] }],
    machines: [
      {
        ...defaultMachine("guest"),
        memoryBytes: (most + 1) * defaultHost.pageBytes,
        programs: [Array.from(pages, (page, at) => ({ op: "reference", page, write: writes[at] === true }))],
      },
    ],
  });
}
