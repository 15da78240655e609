/**
 * Why affinity matters: three jobs of 100 ticks on two processors with caches (the exercise of OSTEP's chapter on
 * multiprocessor scheduling). From one queue every job is moved before it profits from a warm cache; with a queue for each
 * pCPU the two whose working sets fit together share one cache, and the third has its own.
 */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { compute } from "../codec/notation/ops.ts";
import { DEFAULT_CONVENTIONS, type MachineSpec } from "../model/scenario.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const job = (name: string, workingSet: number): MachineSpec => ({
  ...defaultMachine(name),
  memoryBytes: 0,
  programs: [compute(100)],
  workingSet,
});

export const warmCaches: GalleryEntry = {
  id: "warmCaches",
  // On pCPU 1 A is warm at last, drives B out, and has to go to pCPU 0.
  opensAt: 20,
  scenario: {
    ...defaultScenario,
    title: TITLES.warmCaches.en,
    hosts: [
      {
        ...textbookHost,
        pcpus: 2,
        scheduler: { policy: "rr", params: { timeslice: 10, sharedTick: true } },
        cache: { size: 100, warmupTicks: 10, warmRate: 2 },
      },
    ],
    conventions: { ...DEFAULT_CONVENTIONS, placement: "lowestPcpu" },
    machines: [job("A", 50), job("B", 100), job("C", 50)],
  },
  tries: [
    { do: "host", part: { runQueues: "perPcpu" } },
    { do: "next", unit: "switch" },
  ],
  texts: {
    en: {
      title: TITLES.warmCaches.en,
      description:
        "Three jobs of 100 ticks share one queue: each has to leave its pCPU as soon as it is warm there, and the last ends at 150. With a run queue per pCPU each stays where it is warm and runs at 2×: all are done at 110.",
      see: "One queue: each job leaves its pCPU as soon as it is warm there.",
    },
    zh: {
      title: TITLES.warmCaches.zh,
      description:
        "三个长度为 100 的作业共用一条队列，缓存刚预热就要离开所在的 pCPU，到 150 才全部结束。改为每个 pCPU 一条队列，各作业留在缓存已预热的 pCPU 上，以 2 倍速度运行，到 110 即全部完成。",
      see: "共用队列：缓存刚预热，作业就得离开。",
    },
  },
};
