/** The scheduling policies, in the order of the menus. A new policy is one file and one entry here, under its id. */
import type { HostSpec } from "../../model/scenario.ts";
import { cfs } from "./policies/cfs.ts";
import { credit } from "./policies/credit.ts";
import { eevdf } from "./policies/eevdf.ts";
import { fcfs } from "./policies/fcfs.ts";
import { gang } from "./policies/gang.ts";
import { hrrn } from "./policies/hrrn.ts";
import { lottery } from "./policies/lottery.ts";
import { lrtf } from "./policies/lrtf.ts";
import { mlfq } from "./policies/mlfq.ts";
import { priority } from "./policies/priority.ts";
import { priorityRr } from "./policies/priorityRr.ts";
import { pwrr } from "./policies/pwrr.ts";
import { rr } from "./policies/rr.ts";
import { sjf, srtf } from "./policies/shortest.ts";
import { stride } from "./policies/stride.ts";
import type { CpuPolicy } from "./policy.ts";

// Each policy has a state of its own type; the mechanism hands it back untouched.
const byId = {
  fcfs,
  rr,
  pwrr,
  priority,
  prr: priorityRr,
  sjf,
  srtf,
  lrtf,
  hrrn,
  mlfq,
  lottery,
  stride,
  credit,
  cfs,
  eevdf,
  gang,
} satisfies Readonly<Record<string, CpuPolicy<unknown>>>;

export type CpuPolicyId = keyof typeof byId;

export const cpuPolicies: readonly CpuPolicy<unknown>[] = Object.values(byId);

/** Whether `host` has a run queue for each pCPU. Gangs always share one: their vCPUs must start together. */
export function hasQueuePerPcpu(host: Pick<HostSpec, "runQueues" | "scheduler">): boolean {
  return host.runQueues === "perPcpu" && !cpuPolicy(host.scheduler.policy).isGang;
}

/** The policy called `id`. Throws with the name when there is none: the codec has checked it. */
export function cpuPolicy(id: string): CpuPolicy<unknown> {
  const policy = cpuPolicies.find((candidate) => candidate.id === id);
  if (!policy) throw new Error(`no scheduling policy is called "${id}"`);
  return policy;
}
