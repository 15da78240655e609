/** Three jobs of which two wait for a device between bursts (workload W2). */
import { defaultScenario } from "../codec/defaults.ts";
import { writtenBursts } from "../codec/notation/written.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

export const blockingWorkload: GalleryEntry = {
  id: "blockingWorkload",
  scenario: {
    ...defaultScenario,
    title: TITLES.blockingWorkload.en,
    hosts: [{ ...textbookHost, scheduler: { policy: "rr", params: { timeslice: 2 } } }],
    machines: writtenBursts("A(0; 3,4,3; p1) B(0; 5; p1) C(1; 2,2,2; p2)"),
  },
  tries: [
    { do: "host", part: { scheduler: { policy: "srtf", params: {} } } },
    { do: "host", part: { scheduler: { policy: "fcfs", params: {} } } },
    { do: "next", unit: "switch" },
  ],
  texts: {
    en: {
      title: TITLES.blockingWorkload.en,
      description:
        "While A and C wait for a device the processor belongs to B: see who is ready, who is blocked, and where each goes when it wakes.",
      see: "While A and C wait for a device, the processor belongs to B.",
    },
    zh: {
      title: TITLES.blockingWorkload.zh,
      description: "A 和 C 等待设备时处理器归 B 使用：看谁就绪、谁阻塞，唤醒后各自排到哪里。",
      see: "A 和 C 等待设备时，处理器归 B。",
    },
  },
};
