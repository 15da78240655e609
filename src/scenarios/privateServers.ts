/**
 * Virtual private servers of several customers on three hosts: in turn, and the two of the shop never on one host. The first host fails at 60; at 80
 * what ran there starts on others, from its beginning.
 *
 *     round robin       shop-1 on 1, shop-2 on 2, blog on 3, forum on 1
 *     restart at 80     shop-1: 2 has shop-2, so 3; forum: 1 has failed, so 2
 */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { MachineSpec } from "../model/scenario.ts";
import { PLACEMENT } from "../model/settings.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";
import { pageLink } from "./writingMachine.ts";

const host = { ...textbookHost, frames: 24 };

function server(name: string, changes: Partial<MachineSpec> = {}): MachineSpec {
  return {
    ...defaultMachine(name),
    memoryBytes: 6 * host.pageBytes,
    reservedPages: 4,
    programs: [writtenProgram("LOOP 60 { W 0 1 2; C 2; IO 5 }")],
    ...changes,
  };
}

export const privateServers: GalleryEntry = {
  id: "privateServers",
  // The second host has one that started there and one that has never stopped; the first one is empty.
  opensAt: 90,
  opensOn: 1,
  scenario: {
    ...defaultScenario,
    title: TITLES.privateServers.en,
    hosts: [host, host, host],
    network: pageLink(4),
    placement: { ...defaultsOf(PLACEMENT), rule: "roundRobin", restart: "elsewhere", restartDelay: 20 },
    machines: [server("shop-1", { apart: 1 }), server("shop-2", { apart: 1 }), server("blog"), server("forum")],
    commands: [{ at: 60, command: "setHost", state: "failed", host: 0 }],
  },
  tries: [
    { do: "placement", part: { restart: "off" } },
    { do: "placement", part: { rule: "firstFit" } },
    { do: "placement", part: { restartDelay: 100 } },
  ],
  texts: {
    en: {
      title: TITLES.privateServers.en,
      description:
        "Four private servers go to three hosts in turn, and the two of the shop are kept apart. host1 fails at 60: shop-1 and forum lose their memory and start at 80 on other hosts; shop-2 has run all the time.",
      see: "The first host has failed: forum starts here, and shop-2 never stopped.",
    },
    zh: {
      title: TITLES.privateServers.zh,
      description:
        "四台专用服务器轮流放到三台宿主机，商店的两台彼此分开。host1 在 60 时发生故障：shop-1 和 forum 丢失内存，80 时在其他宿主机上启动；shop-2 一直在运行。",
      see: "host1 已故障：forum 在这里启动，shop-2 从未停止。",
    },
  },
};
