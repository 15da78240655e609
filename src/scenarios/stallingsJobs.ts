/** The five jobs by which Stallings compares scheduling policies (Operating Systems, chapter 9; workload W1). */
import { defaultScenario } from "../codec/defaults.ts";
import { writtenBursts } from "../codec/notation/written.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

export const stallingsJobs: GalleryEntry = {
  id: "stallingsJobs",
  scenario: {
    ...defaultScenario,
    title: TITLES.stallingsJobs.en,
    hosts: [{ ...textbookHost, scheduler: { policy: "rr", params: { timeslice: 4 } } }],
    machines: writtenBursts("A(0; 3; p2) B(2; 6; p1) C(4; 4; p3) D(6; 5; p5) E(8; 2; p4)"),
  },
  tries: [
    { do: "host", part: { scheduler: { policy: "rr", params: { timeslice: 1 } } } },
    { do: "host", part: { scheduler: { policy: "srtf", params: {} } } },
    { do: "host", part: { scheduler: { policy: "fcfs", params: {} } } },
  ],
  texts: {
    en: {
      title: TITLES.stallingsJobs.en,
      description:
        "The five jobs with which Stallings compares schedulers, under round robin with timeslice 4: change the policy and compare the finish times with the book.",
      see: "Change the timeslice or the policy, then compare the finish times.",
    },
    zh: {
      title: TITLES.stallingsJobs.zh,
      description:
        "Stallings 教材中比较调度算法所用的五个作业，时间片为 4 的轮转：换一种调度策略，与书中的完成时间对照。",
      see: "换时间片或调度策略，再与书中的完成时间对照。",
    },
  },
};
