/** Texts that only the legend of the chart has, in both languages. What lanes show is said by `processor.kind`. */
const en = {
  ready: "ready; below: who runs",
  /** Where there are several kinds, this stands before them once. */
  blockedOn: "blocked on",
  blocked: { blockedFault: "fault", blockedDisk: "disk", blockedDevice: "device" },
  fault: "page fault",
  command: "command",
  refused: "command refused",
  ahead: "after the cursor",
  shareRunning: "share running",
  shareReady: "share ready",
  took: (name: string) => `${name}, who took`,
};

const zh: typeof en = {
  ready: "就绪；下方：谁占用 pCPU",
  blockedOn: "阻塞于",
  blocked: { blockedFault: "缺页", blockedDisk: "磁盘", blockedDevice: "设备" },
  fault: "缺页",
  command: "命令",
  refused: "命令被拒绝",
  ahead: "光标之后",
  shareRunning: "运行的比例",
  shareReady: "就绪的比例",
  took: (name) => `${name}，占用者`,
};

export const legend = { en, zh };
