/** Texts of the table of slices, in both languages, for when it is loaded. */
const en = {
  column: { pcpu: "pCPU", vcpu: "vCPU", kind: "What", start: "Start", end: "End", length: "Length" },
  caption: (from: string, to: string) => `Slices from ${from} to ${to}`,
  cut: (shown: number) => `Only the first ${shown} are listed. Zoom in to see the others.`,
  empty: "Nothing happens in this window.",
};

const zh: typeof en = {
  column: { pcpu: "pCPU", vcpu: "vCPU", kind: "状态", start: "开始", end: "结束", length: "时长" },
  caption: (from, to) => `${from} 至 ${to} 的运行情况`,
  cut: (shown) => `只列出前 ${shown} 行，放大后可查看其余部分。`,
  empty: "此窗口内没有任何活动。",
};

export const slices = { en, zh };
