/**
 * What makes guests exit, and how to exit less (domain G.1). `caller` asks the monitor for ten things after every ten ticks;
 * `legacy` uses sensitive instructions that do not trap on this processor.
 *
 *     caller   10 · (10 + 10 · 2) = 300, and in batches of ten 10 · (10 + 2) = 120
 *     legacy   trap and emulate 100, with 20 wrong results; translated 100 + 20; paravirtual 100 + 20 · 2; hardware 100 + 20 · 4
 */
import { defaultCosts, defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { ExitsSpec } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { EXITS } from "../model/settings.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const exits: ExitsSpec = {
  ...defaultsOf(EXITS),
  technique: "trapAndEmulate",
  badIsa: true,
  translateBlock: 20,
};

const guest = (name: string, program: string) => ({
  ...defaultMachine(name),
  memoryBytes: 0,
  programs: [writtenProgram(program)],
});

export const exitsByCause: GalleryEntry = {
  id: "exitsByCause",
  opensAt: 300,
  scenario: {
    ...defaultScenario,
    title: TITLES.exitsByCause.en,
    hosts: [
      {
        ...textbookHost,
        pcpus: 2,
        scheduler: { policy: "fcfs", params: {} },
        costs: { ...defaultCosts, hypercall: 2, trap: 4 },
        exits,
      },
    ],
    machines: [guest("caller", "LOOP 10 { C 10; HCALL 10 }"), guest("legacy", "LOOP 10 { C 10; SENS 2 }")],
  },
  tries: [
    { do: "host", part: { exits: { ...exits, batch: 10 } } },
    { do: "host", part: { exits: { ...exits, technique: "binaryTranslation" } } },
    { do: "host", part: { exits: { ...exits, technique: "paravirtual" } } },
  ],
  texts: {
    en: {
      title: TITLES.exitsByCause.en,
      description:
        "A hundred hypercalls make the caller end at 300, and in batches of ten at 120. Twenty sensitive instructions of the legacy guest do not trap, and give wrong results: translation, a paravirtual guest or hardware mend that.",
      see: "Hypercalls eat 2 ticks of 3; 20 instructions fail to trap, unnoticed.",
    },
    zh: {
      title: TITLES.exitsByCause.zh,
      description:
        "一百次超级调用使 caller 到 300 时才结束，每十次一批则是 120。legacy 有二十条敏感指令没有陷入，结果错误：二进制翻译、半虚拟化或硬件支持都能补救。",
      see: "超级调用占去三分之二；20 条指令没有陷入，无人察觉。",
    },
  },
};
