/**
 * A test environment on two hosts: first fit puts all three builds on the first, which has three times as much to do as it can. The rebalancer looks
 * at 50 and at 100, and moves one; at 200 the first host is emptied for maintenance.
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

const host = { ...textbookHost, frames: 40 };

function build(name: string): MachineSpec {
  return {
    ...defaultMachine(name),
    memoryBytes: 8 * host.pageBytes,
    programs: [writtenProgram("LOOP 100 { W 0 1 2 3; C 6 }")],
  };
}

export const testEnvironment: GalleryEntry = {
  id: "testEnvironment",
  opensAt: 110,
  scenario: {
    ...defaultScenario,
    title: TITLES.testEnvironment.en,
    hosts: [host, host],
    network: pageLink(2),
    placement: { ...defaultsOf(PLACEMENT), rebalancer: "on" },
    machines: [build("build-1"), build("build-2"), build("build-3")],
    commands: [{ at: 200, command: "setHost", state: "maintenance", host: 0 }],
  },
  tries: [
    { do: "placement", part: { rebalancer: "off" } },
    { do: "placement", part: { proposesOnly: true } },
    { do: "placement", part: { rule: "worstFit" } },
  ],
  texts: {
    en: {
      title: TITLES.testEnvironment.en,
      description:
        "First fit puts three builds on host1: 300 % of its pCPU are wanted. The rebalancer finds that at 50 and again at 100, and moves build-1 while it runs. At 200 host1 goes into maintenance: the others follow, one after the other.",
      see: "Three builds on one pCPU: at 100 the rebalancer moves one of them.",
    },
    zh: {
      title: TITLES.testEnvironment.zh,
      description:
        "首次适应把三个构建都放在 host1：需要其 pCPU 的 300%。均衡器在 50 和 100 两次检查都发现如此，把 build-1 边运行边迁走。200 时 host1 进入维护，其余的一台接一台迁走。",
      see: "一个 pCPU 上有三个构建：100 时均衡器迁走一个。",
    },
  },
};
