/** Texts that only the legend of the chart has, in both languages. What lanes show is said by `processor.kind`. */
const en = {
  ready: "ready; below: who has the pCPU",
  fault: "page fault",
  command: "command",
  refused: "command refused",
  ahead: "after the cursor",
};

const zh: typeof en = {
  ready: "就绪；下方：谁占用 pCPU",
  fault: "缺页",
  command: "命令",
  refused: "命令被拒绝",
  ahead: "光标之后",
};

export const legend = { en, zh };
