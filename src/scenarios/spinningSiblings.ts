/**
 * A machine whose two vCPUs meet at a barrier after every two ticks of work, between two hogs on two processors (domain
 * B.6). Round robin serves the queue hog, wide.0, wide.1, hog in pairs, so that the two never run at the same time.
 */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { barrier, compute, loop } from "../codec/notation/ops.ts";
import type { MachineSpec } from "../model/scenario.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const hog = (name: string): MachineSpec => ({
  ...defaultMachine(name),
  memoryBytes: 0,
  programs: [loop(null, compute(100))],
});

export const spinningSiblings: GalleryEntry = {
  id: "spinningSiblings",
  // wide.1 has its pCPU, and begins to spin for wide.0, which has none.
  opensAt: 34,
  scenario: {
    ...defaultScenario,
    title: TITLES.spinningSiblings.en,
    hosts: [{ ...textbookHost, pcpus: 2, scheduler: { policy: "rr", params: { timeslice: 10 } } }],
    machines: [
      hog("hog A"),
      { ...defaultMachine("wide"), vcpus: 2, memoryBytes: 0, programs: [loop(null, compute(2), barrier())] },
      hog("hog B"),
    ],
  },
  tries: [
    { do: "host", part: { scheduler: { policy: "gang", params: { timeslice: 10 } } } },
    { do: "next", unit: "switch" },
  ],
  texts: {
    en: {
      title: TITLES.spinningSiblings.en,
      description:
        "The vCPUs of wide meet at a barrier every 2 ticks but never run together: before t = 200 they spin for 122 of their 200 ticks and pass 19 barriers; under gang scheduling they pass 49, and the 50th at t = 200.",
      see: "Two siblings meet at a barrier, but never run together.",
    },
    zh: {
      title: TITLES.spinningSiblings.zh,
      description:
        "wide 的两个 vCPU 每计算 2 个滴答就在屏障处会合，却从不同时运行：在 t = 200 之前，它们的 200 个滴答中有 122 个在自旋等待，只通过 19 个屏障；改用组调度可通过 49 个，t = 200 时通过第 50 个。",
      see: "两个兄弟 vCPU 要在屏障会合，却从不同时运行。",
    },
  },
};
