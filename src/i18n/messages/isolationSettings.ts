/** The words of the form for what keeps machines apart, and of attempts in programs. */
import type { Attempt } from "../../model/attempts.ts";
import type { ISOLATION } from "../../model/settings.ts";
import type { OptionText } from "../settingTexts.ts";

type Texts = OptionText<typeof ISOLATION>;

const en: Texts = {
  label: "Isolation in detail",
  off: "Devices have an IOMMU, and frames are filled with zeros. What pages hold is not modelled for it.",
  on: "What keeps machines apart besides page tables can be taken away: guests that try (TRY in programs) show what that means.",
  settings: {
    iommu: {
      label: "IOMMU",
      on: "Devices reach memory through a table that has only frames of their machine.",
      off: "Devices reach every frame: nothing stops a guest that has one write to another machine’s memory.",
    },
    scrubbing: {
      label: "Scrub frames",
      on: "A frame is filled with zeros before another machine gets it.",
      off: "A frame keeps what was in it: whoever gets it next can read that.",
    },
  },
};

const zh: Texts = {
  label: "隔离细节",
  off: "设备有 IOMMU，页框都会清零；不为此模拟页的内容。",
  on: "页表之外用来隔离虚拟机的手段可以关掉：程序里的 TRY 会显示后果。",
  settings: {
    iommu: {
      label: "IOMMU",
      on: "设备通过地址表访问内存，表中只有本虚拟机的页框。",
      off: "设备可以访问任何页框：客户机让设备写入别人的内存，没有什么能阻止。",
    },
    scrubbing: {
      label: "页框清零",
      on: "页框交给另一台虚拟机之前先清零。",
      off: "页框保留原来的内容：下一个得到它的虚拟机可以读到。",
    },
  },
};

export const isolationSettings = { en, zh };

type Named = Readonly<Record<Attempt, (target: string, volume: string) => string>>;

const EN_ATTEMPTS: Named = {
  page: (page) => `try to reach page ${page}, within its memory or beyond`,
  frame: (frame) => `try to reach frame ${frame} of the host by its number`,
  write: (page) => `write page ${page}, and take the time`,
  read: (page) => `read page ${page}, and look at what it holds`,
  dma: (frame) => `have a device write to frame ${frame} of the host`,
  extent: (extent, volume) => `try to reach extent ${extent} of volume ${volume}`,
};
const ZH_ATTEMPTS: Named = {
  page: (page) => `试图访问第 ${page} 页，不论在自己的内存之内还是之外`,
  frame: (frame) => `试图按编号访问宿主机的页框 ${frame}`,
  write: (page) => `写第 ${page} 页，并测量时间`,
  read: (page) => `读第 ${page} 页，查看其中的内容`,
  dma: (frame) => `让设备写入宿主机的页框 ${frame}`,
  extent: (extent, volume) => `试图访问卷 ${volume} 的第 ${extent} 个区段`,
};

export const attemptNames = { en: EN_ATTEMPTS, zh: ZH_ATTEMPTS };
