/**
 * Load control against thrashing (Denning; domain C.4): the two loops of the thrashing cliff in four frames. As soon as both
 * working sets together are larger than memory, one machine waits until the other has ended.
 */
import { hostOf, withHost } from "../model/scenario.ts";
import type { GalleryEntry } from "./gallery.ts";
import { thrashingCliff } from "./thrashingCliff.ts";
import { TITLES } from "./titles.ts";

const { scenario } = thrashingCliff;

export const loadControl: GalleryEntry = {
  id: "loadControl",
  // B has just been suspended.
  opensAt: 12,
  scenario: {
    ...withHost(scenario, { ...hostOf(scenario), loadControl: { window: 10 } }),
    title: TITLES.loadControl.en,
  },
  tries: [
    { do: "command", command: { command: "resume", vm: "B" } },
    { do: "host", part: { frames: 6 } },
    { do: "next", unit: "fault" },
  ],
  texts: {
    en: {
      title: TITLES.loadControl.en,
      description:
        "The six pages of the thrashing cliff in its four frames, but B is suspended while both working sets do not fit: all ends at 67, and at 204 without load control. Resume B, and it is suspended again at once; with six frames nobody waits.",
      see: "B waits until A has ended: 67 ticks, and 204 without load control.",
    },
    zh: {
      title: TITLES.loadControl.zh,
      description:
        "与“抖动的悬崖”同样的六个页和四个页框，但两个工作集放不下时 B 被挂起：67 时全部结束，没有负载控制则要到 204。恢复 B，它马上又被挂起；六个页框时谁也不用等。",
      see: "B 等到 A 结束才继续：共 67 个滴答，没有负载控制要 204。",
    },
  },
};
