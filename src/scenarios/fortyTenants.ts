/**
 * Forty tenants of four kinds on eight pCPUs under Xen's credit scheduler: web servers that wait now and then, databases
 * with much weight, caches with little, and batch jobs with a cap. Who pays for whose time shows in the map of steal.
 */
import { defaultHost, defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { compute, loop, wait } from "../codec/notation/ops.ts";
import type { MachineSpec } from "../model/scenario.ts";
import type { GalleryEntry } from "./gallery.ts";
import { TITLES } from "./titles.ts";

const BUSY = [loop(null, compute(20))].flat();
const WEB = [loop(null, compute(6), wait(5))].flat();
const KINDS = [
  { kind: "web", weight: 256, program: WEB },
  { kind: "db", weight: 512, program: BUSY },
  { kind: "cache", weight: 128, program: BUSY },
  { kind: "batch", weight: 256, program: BUSY, cap: 40 },
] as const;

/** Every third has two vCPUs. */
function tenant(index: number): MachineSpec {
  const { kind, weight, program, ...rest } = KINDS[index % KINDS.length]!;
  const vcpus = index % 3 === 0 ? 2 : 1;
  return {
    ...defaultMachine(`${kind}-${String(index).padStart(2, "0")}`),
    ...rest,
    vcpus,
    weight,
    programs: Array.from({ length: vcpus }, () => program),
  };
}

export const fortyTenants: GalleryEntry = {
  id: "fortyTenants",
  opensAt: 330,
  scenario: {
    ...defaultScenario,
    title: TITLES.fortyTenants.en,
    tickUnit: "ms",
    hosts: [
      {
        ...defaultHost,
        pcpus: 8,
        frames: 64,
        scheduler: { policy: "credit", params: {} },
        runQueues: "perPcpu",
        workStealing: true,
      },
    ],
    machines: Array.from({ length: 40 }, (_, index) => tenant(index)),
  },
  tries: [
    { do: "host", part: { pcpus: 12 } },
    { do: "host", part: { scheduler: { policy: "rr", params: { timeslice: 30 } } } },
    { do: "host", part: { runQueues: "global", workStealing: false } },
  ],
  texts: {
    en: {
      title: TITLES.fortyTenants.en,
      description:
        "Forty machines of four kinds under Xen's credit scheduler: sort them by steal, and see in the map whose time each of them takes.",
      see: "Weights decide who gets the processor; see who pays in the steal map.",
    },
    zh: {
      title: TITLES.fortyTenants.zh,
      description: "Xen 信用调度下的四类共四十台虚拟机：按被窃取时间排序，看各台占去了谁的时间。",
      see: "权重决定谁得到处理器；在被窃取时间图中看谁为此等待。",
    },
  },
};
