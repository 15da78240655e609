/**
 * A machine of 64 pages moves while it runs (domain E.1, pre-copy): it writes one of 16 pages a tick, and the link carries four,
 * so that each round sends a quarter of the one before: 64, 16, 4 pages, and 1 while it stands still.
 */
import { defaultScenario } from "../codec/defaults.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";
import { pageLink, writingMachine } from "./writingMachine.ts";

const host = { ...textbookHost, frames: 64 };

export const movesWhileRunning: GalleryEntry = {
  id: "movesWhileRunning",
  opensAt: 50,
  scenario: {
    ...defaultScenario,
    title: TITLES.movesWhileRunning.en,
    hosts: [host, host],
    network: pageLink(4),
    machines: [writingMachine("web", 64, 16)],
    commands: [{ at: 40, command: "migrate", vm: "web", to: 1 }],
  },
  tries: [
    { do: "network", part: { bytesPerTick: host.pageBytes } },
    { do: "network", part: { stateBytes: 8 * host.pageBytes } },
    { do: "command", command: { command: "abortJob", vm: "web" } },
  ],
  texts: {
    en: {
      title: TITLES.movesWhileRunning.en,
      description:
        "web writes a page a tick and the link carries four, so each round sends a quarter of the one before: 64, 16, 4, and the last page while it stands still for one tick of 22. With a link of one page a tick the rounds stop shrinking.",
      see: "Round after round fewer pages are left: web stands still for one tick.",
    },
    zh: {
      title: TITLES.movesWhileRunning.zh,
      description:
        "web 每个滴答写一页，链路传四页，所以每一轮只有上一轮的四分之一：64、16、4，最后一页在停机时传送，22 个滴答中只停 1 个。若链路每滴答只传一页，各轮就不再变小。",
      see: "每轮剩下的页越来越少：web 只停机一个滴答。",
    },
  },
};
